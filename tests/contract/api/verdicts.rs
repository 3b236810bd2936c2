//! What givers think of the outcomes that answer them.

use serde_json::{Value, json};

use crate::{
    giver::{Giver, korter},
    server::{Answer, Server, Site},
};

fn judge(server: &Server, giver: &Giver, says: &str) -> Answer {
    server.judge(giver, &giver.receipt(), "korter", &giver.thinks("korter", says).to_string())
}

/// Somebody who spoke, and was answered.
fn answered(server: &Server, number: u8) -> Giver {
    let giver = Giver::new(number);
    server.post(&giver.says("Ik wacht al een jaar.")).is(201);
    let body = giver.is_answered_with("korter").to_string();
    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&body));
    giver
}

fn galm(server: &Server) -> Value {
    server.get("api/v1/agendas/galm").is(200).json()
}

#[test]
fn a_verdict_is_read_by_its_giver_and_by_staff_and_the_last_one_counts() {
    let site = Site::new();
    let server = site.serve();
    let giver = answered(&server, 1);
    judge(&server, &giver, "right").is(200);
    let first = judge(&server, &giver, "right").is(200).json();
    assert_eq!(first["verdicts"], json!([giver.thinks("korter", "right")]));
    let second = judge(&server, &giver, "unnoticed").is(200).json();
    assert_eq!(second["verdicts"], json!([giver.thinks("korter", "unnoticed")]));
    assert_eq!(server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json(), second);
    let read_by_staff = server.staff("GET", "feedback", None).is(200).json();
    assert_eq!(read_by_staff["items"][0]["verdicts"], second["verdicts"]);
}

#[test]
fn a_verdict_opens_with_the_right_secret_only() {
    let site = Site::new();
    let server = site.serve();
    let (giver, other) = (answered(&server, 1), Giver::new(2));
    let verdict = giver.thinks("korter", "right").to_string();
    let answers = ["", &other.receipt(), "Receipt x", "Bearer x"]
        .map(|receipt| server.judge(&giver, receipt, "korter", &verdict).is(404).seen());
    let unknown = server.judge(&other, &other.receipt(), "korter", &verdict).is(404).seen();
    assert!(answers.iter().all(|answer| *answer == unknown), "nobody can tell which");
    assert!(server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json().get("verdicts").is_none());
}

#[test]
fn only_an_answer_that_one_got_can_be_judged() {
    let site = Site::new();
    let server = site.serve();
    let (giver, other) = (answered(&server, 1), Giver::new(2));
    server.post(&other.says("Hoi")).is(201);
    assert_eq!(judge(&server, &other, "right").is(422).pointers(), ["/outcome"], "it answers somebody else");
    let refused = |outcome: &str, verdict: Value| {
        server.judge(&giver, &giver.receipt(), outcome, &verdict.to_string()).is(422).pointers()
    };
    assert_eq!(refused("anders", giver.thinks("anders", "right")), ["/outcome"]);
    assert_eq!(refused("anders", giver.thinks("korter", "right")), ["/outcome"], "the address names another");
    let mut long = giver.thinks("korter", "right");
    long["text"] = json!("x".repeat(501));
    assert_eq!(refused("korter", long), ["/text"]);
    let mut later = giver.thinks("korter", "right");
    later["on"] = json!("2999-01-01");
    assert_eq!(refused("korter", later), ["/on"]);
    server
        .judge(&giver, &giver.receipt(), "korter", r#"{"outcome":"korter","says":"gemeen","on":"2026-11-26"}"#)
        .is(400);
    server.staff("DELETE", "agendas/galm/outcomes/korter", None).is(204);
    assert_eq!(judge(&server, &giver, "right").is(422).pointers(), ["/outcome"], "it was withdrawn");
}

#[test]
fn an_edit_keeps_a_verdict_and_taking_back_deletes_it() {
    let site = Site::new();
    let server = site.serve();
    let giver = answered(&server, 1);
    let mut verdict = giver.thinks("korter", "misunderstood");
    verdict["text"] = json!("<b>Boterbloem</b> \u{202e}achter\u{202c} \u{7} 👩‍👩‍👧");
    server.judge(&giver, &giver.receipt(), "korter", &verdict.to_string()).is(200);
    verdict["text"] = json!("Paardenbloem");
    server.judge(&giver, &giver.receipt(), "korter", &verdict.to_string()).is(200);
    let edited = server.give("PUT", &giver.id(), &giver.receipt(), Some(&giver.says("Twee jaar."))).is(200).json();
    assert_eq!(edited["verdicts"], json!([verdict]));
    let holds = |text: &str| site.stored_bytes().windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("Paardenbloem") && !holds("Boterbloem"));
    server.give("DELETE", &giver.id(), &giver.receipt(), None).is(204);
    assert!(!holds("Paardenbloem"));
    judge(&server, &giver, "right").is(410);
}

#[test]
fn what_givers_think_is_counted_openly_but_not_what_few_think() {
    let site = Site::new();
    let server = site.serve();
    let givers: Vec<_> = (1..=12).map(|number| answered(&server, number)).collect();
    let verdicts = || galm(&server)["outcomes"][0]["verdicts"].take();
    assert_eq!(verdicts(), Value::Null);
    judge(&server, &givers[0], "right").is(200);
    let few = json!({ "right": 4, "misunderstood": 0, "unnoticed": 0 });
    assert_eq!(verdicts(), few);
    for giver in &givers[1..4] {
        judge(&server, giver, "right").is(200);
        assert_eq!(verdicts(), few);
    }
    assert!(galm(&server)["counts"].get("feel_heard").is_none());
    for giver in &givers[4..] {
        judge(&server, giver, if giver.id() == givers[4].id() { "unnoticed" } else { "right" }).is(200);
    }
    assert_eq!(verdicts(), json!({ "right": 11, "misunderstood": 0, "unnoticed": 4 }));
    let counts = galm(&server)["counts"].take();
    assert_eq!(counts["feel_heard"], json!({ "percent": 100, "n": 12 }));
    assert_eq!((&counts["waiting"], &counts["median_days"]), (&json!(0), &json!(0)));
    let youth = json!({ "voices": 12, "recognise": 40 });
    assert_eq!(counts["themes"], json!([{ "theme": "wachten", "youth": youth }]));
    assert_eq!(galm(&server)["outcomes"][0]["heard"], korter("korter")["heard"]);
}
