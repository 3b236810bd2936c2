//! The desk, at a backend that is not ours: collections of records, which everybody can read and change.

use serde_json::json;
use weerklank_core::receipt::{ENTROPY, ReceiptCode};

use crate::{
    browser::{Browser, LAPTOP},
    giving::looks_up,
    site::Site,
    story::story,
};

/// Where the collections are: not where their description says.
const ELSEWHERE: &str = "elders/";

/// The settings name json-server, at another place.
fn has_collections(site: &Site) {
    let mut config = Site::file("config.json");
    config["backend"] = json!("json-server-0");
    config["backend_base"] = format!("{}{ELSEWHERE}", site.address).into();
    site.has_file("config.json", &config);
    site.serves_collections(ELSEWHERE, &Site::file("data/agendas/voorbeeld.json"));
}

fn comes_in(site: &Site, text: &str) -> ReceiptCode {
    let code = ReceiptCode::from_entropy([1; ENTROPY]);
    let said = json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": "voorbeeld", "theme": "wachten",
        "audience": "youth", "text": text, "created_on": "2026-11-22"
    });
    assert_eq!(site.says("POST", &format!("{ELSEWHERE}feedback"), &said), 201);
    code
}

fn stands_open(browser: &mut Browser) {
    browser.resizes(LAPTOP);
    browser.visits("werkblad/");
    browser.sees("Deze server vraagt geen code");
    browser.takes_a_picture_from("Aanmelden", "werkblad-open");
    browser.presses("Ga naar het werkblad");
    browser.is_at("Inbreng");
}

#[test]
fn what_came_in_is_read_approved_and_answered_and_its_giver_sees_that() {
    story(|site, browser| {
        has_collections(site);
        let code = comes_in(site, "Ik wacht al drie maanden.");
        assert_eq!(site.says("POST", &format!("{ELSEWHERE}feedback"), &json!({ "spam": true })), 201);
        stands_open(browser);
        browser.sees("1 keer inbreng");
        browser.sees("Eén ding op de server is geen inbreng.");
        // What this backend cannot do is not offered, and it says so.
        for page in ["Agenda’s", "Concepten", "Van papier", "Wie deed wat", "Toegang"] {
            assert!(!browser.has("link", page), "{page}");
        }
        browser.opens("Wat hier niet kan");
        browser.sees("Een concept bewaren.");

        browser.follows("Ik wacht al drie maanden.");
        browser.presses("Laat meetellen");
        browser.sees("Telt nu mee.");
        browser.follows("Geef antwoord");
        browser.is_at("Antwoord geven");
        browser.presses("Stuur alleen hun een bericht");
        browser.writes("Bericht aan hen", "Dank je. We bellen je deze week.");
        browser.presses("Stuur het bericht");
        browser.sees("Het bericht is verstuurd");

        looks_up(browser, &code.words().join(" "));
        browser.sees("Dank je. We bellen je deze week.");
    });
}
