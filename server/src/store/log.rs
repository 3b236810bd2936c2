//! The part of the database that holds what staff did. Only what was done, by which token, to what.

use sqlx::AnyConnection;
use weerklank_core::{
    date::Date,
    slug::Slug,
    staff::{Deed, Entry},
};

use super::{Store, StoreError, of_word, word};
use crate::clock;

/// Who did what no token asked for.
pub(crate) const SERVER: &str = "server";

/// Writes what is done in the same transaction: it is logged when it is done, and only then.
///
/// `about` is an id, a name or a number. Never what somebody said.
pub(super) async fn log(
    write: &mut AnyConnection,
    by: &str,
    deed: Deed,
    agenda: Option<&Slug>,
    about: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "insert into log (number, on_day, by_name, deed, agenda, about)
         select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5 from log",
    )
    .bind(clock::today().as_str())
    .bind(by)
    .bind(word(&deed)?)
    .bind(agenda.map(Slug::as_str))
    .bind(about)
    .execute(write)
    .await?;
    Ok(())
}

type Row = (i64, String, String, String, Option<String>, String);

impl Store {
    /// Writes what was done without changing anything.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn note(&self, by: &str, deed: Deed, about: &str) -> Result<(), StoreError> {
        let mut write = self.begin_write().await?;
        log(&mut write, by, deed, None, about).await?;
        write.commit().await?;
        Ok(())
    }

    /// At most `limit` lines of the log, newest first: those before `number`, when it is given.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn logged(&self, number: Option<u64>, limit: u16) -> Result<Vec<Entry>, StoreError> {
        let before = number.and_then(|number| i64::try_from(number).ok()).unwrap_or(i64::MAX);
        let rows: Vec<Row> = sqlx::query_as(
            "select number, on_day, by_name, deed, agenda, about from log
             where number < $1 order by number desc limit $2",
        )
        .bind(before)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(entry).collect()
    }
}

fn entry((number, on, by, deed, agenda, about): Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        number: u64::try_from(number).map_err(|_| StoreError::Corrupt)?,
        on: Date::parse(&on).ok_or(StoreError::Corrupt)?,
        by,
        deed: of_word(&deed)?,
        agenda: agenda.map(|agenda| Slug::parse(&agenda).ok_or(StoreError::Corrupt)).transpose()?,
        about,
    })
}
