//! The server is killed while people are sending: whatever was answered with 201 is there, once, and
//! whatever was answered with 204 is gone.

mod process;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use process::{Process, agent, code, database, feedback, send};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use weerklank_core::receipt::ReceiptCode;

const CLIENTS: u32 = 4;
const ROUNDS: u32 = 3;
/// Enough of them that the server is in the middle of its work.
const ACKNOWLEDGED: u32 = 60;

/// What a client knows of one record.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Known {
    Stored,
    TakenBack,
    /// There was no answer: both is right.
    Unsure,
}

#[test]
fn what_was_acknowledged_survives_a_kill_in_the_middle_of_writing() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut known = BTreeMap::new();
    let mut token = None;
    for round in 0..ROUNDS {
        let mut server = Process::start(folder.path());
        if round == 0 {
            token = Some(server.printed("staff token").to_owned());
        }
        let acknowledged = AtomicU32::new(0);
        thread::scope(|scope| {
            let clients: Vec<_> = (0..CLIENTS)
                .map(|client| {
                    let (address, acknowledged) = (&server.address, &acknowledged);
                    scope.spawn(move || write_until_killed(address, round * CLIENTS + client, acknowledged))
                })
                .collect();
            let deadline = Instant::now() + Duration::from_secs(60);
            while acknowledged.load(Ordering::Relaxed) < ACKNOWLEDGED {
                assert!(Instant::now() < deadline, "the clients get on");
                thread::yield_now();
            }
            // On Unix this is SIGKILL: the server cannot do anything any more.
            server.child.kill().expect("it runs");
            for client in clients {
                known.extend(client.join().expect("a client ends"));
            }
        });
        server.child.wait().expect("it ended");
        let stored = known.values().filter(|known| **known == Known::Stored).count();
        assert!(stored > 0 && known.values().any(|known| *known == Known::Unsure), "killed in the middle of writing");

        let server = Process::start(folder.path());
        check_each(&server.address, &known);
        check_list(&server.address, token.as_deref().expect("printed at first start"), &known);
        drop(server);
        check_integrity(folder.path());
    }
}

/// Sends one record after another, and takes every third back, until nobody answers.
fn write_until_killed(address: &str, client: u32, acknowledged: &AtomicU32) -> Vec<(u32, Known)> {
    let agent = agent();
    let mut known = Vec::new();
    for number in client * 100_000.. {
        match send(&agent, address, &feedback(&code(number))) {
            Some(201) => {}
            Some(status) => panic!("{number}: {status}"),
            None => {
                known.push((number, Known::Unsure));
                break;
            }
        }
        acknowledged.fetch_add(1, Ordering::Relaxed);
        if number % 3 == 0 {
            match ask(&agent, "DELETE", address, &code(number)) {
                Some(204) => known.push((number, Known::TakenBack)),
                Some(status) => panic!("{number}: {status}"),
                None => {
                    known.push((number, Known::Unsure));
                    break;
                }
            }
        } else {
            known.push((number, Known::Stored));
        }
    }
    known
}

fn ask(agent: &ureq::Agent, method: &str, address: &str, code: &ReceiptCode) -> Option<u16> {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{address}api/v1/feedback/{}", code.feedback_id().as_str()))
        .header("authorization", format!("Receipt {}", code.secret().expose()));
    Some(agent.run(request.body(()).expect("a request")).ok()?.status().as_u16())
}

/// Each giver finds what they were promised, and a retry stores nothing a second time.
fn check_each(address: &str, known: &BTreeMap<u32, Known>) {
    let agent = agent();
    for (number, known) in known {
        let code = code(*number);
        let (read, retry) = match known {
            Known::Stored => (200, 200),
            Known::TakenBack => (410, 410),
            Known::Unsure => continue,
        };
        assert_eq!(ask(&agent, "GET", address, &code), Some(read), "{number}");
        assert_eq!(send(&agent, address, &feedback(&code)), Some(retry), "{number}");
    }
}

/// The list of staff has each record once, and none that nobody sent.
fn check_list(address: &str, token: &str, known: &BTreeMap<u32, Known>) {
    let agent = agent();
    let mut listed = BTreeSet::new();
    let mut after = String::new();
    loop {
        let request = agent
            .get(format!("{address}api/v1/staff/feedback?limit=50{after}"))
            .header("authorization", format!("Bearer {token}"));
        let page = request.call().expect("an answer").body_mut().read_to_string().expect("a page");
        let page: serde_json::Value = serde_json::from_str(&page).expect("JSON");
        for item in page["items"].as_array().expect("items") {
            let id = item["feedback"]["id"].as_str().expect("an id");
            assert!(listed.insert(id.to_owned()), "{id} is listed twice");
        }
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    for (number, known) in known {
        let is_listed = listed.remove(code(*number).feedback_id().as_str());
        let right = match known {
            Known::Stored => is_listed,
            Known::TakenBack => !is_listed,
            Known::Unsure => true,
        };
        assert!(right, "{number} is {known:?}, and listed: {is_listed}");
    }
    assert!(listed.is_empty(), "{} records that nobody sent", listed.len());
}

fn check_integrity(folder: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let checked = runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(database(folder));
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let whole: String = sqlx::query_scalar("pragma integrity_check").fetch_one(&mut connection).await?;
        let broken = sqlx::query("pragma foreign_key_check").fetch_all(&mut connection).await?;
        Ok::<_, sqlx::Error>((whole, broken.len()))
    });
    assert_eq!(checked.expect("the database opens"), ("ok".to_owned(), 0));
}
