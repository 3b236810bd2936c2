//! What was done with it: how it comes back to who spoke, and what they say of that.

use serde_json::{Value, json};
use weerklank_core::date::Date;
use weerklank_server::clock;

use crate::{
    browser::Browser,
    engine::in_every_engine,
    giving::{THEME, gives, is_ready_to_send, looks_up},
    site::Site,
    story::story,
    trouble::Way,
};

in_every_engine! {
    an_answer_comes_back_and_who_got_it_says_that_nothing_is_noticed_yet,
    a_verdict_that_does_not_arrive_is_kept_and_stored_once,
}

pub(super) const JUDGE: &str = "PUT api/v1/feedback/*";
const UNNOTICED: &str = "Ik merk er nog niets van";
pub(super) const LINE: &str = "Wil je er iets bij zeggen?";
const ASKED: &str = "Klopt dit antwoord?";

/// An outcome about the theme of the stories, with these fields beside those that every outcome has.
fn outcome(fields: &Value) -> Value {
    let mut outcome = json!({
        "id": "iemand-die-blijft", "theme": "vertrouwen", "heard": easy("Jullie willen iemand die blijft."), "state": "heard"
    });
    for (name, value) in fields.as_object().expect("fields") {
        outcome[name] = value.clone();
    }
    outcome
}

fn easy(words: &str) -> Value {
    json!({ "nl": words, "nl-simple": words })
}

/// Staff publish an outcome that answers the one who spoke.
fn is_answered(site: &Site, fields: &Value) {
    site.publishes("st-raw-2025", &outcome(fields), &[&site.stores_one()], "Dank je. Hier lees je wat we doen.");
}

/// The agenda holds this outcome.
fn holds(site: &Site, fields: &Value) {
    let mut agenda = Site::file("data/agendas/st-raw-2025.json");
    agenda["outcomes"] = json!([outcome(fields)]);
    site.has_file("api/v1/agendas/st-raw-2025", &agenda);
}

fn today() -> String {
    Date::parse(clock::today().as_str()).expect("today is a date").in_dutch()
}

/// Says something, is answered, and finds that.
#[track_caller]
pub(super) fn finds_an_answer(site: &Site, browser: &mut Browser) -> String {
    let code = gives(browser, "Ik wil iemand die blijft.");
    is_answered(site, &json!({ "state": "doing", "decided": easy("Eén iemand blijft bij je.") }));
    looks_up(browser, &code);
    browser.sees(ASKED);
    code
}

#[test]
fn an_answer_comes_back_and_who_got_it_says_that_nothing_is_noticed_yet() {
    story(|site, browser| {
        let code = gives(browser, "Ik wil iemand die blijft.");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        let doing = json!({ "state": "doing", "decided": easy("Eén iemand blijft bij je.") });
        is_answered(site, &doing);
        browser.closes_the_tab();
        looks_up(browser, &code);
        browser.sees("Dit zei jij Als jongere");
        browser.sees("Ik wil iemand die blijft.");
        browser.sees("Dank je. Hier lees je wat we doen. Dit antwoord is alleen voor jou.");
        browser.sees("Wat er met jouw woorden is gedaan Mee bezig");
        browser.sees("Wat er is besloten Eén iemand blijft bij je.");

        browser.presses(UNNOTICED);
        browser.presses("Een beetje");
        browser.writes(LINE, "Bij mij is er weer iemand nieuw.");
        browser.presses("Versturen");
        let said = format!("Jij zei op {}: {UNNOTICED} Voel je je gehoord? Een beetje", today());
        browser.sees(&said);
        browser.sees("Bij mij is er weer iemand nieuw.");
        let verdicts = serde_json::to_value(site.stores_one().verdicts).expect("JSON");
        assert_eq!(
            (&verdicts[0]["says"], &verdicts[0]["heard"], &verdicts[0]["text"]),
            (&json!("unnoticed"), &json!("partly"), &json!("Bij mij is er weer iemand nieuw."))
        );

        // Staff read that, and do something more.
        let step = json!([{ "on": clock::today(), "what": easy("We belden alle teams.") }]);
        let further = json!({ "state": "doing", "decided": easy("Eén iemand blijft bij je."), "steps": step });
        is_answered(site, &further);
        browser.closes_the_tab();
        browser.visits("");
        browser.sees("Er is iets gedaan met een thema van jou.");
        browser.follows("Bekijk mijn inbreng");
        browser.presses("Bekijk");
        browser.sees("We belden alle teams.");
        browser.sees(&said);
    });
}

