//! Whether a backend does what its description says: asked of the backend itself, as givers would.
//!
//! It leaves nothing behind but what a backend cannot delete: what it sends says that it is a trial.
//!
//! | module | what it tries |
//! |---|---|
//! | [`reading`] | agendas, and lists of several pages |
//! | [`giving`] | the life of what a giver sends, and what others can do with it |
//! | [`staff`] | what staff do at the desk, when it is described too |
//! | [`trouble`] | what goes wrong on the way |

mod backend;
mod gateway;
mod giving;
mod reading;
mod staff;
mod trouble;

use std::{env, fmt, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use weerklank_core::{
    backend::{Meaning, OperationName},
    staff::port::{DeskDescription, Door},
};

pub use self::backend::Backend;
use crate::process::{self, cargo};

/// What was tried, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was tried.
    pub what: &'static str,
    /// What came of it.
    pub found: Found,
}

/// What came of a trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It does what the interface needs.
    Works,
    /// The backend does not have it, or not enough to try it with; the interface hides it, or says so.
    Missing(&'static str),
    /// It is described, and does something else.
    Fails(String),
    /// It works, and givers could be harmed: they must be told, or it must be mended.
    Unsafe(&'static str),
}

/// What was expected, or what was found instead.
type Trial = Result<(), String>;

impl Check {
    /// Tries what needs this operation.
    fn of(backend: &Backend, needs: OperationName, what: &'static str, trial: impl FnOnce() -> Trial) -> Self {
        let found = match backend.description.can(needs) {
            false => Found::Missing("it is not described"),
            true => trial().map_or_else(Found::Fails, |()| Found::Works),
        };
        Self { what, found }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, why) = match &self.found {
            Found::Works => return write!(f, "works    {}", self.what),
            Found::Missing(why) => ("missing", *why),
            Found::Fails(why) => ("FAILS", why.as_str()),
            Found::Unsafe(why) => ("UNSAFE", *why),
        };
        write!(f, "{word:<8} {}: {why}", self.what)
    }
}

/// Tries the backend that `file` describes, at `url` when it is elsewhere than the description says, and prints what
/// works, what is missing, and what is unsafe.
///
/// # Errors
/// When the description cannot be used, or something fails that it promises.
pub fn run(file: &Path, url: Option<&str>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let backend = Backend::at(&text, url).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    if backend.description.base.starts_with("https:") && !cfg!(feature = "tls") {
        return again_with_tls(file, url);
    }
    let mut checks = all(&backend);
    if let Some((desk, token)) = desk_beside(file)? {
        checks.extend(of_staff(&backend, &desk, &token));
    }
    checks.iter().for_each(|check| println!("{check}"));
    let failed = checks.iter().filter(|check| matches!(check.found, Found::Fails(_))).count();
    if failed > 0 { bail!("{failed} of {} fail", checks.len()) } else { Ok(()) }
}

/// Encryption takes a minute to compile and nothing else here needs it.
fn again_with_tls(file: &Path, url: Option<&str>) -> Result<()> {
    let file = std::path::absolute(file)?;
    let mut again = cargo(["run", "--quiet", "--package=xtask", "--features=tls", "--", "conform"]);
    process::run(again.arg(file).args(url))
}

/// The description of the desk beside this one, when it is there and one can come in: with what `WEERKLANK_TOKEN` holds, or
/// with nothing where nothing is asked.
fn desk_beside(file: &Path) -> Result<Option<(DeskDescription, String)>> {
    let file = file.with_extension("desk.json");
    let Ok(text) = fs::read_to_string(&file) else { return Ok(None) };
    let desk = DeskDescription::parse(&text).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    let token = match (env::var("WEERKLANK_TOKEN"), desk.door()) {
        (Ok(token), _) => Some(token),
        (Err(_), Door::Open) => Some(String::new()),
        (Err(_), _) => None,
    };
    if token.is_none() {
        println!("the desk is not tried: put a token for it, or name:password, into WEERKLANK_TOKEN");
    }
    Ok(token.map(|token| (desk, token)))
}

/// Everything that can be tried of the desk that `desk` describes, by who has this token, or name and password with a colon
/// between them.
pub fn of_staff(backend: &Backend, desk: &DeskDescription, token: &str) -> Vec<Check> {
    let (_, theme) = reading::checks(backend);
    staff::checks(backend, theme.as_ref(), desk, token)
}

/// Everything that can be tried of what givers do.
pub fn all(backend: &Backend) -> Vec<Check> {
    let (mut checks, theme) = reading::checks(backend);
    checks.extend(giving::checks(backend, theme.as_ref()));
    checks.extend(trouble::checks(backend, theme.as_ref()));
    checks
}

/// Whether the answer was understood as one of these.
fn expect(found: Option<Meaning>, wanted: &[Meaning]) -> Trial {
    match found {
        Some(found) if wanted.contains(&found) => Ok(()),
        Some(found) => Err(format!("it is understood as {found:?}, not as {wanted:?}")),
        None => Err("no answer".to_owned()),
    }
}
