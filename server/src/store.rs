//! The database: the only place that speaks SQL.
//!
//! The SQL is what SQLite and PostgreSQL share; what is their own stands in `database`. Invariants: of a receipt only the hash is stored; content that was taken back or
//! changed is overwritten, not only marked; feedback of one id exists at most once.

mod contributions;
mod copy;
mod database;
mod drafts;
mod export;
mod inbox;
mod log;
mod outcomes;
mod tokens;
mod versions;

use std::{fmt, path::Path, time::Duration};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use sqlx::{
    Any, AnyConnection, AnyPool, Connection, Executor, Row, SqlSafeStr, Transaction,
    any::{AnyPoolOptions, AnyRow},
    migrate::{Migration, MigrationType, Migrator},
};
use subtle::ConstantTimeEq;
use weerklank_core::{
    date::Date,
    feedback::{Contribution, Feedback},
    receipt::{FeedbackId, Secret, SecretHash},
    staff::Deed,
};

pub use self::{
    copy::{Copied, Uncopied},
    database::Database,
    inbox::{Moderated, Place, Replied, Selection},
    tokens::Revoked,
};
pub(crate) use self::{
    drafts::{Dropped, Kept, NewDraft},
    export::Summary,
    log::SERVER,
    outcomes::{Answer, Publication, Published, Since},
    versions::{Item, Stamp, StoredPart, Withdrawn, Writer},
};

use self::{contributions::contribution, database::Own, drafts::Leaving, inbox::count_up, log::log};
use crate::clock;

/// How long to wait for a connection: as long as for a lock of another writer, and shorter than an answer may take.
const LOCK_WAIT: Duration = Duration::from_secs(5);
/// How long it is remembered that taking back overtook the sending: longer than any request is on its
/// way. Without an end, made-up ids would fill the disk.
const OVERTAKEN_DAYS: i64 = 30;

const MIGRATIONS: [(i64, &str, &str); 5] = [
    (1, "tables", include_str!("../migrations/1_tables.sql")),
    (2, "outcomes", include_str!("../migrations/2_outcomes.sql")),
    (3, "staff", include_str!("../migrations/3_staff.sql")),
    (4, "parts", include_str!("../migrations/4_parts.sql")),
    (5, "changes", include_str!("../migrations/5_changes.sql")),
];

/// Everything that outlives the process.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    own: &'static Own,
}

/// As long as this is kept, no other process publishes.
#[derive(Debug)]
pub(crate) struct Turn {
    _held: Transaction<'static, Any>,
}

/// Why the database did not do what it should. Never holds what is stored.
#[derive(Debug)]
pub enum StoreError {
    /// The database itself.
    Database(sqlx::Error),
    /// A record in it does not read.
    Corrupt,
}

impl StoreError {
    /// Whether trying again may help.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Corrupt => false,
            Self::Database(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) => true,
            Self::Database(error) => {
                error.as_database_error().and_then(|error| error.code()).is_some_and(|code| is_busy(&code))
            }
        }
    }
}

fn is_busy(code: &str) -> bool {
    match code.len() {
        // Waited too long for a lock; ended by its administrator; starting; too many connections.
        5 => matches!(code, "55P03" | "57P01" | "57P02" | "57P03" | "53300"),
        // Of SQLite, the low byte is the primary code: 5 is SQLITE_BUSY, 6 SQLITE_LOCKED.
        _ => code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6)),
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Corrupt => f.write_str("a stored record does not read"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// What became of feedback that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is stored now.
    New,
    /// It was stored before, with the same content.
    Again,
    /// Its id is stored with other content.
    Different,
    /// It was taken back before.
    TakenBack,
}

/// What somebody gets who shows a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owned<T> {
    /// The feedback is theirs.
    Theirs(T),
    /// It was theirs; they took it back.
    TakenBack,
    /// It does not exist, or is not theirs: nobody can tell which.
    Unknown,
}

impl<T> Owned<T> {
    /// The same refusal about something else; what was theirs is unknown there.
    fn refusal<U>(self) -> Owned<U> {
        match self {
            Self::TakenBack => Owned::TakenBack,
            Self::Theirs(_) | Self::Unknown => Owned::Unknown,
        }
    }
}

/// An agenda's document, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAgenda {
    /// The agenda's id.
    pub id: String,
    /// The document's own text.
    pub document: String,
}

