//! The part of the database that holds what was done with what people said.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;
use sqlx::AnyConnection;
use weerklank_core::{
    counts::Voice,
    date::Date,
    feedback::{Answers, Audience, Contribution, ModerationState, Reply},
    quoting::quotable,
    receipt::{FeedbackId, Secret},
    slug::Slug,
    staff::{Conflict, Incoming, Part, Version},
    verdict::Verdict,
};

use super::{
    Item, Owned, Store, StoreError, Writer, contribution,
    contributions::incoming,
    drafts::{self, draft},
    inbox::{answer, missing},
    json, of_word, open, parse, plain,
    versions::{Turn, add, newest, version},
};

/// An answer to givers, and the key under which it is stored once.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    pub(crate) key: String,
    pub(crate) to: &'a [FeedbackId],
    pub(crate) reply: Reply,
}

/// Something that staff publish; of an outcome, also whom it answers.
#[derive(Debug)]
pub(crate) struct Publication<'a> {
    /// What it is.
    pub(crate) item: Item<'a>,
    /// Who publishes it.
    pub(crate) writer: Writer<'a>,
    /// It, as staff sent it.
    pub(crate) document: Value,
    /// What the draft of somebody else has to hold, where two pairs of eyes are asked for.
    pub(crate) seen: Option<&'a Value>,
    /// The answer to givers, beside those who were answered before.
    pub(crate) answer: Option<Answer<'a>>,
    /// All sentences that go with it, and whose they are.
    pub(crate) quotes: Vec<(&'a FeedbackId, &'a str)>,
}

/// What became of something that staff published.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Published {
    /// It is there now, and nothing of staff was.
    New(Version),
    /// It took the place of what staff published before, or is just that.
    Again(Version),
    /// Somebody else was before.
    Conflict(Conflict),
    /// Nobody else wrote this; nothing is stored.
    OneSaw,
    /// These places in the list of givers name nobody of this agenda; nothing is stored.
    Missing(Vec<usize>),
    /// These places in the list of sentences cannot be shown; nothing is stored.
    NotQuotable(Vec<usize>),
}

/// What came in about an agenda since its document was written.
#[derive(Debug, Default)]
pub(crate) struct Since {
    /// The sentences that staff chose, by outcome, and what they are taken from as it is now.
    pub(crate) quotes: BTreeMap<String, Vec<(Incoming, String)>>,
    /// What is counted.
    pub(crate) voices: Vec<Voice>,
}

