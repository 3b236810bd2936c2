//! Finding back what one said, changing it, and taking it back.

use serde_json::json;
use weerklank_core::receipt::ReceiptCode;

use crate::{
    browser::Browser,
    engine::in_every_engine,
    giving::{POST, THEME, THEME_HEADING, gives, is_ready_to_send, looks_up, sends},
    story::story,
    trouble::Way,
};

in_every_engine! {
    what_was_said_can_be_changed,
    what_was_said_can_be_taken_back_after_a_question,
}

const CODE: &str = "Jouw tien woorden";
const TEXT: &str = "In je eigen woorden";

/// Words of a code that nobody has.
fn unknown_code() -> Vec<&'static str> {
    ReceiptCode::from_entropy([7; 12]).words()
}

#[test]
fn words_that_cannot_be_a_code_are_explained() {
    story(|site, browser| {
        browser.visits("mijn-inbreng/");
        let words = unknown_code();

        // A slip in one word: which one, and what it probably is.
        let mut slip: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        slip[3] = format!("{}q", words[3]);
        browser.writes(CODE, &slip.join(" "));
        browser.presses("Zoek mijn inbreng");
        browser.sees(&format!("Je typte ‘{}q’. Bedoel je ‘{}’?", words[3], words[3]));
        browser.presses("Nee, ik kijk het na");
        browser.has_focus_on(&format!("textbox {CODE}"));
        assert_eq!(browser.value_of(CODE), slip.join(" "), "what was typed stays");

        // A slip in a word, and the nearest one does not fit either.
        slip[2] = words[5].to_owned();
        browser.writes(CODE, &slip.join(" "));
        browser.presses("Zoek mijn inbreng");
        browser.sees(&format!("Woord 4 klopt niet: ‘{}q’.", words[3]));

        // Two words that changed places.
        let mut swapped = words.clone();
        swapped.swap(0, 1);
        browser.writes(CODE, &swapped.join(" "));
        browser.presses("Zoek mijn inbreng");
        browser.sees("Deze woorden horen niet bij elkaar.");

        browser.writes(CODE, &words[..6].join(" "));
        browser.presses("Zoek mijn inbreng");
        browser.sees("Je hebt 6 van de 10 woorden ingevuld.");

        browser.writes(CODE, "");
        browser.presses("Zoek mijn inbreng");
        browser.sees("Vul de tien woorden van je bon in.");
        assert_eq!(site.asked("GET api/v1/feedback/*"), 0, "the server is not asked about nonsense");
    });
}

#[test]
fn a_slip_is_mended_when_one_says_that_it_was_meant() {
    story(|site, browser| {
        let code = gives(browser, "Met een tikfout.");
        browser.closes_the_tab();
        looks_up(browser, &code.replacen(' ', "x ", 1));
        browser.sees("Bedoel je dit?");
        assert_eq!(site.asked("GET api/v1/feedback/*"), 0, "nothing is asked before one says so");
        browser.presses("Ja, zoek hiermee");
        browser.sees("Met een tikfout.");
    });
}

#[test]
fn several_receipts_are_read_side_by_side_and_one_that_fails_hides_no_other() {
    story(|site, browser| {
        let first = gives(browser, "De eerste.");
        let id = site.stores_one().feedback.id.as_str().to_owned();
        let second = gives(browser, "De tweede.");
        browser.closes_the_tab();
        site.when(&format!("GET api/v1/feedback/{id}"), Way::page(500));
        browser.evidence.expect("status of 500");
        looks_up(browser, &format!("{first}\n{second}"));
        browser.sees("Aangekomen. Nog niet gelezen.");
        browser.sees("Er ging iets mis bij ons");
        browser.has_focus_on("heading In dit tabblad");
        assert_eq!(browser.value_of(CODE), "", "the words are not on the screen any more");
        let buttons = ["Bekijk", "Bekijk", "Bewaar op deze telefoon"];
        let mut possible = browser.names("button", Some("In dit tabblad"));
        possible.sort();
        assert_eq!(possible, buttons, "each can be opened, and what was read can be kept");
        let shown = browser.text_of("In dit tabblad");
        assert!(shown.contains(THEME_HEADING) && !shown.contains("De tweede."), "{shown}");

        // Looked at again, all is well; and the tab forgets them when it is closed.
        site.heals();
        browser.presses_if_it_is_there("Bekijk");
        browser.sees("De eerste.");
        browser.presses("Zoek iets anders");
        browser.until("both to be read", "return allNamed('button', 'Bewaar op deze telefoon').length === 2", &[]);
        browser.presses_if_it_is_there("Bewaar op deze telefoon");
        browser.has_focus_on("heading Op deze telefoon");
        browser.closes_the_tab();
        browser.visits("mijn-inbreng/");
        browser.sees("Op deze telefoon");
        browser.sees_nothing_of("In dit tabblad");
    });
}

