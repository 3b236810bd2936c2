//! Contributions as they are read: what a giver said, joined with what staff made of it and what the giver thinks of that.
//!
//! A page of them takes as many questions as one of them does.

use std::collections::HashMap;

use sqlx::{
    Any, AnyConnection, AssertSqlSafe, FromRow,
    any::{AnyArguments, AnyRow},
    query::QueryAs,
};
use weerklank_core::{
    counts::protected,
    date::Date,
    feedback::{Contribution, Feedback, Moderation, Reply},
    receipt::FeedbackId,
    slug::Slug,
    staff::Incoming,
    verdict::Verdict,
};

use super::{StoreError, of_word, parse};

/// A contribution as its giver sees it.
pub(super) async fn contribution(
    connection: &mut AnyConnection,
    id: &FeedbackId,
) -> Result<Option<Contribution>, StoreError> {
    Ok(incoming(connection, id).await?.map(|incoming| incoming.contribution))
}

/// A contribution as staff see it.
pub(super) async fn incoming(connection: &mut AnyConnection, id: &FeedbackId) -> Result<Option<Incoming>, StoreError> {
    Ok(all_incoming(connection, &[id.as_str()]).await?.pop())
}

/// What is stored of a contribution itself: record, the day it came in, its version, where moderation stands, why, and
/// what is hidden.
type Row = (String, String, i64, Option<String>, Option<String>, Option<String>);

/// These contributions as staff see them, oldest first.
pub(super) async fn all_incoming(connection: &mut AnyConnection, ids: &[&str]) -> Result<Vec<Incoming>, StoreError> {
    // PostgreSQL knows no empty list.
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut replies = replies_to(connection, ids).await?;
    let mut verdicts = verdicts_of(connection, ids).await?;
    let rows: Vec<Row> = about(
        "select record, received_on, revision, state, reason, hidden from feedback
         left join moderation on moderation.feedback = feedback.id where feedback.id in",
        ids,
        " order by received_on, feedback.id",
    )
    .fetch_all(connection)
    .await?;
    let all = rows.into_iter().map(|(record, received_on, revision, state, reason, hidden)| {
        let feedback: Feedback = parse(&record)?;
        let moderation = match state {
            None => None,
            Some(state) => Some(Moderation { state: of_word(&state)?, reason }),
        };
        let replies = replies.remove(feedback.id.as_str()).unwrap_or_default();
        let verdicts = verdicts.remove(feedback.id.as_str()).unwrap_or_default();
        Ok(Incoming {
            contribution: Contribution { feedback, moderation, replies, verdicts },
            received_on: Date::parse(&received_on).ok_or(StoreError::Corrupt)?,
            revision: u32::try_from(revision).map_err(|_| StoreError::Corrupt)?,
            hidden: hidden.map(|hidden| parse(&hidden)).transpose()?.unwrap_or_default(),
        })
    });
    all.collect()
}

async fn replies_to(connection: &mut AnyConnection, ids: &[&str]) -> Result<HashMap<String, Vec<Reply>>, StoreError> {
    let rows: Vec<(String, String, String, Option<String>, i64)> = about(
        "select feedback.id, on_day, text, outcome,
                case when outcome is null
                then (select count(*) from reply_feedback as all_of where all_of.reply = replies.id)
                else (select count(*) from outcome_feedback as all_of
                      where all_of.agenda = feedback.agenda and all_of.outcome = replies.outcome) end
         from replies join reply_feedback on reply_feedback.reply = replies.id
         join feedback on feedback.id = reply_feedback.feedback where feedback.id in",
        ids,
        " order by on_day, replies.id",
    )
    .fetch_all(connection)
    .await?;
    let mut replies: HashMap<_, Vec<_>> = HashMap::new();
    for (id, on, text, outcome, givers) in rows {
        let outcome = outcome.map(|outcome| Slug::parse(&outcome).ok_or(StoreError::Corrupt)).transpose()?;
        // The giver is one of them.
        let others = protected(u32::try_from(givers - 1).map_err(|_| StoreError::Corrupt)?);
        let on = Date::parse(&on).ok_or(StoreError::Corrupt)?;
        replies.entry(id).or_default().push(Reply { on, text, outcome, others: Some(others) });
    }
    Ok(replies)
}

async fn verdicts_of(
    connection: &mut AnyConnection,
    ids: &[&str],
) -> Result<HashMap<String, Vec<Verdict>>, StoreError> {
    let rows: Vec<(String, String)> =
        about("select feedback, record from verdicts where feedback in", ids, " order by outcome")
            .fetch_all(connection)
            .await?;
    let mut verdicts: HashMap<_, Vec<_>> = HashMap::new();
    for (id, record) in rows {
        verdicts.entry(id).or_default().push(parse(&record)?);
    }
    Ok(verdicts)
}

/// A question about these ids, which stand in parentheses between `before` and `after`.
fn about<'a, T: for<'r> FromRow<'r, AnyRow>>(
    before: &str,
    ids: &[&'a str],
    after: &str,
) -> QueryAs<'a, Any, T, AnyArguments> {
    let places: Vec<_> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    // Only the places are put together here; the ids are bound to them.
    let sql = AssertSqlSafe(format!("{before} ({}) {after}", places.join(", ")));
    ids.iter().fold(sqlx::query_as(sql), |query, id| query.bind(*id))
}