impl Store {
    /// Opens the database in `file`, and makes it when it is not there.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or is of a newer version of this server.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        Self::connect(&Database::File(file.to_owned())).await
    }

    /// Opens a database, and makes its tables when they are not there.
    ///
    /// # Errors
    /// When it cannot be opened, is no database, or is of a newer version of this server.
    pub async fn connect(database: &Database) -> Result<Self, StoreError> {
        let (own, options) = (database.own(), database.options()?);
        // By itself, since a pool tries again whatever is wrong, and then says only that it took too long.
        let mut first = AnyConnection::connect_with(&options).await?;
        first.execute(own.connected).await?;
        migrator(&MIGRATIONS).run(&mut first).await.map_err(sqlx::Error::from)?;
        first.close().await?;
        let pool = AnyPoolOptions::new()
            .max_connections(own.connections)
            .acquire_timeout(LOCK_WAIT)
            .after_connect(|connection, _| Box::pin(async { connection.execute(own.connected).await.map(drop) }))
            .connect_lazy_with(options);
        let store = Self { pool, own };
        // A crash between taking back and wiping leaves content in the log.
        store.wipe().await;
        Ok(store)
    }

    /// Closes the database, after what runs has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Reads more than one thing, all as they are at one moment.
    async fn begin_read(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin_with(self.own.read).await?)
    }

    /// Writes; whoever else writes waits for its end.
    async fn begin_write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin_with(self.own.write).await?)
    }

    /// Takes the turn to check and publish.
    pub(crate) async fn begin_publishing(&self) -> Result<Turn, StoreError> {
        Ok(Turn { _held: self.pool.begin_with(self.own.publish).await? })
    }

    /// How often something was written so far. What was made of the database holds as long as this is the same.
    pub(crate) async fn writes(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("select writes from changes").fetch_one(&self.pool).await?)
    }

    /// How often staff published or withdrew something so far.
    pub(crate) async fn publications(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("select publications from changes").fetch_one(&self.pool).await?)
    }

    /// Ends a write that changes what an agenda says.
    async fn commit_published(&self, mut write: Transaction<'_, Any>) -> Result<(), StoreError> {
        sqlx::query("update changes set publications = publications + 1").execute(&mut *write).await?;
        self.commit(write).await
    }

    /// Ends a write that others may see a trace of.
    async fn commit(&self, mut write: Transaction<'_, Any>) -> Result<(), StoreError> {
        sqlx::query("update changes set writes = writes + 1").execute(&mut *write).await?;
        write.commit().await?;
        Ok(())
    }

    /// Stores `agendas` in this order. Removes the others, except those that `spared` names.
    pub(crate) async fn keep_agendas(&self, agendas: &[StoredAgenda], spared: &[String]) -> Result<(), StoreError> {
        let mut write = self.begin_write().await?;
        let old: Vec<String> = sqlx::query_scalar("select id from agendas").fetch_all(&mut *write).await?;
        for id in old {
            if !spared.contains(&id) && !agendas.iter().any(|agenda| agenda.id == id) {
                sqlx::query("delete from agendas where id = $1").bind(id).execute(&mut *write).await?;
            }
        }
        for (position, agenda) in (0_i64..).zip(agendas) {
            sqlx::query(
                "insert into agendas (id, document, position) values ($1, $2, $3)
                 on conflict (id) do update set document = excluded.document, position = excluded.position",
            )
            .bind(&agenda.id)
            .bind(&agenda.document)
            .bind(position)
            .execute(&mut *write)
            .await?;
        }
        write.commit().await?;
        Ok(())
    }

    /// Every agenda, in order.
    pub(crate) async fn agendas(&self) -> Result<Vec<StoredAgenda>, StoreError> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("select id, document from agendas order by position, id").fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|(id, document)| StoredAgenda { id, document }).collect())
    }

    /// Stores feedback, once.
    ///
    /// # Errors
    /// When the database does not do it; then nothing is stored, or it is and a retry answers so.
    pub async fn create(&self, feedback: &Feedback, today: &Date) -> Result<Created, StoreError> {
        self.keep(feedback, today, None).await
    }

    /// The same; `by` is the token of staff who add what came on paper.
    pub(crate) async fn keep(
        &self,
        feedback: &Feedback,
        today: &Date,
        by: Option<&str>,
    ) -> Result<Created, StoreError> {
        let mut write = self.begin_write().await?;
        if let Some(known) = known(&mut write, feedback).await? {
            return Ok(known);
        }
        sqlx::query(
            "insert into feedback (id, secret_hash, agenda, theme, record, received_on) values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(feedback.id.as_str())
        .bind(feedback.secret_hash.as_str())
        .bind(feedback.agenda.as_str())
        .bind(feedback.theme.as_str())
        .bind(json(feedback)?)
        .bind(today.as_str())
        .execute(&mut *write)
        .await?;
        if let Some(by) = by {
            log(&mut write, by, Deed::Added, Some(&feedback.agenda), feedback.id.as_str()).await?;
        }
        self.commit(write).await?;
        Ok(Created::New)
    }

    /// What [`Store::create`] would answer without storing anything; `None` when it would store.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn known(&self, feedback: &Feedback) -> Result<Option<Created>, StoreError> {
        known(&mut *self.pool.acquire().await?, feedback).await
    }

    /// The contribution that `secret` opens.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(&self, id: &FeedbackId, secret: Option<&Secret>) -> Result<Owned<Contribution>, StoreError> {
        let mut read = self.begin_read().await?;
        let owned = open(&mut read, id, secret).await?;
        // Read in any case, so that a wrong secret and an unknown id cost about the same.
        let found = contribution(&mut read, id).await?;
        Ok(match (owned, found) {
            (Owned::Theirs(()), Some(contribution)) => Owned::Theirs(contribution),
            (owned, _) => owned.refusal(),
        })
    }

    /// Replaces feedback that `secret` opens. What staff made of other words does not hold for these, so
    /// moderation starts anew; the same content again changes nothing.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn edit(&self, feedback: &Feedback, secret: Option<&Secret>) -> Result<Owned<Contribution>, StoreError> {
        let id = &feedback.id;
        let mut write = self.begin_write().await?;
        let owned = open(&mut write, id, secret).await?;
        let Owned::Theirs(()) = owned else { return Ok(owned.refusal()) };
        let old = contribution(&mut write, id).await?.ok_or(StoreError::Corrupt)?;
        if old.feedback == *feedback {
            return Ok(Owned::Theirs(old));
        }
        let record = json(feedback)?;
        sqlx::query("update feedback set record = $1 where id = $2")
            .bind(record)
            .bind(id.as_str())
            .execute(&mut *write)
            .await?;
        count_up(&mut write, id).await?;
        sqlx::query("delete from moderation where feedback = $1").bind(id.as_str()).execute(&mut *write).await?;
        // A sentence that was chosen before may be one that they no longer want to have said.
        sqlx::query("delete from outcome_quotes where feedback = $1").bind(id.as_str()).execute(&mut *write).await?;
        drafts::forget(&mut write, id, Leaving::Changed).await?;
        let new = contribution(&mut write, id).await?.ok_or(StoreError::Corrupt)?;
        self.commit(write).await?;
        self.wipe_at_once().await;
        Ok(Owned::Theirs(new))
    }

    /// Deletes feedback that `secret` opens, with all that staff wrote about it alone.
    ///
    /// Leaves a tombstone also when there is nothing to delete: the request that stores it may still be
    /// on its way.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn take_back(
        &self,
        id: &FeedbackId,
        secret: Option<&Secret>,
        today: &Date,
    ) -> Result<Owned<()>, StoreError> {
        let mut write = self.begin_write().await?;
        let owned = open(&mut write, id, secret).await?;
        let was_stored = owned == Owned::Theirs(());
        sqlx::query("delete from feedback where id = $1 and $2 = 1")
            .bind(id.as_str())
            .bind(i64::from(was_stored))
            .execute(&mut *write)
            .await?;
        if was_stored {
            forget_with(&mut write, std::slice::from_ref(id)).await?;
        }
        if let Some(secret) = secret {
            sqlx::query(
                "insert into tombstones (id, secret_hash, on_day, was_stored) values ($1, $2, $3, $4)
                 on conflict (id, secret_hash) do update
                 set was_stored = case when excluded.was_stored = 1 then 1 else tombstones.was_stored end",
            )
            .bind(id.as_str())
            .bind(secret.hash().as_str())
            .bind(today.as_str())
            .bind(i64::from(was_stored))
            .execute(&mut *write)
            .await?;
        }
        self.commit(write).await?;
        if was_stored {
            self.wipe_at_once().await;
        }
        Ok(owned)
    }

    /// Forgets the tombstones of feedback that never came.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn forget_overtaken(&self) -> Result<(), StoreError> {
        let before = clock::day(-OVERTAKEN_DAYS);
        sqlx::query("delete from tombstones where was_stored = 0 and on_day < $1")
            .bind(before.as_str())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Deletes what came in before a day, with all that staff wrote about it alone. Gives how many there were.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn forget_before(&self, day: &Date) -> Result<u64, StoreError> {
        let mut write = self.begin_write().await?;
        let old: Vec<String> = sqlx::query_scalar("delete from feedback where received_on < $1 returning id")
            .bind(day.as_str())
            .fetch_all(&mut *write)
            .await?;
        let count = old.len() as u64;
        if count == 0 {
            return Ok(0);
        }
        let old: Result<Vec<_>, _> = old.iter().map(|id| FeedbackId::parse(id).ok_or(StoreError::Corrupt)).collect();
        forget_with(&mut write, &old?).await?;
        log(&mut write, SERVER, Deed::Forgot, None, &count.to_string()).await?;
        self.commit(write).await?;
        self.wipe_at_once().await;
        Ok(count)
    }

    /// Wipes what was deleted, where that has to be right after.
    async fn wipe_at_once(&self) {
        if self.own.wipes_at_once {
            self.wipe().await;
        }
    }

    /// Wipes what was deleted: SQLite's write-ahead log holds it until then, and PostgreSQL's tables do.
    ///
    /// What is deleted is deleted even if this fails: it is done again by the next one, and at the end.
    pub async fn wipe(&self) {
        let wiped = sqlx::raw_sql(self.own.wipe).fetch_optional(&self.pool).await;
        // SQLite answers whether somebody was in the way.
        let is_done = |row: Option<AnyRow>| row.is_none_or(|row| row.try_get(0).is_ok_and(|busy: i64| busy == 0));
        if !wiped.is_ok_and(is_done) {
            tracing::warn!("what was deleted could not be wiped now; it will be by the next change");
        }
    }
}

