//! What staff publish of what was done, and what readers and givers see of it.

use serde_json::{Value, json};
use weerklank_core::{agenda::Agenda, feedback::Feedback};

use crate::{
    giver::{Giver, korter, slug},
    server::{Answer, GALM, Server, Site},
};

const KORTER: &str = "agendas/galm/outcomes/korter";

fn publish(server: &Server, body: &Value) -> Answer {
    server.staff("PUT", KORTER, Some(&body.to_string()))
}

/// The agenda as everybody reads it.
fn galm(server: &Server) -> Value {
    let answer = server.get("api/v1/agendas/galm").is(200);
    let agenda: Agenda = serde_json::from_slice(&answer.body).expect("an agenda");
    assert_eq!(agenda.problems(), Vec::<String>::new());
    answer.json()
}

fn quotes(server: &Server) -> Value {
    galm(server)["outcomes"][0]["quotes"].take()
}

fn replies(server: &Server, giver: &Giver) -> Vec<Value> {
    let read = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    read["replies"].as_array().cloned().unwrap_or_default()
}

fn moderate(server: &Server, giver: &Giver, state: &str) {
    let moderation = json!({ "state": state, "reason": "Er staat een naam in." });
    server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(&moderation.to_string())).is(200);
}

/// Somebody who may be quoted, if staff approve.
fn allows_quoting(giver: &Giver, text: &str) -> Feedback {
    Feedback { quote_ok: true, ..giver.says(text) }
}

#[test]
fn an_outcome_is_in_the_agenda_at_once_and_beside_the_words_of_its_giver() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Ik wacht al een jaar.")).is(201);
    let before = server.get("api/v1/agendas/galm").header("etag").to_owned();
    let stored = publish(&server, &giver.is_answered_with("korter")).is(201).json();
    assert_eq!(stored["document"]["outcome"], korter("korter"), "fields that nobody knows are kept");

    let answer = server.get("api/v1/agendas/galm").is(200);
    assert_ne!(answer.header("etag"), before);
    assert_eq!(answer.json()["outcomes"], json!([korter("korter")]));
    assert_eq!(answer.json()["colour_of_the_cover"], "blue");
    let small = server.ask("GET", "api/v1/agendas/galm", &[("accept-encoding", "br")], None).is(200);
    assert_eq!(small.header("content-encoding"), "br");

    let replies = replies(&server, &giver);
    assert_eq!(replies.len(), 1);
    assert_eq!((&replies[0]["outcome"], &replies[0]["text"]), (&json!("korter"), &json!("Dank je. Lees wat we doen.")));
    assert_eq!(replies[0]["others"], 0);
}

#[test]
fn an_outcome_takes_the_place_of_that_in_the_document_until_it_is_withdrawn() {
    let site = Site::new();
    let own = json!({ "id": "korter", "theme": "wachten", "heard": korter("korter")["heard"], "state": "heard" });
    let other = json!({ "id": "eerst", "theme": "wachten", "heard": korter("eerst")["heard"], "state": "heard" });
    let written = GALM.replace(r#""colour_of_the_cover""#, &format!(r#""outcomes": [{own},{other}], "colour""#));
    site.write("data/agendas/galm.json", &written);
    let server = site.serve();
    assert_eq!(server.get("api/v1/agendas/galm").is(200).text(), written);
    publish(&server, &json!({ "outcome": korter("korter") })).is(201);
    assert_eq!(galm(&server)["outcomes"], json!([korter("korter"), other]));
    server.staff("DELETE", KORTER, None).is(204);
    assert_eq!(server.get("api/v1/agendas/galm").is(200).text(), written);
    server.staff("DELETE", "agendas/galm/outcomes/eerst", None).is(404);
}

#[test]
fn outcomes_stay_after_a_restart_and_go_when_their_theme_goes() {
    let site = Site::new();
    let server = site.serve();
    publish(&server, &json!({ "outcome": korter("korter") })).is(201);
    drop(server);
    let server = site.serve();
    assert_eq!(galm(&server)["outcomes"], json!([korter("korter")]));
    drop(server);
    site.write("data/agendas/galm.json", GALM.replace("\"wachten\"", "\"geduld\""));
    let server = site.serve();
    assert!(galm(&server)["outcomes"].as_array().is_none_or(Vec::is_empty));
    assert!(server.log().contains("names the theme `wachten`, which does not exist"));
}

#[test]
fn what_is_no_answer_is_refused_with_the_place_and_what_to_do() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Hoi")).is(201);
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut outcome = korter("korter");
        change(&mut outcome);
        publish(&server, &json!({ "outcome": outcome }))
    };
    let refused = |change: &dyn Fn(&mut Value)| changed(change).is(422).pointers();
    assert_eq!(refused(&|outcome| outcome["id"] = json!("langer")), ["/outcome/id"]);
    assert_eq!(refused(&|outcome| outcome["theme"] = json!("nergens")), ["/outcome/theme"]);
    assert_eq!(refused(&|outcome| outcome["question"] = json!("nergens")), ["/outcome/question"]);
    assert_eq!(refused(&|outcome| outcome["heard"] = json!("Moeilijk.")), ["/outcome/heard"]);
    assert_eq!(
        refused(&|outcome| {
            outcome["state"] = json!("not_done");
            outcome["why"] = Value::Null;
        }),
        ["/outcome/why"]
    );
    assert_eq!(refused(&|outcome| outcome["state"] = json!("verzonnen")), ["/outcome/state"]);
    assert!(refused(&|outcome| *outcome = json!("korter")).contains(&"/outcome".to_owned()));

    let (here, gone) = (giver.id(), Giver::new(2).id());
    let to = |feedback: Vec<&str>, text: &str| {
        publish(&server, &json!({ "outcome": korter("korter"), "feedback": feedback, "text": text }))
    };
    assert_eq!(to(vec![&here, &gone], "Dank.").is(422).pointers(), ["/feedback/1"]);
    assert_eq!(to(vec![&here], " ").is(422).pointers(), ["/text"]);
    assert_eq!(to(vec![&here], &"x".repeat(2_001)).is(422).pointers(), ["/text"]);
    assert_eq!(to(vec![&here; 201], "Dank.").is(422).pointers(), ["/feedback"]);
    let echo = Feedback { agenda: slug("echo"), theme: slug("later"), question: None, ..Giver::new(3).says("Hoi") };
    server.post(&echo).is(201);
    assert_eq!(to(vec![echo.id.as_str()], "Dank.").is(422).pointers(), ["/feedback/0"], "of another agenda");
    assert!(galm(&server).get("outcomes").is_none_or(|outcomes| *outcomes == json!([])), "nothing was stored");
    assert_eq!(replies(&server, &giver), [] as [Value; 0]);
}

