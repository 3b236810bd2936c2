//! The few things that come from npm, at the exact versions of a lock file.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::process::{command, find, run};

/// Installs what `package-lock.json` in `directory` says, unless just that was installed before.
///
/// # Errors
/// When Node.js is missing or npm fails.
pub fn install(directory: &Path) -> Result<()> {
    let lock = fs::read(directory.join("package-lock.json"))
        .with_context(|| format!("no package-lock.json in {}", directory.display()))?;
    // The times of files say nothing after a checkout; a copy of what was installed does.
    let installed = directory.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!(
            "npm is missing: install Node.js 20 or newer, from https://nodejs.org or with the system's \
             package manager (on Debian and Ubuntu: `apt-get install nodejs npm`)"
        );
    }
    // No package that we use needs to run anything at its installation.
    run(command("npm").current_dir(directory).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))?;
    fs::write(installed, lock)?;
    Ok(())
}
