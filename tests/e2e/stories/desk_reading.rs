//! The desk, where staff read: what came in, one by one or together, in numbers; what was on paper; who may come in.

use serde_json::{Value, json};
use weerklank_core::receipt::{ENTROPY, ReceiptCode};

use crate::{
    audit::Audit,
    browser::{Browser, Key, LAPTOP},
    site::Site,
    story::story,
    trouble::Way,
};

const DESK: &str = "werkblad/";
const SEARCH: &str = "Zoek op woorden";
/// What the console says of an answer that is lost, or that refuses.
const NO_ANSWER: &str = "Failed to load resource";
const REVIEW: &str = "PUT api/v1/staff/feedback/*";

/// The receipt of the giver with this number.
fn receipt(number: u8) -> ReceiptCode {
    ReceiptCode::from_entropy([number; ENTROPY])
}

/// What that giver says about trust.
fn feedback(number: u8, text: &str, more: &Value) -> Value {
    let code = receipt(number);
    let mut feedback = json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": "st-raw-2025", "theme": "vertrouwen",
        "audience": "youth", "text": text, "quote_ok": true, "created_on": "2026-11-22"
    });
    for (name, value) in more.as_object().expect("fields") {
        feedback[name] = value.clone();
    }
    feedback
}

fn comes_in(site: &Site, number: u8, text: &str, more: &Value) {
    assert_eq!(site.says("POST", "api/v1/feedback", &feedback(number, text, more)), 201);
}

/// A giver writes something else, from another device.
fn writes_anew(site: &Site, browser: &Browser, number: u8, text: &str) {
    let (code, changed) = (receipt(number), feedback(number, text, &json!({})));
    let address = format!("{}api/v1/feedback/{}", site.address, code.feedback_id().as_str());
    let script = "const [address, secret, body, done] = arguments;
        fetch(address, { method: 'PUT', body, headers: {
            'Content-Type': 'application/json', Authorization: `Receipt ${secret}` } })
            .then((answer) => done(answer.status), (error) => done(String(error)))";
    let asked = [address.into(), code.secret().expose().into(), changed.to_string().into()];
    assert_eq!(browser.session.run_until_done(script, &asked).expect("an answer"), 200);
}

/// Signs in at a laptop.
pub(super) fn signs_in(site: &Site, browser: &mut Browser) {
    browser.resizes(LAPTOP);
    browser.visits(DESK);
    browser.is_at("Aanmelden");
    browser.writes("Toegangscode", site.token());
    browser.presses("Meld je aan");
    browser.is_at("Inbreng");
}

pub(super) fn letters(text: &str) -> Vec<Key> {
    text.chars().map(Key::Letter).collect()
}

/// Presses Tab until this has focus.
#[track_caller]
pub(super) fn tabs_to(browser: &Browser, what: &str) {
    for _ in 0..120 {
        if browser.focus().starts_with(what) {
            return;
        }
        browser.types(&[Key::Tab]);
    }
    panic!("no {what}; focus is on {}", browser.focus());
}

#[test]
fn keys_are_enough_to_sign_in_filter_choose_open_approve_and_go_on() {
    story(|site, browser| {
        comes_in(site, 1, "De bus komt te laat.", &json!({}));
        comes_in(site, 2, "De bus is duur.", &json!({ "audience": "parent" }));
        comes_in(site, 3, "Ik wil iemand die blijft.", &json!({}));
        browser.resizes(LAPTOP);
        browser.visits(DESK);
        browser.is_at("Aanmelden");
        tabs_to(browser, "textbox Toegangscode");
        browser.types(&letters(site.token()));
        browser.types(&[Key::Enter]);
        browser.sees("3 keer inbreng");
        tabs_to(browser, &format!("searchbox {SEARCH}"));
        browser.types(&letters("BUS"));
        browser.sees("2 keer inbreng");
        tabs_to(browser, "link De bus");
        let first = browser.focus();
        browser.types(&[Key::Letter('x'), Key::Letter('j')]);
        assert_ne!(browser.focus(), first, "j goes to the next");
        browser.types(&[Key::Letter('x')]);
        browser.sees("2 gekozen");
        let is_covered = "const { bottom } = document.activeElement.getBoundingClientRect();
            return bottom > document.querySelector('.wk-choosing').getBoundingClientRect().top";
        browser.until(
            "the bar to leave what has focus in sight",
            &format!("return !(() => {{ {is_covered} }})()"),
            &[],
        );
        browser.takes_a_picture_from("Inbreng", "werkblad-inbreng");
        browser.types(&[Key::Letter('k')]);
        browser.has_focus_on(&first);
        browser.types(&[Key::Enter]);
        browser.sees("1 van 2");
        browser.takes_a_picture("werkblad-lezen");
        tabs_to(browser, "button Laat meetellen");
        browser.types(&[Key::Enter]);
        browser.sees("2 van 2");
        tabs_to(browser, "button Laat meetellen");
        browser.types(&[Key::Enter]);
        browser.sees("Telt nu mee. Dit was de laatste.");
        let approved = site.stored().into_iter().filter(|stored| stored.moderation.is_some()).count();
        assert_eq!(approved, 2);
        browser.follows("Terug naar de lijst");
        browser.sees("2 keer inbreng");
        assert_eq!(browser.asks("return named('searchbox', arguments[0]).value", &[SEARCH.into()]), "BUS");
        browser.sees("2 gekozen");
    });
}

