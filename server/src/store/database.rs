//! Which database it is, and what is its own: everything else is SQL that both understand.

use std::{
    convert::Infallible,
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use sqlx::{ConnectOptions, any::AnyConnectOptions, sqlite::SqliteConnectOptions};

use super::StoreError;

/// Where everything is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// In a file, by SQLite: one process on one machine.
    File(PathBuf),
    /// In PostgreSQL at this address, which may hold a password: any number of processes.
    Postgres(String),
}

/// The SQL that one of them speaks and the other does not.
#[derive(Debug)]
pub(super) struct Own {
    /// What every connection begins with.
    pub(super) connected: &'static str,
    /// Begins reading: all of it at one moment.
    pub(super) read: &'static str,
    /// Begins writing: one writer after another, so that what was read still holds when it is written.
    pub(super) write: &'static str,
    /// Begins checking and publishing, which is more than one reading and writing. Others read and write meanwhile.
    pub(super) publish: &'static str,
    /// Whether what is deleted has to be wiped right after.
    pub(super) wipes_at_once: bool,
    /// Wipes what was deleted.
    pub(super) wipe: &'static str,
    /// How many connections.
    pub(super) connections: u32,
}

const SQLITE: Own = Own {
    // An answer of 201 is a promise: it has to survive a power cut. What is deleted is overwritten with zeros.
    connected: "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;
                pragma foreign_keys = on; pragma busy_timeout = 5000",
    read: "begin",
    // The lock at once: who reads first and locks later could fail in between.
    write: "begin immediate",
    // There is one process, which takes turns by itself.
    publish: "begin",
    wipes_at_once: true,
    wipe: "pragma wal_checkpoint(truncate)",
    connections: 4,
};

const POSTGRES: Own = Own {
    // A machine that is gone keeps others waiting for no longer than this.
    connected: "set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '30s'",
    read: "begin isolation level repeatable read read only",
    // `read committed`, so that what is read after the lock is what the one before wrote.
    write: "begin isolation level read committed; select pg_advisory_xact_lock(1)",
    publish: "begin isolation level read committed; select pg_advisory_xact_lock(2)",
    wipes_at_once: false,
    wipe: "vacuum feedback, tombstones, moderation, replies, versions, drafts, outcome_quotes, verdicts",
    connections: 10,
};

impl Database {
    pub(super) fn own(&self) -> &'static Own {
        match self {
            Self::File(_) => &SQLITE,
            Self::Postgres(_) => &POSTGRES,
        }
    }

    /// How it is connected to. Makes the file when it is not there.
    pub(super) fn options(&self) -> Result<AnyConnectOptions, StoreError> {
        sqlx::any::install_default_drivers();
        let options = match self {
            Self::File(file) => {
                make_private(file).map_err(sqlx::Error::Io)?;
                let file = std::path::absolute(file).map_err(sqlx::Error::Io)?;
                AnyConnectOptions::from_url(&SqliteConnectOptions::new().filename(file).to_url_lossy())?
            }
            Self::Postgres(url) => url.parse()?,
        };
        Ok(options.disable_statement_logging())
    }
}

/// What begins with `postgres://` is an address, everything else a file.
impl FromStr for Database {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let is_address = text.starts_with("postgres://") || text.starts_with("postgresql://");
        Ok(if is_address { Self::Postgres(text.to_owned()) } else { Self::File(text.into()) })
    }
}

/// Without who connects, and with which password.
impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => fs::canonicalize(file).as_ref().unwrap_or(file).display().fmt(f),
            Self::Postgres(url) => {
                let (_, place) = url.split_once("://").unwrap_or_default();
                let place = place.split('?').next().unwrap_or_default();
                write!(f, "postgres://{}", place.rsplit('@').next().unwrap_or_default())
            }
        }
    }
}

/// Only who runs the server may read the file; SQLite gives its companions the same rights.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_without_its_password() {
        let told = |text: &str| text.parse::<Database>().unwrap().to_string();
        assert_eq!(told("postgres://weerklank:p@ss@db.nl:5432/stem?password=p"), "postgres://db.nl:5432/stem");
        assert_eq!(told("postgresql:///stem?host=/run/postgresql&user=weerklank"), "postgres:///stem");
        assert_eq!(told("nergens/weerklank.db"), "nergens/weerklank.db");
    }
}
