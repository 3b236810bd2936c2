//! The part of the database that holds what was done with what people said.

use std::collections::HashMap;

use serde::Deserialize;
use weerklank_core::{
    counts::Voice,
    date::Date,
    feedback::{Answers, Audience, Contribution, ModerationState, Reply},
    quoting::quotable,
    receipt::{FeedbackId, Secret},
    slug::Slug,
    staff::{Deed, Incoming, Part},
    verdict::Verdict,
};

use super::{
    Owned, Store, StoreError, WRITE, contribution,
    contributions::incoming,
    inbox::{answer, missing},
    json, log, of_word, open, parse,
};

/// An answer to givers, and the key under which it is stored once.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    pub(crate) key: String,
    pub(crate) to: &'a [FeedbackId],
    pub(crate) reply: Reply,
}

/// An outcome that staff publish, and whom it answers.
#[derive(Debug)]
pub(crate) struct Publication<'a> {
    /// The agenda.
    pub(crate) agenda: &'a Slug,
    /// The outcome's id.
    pub(crate) outcome: &'a Slug,
    /// The outcome as staff sent it.
    pub(crate) document: String,
    /// The answer to givers, beside those who were answered before.
    pub(crate) answer: Option<Answer<'a>>,
    /// All sentences that go with it, and whose they are.
    pub(crate) quotes: Vec<(&'a FeedbackId, &'a str)>,
}

/// What became of an outcome that staff published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Published {
    /// It is there now.
    New,
    /// It took the place of one that staff published before.
    Again,
    /// These places in the list of givers name nobody of this agenda; nothing is stored.
    Missing(Vec<usize>),
    /// These places in the list of sentences cannot be shown; nothing is stored.
    NotQuotable(Vec<usize>),
}

/// What came in about an agenda since its document was written.
#[derive(Debug, Default)]
pub(crate) struct Since {
    /// The outcomes of staff, by id.
    pub(crate) outcomes: Vec<StoredOutcome>,
    /// What is counted.
    pub(crate) voices: Vec<Voice>,
}

/// An outcome that staff published.
#[derive(Debug)]
pub(crate) struct StoredOutcome {
    /// Its own text.
    pub(crate) document: String,
    /// The sentences that staff chose, and what they are taken from as it is now.
    pub(crate) quotes: Vec<(Incoming, String)>,
}

