//! Who publishes what, one after the other: revisions, history, and two at once.

use std::{sync::Barrier, thread};

use serde_json::{Value, json};
use weerklank_core::{feedback::Feedback, staff::Role};

use crate::{
    giver::{Giver, easy, korter},
    server::{Answer, Server, Site},
};

const VAKER: &str = "agendas/galm/changes/vaker";
const KORTER: &str = "agendas/galm/outcomes/korter";

fn change(what: &str) -> Value {
    json!({ "id": "vaker", "on": "2026-11-20", "what": easy(what) })
}

fn put(server: &Server, token: &str, what: &str, revision: u32) -> Answer {
    let body = json!({ "document": change(what), "revision": revision }).to_string();
    server.staff_as(token, "PUT", VAKER, Some(&body))
}

fn history(server: &Server, path: &str) -> Vec<Value> {
    let page = server.staff("GET", &format!("{path}/history"), None).is(200).json();
    page["items"].as_array().expect("items").clone()
}

/// What the log says of what was published, oldest first.
fn log(server: &Server) -> Vec<(String, String)> {
    let page = server.staff("GET", "log", None).is(200).json();
    let entries = page["items"].as_array().expect("items").iter().rev();
    let word = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
    let entries = entries.map(|entry| (word(entry, "deed"), word(entry, "about")));
    entries.filter(|(deed, _)| deed != "made_token").collect()
}

#[test]
fn who_does_not_know_the_newest_version_is_told_and_changes_nothing() {
    let site = Site::new();
    let server = site.serve();
    let other = server.token_of("redactie", Role::Publisher);
    put(&server, &other, "Eerst.", 0).is(201);
    let conflict = put(&server, &server.token, "Anders.", 0).is(409).json();
    assert_eq!((&conflict["conflict"]["revision"], &conflict["conflict"]["by"]), (&json!(1), &json!("redactie")));
    assert!(conflict["conflict"]["on"].is_string());
    put(&server, &server.token, "Anders.", 2).is(409);
    let second = put(&server, &server.token, "Anders.", 1).is(200).json();
    assert_eq!(
        (&second["revision"], &second["by"], &second["document"]),
        (&json!(2), &json!("test"), &change("Anders."))
    );
    server.staff("DELETE", &format!("{VAKER}?revision=1"), None).is(409);
    server.staff("DELETE", &format!("{VAKER}?revision=2"), None).is(204);
    put(&server, &other, "Nog eens.", 2).is(409);
    let last = put(&server, &other, "Nog eens.", 3).is(201).json();
    assert_eq!(last["revision"], 4, "numbers are never used again");
    let named = |deed: &str| (deed.to_owned(), "changes/vaker".to_owned());
    assert_eq!(log(&server), [named("published"), named("published"), named("withdrew"), named("published")]);
    server.staff("PUT", VAKER, Some(&json!({ "document": change("Zonder.") }).to_string())).is(200);
}

#[test]
fn what_is_sent_again_after_a_lost_answer_is_there_once() {
    let site = Site::new();
    let server = site.serve();
    let other = server.token_of("redactie", Role::Publisher);
    let first = put(&server, &server.token, "Eerst.", 0).is(201).json();
    assert_eq!(put(&server, &server.token, "Eerst.", 0).is(200).json(), first);
    put(&server, &other, "Eerst.", 0).is(409);
    server.staff("PUT", VAKER, Some(&json!({ "document": change("Eerst.") }).to_string())).is(200);
    assert_eq!((history(&server, VAKER).len(), log(&server).len()), (1, 1));
    assert_eq!(put(&server, &other, "Eerst.", 1).is(200).json()["revision"], 2, "who knows what is there means it");
    put(&server, &server.token, "Eerst.", 0).is(409);
}

#[test]
fn of_two_at_once_exactly_one_wins() {
    let site = Site::new();
    let server = site.serve();
    let tokens: Vec<_> = (1..=4).map(|number| server.token_of(&format!("nummer-{number}"), Role::Publisher)).collect();
    for revision in 0..5 {
        let start = Barrier::new(tokens.len());
        let publish = |token: &str| {
            start.wait();
            put(&server, token, &format!("Ronde {revision} van {token}."), revision).status
        };
        let answers: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = tokens.iter().map(|token| scope.spawn(|| publish(token))).collect();
            threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
        });
        assert_eq!(answers.iter().filter(|status| matches!(status, 200 | 201)).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 409).count(), tokens.len() - 1, "{answers:?}");
    }
    assert_eq!(history(&server, VAKER).len(), 5);
}

#[test]
fn history_holds_every_version_and_nothing_of_givers() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&Feedback { quote_ok: true, ..giver.says("Ik wacht al een jaar.") }).is(201);
    server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(r#"{"state":"approved"}"#)).is(200);
    let mut body = giver.is_answered_with("korter");
    body["quotes"] = json!([{ "feedback": giver.id(), "text": "Ik wacht al een jaar." }]);
    body["revision"] = json!(0);
    let first = server.staff("PUT", KORTER, Some(&body.to_string())).is(201).json();
    assert_eq!(server.staff("PUT", KORTER, Some(&body.to_string())).is(200).json(), first);
    body["quotes"] = json!([]);
    server.staff("PUT", KORTER, Some(&body.to_string())).is(409);
    body["revision"] = json!(1);
    server.staff("PUT", KORTER, Some(&body.to_string())).is(200);
    server.staff("DELETE", &format!("{KORTER}?revision=2"), None).is(204);
    let versions = history(&server, KORTER);
    assert_eq!(
        versions.iter().map(|version| version["revision"].as_u64()).collect::<Vec<_>>(),
        [Some(3), Some(2), Some(1)]
    );
    assert_eq!(versions[0].get("document"), None, "it was withdrawn");
    let document = json!({ "outcome": korter("korter") });
    assert!(versions[1..].iter().all(|version| version["document"] == document));
    assert_eq!(history(&server, "agendas/galm/outcomes/nooit"), [] as [Value; 0]);
    let deeds: Vec<_> = log(&server).into_iter().map(|(deed, _)| deed).collect();
    assert_eq!(deeds, ["approved", "published", "replied", "published", "withdrew"]);
}

#[test]
fn an_older_version_is_published_anew_to_undo_a_newer_one() {
    let site = Site::new();
    let server = site.serve();
    put(&server, &server.token, "Goed.", 0).is(201);
    put(&server, &server.token, "Een vergissing.", 1).is(200);
    let old = history(&server, VAKER).pop().expect("the first")["document"].take();
    let body = json!({ "document": old, "revision": 2 }).to_string();
    server.staff("PUT", VAKER, Some(&body)).is(200);
    assert_eq!(server.get("api/v1/agendas/galm").is(200).json()["changes"], json!([change("Goed.")]));
    assert_eq!(history(&server, VAKER).len(), 3);
}
