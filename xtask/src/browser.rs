//! The browser that the end-to-end tests and the measurements drive.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use crate::process::{command, find, output, run, step};

/// A browser and what steers it.
pub struct Browser {
    /// Chromium.
    pub chromium: PathBuf,
    /// `chromedriver`, of the same version.
    pub driver: PathBuf,
}

/// Finds Chromium and its driver, and installs them where that can be done without asking.
///
/// The variables `CHROMIUM` and `CHROMEDRIVER` name others than those on the `PATH`.
///
/// # Errors
/// When they are missing and cannot be installed.
pub fn install() -> Result<Browser> {
    if let Some(browser) = present() {
        return Ok(browser);
    }
    if let Some(apt) = apt() {
        step("Installing Chromium and chromedriver", || {
            run(command(apt[0]).args(&apt[1..]).arg("update"))?;
            run(command(apt[0]).args(&apt[1..]).args(["install", "--yes", "chromium", "chromium-driver"]))
        })?;
    }
    match present() {
        Some(browser) => Ok(browser),
        None => bail!(
            "Chromium and chromedriver are missing: install both with the system's package manager (on \
             Debian: `apt-get install chromium chromium-driver`), or say where they are with the \
             variables CHROMIUM and CHROMEDRIVER"
        ),
    }
}

fn present() -> Option<Browser> {
    let program = |variable, name| env::var_os(variable).map(PathBuf::from).or_else(|| find(name));
    Some(Browser { chromium: program("CHROMIUM", "chromium")?, driver: program("CHROMEDRIVER", "chromedriver")? })
}

/// The start of a command that installs packages, when we may.
fn apt() -> Option<&'static [&'static str]> {
    find("apt-get")?;
    let is_root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if is_root {
        Some(&["apt-get"])
    } else if output(command("sudo").args(["--non-interactive", "true"])).is_ok() {
        Some(&["sudo", "--non-interactive", "apt-get"])
    } else {
        None
    }
}
