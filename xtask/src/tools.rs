//! The programs that build the application, at the versions that we know to work together.
//!
//! What is on the `PATH` in the right version is used. The rest is installed into `target/tools`,
//! so that a fresh checkout needs nothing but Rust and Node.js.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    npm, paths,
    process::{cargo, command, output, run, step},
};

/// What Rust calls a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
/// The one in `xtask/tools/package.json`.
const BINARYEN: &str = "132";
/// As well.
const ESBUILD: &str = "0.28.2";
/// What drives Firefox; Debian has no package of it.
const GECKODRIVER: &str = "0.37.1";

/// The programs, all there.
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// A command that finds these programs first.
    pub fn command(&self, program: &str) -> Command {
        let mut command = command(program);
        command.env("PATH", &self.path);
        command
    }

    /// The same, but whoever starts `program` starts `stand_in`, which learns from the variable `real` what it
    /// stands in for.
    ///
    /// # Errors
    /// When there is no such program, or no folder for the stand-in.
    pub fn command_with(&self, program: &str, (name, stand_in, real): (&str, &Path, &str)) -> Result<Command> {
        let found = env::split_paths(&self.path).map(|folder| folder.join(name)).find(|file| file.is_file());
        let found = found.with_context(|| format!("{name} is not there"))?;
        let folder = paths::target().join("stand-in");
        fs::create_dir_all(&folder)?;
        let link = folder.join(name);
        let _ = fs::remove_file(&link);
        // Under Cargo the file of a running program stays, so a link is enough; a copy does where there are none.
        fs::hard_link(stand_in, &link).or_else(|_| fs::copy(stand_in, &link).map(drop))?;
        let path = env::join_paths([folder].into_iter().chain(env::split_paths(&self.path)))?;
        let mut command = self.command(program);
        command.env("PATH", path).env(real, found);
        Ok(command)
    }

    /// A command that makes one file of a script or a style sheet and what it imports, small unless for development.
    pub fn esbuild(&self, dev: bool) -> Command {
        let mut esbuild = self.command("esbuild");
        esbuild.args(["--bundle", "--log-level=warning"]);
        if !dev {
            esbuild.arg("--minify");
        }
        esbuild
    }

    /// What this program says its version is, if it is there.
    fn version(&self, program: &str) -> Option<String> {
        output(self.command(program).arg("--version")).ok()
    }

    fn has(&self, program: &str, version: &str) -> bool {
        self.version(program).is_some_and(|said| said.split_whitespace().any(|word| word == version))
    }
}

/// Finds the tools, and installs those that are missing.
///
/// # Errors
/// When one of them cannot be installed.
pub fn install() -> Result<Tools> {
    let directory = directory();
    let npm_directory = directory.join("npm");
    let mut path = vec![directory.join("bin"), npm_directory.join("node_modules").join(".bin")];
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let tools = Tools { path: env::join_paths(path)? };

    install_target()?;
    install_source()?;
    if !tools.has("trunk", TRUNK) {
        step(&format!("Installing Trunk {TRUNK}"), || run(cargo_install(&directory, "trunk", TRUNK).arg("--locked")))?;
    }
    // The one in the application and the one that is run must be of the same version.
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read; `cargo generate-lockfile` makes it")?;
    let bindgen = locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    if !tools.has("wasm-bindgen", bindgen) {
        step(&format!("Installing wasm-bindgen {bindgen}"), || {
            // Not `--locked`: the lock file of 0.2.130 names a release of webpki-roots that is gone.
            run(cargo_install(&directory, "wasm-bindgen-cli", bindgen).args(["--bin", "wasm-bindgen"]))
        })?;
    }
    if !tools.has("wasm-opt", BINARYEN) || !tools.has("esbuild", ESBUILD) {
        step(&format!("Installing wasm-opt {BINARYEN} and esbuild {ESBUILD}"), || {
            fs::create_dir_all(&npm_directory)?;
            for file in ["package.json", "package-lock.json"] {
                let source = paths::root().join("xtask").join("tools").join(file);
                fs::copy(source, npm_directory.join(file))?;
            }
            npm::install(&npm_directory)
        })?;
    }
    Ok(tools)
}

/// Where the tools are that we installed.
pub fn directory() -> PathBuf {
    paths::target().join("tools")
}

/// Installs what drives Firefox.
///
/// # Errors
/// When it cannot be installed.
pub fn install_geckodriver() -> Result<()> {
    step(&format!("Installing geckodriver {GECKODRIVER}"), || {
        run(cargo_install(&directory(), "geckodriver", GECKODRIVER).arg("--locked"))
    })
}

/// Installs what Rust compiles for browsers with. (`rust-toolchain.toml` asks for it as well, but not
/// everyone has rustup to read that.)
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn install_target() -> Result<()> {
    let library = output(command("rustc").args(["--print=target-libdir", "--target", TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    step(&format!("Installing the Rust target {TARGET}"), || run(command("rustup").args(["target", "add", TARGET])))
}

/// Installs the source of the standard library, which the release build makes smaller.
fn install_source() -> Result<()> {
    let sysroot = output(command("rustc").arg("--print=sysroot"))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    step("Installing the source of Rust's standard library", || {
        run(command("rustup").args(["component", "add", "rust-src"]))
    })
}

/// The version of a package in the text of a `Cargo.lock`.
pub fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    lock.lines().skip_while(|line| *line != name).nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Builds a tool as fast as can be: it runs for a second or two, its own compilation takes minutes.
/// Its default features are all for fetching things over the network, which we do not want of it.
fn cargo_install(root: &Path, package: &str, version: &str) -> Command {
    let mut install = cargo(["install", package, "--version", version, "--force"]);
    install
        .arg("--no-default-features")
        .arg("--root")
        .arg(root)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64");
    install
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.99"
"#;

    #[test]
    fn a_locked_version_is_that_of_the_very_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-futures"), Some("0.4.99"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn the_versions_of_the_tools_are_those_that_npm_locks() {
        let lock = include_str!("../tools/package-lock.json");
        assert!(lock.contains(&format!("\"version\": \"{BINARYEN}.")));
        assert!(lock.contains(&format!("\"esbuild\": \"{ESBUILD}\"")));
    }

    #[test]
    fn no_lock_file_names_a_registry_of_its_own() {
        for lock in [include_str!("../tools/package-lock.json"), include_str!("../bench/package-lock.json")] {
            assert!(!lock.contains("\"resolved\""));
        }
    }
}
