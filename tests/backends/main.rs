//! The shipped descriptions, each against the very server that it describes: the same stories on each.
//!
//! Each server is started once. What `cargo xtask conform` finds of it is in its page in `docs/backends/`, word for word:
//! `WEERKLANK_WRITE=1` writes it anew.

mod servers;

use std::{
    env, fs,
    sync::{Mutex, PoisonError},
};

use serde_json::json;
use servers::Server;
use xtask::{
    conform::{self, Check, Found},
    paths,
};

/// Two servers can have one page.
static WRITING: Mutex<()> = Mutex::new(());

/// Whether the trial of a server finds what its page says.
#[track_caller]
fn is_as_written(page: &str, description: &str, server: &Server) {
    let found: String = server.trial().iter().map(|check| format!("{check}\n")).collect();
    let page = paths::root().join("docs/backends").join(page);
    let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let text = fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let command = format!("cargo xtask conform public/backends/{description}.json");
    let (before, rest) = text.split_once(&command).unwrap_or_else(|| panic!("{} has `{command}`", page.display()));
    let (between, rest) = rest.split_once("```text\n").expect("what is found follows");
    let (written, after) = rest.split_once("```").expect("what is found ends");
    if env::var_os("WEERKLANK_WRITE").is_some() {
        fs::write(&page, format!("{before}{command}{between}```text\n{found}```{after}")).expect("the page");
    } else {
        assert_eq!(written, found, "what {} says of {description}, and what was found", page.display());
    }
}

#[test]
fn the_embedded_server_is_as_written() {
    is_as_written("embedded.md", "embedded", &servers::embedded());
}

#[test]
fn static_files_are_as_written() {
    is_as_written("static.md", "static", &servers::files());
}

#[test]
fn json_server_0_is_as_written() {
    is_as_written("json-server.md", "json-server-0", &servers::json_server(0));
}

#[test]
fn json_server_1_is_as_written() {
    is_as_written("json-server.md", "json-server-1", &servers::json_server(1));
}

#[test]
fn kinto_is_as_written() {
    is_as_written("kinto.md", "kinto", &servers::kinto());
}

#[test]
fn postgrest_is_as_written_and_no_table_of_givers_is_open_to_everybody() {
    is_as_written("postgrest.md", "postgrest", &servers::postgrest());
    // The stand-in gives everybody every right on every table, as some hosts do: the policies hold all the same.
    servers::as_role("postgres", SAID).expect("somebody said something, and was answered");
    for table in ["feedback", "tombstones", "moderation", "replies", "reply_feedback", "verdicts"] {
        let count = |role: &str| servers::as_role(role, &format!("select count(*) from {table}"));
        assert_ne!(count("postgres").as_deref(), Ok("0\n"), "{table}");
        assert_eq!(count("anon").as_deref(), Ok("0\n"), "{table}");
        let deleted = format!("with gone as (delete from {table} returning 1) select count(*) from gone");
        assert_eq!(servers::as_role("anon", &deleted).as_deref(), Ok("0\n"), "{table}");
    }
    let refused =
        servers::as_role("anon", "insert into replies values ('b', default, 'Van wie?')").expect_err("refused");
    assert!(refused.contains("row-level security"), "{refused}");
    assert_eq!(servers::as_role("staff", "select id from feedback where id = 'a'").as_deref(), Ok("a\n"));
    let refused = servers::as_role("staff", "update feedback set agenda = 'a'").expect_err("words are of givers");
    assert!(refused.contains("permission denied"), "{refused}");
}

/// A row in every table.
const SAID: &str = "
    insert into feedback select 'a', 'voorbeeld', jsonb_build_object('id', 'a', 'secret_hash', hash_of('a'));
    insert into tombstones values ('b', hash_of('b'));
    insert into moderation values ('a', 'read');
    insert into replies values ('a', default, 'Dank je.');
    insert into reply_feedback values ('a', 'a');
    insert into verdicts values ('a', 'korter', '{}');
";

#[test]
fn a_description_that_claims_too_much_fails() {
    let server = servers::json_server(1);
    let boastful = server.said("json-server-1", |document| {
        document["privacy"] = "per_record".into();
        document["operations"]["create"]["look_first"] = false.into();
        document["operations"]["agenda"]["with"]["outcomes"]["pages"]["first"] = 2.into();
    });
    assert_eq!(
        failed(&conform::all(&boastful)),
        [
            "a list of several pages is read to its end",
            "other content under its id never counts as stored",
            "nobody else reads it",
            "nobody else changes it",
            "nobody else takes it back",
            // It is there twice.
            "the giver takes it back",
        ]
    );
}

#[test]
fn a_desk_that_claims_too_much_fails() {
    let found = servers::json_server(1).desk_said("json-server-1", |document| {
        document["headers"]["Authorization"] = "Bearer {token}".into();
        document["operations"]["me"] = json!({ "method": "GET", "path": "nowhere" });
        document["operations"]["review"]["body"]["revision"] = "{record/revision}".into();
        document["operations"]["reply"]["look_first"] = false.into();
    });
    assert_eq!(
        failed(&found),
        [
            "staff come in",
            "a judgement about older words is refused",
            "staff answer, also when they send it twice, and it is there once",
            "nobody else reads, judges or answers",
        ]
    );
}

fn failed(checks: &[Check]) -> Vec<&'static str> {
    let fails = |check: &&Check| matches!(check.found, Found::Fails(_));
    checks.iter().filter(fails).map(|check| check.what).collect()
}
