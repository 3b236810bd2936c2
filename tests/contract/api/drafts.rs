//! What staff are writing, who may publish it, and what givers who change their mind take out of it.

use serde_json::{Value, json};
use weerklank_core::staff::Role;

use crate::{
    giver::{Giver, easy, korter},
    server::{Answer, Server, Site},
};

const KORTER: &str = "galm/outcomes/korter";

fn keep(server: &Server, path: &str, body: &Value) -> Answer {
    server.staff("PUT", &format!("drafts/{path}"), Some(&json!({ "body": body }).to_string()))
}

fn drafts(server: &Server) -> Vec<Value> {
    server.staff("GET", "drafts", None).is(200).json()["items"].as_array().expect("items").clone()
}

fn holds(site: &Site, text: &str) -> bool {
    site.stored_bytes().windows(text.len()).any(|window| window == text.as_bytes())
}

/// A site where what one wrote is published by another.
fn careful(site: &Site) -> Server {
    site.serve_with(|settings| settings.rules.four_eyes = true)
}

#[test]
fn a_draft_is_kept_for_everybody_with_what_nobody_knows_and_need_not_be_finished() {
    let site = Site::new();
    let server = site.serve();
    let writer = server.token_of("lezer", Role::Moderator);
    let body = json!({ "outcome": { "id": "korter", "colour_of_the_pen": 7, "heard": "<b>\u{202e}\u{0}" } });
    let path = format!("drafts/{KORTER}");
    let keep = |token: &str, revision: u32, body: &Value| {
        server.staff_as(token, "PUT", &path, Some(&json!({ "body": body, "revision": revision }).to_string()))
    };
    let kept = keep(&writer, 0, &body).is(200).json();
    assert_eq!((&kept["revision"], &kept["by"], &kept["body"]), (&json!(1), &json!("lezer"), &body));
    assert_eq!(keep(&writer, 0, &body).is(200).json(), kept, "the answer got lost");
    let conflict = keep(&server.token, 0, &json!({})).is(409).json();
    assert_eq!((&conflict["conflict"]["revision"], &conflict["conflict"]["by"]), (&json!(1), &json!("lezer")));
    let second = keep(&server.token, 1, &json!({ "revision": 9, "outcome": {} })).is(200).json();
    assert_eq!((&second["by"], &second["body"]), (&json!("test"), &json!({ "outcome": {} })));
    assert_eq!(drafts(&server), [second]);
    server.staff("DELETE", &format!("{path}?revision=1"), None).is(409);
    server.staff("DELETE", &format!("{path}?revision=2"), None).is(204);
    assert_eq!(drafts(&server), [] as [Value; 0]);
    assert_eq!(server.get("api/v1/agendas/galm").is(200).json().get("outcomes"), None, "a draft is not published");
}

#[test]
fn what_is_no_draft_is_refused() {
    let site = Site::new();
    let server = site.serve();
    let (noor, gone) = (Giver::new(1), Giver::new(2));
    server.post(&noor.says("Ik wacht al een jaar.")).is(201);
    let quote = |giver: &Giver, text: &str| json!({ "quotes": [{ "feedback": giver.id(), "text": text }] });
    let refused = |body: &Value| keep(&server, KORTER, body).is(422).pointers();
    assert_eq!(refused(&json!({ "feedback": [noor.id(), gone.id()] })), ["/body/feedback/1"]);
    assert_eq!(refused(&quote(&gone, "Hoi")), ["/body/quotes/0"]);
    assert_eq!(refused(&quote(&noor, "Ik wacht al een eeuw.")), ["/body/quotes/0"]);
    for body in [json!("korter"), json!(null), json!({ "quotes": "x" }), json!({ "feedback": ["x"] })] {
        keep(&server, KORTER, &body).is(400);
    }
    keep(&server, KORTER, &quote(&noor, "Ik wacht al een jaar.")).is(200);
    for path in ["galm/nergens/x", "nergens/actions/x", "galm/texts/echo", "galm/actions/A"] {
        keep(&server, path, &json!({})).is(404);
    }
    keep(&server, "galm/replies/eerste", &json!({ "text": "x".repeat(60_000) })).is(200);
    keep(&server, "galm/replies/eerste", &json!({ "text": "x".repeat(66_000) })).is(413);
}

#[test]
fn publishing_ends_a_draft() {
    let site = Site::new();
    let server = site.serve();
    let body = json!({ "outcome": korter("korter") });
    keep(&server, KORTER, &body).is(200);
    keep(&server, "galm/outcomes/anders", &body).is(200);
    server.staff("PUT", &format!("agendas/{KORTER}"), Some(&body.to_string())).is(201);
    assert_eq!(drafts(&server).len(), 1);
    keep(&server, KORTER, &json!({ "outcome": {} })).is(200);
    server.staff("PUT", &format!("agendas/{KORTER}"), Some(&body.to_string())).is(200);
    assert_eq!(drafts(&server).len(), 2, "sent again, it ends no draft that is newer");
}