impl Store {
    /// Adds a version of something, once though it is sent twice, and answers givers with it.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn publish(&self, publication: &Publication<'_>) -> Result<Published, StoreError> {
        let Publication { item, writer, document, .. } = publication;
        let mut write = self.begin_write().await?;
        let to = publication.answer.as_ref().map_or(&[][..], |answer| answer.to);
        let missing = missing(&mut write, to, Some(item.agenda)).await?;
        if !missing.is_empty() {
            return Ok(Published::Missing(missing));
        }
        let may_be_quoted =
            |said: &Incoming, sentence: &str| quotable(&said.contribution, &said.hidden, sentence).is_some();
        let refused = refused(&mut write, *item, &publication.quotes, may_be_quoted).await?;
        if !refused.is_empty() {
            return Ok(Published::NotQuotable(refused));
        }
        let (now, old) = newest(&mut write, *item).await?.unzip();
        let old = old.flatten();
        // Who knows the newest version and publishes it anew does so with intent: for more givers, mostly.
        let is_anew = now.as_ref().is_some_and(|now| writer.revision == Some(now.revision));
        let is_same = !is_anew && old.as_ref() == Some(document) && has_quotes(&mut write, publication).await?;
        let stamp = match (writer.turn(now.as_ref(), is_same), now) {
            (Turn::Conflict(conflict), _) => return Ok(Published::Conflict(conflict)),
            (Turn::Done, Some(now)) => now,
            (_, now) => {
                if let Some(body) = publication.seen
                    && !has_other_writer(&mut write, publication, body).await?
                {
                    return Ok(Published::OneSaw);
                }
                let stamp = add(&mut write, *item, writer.name, now.as_ref(), Some(document)).await?;
                keep_quotes(&mut write, publication).await?;
                drafts::remove(&mut write, *item).await?;
                stamp
            }
        };
        if let Some(Answer { key, to, reply }) = &publication.answer {
            answer(&mut write, key, to, reply, writer.name).await?;
        }
        self.commit_published(write).await?;
        let version = version(stamp, Some(document.clone()), item.part);
        Ok(if old.is_none() { Published::New(version) } else { Published::Again(version) })
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
        let mut write = self.begin_write().await?;
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
        self.wipe_at_once().await;
        Ok(Owned::Theirs(judged))
    }

    /// What came in about an agenda since its document was written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn since(&self, agenda: &Slug) -> Result<Since, StoreError> {
        let mut read = self.begin_read().await?;
        let chosen: Vec<(String, String, String)> = sqlx::query_as(
            "select outcome, feedback, sentence from outcome_quotes where agenda = $1 order by outcome, position",
        )
        .bind(agenda.as_str())
        .fetch_all(&mut *read)
        .await?;
        let mut quotes: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (outcome, id, sentence) in chosen {
            let id = FeedbackId::parse(&id).ok_or(StoreError::Corrupt)?;
            let said = incoming(&mut read, &id).await?.ok_or(StoreError::Corrupt)?;
            quotes.entry(outcome).or_default().push((said, sentence));
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
        Ok(Since { quotes, voices: voices.collect::<Result<_, _>>()? })
    }
}

/// The places in `quotes` of sentences that do not fit what their giver says now, or are about another agenda.
pub(super) async fn refused(
    connection: &mut AnyConnection,
    item: Item<'_>,
    quotes: &[(&FeedbackId, &str)],
    fits: impl Fn(&Incoming, &str) -> bool,
) -> Result<Vec<usize>, StoreError> {
    let mut refused = Vec::new();
    for (place, (id, sentence)) in quotes.iter().enumerate() {
        let said = incoming(connection, id).await?;
        let said = said.filter(|said| said.contribution.feedback.agenda == *item.agenda);
        if !said.is_some_and(|said| fits(&said, sentence)) {
            refused.push(place);
        }
    }
    Ok(refused)
}

/// Whether what is published is what somebody else wrote.
async fn has_other_writer(
    connection: &mut AnyConnection,
    publication: &Publication<'_>,
    body: &Value,
) -> Result<bool, StoreError> {
    let draft = draft(connection, publication.item).await?;
    Ok(draft.is_some_and(|draft| draft.body == *body && draft.by != publication.writer.name))
}

/// Whether exactly these sentences go with it now.
async fn has_quotes(connection: &mut AnyConnection, publication: &Publication<'_>) -> Result<bool, StoreError> {
    let stored: Vec<(String, String)> = sqlx::query_as(
        "select feedback, sentence from outcome_quotes where agenda = $1 and outcome = $2 order by position",
    )
    .bind(publication.item.agenda.as_str())
    .bind(publication.item.id.as_str())
    .fetch_all(connection)
    .await?;
    let wanted = publication.quotes.iter().map(|(id, sentence)| (id.as_str(), *sentence));
    // Only outcomes have any.
    Ok(publication.item.part != Part::Outcomes
        || stored.iter().map(|(id, sentence)| (id.as_str(), sentence.as_str())).eq(wanted))
}

async fn keep_quotes(connection: &mut AnyConnection, publication: &Publication<'_>) -> Result<(), StoreError> {
    for (position, (id, sentence)) in (0_i64..).zip(&publication.quotes) {
        sqlx::query(
            "insert into outcome_quotes (agenda, outcome, position, feedback, sentence) values ($1, $2, $3, $4, $5)",
        )
        .bind(publication.item.agenda.as_str())
        .bind(publication.item.id.as_str())
        .bind(position)
        .bind(id.as_str())
        .bind(plain(sentence))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
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
