//! `docs/openapi.yaml` and the running server say the same.

use std::{collections::BTreeSet, fs, num::NonZeroU32, sync::OnceLock, time::Duration};

use jsonschema::{Retrieve, Uri};
use serde::Deserialize;
use serde_json::{Value, json};
use weerklank_core::{feedback::Feedback, staff::Role};
use weerklank_server::{operations, settings::Rate};

use crate::{
    giver::{Giver, slug},
    server::{Answer, Site, root},
};

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];
/// Where the documents are for references among them.
const BASE: &str = "https://docs.invalid/";

/// An answer that is described: method, path template and status.
pub(crate) type Described = (String, String, String);

/// The description of the interface.
pub(crate) struct OpenApi {
    document: Value,
}

impl OpenApi {
    pub(crate) fn the_one() -> &'static Self {
        static THE_ONE: OnceLock<OpenApi> = OnceLock::new();
        THE_ONE.get_or_init(|| Self { document: document("openapi.yaml") })
    }

    /// Every operation, as method and template, and the role that it needs.
    pub(crate) fn operations(&self) -> BTreeSet<(String, String, Option<Role>)> {
        let paths = self.document["paths"].as_object().expect("paths");
        let named = paths.iter().flat_map(|(path, item)| {
            METHODS.iter().filter_map(|method| {
                let role = item.get(*method)?.pointer("/security/0/staff/0");
                let role = role.map(|role| Role::deserialize(role).expect("a role"));
                Some((method.to_uppercase(), path.clone(), role))
            })
        });
        named.collect()
    }

    /// Panics when an answer is not as described. Paths and methods that are not described answer 404 and
    /// 405, and staff's part answers 401 before that.
    #[track_caller]
    pub(crate) fn check(&self, method: &str, path: &str, answer: &Answer) -> Option<Described> {
        let path = path.split('?').next().unwrap_or_default();
        let Some((template, item)) = self.item(path) else {
            assert!(answer.status == 404 || path.starts_with("/staff") && answer.status == 401, "{path}: {answer:?}");
            check_problem(answer);
            return None;
        };
        let method = if method == "HEAD" { "GET" } else { method };
        let Some(operation) = item.get(method.to_lowercase()) else {
            if method != "OPTIONS" {
                assert!(answer.status == 405 || path.starts_with("/staff") && answer.status == 401, "{method} {path}");
                check_problem(answer);
            }
            return None;
        };
        let status = answer.status.to_string();
        let place = format!("{method} {template} {status}");
        let response =
            self.resolve(operation["responses"].get(&status).unwrap_or_else(|| panic!("{place} is not described")));
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let header = self.resolve(header);
            let value = answer.header(name);
            let as_number = value.parse::<u64>().map(Value::from);
            let value = if header["schema"]["type"] == "integer" { as_number.expect("a number") } else { value.into() };
            jsonschema::validate(&header["schema"], &value).unwrap_or_else(|error| panic!("{place}: {name}: {error}"));
        }
        match response["content"].as_object() {
            None => assert!(answer.body.is_empty(), "{place} has no body"),
            Some(kinds) => {
                let kind = answer.header("content-type");
                let content = kinds.get(kind).unwrap_or_else(|| panic!("{place} is not described as {kind}"));
                // A HEAD has no body, and what is compressed is not looked into.
                if !answer.body.is_empty() && answer.header("content-encoding").is_empty() {
                    let body = if kind.ends_with("json") { answer.json() } else { answer.text().into() };
                    validate(&content["schema"], &body).unwrap_or_else(|error| panic!("{place}: {error}"));
                }
            }
        }
        Some((method.to_owned(), template.to_owned(), status))
    }

    fn item(&self, path: &str) -> Option<(&str, &Value)> {
        let parts: Vec<_> = path.split('/').collect();
        let fits = |template: &str| {
            let wanted: Vec<_> = template.split('/').collect();
            wanted.len() == parts.len()
                && wanted
                    .iter()
                    .zip(&parts)
                    .all(|(wanted, part)| if wanted.starts_with('{') { !part.is_empty() } else { wanted == part })
        };
        let paths = self.document["paths"].as_object().expect("paths");
        paths.iter().find(|(template, _)| fits(template)).map(|(template, item)| (template.as_str(), item))
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            Some(pointer) => self.document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} leads nowhere")),
            None => value,
        }
    }
}

/// A schema of the description, with references among the documents.
fn validate(schema: &Value, instance: &Value) -> Result<(), String> {
    let mut schema = schema.clone();
    // In a document of its own, a reference into this one needs its name.
    if let Some(reference) = schema["$ref"].as_str() {
        let from = if reference.starts_with('#') { "openapi.yaml" } else { "" };
        schema["$ref"] = json!(format!("{BASE}{from}{reference}"));
    }
    let validator =
        jsonschema::options().with_retriever(Documents).build(&schema).map_err(|error| error.to_string())?;
    validator.validate(instance).map_err(|error| format!("{error} at {}", error.instance_path()))
}

