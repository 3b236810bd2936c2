//! The desk: an application of its own in `dist/werkblad/`, beside the public pages and without a byte in them.
//!
//! Not by Trunk, whose work here would be to call the same two tools: there are no pages to write and no chunks to cut.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    app::{self, Options},
    paths,
    process::{cargo, run, step},
    site,
    stamp::Stamp,
    tools::{self, Tools},
    wasm,
};

/// Where it is in the site; its own routes say the same.
pub const FOLDER: &str = "werkblad";

/// Builds the desk into the site in `dist`, unless what is there was made of the same files.
///
/// # Errors
/// When a step fails.
pub fn build(dist: &Path, options: &Options) -> Result<()> {
    let folder = dist.join(FOLDER);
    let sources: Vec<_> = app::SOURCES.into_iter().chain(["desk"]).map(|path| paths::root().join(path)).collect();
    let how = if options.dev { "dev" } else { "release" };
    let stamp = Stamp::new(paths::target().join("xtask").join("desk.stamp"), &sources, &[&options.public_url, how])?;
    if stamp.matches(&folder) {
        println!("The desk is up to date");
        return Ok(());
    }
    step("Building the desk", || make(&folder, options))?;
    if !options.dev {
        site::compress(&folder)?;
    }
    Ok(stamp.write(&folder)?)
}

fn make(folder: &Path, options: &Options) -> Result<()> {
    let tools = tools::install()?;
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let mut compile = cargo(["build", "--quiet", "--locked", "--package", "weerklank-desk", "--target", tools::TARGET]);
    if !options.dev {
        app::made_small(compile.args(["--profile", "wasm"]));
    }
    run(&mut compile)?;
    let profile = if options.dev { "debug" } else { "wasm" };
    let compiled = paths::target().join(tools::TARGET).join(profile).join("weerklank-desk.wasm");
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "desk", "--out-dir"]);
    run(bindgen.arg(folder).arg(compiled))?;

    let program = wasm::small(folder, "desk_bg.wasm", options, &tools)?;
    let glue = folder.join("desk.js");
    let text = fs::read_to_string(&glue)?.replace("desk_bg.wasm", &program);
    fs::write(&glue, text + "\n__wbg_init();\n")?;
    let script = wasm::bundle(folder, "desk.js", options, &tools)?;
    let style = styles(folder, options, &tools)?;
    let page = fs::read_to_string(paths::root().join("desk/index.html"))?
        .replace("href=\"/\"", &format!("href=\"{}\"", options.public_url))
        .replace("werkblad/desk.css", &format!("{FOLDER}/{style}"))
        .replace("werkblad/desk.js", &format!("{FOLDER}/{script}"));
    fs::write(folder.join("index.html"), page).context("the page of the desk")
}

/// All style sheets as one, with a name that follows from its content.
fn styles(folder: &Path, options: &Options, tools: &Tools) -> Result<String> {
    let made = format!("--outfile={}", folder.join("desk.css").display());
    run(tools.esbuild(options.dev).arg(paths::root().join("desk/style/desk.css")).arg(made))?;
    wasm::named_by_content(folder, "desk.css")
}
