//! Hard words, explained to who asks.

use weerklank_core::agenda::Agenda;

use crate::{
    browser::{Browser, Key},
    engine::in_every_engine,
    site::{Site, squeezed},
    story::story,
    trouble::Way,
    webdriver::Element,
};

in_every_engine! {
    a_hard_word_is_explained_by_a_tap_and_closed_again,
}

/// A page with a hard word on it, and that word.
const PAGE: &str = "st-raw-2025/thema/hulp-dichtbij-en-sociale-basis/";
const WORD: &str = "sociale basis";

/// What the agenda says that the word means.
fn meaning() -> String {
    let agenda = Site::agenda("st-raw-2025");
    let term = agenda.terms.iter().find(|term| term.term == WORD).expect("the agenda explains it");
    squeezed(term.plain.nl())
}

/// Every page of an agenda.
fn pages(agenda: &Agenda) -> Vec<String> {
    let id = &agenda.id;
    let mut pages = vec![format!("{id}/"), format!("{id}/over/")];
    pages.extend(agenda.themes.iter().map(|theme| format!("{id}/thema/{}/", theme.id)));
    pages
}

#[track_caller]
fn is_closed_again(browser: &Browser) {
    browser.until("the explanation to be gone", "return !shownText().includes(arguments[0])", &[meaning().into()]);
}

#[test]
fn a_hard_word_is_explained_by_a_tap_and_closed_again() {
    story(|_, browser| {
        browser.visits(PAGE);
        browser.sees_nothing_of(&meaning());
        browser.presses(WORD);
        browser.sees(&meaning());
        browser.presses("Sluiten");
        is_closed_again(browser);
        browser.has_focus_on(&format!("button {WORD}"));

        browser.presses(WORD);
        browser.sees(&meaning());
        browser.types(&[Key::Escape]);
        is_closed_again(browser);
        browser.has_focus_on(&format!("button {WORD}"));

        // Or by a tap on anything else, as one closes what lies over a page.
        browser.presses(WORD);
        browser.sees(&meaning());
        let beside = browser.asks(
            "const { bottom } = named('heading', document.title.split(' – ')[0]).getBoundingClientRect();
             return { x: 8, y: Math.max(bottom, 100) }",
            &[],
        );
        browser.taps_at(&beside);
        is_closed_again(browser);
    });
}

#[test]
fn pointing_at_a_hard_word_covers_nothing() {
    story(|_, browser| {
        browser.visits(PAGE);
        let word = browser.finds("button", WORD);
        browser.points_at(&word);
        browser.until("the pointer on it", "return arguments[0].matches(':hover')", &[word.to_value()]);
        browser.sees_nothing_of(&meaning());
    });
}

#[test]
fn a_hard_word_in_a_card_is_explained_and_the_rest_of_the_card_leads_on() {
    story(|_, browser| {
        let agenda = Site::agenda("st-raw-2025");
        let theme = agenda.themes.iter().find(|theme| PAGE.contains(theme.id.as_str())).expect("the theme of the page");
        browser.visits("st-raw-2025/");
        browser.presses(WORD);
        browser.sees(&meaning());
        assert_eq!(browser.path(), "st-raw-2025/");
        browser.presses("Sluiten");
        is_closed_again(browser);
        let beside_the_words = browser.asks(
            "const card = named('link', arguments[0]).closest('li');
             card.scrollIntoView({ block: 'center' });
             const { right, bottom } = card.getBoundingClientRect();
             return { x: right - 8, y: bottom - 8 }",
            &[theme.title.nl().into()],
        );
        browser.taps_at(&beside_the_words);
        browser.is_at(theme.title.nl());
    });
}

#[test]
fn each_word_is_marked_once_on_a_page() {
    story(|site, browser| {
        // The pages as they were written: the application shows the same.
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        let mut marked = 0;
        for id in [
            "helmond-peelland",
            "st-raw-2025",
            "zorglandschap-2020",
            "st-raw-2020",
            "hart-van-brabant-2018",
            "voorbeeld",
        ] {
            for page in pages(&Site::agenda(id)) {
                browser.loads(&page);
                // With all of the page open.
                let explanations = browser.asks(
                    "document.querySelectorAll('details').forEach((details) => { details.open = true });
                     return allOf('button').filter((it) => it.popoverTargetElement).map((it) => it.popoverTargetElement.id)",
                    &[],
                );
                let explanations: Vec<String> = serde_json::from_value(explanations).expect("ids");
                let mut once = explanations.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), explanations.len(), "{page}: {explanations:?}");
                marked += once.len();
            }
        }
        assert!(marked > 100, "{marked} words are marked");
    });
}

#[test]
fn a_hard_word_is_explained_without_the_application() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::nothing(404));
        browser.evidence.expect("weerklank:");
        browser.evidence.expect("status of 404");
        browser.loads(PAGE);
        browser.sees("Antwoorden lukt nu niet. Lezen kan wel.");
        browser.presses(WORD);
        browser.sees(&meaning());
        browser.types(&[Key::Escape]);
        is_closed_again(browser);
        browser.presses(WORD);
        browser.presses("Sluiten");
        is_closed_again(browser);
    });
}

#[test]
fn a_hard_word_is_explained_without_scripts() {
    story(|_, browser| {
        browser.runs_scripts(false);
        browser.loads(PAGE);
        // Nothing on the page can wait, so every step is looked at once.
        let presses = |browser: &Browser, name: &str| {
            let button = browser.asks("const button = named('button', arguments[0]); button.scrollIntoView({ block: 'center' }); return button", &[name.into()]);
            let button = Element::of(&button).unwrap_or_else(|| panic!("a button {name}"));
            browser.session.click(&button).unwrap_or_else(|error| panic!("{name}: {error}"));
        };
        browser.sees_nothing_of(&meaning());
        presses(browser, WORD);
        assert!(browser.text().contains(&meaning()), "{}", browser.text());
        presses(browser, "Sluiten");
        browser.sees_nothing_of(&meaning());
        assert_eq!(browser.focus(), format!("button {WORD}"));
    });
}

#[test]
fn an_explanation_that_is_open_stays_open_when_the_application_takes_over() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(PAGE);
        browser.presses(WORD);
        browser.sees(&meaning());
        assert_eq!(browser.asks("return isRunning()", &[]), false);
        site.heals();
        browser.is_taken_over();
        browser.sees(&meaning());
        browser.presses("Sluiten");
        is_closed_again(browser);
    });
}

#[test]
fn an_explanation_that_was_closed_stays_closed_when_the_application_takes_over() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(PAGE);
        browser.presses(WORD);
        browser.sees(&meaning());
        browser.types(&[Key::Escape]);
        is_closed_again(browser);
        assert_eq!(browser.asks("return isRunning()", &[]), false);
        site.heals();
        browser.is_taken_over();
        browser.sees_nothing_of(&meaning());
    });
}
