//! The servers of others that the tests start, at the versions that we know the habits of.

use std::{fs, path::PathBuf, thread};

use anyhow::{Context, Result, anyhow, bail};

use crate::{
    apt, npm, paths,
    process::{command, find, output, run, step},
    tools,
};

/// What Debian calls the package that makes folders for Python's packages.
const VENV: &str = "python3-venv";

/// Installs what comes from npm and from PyPI, both at once.
///
/// # Errors
/// When something cannot be installed.
pub fn install() -> Result<()> {
    step("Looking for the servers of others", || {
        thread::scope(|scope| {
            let from_npm = scope.spawn(|| npm::install(&copied(&["package.json", "package-lock.json"])?));
            install_kinto()?;
            from_npm.join().map_err(|_| anyhow!("the installation from npm broke off"))?
        })
    })
}

/// A program that came from npm.
pub fn from_npm(package: &str, file: &str) -> PathBuf {
    directory().join("node_modules").join(package).join(file)
}

/// A program that came from PyPI.
pub fn from_pypi(program: &str) -> PathBuf {
    python_directory().join("bin").join(program)
}

fn directory() -> PathBuf {
    tools::directory().join("backends")
}

fn python_directory() -> PathBuf {
    directory().join("python")
}

/// Copies these lists of versions to where what they name is installed; where that is.
fn copied(files: &[&str]) -> Result<PathBuf> {
    let directory = directory();
    fs::create_dir_all(&directory)?;
    for file in files {
        fs::copy(paths::root().join("xtask/backends").join(file), directory.join(file))?;
    }
    Ok(directory)
}

fn install_kinto() -> Result<()> {
    let list = copied(&["requirements.txt"])?.join("requirements.txt");
    let wanted = fs::read(&list)?;
    // As with npm: the times of files say nothing.
    let installed = python_directory().join(".installed.txt");
    if fs::read(&installed).is_ok_and(|before| before == wanted) {
        return Ok(());
    }
    if !can_make_folders() {
        apt::install(&["python3", VENV])?;
    }
    if !can_make_folders() {
        bail!(
            "Python has no `venv`: install it with the system's package manager (on Debian: `apt-get install {VENV}`)"
        );
    }
    run(command("python3").args(["-m", "venv", "--clear"]).arg(python_directory()))?;
    let options = "--quiet --disable-pip-version-check --no-compile --only-binary=:all: --require-hashes --requirement";
    run(command(from_pypi("pip")).arg("install").args(options.split(' ')).arg(&list))?;
    fs::write(&installed, wanted).context("cannot note what was installed")
}

/// Whether Python is there, with what it needs to install anything.
fn can_make_folders() -> bool {
    find("python3").is_some() && output(command("python3").args(["-c", "import venv, ensurepip"])).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_package_has_a_version_and_a_hash_and_no_registry_of_its_own() {
        let list = include_str!("../backends/requirements.txt");
        let packages = list.split("\n").filter(|line| !line.starts_with(' ') && !line.is_empty());
        assert!(packages.clone().count() > 40);
        for package in packages {
            assert!(package.contains("==") && package.ends_with('\\'), "{package}");
        }
        assert!(!list.contains("://"));
        assert!(!include_str!("../backends/package-lock.json").contains("\"resolved\""));
    }
}