#[test]
fn who_is_declined_reads_why_and_what_they_can_do() {
    story(|site, browser| {
        let code = gives(browser, "Over mijn buurman.");
        site.declines(&site.stores_one(), "Er staat een naam in je tekst.");
        looks_up(browser, &code);
        browser.sees("Gelezen. Jouw woorden tellen niet mee. Waarom niet? Er staat een naam in je tekst.");
        browser.sees("Je kunt je woorden aanpassen.");

        browser.presses("Aanpassen");
        browser.sees("Wie je woorden al las, weet wat er stond.");
        browser.writes(TEXT, "Over mijn straat.");
        browser.presses("Bewaar de wijziging");
        browser.sees("Aangekomen. Nog niet gelezen.");
        browser.sees_nothing_of("Er staat een naam in je tekst.");
    });
}

#[test]
fn a_code_that_belongs_to_nothing_finds_nothing() {
    story(|_, browser| {
        browser.evidence.expect("status of 404");
        // As people write it: with capitals, and however it is separated.
        looks_up(browser, &unknown_code().join(", ").to_uppercase());
        browser.sees("Bij deze woorden vinden we niets.");
        assert!(browser.has("textbox", CODE), "one can try again");
    });
}

#[test]
fn when_looking_up_fails_one_can_try_again() {
    story(|site, browser| {
        let code = gives(browser, "Ben je daar?");
        site.when("GET api/v1/feedback/*", Way::page(500));
        browser.evidence.expect("status of 500");
        looks_up(browser, &code);
        browser.sees("Er ging iets mis bij ons");
        site.heals();
        site.when("GET api/v1/feedback/*", Way::page(200));
        browser.presses("Probeer het nog een keer");
        browser.sees("We snappen het antwoord niet");
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.sees("Ben je daar?");
    });
}

/// Gives something, finds it back, and starts to change it.
#[track_caller]
fn starts_to_change(browser: &mut Browser) -> String {
    let code = gives(browser, "Eerste versie.");
    looks_up(browser, &code);
    browser.sees("Eerste versie.");
    browser.presses("Aanpassen");
    code
}

#[test]
fn what_was_said_can_be_changed() {
    story(|site, browser| {
        let code = starts_to_change(browser);
        assert_eq!(browser.value_of(TEXT), "Eerste versie.");
        browser.writes(TEXT, "Tweede versie.");
        browser.presses("Nee, niet zo");
        browser.presses("Bewaar de wijziging");
        browser.sees("Je wijziging is bewaard.");
        browser.sees("Tweede versie.");
        browser.sees_nothing_of("Eerste versie.");
        let feedback = site.stores_one().feedback;
        assert_eq!(feedback.text.as_deref(), Some("Tweede versie."));
        assert_eq!(feedback.answers.recognise, Some(2));

        looks_up(browser, &code);
        browser.sees("Tweede versie.");
    });
}

#[test]
fn a_change_can_be_left_undone() {
    story(|site, browser| {
        starts_to_change(browser);
        browser.writes(TEXT, "Toch niet.");
        browser.presses("Niet aanpassen");
        browser.sees("Eerste versie.");
        browser.sees_nothing_of("Toch niet.");
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Eerste versie."));
        assert_eq!(site.asked("PUT *"), 0);
    });
}

#[test]
fn a_change_that_leaves_nothing_is_explained_and_not_sent() {
    story(|site, browser| {
        // Only words, no choice: without the words nothing is left.
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.writes(TEXT, "Alleen dit.");
        browser.follows("Verder");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let code = crate::giving::ten_words(browser);
        looks_up(browser, &code);
        browser.presses("Aanpassen");
        browser.writes(TEXT, "   ");
        browser.presses("Bewaar de wijziging");
        browser.sees("Kies een antwoord of schrijf iets op.");
        browser.has_focus_on(&format!("textbox {TEXT}"));
        assert_eq!(browser.value_of(TEXT), "   ", "what was typed stays");
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Alleen dit."));
        assert_eq!(site.asked("PUT *"), 0);
    });
}

#[test]
fn a_change_that_does_not_arrive_is_kept_and_can_be_saved_later() {
    story(|site, browser| {
        starts_to_change(browser);
        browser.evidence.expect("status of 500");
        browser.writes(TEXT, "Derde versie.");
        // A server that breaks, a stranger who answers, and a server that stored something else.
        for (tries, way) in [Way::page(500), Way::page(200), Way::json(200, "{}")].into_iter().enumerate() {
            site.when("PUT *", way);
            browser.presses("Bewaar de wijziging");
            site.is_asked("PUT *", tries + 1);
            browser.finds("button", "Bewaar de wijziging");
            browser.sees("Er ging iets mis bij ons");
            browser.sees_nothing_of("Je wijziging is bewaard.");
            assert_eq!(browser.value_of(TEXT), "Derde versie.");
            assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Eerste versie."));
            site.heals();
        }
        browser.presses("Bewaar de wijziging");
        browser.sees("Je wijziging is bewaard.");
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Derde versie."));
    });
}

