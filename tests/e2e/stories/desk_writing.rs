//! The desk, where staff write: an answer to those who spoke, and what everybody reads; alone, and at the same time.

use serde_json::{Value, json};
use weerklank_core::staff::Rules;
use weerklank_server::clock;

use super::{
    desk_reading::{letters, signs_in, tabs_to},
    way_back::LINE,
};
use crate::{
    audit::Audit,
    browser::{Browser, Key, LAPTOP},
    giving::{gives, looks_up},
    site::Site,
    story::{story, story_at},
    trouble::Way,
};

const HEARD: [&str; 2] = ["Wat we hoorden, Gewoon", "Wat we hoorden, Makkelijk"];
const DECIDED: [&str; 2] = ["Wat er is besloten, Gewoon", "Wat er is besloten, Makkelijk"];
const NEXT: [&str; 2] = ["Wat er nu komt, Gewoon", "Wat er nu komt, Makkelijk"];
const TITLE: [&str; 2] = ["Titel, Gewoon", "Titel, Makkelijk"];
const UNNOTICED: &str = "Ik merk er nog niets van";
const READY: &str = "Alles is ingevuld en leest goed.";
const IS_THERE: &str = "Het staat op de site";

/// Writes a text in both levels.
#[track_caller]
fn writes_both(browser: &mut Browser, fields: [&str; 2], words: &str) {
    for field in fields {
        browser.writes(field, words);
    }
}

/// Signs in, and opens something to edit.
#[track_caller]
fn opens(site: &Site, browser: &mut Browser, part: &str) {
    signs_in(site, browser);
    goes_to(browser, part);
}

/// Goes to a page of the desk without loading it anew: that would sign out.
fn goes_to(browser: &Browser, part: &str) {
    browser.asks("location.hash = arguments[0]", &[format!("/{part}").into()]);
}

/// The text of the theme of the stories, with this title.
fn theme(title: &str) -> Value {
    let agenda = Site::file("data/agendas/st-raw-2025.json");
    let themes = agenda["themes"].as_array().expect("themes");
    let mut theme = themes.iter().find(|theme| theme["id"] == "vertrouwen").expect("the theme").clone();
    theme["title"] = json!({ "nl": title, "nl-simple": title });
    theme
}

const EDIT_THEME: &str = "agenda/st-raw-2025/themes/vertrouwen";
const PUT_THEME: &str = "PUT api/v1/staff/agendas/st-raw-2025/themes/vertrouwen";

#[test]
fn an_answer_goes_from_a_phone_to_the_desk_and_back_and_on() {
    story(|site, browser| {
        let code = gives(browser, "Ik wil iemand die blijft. Elke keer een nieuw gezicht is niet fijn.");

        // At the desk somebody reads it, lets it count, and answers.
        browser.at_another_device();
        signs_in(site, browser);
        browser.follows("Ik wil iemand die blijft.");
        browser.presses("Laat meetellen");
        browser.sees("Telt nu mee.");
        browser.follows("Geef antwoord");
        browser.is_at("Antwoord geven");
        browser.sees("Elke keer een nieuw gezicht is niet fijn.");
        browser.writes("Wat hoorden jullie?", "Jullie willen iemand die blijft.");
        browser.presses("Begin");
        browser.is_at("Wat ermee is gedaan");
        browser.sees("Eén inzender krijgt dit, naast de eigen woorden.");
        browser.sees("Wat we hoorden: Schrijf dit ook in makkelijke taal.");
        assert_ne!(browser.value_of("Voor wanneer"), "", "a promise is made for the term of the theme");

        // Hard words are marked, and keep it from being published.
        browser.writes(HEARD[1], "Jullie willen iemand die blijft.");
        browser.writes(DECIDED[0], "Er wordt een regiegroep geïmplementeerd ten behoeve van jongeren.");
        browser.sees("Dit is nog te moeilijk.");
        browser.presses("Publiceer");
        browser.sees("Wat er is besloten, gewoon: Maak dit makkelijker.");
        assert_eq!(site.asked("PUT api/v1/staff/agendas/*"), 0);
        writes_both(browser, DECIDED, "Eén iemand blijft bij je.");
        writes_both(browser, NEXT, "We vertellen je hoe het gaat.");
        browser.chooses("Hoe staat het ervoor?", "Mee bezig");
        browser.sees(READY);
        browser.sees("Dit zei jij Ik wil iemand die blijft. Elke keer een nieuw gezicht is niet fijn.");
        browser.taps("switch", "In makkelijke taal");
        browser.takes_a_picture_from("Wie dit antwoord krijgt", "werkblad-antwoord");
        browser.presses("Publiceer");
        browser.sees(IS_THERE);
        browser.sees("Eén inzender ziet het naast de eigen woorden.");

        // On the phone it stands beside their own words, and they say that nothing is noticed of it.
        browser.at_another_device();
        looks_up(browser, &code);
        browser.sees("Dit zei jij Als jongere");
        browser.sees("Dank je voor je woorden. Hier lees je wat we ermee doen.");
        browser.sees("Wat er is besloten Eén iemand blijft bij je.");
        browser.presses(UNNOTICED);
        browser.presses("Een beetje");
        browser.writes(LINE, "Bij mij is er weer iemand nieuw.");
        browser.presses("Versturen");
        browser.sees(&format!(": {UNNOTICED}"));

        // The desk hears that, and something more is done.
        browser.at_another_device();
        signs_in(site, browser);
        browser.follows("Ik wil iemand die blijft.");
        browser.sees("Bij mij is er weer iemand nieuw.");
        goes_to(browser, "agenda/st-raw-2025");
        browser.follows("Jullie willen iemand die blijft.");
        browser.presses("Stap erbij");
        browser.writes("Stap 1: Wanneer", clock::today().as_str());
        writes_both(
            browser,
            ["Stap 1: Wat er gebeurde, Gewoon", "Stap 1: Wat er gebeurde, Makkelijk"],
            "We belden alle teams.",
        );
        browser.presses("Publiceer");
        browser.sees(IS_THERE);

        browser.at_another_device();
        looks_up(browser, &code);
        browser.sees("We belden alle teams.");
        assert_eq!(site.stores_one().replies.len(), 1, "they are answered once");
    });
}