#[test]
fn a_verdict_that_does_not_arrive_is_kept_and_stored_once() {
    story(|site, browser| {
        finds_an_answer(site, browser);
        browser.presses("Jullie snappen me niet");
        browser.writes(LINE, "Ik bedoelde iets anders.");
        site.when(JUDGE, Way::page(500));
        browser.evidence.expect("status of 500");
        browser.presses("Versturen");
        browser.sees("Wat je koos en typte, staat er nog.");
        assert_eq!(browser.value_of(LINE), "Ik bedoelde iets anders.");
        assert_eq!(site.stores_one().verdicts, []);

        site.heals();
        browser.presses("Versturen");
        browser.sees("Jullie snappen me niet Ik bedoelde iets anders.");
        assert_eq!(site.stores_one().verdicts.len(), 1);
    });
}

#[test]
fn a_verdict_whose_answer_got_lost_is_sent_again_and_stored_once() {
    story(|site, browser| {
        finds_an_answer(site, browser);
        browser.presses("Klopt");
        site.when(JUDGE, Way::LosesAnswer);
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        browser.presses("Versturen");
        browser.sees("Er is geen verbinding");
        site.heals();
        browser.presses("Versturen");
        browser.sees(": Klopt");
        assert_eq!(site.stores_one().verdicts.len(), 1);
    });
}

#[test]
fn who_thinks_again_says_it_again() {
    story(|site, browser| {
        let code = finds_an_answer(site, browser);
        browser.presses("Klopt");
        browser.presses("Versturen");
        browser.sees(": Klopt");
        browser.sees_nothing_of(ASKED);
        looks_up(browser, &code);
        browser.presses("Mening aanpassen");
        browser.presses("Toch niet");
        browser.sees(": Klopt");
        browser.presses("Mening aanpassen");
        browser.presses(UNNOTICED);
        browser.presses("Versturen");
        browser.sees(&format!(": {UNNOTICED}"));
        assert_eq!(site.stores_one().verdicts.len(), 1);
    });
}

#[test]
fn a_line_that_is_too_long_or_tells_of_danger_is_looked_at_as_other_words_are() {
    story(|site, browser| {
        finds_an_answer(site, browser);
        browser.presses("Klopt");
        browser.writes(LINE, &"é".repeat(501));
        browser.presses("Versturen");
        browser.sees("Je zin is te lang. Haal er 1 van de tekens af.");
        browser.has_focus_on(&format!("textbox {LINE}"));
        assert_eq!(site.asked(JUDGE), 0);
        browser.writes(LINE, "Bel me op 06 12345678, ik wil niet meer leven.");
        browser.sees("Dit lijkt een telefoonnummer:");
        browser.sees("Je hoeft dit niet alleen te doen");
    });
}

#[test]
fn a_promise_that_went_by_says_so_with_the_reason_or_that_nobody_knows() {
    let next = json!({ "what": easy("We vertellen wat er kan."), "on": "2026-03-01" });
    let newer = json!([{ "on": "2026-03-05", "what": easy("Er is iemand ziek.") }]);
    let older = json!([{ "on": "2026-02-05", "what": easy("We begonnen.") }]);
    for (fields, reason) in [
        (json!({ "late": easy("Eerst moet er geld zijn."), "steps": newer }), "Eerst moet er geld zijn."),
        (json!({ "steps": newer }), "Er is iemand ziek."),
        (json!({ "steps": older }), "We weten nog niet waardoor."),
    ] {
        story(|site, browser| {
            let mut fields = fields;
            fields["next"] = next.clone();
            holds(site, &fields);
            browser.visits(THEME);
            browser.sees(&format!("Dit duurt langer dan beloofd. We beloofden dit voor 1 maart 2026. {reason}"));
        });
    }
}

#[test]
fn a_no_comes_with_its_why() {
    story(|site, browser| {
        let why =
            json!({ "state": "not_done", "decided": easy("Dit doen we niet."), "why": easy("Er is te weinig geld.") });
        holds(site, &why);
        browser.visits(THEME);
        browser.sees("Niet gedaan");
        browser.sees("Waarom Er is te weinig geld.");
    });
}

