//! The checks and the tests, in the order in which they fail soonest.

use std::ffi::OsString;

use anyhow::Result;

use crate::{
    app, browser, npm, paths, postgres,
    process::{cargo, run, step},
    tools,
};

/// Formatting and lints, of what runs on this machine and of what runs in the browser.
///
/// # Errors
/// When there is anything to say about the code.
pub fn check() -> Result<()> {
    tools::install_target()?;
    step("Checking the formatting", || run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("Checking the code", || {
        run(&mut cargo(["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny=warnings"]))
    })?;
    step("Checking the code for the browser", || {
        run(&mut cargo([
            "clippy",
            "--package=weerklank",
            "--target",
            tools::TARGET,
            "--locked",
            "--",
            "--deny=warnings",
        ]))
    })
}

/// Everything that must hold: [`check`], the release build, and every test, last.
///
/// `words` go to `cargo test`, which takes them for parts of the names of tests.
///
/// # Errors
/// When something does not hold.
pub fn test(words: &[OsString]) -> Result<()> {
    // First whatever might be missing, so that nothing is compiled in vain.
    step("Looking for the tools", tools::install)?;
    browser::install_all()?;
    postgres::install()?;
    let tests = paths::root().join("tests");
    if tests.join("package.json").is_file() {
        step("Looking for the packages of the tests", || npm::install(&tests))?;
    }
    check()?;
    app::build(&app::Options { tests_follow: true, ..Default::default() })?;
    // No step around this: what it prints is the end of the output.
    run(cargo(["test", "--workspace", "--locked", "--no-fail-fast"]).args(words).env("WEERKLANK_DIST", paths::dist()))
}

/// Writes the files that are made from the types: JSON schemas, the index of the agendas.
///
/// A test compares them with what is committed; with this variable it writes them.
///
/// # Errors
/// When the test does not compile or fails.
pub fn generate() -> Result<()> {
    run(cargo(["test", "--package=weerklank-tests", "--test=contract", "--", "generated"]).env("WEERKLANK_WRITE", "1"))
}