#[test]
fn who_comes_second_sees_who_was_first_and_loses_nothing() {
    story(|site, browser| {
        let other = site.makes_token("stagiair", "publisher");
        opens(site, browser, EDIT_THEME);
        writes_both(browser, TITLE, "Wie kan ik geloven?");
        let first = json!({ "document": theme("Wie blijft er bij mij?"), "revision": 0 });
        site.staff_as(&other, "PUT", "agendas/st-raw-2025/themes/vertrouwen", Some(&first));
        browser.evidence.expect("status of 409");
        browser.presses("Publiceer");
        browser.sees("Iemand was je voor stagiair veranderde dit");
        assert_eq!(browser.value_of(TITLE[0]), "Wie kan ik geloven?");
        browser.opens("Bekijk wat er nu staat, en wat jij anders schreef");
        browser.sees("Wie blijft er bij mij?");
        browser.takes_a_picture_from("Publiceren", "werkblad-tegelijk");
        browser.presses("Publiceer toch die van mij");
        browser.sees(IS_THERE);

        // Both versions are kept, and the first can come back.
        goes_to(browser, "agenda/st-raw-2025");
        browser.opens("Alle 14");
        browser.sees("Versie 2, door test op");
        browser.follows("Wie kan ik geloven?");
        browser.presses("Laat de versies zien");
        browser.sees("Versie 1: stagiair op");
        browser.presses("Zet versie 1 terug");
        browser.sees("De oude versie staat in het formulier.");
        assert_eq!(browser.value_of(TITLE[0]), "Wie blijft er bij mij?");
        browser.presses("Publiceer");
        browser.sees(IS_THERE);
        assert!(site.reads("api/v1/agendas/st-raw-2025").contains("Wie blijft er bij mij?"));

        // The same with drafts.
        let draft = json!({ "revision": 0, "body": { "document": theme("Wie luistert er?") } });
        site.staff_as(&other, "PUT", "drafts/st-raw-2025/themes/vertrouwen", Some(&draft));
        browser.writes(TITLE[0], "Wie helpt mij?");
        browser.presses("Bewaar als concept");
        browser.sees("stagiair was je voor");
        assert_eq!(browser.value_of(TITLE[0]), "Wie helpt mij?");
        browser.presses("Neem die van stagiair");
        browser.sees("Bewaard als concept, door stagiair");
        assert_eq!(browser.value_of(TITLE[0]), "Wie luistert er?");
    });
}

