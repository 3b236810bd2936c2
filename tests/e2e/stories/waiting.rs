//! Waiting for what is read, and when it does not come.

use crate::{
    giving::{THEME, THEME_HEADING},
    story::story,
    trouble::Way,
};

const AGENDA: &str = "Leeragenda Jeugd ST-RAW 2025-2028";

#[test]
fn a_page_that_must_be_read_first_says_so_and_then_that_it_takes_long() {
    story(|site, browser| {
        browser.visits("");
        site.when("GET api/v1/agendas/*", Way::HoldsRequest);
        browser.follows(AGENDA);
        browser.sees("Even laden");
        browser.sees("Het laden duurt lang.");
        site.heals();
        browser.is_at(AGENDA);
        browser.sees_nothing_of("laden duurt lang");
    });
}

#[test]
fn a_page_that_cannot_be_read_says_why_and_can_be_tried_again() {
    story(|site, browser| {
        browser.evidence.expect("status of 500");
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        browser.evidence.expect("net::ERR_FAILED");
        browser.visits("");
        site.when("GET api/v1/agendas/*", Way::page(500));
        browser.follows(AGENDA);
        browser.is_at("Dit ging niet goed");
        browser.sees("Er ging iets mis bij ons");
        for (way, words) in [
            (Way::page(200), "We snappen het antwoord niet"),
            (Way::nothing(200), "We snappen het antwoord niet"),
            (Way::json(200, "{\"id\": 1}"), "We snappen het antwoord niet"),
            (Way::json(429, "{}"), "Het is nu druk"),
            (Way::LosesAnswer, "Er is geen verbinding"),
        ] {
            browser.evidence.expect("status of 429");
            site.heals();
            site.when("GET api/v1/agendas/*", way);
            browser.presses("Probeer het nog een keer");
            browser.sees(words);
        }
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.is_at(AGENDA);
    });
}

#[test]
fn questions_that_cannot_be_loaded_say_so_and_can_be_tried_again() {
    story(|site, browser| {
        browser.evidence.expect("net::ERR_");
        browser.evidence.expect("Failed to fetch");
        site.when("GET answering-*.wasm", Way::Unreachable);
        browser.visits(THEME);
        browser.follows("Zeg wat jij vindt");
        browser.is_at("Dit ging niet goed");
        browser.sees("Er is geen verbinding");
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.is_at("Wie ben je?");
    });
}

#[test]
fn a_start_page_without_its_list_says_why_and_can_be_tried_again() {
    story(|site, browser| {
        browser.evidence.expect("status of 500");
        site.when("GET api/v1/agendas", Way::page(500));
        browser.loads("");
        browser.is_taken_over();
        browser.sees("Er ging iets mis bij ons");
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.finds("link", AGENDA);
    });
}

#[test]
fn what_was_read_once_is_there_without_a_network() {
    story(|_, browser| {
        browser.visits("st-raw-2025/");
        browser.keeps_everything();
        browser.is_online(false);
        browser.follows(THEME_HEADING);
        browser.is_at(THEME_HEADING);
        browser.follows(AGENDA);
        browser.is_at(AGENDA);
        browser.follows("Wat is ermee gedaan?");
        browser.sees("Er is nog niets besproken.");
    });
}

#[test]
fn no_network_is_called_so() {
    story(|site, browser| {
        browser.visits("");
        browser.keeps_everything();
        site.when("* *", Way::Unreachable);
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        browser.evidence.expect("net::ERR_FAILED");
        browser.follows(AGENDA);
        browser.sees("Er is geen verbinding");
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.is_at(AGENDA);
    });
}

#[test]
fn a_deep_page_whose_agenda_does_not_come_can_be_tried_again() {
    story(|site, browser| {
        browser.evidence.expect("status of 500");
        site.when("GET api/v1/agendas/*", Way::page(500));
        browser.loads(THEME);
        browser.is_taken_over();
        browser.sees("Er ging iets mis bij ons");
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.is_at(THEME_HEADING);
    });
}
