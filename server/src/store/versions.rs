//! The part of the database that holds what staff publish of an agenda: every version, of which the newest counts.

use serde_json::{Value, json};
use sqlx::AnyConnection;
use weerklank_core::{
    date::Date,
    slug::Slug,
    staff::{Conflict, Deed, Part, Version},
};

use super::{Store, StoreError, log, parse};
use crate::clock;

/// Something of an agenda that staff write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    /// The agenda.
    pub(crate) agenda: &'a Slug,
    /// What sort of thing.
    pub(crate) part: Part,
    /// Its id.
    pub(crate) id: &'a Slug,
}

/// Who changes something, and what they know of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writer<'a> {
    /// The name of their token.
    pub(crate) name: &'a str,
    /// The newest version that they know, 0 when none; without it, nobody is asked whether it is the newest.
    pub(crate) revision: Option<u32>,
}

/// When something was written, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) revision: u32,
    pub(crate) on: Date,
    pub(crate) by: String,
}

/// Whose turn it is to write.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Theirs: they know what is there.
    Theirs,
    /// It is there already: nothing changes. So a request that was repeated after its answer got lost is harmless.
    Done,
    /// Somebody else was before them.
    Conflict(Conflict),
}

impl Writer<'_> {
    /// Whether they may write, where `now` stands and `is_same` says whether that is what they write.
    pub(super) fn turn(&self, now: Option<&Stamp>, is_same: bool) -> Turn {
        let newest = now.map_or(0, |stamp| stamp.revision);
        let knows_it = self.revision.is_none_or(|known| known == newest);
        let wrote_it = now.is_some_and(|stamp| stamp.by == self.name) && self.revision == newest.checked_sub(1);
        if is_same && (knows_it || wrote_it) {
            Turn::Done
        } else if knows_it {
            Turn::Theirs
        } else {
            let (on, by) = now.map(|stamp| (stamp.on.clone(), stamp.by.clone())).unzip();
            Turn::Conflict(Conflict { revision: newest, on, by })
        }
    }
}

/// The newest version of something that staff published.
#[derive(Debug, Clone)]
pub(crate) struct StoredPart {
    pub(crate) part: Part,
    pub(crate) id: Slug,
    pub(crate) stamp: Stamp,
    /// As it was sent; `None` when it was withdrawn.
    pub(crate) document: Option<Value>,
}

/// What became of something that was to be withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Withdrawn {
    /// What the agenda's own document says counts again.
    Done,
    /// Staff published no such thing.
    Unknown,
    /// Somebody else was before.
    Conflict(Conflict),
}

impl Store {
    /// Takes something of staff away. Answers that were given with it stay.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn withdraw(&self, item: Item<'_>, writer: Writer<'_>) -> Result<Withdrawn, StoreError> {
        let mut write = self.begin_write().await?;
        let Some((stamp, Some(_))) = newest(&mut write, item).await? else { return Ok(Withdrawn::Unknown) };
        if let Turn::Conflict(conflict) = writer.turn(Some(&stamp), false) {
            return Ok(Withdrawn::Conflict(conflict));
        }
        add(&mut write, item, writer.name, Some(&stamp), None).await?;
        self.commit_published(write).await?;
        Ok(Withdrawn::Done)
    }

    /// What staff published of an agenda: the newest version of each.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn parts(&self, agenda: &Slug) -> Result<Vec<StoredPart>, StoreError> {
        let rows: Vec<(String, String, i64, String, String, Option<String>)> = sqlx::query_as(
            "select part, item, revision, on_day, by_name, document from versions
             where agenda = $1 and revision = (select max(others.revision) from versions as others
                 where others.agenda = versions.agenda and others.part = versions.part and others.item = versions.item)
             order by part, item",
        )
        .bind(agenda.as_str())
        .fetch_all(&self.pool)
        .await?;
        let parts = rows.into_iter().map(|(part, id, revision, on, by, document)| {
            Ok(StoredPart {
                part: Part::parse(&part).ok_or(StoreError::Corrupt)?,
                id: Slug::parse(&id).ok_or(StoreError::Corrupt)?,
                stamp: stamp((revision, on, by))?,
                document: document.as_deref().map(parse).transpose()?,
            })
        });
        parts.collect()
    }

    /// Every version of something, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn history(&self, item: Item<'_>) -> Result<Vec<Version>, StoreError> {
        let rows: Vec<(i64, String, String, Option<String>)> = sqlx::query_as(
            "select revision, on_day, by_name, document from versions
             where agenda = $1 and part = $2 and item = $3 order by revision desc",
        )
        .bind(item.agenda.as_str())
        .bind(item.part.name())
        .bind(item.id.as_str())
        .fetch_all(&self.pool)
        .await?;
        let versions = rows.into_iter().map(|(revision, on, by, document)| {
            Ok(version(stamp((revision, on, by))?, document.as_deref().map(parse).transpose()?, item.part))
        });
        versions.collect()
    }
}

/// A version as its history shows it: of an outcome, what was sent without what is of givers.
pub(super) fn version(stamp: Stamp, document: Option<Value>, part: Part) -> Version {
    let is_outcome = part == Part::Outcomes;
    let document = document.map(|document| if is_outcome { json!({ "outcome": document }) } else { document });
    Version { revision: stamp.revision, on: stamp.on, by: stamp.by, document }
}

pub(super) fn stamp((revision, on, by): (i64, String, String)) -> Result<Stamp, StoreError> {
    let revision = u32::try_from(revision).map_err(|_| StoreError::Corrupt)?;
    Ok(Stamp { revision, on: Date::parse(&on).ok_or(StoreError::Corrupt)?, by })
}