#[test]
fn what_was_written_with_keys_arrives_once_when_the_network_is_lost() {
    story(|site, browser| {
        opens(site, browser, "agenda/st-raw-2025/changes");
        browser.sees("Waar gaat het over?");
        tabs_to(browser, "textbox Waar gaat het over?");
        browser.types(&letters("er is een nieuwe vraag"));
        tabs_to(browser, "button Begin");
        browser.types(&[Key::Enter]);
        browser.sees("Dankzij wie");
        tabs_to(browser, "textbox Wat er veranderde, Makkelijk");
        browser.types(&letters("er is een nieuwe vraag"));
        browser.sees(READY);
        tabs_to(browser, "button Publiceer");
        let put = "PUT api/v1/staff/agendas/st-raw-2025/changes/*";
        site.when(put, Way::LosesAnswer);
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        browser.types(&[Key::Enter]);
        browser.sees("We weten niet of het is aangekomen");
        assert_eq!(browser.value_of("Wat er veranderde, Makkelijk"), "er is een nieuwe vraag");
        site.heals();
        tabs_to(browser, "button Stuur opnieuw");
        browser.types(&[Key::Enter]);
        browser.sees(IS_THERE);
        goes_to(browser, "agenda/st-raw-2025");
        browser.sees("Versie 1, door test op");
        let served = site.reads("api/v1/agendas/st-raw-2025");
        assert_eq!(served.matches("\"er is een nieuwe vraag\"").count(), 2, "once, in two levels");
    });
}

#[test]
fn with_four_eyes_another_publishes_what_one_wrote() {
    let rules = Rules { four_eyes: true, keep_months: None };
    story_at(Site::with(rules), |site, browser| {
        opens(site, browser, EDIT_THEME);
        writes_both(browser, TITLE, "Wie kan ik geloven?");
        browser.sees("Iemand anders leest dit en publiceert");
        browser.presses("Bewaar als concept");
        browser.sees("Bewaard als concept, door test");
        assert!(!browser.has("button", "Publiceer"));

        let other = site.makes_token("redactie", "publisher");
        browser.at_another_device();
        browser.resizes(LAPTOP);
        browser.visits("werkblad/");
        browser.writes("Toegangscode", &other);
        browser.presses("Meld je aan");
        browser.is_at("Inbreng");
        browser.follows("Concepten");
        browser.is_at("Concepten");
        browser.follows("Thema’s: Wie kan ik geloven?");
        browser.sees("test schreef dit. Jij leest mee.");
        browser.opens("Wat er anders wordt op de site");
        browser.sees("Wie kan ik geloven?");
        browser.takes_a_picture_from("Publiceren", "werkblad-vier-ogen");
        browser.presses("Publiceer");
        browser.sees(IS_THERE);
        assert_eq!(site.asked(PUT_THEME), 1);
        browser.follows("Concepten");
        browser.sees("Er zijn geen concepten.");
    });
}

#[test]
fn a_message_reaches_its_giver_alone() {
    story(|site, browser| {
        let code = gives(browser, "Mag ik zelf kiezen?");
        browser.at_another_device();
        signs_in(site, browser);
        browser.follows("Mag ik zelf kiezen?");
        browser.follows("Geef antwoord");
        browser.presses("Stuur alleen hun een bericht");
        browser.is_at("Bericht aan inzenders");
        browser.presses("Stuur het bericht");
        browser.sees("Bericht aan hen: Vul dit in.");
        browser.writes("Bericht aan hen", "Ja, dat mag. Vraag het aan je hulpverlener.");
        browser.sees("Dit leest goed.");
        browser.presses("Stuur het bericht");
        browser.sees("Het bericht is verstuurd");
        browser.at_another_device();
        looks_up(browser, &code);
        browser.sees("Ja, dat mag. Vraag het aan je hulpverlener.");
    });
}

#[test]
fn every_page_where_staff_write_is_accessible() {
    story(|site, browser| {
        gives(browser, "Ik wil iemand die blijft.");
        browser.at_another_device();
        let mut audit = Audit::default();
        signs_in(site, browser);
        browser.follows("Ik wil iemand die blijft.");
        browser.follows("Geef antwoord");
        browser.is_at("Antwoord geven");
        audit.looks(browser, "werkblad antwoord");
        browser.writes("Wat hoorden jullie?", "Indien je wilt, blijft er iemand.");
        browser.presses("Begin");
        browser.sees("Dit is nog te moeilijk.");
        browser.presses("Stap erbij");
        audit.looks(browser, "werkblad schrijven");
        goes_to(browser, "agenda");
        browser.is_at("Agenda’s");
        audit.looks(browser, "werkblad agendas");
        goes_to(browser, "agenda/st-raw-2025");
        browser.sees("Nieuw antwoord");
        audit.looks(browser, "werkblad agenda");
        goes_to(browser, "concepten");
        browser.is_at("Concepten");
        audit.looks(browser, "werkblad concepten");
        audit.found_nothing();
    });
}
