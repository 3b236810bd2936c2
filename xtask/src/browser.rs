//! The browsers that the end-to-end tests and the measurements drive, and what drives them.

use std::{env, fmt, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::{apt, process::find, tools};

/// A program that a browser needs, or is.
pub struct Program {
    name: &'static str,
    /// Names another one than that on the `PATH`.
    variable: &'static str,
    /// What Debian calls the package with it; nothing where Debian has none.
    package: Option<&'static str>,
}

/// Chromium.
pub const CHROMIUM: Program = Program { name: "chromium", variable: "CHROMIUM", package: Some("chromium") };
/// What drives it, of the same version.
pub const CHROMEDRIVER: Program =
    Program { name: "chromedriver", variable: "CHROMEDRIVER", package: Some("chromium-driver") };
/// Firefox.
pub const FIREFOX: Program = Program { name: "firefox-esr", variable: "FIREFOX", package: Some("firefox-esr") };
/// What drives it.
pub const GECKODRIVER: Program = Program { name: "geckodriver", variable: "GECKODRIVER", package: None };
/// What drives WebKit; it brings a small browser.
pub const WEBKIT_DRIVER: Program =
    Program { name: "WebKitWebDriver", variable: "WEBKIT_DRIVER", package: Some("webkit2gtk-driver") };
/// A screen that nobody sees: WebKit has to have one.
pub const SCREEN: Program = Program { name: "Xvfb", variable: "XVFB", package: Some("xvfb") };
/// All of them.
const ALL: [Program; 6] = [CHROMIUM, CHROMEDRIVER, FIREFOX, GECKODRIVER, WEBKIT_DRIVER, SCREEN];

impl Program {
    /// Where it is: where its variable says, on the `PATH`, or where we installed it.
    #[must_use]
    pub fn find(&self) -> Option<PathBuf> {
        let installed = || Some(tools::directory().join("bin").join(self.name)).filter(|file| file.is_file());
        env::var_os(self.variable).map(PathBuf::from).or_else(|| find(self.name)).or_else(installed)
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Finds Chromium, Firefox, WebKit and their drivers, and installs them where that can be done without asking.
///
/// # Errors
/// When they are missing and cannot be installed.
pub fn install_all() -> Result<()> {
    install(&ALL)?;
    if GECKODRIVER.find().is_none() {
        tools::install_geckodriver()?;
    }
    Ok(())
}

/// Finds Chromium, and installs it where that can be done without asking.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn install_chromium() -> Result<PathBuf> {
    install(&[CHROMIUM])?;
    CHROMIUM.find().context("Chromium was there just now")
}

/// Installs those that Debian has a package of.
fn install(programs: &[Program]) -> Result<()> {
    let missing = || programs.iter().filter(|program| program.find().is_none() && program.package.is_some());
    let packages = || missing().filter_map(|program| program.package).collect::<Vec<_>>();
    apt::install(&packages())?;
    match packages().as_slice() {
        [] => Ok(()),
        packages => {
            let list = |name: fn(&Program) -> &str| missing().map(name).collect::<Vec<_>>().join(", ");
            bail!(
                "not there: {}. Install them with the system's package manager (on Debian: `apt-get install {}`), \
                 or say where they are with the variables {}",
                list(|program| program.name),
                packages.join(" "),
                list(|program| program.variable)
            )
        }
    }
}