#[test]
fn more_givers_than_fit_are_answered_in_turns_and_each_once() {
    let site = Site::new();
    let server = site.serve();
    let givers: Vec<_> = (1..=240).map(Giver::new).collect();
    for giver in &givers {
        server.post(&giver.says("Hoi")).is(201);
    }
    let ids: Vec<_> = givers.iter().map(Giver::id).collect();
    let answer = |ids: &[String]| {
        publish(&server, &json!({ "outcome": korter("korter"), "feedback": ids, "text": "Dank je wel." }))
    };
    answer(&ids[..200]).is(201);
    answer(&ids[..200]).is(200);
    // Some are named again.
    answer(&ids[180..]).is(200);
    for giver in [&givers[0], &givers[190], &givers[239]] {
        let replies = replies(&server, giver);
        assert_eq!(replies.len(), 1);
        assert_eq!(replies[0]["others"], 239);
    }
}

#[test]
fn how_many_others_were_answered_tells_of_nobody() {
    let site = Site::new();
    let server = site.serve();
    let givers: Vec<_> = (1..=7).map(Giver::new).collect();
    for (giver, others) in givers.iter().zip([0, 4, 4, 4, 4, 5, 6]) {
        server.post(&giver.says("Hoi")).is(201);
        publish(&server, &giver.is_answered_with("korter"));
        assert_eq!(replies(&server, &givers[0])[0]["others"], others);
    }
    let plain = json!({ "feedback": givers.iter().map(Giver::id).collect::<Vec<_>>(), "text": "Tot snel." });
    server.staff("POST", "replies", Some(&plain.to_string())).is(201);
    let list = server.staff("GET", "feedback", None).is(200).json();
    for item in list["items"].as_array().expect("items") {
        let replies = item["replies"].as_array().expect("replies");
        assert!(replies.iter().all(|reply| reply["others"] == 6), "{item}");
    }
    server.give("DELETE", &givers[6].id(), &givers[6].receipt(), None).is(204);
    assert!(replies(&server, &givers[0]).iter().all(|reply| reply["others"] == 5));
}

#[test]
fn a_sentence_goes_with_an_outcome_only_with_a_yes_and_an_approval() {
    let site = Site::new();
    let server = site.serve();
    let (noor, sem) = (Giver::new(1), Giver::new(2));
    server.post(&allows_quoting(&noor, "Ik wacht al een jaar. Elke dag duurt lang.")).is(201);
    server.post(&sem.says("Bel me gewoon.")).is(201);
    let with = |giver: &Giver, text: &str| {
        let quotes = json!([{ "feedback": giver.id(), "text": text }]);
        publish(&server, &json!({ "outcome": korter("korter"), "quotes": quotes }))
    };
    assert_eq!(with(&noor, "Elke dag duurt lang.").is(422).pointers(), ["/quotes/0"], "not approved");
    moderate(&server, &noor, "approved");
    moderate(&server, &sem, "approved");
    assert_eq!(with(&sem, "Bel me gewoon.").is(422).pointers(), ["/quotes/0"], "no yes");
    assert_eq!(with(&noor, "Elke dag duurt te lang.").is(422).pointers(), ["/quotes/0"], "other words");
    assert_eq!(with(&Giver::new(3), "Hoi").is(422).pointers(), ["/quotes/0"], "of nobody");
    with(&noor, "Elke dag duurt lang.").is(201);
    assert_eq!(quotes(&server), json!([{ "text": "Elke dag duurt lang.", "by": "youth" }]));
    let many = vec![json!({ "feedback": noor.id(), "text": "Elke dag duurt lang." }); 21];
    let many = publish(&server, &json!({ "outcome": korter("korter"), "quotes": many }));
    assert_eq!(many.is(422).pointers(), ["/quotes"]);
}

