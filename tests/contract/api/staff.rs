//! What only staff may do.

use std::collections::BTreeSet;

use weerklank_core::feedback::Feedback;

use crate::{
    giver::{Giver, slug},
    server::Site,
};

#[test]
fn every_path_of_staff_asks_for_a_token() {
    let site = Site::new();
    let server = site.serve();
    let id = Giver::new(1).id();
    let paths =
        ["", "/", "/feedback", "/replies", "/nergens", "/feedback/x/y/z", &format!("/feedback/{id}/moderation")];
    for path in paths {
        for method in ["GET", "POST", "PUT", "DELETE"] {
            for token in
                ["", "Bearer", "Bearer x", &format!("Receipt {}", server.token), &format!("Bearer {}x", server.token)]
            {
                let answer =
                    server.ask(method, &format!("api/v1/staff{path}"), &[("authorization", token)], None).is(401);
                assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"staff\"");
            }
        }
    }
    server.staff("GET", "feedback", None).is(200);
    server.staff("GET", "nergens", None).is(404);
    server.staff("DELETE", "replies", None).is(405);
}

#[test]
fn a_new_token_of_the_same_name_replaces_the_old_one() {
    let site = Site::new();
    let old = site.serve().token.clone();
    let server = site.serve();
    let old = format!("Bearer {old}");
    server.ask("GET", "api/v1/staff/feedback", &[("authorization", &old)], None).is(401);
    server.staff("GET", "feedback", None).is(200);
    let stored = site.stored_bytes();
    assert!(!stored.windows(64).any(|window| window == server.token.as_bytes()), "only its hash is stored");
}

#[test]
fn pages_give_everything_exactly_once() {
    let site = Site::new();
    let server = site.serve();
    let all: BTreeSet<_> = (1..=7).map(|number| Giver::new(number).id()).collect();
    for number in 1..=7 {
        server.post(&Giver::new(number).says("Hoi")).is(201);
    }
    for limit in [1, 2, 7, 500] {
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let page = server.staff("GET", &format!("feedback?limit={limit}{after}"), None).is(200).json();
            let items = page["items"].as_array().expect("items").clone();
            assert!(items.len() <= limit);
            seen.extend(items.iter().map(|item| item["feedback"]["id"].as_str().expect("an id").to_owned()));
            assert!(seen.len() <= all.len(), "limit {limit}: {seen:?}");
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(seen.len(), all.len(), "limit {limit}");
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all, "limit {limit}");
    }
}

#[test]
fn a_page_goes_on_where_it_ended_though_records_come_and_go() {
    let site = Site::new();
    let server = site.serve();
    let mut givers: Vec<_> = (1..=6).map(Giver::new).collect();
    givers.sort_by_key(Giver::id);
    for giver in &givers {
        server.post(&giver.says("Hoi")).is(201);
    }
    let first = server.staff("GET", "feedback?limit=3", None).is(200).json();
    let last = &givers[2];
    server.give("DELETE", &last.id(), &last.receipt(), None).is(204);
    let next = first["next"].as_str().expect("there is more");
    let second = server.staff("GET", &format!("feedback?limit=3&after={next}"), None).is(200).json();
    let ids: Vec<_> =
        second["items"].as_array().expect("items").iter().map(|item| item["feedback"]["id"].clone()).collect();
    assert_eq!(ids, givers[3..].iter().map(Giver::id).collect::<Vec<_>>());
}

#[test]
fn a_page_can_be_of_one_agenda_or_theme() {
    let site = Site::new();
    let server = site.serve();
    server.post(&Giver::new(1).says("Hoi")).is(201);
    server.post(&Feedback { theme: slug("samen"), ..Giver::new(2).says("Hoi") }).is(201);
    let echo = Feedback { agenda: slug("echo"), theme: slug("later"), question: None, ..Giver::new(3).says("Hoi") };
    server.post(&echo).is(201);
    for (query, count) in [
        ("", 3),
        ("agenda=galm", 2),
        ("agenda=galm&theme=samen", 1),
        ("theme=later", 1),
        ("agenda=x", 0),
        ("after=", 3),
    ] {
        let page = server.staff("GET", &format!("feedback?{query}"), None).is(200).json();
        assert_eq!(page["items"].as_array().map(Vec::len), Some(count), "{query}");
    }
    for query in ["limit=0", "limit=501", "limit=x", "after=x", "after=2026-11-22.x", "agenda=A%20B"] {
        server.staff("GET", &format!("feedback?{query}"), None).is(400);
    }
}

