//! What the desk asks of the shipped backends, and how it understands what they refuse.

use serde_json::json;

use super::*;
use crate::backend::{Answer, Step};

fn shipped(name: &str) -> DeskDescription {
    let file = format!("{}/../public/backends/{name}.desk.json", env!("CARGO_MANIFEST_DIR"));
    DeskDescription::parse(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn day() -> Date {
    Date::parse("2026-11-26").unwrap()
}

fn ask<'a>(task: Task, named: &'a [(&'static str, &'a str)], record: Option<Value>) -> Ask<'a> {
    Ask { task, named, record }
}

/// Begins to ask as who has the token `secret`.
fn begin<'a>(description: &'a DeskDescription, backend: &str, ask: Ask<'_>) -> (Conversation<'a>, Request) {
    let asker = Asker { home: "https://site.example/", backend, token: "secret", today: &day() };
    description.begin(ask, asker).unwrap()
}

fn response(status: u16, body: &str) -> Response {
    Response { status, retry_after: Some(3), header: None, body: body.to_owned() }
}

#[test]
fn a_task_becomes_a_request_with_the_token_in_a_header_only() {
    let (description, named) =
        (shipped("embedded"), [("agenda", "galm"), ("part", "outcomes"), ("item", "bellen"), ("revision", "3")]);
    let (_, request) = begin(&description, "api/v1/", ask(Task::Withdraw, &named, None));
    let url = "https://site.example/api/v1/staff/agendas/galm/outcomes/bellen?revision=3";
    assert_eq!((request.url.as_str(), request.body.as_deref()), (url, None));
    assert_eq!(request.headers, [("Authorization".to_owned(), "Bearer secret".to_owned())]);
    assert!(!format!("{request:?}").contains("secret"));
}

#[test]
fn a_name_cannot_lead_elsewhere_and_the_backend_may_be_elsewhere() {
    let description = shipped("embedded");
    let url = |backend, ask| begin(&description, backend, ask).1.url;
    let wanted = "https://site.example/api/v1/staff/tokens/a%2F..%2Fb%3Fc";
    assert_eq!(url("api/v1/", ask(Task::RevokeToken, &[("name", "a/../b?c")], None)), wanted);
    let wanted = "https://api.example/x/staff/log?after=";
    assert_eq!(url("https://api.example/x/", ask(Task::Log, &[], None)), wanted);
    let own = DeskDescription { base: "https://staff.example/".to_owned(), ..description.clone() };
    let (_, request) = begin(&own, "https://api.example/x/", ask(Task::Me, &[], None));
    assert_eq!(request.url, "https://staff.example/me");
}

#[test]
fn a_list_is_read_to_its_end() {
    let description = shipped("embedded");
    let (mut conversation, request) = begin(&description, "api/v1/", ask(Task::Feedback, &[], None));
    assert!(request.url.ends_with("feedback?limit=500&after="), "{request:?}");
    let Step::Ask(request) = conversation.hear(&response(200, r#"{"items":[1,2],"next":"2"}"#)) else { panic!() };
    assert!(request.url.ends_with("feedback?limit=500&after=2"), "{request:?}");
    assert_eq!(conversation.read_so_far(), 2);
    let Step::Done(Answer { result, .. }) = conversation.hear(&response(200, r#"{"items":[3]}"#)) else { panic!() };
    assert_eq!(result, json!([1, 2, 3]));
}

#[test]
fn a_key_is_the_same_for_the_same_and_for_nothing_else() {
    let description = shipped("json-server-0");
    let body = |text: &str| {
        let record = json!({ "feedback": ["a", "b"], "text": text });
        let (_, request) = begin(&description, "api/", ask(Task::Reply, &[], Some(record)));
        serde_json::from_str::<Value>(&request.body.unwrap()).unwrap()
    };
    let (first, other) = (body("Dank je wel."), body("Dank je."));
    assert_eq!(first, body("Dank je wel."));
    assert_ne!(first["id"], other["id"]);
    assert_eq!(first["id"].as_str().unwrap().len(), 32);
    assert_eq!((&first["on"], &first["feedback"]), (&json!("2026-11-26"), &json!(["a", "b"])));
    assert_eq!(first.get("outcome"), None);
}

#[test]
fn who_may_come_in_is_said_by_the_backend_or_by_its_description() {
    let (server, open, kinto) = (shipped("embedded"), shipped("json-server-1"), shipped("kinto"));
    assert_eq!([server.door(), open.door(), kinto.door()], [Door::Token, Door::Open, Door::Password]);
    let said = json!({ "name": "redactie", "role": "publisher", "rules": { "four_eyes": true } });
    let me = server.me(&said, "secret").unwrap();
    assert_eq!((me.name.as_str(), me.role, me.rules.four_eyes), ("redactie", Role::Publisher, true));
    assert_eq!(server.me(&json!({ "role": "king" }), ""), None);
    let me = kinto.me(&Value::Null, "redactie:geheim:x").unwrap();
    assert_eq!((me.name.as_str(), me.role), ("redactie", Role::Moderator));
    assert_eq!(open.me(&Value::Null, "").unwrap().name, "");
}

#[test]
fn a_wrong_description_says_where_and_what_to_do() {
    let wrong = |text: &str| DeskDescription::parse(text).unwrap_err().0;
    let secret =
        r#"{"timeout_ms":1,"role":"reader","operations":{"feedback":{"method":"GET","path":"x?token={token}"}}}"#;
    assert!(wrong(secret).contains("`operations.feedback.path` must not hold `{token}`"));
    let nobody = r#"{"timeout_ms":1,"operations":{"feedback":{"method":"GET","path":"x"}}}"#;
    assert!(wrong(nobody).contains("`role` is missing"));
    let unknown = r#"{"timeout_ms":1,"role":"reader","operations":{"log":{"method":"GET","path":"{item}"}}}"#;
    assert!(wrong(unknown).contains("`operations.log.path` holds `{item}`"));
    assert!(wrong(r#"{"timeout_ms":1,"base":"x","operations":{}}"#).contains("`base` must end in `/`"));
}

#[test]
fn a_refusal_is_known_by_what_its_answer_means_and_says() {
    let of = |status, body: &str| Refusal::of(Meaning::of_status(status), &response(status, body));
    assert_eq!(of(204, ""), None);
    assert_eq!(of(502, "<html>"), Some(Refusal::Broken));
    assert_eq!(of(503, ""), Some(Refusal::Busy(Some(3))));
    assert_eq!(of(401, "<html>"), Some(Refusal::SignedOut));
    assert_eq!(of(403, ""), Some(Refusal::NotAllowed(Vec::new())));
    let conflict = r#"{"status":409,"conflict":{"revision":4,"by":"redactie","on":"2026-11-26"}}"#;
    let Some(Refusal::Changed(conflict)) = of(409, conflict) else { panic!() };
    assert_eq!((conflict.revision, conflict.by.as_deref()), (4, Some("redactie")));
    let wrong = r#"{"errors":[{"pointer":"/text","detail":"Schrijf een antwoord."}]}"#;
    assert!(matches!(of(422, wrong), Some(Refusal::Wrong(wrong)) if wrong[0].pointer == "/text"));
    let changed = Refusal::of(Meaning::Different, &response(200, r#"{"is":"changed"}"#));
    assert_eq!(changed, Some(Refusal::Changed(Conflict::default())));
}
