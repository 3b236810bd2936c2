//! Documentation, commands and tests.

use crate::source::{file, none, rust};

#[test]
fn every_file_begins_by_saying_what_it_is() {
    let files = ["src", "core/src", "desk/src", "server/src", "xtask/src", "tests"].into_iter().flat_map(rust);
    none(files.filter(|file| !file.text.starts_with("//! ")).map(|file| format!("{} begins without `//!`", file.name)));
}

#[test]
fn the_readme_names_two_commands_and_they_exist() {
    let readme = file("README.md");
    let program = file("xtask/src/main.rs");
    for name in ["run", "test"] {
        let command = format!("cargo xtask {name}");
        assert!(readme.lines().any(|line| line.trim() == command), "README.md has `{command}` on a line of its own");
        assert!(program.contains(&format!("\"{name}\" =>")), "xtask knows `{name}`");
    }
    assert!(file(".cargo/config.toml").contains("xtask = "), "`cargo xtask` is an alias");
}

#[test]
fn the_entry_of_continuous_integration_runs_the_tests_of_the_readme() {
    assert!(
        file(".ci/run").lines().any(|line| line == "exec cargo xtask test"),
        ".ci/run ends in the command for testing"
    );
}

#[test]
fn tests_wait_for_what_happens_and_never_for_a_time() {
    let sleeps = |name: &&str| ["sleep", "sleep_until", "sleep_ms"].contains(name);
    none(rust("tests").into_iter().filter_map(|file| {
        let names = file.names();
        let name = names.iter().map(String::as_str).find(sleeps)?;
        Some(format!("{}: `{name}`", file.name))
    }));
}

#[test]
fn no_test_is_switched_off() {
    let files = ["src", "core/src", "desk/src", "server", "xtask/src", "tests"].into_iter().flat_map(rust);
    none(
        files
            .filter(|file| file.names().iter().any(|name| name == "ignore" || name == "should_panic"))
            .map(|file| file.name),
    );
}