fn migrator(migrations: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = migrations.iter().map(|(version, name, sql)| {
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// Text as every database keeps it. PostgreSQL keeps no U+0000; in its place stands the mark that browsers put there.
fn plain(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt)
}

fn parse<'a, T: Deserialize<'a>>(record: &'a str) -> Result<T, StoreError> {
    serde_json::from_str(record).map_err(|_| StoreError::Corrupt)
}

/// What is one of a few, as the word that it is in a document.
fn word(value: &impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(StoreError::Corrupt),
    }
}

/// The reverse of [`word`].
fn of_word<T: DeserializeOwned>(word: &str) -> Result<T, StoreError> {
    serde_json::from_value(word.into()).map_err(|_| StoreError::Corrupt)
}

/// Deletes what staff wrote about those who are gone and nobody else: an answer to one person may repeat what they said.
async fn forget_with(connection: &mut AnyConnection, gone: &[FeedbackId]) -> Result<(), StoreError> {
    sqlx::query("delete from replies where id not in (select reply from reply_feedback)")
        .execute(&mut *connection)
        .await?;
    for giver in gone {
        drafts::forget(connection, giver, Leaving::TookBack).await?;
    }
    Ok(())
}

async fn known(connection: &mut AnyConnection, feedback: &Feedback) -> Result<Option<Created>, StoreError> {
    let stored: Option<String> = sqlx::query_scalar("select record from feedback where id = $1")
        .bind(feedback.id.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(record) = stored {
        let stored: Feedback = parse(&record)?;
        return Ok(Some(if stored == *feedback { Created::Again } else { Created::Different }));
    }
    let hashes: Vec<String> = sqlx::query_scalar("select secret_hash from tombstones where id = $1")
        .bind(feedback.id.as_str())
        .fetch_all(connection)
        .await?;
    let taken_back = hashes.iter().any(|hash| hash == feedback.secret_hash.as_str());
    Ok(taken_back.then_some(Created::TakenBack))
}

/// Whether `secret` opens `id`. Looks in both tables whatever it finds, and compares in constant time.
async fn open(
    connection: &mut AnyConnection,
    id: &FeedbackId,
    secret: Option<&Secret>,
) -> Result<Owned<()>, StoreError> {
    let given = secret.map(Secret::hash);
    // No stored hash is empty.
    let given = given.as_ref().map_or("", SecretHash::as_str);
    let locks: Vec<(String, i64)> = sqlx::query_as(
        "select secret_hash, 1 from feedback where id = $1
         union all select secret_hash, 0 from tombstones where id = $1 and was_stored = 1",
    )
    .bind(id.as_str())
    .fetch_all(connection)
    .await?;
    let mut owned = Owned::Unknown;
    for (hash, is_there) in locks {
        if bool::from(hash.as_bytes().ct_eq(given.as_bytes())) && owned != Owned::Theirs(()) {
            owned = if is_there == 1 { Owned::Theirs(()) } else { Owned::TakenBack };
        }
    }
    Ok(owned)
}