/// The newest version of something; without a document when it was withdrawn.
pub(super) async fn newest(
    connection: &mut AnyConnection,
    item: Item<'_>,
) -> Result<Option<(Stamp, Option<Value>)>, StoreError> {
    let row: Option<(i64, String, String, Option<String>)> = sqlx::query_as(
        "select revision, on_day, by_name, document from versions
         where agenda = $1 and part = $2 and item = $3 order by revision desc limit 1",
    )
    .bind(item.agenda.as_str())
    .bind(item.part.name())
    .bind(item.id.as_str())
    .fetch_optional(connection)
    .await?;
    let Some((revision, on, by, document)) = row else { return Ok(None) };
    Ok(Some((stamp((revision, on, by))?, document.as_deref().map(parse).transpose()?)))
}

/// Adds the version after `before`, and logs it. The sentences of givers that went with the one before go.
pub(super) async fn add(
    connection: &mut AnyConnection,
    item: Item<'_>,
    by: &str,
    before: Option<&Stamp>,
    document: Option<&Value>,
) -> Result<Stamp, StoreError> {
    let revision = before.map_or(0, |before| before.revision) + 1;
    let stamp = Stamp { revision, on: clock::today(), by: by.to_owned() };
    sqlx::query(
        "insert into versions (agenda, part, item, revision, on_day, by_name, document)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(item.agenda.as_str())
    .bind(item.part.name())
    .bind(item.id.as_str())
    .bind(i64::from(stamp.revision))
    .bind(stamp.on.as_str())
    .bind(by)
    .bind(document.map(Value::to_string))
    .execute(&mut *connection)
    .await?;
    if item.part == Part::Outcomes {
        sqlx::query("delete from outcome_quotes where agenda = $1 and outcome = $2")
            .bind(item.agenda.as_str())
            .bind(item.id.as_str())
            .execute(&mut *connection)
            .await?;
    }
    let deed = if document.is_some() { Deed::Published } else { Deed::Withdrew };
    log(connection, by, deed, Some(item.agenda), &format!("{}/{}", item.part.name(), item.id)).await?;
    Ok(stamp)
}

#[cfg(test)]
mod tests {
    use sqlx::{SqlitePool, sqlite::SqliteConnectOptions};

    use super::*;
    use crate::store::{MIGRATIONS, migrator};

    fn turn(name: &str, revision: Option<u32>, now: u32, is_same: bool) -> Turn {
        let stamp = Stamp { revision: now, on: clock::today(), by: "redactie".to_owned() };
        Writer { name, revision }.turn((now > 0).then_some(&stamp), is_same)
    }

    fn is_conflict(turn: &Turn) -> bool {
        matches!(turn, Turn::Conflict(conflict) if conflict.by.as_deref() == Some("redactie"))
    }

    #[tokio::test]
    async fn what_a_server_of_before_published_is_a_first_version_and_keeps_its_sentences() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("weerklank.db");
        let before = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
        let before = SqlitePool::connect_with(before).await.unwrap();
        migrator(&MIGRATIONS[..3]).run(&before).await.unwrap();
        let left = "insert into feedback (id, secret_hash, agenda, theme, record, received_on)
                        values ('f', 'h', 'a', 't', '{}', '2026-11-01');
                    insert into outcomes (agenda, id, document) values ('a', 'o', '{\"id\":\"o\"}');
                    insert into outcome_quotes (agenda, outcome, position, feedback, sentence)
                        values ('a', 'o', 0, 'f', 'Zin.');";
        sqlx::raw_sql(left).execute(&before).await.unwrap();
        before.close().await;

        let store = Store::open(&file).await.unwrap();
        let [agenda, id] = ["a", "o"].map(|id| Slug::parse(id).unwrap());
        let item = Item { agenda: &agenda, part: Part::Outcomes, id: &id };
        let history = store.history(item).await.unwrap();
        let first = [(1, "staff", Some(json!({ "outcome": { "id": "o" } })))];
        assert!(history.iter().map(|one| (one.revision, one.by.as_str(), one.document.clone())).eq(first));
        let quotes = "select sentence from outcome_quotes where agenda = 'a' and outcome = 'o'";
        let quotes = || sqlx::query_scalar::<_, String>(quotes).fetch_all(&store.pool);
        assert_eq!(quotes().await.unwrap(), ["Zin."]);
        sqlx::query("delete from feedback").execute(&store.pool).await.unwrap();
        assert_eq!(quotes().await.unwrap(), [] as [String; 0], "they go with what they are taken from");
    }

    #[test]
    fn who_knows_the_newest_version_or_does_not_say_writes() {
        for (revision, now) in [(Some(0), 0), (Some(3), 3), (None, 0), (None, 3)] {
            assert_eq!(turn("lezer", revision, now, false), Turn::Theirs);
        }
        assert!(is_conflict(&turn("lezer", Some(2), 3, false)));
        assert!(is_conflict(&turn("lezer", Some(4), 3, false)));
        let nothing = Conflict { revision: 0, on: None, by: None };
        assert_eq!(turn("lezer", Some(2), 0, false), Turn::Conflict(nothing));
    }

    #[test]
    fn what_is_there_already_is_done_for_who_knows_it_or_wrote_it() {
        assert_eq!(turn("lezer", Some(3), 3, true), Turn::Done);
        assert_eq!(turn("redactie", Some(2), 3, true), Turn::Done, "the answer got lost");
        assert!(is_conflict(&turn("lezer", Some(2), 3, true)), "another wrote it");
        assert!(is_conflict(&turn("redactie", Some(1), 3, true)), "there was more in between");
    }
}
