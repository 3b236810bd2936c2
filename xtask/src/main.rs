//! The command line of [`xtask`].

use std::{env, path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use pico_args::Arguments;
use weerklank_core::readability::Level;
use xtask::{
    app,
    bench::{
        self,
        server::{Kept, Load},
    },
    budget, checks, conform, readable, serve, tools, wasm,
};

const HELP: &str = "\
Builds, serves, checks and measures Weerklank.

cargo xtask <command>

  run [--dev] [--port N] [--data DIR] [--public-url /x/]
              build the application and serve it with its own backend;
              --dev builds without optimisation and again on every change
  test [WORDS]
              check, build and run every test, or the tests whose names hold WORDS
  check       formatting and lints
  build [--dev] [--public-url /x/]
              build the application into dist/
  budget      weigh the first load
  readable [FILE] [--simple]
              whether Dutch text is easy enough, and what to change: all that is shipped, or
              one agenda (.json) or text (.md, .txt); --simple judges a text as nl-simple
  bench [--assert]
              measure the release build with Lighthouse; --assert fails below the bars
  bench desk  measure the desk of the release build, with very much in it
  bench server [--quick] [--dev] [--postgres]
              200 givers who send to the release server at once: how fast it is, and whether anything is
              lost or doubled; --quick sends less, --dev takes the server without optimisation,
              --postgres takes two servers on one PostgreSQL
  conform DESCRIPTION [URL]
              try a backend: what works, what is missing, what is unsafe
  generate    write the files that are made from the types
  tools [--tests]
              install what builds the application; --tests installs what the tests need, too
";

fn main() -> ExitCode {
    // Trunk calls us by this name: `wasm::bindgen` says why.
    let name = env::args_os().next().map(PathBuf::from);
    let is_bindgen = name.is_some_and(|name| name.file_stem().is_some_and(|stem| stem == "wasm-bindgen"));
    let done = if is_bindgen { wasm::bindgen(env::args_os().skip(1).collect()) } else { command() };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let mut arguments = Arguments::from_env();
    let help = arguments.contains(["-h", "--help"]);
    let name = arguments.subcommand()?.unwrap_or_default();
    if help || name.is_empty() {
        print!("{HELP}");
        return Ok(());
    }
    match name.as_str() {
        "run" => {
            let options = serve::Options {
                build: build_options(&mut arguments)?,
                port: arguments.opt_value_from_str("--port")?,
                data: arguments.opt_value_from_str("--data")?,
            };
            finish(arguments)?;
            serve::run(&options)
        }
        // What follows is for `cargo test`, which knows best what to make of it.
        "test" => checks::test(&arguments.finish()),
        "check" => {
            finish(arguments)?;
            checks::check()
        }
        "build" => {
            let options = build_options(&mut arguments)?;
            finish(arguments)?;
            app::build(&options)
        }
        "budget" => {
            finish(arguments)?;
            budget::print()
        }
        "readable" => {
            let level = if arguments.contains("--simple") { Level::Easy } else { Level::Plain };
            let file: Option<PathBuf> = arguments.opt_free_from_str()?;
            finish(arguments)?;
            readable::run(file.as_deref(), level)
        }
        "bench" => {
            let which = arguments.subcommand()?;
            if which.as_deref() == Some("desk") {
                finish(arguments)?;
                return bench::desk::run();
            }
            if which.as_deref() == Some("server") {
                let load = if arguments.contains("--quick") { Load::QUICK } else { Load::FULL };
                let dev = arguments.contains("--dev");
                let kept = if arguments.contains("--postgres") { Kept::InPostgres } else { Kept::InFile };
                finish(arguments)?;
                return bench::server::run(&load, dev, kept);
            }
            let assert = arguments.contains("--assert");
            finish(arguments)?;
            bench::run(assert)
        }
        "conform" => {
            let file: PathBuf = arguments.free_from_str()?;
            let url: Option<String> = arguments.opt_free_from_str()?;
            finish(arguments)?;
            conform::run(&file, url.as_deref())
        }
        "generate" => {
            finish(arguments)?;
            checks::generate()
        }
        "tools" => {
            let tests = arguments.contains("--tests");
            finish(arguments)?;
            if tests { checks::install() } else { tools::install().map(drop) }
        }
        unknown => bail!("no command `{unknown}`; `cargo xtask --help` lists them"),
    }
}

fn build_options(arguments: &mut Arguments) -> Result<app::Options> {
    // Release is what happens anyway; saying so is allowed.
    let release = arguments.contains("--release");
    let dev = arguments.contains("--dev");
    if release && dev {
        bail!("`--release` and `--dev` exclude each other");
    }
    let mut options = app::Options { dev, ..Default::default() };
    if let Some(url) = arguments.opt_value_from_str::<_, String>("--public-url")? {
        options.public_url = app::public_url(&url)?;
    }
    Ok(options)
}

fn finish(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        Some(rest) => bail!("`{}` is not understood here", rest.display()),
        None => Ok(()),
    }
}
