//! How fast the desk is with ten thousand contributions and two hundred outcomes in it.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{Bench, CONTRIBUTIONS, median};
use crate::{
    paths,
    process::{command, output, step},
    serve::Server,
};

/// Each figure is measured this often; what counts is the median.
const RUNS: usize = 3;

/// Measures the desk of the release build, and prints a Markdown table.
///
/// # Errors
/// When something does not build or cannot be measured.
pub fn run() -> Result<()> {
    let bench = Bench::set_up()?;
    let dist = paths::dist();
    let server = Server {
        agendas: bench.busy(&dist)?,
        database: bench.work.join("desk.db").into(),
        more: &["--example", CONTRIBUTIONS],
        ..bench.server(&dist)?
    };
    let running = server.start()?;
    let token = token(&server)?;
    let runs =
        step("Measuring the desk", || (0..RUNS).map(|_| measure(&bench, &server, &token)).collect::<Result<Vec<_>>>())?;
    drop(running);

    println!("\n| at the desk, with {CONTRIBUTIONS} contributions | ms |\n|---|--:|");
    for (place, (what, _)) in runs[0].iter().enumerate() {
        let times = runs.iter().map(|run| run[place].1).collect();
        println!("| {what} | {:.0} |", median(times));
    }
    println!("\nThe desk's files, with Brotli: {:.1} KB", weight(&dist.join("werkblad"))? as f64 / 1000.0);
    Ok(())
}

/// A token to sign in with.
fn token(server: &Server) -> Result<String> {
    let mut make = command(&server.binary);
    make.arg("token").arg("--database").arg(&server.database).args(["--name", "bench"]);
    let printed = output(&mut make)?;
    printed.split_whitespace().last().map(str::to_owned).context("a token is printed")
}

/// What was done, and how many milliseconds it took.
fn measure(bench: &Bench, server: &Server, token: &str) -> Result<Vec<(String, f64)>> {
    let mut script = command("node");
    script
        .arg(paths::root().join("xtask").join("bench").join("desk.mjs"))
        .env("ADDRESS", format!("http://{}/", server.address))
        .env("TOKEN", token)
        .env("CHROME_PATH", &bench.chromium);
    let line = |line: &str| {
        let (what, time) = line.split_once('\t').context("a line with a tab")?;
        Ok((what.to_owned(), time.parse()?))
    };
    output(&mut script)?.lines().map(line).collect()
}

/// How many bytes a browser downloads of these files.
fn weight(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for file in paths::files(folder)? {
        if file.extension().is_some_and(|ending| ending == "br") {
            bytes += fs::metadata(file)?.len();
        }
    }
    Ok(bytes)
}
