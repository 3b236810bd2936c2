//! The application: compiled and bundled by Trunk, then completed by [`site`].

use std::{env, process::Command};

use anyhow::{Result, bail};

use crate::{
    desk, paths,
    process::{cargo, run, step},
    scripts, site,
    stamp::Stamp,
    tools, wasm,
};

/// What the application is made from. When in doubt a path belongs here: one too many costs a
/// build, one too few serves an old application.
pub const SOURCES: [&str; 15] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "core",
    "embed",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "vendor",
    "xtask/src",
    "xtask/tools",
];

/// Builds the standard library with the application, for size. `RUSTC_BOOTSTRAP` lets the pinned stable
/// compiler do so; `docs/adr/0003-size.md` weighs that.
const SMALL_STANDARD_LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// The flags of the release build. A panic stops at once, without words: `src/prerender/boot.js` notices.
const SMALL: &str = "--cfg erase_components --cfg sha2_backend_soft=\"compact\" \
     -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// How to build.
pub struct Options {
    /// Fast to build instead of fast to load.
    pub dev: bool,
    /// The path under which the application will be served; begins and ends with a slash.
    pub public_url: String,
    /// Whether the tests are compiled next; see [`site::write_pages`].
    pub tests_follow: bool,
}

impl Default for Options {
    /// For release, at the top of a site.
    fn default() -> Self {
        Self { dev: false, public_url: "/".to_owned(), tests_follow: false }
    }
}

/// A path to serve under, checked.
///
/// # Errors
/// When it is not a path with a slash before and after.
pub fn public_url(text: &str) -> Result<String> {
    if !text.starts_with('/') || !text.ends_with('/') || text.starts_with("//") {
        bail!("a public URL is a path with a slash before and after it, such as /agenda/, not `{text}`");
    }
    Ok(text.to_owned())
}

/// Builds the application into `dist/`: the whole site, ready for any web server.
///
/// # Errors
/// When a step fails.
pub fn build(options: &Options) -> Result<()> {
    let dist = paths::dist();
    if options.dev {
        step("Building the application", || trunk(options))?;
        step("Writing the pages", || write_pages(options))?;
        return desk::build(&dist, options);
    }
    let sources = SOURCES.map(|path| paths::root().join(path));
    let stamp = Stamp::new(paths::target().join("xtask").join("app.stamp"), &sources, &[&options.public_url])?;
    if stamp.matches(&dist) {
        println!("The application is up to date");
    } else {
        step("Building the application (release)", || trunk(options))?;
        step("Writing the pages", || write_pages(options))?;
        step("Compressing", || site::compress(&dist))?;
    }
    desk::build(&dist, options)?;
    // The desk lies in the site, so that the site is another one when the desk is.
    stamp.write(&dist)?;
    Ok(())
}

/// What a command compiles is made small.
pub(crate) fn made_small(command: &mut Command) -> &mut Command {
    command.envs(SMALL_STANDARD_LIBRARY).env("RUSTFLAGS", SMALL)
}

fn write_pages(options: &Options) -> Result<()> {
    scripts::build(&paths::dist(), options)?;
    site::write_pages(&paths::dist(), &options.public_url, options.tests_follow)?;
    site::write_configurations(&paths::dist())
}

fn trunk(options: &Options) -> Result<()> {
    let tools = tools::install()?;
    // Trunk is told to stay off the network, so that it cannot fetch tools of its own choosing;
    // it tells Cargo the same.
    let mut fetch = cargo(["fetch", "--quiet", "--locked"]);
    let mut trunk = tools.command_with("trunk", ("wasm-bindgen", &env::current_exe()?, wasm::REAL_BINDGEN))?;
    trunk.args(["build", "--offline", "--locked"]);
    if !options.dev {
        fetch.args(["--target", tools::TARGET]).envs(SMALL_STANDARD_LIBRARY);
        made_small(trunk.arg("--release"));
    }
    run(&mut fetch)?;
    trunk.arg("--public-url").arg(&options.public_url);
    trunk.arg("--dist").arg(paths::dist());
    // Where in Trunk a compilation failed is of no interest.
    trunk.env("RUST_BACKTRACE", "0");
    // Trunk 0.21 takes this variable for a flag of its own and refuses the usual value, 1.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    run(&mut trunk)?;
    wasm::finish(&paths::dist(), options, &tools)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_a_path_between_slashes() {
        assert_eq!(public_url("/").unwrap(), "/");
        assert_eq!(public_url("/agenda/").unwrap(), "/agenda/");
        for wrong in ["", "agenda", "/agenda", "agenda/", "//agenda/", "https://x.nl/"] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
