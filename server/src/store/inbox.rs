//! The part of the database that holds what staff do with what came in: read it, judge it, answer it.

use std::{collections::BTreeSet, fmt};

use sqlx::AnyConnection;
use weerklank_core::{
    date::Date,
    feedback::{Moderation, ModerationState, Reply},
    receipt::FeedbackId,
    slug::Slug,
    staff::{Conflict, Deed, Incoming, Review},
};

use super::{
    Store, StoreError,
    contributions::{all_incoming, incoming},
    json, log, plain, word,
};

/// Which contributions staff want to see.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Of this agenda only.
    pub agenda: Option<Slug>,
    /// Of this theme only.
    pub theme: Option<Slug>,
    /// Those that come after this place.
    pub after: Option<Place>,
    /// At most this many.
    pub limit: u16,
}

/// Where a page of contributions ended: stays right when others are stored or taken back meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    received_on: String,
    id: String,
}

impl Place {
    /// Reads what [`fmt::Display`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('.')?;
        let (day, id) = (Date::parse(day)?, FeedbackId::parse(id)?);
        Some(Self { received_on: day.as_str().to_owned(), id: id.as_str().to_owned() })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.received_on, self.id)
    }
}

impl Store {
    /// A page of contributions, oldest first, and where the next one starts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn select(&self, selection: &Selection) -> Result<(Vec<Incoming>, Option<Place>), StoreError> {
        let mut read = self.begin_read().await?;
        let word = |slug: &Option<Slug>| slug.as_ref().map_or(String::new(), Slug::to_string);
        let (day, id) = match &selection.after {
            Some(place) => (place.received_on.as_str(), place.id.as_str()),
            None => ("", ""),
        };
        // One more than asked tells whether there is a next page.
        let limit = usize::from(selection.limit);
        let mut rows: Vec<(String, String)> = sqlx::query_as(
            "select received_on, id from feedback
             where ($1 = '' or agenda = $1) and ($2 = '' or theme = $2) and (received_on, id) > ($3, $4)
             order by received_on, id limit $5",
        )
        .bind(word(&selection.agenda))
        .bind(word(&selection.theme))
        .bind(day)
        .bind(id)
        .bind(i64::from(selection.limit) + 1)
        .fetch_all(&mut *read)
        .await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let ids: Vec<_> = rows.iter().map(|(_, id)| id.as_str()).collect();
        let items = all_incoming(&mut read, &ids).await?;
        let last = rows.pop().filter(|_| more);
        Ok((items, last.map(|(received_on, id)| Place { received_on, id })))
    }

    /// A contribution, if it is there.
    pub(crate) async fn incoming(&self, id: &FeedbackId) -> Result<Option<Incoming>, StoreError> {
        incoming(&mut *self.begin_read().await?, id).await
    }

    /// Writes what staff made of a contribution. The same again changes nothing, so that a retry is no conflict.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn moderate(&self, id: &FeedbackId, review: &Review, by: &str) -> Result<Moderated, StoreError> {
        let mut write = self.begin_write().await?;
        let Some(old) = incoming(&mut write, id).await? else { return Ok(Moderated::Missing) };
        let moderation = Moderation { state: review.state, reason: review.reason.clone() };
        if old.contribution.moderation.as_ref() == Some(&moderation) && old.hidden == review.hidden {
            return Ok(Moderated::Done(Box::new(old)));
        }
        if review.revision.is_some_and(|revision| revision != old.revision) {
            return Ok(Moderated::Conflict(conflict(&mut write, &old).await?));
        }
        sqlx::query(
            "insert into moderation (feedback, state, reason, hidden) values ($1, $2, $3, $4)
             on conflict (feedback) do update
             set state = excluded.state, reason = excluded.reason, hidden = excluded.hidden",
        )
        .bind(id.as_str())
        .bind(word(&review.state)?)
        .bind(review.reason.as_deref().map(plain))
        .bind(json(&review.hidden)?)
        .execute(&mut *write)
        .await?;
        count_up(&mut write, id).await?;
        let agenda = &old.contribution.feedback.agenda;
        log(&mut write, by, deed(review.state), Some(agenda), id.as_str()).await?;
        let moderated = incoming(&mut write, id).await?.ok_or(StoreError::Corrupt)?;
        self.commit(write).await?;
        Ok(Moderated::Done(Box::new(moderated)))
    }

    /// The agendas that these are about.
    pub(crate) async fn agendas_of(&self, ids: &[FeedbackId]) -> Result<BTreeSet<Slug>, StoreError> {
        let mut agendas = BTreeSet::new();
        for id in ids {
            let agenda: Option<String> = sqlx::query_scalar("select agenda from feedback where id = $1")
                .bind(id.as_str())
                .fetch_optional(&self.pool)
                .await?;
            if let Some(agenda) = agenda {
                agendas.insert(Slug::parse(&agenda).ok_or(StoreError::Corrupt)?);
            }
        }
        Ok(agendas)
    }

    /// Stores an answer to givers, once for each `key`.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn reply(&self, key: &str, to: &[FeedbackId], reply: &Reply, by: &str) -> Result<Replied, StoreError> {
        let mut write = self.begin_write().await?;
        let missing = missing(&mut write, to, None).await?;
        if !missing.is_empty() {
            return Ok(Replied::Missing(missing));
        }
        let is_new = answer(&mut write, key, to, reply, by).await? > 0;
        self.commit(write).await?;
        Ok(if is_new { Replied::New } else { Replied::Again })
    }
}

