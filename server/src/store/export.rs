//! Everything that the database holds, to be carried elsewhere.

use serde_json::{Map, Value};
use sqlx::{
    Column, Row as _, ValueRef,
    any::{AnyRow, AnyTypeInfoKind},
};
use weerklank_core::{
    date::Date,
    feedback::{Feedback, ModerationState},
};

use super::{MIGRATIONS, Store, StoreError, of_word, parse};
use crate::clock;

/// What an export holds: the name of a table, and its rows in order. All tables but the tokens, whose power stays here.
pub(super) const SECTIONS: [(&str, &str); 12] = [
    ("agendas", "select * from agendas order by position, id"),
    ("feedback", "select * from feedback order by received_on, id"),
    ("tombstones", "select * from tombstones order by id, secret_hash"),
    ("moderation", "select * from moderation order by feedback"),
    ("replies", "select * from replies order by on_day, id"),
    ("reply_feedback", "select * from reply_feedback order by reply, feedback"),
    ("versions", "select * from versions order by agenda, part, item, revision"),
    ("drafts", "select * from drafts order by agenda, part, item"),
    ("outcome_feedback", "select * from outcome_feedback order by agenda, outcome, feedback"),
    ("outcome_quotes", "select * from outcome_quotes order by agenda, outcome, position"),
    ("verdicts", "select * from verdicts order by feedback, outcome"),
    ("log", "select * from log order by number"),
];

/// The columns that hold JSON; in an export they are what they hold.
const JSON: [&str; 4] = ["record", "document", "hidden", "body"];

/// A contribution as a row of a table.
#[derive(Debug)]
pub(crate) struct Summary {
    /// What was said.
    pub(crate) feedback: Feedback,
    /// The server's day on which it came.
    pub(crate) received_on: Date,
    /// Where it stands, if somebody looked at it.
    pub(crate) state: Option<ModerationState>,
    /// Why it was declined.
    pub(crate) reason: Option<String>,
    /// How often it was answered.
    pub(crate) replies: i64,
}

/// Record, the day it came in, where moderation stands and why, and how many answers.
type Row = (String, String, Option<String>, Option<String>, i64);

impl Store {
    /// Everything, as one JSON document with a list for each of [`SECTIONS`].
    pub(crate) async fn everything(&self) -> Result<Vec<u8>, StoreError> {
        let mut read = self.begin_read().await?;
        let mut document = Map::new();
        document.insert("version".to_owned(), MIGRATIONS.len().into());
        document.insert("on".to_owned(), clock::today().as_str().into());
        for (name, sql) in SECTIONS {
            let rows = sqlx::query(sql).fetch_all(&mut *read).await?;
            let rows = rows.iter().map(object).collect::<Result<Vec<_>, _>>()?;
            document.insert(name.to_owned(), rows.into());
        }
        serde_json::to_vec(&document).map_err(|_| StoreError::Corrupt)
    }

    /// Every contribution, oldest first.
    pub(crate) async fn summaries(&self) -> Result<Vec<Summary>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select record, received_on, state, reason,
                    (select count(*) from reply_feedback where reply_feedback.feedback = feedback.id)
             from feedback left join moderation on moderation.feedback = feedback.id order by received_on, id",
        )
        .fetch_all(&self.pool)
        .await?;
        let summaries = rows.into_iter().map(|(record, received_on, state, reason, replies)| {
            Ok(Summary {
                feedback: parse(&record)?,
                received_on: Date::parse(&received_on).ok_or(StoreError::Corrupt)?,
                state: state.map(|state| of_word(&state)).transpose()?,
                reason,
                replies,
            })
        });
        summaries.collect()
    }
}

/// What stands in a column of a row.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell<'a> {
    Number(i64),
    Text(&'a str),
}

/// What stands at a place in a row, if anything does.
pub(super) fn cell(row: &AnyRow, place: usize) -> Result<Option<Cell<'_>>, StoreError> {
    let raw = row.try_get_raw(place)?;
    Ok(match (raw.is_null(), raw.type_info().kind()) {
        (true, _) => None,
        (false, AnyTypeInfoKind::Text) => Some(Cell::Text(row.try_get(place)?)),
        (false, _) => Some(Cell::Number(row.try_get(place)?)),
    })
}

/// A row with the names of its columns.
fn object(row: &AnyRow) -> Result<Value, StoreError> {
    let mut object = Map::new();
    for column in row.columns() {
        let name = column.name();
        let value = match cell(row, column.ordinal())? {
            None => continue,
            Some(Cell::Number(number)) => number.into(),
            Some(Cell::Text(text)) if JSON.contains(&name) => parse(text)?,
            Some(Cell::Text(text)) => text.into(),
        };
        object.insert(name.to_owned(), value);
    }
    Ok(object.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[tokio::test]
    async fn an_export_holds_every_table_but_the_tokens_and_the_count_of_changes() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("export.db")).await.unwrap();
        let tables: Vec<String> =
            sqlx::query_scalar("select name from sqlite_master where type = 'table' and name not like '%sql%'")
                .fetch_all(&store.pool)
                .await
                .unwrap();
        let held: BTreeSet<_> = SECTIONS.iter().map(|(name, _)| *name).chain(["staff_tokens", "changes"]).collect();
        assert_eq!(tables.iter().map(String::as_str).collect::<BTreeSet<_>>(), held);
        let export: Value = serde_json::from_slice(&store.everything().await.unwrap()).unwrap();
        assert!(SECTIONS.iter().all(|(name, _)| export[name].is_array()));
        assert!(export.get("staff_tokens").is_none());
    }
}
