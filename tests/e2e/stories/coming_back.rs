//! Coming back, and reading first what is new.

use serde_json::json;

use crate::{
    browser::Browser,
    giving::{THEME_HEADING, gives},
    site::Site,
    story::story,
};

/// What somebody heard, in words that are easy as well.
const HEARD: &str = "Vertrouwen telt.";
const READ: &str = "GET api/v1/feedback/*";

/// Says something, and keeps the receipt on the device.
#[track_caller]
fn gives_and_keeps(browser: &mut Browser, words: &str) {
    gives(browser, words);
    browser.presses("Bewaar mijn bon op deze telefoon");
    browser.sees("Je bon staat op deze telefoon");
}

/// Comes back another day.
#[track_caller]
fn comes_back(browser: &Browser, path: &str) {
    browser.closes_the_tab();
    browser.visits(path);
}

#[test]
fn who_comes_back_reads_first_what_is_new_and_reads_it_once() {
    story(|site, browser| {
        gives_and_keeps(browser, "Mijn geheim.");
        site.answers(&site.stores_one(), "Dank je wel.");
        comes_back(browser, "");
        let card = "Nieuw voor jou Iemand heeft je woorden gelezen. Er is een antwoord voor jou.";
        browser.sees(card);
        browser.sees_nothing_of(THEME_HEADING);
        // Nothing was looked at yet: it stays new.
        comes_back(browser, "st-raw-2025/");
        browser.sees(card);

        browser.follows("Bekijk mijn inbreng");
        browser.is_at("Mijn inbreng");
        browser.sees(&format!("Mijn inbreng {card} Op deze telefoon {THEME_HEADING}"));
        browser.sees("Aangekomen en gelezen.");
        let keeps = "return Object.values(localStorage).join(' ')";
        let kept = browser.until(
            "what was seen",
            &format!("return Object.values(localStorage).some((it) => it.includes('read')) && (() => {{ {keeps} }})()"),
            &[],
        );
        let kept = kept.as_str().expect("text").to_owned();
        assert!(!kept.contains("geheim") && !kept.contains("Dank"), "nothing of what was said: {kept}");
        browser.follows("Begin");
        browser.is_at("Jouw stem komt terug");
        browser.sees_nothing_of("Nieuw voor jou");

        comes_back(browser, "mijn-inbreng/");
        browser.sees("Aangekomen en gelezen.");
        browser.sees_nothing_of("Nieuw");
    });
}

#[test]
fn something_done_with_a_theme_is_news_for_who_spoke_about_it() {
    story(|site, browser| {
        gives_and_keeps(browser, "Doe er iets mee.");
        let mut agenda = Site::file("data/agendas/st-raw-2025.json");
        let outcome = json!({ "id": "nieuw", "theme": "vertrouwen", "heard": HEARD, "state": "heard" });
        agenda["outcomes"] = json!([outcome]);
        site.has_file("api/v1/agendas/st-raw-2025", &agenda);
        comes_back(browser, "");
        browser.sees("Nieuw voor jou Er is iets gedaan met een thema van jou.");
    });
}

#[test]
fn something_done_with_any_theme_of_a_top_three_is_news_and_can_be_read() {
    story(|site, browser| {
        browser.visits("st-raw-2025/top-drie/");
        let themes = Site::agenda("st-raw-2025").themes;
        for theme in &themes[..2] {
            browser.presses(&format!("Kies {}", theme.title.nl()));
        }
        browser.follows("Verder");
        browser.presses("Ik ben jong");
        browser.follows("Overslaan");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");

        let mut agenda = Site::file("data/agendas/st-raw-2025.json");
        agenda["outcomes"] = json!([{ "id": "nieuw", "theme": themes[1].id, "heard": HEARD, "state": "heard" }]);
        site.has_file("api/v1/agendas/st-raw-2025", &agenda);
        comes_back(browser, "mijn-inbreng/");
        browser.sees("Nieuw voor jou Er is iets gedaan met een thema van jou.");
        browser.presses("Bekijk");
        browser.sees("Wat er met deze thema’s is gedaan");
        browser.sees(HEARD);
    });
}

#[test]
fn who_keeps_no_receipt_on_the_device_asks_nothing() {
    story(|site, browser| {
        gives(browser, "Gedeelde telefoon.");
        site.answers(&site.stores_one(), "Dank je wel.");
        browser.follows("Begin");
        browser.is_at("Jouw stem komt terug");
        browser.visits("st-raw-2025/");
        browser.visits("privacy/");
        assert_eq!(site.asked(READ), 0);
        browser.sees_nothing_of("Nieuw voor jou");
    });
}
