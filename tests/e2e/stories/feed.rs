//! Who follows an agenda with a reader of feeds comes to pages that are there.

use serde_json::{Value, json};
use weerklank_core::{feedback::Contribution, receipt::ReceiptCode};

use crate::site::Site;

const FEED: &str = "api/v1/agendas/voorbeeld/gedaan.atom";
const SENTENCE: &str = "Vertel het me op tijd.";

/// Somebody said something from elsewhere, and allows a sentence of it.
fn said(site: &Site, number: u8) -> Contribution {
    let code = ReceiptCode::from_entropy([number; 12]);
    let feedback = json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": "voorbeeld", "theme": "wachttijd",
        "audience": "youth", "text": format!("{SENTENCE} Dan weet ik het."), "quote_ok": true, "created_on": "2026-11-22"
    });
    assert_eq!(site.says("POST", "api/v1/feedback", &feedback), 201);
    let stored = site.stored();
    stored.into_iter().find(|stored| stored.feedback.id == code.feedback_id()).expect("it is stored")
}

fn outcome() -> Value {
    let easy = |text: &str| json!({ "nl": text, "nl-simple": text });
    json!({
        "id": "eerder-bellen", "theme": "wachttijd", "heard": easy("Jullie willen het op tijd horen."),
        "state": "decided", "decided": easy("We bellen eerder."), "why": easy("Dat is eerlijk."), "on": "2999-01-01"
    })
}

#[test]
fn every_link_of_a_feed_leads_to_a_page_and_the_newest_is_first() {
    let site = Site::open();
    let (approved, declined) = (said(&site, 1), said(&site, 2));
    site.approves(&approved);
    site.declines(&declined, "Er stond een naam in.");
    site.publishes("voorbeeld", &outcome(), &[&declined], "Dank je wel.");
    site.publishes_with_quotes("voorbeeld", &outcome(), &[&approved], "Dank je wel.", &[(&approved, SENTENCE)]);
    assert!(site.reads("api/v1/agendas/voorbeeld").contains(SENTENCE));

    let feed = site.reads(FEED);
    let first = &feed[feed.find("<entry>").expect("an entry")..];
    assert!(first.contains("Wat er is besloten: We bellen eerder."), "{first}");
    let links: Vec<_> = feed.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 5, "{links:?}");
    for link in links {
        assert!(!site.reads(link).is_empty(), "{link}");
    }
}