#[track_caller]
fn check_problem(answer: &Answer) {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    if !answer.body.is_empty() {
        validate(&json!({ "$ref": "#/components/schemas/Problem" }), &answer.json()).expect("a problem");
        assert_eq!(answer.json()["status"], answer.status);
    }
}

struct Documents;

impl Retrieve for Documents {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.as_str().strip_prefix(BASE).ok_or("only our own documents")?;
        Ok(document(name))
    }
}

/// A document in docs/; JSON is YAML.
fn document(name: &str) -> Value {
    let file = root().join("docs").join(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_yaml_ng::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn the_description_names_every_operation_of_the_server_and_no_other() {
    let short = |path: &str| path.strip_prefix("/api/v1").expect("the version").to_owned();
    let served: BTreeSet<_> =
        operations().into_iter().map(|(method, path, role)| (method.to_string(), short(&path), role)).collect();
    assert_eq!(served, OpenApi::the_one().operations());
}

#[test]
fn every_reference_in_the_description_leads_somewhere() {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
                map.values().for_each(|value| walk(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut references = Vec::new();
    walk(&OpenApi::the_one().document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let (file, pointer) = reference.split_once('#').unwrap_or((&reference, ""));
        let file = if file.is_empty() { "openapi.yaml" } else { file };
        assert!(document(file).pointer(pointer).is_some(), "{reference}");
    }
}

/// One exchange for each status that the description promises, and the bodies that it says are right.
#[test]
fn the_server_answers_in_every_way_that_is_described() {
    let site = Site::new();
    let server = site.serve_with(|settings| settings.body_timeout = Duration::from_millis(300));
    let json = [("content-type", "application/json")];
    let (noor, sem, someone) = (Giver::new(1), Giver::new(2), Giver::new(3));
    let said = noor.says("Ik wacht al een jaar.");
    let wrong = Feedback { theme: slug("nergens"), ..noor.says("x") };
    let large = " ".repeat(65 * 1024);

    for path in ["api/v1/agendas", "api/v1/agendas/galm", "api/v1/agendas/galm/gedaan.atom"] {
        let etag = server.get(path).is(200).header("etag").to_owned();
        server.ask("GET", path, &[("if-none-match", &etag)], None).is(304);
    }
    server.get("api/v1/agendas/nergens").is(404);
    server.get("api/v1/agendas/nergens/gedaan.atom").is(404);

    server.post(&said).is(201);
    server.post(&said).is(200);
    server.post(&noor.says("Iets anders.")).is(409);
    server.post(&Feedback { id: someone.says("").id, ..wrong.clone() }).is(422);
    server.post(&sem.says("Hoi")).is(201);
    server.give("DELETE", &sem.id(), &sem.receipt(), None).is(204);
    server.post(&sem.says("Hoi")).is(410);
    server.give("GET", &sem.id(), &sem.receipt(), None).is(410);
    server.give("PUT", &sem.id(), &sem.receipt(), Some(&sem.says("Toch"))).is(410);

    server.give("GET", &noor.id(), &noor.receipt(), None).is(200);
    server.give("PUT", &noor.id(), &noor.receipt(), Some(&noor.says("Twee jaar."))).is(200);
    server.give("PUT", &noor.id(), &noor.receipt(), Some(&wrong)).is(422);
    for method in ["GET", "PUT", "DELETE"] {
        let body = noor.says("x");
        server.give(method, &noor.id(), &someone.receipt(), (method == "PUT").then_some(&body)).is(404);
    }

    server.staff("GET", "me", None).is(200);
    for path in ["tokens", "log", "export.json", "export.csv"] {
        server.staff("GET", path, None).is(200);
    }
    server.staff("GET", "log?limit=0", None).is(400);
    let reader = server.token_of("lezer", Role::Reader);
    server.staff("POST", "tokens", Some(r#"{"name":"lezer","role":"reader"}"#)).is(409);
    server.staff("POST", "tokens", Some(r#"{"name":"","role":"reader"}"#)).is(422);
    server.token_of("even", Role::Reader);
    server.staff("DELETE", "tokens/even", None).is(204);
    server.staff("DELETE", "tokens/even", None).is(404);
    server.staff("DELETE", "tokens/test", None).is(422);
    let on_paper = |feedback: &Feedback| {
        let body = serde_json::to_string(feedback).expect("JSON");
        server.staff("POST", "feedback", Some(&body))
    };
    on_paper(&Giver::new(4).says("Op papier.")).is(201);
    on_paper(&Giver::new(4).says("Op papier.")).is(200);
    on_paper(&Giver::new(4).says("Iets anders.")).is(409);
    on_paper(&Feedback { id: Giver::new(5).says("").id, ..wrong.clone() }).is(422);
    on_paper(&sem.says("Hoi")).is(410);
    server.staff("GET", "feedback?agenda=galm&limit=1", None).is(200);
    server.staff("GET", "feedback?limit=0", None).is(400);
    let moderation = format!("feedback/{}/moderation", noor.id());
    server.staff("PUT", &moderation, Some(r#"{"state":"approved"}"#)).is(200);
    server.staff("PUT", &moderation, Some(r#"{"state":"declined"}"#)).is(422);
    server.staff("PUT", &moderation, Some(r#"{"state":"read","revision":0}"#)).is(409);
    server.staff("PUT", &format!("feedback/{}/moderation", someone.id()), Some(r#"{"state":"read"}"#)).is(404);
    let reply = format!(r#"{{"feedback":["{}"],"text":"Dank je."}}"#, noor.id());
    validate(&json!({ "$ref": "#/components/schemas/NewReply" }), &serde_json::from_str(&reply).expect("JSON"))
        .expect("a reply");
    server.staff("POST", "replies", Some(&reply)).is(201);
    server.staff("POST", "replies", Some(&reply)).is(200);
    server.staff("POST", "replies", Some(r#"{"feedback":[],"text":""}"#)).is(422);
    let outcome = "agendas/galm/outcomes/korter";
    let published = noor.is_answered_with("korter").to_string();
    validate(&json!({ "$ref": "#/components/schemas/NewOutcome" }), &serde_json::from_str(&published).expect("JSON"))
        .expect("an outcome");
    server.staff("PUT", outcome, Some(&published)).is(201);
    server.staff("PUT", outcome, Some(&published)).is(200);
    server.staff("PUT", "agendas/galm/outcomes/anders", Some(&published)).is(422);
    server.staff("PUT", "agendas/nergens/outcomes/korter", Some(&published)).is(404);
    let verdict = noor.thinks("korter", "right").to_string();
    server.judge(&noor, &noor.receipt(), "korter", &verdict).is(200);
    server.judge(&noor, &noor.receipt(), "anders", &verdict).is(422);
    server.judge(&noor, &someone.receipt(), "korter", &verdict).is(404);
    server.judge(&sem, &sem.receipt(), "korter", &verdict).is(410);
    server.staff("PUT", "agendas/galm/outcomes/tijdelijk", Some(&published.replace("korter", "tijdelijk"))).is(201);
    server.staff("DELETE", "agendas/galm/outcomes/tijdelijk", None).is(204);
    server.staff("DELETE", "agendas/galm/outcomes/tijdelijk", None).is(404);
    server.staff("DELETE", "agendas/galm/outcomes/korter?revision=7", None).is(409);
    server.staff("DELETE", "agendas/galm/outcomes/korter?revision=x", None).is(400);
    let stale = published.replace("maand", "week").replacen('{', r#"{"revision":7,"#, 1);
    server.staff("PUT", outcome, Some(&stale)).is(409);

    let (indicator, draft) = ("agendas/galm/indicators/wachttijd", "drafts/galm/indicators/wachttijd");
    let title = json!({ "nl": "Hoe lang je wacht", "nl-simple": "Hoe lang je wacht" });
    let document = json!({ "id": "wachttijd", "title": title, "themes": ["wachten"] });
    let new = |revision: u32| json!({ "document": document, "revision": revision }).to_string();
    validate(&json!({ "$ref": "#/components/schemas/NewPart" }), &json!({ "document": document })).expect("a part");
    server.staff("PUT", indicator, Some(&new(0))).is(201);
    server.staff("PUT", indicator, Some(&new(1))).is(200);
    server.staff("PUT", indicator, Some(&new(7))).is(409);
    server.staff("PUT", "agendas/galm/indicators/anders", Some(&new(0))).is(422);
    server.staff("PUT", "agendas/galm/nergens/wachttijd", Some(&new(0))).is(404);
    server.staff("GET", &format!("{indicator}/history"), None).is(200);
    server.staff("GET", "agendas/galm/nergens/wachttijd/history", None).is(404);
    server.staff("GET", "agendas/galm", None).is(200);
    server.staff("GET", "agendas/nergens", None).is(404);
    let action = json!({ "id": "bellen", "kind": "pilot", "title": title, "indicators": ["wachttijd"] });
    let action = json!({ "document": action }).to_string();
    server.staff("PUT", "agendas/galm/actions/bellen", Some(&action)).is(201);
    server.staff("DELETE", indicator, None).is(422);
    server.staff("DELETE", "agendas/galm/actions/bellen?revision=7", None).is(409);
    server.staff("DELETE", "agendas/galm/actions/bellen?revision=x", None).is(400);
    server.staff("DELETE", "agendas/galm/actions/bellen?revision=1", None).is(204);
    server.staff("DELETE", "agendas/galm/actions/bellen?revision=1", None).is(404);
    let kept = json!({ "body": { "document": document } });
    validate(&json!({ "$ref": "#/components/schemas/NewDraft" }), &kept).expect("a draft");
    server.staff("PUT", draft, Some(&kept.to_string())).is(200);
    server.staff("PUT", draft, Some(r#"{"body":{},"revision":7}"#)).is(409);
    server.staff("PUT", draft, Some(&json!({ "body": { "feedback": [someone.id()] } }).to_string())).is(422);
    server.staff("PUT", "drafts/galm/nergens/wachttijd", Some(&kept.to_string())).is(404);
    server.staff("GET", "drafts", None).is(200);
    server.staff("DELETE", &format!("{draft}?revision=7"), None).is(409);
    server.staff("DELETE", &format!("{draft}?revision=x"), None).is(400);
    server.staff("DELETE", draft, None).is(204);
    server.staff("DELETE", draft, None).is(404);

    let filled_in = |path: &str| {
        let named = [
            ("{id}", noor.id()),
            ("{agenda}", "galm".into()),
            ("{outcome}", "korter".into()),
            ("{part}", "indicators".into()),
            ("{item}", "wachttijd".into()),
        ];
        named.iter().fold(path.replace("{name}", "lezer"), |path, (name, value)| path.replace(name, value))
    };
    for (method, path, role) in OpenApi::the_one().operations() {
        let Some(role) = role else { continue };
        let path = filled_in(path.strip_prefix("/staff/").expect("a path of staff"));
        let body = matches!(method.as_str(), "PUT" | "POST").then_some("");
        server.staff_as("x", &method, &path, body).is(401);
        if role > Role::Reader {
            server.staff_as(&reader, &method, &path, body).is(403);
        }
    }

    // Bodies that are wrong in the same ways everywhere.
    let own = format!("api/v1/feedback/{}", noor.id());
    let token = format!("Bearer {}", server.token);
    for (method, path, pass) in [
        ("POST", "api/v1/feedback", ""),
        ("PUT", own.as_str(), noor.receipt().as_str()),
        ("PUT", &format!("api/v1/staff/{moderation}"), &token),
        ("PUT", &format!("{own}/verdicts/korter"), noor.receipt().as_str()),
        ("POST", "api/v1/staff/replies", &token),
        ("POST", "api/v1/staff/feedback", &token),
        ("POST", "api/v1/staff/tokens", &token),
        ("PUT", &format!("api/v1/staff/{outcome}"), &token),
        ("PUT", &format!("api/v1/staff/{indicator}"), &token),
        ("PUT", &format!("api/v1/staff/{draft}"), &token),
    ] {
        let with = |kind| [("authorization", pass), ("content-type", kind)];
        server.ask(method, path, &with("application/json"), Some("{")).is(400);
        server.ask(method, path, &with("application/json"), Some(&large)).is(413);
        server.ask(method, path, &with("text/plain"), Some("{}")).is(415);
        server.begin(method, path, pass).is(408);
    }

    // And who comes too often, with another server.
    let rate = Rate { burst: NonZeroU32::MIN, per_second: NonZeroU32::MIN };
    let strict = site.serve_with(|settings| settings.rate = Some(rate));
    let ask_until_refused = |method: &str, path: &str| {
        let body = matches!(method, "POST" | "PUT").then_some("{}");
        let ask = || strict.ask(method, path, &json[..usize::from(body.is_some())], body).status;
        // Far more than come in within the second after which one more is let through.
        assert!((0..1_000).any(|_| ask() == 429), "{method} {path} is never refused");
    };
    for (method, path, _) in OpenApi::the_one().operations() {
        if !path.starts_with("/agendas") {
            ask_until_refused(&method, &format!("api/v1{}", filled_in(&path)));
        }
    }

    let document = &OpenApi::the_one().document;
    let seen: BTreeSet<_> = server.seen().union(&strict.seen()).cloned().collect();
    for (method, path, _) in OpenApi::the_one().operations() {
        let responses = document["paths"][&path][method.to_lowercase()]["responses"].as_object().expect("responses");
        for status in responses.keys() {
            assert!(
                seen.contains(&(method.clone(), path.clone(), status.clone())),
                "{method} {path} never answered {status}"
            );
        }
    }
}