#[test]
fn declining_needs_a_reason_that_the_giver_reads() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Hoi")).is(201);
    let moderate = |body: &str| server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(body));
    for body in [r#"{"state":"declined"}"#, r#"{"state":"declined","reason":" "}"#] {
        assert_eq!(moderate(body).is(422).pointers(), ["/reason"]);
    }
    let long = format!(r#"{{"state":"read","reason":"{}"}}"#, "x".repeat(2_001));
    assert_eq!(moderate(&long).is(422).pointers(), ["/reason"]);
    moderate(r#"{"state":"gone"}"#).is(400);
    for state in ["new", "read", "approved", "declined"] {
        let answer = moderate(&format!(r#"{{"state":"{state}","reason":"Er staat een naam in."}}"#)).is(200).json();
        assert_eq!(answer["moderation"]["state"], state);
        let read = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
        assert_eq!((&read["feedback"], &read["moderation"]), (&answer["feedback"], &answer["moderation"]));
        assert!(read.get("revision").is_none(), "what is for staff alone is not for givers");
    }
    moderate(r#"{"state":"approved"}"#).is(200);
    let read = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    assert!(read["moderation"].get("reason").is_none(), "an old reason does not stay");
}

#[test]
fn one_answer_goes_to_many_and_to_each_once() {
    let site = Site::new();
    let server = site.serve();
    let givers: Vec<_> = (1..=3).map(Giver::new).collect();
    for giver in &givers {
        server.post(&giver.says("Hoi")).is(201);
    }
    let (a, b) = (givers[0].id(), givers[1].id());
    let reply = format!(r#"{{"feedback":["{a}","{b}"],"text":"Dank jullie wel."}}"#);
    let again = format!(r#"{{"feedback":["{b}","{a}","{b}"],"text":"Dank jullie wel."}}"#);
    server.staff("POST", "replies", Some(&reply)).is(201);
    server.staff("POST", "replies", Some(&reply)).is(200);
    server.staff("POST", "replies", Some(&again)).is(200);
    let count = |giver: &Giver| {
        let read = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
        read["replies"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(givers.iter().map(count).collect::<Vec<_>>(), [1, 1, 0]);
    let more = format!(r#"{{"feedback":["{a}"],"text":"Dank jullie wel."}}"#);
    server.staff("POST", "replies", Some(&more)).is(201);
    assert_eq!(givers.iter().map(count).collect::<Vec<_>>(), [2, 1, 0]);
}

#[test]
fn an_answer_to_nobody_or_of_nothing_is_refused() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Hoi")).is(201);
    let (here, gone) = (giver.id(), Giver::new(2).id());
    for (body, pointers) in [
        (format!(r#"{{"feedback":["{here}","{gone}"],"text":"Dank."}}"#), vec!["/feedback/1"]),
        (r#"{"feedback":[],"text":"Dank."}"#.to_owned(), vec!["/feedback"]),
        (format!(r#"{{"feedback":["{here}"],"text":" "}}"#), vec!["/text"]),
        (format!(r#"{{"feedback":["{here}"],"text":"{}"}}"#, "x".repeat(2_001)), vec!["/text"]),
    ] {
        assert_eq!(server.staff("POST", "replies", Some(&body)).is(422).pointers(), pointers);
    }
    server.staff("POST", "replies", Some(r#"{"feedback":["x"],"text":"Dank."}"#)).is(400);
    let read = server.give("GET", &giver.id(), &giver.receipt(), None).is(200).json();
    assert!(read.get("replies").is_none(), "nothing was stored");
}