#[test]
fn nothing_that_a_giver_writes_breaks_the_inbox() {
    story(|site, browser| {
        let markup = "<img src=x onerror=alert(1)><script>document.title = 'x'</script>";
        comes_in(site, 1, markup, &json!({}));
        comes_in(site, 2, "\u{202e}\u{2067}dlrow olleh مرحبا بالعالم", &json!({}));
        comes_in(site, 3, &"\u{1f600}".repeat(2_000), &json!({}));
        comes_in(site, 4, &("regel\n".repeat(100) + "einde"), &json!({}));
        comes_in(site, 5, &format!("=1+1\t\u{7}{}", "z\u{0300}\u{0301}\u{0302}".repeat(400)), &json!({}));
        signs_in(site, browser);
        browser.sees("5 keer inbreng");
        for window in [LAPTOP, (320, 640)] {
            browser.resizes(window);
            let fits = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
            assert_eq!(browser.asks(fits, &[]), true, "at {} px", window.0);
            let tallest =
                "return Math.max(...[...document.querySelectorAll('.wk-row')].map((row) => row.clientHeight))";
            let tallest = browser.asks(tallest, &[]).as_f64().unwrap_or_default();
            assert!(tallest < 420.0, "a row is {tallest} px tall at {} px", window.0);
        }
        browser.follows("<img src=x");
        browser.sees(markup);
        browser.follows("Terug naar de lijst");
        browser.taps("switch", "Bij elkaar wat op elkaar lijkt");
        browser.sees("Niets lijkt op elkaar");
        browser.is_at("Inbreng");
    });
}

#[test]
fn a_reason_stays_when_the_giver_changed_the_text_meanwhile_and_reaches_them_then() {
    story(|site, browser| {
        browser.evidence.expect(NO_ANSWER);
        comes_in(site, 1, "Mijn mentor heet Sanne. Zij luistert.", &json!({}));
        signs_in(site, browser);
        browser.follows("Mijn mentor heet Sanne.");
        browser.taps("checkbox", "Verberg ‘Sanne’.");
        browser.sees("Mijn mentor heet […]. Zij luistert.");
        writes_anew(site, browser, 1, "Mijn mentor heet Sanne. Zij luistert nooit.");
        browser.presses("Laat niet meetellen …");
        browser.presses("Hier staat een naam of een adres in.");
        let reason = browser.value_of("Waarom telt dit niet mee?");
        browser.presses("Laat niet meetellen");
        browser.sees("De inzender veranderde de tekst");
        browser.sees("Zij luistert nooit.");
        assert_eq!(browser.value_of("Waarom telt dit niet mee?"), reason);
        site.when(REVIEW, Way::LosesAnswer);
        browser.presses("Laat niet meetellen");
        browser.sees("Er kwam geen antwoord");
        site.heals();
        browser.presses("Laat niet meetellen");
        browser.sees("Telt nu niet mee.");
        let stored = site.stores_one();
        assert_eq!(stored.moderation.and_then(|made| made.reason), Some(reason));
    });
}

