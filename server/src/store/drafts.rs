//! The part of the database that holds what staff are writing: one draft of each thing.
//!
//! A draft can hold sentences of givers, and the answer to them. So it is looked through when somebody changes or takes
//! back what they said, and nothing gets in that nobody says now.

use serde_json::Value;
use sqlx::AnyConnection;
use weerklank_core::{
    quoting::is_said,
    receipt::FeedbackId,
    slug::Slug,
    staff::{Conflict, Draft, Incoming, Part},
};

use super::{
    Item, Stamp, Store, StoreError, Writer,
    inbox::missing,
    outcomes::refused,
    parse,
    versions::{Turn, stamp},
};
use crate::clock;

/// What somebody keeps for later.
#[derive(Debug)]
pub(crate) struct NewDraft<'a> {
    /// What it is a draft of.
    pub(crate) item: Item<'a>,
    /// Who keeps it.
    pub(crate) writer: Writer<'a>,
    /// What would be sent to publish it.
    pub(crate) body: &'a Value,
    /// Whom it would answer, as `body` says.
    pub(crate) to: &'a [FeedbackId],
    /// The sentences in it and whose they are, as `body` says.
    pub(crate) quotes: Vec<(&'a FeedbackId, &'a str)>,
}

/// What became of a draft that was to be kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kept {
    /// It is kept, now or since before.
    Done(Draft),
    /// Somebody else was before.
    Conflict(Conflict),
    /// These places in the list of givers name nobody of this agenda; nothing is kept.
    Missing(Vec<usize>),
    /// These places in the list of sentences hold what nobody says; nothing is kept.
    NotSaid(Vec<usize>),
}

/// What became of a draft that was to be thrown away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dropped {
    /// It is gone.
    Done,
    /// There is none.
    Unknown,
    /// Somebody else was before.
    Conflict(Conflict),
}

/// Why sentences and ids of a giver leave a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// They say something else now. They can still be answered.
    Changed,
    /// They took it back. An answer to them alone may repeat what they said.
    TookBack,
}

type Row = (String, String, String, i64, String, String, String);

impl Store {
    /// Keeps a draft in the place of the one before.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn keep_draft(&self, new: &NewDraft<'_>) -> Result<Kept, StoreError> {
        let (item, mut write) = (new.item, self.begin_write().await?);
        let missing = missing(&mut write, new.to, Some(item.agenda)).await?;
        if !missing.is_empty() {
            return Ok(Kept::Missing(missing));
        }
        let is_said = |said: &Incoming, sentence: &str| is_said(&said.contribution, &said.hidden, sentence);
        let refused = refused(&mut write, item, &new.quotes, is_said).await?;
        if !refused.is_empty() {
            return Ok(Kept::NotSaid(refused));
        }
        let old = draft(&mut write, item).await?;
        let now = old.as_ref().map(written);
        let stamp = match new.writer.turn(now.as_ref(), old.as_ref().is_some_and(|old| old.body == *new.body)) {
            Turn::Conflict(conflict) => return Ok(Kept::Conflict(conflict)),
            Turn::Done => return old.map(Kept::Done).ok_or(StoreError::Corrupt),
            Turn::Theirs => Stamp {
                revision: now.map_or(0, |stamp| stamp.revision) + 1,
                on: clock::today(),
                by: new.writer.name.to_owned(),
            },
        };
        put(&mut write, item, &stamp, new.body).await?;
        let kept = draft(&mut write, item).await?.ok_or(StoreError::Corrupt)?;
        write.commit().await?;
        Ok(Kept::Done(kept))
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn drop_draft(&self, item: Item<'_>, writer: Writer<'_>) -> Result<Dropped, StoreError> {
        let mut write = self.begin_write().await?;
        let Some(old) = draft(&mut write, item).await? else { return Ok(Dropped::Unknown) };
        if let Turn::Conflict(conflict) = writer.turn(Some(&written(&old)), false) {
            return Ok(Dropped::Conflict(conflict));
        }
        remove(&mut write, item).await?;
        write.commit().await?;
        Ok(Dropped::Done)
    }

    /// Every draft.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select agenda, part, item, revision, on_day, by_name, body from drafts order by agenda, part, item",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(read).collect()
    }
}

/// The draft of something.
pub(super) async fn draft(connection: &mut AnyConnection, item: Item<'_>) -> Result<Option<Draft>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "select agenda, part, item, revision, on_day, by_name, body from drafts
         where agenda = $1 and part = $2 and item = $3",
    )
    .bind(item.agenda.as_str())
    .bind(item.part.name())
    .bind(item.id.as_str())
    .fetch_optional(connection)
    .await?;
    row.map(read).transpose()
}

