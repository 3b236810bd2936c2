//! Leaving at once, and leaving nothing behind.

use serde_json::json;

use crate::{
    browser::{Browser, Key},
    dist::dist,
    engine::in_every_engine,
    giving::{THEME, is_ready_to_send},
    story::story,
    trouble::Way,
};

in_every_engine! {
    leaving_leaves_no_draft_no_outbox_and_no_receipt_behind,
    after_leaving_back_does_not_return,
    three_times_shift_leaves,
}

/// Where the quick exit leads. There is no such host here, so the browser says that it cannot be reached.
const ELSEWHERE: &str = "https://www.buienradar.nl/";

#[track_caller]
pub(super) fn has_left(browser: &mut Browser) {
    browser.evidence.allow(ELSEWHERE);
    browser.evidence.expect("net::ERR_NAME_NOT_RESOLVED");
    browser.has_gone_to(ELSEWHERE);
}

#[track_caller]
fn has_left_no_trace(browser: &mut Browser) {
    // A file of the site that is no page of it: the same storage, and nothing that runs.
    browser.evidence.expect("favicon.ico");
    browser.loads("icon.svg");
    let kept: Vec<_> = browser.kept().into_iter().filter(|name| name.starts_with("wk.")).collect();
    assert_eq!(kept, Vec::<String>::new());
    browser.keeps_no_pages();
}

#[test]
fn leaving_leaves_no_draft_no_outbox_and_no_receipt_behind() {
    story(|site, browser| {
        browser.visits(THEME);
        browser.keeps_the_page();
        // Something was sent and kept, something else is on its way, and a third is being written.
        crate::giving::gives(browser, "Eerder gezegd.");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        site.when("POST api/v1/feedback", Way::page(500));
        browser.evidence.expect("status of 500");
        crate::giving::sends(browser, "Onderweg.");
        browser.sees("Nog niet zeker");
        is_ready_to_send(browser, "Half geschreven.");
        browser.taps("switch", "Makkelijker lezen");
        browser.asks("localStorage.setItem('wk.quiet', '1')", &[]);
        let kept = browser.kept();
        for part in ["wk.draft.", "wk.outbox.", "wk.receipt.", "wk.latest", "wk.easy", "wk.quiet"] {
            assert!(kept.iter().any(|name| name.starts_with(part)), "{part} in {kept:?}");
        }
        browser.follows("Snel weg");
        has_left(browser);
        has_left_no_trace(browser);
    });
}

#[test]
fn after_leaving_back_does_not_return() {
    story(|_, browser| {
        browser.visits("");
        browser.follows("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.is_at("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.visits(THEME);
        browser.follows("Snel weg");
        has_left(browser);
        for _ in 0..3 {
            browser.goes_back();
            browser.until("nothing of the site", "return !shownText().includes('Weerklank')", &[]);
        }
    });
}

#[test]
fn nothing_of_the_page_is_seen_from_the_moment_of_the_tap() {
    story(|_, browser| {
        browser.visits(THEME);
        let seen = browser.asks(
            "named('link', 'Snel weg').click();
             return [getComputedStyle(document.body).display, shownText(), document.title, location.pathname]",
            &[],
        );
        assert_eq!(seen, json!(["none", "", "Pagina", "/"]));
        has_left(browser);
    });
}

#[test]
fn three_times_shift_leaves() {
    story(|_, browser| {
        browser.visits(THEME);
        browser.types(&[Key::Shift, Key::Shift, Key::Shift]);
        has_left(browser);
        has_left_no_trace(browser);
    });
}

#[test]
fn what_was_about_to_be_kept_when_somebody_left_is_not_kept() {
    // The worker asks whether pages are kept, and hears that they are when they have just been wiped.
    const HEARS_LATE: &str = "
        const [has, wipe] = [caches.has, caches.delete].map((method) => method.bind(caches));
        const wiped = Promise.withResolvers();
        caches.has = async (name) => {
          const found = await has(name);
          if (found) await Promise.all([fetch('asked'), wiped.promise]);
          return found;
        };
        caches.delete = async (name) => {
          await wipe(name);
          wiped.resolve();
          await new Promise((done) => setTimeout(done));
        };";
    story(|site, browser| {
        let worker = std::fs::read_to_string(dist().join("worker.js")).expect("the worker");
        site.when("GET worker.js", Way::Says(200, "text/javascript", format!("{HEARS_LATE}\n{worker}")));
        site.when("GET asked", Way::nothing(200));
        browser.visits(THEME);
        site.is_asked("GET asked", 1);
        browser.follows("Snel weg");
        has_left(browser);
        has_left_no_trace(browser);
    });
}

#[test]
fn shift_with_another_key_between_does_not_leave() {
    story(|_, browser| {
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.writes("In je eigen woorden", "");
        browser.types(&[
            Key::Shift,
            Key::Shift,
            Key::Letter('a'),
            Key::Shift,
            Key::Capital('B'),
            Key::Shift,
            Key::Shift,
        ]);
        browser.until("what was typed", "return named('textbox', 'In je eigen woorden').value === 'aB'", &[]);
        assert_eq!(browser.path(), format!("{THEME}antwoord/woorden/"));
        // The two that ended that count: one more is enough.
        browser.types(&[Key::Shift]);
        has_left(browser);
    });
}

#[test]
fn leaving_works_before_the_application_and_without_it() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::nothing(404));
        browser.evidence.expect("weerklank:");
        browser.evidence.expect("status of 404");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet");
        browser.asks("sessionStorage.setItem('wk.draft.a.b', '{}'); localStorage.setItem('wk.outbox.c', '{}')", &[]);
        browser.follows("Snel weg");
        has_left(browser);
        has_left_no_trace(browser);

        site.heals();
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(THEME);
        browser.types(&[Key::Shift, Key::Shift, Key::Shift]);
        has_left(browser);
    });
}

#[test]
fn everything_can_be_wiped_from_a_shared_phone() {
    story(|site, browser| {
        crate::giving::gives(browser, "Gedeeld toestel.");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.writes("In je eigen woorden", "Half geschreven.");
        browser.taps("switch", "Makkelijker lezen");
        assert!(browser.kept().len() >= 4, "{:?}", browser.kept());
        browser.keeps_the_page();
        browser.follows("Alle hulplijnen");
        browser.presses("Wis alles van deze telefoon");
        browser.sees("Alles van Weerklank is van deze telefoon gewist.");
        assert_eq!(browser.kept(), Vec::<String>::new());
        browser.keeps_no_pages();
        // The page that is open shows nothing of it either.
        browser.until("plain Dutch", "return document.documentElement.lang === 'nl'", &[]);
        browser.visits("mijn-inbreng/");
        browser.sees_nothing_of("Op deze telefoon");
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        assert_eq!(browser.value_of("In je eigen woorden"), "");
        assert_eq!(site.stored().len(), 1, "what was sent stays with us, as the page says");
    });
}
