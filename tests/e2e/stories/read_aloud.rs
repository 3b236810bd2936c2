//! Having a theme or a question read aloud.

use serde_json::json;

use crate::{
    browser::Browser,
    giving::{THEME, THEME_HEADING},
    story::story,
};

const READ: &str = "Lees voor";
const STOP: &str = "Stop met voorlezen";

#[track_caller]
fn hears(browser: &Browser, words: &str) {
    browser.until("it to be said", "return window.spoken?.includes(arguments[0])", &[json!(words)]);
}

#[track_caller]
fn hears_nothing(browser: &Browser) {
    browser.until("silence", "return window.spoken === undefined", &[]);
}

#[test]
fn a_theme_and_every_question_can_be_read_aloud_and_stopped() {
    story(|_, browser| {
        browser.has_a_voice(&json!({ "lang": "nl-NL", "localService": true }));
        browser.visits(THEME);
        browser.presses(READ);
        hears(browser, THEME_HEADING);
        browser.presses(STOP);
        hears_nothing(browser);

        browser.visits(&format!("{THEME}antwoord/"));
        browser.presses(READ);
        hears(browser, "Wie ben je?");
        hears(browser, "Ik ben jong");
        // Who goes on has heard enough.
        browser.presses("Ik ben jong");
        browser.is_at("Herken je dit?");
        hears_nothing(browser);
        browser.presses(READ);
        hears(browser, "Herken je dit?");
        browser.asks("speechSynthesis.cancel()", &[]);
        browser.finds("button", READ);
    });
}

#[test]
fn a_voice_that_cannot_begin_leaves_the_button_as_it_was() {
    for voice in ["silent", "fails"] {
        story(|_, browser| {
            browser.has_a_voice(&json!({ "lang": "nl-NL", "localService": true, voice: true }));
            browser.visits(THEME);
            browser.presses(READ);
            browser.until("the voice to be asked", "return window.asked > 0", &[]);
            browser.finds("button", READ);
            browser.sees_nothing_of(STOP);
        });
    }
}

#[test]
fn without_a_dutch_voice_on_the_device_nothing_offers_to_read() {
    story(|_, browser| {
        browser.visits(THEME);
        browser.sees_nothing_of(READ);
    });
    // One of the network would send it what is read.
    for voice in [json!({ "lang": "nl-NL", "localService": false }), json!({ "lang": "en-GB", "localService": true })] {
        story(|_, browser| {
            browser.has_a_voice(&voice);
            browser.visits(THEME);
            browser.until("the application to have looked", "return document.querySelector('h1')", &[]);
            browser.sees_nothing_of(READ);
        });
    }
}
