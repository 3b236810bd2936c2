//! Sending, reading and editing.

use std::thread;

use serde_json::{Value, json};
use weerklank_core::{
    date::Date,
    feedback::{Answers, Contribution, Feedback, LARGEST_BODY, LONGEST_TEXT, Via},
};
use weerklank_server::clock;

use crate::{
    giver::{Giver, korter, slug},
    server::{Answer, GALM, Site},
};

fn contribution(answer: &Answer) -> Contribution {
    serde_json::from_slice(&answer.body).expect("a contribution")
}

#[test]
fn sending_twice_stores_once_and_answers_the_same() {
    let site = Site::new();
    let server = site.serve();
    let said = Giver::new(1).says("Ik wacht al een jaar.");
    let first = server.post(&said).is(201);
    let second = server.post(&said).is(200);
    assert_eq!(contribution(&first), Contribution::new(said));
    assert_eq!(first.text(), second.text());
}

#[test]
fn many_senders_of_the_same_store_it_once() {
    let site = Site::new();
    let server = site.serve();
    let said = Giver::new(1).says("Ik wacht al een jaar.");
    let mut statuses: Vec<_> = thread::scope(|scope| {
        let senders: Vec<_> = (0..8).map(|_| scope.spawn(|| server.post(&said).status)).collect();
        senders.into_iter().map(|sender| sender.join().expect("an answer")).collect()
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 200, 201]);
    let page = server.staff("GET", "feedback", None).is(200).json();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn other_content_under_the_same_id_is_refused_and_changes_nothing() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Eerst")).is(201);
    server.post(&giver.says("Later")).is(409);
    let stored = server.give("GET", &giver.id(), &giver.receipt(), None).is(200);
    assert_eq!(contribution(&stored).feedback, giver.says("Eerst"));
}

#[test]
fn what_has_no_field_is_not_stored() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    let mut said = serde_json::to_value(giver.says("Hoi")).expect("JSON");
    said["name"] = "Zonnebloem".into();
    let answer = server.post_json(&said.to_string()).is(201);
    assert!(!answer.text().contains("Zonnebloem"));
    let stored = site.stored_bytes();
    assert!(holds(&stored, "Hoi") && !holds(&stored, "Zonnebloem"));
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_problem_points_at_its_field_in_the_words_of_the_form() {
    let site = Site::new();
    let server = site.serve();
    let good = Giver::new(1).says("Hoi");
    let wrong = [
        ("/text", Feedback { text: Some("x".repeat(LONGEST_TEXT + 1)), ..good.clone() }),
        ("", Feedback { text: None, answers: Answers::default(), ..good.clone() }),
        ("/group_size", Feedback { group_size: Some(3), ..good.clone() }),
        ("/agenda", Feedback { agenda: slug("nergens"), ..good.clone() }),
        ("/theme", Feedback { theme: slug("later"), ..good.clone() }),
        ("/question", Feedback { question: Some(slug("waarom")), ..good.clone() }),
        ("/ranking/1", Feedback { ranking: vec![slug("samen"), slug("later")], ..good.clone() }),
        ("/created_on", Feedback { created_on: clock::day(3), ..good.clone() }),
        ("/created_on", Feedback { created_on: Date::parse("2026-11").expect("a month"), ..good.clone() }),
    ];
    for (pointer, feedback) in wrong {
        let answer = server.post(&feedback).is(422);
        assert_eq!(answer.pointers(), [pointer]);
        if let [problem] = feedback.problems().as_slice() {
            assert_eq!(answer.json()["errors"][0]["detail"], problem.message);
        }
    }
    for (number, days) in [(10, -400), (11, 0), (12, 1)] {
        server.post(&Feedback { created_on: clock::day(days), ..Giver::new(number).says("Hoi") }).is(201);
    }
    let both = Feedback { theme: slug("later"), group_size: Some(3), ..good };
    assert_eq!(server.post(&both).is(422).pointers(), ["/group_size", "/theme"]);
}

#[test]
fn what_is_no_json_of_this_form_is_refused() {
    let site = Site::new();
    let server = site.serve();
    let good = serde_json::to_string(&Giver::new(1).says("Hoi")).expect("JSON");
    for body in ["", "{", "[]", "null", "{}", &good.replace("\"youth\"", "\"king\""), &good.replace("\"Hoi\"", "7")] {
        server.post_json(body).is(400);
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
        server.ask("POST", "api/v1/feedback", &[("content-type", kind)], Some(&good)).is(415);
    }
    server.ask("POST", "api/v1/feedback", &[("content-type", "Application/JSON; charset=utf-8")], Some(&good)).is(201);
}

#[test]
fn a_body_has_sixteen_kibibytes_and_not_one_byte_more() {
    let site = Site::new();
    let server = site.serve();
    let good = serde_json::to_string(&Giver::new(1).says("Hoi")).expect("JSON");
    let padded = |length: usize| format!("{good}{}", " ".repeat(length - good.len()));
    server.post_json(&padded(LARGEST_BODY + 1)).is(413);
    server.post_json(&padded(LARGEST_BODY)).is(201);
    let longest = Giver::new(2).says(&"😀".repeat(LONGEST_TEXT));
    server.post(&longest).is(201);
}

