//! The page that makes the two lines for somebody else's page, and what they do there.

use weerklank_core::text::{EASY, PLAIN};

use super::{
    embedding::{AGENDA, FRAME, on_a_page, reads_in},
    theming::is_dressed,
};
use crate::{
    audit::Audit,
    browser::{Browser, Key},
    giving::THEME_HEADING,
    story::story,
};

const COPY: &str = "Kopieer de regels";
const LINES: &str = "De twee regels";
/// What the frame on that page is called.
const EXAMPLE: &str = "Voorbeeld van je pagina";

/// What is chosen may change the example while that is still loading. The page that has to go then says that it did not
/// get everything.
fn may_change_what_still_loads(browser: &mut Browser) {
    browser.evidence.expect("Failed to fetch");
}

/// The example is there.
#[track_caller]
fn looks_at_the_example(browser: &Browser) {
    browser.looks_into(EXAMPLE);
    browser.is_taken_over();
}

/// Goes on with Tab until something has focus.
#[track_caller]
fn tabs_to(browser: &Browser, what: &str) {
    for _ in 0..40 {
        if browser.focus() == what {
            return;
        }
        browser.types(&[Key::Tab]);
    }
    panic!("Tab does not come to {what}");
}

#[test]
fn an_editor_makes_the_two_lines_with_the_keyboard_and_they_work_on_the_page() {
    on_a_page("", "<p>Nog leeg.</p>", |site, browser| {
        browser.may_use_the_clipboard();
        may_change_what_still_loads(browser);
        browser.visits("over/");
        tabs_to(browser, "link Zet een agenda op je eigen site");
        browser.types(&[Key::Enter]);
        browser.is_at("Op je eigen site");
        browser.finds("combobox", "Agenda");
        tabs_to(browser, "combobox Agenda");
        browser.types(&"Leeragenda Jeugd ST-RAW 2025".chars().map(Key::Letter).collect::<Vec<_>>());
        tabs_to(browser, "combobox Onderdeel");
        browser.types(&"Eén thema".chars().map(Key::Letter).collect::<Vec<_>>());
        browser.finds("combobox", "Thema");
        tabs_to(browser, "combobox Thema");
        browser.types(&THEME_HEADING.chars().take(12).map(Key::Letter).collect::<Vec<_>>());
        tabs_to(browser, "combobox Taal");
        browser.types(&"Makkelijk".chars().map(Key::Letter).collect::<Vec<_>>());
        tabs_to(browser, "combobox Kleuren");
        browser.types(&"Groen".chars().map(Key::Letter).collect::<Vec<_>>());
        looks_at_the_example(browser);
        browser.is_at(THEME_HEADING);
        reads_in(browser, EASY);
        is_dressed(browser, "--wk-color-action", "rgb(29, 106, 55)");
        browser.looks_at_the_page();
        browser.sees("Deze kleuren zijn samen goed te lezen.");
        let lines = browser.value_of(LINES);
        // Past the preview, which has links of its own.
        browser.asks("named('textbox', arguments[0]).focus()", &[LINES.into()]);
        browser.types(&[Key::Tab]);
        browser.has_focus_on(&format!("button {COPY}"));
        browser.types(&[Key::Enter]);
        browser.sees("Gekopieerd.");
        assert_eq!(browser.clipboard(), lines);
        assert_eq!(lines.lines().count(), 2, "{lines}");

        site.host_shows("", format!("<!doctype html><title>Gemeente</title><link rel=icon href=data:,>{lines}"));
        browser.visits_the_host(site, "");
        browser.looks_into(FRAME);
        browser.is_taken_over();
        browser.is_at(THEME_HEADING);
        reads_in(browser, EASY);
        is_dressed(browser, "--wk-color-action", "rgb(29, 106, 55)");
    });
}

#[test]
fn where_no_scripts_run_the_lines_give_a_link_and_the_page_in_a_frame() {
    on_a_page("", "", |site, browser| {
        may_change_what_still_loads(browser);
        browser.visits("op-je-eigen-site/");
        browser.chooses("Agenda", AGENDA);
        looks_at_the_example(browser);
        browser.is_at(AGENDA);
        browser.looks_at_the_page();
        let lines = browser.value_of(LINES);
        site.host_shows("", format!("<!doctype html><title>Gemeente</title><link rel=icon href=data:,>{lines}"));
        browser.runs_scripts(false);
        browser.visits_the_host(site, "");
        let to = browser.asks("return named('link', arguments[0]).href", &[AGENDA.into()]);
        assert_eq!(to, format!("{}st-raw-2025/", site.address));
        browser.looks_into(AGENDA);
        assert!(browser.has("heading", AGENDA), "{}", browser.text());
        assert!(browser.has("link", THEME_HEADING));
    });
}

#[test]
fn the_example_changes_language_and_the_editor_keeps_theirs() {
    story(|_, browser| {
        browser.visits("op-je-eigen-site/");
        for (language, tag) in [("Makkelijk Nederlands", EASY), ("Gewoon Nederlands", PLAIN)] {
            browser.chooses("Taal", language);
            looks_at_the_example(browser);
            reads_in(browser, tag);
            browser.looks_at_the_page();
            reads_in(browser, PLAIN);
            assert_eq!(browser.kept(), Vec::<String>::new());
        }
    });
}

#[test]
fn the_page_for_editors_says_what_cannot_be_read_and_everybody_can_use_it() {
    story(|_, browser| {
        browser.visits("op-je-eigen-site/");
        browser.chooses("Kleuren", "Zelf kiezen");
        looks_at_the_example(browser);
        browser.looks_at_the_page();
        browser.writes("Knoppen en links", "#ffd800");
        browser.sees("Deze kleur is hier niet goed te lezen.");
        browser.writes("Tekst", "blauw");
        browser.sees("Dit is geen kleur.");
        assert!(!browser.value_of(LINES).contains("ink:"), "what is no colour is not in the lines");
        for more in ["Zie je na het opslaan alleen een link?", "Zie je niets, of een lege plek?"] {
            browser.opens(more);
        }
        let mut audit = Audit::default();
        audit.looks(browser, "on your own site");
        audit.found_nothing();
    });
}
