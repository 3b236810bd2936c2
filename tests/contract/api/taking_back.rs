//! Taking back: gone for good, and no late retry brings it back.

use crate::{
    giver::Giver,
    server::{Server, Site},
};

fn holds(site: &Site, text: &str) -> bool {
    site.stored_bytes().windows(text.len()).any(|window| window == text.as_bytes())
}

fn stored(server: &Server) -> usize {
    server.staff("GET", "feedback", None).is(200).json()["items"].as_array().expect("items").len()
}

#[test]
fn what_was_taken_back_is_gone_and_says_so_to_its_giver_only() {
    let site = Site::new();
    let server = site.serve();
    let (giver, other) = (Giver::new(1), Giver::new(2));
    server.post(&giver.says("Hoi")).is(201);
    server.give("DELETE", &giver.id(), &giver.receipt(), None).is(204);
    server.give("DELETE", &giver.id(), &giver.receipt(), None).is(204);
    server.give("GET", &giver.id(), &giver.receipt(), None).is(410);
    server.give("PUT", &giver.id(), &giver.receipt(), Some(&giver.says("Toch"))).is(410);
    server.post(&giver.says("Hoi")).is(410);
    server.post(&giver.says("Iets anders")).is(410);
    for method in ["GET", "DELETE"] {
        server.give(method, &giver.id(), &other.receipt(), None).is(404);
    }
    assert_eq!(stored(&server), 0);
}

#[test]
fn the_words_are_gone_from_the_disk_and_so_is_the_answer_to_them() {
    let site = Site::new();
    let server = site.serve();
    // Enough of others that the words share pages with them.
    let everybody: Vec<_> = (1..40).map(Giver::new).collect();
    for (giver, number) in everybody.iter().zip(0..) {
        server.post(&giver.says(&format!("Pimpernel{number} {}", "bla ".repeat(300)))).is(201);
    }
    let (giver, reply) = (&everybody[17], |ids: &str, text| format!(r#"{{"feedback":[{ids}],"text":"{text}"}}"#));
    let (own, both) = (format!("\"{}\"", giver.id()), format!("\"{}\",\"{}\"", giver.id(), everybody[3].id()));
    server.staff("POST", "replies", Some(&reply(&own, "Ooievaarsbek"))).is(201);
    server.staff("POST", "replies", Some(&reply(&both, "Speenkruid"))).is(201);
    let declined = r#"{"state":"declined","reason":"Vingerhoedskruid"}"#;
    server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(declined)).is(200);
    for text in ["Pimpernel17", "Ooievaarsbek", "Speenkruid", "Vingerhoedskruid"] {
        assert!(holds(&site, text), "{text}");
    }
    server.give("DELETE", &giver.id(), &giver.receipt(), None).is(204);
    for text in ["Pimpernel17", "Ooievaarsbek", "Vingerhoedskruid"] {
        assert!(!holds(&site, text), "{text}");
    }
    assert!(holds(&site, "Speenkruid") && holds(&site, "Pimpernel16"), "the others keep theirs");
}

#[test]
fn taking_back_that_overtakes_the_sending_holds_it_off() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.give("DELETE", &giver.id(), &giver.receipt(), None).is(404);
    server.post(&giver.says("Hoi")).is(410);
    assert_eq!(stored(&server), 0);
}

#[test]
fn nobody_can_hold_off_somebody_else() {
    let site = Site::new();
    let server = site.serve();
    let (giver, other) = (Giver::new(1), Giver::new(2));
    server.give("DELETE", &giver.id(), &other.receipt(), None).is(404);
    server.post(&giver.says("Hoi")).is(201);
    for _ in 0..2 {
        server.give("DELETE", &giver.id(), &other.receipt(), None).is(404);
        server.give("GET", &giver.id(), &other.receipt(), None).is(404);
    }
    server.post(&giver.says("Hoi")).is(200);
    server.give("GET", &giver.id(), &giver.receipt(), None).is(200);
}

#[test]
fn what_was_taken_back_stays_so_after_a_restart() {
    let site = Site::new();
    let giver = Giver::new(1);
    let server = site.serve();
    server.post(&giver.says("Hoi")).is(201);
    server.give("DELETE", &giver.id(), &giver.receipt(), None).is(204);
    drop(server);
    let server = site.serve();
    server.post(&giver.says("Hoi")).is(410);
    server.give("GET", &giver.id(), &giver.receipt(), None).is(410);
}
