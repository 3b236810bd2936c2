//! What is written in JavaScript for a host's page has tests in JavaScript, beside it.

use std::process::Command;

use crate::server::root;

#[test]
fn the_scripts_for_a_hosts_page_pass_their_tests() {
    let done = Command::new("node")
        .current_dir(root().join("embed"))
        .args(["--test", "contrast.test.mjs"])
        .output()
        .expect("Node.js is there: README.md asks for it");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}
