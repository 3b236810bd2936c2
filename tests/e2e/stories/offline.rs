//! Reading without a network, and never being held in an old version by that.

use serde_json::json;

use crate::{
    browser::Browser,
    giving::{POST, THEME, THEME_HEADING, answers, gives, looks_up},
    site::Site,
    story::{story, story_at},
    trouble::Way,
};

/// The server is gone. That is what a phone without a network sees of it.
fn has_no_server(site: &Site, browser: &mut Browser) {
    site.when("* *", Way::Unreachable);
    for error in ["net::ERR_EMPTY_RESPONSE", "net::ERR_FAILED"] {
        browser.evidence.expect(error);
    }
}

#[test]
fn what_was_opened_can_be_read_again_without_a_network_and_what_is_said_there_arrives_later() {
    story(|site, browser| {
        browser.visits(THEME);
        browser.keeps_the_page();
        // What it takes to answer comes after what it takes to read.
        browser.keeps_everything();
        has_no_server(site, browser);
        browser.reloads();
        browser.is_at(THEME_HEADING);

        answers(browser, "Gezegd in de trein.");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Nog niet zeker");
        // This page was never loaded; the application is, and knows what belongs here.
        browser.reloads();
        browser.is_at("Jouw bon");
        browser.sees_nothing_of("Het is aangekomen");
        assert_eq!(site.stored().len(), 0);

        site.heals();
        browser.presses_if_it_is_there("Probeer het nu");
        browser.sees("Het is aangekomen");
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Gezegd in de trein."));
    });
}

#[test]
fn a_site_in_a_folder_can_be_read_without_a_network() {
    story_at(Site::under("/meedoen/"), |site, browser| {
        browser.visits(THEME);
        browser.keeps_the_page();
        has_no_server(site, browser);
        browser.reloads();
        browser.is_at(THEME_HEADING);
        browser.visits("hulp/");
        browser.is_at("Hulp en steun");
    });
}

#[test]
fn a_new_version_is_there_at_once_and_is_what_is_kept_then() {
    const OLD: &str = "Waarom deze site er is";
    const NEW: &str = "Waarom deze nieuwe site er is";
    let as_written = |browser: &Browser, words: &str| {
        browser.until("the page", "return window.asWritten?.textContent.includes(arguments[0])", &[words.into()]);
    };
    story_at(Site::under("/"), |site, browser| {
        browser.visits("over/");
        browser.keeps_the_page();
        as_written(browser, OLD);
        site.deploys("over/index.html", |page| page.replace(OLD, NEW));
        browser.reloads();
        as_written(browser, NEW);
        // A network that only says nothing is no reason to wait for ever.
        site.when("GET over/", Way::Silence);
        browser.reloads();
        as_written(browser, NEW);
        has_no_server(site, browser);
        browser.reloads();
        as_written(browser, NEW);
    });
}

#[test]
fn when_the_server_is_ill_what_is_kept_is_shown() {
    story(|site, browser| {
        browser.evidence.expect("status of 502");
        browser.visits(THEME);
        browser.keeps_the_page();
        site.when("GET *", Way::page(502));
        browser.reloads();
        browser.is_at(THEME_HEADING);
    });
}

#[test]
fn one_setting_switches_it_off_and_removes_what_was_kept() {
    story(|site, browser| {
        browser.visits(THEME);
        browser.keeps_the_page();
        let mut config = Site::file("config.json");
        config["offline"] = json!(false);
        site.has_file("config.json", &config);
        browser.reloads();
        browser.keeps_no_pages();
        browser.reloads();
        browser.keeps_no_pages();
    });
}

#[test]
fn nothing_that_somebody_said_is_kept_by_the_worker() {
    story(|site, browser| {
        browser.visits(THEME);
        browser.keeps_the_page();
        browser.reloads();
        let code = gives(browser, "Alleen voor jullie.");
        site.is_asked(POST, 1);
        looks_up(browser, &code);
        browser.sees("Alleen voor jullie.");
        site.is_asked("GET api/v1/feedback/*", 1);
        let kept = browser.kept_addresses();
        assert!(kept.iter().any(|address| address.ends_with("api/v1/agendas/st-raw-2025")), "{kept:?}");
        assert!(kept.iter().all(|address| !address.contains("feedback")), "{kept:?}");
    });
}