#[test]
fn the_longest_text_is_stored_as_it_was_typed_and_is_counted_as_the_schema_counts() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/schema/feedback.schema.json")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let site = Site::new();
    let server = site.serve();
    let typed = [
        "é",
        "😀",
        "👩‍👩‍👧‍👦",
        "🇳🇱👍🏿",
        "\u{0}",
        "\u{1b}[31m\u{7f}",
        " \n",
        "\u{2028}\u{feff}\u{fffd}",
        "\u{202e}שלום \u{200f}مرحبا",
        "\"\\/<b>&amp;",
        "Z̶̗̕",
    ];
    for (number, typed) in (1..).zip(typed) {
        let longest: String = typed.chars().cycle().take(LONGEST_TEXT - 1).chain(['!']).collect();
        let giver = Giver::new(number);
        let said = giver.says(&longest);
        assert!(schema.is_valid(&serde_json::to_value(&said).expect("JSON")), "{typed:?}");
        server.post(&said).is(201);
        let read = contribution(&server.give("GET", &giver.id(), &giver.receipt(), None).is(200));
        assert_eq!(read.feedback.text.as_deref(), Some(longest.as_str()), "{typed:?}");

        let longer = Giver::new(number + 100).says(&format!("{longest}!"));
        assert!(!schema.is_valid(&serde_json::to_value(&longer).expect("JSON")), "{typed:?}");
        assert_eq!(server.post(&longer).is(422).pointers(), ["/text"], "{typed:?}");
    }
}

#[test]
fn half_a_character_is_no_text_and_is_not_stored() {
    let site = Site::new();
    let server = site.serve();
    let good = serde_json::to_string(&Giver::new(1).says("Hoi")).expect("JSON");
    server.post_json(&good.replace("Hoi", "Hoi \\ud83d")).is(400);
    let page = server.staff("GET", "feedback", None).is(200).json();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_giver_reads_what_they_said_and_what_staff_did_with_it() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Hoi")).is(201);
    let read = || contribution(&server.give("GET", &giver.id(), &giver.receipt(), None).is(200));
    assert_eq!(read(), Contribution::new(giver.says("Hoi")));
    server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(r#"{"state":"read"}"#)).is(200);
    let reply = format!(r#"{{"feedback":["{}"],"text":"Dank je.","outcome":"korter"}}"#, giver.id());
    assert_eq!(
        server.staff("POST", "replies", Some(&reply)).is(422).pointers(),
        ["/outcome"],
        "there is no such outcome"
    );
    let outcome = json!({ "outcome": korter("korter") }).to_string();
    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&outcome)).is(201);
    server.staff("POST", "replies", Some(&reply)).is(201);
    let json = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    assert_eq!(json["moderation"]["state"], "read");
    assert_eq!(json["replies"][0]["text"], "Dank je.");
    assert_eq!(json["replies"][0]["outcome"], "korter");
    assert_eq!(json["replies"][0]["on"], clock::today().as_str());
    // Who sends it again shows no secret, and learns nothing of that.
    assert!(!server.post(&giver.says("Hoi")).is(200).text().contains("Dank"));
}

#[test]
fn an_edit_replaces_the_words_and_moderation_starts_anew() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Eerst")).is(201);
    server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(r#"{"state":"approved"}"#)).is(200);
    let edit = |text| server.give("PUT", &giver.id(), &giver.receipt(), Some(&giver.says(text))).is(200);
    let same = contribution(&edit("Eerst"));
    assert!(same.moderation.is_some(), "the same words stay approved");
    let edited = contribution(&edit("Later"));
    assert_eq!(edited, Contribution::new(giver.says("Later")));
    assert_eq!(contribution(&server.give("GET", &giver.id(), &giver.receipt(), None)), edited);
    assert!(!holds(&site.stored_bytes(), "Eerst"), "the old words are gone from the disk");
}

#[test]
fn an_edit_keeps_whose_words_these_are_and_what_they_are_about() {
    let site = Site::new();
    let server = site.serve();
    let (giver, other) = (Giver::new(1), Giver::new(2));
    let good = giver.says("Hoi");
    server.post(&good).is(201);
    for (pointer, moved) in [
        ("/id", Feedback { id: other.says("").id, ..good.clone() }),
        ("/secret_hash", Feedback { secret_hash: other.says("").secret_hash, ..good.clone() }),
        ("/theme", Feedback { theme: slug("samen"), ..good.clone() }),
    ] {
        assert_eq!(server.give("PUT", &giver.id(), &giver.receipt(), Some(&moved)).is(422).pointers(), [pointer]);
    }
    let moved = Feedback { agenda: slug("echo"), theme: slug("later"), question: None, ..good };
    let pointers = server.give("PUT", &giver.id(), &giver.receipt(), Some(&moved)).is(422).pointers();
    assert_eq!(pointers, ["/agenda", "/theme"]);
}