#[test]
fn who_changes_their_mind_takes_the_sentence_away() {
    let site = Site::new();
    let server = site.serve();
    let (noor, sentence) = (Giver::new(1), "Elke dag duurt lang.");
    let said = allows_quoting(&noor, sentence);
    let is_shown = || quotes(&server) != Value::Null;
    let quoted = || {
        moderate(&server, &noor, "approved");
        let quote = json!([{ "feedback": noor.id(), "text": sentence }]);
        publish(&server, &json!({ "outcome": korter("korter"), "quotes": quote }));
        assert!(is_shown());
    };
    server.post(&said).is(201);
    quoted();
    moderate(&server, &noor, "declined");
    assert!(!is_shown(), "declined");
    quoted();
    let edit = |feedback: &Feedback| server.give("PUT", &noor.id(), &noor.receipt(), Some(feedback)).is(200);
    edit(&noor.says(sentence));
    moderate(&server, &noor, "approved");
    assert!(!is_shown(), "the yes is gone");
    edit(&said);
    quoted();
    edit(&allows_quoting(&noor, "Iets anders."));
    let bytes = site.stored_bytes();
    assert!(!bytes.windows(sentence.len()).any(|window| window == sentence.as_bytes()), "not on the disk any more");
    edit(&said);
    moderate(&server, &noor, "approved");
    assert!(!is_shown(), "it was chosen of what was said before");
    quoted();
    server.give("DELETE", &noor.id(), &noor.receipt(), None).is(204);
    assert!(!is_shown(), "taken back");
}

#[test]
fn staff_cannot_make_up_quotes_and_verdicts() {
    let site = Site::new();
    let server = site.serve();
    let mut outcome = korter("korter");
    outcome["quotes"] = json!([{ "text": "Het gaat geweldig.", "by": "youth" }]);
    outcome["verdicts"] = json!({ "right": 900 });
    publish(&server, &json!({ "outcome": outcome })).is(201);
    assert_eq!(galm(&server)["outcomes"], json!([korter("korter")]));
}

#[test]
fn what_staff_write_is_text_whatever_it_holds() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Hoi")).is(201);
    let strange = "<script>alert(1)</script> & \u{202e}achterstevoren\u{202c} \u{0} \u{7} ]]> 👩‍👩‍👧";
    let mut body = giver.is_answered_with("korter");
    body["outcome"]["decided"] = json!({ "nl": strange, "nl-simple": strange });
    body["text"] = json!(strange);
    publish(&server, &body).is(201);
    assert_eq!(galm(&server)["outcomes"][0]["decided"]["nl"], strange);
    // There are databases that do not keep it in what is text itself.
    assert_eq!(replies(&server, &giver)[0]["text"], strange.replace('\0', "\u{fffd}"));
}

#[test]
fn an_agenda_is_made_anew_only_when_something_changed() {
    let site = Site::new();
    let server = site.serve();
    let tag = || server.get("api/v1/agendas/galm").is(200).header("etag").to_owned();
    let echo = || server.get("api/v1/agendas/echo").is(200).header("etag").to_owned();
    let (first, other) = (tag(), echo());
    assert_eq!(tag(), first);
    let givers: Vec<_> = (1..=5).map(Giver::new).collect();
    let tags: Vec<_> = givers
        .iter()
        .map(|giver| {
            server.post(&giver.says("Hoi")).is(201);
            tag()
        })
        .collect();
    assert_ne!(tags[0], first);
    assert!(tags[..4].iter().all(|small| *small == tags[0]), "nobody sees whether it is one or four");
    assert_ne!(tags[4], tags[0]);
    assert_eq!(echo(), other);
}

#[test]
fn the_feed_tells_of_an_outcome_and_leads_to_its_page() {
    let site = Site::new();
    let feed = "api/v1/agendas/galm/gedaan.atom";
    let server = site.serve();
    let before = server.get(feed).is(200);
    assert_eq!(before.header("content-type"), "application/atom+xml");
    assert!(!before.text().contains("<entry>"));
    publish(&server, &json!({ "outcome": korter("korter") })).is(201);
    let answer = server.get(feed).is(200);
    assert_ne!(answer.header("etag"), before.header("etag"));
    let text = answer.text();
    assert!(
        text.contains("Wat er is besloten: We bellen elke maand.") && text.contains("Mee bezig: Wachten"),
        "{text}"
    );
    assert!(text.contains(r#"xml:base="../../../../""#) && text.contains(r#"href="galm/thema/wachten/""#), "{text}");
    drop(server);
    let server = site.serve_with(|settings| {
        settings.base = "/meedoen/".parse().expect("a base");
        settings.origin = Some("https://galm.example".parse().expect("an origin"));
    });
    let text = server.get(feed).is(200).text();
    assert!(text.contains(r#"xml:base="https://galm.example/meedoen/""#), "{text}");
}
