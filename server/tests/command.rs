//! The command line: what it prints, its tokens, and how it ends.

mod process;

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    process::Command,
};

use process::{Process, agent, code, command, database, feedback, send};

#[test]
fn the_first_start_prints_a_token_and_later_ones_do_not() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let first = Process::start(folder.path());
    assert!(first.address.starts_with("http://127.0.0.1:"));
    let stored = fs::canonicalize(database(folder.path())).expect("it is there");
    assert_eq!(first.printed("database"), stored.display().to_string());
    let token = first.printed("staff token").to_owned();
    assert_eq!(token.len(), 64);
    assert_eq!(staff(&first, &token), 200);
    drop(first);

    let second = Process::start(folder.path());
    assert!(second.printed("staff token").starts_with("made at first start; "), "{:?}", second.lines);
    assert_eq!(staff(&second, &token), 200);

    let made = command().args(["token", "--database"]).arg(database(folder.path())).output().expect("it runs");
    let new = String::from_utf8(made.stdout).expect("text").trim().to_owned();
    assert_eq!((staff(&second, &token), staff(&second, &new)), (401, 200));
    let more = command().args(["token", "--name", "desk", "--database"]).arg(database(folder.path())).output();
    let desk = String::from_utf8(more.expect("it runs").stdout).expect("text").trim().to_owned();
    assert_eq!((staff(&second, &new), staff(&second, &desk)), (200, 200));
}

#[test]
fn tokens_are_made_with_a_role_listed_and_revoked() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let server = Process::start(folder.path());
    let run = |arguments: &[&str]| {
        let mut command = command();
        command.arg(arguments[0]).arg("--database").arg(database(folder.path())).args(&arguments[1..]);
        let ended = command.output().expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text").trim().to_owned();
        (ended.status.success(), text(ended.stdout), text(ended.stderr))
    };
    let (_, desk, _) = run(&["token", "--name", "balie", "--role", "reader"]);
    assert_eq!(staff(&server, &desk), 200);
    let (done, all, _) = run(&["tokens"]);
    let rows: Vec<Vec<&str>> = all.lines().map(|line| line.split('\t').take(2).collect()).collect();
    assert!(done);
    assert_eq!(rows, [["balie", "reader"], ["staff", "publisher"]]);
    assert!(!all.contains(&desk));
    assert!(all.lines().next().is_some_and(|balie| !balie.contains("never")), "{all}");

    assert!(run(&["revoke", "--name", "balie"]).0);
    assert_eq!(staff(&server, &desk), 401);
    let (done, _, wrong) = run(&["revoke", "--name", "balie"]);
    assert!(!done && wrong.contains("no token named `balie`"), "{wrong}");
    let (done, _, wrong) = run(&["token", "--role", "boss"]);
    assert!(!done && wrong.contains("reader, moderator or publisher"), "{wrong}");
}

#[test]
fn what_is_kept_long_enough_is_deleted_at_the_start() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let store = weerklank_server::Store::open(&database(folder.path())).await.expect("a database");
        let months_ago = |months| weerklank_server::clock::today().months_before(months);
        for (number, months) in [(1, 4), (2, 3)] {
            store.create(&feedback(&code(number)), &months_ago(months)).await.expect("it is stored");
        }
        store.close().await;
    });
    let read = |server: &Process, number| {
        let code = code(number);
        let own = format!("{}api/v1/feedback/{}", server.address, code.feedback_id().as_str());
        let secret = format!("Receipt {}", code.secret().expose());
        agent().get(own).header("authorization", secret).call().expect("an answer").status().as_u16()
    };
    let server = Process::start(folder.path());
    assert_eq!([read(&server, 1), read(&server, 2)], [200, 200], "without a rule, all is kept");
    drop(server);

    fs::write(folder.path().join("dist/config.json"), r#"{"keep_months":3,"reader":"iemand"}"#).expect("a file");
    let server = Process::start(folder.path());
    while read(&server, 1) == 200 {}
    assert_eq!([read(&server, 1), read(&server, 2)], [404, 200]);
}

fn staff(server: &Process, token: &str) -> u16 {
    let request = agent().get(format!("{}api/v1/staff/feedback", server.address));
    request.header("authorization", format!("Bearer {token}")).call().expect("an answer").status().as_u16()
}

