//! What each role may do, for every operation that there is.

use serde_json::{Value, json};
use weerklank_core::staff::Role;
use weerklank_server::operations;

use crate::{
    giver::{Giver, easy, korter},
    server::{Server, Site},
};

/// The path of an operation of staff, and a body that it would do something with.
fn request(method: &str, template: &str, giver: &Giver) -> (String, Option<String>) {
    let path = template.strip_prefix("/api/v1/staff/").expect("a path of staff");
    let body = match (method, path) {
        ("POST", "tokens") => Some(json!({ "name": "nieuw", "role": "reader" })),
        ("POST", "feedback") => Some(json!(Giver::new(9).says("Op papier."))),
        ("PUT", "feedback/{id}/moderation") => Some(json!({ "state": "approved" })),
        ("POST", "replies") => Some(json!({ "feedback": [giver.id()], "text": "Dank je." })),
        ("PUT", "agendas/{agenda}/outcomes/{outcome}") => Some(json!({ "outcome": korter("korter") })),
        ("PUT", "agendas/{agenda}/{part}/{item}") => Some(json!({ "document": change("We bellen nu elke week.") })),
        ("PUT", "drafts/{agenda}/{part}/{item}") => Some(json!({ "body": { "document": "Nog iets." } })),
        ("POST" | "PUT", _) => panic!("what would be done with {method} {path}?"),
        _ => None,
    };
    let named = [
        ("{id}", giver.id()),
        ("{agenda}", "galm".to_owned()),
        ("{outcome}", "korter".to_owned()),
        ("{part}", "changes".to_owned()),
        ("{item}", "vaker".to_owned()),
        ("{name}", "over".to_owned()),
    ];
    let path = named.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    (path, body.map(|body| body.to_string()))
}

/// What changed in the agenda.
fn change(what: &str) -> Value {
    json!({ "id": "vaker", "on": "2026-11-20", "what": easy(what), "because": easy("Jullie vroegen het.") })
}

/// Everything that a request could have changed.
fn everything(server: &Server) -> (Value, Value) {
    let tokens = server.staff("GET", "tokens", None).is(200).json();
    let mut stored = server.staff("GET", "export.json", None).is(200).json();
    // Looking is logged.
    let log = stored["log"].as_array_mut().expect("a log");
    log.retain(|entry| entry["deed"] != "exported" || entry["by_name"] != "test");
    for line in log {
        line["number"].take();
    }
    (tokens, stored)
}

#[test]
fn each_role_may_do_what_it_may_and_who_is_refused_changes_nothing() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Ik wacht al een jaar.")).is(201);
    let published = giver.is_answered_with("korter").to_string();
    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&published)).is(201);
    let published = json!({ "document": change("We bellen nu vaker.") }).to_string();
    server.staff("PUT", "agendas/galm/changes/vaker", Some(&published)).is(201);
    server.staff("PUT", "drafts/galm/changes/vaker", Some(r#"{"body":{"document":"Iets."}}"#)).is(200);
    server.token_of("over", Role::Reader);
    let tokens = Role::ALL.map(|role| (role, server.token_of(role.name(), role)));
    let revoked = server.token_of("weg", Role::Publisher);
    server.staff("DELETE", "tokens/weg", None).is(204);
    for (_, token) in &tokens {
        server.staff_as(token, "GET", "me", None).is(200);
    }

    let operations = operations();
    let of_staff = || operations.iter().filter_map(|(method, path, needs)| Some((method, path, (*needs)?)));
    assert!(of_staff().all(|(_, path, _)| path.starts_with("/api/v1/staff/")));
    let open = operations.iter().filter(|(_, path, needs)| needs.is_none() && path.contains("/staff"));
    assert_eq!(open.count(), 0, "every operation of staff needs a role");

    let before = everything(&server);
    for (method, path, needs) in of_staff() {
        let (path, body) = request(method.as_str(), path, &giver);
        for token in ["", "x", &revoked] {
            server.staff_as(token, method.as_str(), &path, body.as_deref()).is(401);
        }
        server.ask(method.as_str(), &format!("api/v1/staff/{path}"), &[], None).is(401);
        for (_, token) in tokens.iter().filter(|(role, _)| *role < needs) {
            let refused = server.staff_as(token, method.as_str(), &path, body.as_deref()).is(403);
            assert_eq!(refused.pointers(), [""], "in words that staff read");
        }
    }
    assert_eq!(everything(&server), before);

    for (method, path, needs) in of_staff() {
        let (path, body) = request(method.as_str(), path, &giver);
        for (role, token) in tokens.iter().filter(|(role, _)| *role >= needs) {
            let status = server.staff_as(token, method.as_str(), &path, body.as_deref()).status;
            assert!(!matches!(status, 401 | 403 | 405), "{role:?} may {method} {path}: {status}");
        }
    }
    assert_ne!(everything(&server), before);
}
