//! Every rule of the interface, over a real socket.

use std::{env, process::Command};

use crate::server::ON_POSTGRES;

mod agendas;
mod drafts;
mod export;
mod feedback;
mod inbox;
mod log;
mod outcomes;
mod parts;
mod robust;
mod roles;
mod site;
mod staff;
mod taking_back;
mod tokens;
mod verdicts;
mod versions;

/// To run one of them there: `WEERKLANK_ON_POSTGRES=1 cargo test -p weerklank-tests --test contract taking_back`.
#[test]
fn all_of_this_holds_on_postgresql() {
    // Without itself, and what stores nothing.
    let but = ["--skip=on_postgresql", "--skip=openapi::", "--skip=api::site", "--skip=api::robust"];
    let mut tests = Command::new(env::current_exe().expect("this program"));
    let ended = tests.arg("api::").args(but).env(ON_POSTGRES, "yes").output().expect("it runs");
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success() && !said.contains("running 0 tests"), "{said}");
}
