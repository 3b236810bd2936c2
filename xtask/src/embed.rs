//! What puts the application on a page of somebody else: the script of that page, and that of ours in its frame.

use std::path::Path;

use anyhow::Result;

use crate::{app::Options, paths, process::run, tools};

/// The script that a page of somebody else names; so its name never changes.
pub const ELEMENT: &str = "weerklank.js";

/// What is bundled, from `embed/`, and as what. `src/prerender/boot.js` loads the second.
const SCRIPTS: [(&str, &str); 2] = [("element.mjs", ELEMENT), ("frame.mjs", "frame.js")];

/// Puts both scripts into the site in `dist`.
///
/// # Errors
/// When one cannot be bundled.
pub fn build(dist: &Path, options: &Options) -> Result<()> {
    let tools = tools::install()?;
    for (source, name) in SCRIPTS {
        let mut esbuild = tools.command("esbuild");
        esbuild.args(["--bundle", "--format=esm", "--charset=utf8", "--loader:.css=text", "--log-level=warning"]);
        if !options.dev {
            esbuild.arg("--minify");
        }
        let source = paths::root().join("embed").join(source);
        run(esbuild.arg(source).arg(format!("--outfile={}", dist.join(name).display())))?;
    }
    Ok(())
}
