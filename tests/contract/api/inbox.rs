//! What staff do with what came in, also when others do something at the same time.

use std::num::NonZeroU32;

use serde_json::{Value, json};
use weerklank_core::{feedback::Feedback, staff::Role};
use weerklank_server::{clock, settings::Rate};

use crate::{
    giver::{Giver, korter},
    server::{Answer, Server, Site},
};

fn judge(server: &Server, token: &str, giver: &Giver, review: &Value) -> Answer {
    server.staff_as(token, "PUT", &format!("feedback/{}/moderation", giver.id()), Some(&review.to_string()))
}

fn first(server: &Server) -> Value {
    server.staff("GET", "feedback", None).is(200).json()["items"][0].take()
}

#[test]
fn nobody_judges_words_that_the_giver_changed_since() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Ik wacht al een jaar.")).is(201);
    let read = first(&server);
    assert_eq!((&read["revision"], &read["received_on"]), (&json!(0), &json!(clock::today())));
    let changed = giver.says("Zet dit niet op de site.");
    server.give("PUT", &giver.id(), &giver.receipt(), Some(&changed)).is(200);

    let late = json!({ "state": "approved", "revision": 0 });
    let refused = judge(&server, &server.token, &giver, &late).is(409);
    assert_eq!(refused.json()["conflict"], json!({ "revision": 1 }), "the giver did it");
    assert_eq!(refused.pointers(), [""]);
    assert!(first(&server).get("moderation").is_none(), "nothing was stored");
    let now = judge(&server, &server.token, &giver, &json!({ "state": "approved", "revision": 1 })).is(200).json();
    assert_eq!(now["revision"], 2);
}

#[test]
fn of_two_who_judge_at_once_one_is_told_of_the_other() {
    let site = Site::new();
    let server = site.serve();
    let (giver, desk) = (Giver::new(1), server.token_of("balie", Role::Moderator));
    server.post(&giver.says("Ik wacht al een jaar.")).is(201);
    let approved = json!({ "state": "approved", "revision": 0 });
    let done = judge(&server, &desk, &giver, &approved).is(200).json();
    let declined = json!({ "state": "declined", "reason": "Er staat een naam in.", "revision": 0 });
    let refused = judge(&server, &server.token, &giver, &declined).is(409).json();
    assert_eq!(refused["conflict"], json!({ "revision": 1, "on": clock::today(), "by": "balie" }));
    assert_eq!(judge(&server, &desk, &giver, &approved).is(200).json(), done, "a retry is no conflict");
    assert_eq!(judge(&server, &desk, &giver, &json!({ "state": "read" })).is(200).json()["revision"], 2);
}

#[test]
fn what_is_hidden_is_for_staff_and_is_never_quoted() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    let said = Feedback { quote_ok: true, ..giver.says("Ik wacht al een jaar. Bo van de Kei belt nooit.") };
    server.post(&said).is(201);
    let review = |hidden: &[&str]| {
        let review = json!({ "state": "approved", "hidden": hidden });
        judge(&server, &server.token, &giver, &review)
    };
    assert_eq!(review(&[""]).is(422).pointers(), ["/hidden/0"]);
    review(&[]).is(200);
    let quote = |sentence: &str| {
        let quotes = json!([{ "feedback": giver.id(), "text": sentence }]);
        let outcome = json!({ "outcome": korter("korter"), "quotes": quotes }).to_string();
        server.staff("PUT", "agendas/galm/outcomes/korter", Some(&outcome))
    };
    let shown = || server.get("api/v1/agendas/galm").is(200).json()["outcomes"][0]["quotes"].take();
    quote("Bo van de Kei belt nooit.").is(201);
    assert_eq!(shown()[0]["text"], "Bo van de Kei belt nooit.");

    assert_eq!(review(&["Bo van de Kei"]).is(200).json()["hidden"], json!(["Bo van de Kei"]));
    assert_eq!(shown(), Value::Null, "it goes at once");
    assert_eq!(quote("Bo van de Kei belt nooit.").is(422).pointers(), ["/quotes/0"]);
    quote("[…] belt nooit.").is(200);
    assert_eq!(shown()[0]["text"], "[…] belt nooit.");
    let own = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    assert_eq!(own["feedback"]["text"], said.text.as_deref().expect("words"), "givers read their own words");

    let changed = Feedback { text: Some("Ik wacht al twee jaar.".to_owned()), ..said };
    server.give("PUT", &giver.id(), &giver.receipt(), Some(&changed)).is(200);
    assert!(first(&server).get("hidden").is_none(), "it was a part of other words");
    let stored = site.stored_bytes();
    assert!(!stored.windows(13).any(|part| part == b"Bo van de Kei"), "and it is nowhere any more");
}

#[test]
fn what_came_on_paper_is_stored_once_and_nobody_has_to_wait() {
    let site = Site::new();
    let rate = Rate { burst: NonZeroU32::MIN, per_second: NonZeroU32::MIN };
    let server = site.serve_with(|settings| settings.rate = Some(rate));
    let add = |feedback: &Feedback| {
        let body = serde_json::to_string(feedback).expect("JSON");
        server.staff("POST", "feedback", Some(&body))
    };
    for number in 1..=8 {
        add(&Giver::new(number).says("Op papier.")).is(201);
    }
    let giver = Giver::new(1);
    let again = add(&giver.says("Op papier.")).is(200).json();
    assert_eq!((&again["revision"], &again["received_on"]), (&json!(0), &json!(clock::today())));
    add(&giver.says("Iets anders.")).is(409);
    let log = server.staff("GET", "log", None).is(200).json();
    let added = log["items"].as_array().expect("items").iter().filter(|entry| entry["deed"] == "added").count();
    assert_eq!(added, 8, "once for each");
    let own = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    assert_eq!(own["feedback"]["text"], "Op papier.");
}
