//! What the log says of staff, and what it never says.

use serde_json::{Value, json};
use weerklank_core::staff::Role;
use weerklank_server::clock;

use crate::{
    giver::{Giver, korter},
    server::{Server, Site},
};

fn lines(server: &Server, query: &str) -> Vec<Value> {
    let page = server.staff("GET", &format!("log{query}"), None).is(200).json();
    page["items"].as_array().expect("items").clone()
}

#[test]
fn every_write_of_staff_is_a_line_and_says_nothing_of_what_was_said() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Niemand belt mij.")).is(201);
    let desk = server.token_of("balie", Role::Publisher);
    let moderation = format!("feedback/{}/moderation", giver.id());
    let judge = |state: &str| {
        let review = json!({ "state": state, "reason": "Hier staat een naam.", "hidden": ["Niemand"] }).to_string();
        server.staff_as(&desk, "PUT", &moderation, Some(&review)).is(200);
    };
    for state in ["read", "approved", "declined", "new", "new"] {
        judge(state);
    }
    let reply = json!({ "feedback": [giver.id()], "text": "Wij bellen je niet." }).to_string();
    server.staff_as(&desk, "POST", "replies", Some(&reply)).is(201);
    server.staff_as(&desk, "POST", "replies", Some(&reply)).is(200);
    let outcome = json!({ "outcome": korter("korter") }).to_string();
    server.staff_as(&desk, "PUT", "agendas/galm/outcomes/korter", Some(&outcome)).is(201);
    server.staff_as(&desk, "DELETE", "agendas/galm/outcomes/korter", None).is(204);
    server.staff_as(&desk, "DELETE", "agendas/galm/outcomes/korter", None).is(404);
    let paper = serde_json::to_string(&Giver::new(2).says("Op papier.")).expect("JSON");
    server.staff_as(&desk, "POST", "feedback", Some(&paper)).is(201);
    server.staff_as(&desk, "GET", "export.csv", None).is(200);
    server.staff("DELETE", "tokens/balie", None).is(204);

    let written = lines(&server, "");
    let of = |entry: &Value| {
        let word = |field: &str| entry[field].as_str().unwrap_or_default().to_owned();
        (word("by"), word("deed"), word("agenda"), word("about"))
    };
    let (id, paper) = (giver.id(), Giver::new(2).id());
    let told = [
        ("test", "revoked_token", "", "balie"),
        ("balie", "exported", "", "csv"),
        ("balie", "added", "galm", &paper),
        ("balie", "withdrew", "galm", "outcomes/korter"),
        ("balie", "published", "galm", "outcomes/korter"),
        ("balie", "replied", "", "1"),
        ("balie", "reopened", "galm", &id),
        ("balie", "declined", "galm", &id),
        ("balie", "approved", "galm", &id),
        ("balie", "read", "galm", &id),
        ("test", "made_token", "", "balie"),
        ("server", "made_token", "", "test"),
    ];
    let told = told.map(|(by, deed, agenda, about)| (by.into(), deed.into(), agenda.into(), about.to_owned()));
    assert_eq!(written.iter().map(of).collect::<Vec<_>>(), told);
    assert!(written.iter().all(|entry| entry["on"] == json!(clock::today())));
    let all = Value::from(written).to_string();
    for said in ["Niemand", "naam", "bellen", "Op papier"] {
        assert!(!all.contains(said), "{said}");
    }
}

#[test]
fn the_log_is_read_page_by_page_newest_first() {
    let site = Site::new();
    let server = site.serve();
    for number in 0..6 {
        server.token_of(&format!("balie {number}"), Role::Reader);
    }
    let mut seen = Vec::new();
    let mut query = "?limit=3".to_owned();
    loop {
        let page = server.staff("GET", &format!("log{query}"), None).is(200).json();
        seen.extend(page["items"].as_array().expect("items").iter().map(|entry| entry["number"].as_u64()));
        // What is added meanwhile is newer than all of this.
        server.token_of(&format!("later {}", seen.len()), Role::Reader);
        let Some(next) = page["next"].as_str() else { break };
        query = format!("?limit=3&after={next}");
    }
    assert_eq!(seen, (1..=7).rev().map(Some).collect::<Vec<_>>());
    assert_eq!(lines(&server, "?after=1"), Vec::<Value>::new());
    assert_eq!(lines(&server, "?after="), lines(&server, ""), "the first page");
    for query in ["?limit=0", "?limit=501", "?after=x"] {
        server.staff("GET", &format!("log{query}"), None).is(400);
    }
}
