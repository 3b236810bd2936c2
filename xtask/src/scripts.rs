//! What is written in JavaScript: each script one file with what it imports, small unless for development.

use std::{fs, path::Path, process::Command};

use anyhow::{Result, ensure};

use crate::{
    app::Options,
    paths,
    process::{output, run},
    tools,
};

/// The script that a page of somebody else names; so its name never changes.
pub const ELEMENT: &str = "weerklank.js";

/// The scripts with a file of their own, and its name. What loads the other two: `src/prerender/boot.js`.
const FILES: [(&str, &str); 3] =
    [("embed/element.mjs", ELEMENT), ("embed/frame.mjs", "frame.js"), ("src/prerender/worker.js", "worker.js")];

/// What runs before the application, in every page.
const BOOT: &str = "src/prerender/boot.js";
/// Where it goes in Trunk's `index.html`, of which the pages are made.
const PLACE_OF_BOOT: (&str, &str) = ("<script type=\"module\" data-glue=\"\">", "</script>");

/// Puts the scripts into the site that Trunk has built in `dist`.
///
/// # Errors
/// When one cannot be bundled, or the page has no place for the one that is written into it.
pub fn build(dist: &Path, options: &Options) -> Result<()> {
    let tools = tools::install()?;
    let bundled = |source: &str| -> Command {
        let mut esbuild = tools.esbuild(options.dev);
        esbuild.args(["--format=esm", "--charset=utf8", "--loader:.css=text"]).arg(paths::root().join(source));
        esbuild
    };
    for (source, name) in FILES {
        run(bundled(source).arg(format!("--outfile={}", dist.join(name).display())))?;
    }
    let index = dist.join("index.html");
    let page = with_boot(&fs::read_to_string(&index)?, &output(&mut bundled(BOOT))?)?;
    Ok(fs::write(index, page)?)
}

fn with_boot(page: &str, boot: &str) -> Result<String> {
    let (start, end) = PLACE_OF_BOOT;
    let place = [start, end].concat();
    ensure!(page.contains(&place), "index.html has no {place}");
    Ok(page.replacen(&place, &[start, boot.trim_end(), end].concat(), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_its_script_in_its_place() {
        let page = with_boot("<p><script type=\"module\" data-glue=\"\"></script></p>", "run();\n").unwrap();
        assert_eq!(page, "<p><script type=\"module\" data-glue=\"\">run();</script></p>");
        assert!(with_boot(&page, "run();").is_err(), "it has one already");
    }
}