impl Store {
    /// Stores an outcome in the place of an older one with its id, and answers givers with it.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn publish(&self, publication: &Publication<'_>, by: &str) -> Result<Published, StoreError> {
        let (agenda, outcome) = (publication.agenda.as_str(), publication.outcome.as_str());
        let mut write = self.pool.begin_with(WRITE).await?;
        let to = publication.answer.as_ref().map_or(&[][..], |answer| answer.to);
        let missing = missing(&mut write, to, Some(publication.agenda)).await?;
        if !missing.is_empty() {
            return Ok(Published::Missing(missing));
        }
        let mut refused = Vec::new();
        for (place, (id, sentence)) in publication.quotes.iter().enumerate() {
            let said = incoming(&mut write, id).await?;
            let said = said.filter(|said| said.contribution.feedback.agenda == *publication.agenda);
            if said.and_then(|said| quotable(&said.contribution, &said.hidden, sentence)).is_none() {
                refused.push(place);
            }
        }
        if !refused.is_empty() {
            return Ok(Published::NotQuotable(refused));
        }
        // With it go the sentences of the version before.
        let replaced = sqlx::query("delete from outcomes where agenda = $1 and id = $2")
            .bind(agenda)
            .bind(outcome)
            .execute(&mut *write)
            .await?;
        sqlx::query("insert into outcomes (agenda, id, document) values ($1, $2, $3)")
            .bind(agenda)
            .bind(outcome)
            .bind(&publication.document)
            .execute(&mut *write)
            .await?;
        for (position, (id, sentence)) in (0_i64..).zip(&publication.quotes) {
            sqlx::query(
                "insert into outcome_quotes (agenda, outcome, position, feedback, sentence) values ($1, $2, $3, $4, $5)",
            )
            .bind(agenda)
            .bind(outcome)
            .bind(position)
            .bind(id.as_str())
            .bind(*sentence)
            .execute(&mut *write)
            .await?;
        }
        if let Some(Answer { key, to, reply }) = &publication.answer {
            answer(&mut write, key, to, reply).await?;
        }
        log(&mut write, by, Deed::Published, Some(publication.agenda), &about(publication.outcome)).await?;
        self.commit(write).await?;
        Ok(if replaced.rows_affected() == 0 { Published::New } else { Published::Again })
    }

    /// Takes an outcome of staff away. Its answers stay: they were given. Gives whether there was one.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn withdraw(&self, agenda: &Slug, outcome: &Slug, by: &str) -> Result<bool, StoreError> {
        let mut write = self.pool.begin_with(WRITE).await?;
        let gone = sqlx::query("delete from outcomes where agenda = $1 and id = $2")
            .bind(agenda.as_str())
            .bind(outcome.as_str())
            .execute(&mut *write)
            .await?;
        let was_there = gone.rows_affected() > 0;
        if was_there {
            log(&mut write, by, Deed::Withdrew, Some(agenda), &about(outcome)).await?;
        }
        self.commit(write).await?;
        Ok(was_there)
    }

    /// Stores what the giver with this secret thinks of an outcome, in the place of what they thought before.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn judge(
        &self,
        id: &FeedbackId,
        secret: Option<&Secret>,
        verdict: &Verdict,
    ) -> Result<Owned<Contribution>, StoreError> {
        let mut write = self.pool.begin_with(WRITE).await?;
        let owned = open(&mut write, id, secret).await?;
        let Owned::Theirs(()) = owned else { return Ok(owned.refusal()) };
        sqlx::query(
            "insert into verdicts (feedback, outcome, record) values ($1, $2, $3)
             on conflict (feedback, outcome) do update set record = excluded.record",
        )
        .bind(id.as_str())
        .bind(verdict.outcome.as_str())
        .bind(json(verdict)?)
        .execute(&mut *write)
        .await?;
        let judged = contribution(&mut write, id).await?.ok_or(StoreError::Corrupt)?;
        self.commit(write).await?;
        self.wipe().await;
        Ok(Owned::Theirs(judged))
    }

    /// What came in about an agenda since its document was written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn since(&self, agenda: &Slug) -> Result<Since, StoreError> {
        let mut read = self.pool.begin().await?;
        let rows: Vec<(String, String)> =
            sqlx::query_as("select id, document from outcomes where agenda = $1 order by id")
                .bind(agenda.as_str())
                .fetch_all(&mut *read)
                .await?;
        let mut outcomes = Vec::with_capacity(rows.len());
        for (id, document) in rows {
            let chosen: Vec<(String, String)> = sqlx::query_as(
                "select feedback, sentence from outcome_quotes where agenda = $1 and outcome = $2 order by position",
            )
            .bind(agenda.as_str())
            .bind(&id)
            .fetch_all(&mut *read)
            .await?;
            let mut quotes = Vec::with_capacity(chosen.len());
            for (id, sentence) in chosen {
                let id = FeedbackId::parse(&id).ok_or(StoreError::Corrupt)?;
                quotes.push((incoming(&mut read, &id).await?.ok_or(StoreError::Corrupt)?, sentence));
            }
            outcomes.push(StoredOutcome { document, quotes });
        }
        let verdicts: Vec<(String, String)> = sqlx::query_as(
            "select verdicts.feedback, verdicts.record from verdicts join feedback on feedback.id = verdicts.feedback
             where feedback.agenda = $1",
        )
        .bind(agenda.as_str())
        .fetch_all(&mut *read)
        .await?;
        let mut verdicts_of: HashMap<String, Vec<Verdict>> = HashMap::new();
        for (id, record) in verdicts {
            verdicts_of.entry(id).or_default().push(parse(&record)?);
        }
        let rows: Vec<Row> = sqlx::query_as(
            "select feedback.id, record, received_on, state,
                    (select min(on_day) from replies join reply_feedback on reply_feedback.reply = replies.id
                     where reply_feedback.feedback = feedback.id)
             from feedback left join moderation on moderation.feedback = feedback.id where agenda = $1",
        )
        .bind(agenda.as_str())
        .fetch_all(&mut *read)
        .await?;
        let voices = rows.into_iter().map(|row| {
            let verdicts = verdicts_of.remove(&row.0).unwrap_or_default();
            voice(row, verdicts)
        });
        Ok(Since { outcomes, voices: voices.collect::<Result<_, _>>()? })
    }
}

/// What the log says of an outcome.
fn about(outcome: &Slug) -> String {
    format!("{}/{outcome}", Part::Outcomes.name())
}

/// Id, record, the day it came in, where moderation stands, and the day of the first answer.
type Row = (String, String, String, Option<String>, Option<String>);

/// What is counted of a record.
#[derive(Deserialize)]
struct Said {
    theme: Slug,
    audience: Audience,
    group_size: Option<u16>,
    #[serde(default)]
    answers: Answers,
}

fn voice((_, record, received_on, state, answered_on): Row, verdicts: Vec<Verdict>) -> Result<Voice, StoreError> {
    let Said { theme, audience, group_size, answers } = parse(&record)?;
    let day = |text: String| Date::parse(&text).ok_or(StoreError::Corrupt);
    Ok(Voice {
        theme,
        audience,
        group_size,
        answers,
        is_declined: state.map(|state| of_word(&state)).transpose()? == Some(ModerationState::Declined),
        received_on: day(received_on)?,
        answered_on: answered_on.map(day).transpose()?,
        verdicts,
    })
}
