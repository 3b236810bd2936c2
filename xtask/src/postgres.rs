//! A PostgreSQL that is there for a while: for tests and for measuring.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    apt,
    process::{command, output},
    serve,
};

/// What Debian calls the package.
const PACKAGE: &str = "postgresql";
/// Where Debian puts its programs: in a folder of each version, and not on the `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";
/// Starts it, and ends it with us, however we end.
const SITTER: &str = include_str!("postgres.sh");
/// For tests: after a power cut nobody asks what was in it.
const FORGETFUL: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

/// Finds PostgreSQL, and installs it where that can be done without asking.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn install() -> Result<()> {
    if programs().is_none() {
        apt::install(&[PACKAGE])?;
    }
    if programs().is_none() {
        bail!(
            "PostgreSQL is not there. Install it with the system's package manager (on Debian: `apt-get install {PACKAGE}`)"
        );
    }
    Ok(())
}

/// A PostgreSQL of its own, on this machine only. It is gone with this value, or when the process ends: so it may be
/// in a `static`, too.
pub struct Postgres {
    programs: PathBuf,
    port: u16,
    sitter: Child,
}

impl Postgres {
    /// Starts one that is quick and that would not survive a power cut.
    ///
    /// # Errors
    /// When it is not installed, or does not start.
    pub fn start() -> Result<Self> {
        Self::with(FORGETFUL)
    }

    /// Starts one that keeps what it promised, to measure it.
    ///
    /// # Errors
    /// When it is not installed, or does not start.
    pub fn durable() -> Result<Self> {
        Self::with("")
    }

    fn with(settings: &str) -> Result<Self> {
        let programs = programs().context("PostgreSQL is not there; `cargo xtask test` installs it")?;
        let port = serve::free_address(0)?.port();
        let mut sitter = as_somebody("sh")
            .args(["-c", SITTER])
            .env("programs", &programs)
            .env("port", port.to_string())
            .env("settings", settings)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start a shell")?;
        let mut said = String::new();
        BufReader::new(sitter.stdout.take().context("it is piped")?).read_line(&mut said)?;
        let mut postgres = Self { programs, port, sitter };
        if said.is_empty() {
            let mut error = String::new();
            postgres.sitter.stderr.take().context("it is piped")?.read_to_string(&mut error)?;
            bail!("PostgreSQL does not start: {}", error.trim());
        }
        Ok(postgres)
    }

    /// The address of a database in it, made when it is not there. `name` is of small letters and `_`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn url(&self, name: &str) -> Result<String> {
        let known = self.sql("postgres", &format!("select 1 from pg_database where datname = '{name}'"))?;
        if known.is_empty() {
            self.sql("postgres", &format!("create database {name}"))?;
        }
        Ok(self.address(name))
    }

    /// Does what `sql` says, and gives the rows of the answer, a line each.
    ///
    /// # Errors
    /// When the database does not do it.
    pub fn sql(&self, database: &str, sql: &str) -> Result<String> {
        let mut psql = command(self.programs.join("psql"));
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--command", sql]);
        output(psql.arg(self.address(database)))
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.sitter.stdin.take());
        let _ = self.sitter.wait();
    }
}

/// Where its programs are: the newest of Debian's, or a folder on the `PATH`.
fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|version| version.path().join("bin"));
    let mut folders: Vec<_> = env::split_paths(&env::var_os("PATH")?).collect();
    folders.extend(debian);
    let has_all =
        |folder: &Path| ["initdb", "pg_ctl", "postgres", "psql"].iter().all(|name| folder.join(name).is_file());
    folders.into_iter().filter(|folder| has_all(folder)).max_by_key(|folder| version(folder))
}

/// The first number in the path of one of Debian's folders.
fn version(folder: &Path) -> Option<u32> {
    folder.strip_prefix(DEBIAN).ok()?.iter().next()?.to_str()?.parse().ok()
}

/// A command that does not run as root, whom PostgreSQL refuses.
fn as_somebody(program: &str) -> Command {
    let mut somebody = if apt::is_root() {
        let mut other = command("setpriv");
        // Not `runuser`, which would stand in between.
        other.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", program]);
        other
    } else {
        command(program)
    };
    // It may not look into ours.
    somebody.current_dir(env::temp_dir());
    somebody
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn it_is_there_for_as_long_as_it_is_kept() {
        let postgres = Postgres::start().unwrap();
        let url = postgres.url("garden").unwrap();
        assert_eq!(url, postgres.url("garden").unwrap());
        assert!(url.ends_with("/garden"));
        assert_eq!(postgres.sql("garden", "select 'ë' || 1").unwrap(), "ë1\n");
        let wrong = postgres.sql("garden", "select nothing").unwrap_err().to_string();
        assert!(wrong.contains("\"nothing\" does not exist"), "{wrong}");

        let port = postgres.port;
        drop(postgres);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }

    #[test]
    fn the_newest_of_debians_is_taken() {
        let folder = |version: &str| Path::new(DEBIAN).join(version).join("bin");
        assert!(version(&folder("15")) > version(&folder("9")));
        assert!(version(&folder("9")) > version(Path::new("/usr/local/bin")));
    }
}