/// Removes the draft of something, if there is one.
pub(super) async fn remove(connection: &mut AnyConnection, item: Item<'_>) -> Result<(), StoreError> {
    sqlx::query("delete from drafts where agenda = $1 and part = $2 and item = $3")
        .bind(item.agenda.as_str())
        .bind(item.part.name())
        .bind(item.id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes from every draft what it has of a giver. Who was writing in one is told by its revision.
pub(super) async fn forget(
    connection: &mut AnyConnection,
    giver: &FeedbackId,
    leaving: Leaving,
) -> Result<(), StoreError> {
    let rows: Vec<Row> =
        sqlx::query_as("select agenda, part, item, revision, on_day, by_name, body from drafts where body like $1")
            .bind(format!("%{}%", giver.as_str()))
            .fetch_all(&mut *connection)
            .await?;
    for row in rows {
        let old = read(row)?;
        let item = Item { agenda: &old.agenda, part: old.part, id: &old.item };
        match without(old.body.clone(), giver, leaving) {
            // Nothing is left of an answer to nobody.
            Rest::AnswersNobody(_) if old.part == Part::Replies => remove(connection, item).await?,
            Rest::AnswersNobody(body) | Rest::Body(body) if body != old.body => {
                let stamp = Stamp { revision: old.revision + 1, ..written(&old) };
                put(connection, item, &stamp, &body).await?;
            }
            Rest::AnswersNobody(_) | Rest::Body(_) => {}
        }
    }
    Ok(())
}

/// What is left of a draft.
#[derive(Debug, PartialEq)]
enum Rest {
    Body(Value),
    /// The last whom it answers is gone, and so is the answer.
    AnswersNobody(Value),
}

fn without(mut body: Value, giver: &FeedbackId, leaving: Leaving) -> Rest {
    let is_theirs = |id: &Value| id.as_str() == Some(giver.as_str());
    if let Some(quotes) = body.get_mut("quotes").and_then(Value::as_array_mut) {
        quotes.retain(|quote| !is_theirs(&quote["feedback"]));
    }
    if leaving == Leaving::TookBack
        && let Some(to) = body.get_mut("feedback").and_then(Value::as_array_mut)
    {
        let before = to.len();
        to.retain(|id| !is_theirs(id));
        if to.is_empty() && before > 0 {
            body["text"] = "".into();
            return Rest::AnswersNobody(body);
        }
    }
    Rest::Body(body)
}

fn written(draft: &Draft) -> Stamp {
    Stamp { revision: draft.revision, on: draft.on.clone(), by: draft.by.clone() }
}

async fn put(connection: &mut AnyConnection, item: Item<'_>, stamp: &Stamp, body: &Value) -> Result<(), StoreError> {
    sqlx::query(
        "insert into drafts (agenda, part, item, revision, on_day, by_name, body) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (agenda, part, item) do update set revision = excluded.revision, on_day = excluded.on_day,
             by_name = excluded.by_name, body = excluded.body",
    )
    .bind(item.agenda.as_str())
    .bind(item.part.name())
    .bind(item.id.as_str())
    .bind(i64::from(stamp.revision))
    .bind(stamp.on.as_str())
    .bind(&stamp.by)
    .bind(body.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

fn read((agenda, part, item, revision, on, by, body): Row) -> Result<Draft, StoreError> {
    let Stamp { revision, on, by } = stamp((revision, on, by))?;
    Ok(Draft {
        agenda: Slug::parse(&agenda).ok_or(StoreError::Corrupt)?,
        part: Part::parse(&part).ok_or(StoreError::Corrupt)?,
        item: Slug::parse(&item).ok_or(StoreError::Corrupt)?,
        revision,
        on,
        by,
        body: parse(&body)?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn giver(digit: &str) -> FeedbackId {
        FeedbackId::parse(&digit.repeat(32)).unwrap()
    }

    #[test]
    fn who_says_something_else_is_quoted_no_longer_and_can_still_be_answered() {
        let (noor, sem) = (giver("a"), giver("b"));
        let quotes = json!([{ "feedback": noor, "text": "Bel me." }, { "feedback": sem, "text": "Hoi." }]);
        let body = json!({ "feedback": [noor, sem], "text": "Dank.", "quotes": quotes });
        let rest = without(body.clone(), &noor, Leaving::Changed);
        let sems = json!([{ "feedback": sem, "text": "Hoi." }]);
        assert_eq!(rest, Rest::Body(json!({ "feedback": [noor, sem], "text": "Dank.", "quotes": sems })));
        let rest = without(body, &noor, Leaving::TookBack);
        assert_eq!(rest, Rest::Body(json!({ "feedback": [sem], "text": "Dank.", "quotes": sems })));
    }

    #[test]
    fn an_answer_to_the_last_who_took_back_goes_with_them() {
        let (noor, sem) = (giver("a"), giver("b"));
        let body = json!({ "feedback": [noor], "text": "Je zei: bel me.", "outcome": {} });
        let rest = without(body.clone(), &noor, Leaving::TookBack);
        assert_eq!(rest, Rest::AnswersNobody(json!({ "feedback": [], "text": "", "outcome": {} })));
        assert_eq!(without(body.clone(), &sem, Leaving::TookBack), Rest::Body(body));
    }
}