#[test]
fn a_sentence_stands_beside_an_answer_when_its_giver_and_staff_said_yes() {
    story(|site, browser| {
        is_ready_to_send(browser, "Blijf nou eens. Ik ben het wisselen zat.");
        browser.taps("switch", "Ja, dat mag");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let giver = site.stores_one();
        site.approves(&giver);
        let quote = (&giver, "Blijf nou eens.");
        site.publishes_with_quotes("st-raw-2025", &outcome(&json!({})), &[&giver], "Dank je.", &[quote]);
        browser.visits(THEME);
        browser.sees("In hun eigen woorden Blijf nou eens.");
        browser.sees_nothing_of("Ik ben het wisselen zat.");
    });
}

#[test]
fn a_theme_of_which_nothing_came_yet_says_when_somebody_looks() {
    for (looks_on, said) in [
        (json!("2099-12-10"), "Nog niet besproken. We kijken op 10 december 2099."),
        (json!("2020-12-10"), "Nog niet besproken. We weten nog niet wanneer we erover praten. Binnen"),
        (Value::Null, "Nog niet besproken. We weten nog niet wanneer we erover praten. Binnen"),
    ] {
        story(|site, browser| {
            let mut agenda = Site::file("data/agendas/st-raw-2025.json");
            let themes = agenda["themes"].as_array_mut().expect("themes");
            let theme = themes.iter_mut().find(|theme| theme["id"] == "vertrouwen").expect("the theme");
            theme["audience"] = json!({ "looks_on": looks_on });
            site.has_file("api/v1/agendas/st-raw-2025", &agenda);
            browser.visits(THEME);
            browser.sees(said);
        });
    }
}

#[test]
fn a_question_leads_to_its_answer() {
    story(|_, browser| {
        browser.visits("voorbeeld/thema/wachttijd/");
        browser.follows("Niet gedaan: lees waarom");
        browser.has_focus_on(
            "article Jullie willen zelf kunnen zien op welke plek je staat. Bijvoorbeeld op je telefoon.",
        );
    });
}

#[test]
fn young_people_and_parents_stand_side_by_side() {
    story(|_, browser| {
        browser.visits("voorbeeld/thema/vaste-hulpverlener/");
        browser.sees("Jongeren herkennen dit meer dan ouders.");
        browser.sees("Jongeren: gemiddeld 4,4 van 5 Ouders: gemiddeld 3,6 van 5");
        // One that only young people weighed is not compared.
        browser.visits("voorbeeld/thema/na-je-18e/");
        browser.sees("Nog niet besproken.");
        browser.sees_nothing_of("naast elkaar");
    });
}

#[test]
fn an_agenda_tells_how_long_an_answer_takes_and_how_many_wait() {
    story(|_, browser| {
        browser.visits("voorbeeld/");
        browser.sees(
            "De helft van de antwoorden kwam binnen 3 weken. Op ongeveer 15 reacties is nog geen antwoord. Geteld op",
        );
        browser.visits("st-raw-2025/");
        browser.sees_nothing_of("Hoe snel komt er een antwoord?");
    });
}

#[test]
fn on_paper_stands_what_was_said_and_no_question() {
    story(|site, browser| {
        finds_an_answer(site, browser);
        browser.looks_at_paper();
        browser.sees("Eén iemand blijft bij je.");
        browser.sees_nothing_of(ASKED);
    });
}

#[test]
fn the_newest_answers_are_there_at_once_and_the_older_ones_when_asked_for() {
    story(|site, browser| {
        let mut agenda = Site::file("data/agendas/st-raw-2025.json");
        let answers = (1..=25).map(|day| {
            let said = easy(&format!("Dit hoorden we op dag {day}."));
            outcome(&json!({ "id": format!("dag-{day}"), "heard": said, "on": format!("2026-01-{day:02}") }))
        });
        agenda["outcomes"] = answers.collect();
        site.has_file("api/v1/agendas/st-raw-2025", &agenda);

        for page in ["st-raw-2025/gedaan/", THEME] {
            browser.visits(page);
            browser.sees("Dit hoorden we op dag 25.");
            browser.sees("Dit hoorden we op dag 16.");
            browser.sees_nothing_of("Dit hoorden we op dag 15.");
            browser.presses("Laat ook de 15 oudere antwoorden zien");
            browser.sees("Dit hoorden we op dag 1.");
            browser.has_focus_on("article Dit hoorden we op dag 15.");
        }
    });
}