#[test]
fn paper_goes_in_once_though_the_network_is_lost_on_the_way() {
    story(|site, browser| {
        browser.evidence.expect(NO_ANSWER);
        signs_in(site, browser);
        browser.follows("Van papier");
        browser.is_at("Van papier");
        browser.chooses("Bij welke agenda hoort het?", Site::agenda("st-raw-2025").title.nl());
        browser.writes("Of plak de regels hier", "thema;wie;tekst\nvertrouwen;jongere;Eén\nnergens;jongere;Twee");
        browser.presses("Kijk na");
        browser.sees("Regel 3, kolom ‘thema’");
        let rows = "thema;wie;tekst\nvertrouwen;jongere;Eerste blad\nvertrouwen;ouder;Tweede blad\nvertrouwen;jongere;Derde blad";
        browser.writes("Of plak de regels hier", rows);
        browser.presses("Kijk na");
        browser.sees("Deze kunnen erbij");
        site.when("POST api/v1/staff/feedback", Way::LosesAnswer);
        browser.presses("Zet deze 3 erbij");
        browser.sees("Er kwam geen antwoord");
        browser.sees("0 van 3 staan erbij.");
        site.heals();
        browser.presses("Ga verder");
        browser.sees("3 van 3 staan erbij.");
        assert_eq!(site.stored().len(), 3, "each is in once");
        let codes =
            browser.asks("return [...document.querySelectorAll('.wk-token')].map((code) => code.innerText)", &[]);
        let codes: Vec<String> = serde_json::from_value(codes).expect("codes");
        let ids: Vec<_> = codes.iter().map(|code| ReceiptCode::parse(code).expect("a code").feedback_id()).collect();
        assert!(
            site.stored().iter().all(|stored| ids.contains(&stored.feedback.id)),
            "the codes are those of the paper"
        );
        browser.presses("Ik heb ze, wis deze lijst");
        browser.follows("Inbreng");
        browser.sees("3 keer inbreng");
    });
}

#[test]
fn a_code_is_made_for_a_colleague_and_taken_in_again_and_the_log_says_so() {
    story(|site, browser| {
        signs_in(site, browser);
        browser.follows("Toegang");
        browser.presses("Maak de code");
        browser.sees("Vul een naam in.");
        browser.writes("Naam van de code", "stagiair");
        browser.chooses("Wat mag je ermee?", "Alleen lezen");
        browser.presses("Maak de code");
        browser.sees("De code is klaar");
        browser.presses("Ik heb hem, verberg de code");
        browser.presses("Trek in ‘stagiair’");
        browser.sees("Trek je de code ‘stagiair’ in?");
        browser.presses("Ja, trek de code in");
        browser.sees_nothing_of("De code is klaar");
        browser.follows("Wie deed wat");
        browser.sees("test trok de toegangscode van ‘stagiair’ in.");
        browser.sees("test maakte een toegangscode voor ‘stagiair’.");
    });
}

#[test]
fn every_page_where_staff_read_is_accessible() {
    story(|site, browser| {
        let mut audit = Audit::default();
        browser.visits(DESK);
        audit.looks(browser, "werkblad aanmelden");
        comes_in(site, 1, "Mijn mentor heet Sanne. Ik wacht al weken op een telefoontje.", &json!({ "kind": "worry" }));
        comes_in(
            site,
            2,
            "Wij wachten al weken op een telefoontje.",
            &json!({ "audience": "parent", "group_size": 12, "via": "group" }),
        );
        signs_in(site, browser);
        browser.taps("checkbox", "Kies alle op deze pagina");
        browser.sees("2 gekozen");
        audit.looks(browser, "werkblad inbreng");
        browser.taps("switch", "Bij elkaar wat op elkaar lijkt");
        browser.sees("1 groep");
        audit.looks(browser, "werkblad groepen");
        browser.follows("Mijn mentor heet Sanne.");
        browser.taps("checkbox", "Verberg ‘Sanne’.");
        browser.presses("Laat niet meetellen …");
        audit.looks(browser, "werkblad oordelen");
        for (link, heading) in [("Cijfers", "Cijfers"), ("Wie deed wat", "Wie deed wat"), ("Toegang", "Toegang")] {
            browser.follows(link);
            browser.is_at(heading);
            audit.looks(browser, &format!("werkblad {}", heading.to_lowercase()));
        }
        browser.follows("Van papier");
        browser.chooses("Bij welke agenda hoort het?", Site::agenda("st-raw-2025").title.nl());
        browser.writes("Of plak de regels hier", "thema;wie;tekst\nvertrouwen;jongere;Eén\nnergens;jongere;Twee");
        browser.presses("Kijk na");
        browser.sees("Regel 3");
        audit.looks(browser, "werkblad papier");
        audit.found_nothing();
    });
}