#[test]
fn what_was_said_can_be_taken_back_after_a_question() {
    story(|site, browser| {
        let code = gives(browser, "Vergeet dit maar.");
        let feedback = site.stores_one().feedback;
        looks_up(browser, &code);
        browser.presses("Terugnemen");
        browser.sees("Weet je het zeker?");
        browser.sees("Wie je woorden al las, weet wat er stond.");
        browser.presses("Nee, laat het staan");
        browser.sees("Vergeet dit maar.");
        assert_eq!(site.stored().len(), 1);

        browser.presses("Terugnemen");
        browser.presses("Ja, neem het terug");
        browser.sees("Je hebt dit teruggenomen.");
        browser.sees_nothing_of("Vergeet dit maar.");
        assert_eq!(site.stored().len(), 0);
        // Even a copy that was on its way for a year does not bring it back.
        assert_eq!(site.says("POST", "api/v1/feedback", &json!(feedback)), 410);

        browser.evidence.expect("status of 410");
        looks_up(browser, &code);
        browser.sees("Je hebt dit teruggenomen.");
    });
}

#[test]
fn taking_back_that_does_not_arrive_is_not_called_done() {
    story(|site, browser| {
        let code = gives(browser, "Hardnekkig.");
        looks_up(browser, &code);
        browser.presses("Terugnemen");
        browser.evidence.expect("status of 500");
        for (tries, way) in [Way::page(500), Way::page(200)].into_iter().enumerate() {
            site.when("DELETE *", way);
            browser.presses("Ja, neem het terug");
            site.is_asked("DELETE *", tries + 1);
            browser.sees("Er ging iets mis bij ons");
            browser.sees_nothing_of("Je hebt dit teruggenomen.");
            site.heals();
        }
        browser.presses("Ja, neem het terug");
        browser.sees("Je hebt dit teruggenomen.");
        assert_eq!(site.stored().len(), 0);
    });
}

#[test]
fn what_was_taken_back_before_it_was_sent_never_arrives() {
    story(|site, browser| {
        is_ready_to_send(browser, "Toch maar niet.");
        browser.is_online(false);
        browser.evidence.expect("net::ERR_INTERNET_DISCONNECTED");
        browser.presses("Versturen");
        browser.sees("Je bent nu niet online.");
        browser.presses("Toch niet versturen");
        browser.sees_nothing_of("Het is aangekomen");
        // It may have got through: that is asked as soon as one can, and there is nothing to delete.
        browser.evidence.expect("status of 404");
        browser.is_online(true);
        browser.sees("Teruggenomen");
        browser.until("nothing kept", "return !Object.keys(localStorage).length", &[]);
        browser.visits("");
        browser.visits("mijn-inbreng/");
        browser.sees_nothing_of("Nog niet aangekomen");
        assert_eq!(site.stored().len(), 0);
    });
}

#[test]
fn what_may_have_arrived_and_is_taken_back_is_deleted() {
    story(|site, browser| {
        site.when(POST, Way::LosesAnswer);
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        sends(browser, "Misschien bij jullie.");
        browser.sees("Nog niet zeker");
        site.stores_one();
        site.heals();
        browser.presses("Toch niet versturen");
        browser.sees("Teruggenomen");
        browser.until("nothing kept", "return !Object.keys(localStorage).length", &[]);
        assert_eq!(site.stored().len(), 0);
    });
}

#[test]
fn a_receipt_that_is_kept_opens_without_typing_and_can_be_removed() {
    story(|_, browser| {
        gives(browser, "Mijn telefoon, mijn bon.");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        browser.closes_the_tab();
        browser.visits("mijn-inbreng/");
        browser.sees("Op deze telefoon");
        browser.presses("Bekijk");
        browser.sees("Mijn telefoon, mijn bon.");
        browser.presses("Zoek iets anders");
        browser.presses("Haal van deze telefoon");
        browser.until("no kept receipt", "return !shownText().includes('Op deze telefoon')", &[]);
        assert_eq!(browser.kept(), Vec::<String>::new());
    });
}

#[test]
fn a_receipt_that_is_not_kept_is_gone_with_the_tab() {
    story(|_, browser| {
        gives(browser, "Gedeelde telefoon.");
        browser.closes_the_tab();
        browser.visits("bon/");
        browser.is_at("Hier is geen bon");
        browser.visits("mijn-inbreng/");
        browser.sees_nothing_of("Op deze telefoon");
        assert_eq!(browser.kept(), Vec::<String>::new());
    });
}
