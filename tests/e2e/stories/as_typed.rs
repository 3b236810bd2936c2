//! What is typed arrives as it was typed.

use serde_json::{Value, json};
use weerklank_core::feedback::LONGEST_TEXT;

use crate::{
    browser::Browser,
    giving::{THEME, ten_words},
    site::Site,
    story::story,
};

const FIELD: &str = "In je eigen woorden";

/// Puts text into the field as a script would, and gives what stands there then, as the browser tells it.
#[track_caller]
fn types(browser: &Browser, script: &str) -> String {
    browser.visits(&format!("{THEME}antwoord/woorden/"));
    let typed = browser.until(
        "the field",
        &format!(
            "const field = named('textbox', '{FIELD}');
             if (!field) return;
             field.value = {script};
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
             return field.value.toWellFormed()"
        ),
        &[],
    );
    typed.as_str().expect("text").to_owned()
}

#[track_caller]
fn sends_it(site: &Site, browser: &mut Browser) -> String {
    browser.follows("Verder");
    browser.presses("Versturen");
    browser.sees("Het is aangekomen");
    site.stores_one().feedback.text.expect("words")
}

#[test]
fn the_longest_text_with_all_that_people_type_arrives_whole() {
    story(|site, browser| {
        let all =
            "👩‍👩‍👧‍👦🏳️‍🌈🇳🇱👍🏿é🅰 שלום עולם \u{200f}\u{202e}\u{202c}مرحبا\tيا\u{200d} \n\n\n <b>&amp;</b> \"'\\ $%{} ٣ ﷽ Z̶̗̕a̷l̷g̵o̷";
        let longest: String = all.chars().cycle().take(LONGEST_TEXT - 1).chain(['.']).collect();
        let typed = types(browser, &Value::from(longest.as_str()).to_string());
        assert_eq!(typed, longest, "the browser takes it as it is");
        browser.sees("Nog 0 tekens");
        assert_eq!(sends_it(site, browser), longest);
        let code = ten_words(browser);
        crate::giving::looks_up(browser, &code);
        let shown = browser.until(
            "what was said",
            "return [...document.querySelectorAll('.wk-said__text')].map((it) => it.textContent)[0]",
            &[],
        );
        assert_eq!(shown, json!(longest));
    });
}

#[test]
fn one_character_too_many_is_counted_the_same_everywhere_and_can_be_changed() {
    story(|site, browser| {
        let over = "👍🏿".repeat(LONGEST_TEXT / 2) + "!";
        types(browser, &Value::from(over.as_str()).to_string());
        browser.sees("1 teken te veel");
        browser.follows("Verder");
        browser.presses("Versturen");
        browser.sees("Je tekst is 1 tekens te lang.");
        assert_eq!(site.asked("POST *"), 0);
        types(browser, &Value::from(over.trim_end_matches('!')).to_string());
        browser.sees("Nog 0 tekens");
        assert_eq!(sends_it(site, browser), over.trim_end_matches('!'));
    });
}

#[test]
fn what_no_keyboard_types_arrives_and_breaks_nothing() {
    story(|site, browser| {
        let typed = types(
            browser,
            r#"' \u0000\u0001\u001b[31m\u007f\r\n\r\n\rx\u2028\ufeff' + '\ud83d' + ' half ' + '\udc4d '"#,
        );
        assert!(typed.contains('\u{0}'), "{typed:?}");
        let arrived = sends_it(site, browser);
        // Halves of a character are no text: they become the mark for what cannot be read. The rest is as typed.
        assert_eq!(arrived, " \u{0}\u{1}\u{1b}[31m\u{7f}\n\n\nx\u{2028}\u{feff}\u{fffd} half \u{fffd} ");
    });
}

#[test]
fn where_the_browser_keeps_nothing_a_draft_survives_a_change_of_page_and_the_receipt_is_shown() {
    story(|site, browser| {
        browser.can_keep_nothing();
        types(browser, "'Niets wordt bewaard.'");
        browser.follows("Verder");
        browser.is_at("Klaar om te versturen?");
        browser.sees("Niets wordt bewaard.");
        browser.goes_back();
        browser.is_at("Wat wil je erover zeggen?");
        assert_eq!(browser.value_of(FIELD), "Niets wordt bewaard.");
        assert_eq!(sends_it(site, browser), "Niets wordt bewaard.");
        assert_eq!(ten_words(browser).split(' ').count(), 10);
    });
}