#[test]
fn when_an_agenda_changes_what_was_sent_before_stays_acceptable() {
    let site = Site::new();
    let giver = Giver::new(1);
    site.serve().post(&giver.says("Hoi")).is(201);
    site.write("data/agendas/galm.json", GALM.replace("hoe-lang", "hoe-kort"));
    let server = site.serve();
    server.post(&giver.says("Hoi")).is(200);
    server.give("PUT", &giver.id(), &giver.receipt(), Some(&giver.says("Dag"))).is(200);
    assert_eq!(server.post(&Giver::new(2).says("Hoi")).is(422).pointers(), ["/question"]);
    let other = Feedback { question: Some(slug("hoe-ver")), ..giver.says("Dag") };
    // The complaint is the same as about the old question, so it is let through: nothing gets worse.
    server.give("PUT", &giver.id(), &giver.receipt(), Some(&other)).is(200);
}

#[test]
fn nobody_learns_from_an_id_whether_somebody_said_something() {
    let site = Site::new();
    let server = site.serve();
    let (giver, other) = (Giver::new(1), Giver::new(2));
    let said = giver.says("Hoi");
    server.post(&said).is(201);
    let token = format!("Bearer {}", server.token);
    for method in ["GET", "PUT", "DELETE"] {
        let body = (method == "PUT").then_some(&said);
        let refused = server.give(method, &giver.id(), &other.receipt(), body).is(404).seen();
        for (id, receipt) in [
            (giver.id(), "Receipt"),
            (giver.id(), "Receipt x"),
            (giver.id(), token.as_str()),
            (giver.id(), &other.receipt()),
            (other.id(), &giver.receipt()),
            (other.id(), &other.receipt()),
            (other.id(), &other.receipt()),
            ("no-id".to_owned(), &other.receipt()),
        ] {
            assert_eq!(server.give(method, &id, receipt, body).seen(), refused, "{method} {id} {receipt}");
        }
        let headers = [("content-type", "application/json")];
        let text = body.map(|said| serde_json::to_string(said).expect("JSON"));
        let headers = &headers[..usize::from(text.is_some())];
        let without = server.ask(method, &format!("api/v1/feedback/{}", giver.id()), headers, text.as_deref());
        assert_eq!(without.seen(), refused);
    }
    server.give("GET", &giver.id(), &giver.receipt(), None).is(200);
}

#[test]
fn nothing_on_the_way_keeps_what_was_said() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    let answers = [
        server.post(&giver.says("Hoi")),
        server.post(&giver.says("Dag")),
        server.give("GET", &giver.id(), &giver.receipt(), None),
        server.give("GET", &giver.id(), "Receipt x", None),
        server.staff("GET", "feedback", None),
        server.get("api/v1/staff/feedback"),
        server.give("DELETE", &giver.id(), &giver.receipt(), None),
    ];
    for answer in answers {
        assert_eq!(answer.header("cache-control"), "no-store", "{answer:?}");
    }
}

#[test]
fn a_top_three_is_put_in_another_order_and_stays_with_its_theme() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    let ranking = |themes: [&str; 2]| themes.map(slug).into();
    let first = Feedback {
        text: None,
        question: None,
        answers: Answers::default(),
        ranking: ranking(["wachten", "samen"]),
        ..giver.says("")
    };
    server.post(&first).is(201);
    let other = Feedback { ranking: ranking(["samen", "wachten"]), ..first.clone() };
    let changed = server.give("PUT", &giver.id(), &giver.receipt(), Some(&other)).is(200);
    assert_eq!(contribution(&changed).feedback, other);
    let moved = Feedback { theme: slug("samen"), ..other };
    assert_eq!(server.give("PUT", &giver.id(), &giver.receipt(), Some(&moved)).is(422).pointers(), ["/theme"]);
    let strange = Feedback { ranking: ranking(["wachten", "later"]), ..first };
    assert_eq!(server.give("PUT", &giver.id(), &giver.receipt(), Some(&strange)).is(422).pointers(), ["/ranking/1"]);
}

#[test]
fn a_group_and_the_place_of_a_theme_are_stored_and_staff_see_them() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    let answers = Answers { impact: Some(5), feasible: Some(2), ..Answers::default() };
    let group = Feedback { via: Via::Group, group_size: Some(8), answers, ..giver.says("Wij willen meepraten.") };
    server.post(&group).is(201);
    let page = server.staff("GET", "feedback", None).is(200).json();
    let stored = &page["items"][0]["feedback"];
    assert_eq!((&stored["via"], &stored["group_size"]), (&"group".into(), &8.into()));
    assert_eq!((&stored["answers"]["impact"], &stored["answers"]["feasible"]), (&5.into(), &2.into()));
    let unknown = Feedback { answers: Answers { impact: Some(6), ..answers }, ..group };
    let pointers = server.give("PUT", &giver.id(), &giver.receipt(), Some(&unknown)).is(422).pointers();
    assert_eq!(pointers, ["/answers/impact"]);
}
