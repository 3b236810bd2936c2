//! Quiet mode: the browser shows nothing of what the page is about.

use serde_json::json;

use crate::{
    browser::Browser,
    giving::{THEME, THEME_HEADING},
    story::story,
    trouble::Way,
};

const AGENDA: &str = "Leeragenda Jeugd ST-RAW 2025-2028";

/// What the browser shows of a page, outside of it.
const SHOWN: &str = "return [document.title, location.pathname + location.search + location.hash,
                     document.querySelector('link[rel=icon]').href.split('/').pop()]";

#[track_caller]
fn turns_quiet(browser: &mut Browser) {
    browser.visits("hulp/");
    browser.taps("switch", "Stille modus");
}

#[track_caller]
fn is_quiet(browser: &Browser) {
    assert_eq!(browser.asks(SHOWN, &[]), json!(["Pagina", "/", "blank.svg"]));
}

#[test]
fn in_quiet_mode_title_address_and_icon_name_nothing() {
    story(|_, browser| {
        turns_quiet(browser);
        is_quiet(browser);
        browser.follows("Begin");
        browser.follows(AGENDA);
        browser.finds("heading", AGENDA);
        browser.follows(THEME_HEADING);
        browser.finds("heading", THEME_HEADING);
        is_quiet(browser);

        // Loading it again, and going back, lead to the same pages.
        browser.reloads();
        browser.finds("heading", THEME_HEADING);
        is_quiet(browser);
        browser.goes_back();
        browser.finds("heading", AGENDA);
        is_quiet(browser);

        // A link from elsewhere names the page, until the first script runs.
        browser.visits(THEME);
        browser.finds("heading", THEME_HEADING);
        is_quiet(browser);
    });
}

#[test]
fn quiet_mode_holds_before_the_application_and_without_it() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::nothing(404));
        browser.evidence.expect("weerklank:");
        browser.evidence.expect("status of 404");
        browser.loads("hulp/");
        browser.asks("localStorage.setItem('wk.quiet', '1')", &[]);
        browser.loads(THEME);
        is_quiet(browser);
        browser.sees("Antwoorden lukt nu niet");
        browser.finds("heading", THEME_HEADING);
        is_quiet(browser);
    });
}

#[test]
fn quiet_mode_lasts_until_one_turns_it_off_or_wipes_everything() {
    story(|_, browser| {
        let told = json!(["Hulp en steun – Weerklank", "/hulp/", "icon.svg"]);
        turns_quiet(browser);
        browser.closes_the_tab();
        browser.visits("hulp/");
        is_quiet(browser);
        browser.taps("switch", "Stille modus");
        assert_eq!(browser.asks(SHOWN, &[]), told);
        assert_eq!(browser.kept(), Vec::<String>::new());

        browser.taps("switch", "Stille modus");
        is_quiet(browser);
        browser.presses("Wis alles van deze telefoon");
        browser.sees("Alles van Weerklank is van deze telefoon gewist.");
        assert_eq!(browser.asks(SHOWN, &[]), told);
        assert_eq!(browser.kept(), Vec::<String>::new());
    });
}