#[test]
fn where_two_pairs_of_eyes_are_asked_for_another_publishes_what_one_wrote() {
    let site = Site::new();
    let server = careful(&site);
    let other = server.token_of("redactie", Role::Publisher);
    let document = json!({ "id": "vaker", "on": "2026-11-20", "what": easy("We bellen vaker.") });
    let body = |document: &Value| json!({ "document": document, "revision": 0 }).to_string();
    let (path, draft) = ("agendas/galm/changes/vaker", "galm/changes/vaker");
    let refused = |token: &str, document: &Value| {
        let answer = server.staff_as(token, "PUT", path, Some(&body(document))).is(403);
        assert!(answer.text().contains("Iemand anders moet dit publiceren"));
    };
    refused(&server.token, &document);
    keep(&server, draft, &json!({ "document": document })).is(200);
    refused(&server.token, &document);
    let mut changed = document.clone();
    changed["what"] = easy("We bellen nooit.");
    refused(&other, &changed);
    let published = server.staff_as(&other, "PUT", path, Some(&body(&document))).is(201).json();
    assert_eq!(published["by"], "redactie");
    assert_eq!(drafts(&server), [] as [Value; 0]);
    let again = server.staff_as(&other, "PUT", path, Some(&body(&document))).is(200).json();
    assert_eq!(again, published, "the answer got lost");
    server.staff_as(&other, "DELETE", path, None).is(204);

    let giver = Giver::new(1);
    server.post(&giver.says("Hoi")).is(201);
    let outcome = giver.is_answered_with("korter");
    let publish = |token: &str| server.staff_as(token, "PUT", &format!("agendas/{KORTER}"), Some(&outcome.to_string()));
    publish(&other).is(403);
    keep(&server, KORTER, &outcome).is(200);
    publish(&server.token).is(403);
    publish(&other).is(201);
    let read = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    assert_eq!(read["replies"].as_array().map(Vec::len), Some(1));
}

#[test]
fn who_takes_back_is_in_no_draft_any_more_and_whoever_writes_is_told() {
    let site = Site::new();
    let server = site.serve();
    let (noor, sem) = (Giver::new(1), Giver::new(2));
    server.post(&noor.says("Boterbloem staat hier.")).is(201);
    server.post(&sem.says("Paardenbloem staat hier.")).is(201);
    let quotes =
        json!([{ "feedback": noor.id(), "text": "Boterbloem" }, { "feedback": sem.id(), "text": "Paardenbloem" }]);
    let body = json!({ "outcome": {}, "feedback": [noor.id(), sem.id()], "text": "Dank.", "quotes": quotes });
    keep(&server, KORTER, &body).is(200);
    keep(&server, "galm/replies/noor", &json!({ "feedback": [noor.id()], "text": "Je zei: Vingerhoedskruid." }))
        .is(200);
    keep(&server, "galm/replies/beide", &json!({ "feedback": [noor.id(), sem.id()], "text": "Speenkruid." })).is(200);

    let edited = noor.says("Klaproos staat hier.");
    server.give("PUT", &noor.id(), &noor.receipt(), Some(&edited)).is(200);
    assert!(!holds(&site, "Boterbloem"), "what somebody says no longer");
    let sems = json!([{ "feedback": sem.id(), "text": "Paardenbloem" }]);
    let draft = |item: &str| drafts(&server).into_iter().find(|draft| draft["item"] == item);
    let changed = draft("korter").expect("the draft");
    assert_eq!((&changed["revision"], &changed["by"], &changed["body"]["quotes"]), (&json!(2), &json!("test"), &sems));
    assert_eq!(changed["body"]["feedback"], json!([noor.id(), sem.id()]), "they can still be answered");
    let stale = json!({ "body": body, "revision": 1 }).to_string();
    assert_eq!(server.staff("PUT", &format!("drafts/{KORTER}"), Some(&stale)).is(422).pointers(), ["/body/quotes/0"]);

    server.give("DELETE", &noor.id(), &noor.receipt(), None).is(204);
    assert_eq!(draft("korter").expect("the draft")["body"]["feedback"], json!([sem.id()]));
    assert_eq!(draft("noor"), None, "an answer to nobody");
    assert!(!holds(&site, "Vingerhoedskruid") && !holds(&site, "Klaproos"));
    assert!(holds(&site, "Speenkruid") && holds(&site, "Paardenbloem"));

    server.give("DELETE", &sem.id(), &sem.receipt(), None).is(204);
    let left = draft("korter").expect("the draft")["body"].take();
    assert_eq!(left, json!({ "outcome": {}, "feedback": [], "text": "", "quotes": [] }));
    assert!(!holds(&site, "Speenkruid") && !holds(&site, "Paardenbloem"));
}
