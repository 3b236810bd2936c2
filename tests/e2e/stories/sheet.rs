//! A theme's questions on paper.

use weerklank_core::text::EASY;

use super::hand_out::{pages_of_paper, scans};
use crate::{
    giving::{THEME, THEME_HEADING},
    site::{Site, squeezed},
    story::{story, story_at},
};

const CODE: &str = "QR-code van de vragen online";

#[test]
fn the_sheet_asks_in_easy_words_what_the_screen_asks_and_says_what_happens() {
    story(|_, browser| {
        browser.visits(THEME);
        browser.follows("Vragenblad om te printen");
        browser.is_at(THEME_HEADING);
        browser.looks_at_paper();
        let theme = Site::agenda("st-raw-2025").themes.into_iter().find(|theme| theme.id.as_str() == "vertrouwen");
        let theme = theme.expect("a theme");
        browser.sees(&squeezed(theme.summary.read(EASY).1));
        browser.sees(&squeezed(theme.questions[0].text.read(EASY).1));
        for asked in [
            "Wie vult dit in?",
            "Een groep. Met hoeveel mensen?",
            "Herken je dit?",
            "Hoe belangrijk is dit?",
            "Hoeveel verschil maakt het?",
            "Kan het ook echt?",
            "Wat wil je erover zeggen?",
            "Schrijf geen namen, adressen of telefoonnummers op.",
            "Dit lezen:",
            "krijgt tien woorden",
        ] {
            browser.sees(asked);
        }
        for answer in ["Ja, helemaal", "Heel belangrijk", "Geen verschil", "Het kan zeker", "18 tot en met 22"] {
            browser.sees(answer);
        }
        browser.sees("0800-0432");
        for (role, name) in [("button", "Print deze pagina"), ("link", "Snel weg"), ("switch", "Makkelijker lezen")] {
            assert!(!browser.has(role, name), "{role} {name} is not on paper");
        }
        assert_eq!(browser.asks("return document.querySelectorAll('.wk-sheet__line').length >= 6", &[]), true);
    });
}

#[test]
fn the_code_on_the_sheet_leads_to_the_questions_online() {
    story_at(Site::under("/meedoen/"), |site, browser| {
        browser.visits(&format!("{THEME}vragenblad/"));
        browser.prints();
        browser.looks_at_paper();
        let address = format!("{}{THEME}antwoord/", site.address);
        assert_eq!(scans(browser, CODE), address);
        browser.sees(&address);
    });
}

#[test]
fn a_sheet_is_black_on_white_and_takes_two_pages_at_most() {
    story(|_, browser| {
        for id in ["st-raw-2025", "voorbeeld", "hart-van-brabant-2018", "zorglandschap-2020"] {
            for theme in Site::agenda(id).themes {
                browser.visits(&format!("{id}/thema/{}/vragenblad/", theme.id));
                let pages = pages_of_paper(browser);
                assert!((1..=2).contains(&pages), "{id} {} takes {pages} pages", theme.id);
            }
        }
        browser.looks_at_paper();
        let colours =
            "const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor]";
        assert_eq!(browser.asks(colours, &[]), serde_json::json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]));
    });
}

#[test]
fn the_sheet_can_be_read_without_scripts() {
    story(|_, browser| {
        browser.runs_scripts(false);
        browser.loads(&format!("{THEME}vragenblad/"));
        browser.sees("Wie vult dit in?");
        browser.runs_scripts(true);
    });
}
