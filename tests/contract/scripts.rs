//! What is written in JavaScript for a host's page has tests in JavaScript, beside it.

use std::{fs, process::Command};

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

#[test]
fn the_manual_names_every_token_that_is_taken_over() {
    let read = |file: &str| fs::read_to_string(root().join(file)).expect("a file of ours");
    let (script, manual) = (read("embed/tokens.mjs"), read("docs/nl/inbedden.md"));
    let (_, chain) = script.split_once("const CHAIN = {").expect("the chain");
    let (chain, _) = chain.split_once("};").expect("its end");
    let lines: Vec<_> = chain.lines().filter_map(|line| line.trim().split_once(": \"")).collect();
    assert!(lines.len() > 15, "{lines:?}");
    let names = lines.iter().flat_map(|(ours, theirs)| {
        [ours.trim_matches('"')].into_iter().chain(theirs.trim_end_matches("\",").split_whitespace())
    });
    let missing: Vec<_> = names.filter(|name| !manual.contains(&format!("`{name}`"))).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
