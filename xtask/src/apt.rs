//! What comes from Debian's packages.

use anyhow::Result;

use crate::process::{command, find, output, run, step};

/// Installs these packages, where that can be done without asking.
///
/// # Errors
/// When it can be done, and fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let (Some(apt), false) = (apt(), packages.is_empty()) else { return Ok(()) };
    step(&format!("Installing {}", packages.join(", ")), || {
        run(command(apt[0]).args(&apt[1..]).arg("update"))?;
        run(command(apt[0]).args(&apt[1..]).args(["install", "--yes"]).args(packages))
    })
}

/// The start of a command that installs packages, when we may.
fn apt() -> Option<&'static [&'static str]> {
    find("apt-get")?;
    if is_root() {
        Some(&["apt-get"])
    } else if output(command("sudo").args(["--non-interactive", "true"])).is_ok() {
        Some(&["sudo", "--non-interactive", "apt-get"])
    } else {
        None
    }
}

/// Whether we may do everything.
pub(crate) fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