#[cfg(unix)]
#[test]
fn only_who_runs_the_server_can_read_the_database() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::TempDir::new().expect("a folder");
    let server = Process::start(folder.path());
    assert_eq!(send(&agent(), &server.address, &feedback(&code(1))), Some(201));
    let files = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file"));
    let files: Vec<_> = files.filter(|entry| entry.path().is_file()).collect();
    assert!(!files.is_empty());
    for file in files {
        assert_eq!(file.metadata().expect("a file").permissions().mode() & 0o077, 0, "{file:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_server_that_is_asked_to_stop_ends_what_runs_and_leaves_one_file() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut server = Process::start(folder.path());
    assert_eq!(send(&agent(), &server.address, &feedback(&code(1))), Some(201));

    // A request that is half sent when the server is asked to stop.
    let host = server.address.trim_start_matches("http://").trim_end_matches('/');
    let body = serde_json::to_string(&feedback(&code(2))).expect("JSON");
    let (head, tail) = body.split_at(10);
    let mut stream = TcpStream::connect(host).expect("a connection");
    let length = body.len();
    let start = format!(
        "POST /api/v1/feedback HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
    );
    stream.write_all(start.as_bytes()).expect("sending");
    // The server asks for the body once the handler runs, so then the request is under way.
    let mut going_on = [0; 25];
    stream.read_exact(&mut going_on).expect("an answer");
    assert!(going_on.starts_with(b"HTTP/1.1 100"));
    stream.write_all(head.as_bytes()).expect("sending");

    let asked = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().expect("it runs");
    assert!(asked.success());
    while TcpStream::connect(host).is_ok() {}
    stream.write_all(tail.as_bytes()).expect("sending");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");

    assert!(server.child.wait().expect("it ends").success());
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("-wal")), "{left:?}");
    let server = Process::start(folder.path());
    assert_eq!(send(&agent(), &server.address, &feedback(&code(2))), Some(200));
}

const VOORBEELD: &str = include_str!("../../public/data/agendas/voorbeeld.json");

fn voorbeeld(server: &Process) -> serde_json::Value {
    let mut answer = agent().get(format!("{}api/v1/agendas/voorbeeld", server.address)).call().expect("an answer");
    serde_json::from_str(&answer.body_mut().read_to_string().expect("text")).expect("JSON")
}

#[test]
fn a_newcomer_sees_a_living_example_and_can_open_what_somebody_said() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let server = Process::start_with(folder.path(), "voorbeeld", VOORBEELD, &["--example"]);
    let receipt = server.printed("example receipt").to_owned();
    let code = weerklank_core::receipt::ReceiptCode::parse(&receipt).expect("ten words");
    let own = format!("{}api/v1/feedback/{}", server.address, code.feedback_id().as_str());
    let secret = format!("Receipt {}", code.secret().expose());
    assert_eq!(agent().get(own).header("authorization", secret).call().expect("an answer").status().as_u16(), 200);

    let agenda = voorbeeld(&server);
    let counts = &agenda["counts"];
    for shown in ["waiting", "median_days", "feel_heard"] {
        assert!(counts[shown].is_number() || counts[shown].is_object(), "{shown} in {counts}");
    }
    assert_eq!(counts["themes"].as_array().map(Vec::len), Some(4));
    let outcomes = agenda["outcomes"].as_array().expect("outcomes");
    let quoted = outcomes.iter().find(|outcome| outcome["id"] == "op-tijd-horen-dat-iemand-gaat").expect("it is there");
    assert_eq!(quoted["quotes"].as_array().map(Vec::len), Some(2));
    assert!(outcomes.iter().filter(|outcome| outcome["verdicts"].is_object()).count() > 3);
    drop(server);

    let again = Process::start_with(folder.path(), "voorbeeld", VOORBEELD, &["--example"]);
    assert_eq!(again.printed("example receipt"), receipt);
    assert_eq!(voorbeeld(&again), agenda, "it is filled once");
}

#[test]
fn an_agenda_that_is_not_made_up_gets_no_example() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let real = VOORBEELD.replacen("\"example\": true", "\"example\": false", 1);
    let server = Process::start_with(folder.path(), "voorbeeld", &real, &["--example"]);
    assert!(!server.lines.iter().any(|line| line.contains("example")), "{:?}", server.lines);
    let written: serde_json::Value = serde_json::from_str(VOORBEELD).expect("JSON");
    assert_eq!(voorbeeld(&server)["counts"], written["counts"]);
    drop(server);

    let unasked = Process::start_with(folder.path(), "voorbeeld", VOORBEELD, &[]);
    assert_eq!(voorbeeld(&unasked), written);
}

#[test]
fn a_wrong_command_says_what_is_wrong() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let serve = |arguments: &[&str]| {
        let database = database(folder.path());
        let mut command = command();
        command.args(["serve", "--listen", "127.0.0.1:0", "--database"]).arg(database).args(arguments);
        let ended = command.output().expect("it runs");
        assert!(!ended.status.success());
        String::from_utf8(ended.stderr).expect("text")
    };
    let rules = |rules: &str| {
        fs::write(folder.path().join("config.json"), rules).expect("a file");
        serve(&["--dist", folder.path().to_str().expect("a path")])
    };
    assert!(rules(r#"{"keep_months":"x"}"#).contains("config.json: invalid type"));
    assert!(rules(r#"{"keep_months":0}"#).contains("`keep_months` is at least 1"));
    assert!(rules(r#"{"four_eyes":"ja"}"#).contains("config.json: invalid type"));
    assert!(serve(&["--dist", "/nergens"]).contains("/nergens: no such folder"));
    assert!(serve(&["--dist", ".", "--base", "sub"]).contains("begin and end it with `/`"));
    assert!(serve(&["--dist", ".", "--connect-src", "https://a.nl; script-src *"]).contains("https://host"));
    fs::write(database(folder.path()), "this is no database, but a text that is long enough").expect("a file");
    assert!(serve(&["--dist", "."]).contains("not a database"));
}
