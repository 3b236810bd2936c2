//! The shipped descriptions, each against the very server that it describes: the same stories on each.
//!
//! Each server is started once. What `cargo xtask conform` finds of it is in its page in `docs/backends/`, word for word:
//! `WEERKLANK_WRITE=1` writes it anew.

mod servers;

use std::{
    env, fs,
    sync::{Mutex, PoisonError},
};

use servers::Server;
use xtask::{conform, paths};

/// Two servers can have one page.
static WRITING: Mutex<()> = Mutex::new(());

/// Whether the trial of a server finds what its page says.
#[track_caller]
fn is_as_written(page: &str, description: &str, server: &Server) {
    let found: String = conform::all(&server.backend).iter().map(|check| format!("{check}\n")).collect();
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
fn postgrest_is_as_written_and_shows_no_table_to_everybody() {
    let server = servers::postgrest();
    is_as_written("postgrest.md", "postgrest", &server);
    for table in ["feedback", "tombstones", "moderation", "replies", "reply_feedback", "verdicts"] {
        let (status, body) = server.shows(&format!("rest/v1/{table}"));
        assert!(status >= 400 || body == "[]", "{table}: {status} {body}");
    }
}
