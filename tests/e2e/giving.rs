//! Saying something about a theme, step by step: what many stories begin with.

use crate::browser::Browser;

/// A theme of a real agenda.
pub(crate) const THEME: &str = "st-raw-2025/thema/vertrouwen/";
/// Its heading.
pub(crate) const THEME_HEADING: &str = "Kan ik je vertrouwen?";
/// How contributions are stored.
pub(crate) const POST: &str = "POST api/v1/feedback";

/// From the page of a theme up to the field for one's own words.
#[track_caller]
pub(crate) fn comes_to_the_words(browser: &mut Browser) {
    browser.follows("Zeg wat jij vindt");
    browser.is_at("Wie ben je?");
    browser.presses("Ik ben jong");
    browser.is_at("Herken je dit?");
    browser.presses("Ja, helemaal");
    browser.is_at("Hoe belangrijk is dit?");
    browser.presses("Heel belangrijk");
    browser.is_at("Wat wil je erover zeggen?");
}

/// From the page of a theme up to the button that sends.
#[track_caller]
pub(crate) fn answers(browser: &mut Browser, words: &str) {
    comes_to_the_words(browser);
    says(browser, words);
}

/// From the field for one's own words up to the button that sends.
#[track_caller]
pub(crate) fn says(browser: &mut Browser, words: &str) {
    browser.writes("In je eigen woorden", words);
    browser.follows("Verder");
    browser.is_at("Klaar om te versturen?");
}

/// Opens a theme, and answers up to the button that sends.
#[track_caller]
pub(crate) fn is_ready_to_send(browser: &mut Browser, words: &str) {
    browser.visits(THEME);
    answers(browser, words);
}

/// Opens a theme, answers and sends, without waiting for what happens then.
#[track_caller]
pub(crate) fn sends(browser: &mut Browser, words: &str) {
    is_ready_to_send(browser, words);
    browser.presses("Versturen");
    browser.is_at("Jouw bon");
}

/// Opens a theme, answers, sends, and sees it arrive; gives the ten words.
#[track_caller]
pub(crate) fn gives(browser: &mut Browser, words: &str) -> String {
    sends(browser, words);
    browser.sees("Het is aangekomen");
    ten_words(browser)
}

/// The ten words of the receipt on the page.
#[track_caller]
pub(crate) fn ten_words(browser: &Browser) -> String {
    let words = browser.until(
        "ten words",
        "const receipt = named('region', 'Jouw tien woorden');
         const words = receipt && [...receipt.querySelectorAll('li')].map((word) => squeezed(word.innerText));
         return words && words.length === 10 && words.every((word) => /^[a-z]+$/.test(word)) && words.join(' ')",
        &[],
    );
    words.as_str().expect("words are text").to_owned()
}

/// Looks up what belongs to ten words.
#[track_caller]
pub(crate) fn looks_up(browser: &mut Browser, code: &str) {
    browser.visits("mijn-inbreng/");
    browser.is_at("Mijn inbreng");
    browser.writes("Jouw tien woorden", code);
    browser.presses("Zoek mijn inbreng");
}