/// What became of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moderated {
    /// It is stored.
    Done(Box<Incoming>),
    /// Somebody changed the contribution since it was read; nothing is stored.
    Conflict(Conflict),
    /// There is no such contribution.
    Missing,
}

/// What became of an answer of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replied {
    /// It is stored now.
    New,
    /// It was stored before.
    Again,
    /// These places in the list of givers name nobody; nothing is stored.
    Missing(Vec<usize>),
}

/// The places in `ids` that name no feedback, or none of `agenda`.
pub(super) async fn missing(
    connection: &mut AnyConnection,
    ids: &[FeedbackId],
    agenda: Option<&Slug>,
) -> Result<Vec<usize>, StoreError> {
    let mut missing = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let found: Option<i64> =
            sqlx::query_scalar("select 1 from feedback where id = $1 and ($2 is null or agenda = $2)")
                .bind(id.as_str())
                .bind(agenda.map(Slug::as_str))
                .fetch_optional(&mut *connection)
                .await?;
        if found.is_none() {
            missing.push(place);
        }
    }
    Ok(missing)
}

/// Stores an answer under `key`, if it is not there, and gives it to all of `to`. Gives how many did not have it yet,
/// which is logged.
pub(super) async fn answer(
    connection: &mut AnyConnection,
    key: &str,
    to: &[FeedbackId],
    reply: &Reply,
    by: &str,
) -> Result<u64, StoreError> {
    let outcome = reply.outcome.as_ref().map(Slug::as_str);
    sqlx::query("insert into replies (id, on_day, text, outcome) values ($1, $2, $3, $4) on conflict (id) do nothing")
        .bind(key)
        .bind(reply.on.as_str())
        .bind(plain(&reply.text))
        .bind(outcome)
        .execute(&mut *connection)
        .await?;
    let mut reached = 0;
    for id in to {
        reached += sqlx::query("insert into reply_feedback (reply, feedback) values ($1, $2) on conflict do nothing")
            .bind(key)
            .bind(id.as_str())
            .execute(&mut *connection)
            .await?
            .rows_affected();
        sqlx::query(
            "insert into outcome_feedback (agenda, outcome, feedback)
             select agenda, $1, id from feedback where id = $2 and $1 is not null on conflict do nothing",
        )
        .bind(outcome)
        .bind(id.as_str())
        .execute(&mut *connection)
        .await?;
    }
    if reached > 0 {
        log(connection, by, Deed::Replied, None, &reached.to_string()).await?;
    }
    Ok(reached)
}

/// Makes every version that somebody read an old one.
pub(super) async fn count_up(connection: &mut AnyConnection, id: &FeedbackId) -> Result<(), StoreError> {
    sqlx::query("update feedback set revision = revision + 1 where id = $1")
        .bind(id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Who changed a contribution last. An edit removes what staff made of it: as long as that is there, staff were last.
async fn conflict(connection: &mut AnyConnection, now: &Incoming) -> Result<Conflict, StoreError> {
    let last: Option<(String, String)> =
        sqlx::query_as("select on_day, by_name from log where about = $1 order by number desc limit 1")
            .bind(now.contribution.feedback.id.as_str())
            .fetch_optional(connection)
            .await?;
    let (on, by) = last.filter(|_| now.contribution.moderation.is_some()).unzip();
    Ok(Conflict { revision: now.revision, on: on.and_then(|on| Date::parse(&on)), by })
}

fn deed(state: ModerationState) -> Deed {
    match state {
        ModerationState::New => Deed::Reopened,
        ModerationState::Read => Deed::Read,
        ModerationState::Approved => Deed::Approved,
        ModerationState::Declined => Deed::Declined,
    }
}
