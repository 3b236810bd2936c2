//! Many people, two servers, one PostgreSQL: nothing is lost or doubled. And everything can be carried there and back.

mod process;

use std::{collections::BTreeSet, path::Path, sync::LazyLock, thread};

use process::{AGENDA, Process, agent, code, command, database, feedback, send};
use serde_json::{Value, json};
use xtask::postgres::Postgres;

static POSTGRES: LazyLock<Postgres> = LazyLock::new(|| Postgres::start().expect("PostgreSQL starts"));

const GIVERS: u32 = 6;
const EACH: u32 = 5;

fn start(url: &str, folder: &Path) -> Process {
    Process::start_on(url, folder, "galm", AGENDA, &[])
}

fn ask(method: &str, server: &Process, path: &str, token: &str, body: Option<&Value>) -> (u16, Value) {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{}api/v1/{path}", server.address))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut answer = agent().run(request.body(body).expect("a request")).expect("an answer");
    let text = answer.body_mut().read_to_string().expect("text");
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or_default())
}

/// What staff read of everybody, in order.
fn everything(server: &Process, token: &str) -> Value {
    let (status, page) = ask("GET", server, "staff/feedback?limit=500", token, None);
    assert_eq!(status, 200);
    page["items"].clone()
}

#[test]
fn two_servers_take_what_everybody_sends_once_and_agree_at_once() {
    let folders = [(); 2].map(|()| tempfile::TempDir::new().expect("a folder"));
    let url = POSTGRES.url("two_servers").expect("a database");
    // At once, as a cluster starts them: both make the tables, and one the token.
    let servers: Vec<_> = thread::scope(|scope| {
        let starting: Vec<_> = folders.iter().map(|folder| scope.spawn(|| start(&url, folder.path()))).collect();
        starting.into_iter().map(|server| server.join().expect("it starts")).collect()
    });
    let tokens: Vec<_> = servers.iter().map(|server| server.printed("staff token")).collect();
    let [token] = tokens.iter().filter(|token| !token.contains(' ')).collect::<Vec<_>>()[..] else {
        panic!("one of them makes a token: {tokens:?}")
    };

    // Each is sent to both, at about the same time, as a retry is when an answer got lost.
    thread::scope(|scope| {
        for (giver, server) in (0..GIVERS).flat_map(|giver| servers.iter().map(move |server| (giver, server))) {
            scope.spawn(move || {
                for number in 0..EACH {
                    let status = send(&agent(), &server.address, &feedback(&code(giver * EACH + number)));
                    assert!(matches!(status, Some(200 | 201)), "{status:?}");
                }
            });
        }
    });
    let ids = |items: &Value| -> Vec<String> {
        let id = |item: &Value| item["feedback"]["id"].as_str().expect("an id").to_owned();
        items.as_array().expect("items").iter().map(id).collect()
    };
    let found = everything(&servers[0], token);
    assert_eq!(ids(&found).len(), (GIVERS * EACH) as usize);
    assert_eq!(ids(&found).into_iter().collect::<BTreeSet<_>>().len(), (GIVERS * EACH) as usize);
    assert_eq!(found, everything(&servers[1], token));

    // Both have made the agenda before; what one publishes, the other shows.
    let easy = |text: &str| json!({ "nl": text, "nl-simple": text });
    let outcomes = |server: &Process| ask("GET", server, "agendas/galm", "", None).1["outcomes"].clone();
    for (place, other) in [(0, 1), (1, 0)] {
        let (before, id) = (outcomes(&servers[other]), format!("uitkomst-{place}"));
        let outcome = json!({ "outcome": {
            "id": id, "theme": "wachten", "heard": easy("Wachten duurt te lang."), "state": "doing",
            "decided": easy("We bellen elke maand."), "why": easy("Dan weet je hoe het staat."), "on": "2026-11-01",
        } });
        let path = format!("staff/agendas/galm/outcomes/{id}");
        assert_eq!(ask("PUT", &servers[place], &path, token, Some(&outcome)).0, 201);
        assert_ne!(outcomes(&servers[other]), before);
        assert_eq!(outcomes(&servers[other]), outcomes(&servers[place]));
    }
}

/// Runs `copy`. Gives what it says, or why not.
fn copy(from: &str, to: &str) -> Result<String, String> {
    let ended = command().args(["copy", "--from", from, "--to", to]).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    if ended.status.success() { Ok(text(ended.stdout)) } else { Err(text(ended.stderr)) }
}

#[test]
fn everything_is_carried_to_postgresql_and_back() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let (file, url) = (database(folder.path()), POSTGRES.url("carried").expect("a database"));
    let (file, back) = (file.to_str().expect("text").to_owned(), folder.path().join("back.db"));
    let back = back.to_str().expect("text");

    let server = Process::start(folder.path());
    let token = server.printed("staff token").to_owned();
    for number in 0..3 {
        assert_eq!(send(&agent(), &server.address, &feedback(&code(number))), Some(201));
    }
    let review = json!({ "state": "declined", "reason": "Er staat een naam in: \"Bo\"; 'Bo' \\ ë" });
    let path = format!("staff/feedback/{}/moderation", code(1).feedback_id().as_str());
    assert_eq!(ask("PUT", &server, &path, &token, Some(&review)).0, 200);
    let before = everything(&server, &token);
    drop(server);

    let nowhere = folder.path().join("nergens.db");
    assert!(copy(nowhere.to_str().expect("text"), &url).is_err_and(|error| error.contains("no such file")));
    let said = copy(&file, &url).expect("it is copied");
    for line in ["feedback: 3 read, 3 written", "moderation: 1 read, 1 written", "staff_tokens: 1 read, 1 written"] {
        assert!(said.lines().any(|said| said == line), "{said}");
    }
    let refused = copy(&file, &url).expect_err("it is not empty");
    assert!(refused.contains("not empty: there is something in `agendas`"), "{refused}");
    assert_eq!(copy(&url, back).expect("it is copied"), said);

    for place in [url.as_str(), back] {
        let server = start(place, folder.path());
        assert_eq!(everything(&server, &token), before, "{place}");
        assert_eq!(send(&agent(), &server.address, &feedback(&code(0))), Some(200), "a retry finds it there");
    }
}
