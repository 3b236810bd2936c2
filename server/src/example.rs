//! A living example: what people might have said about the agenda that is made up, and what might have come of it.
//!
//! So that who looks at the application for the first time sees more than an empty place. All of it is in
//! `example/voorbeeld.json`, and is stored as if it had come from givers and from staff. An agenda that is not an
//! example never gets any.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use weerklank_core::{
    feedback::Reply,
    receipt::{ENTROPY, FeedbackId, ReceiptCode},
    slug::Slug,
    staff::{Part, Review},
    verdict::{Heard, Says, Verdict},
};

use crate::{
    Agendas, Store, clock,
    digest::hash,
    store::{Item, NewDraft, Owned, Publication, SERVER, Selection, StoreError, Writer},
};

/// The name of the token that published what is published.
const EDITORS: &str = "redactie";
const EXAMPLE: &str = include_str!("../example/voorbeeld.json");

#[derive(Deserialize)]
struct Example {
    agenda: Slug,
    versions: Vec<Version>,
    drafts: Vec<Draft>,
    answers: Vec<Answer>,
    outcomes: Vec<Outcome>,
    contributions: Vec<Contribution>,
}

/// Something that staff published before what is there now.
#[derive(Deserialize)]
struct Version {
    part: Part,
    item: Slug,
    document: Value,
}

/// Something that staff are writing.
#[derive(Deserialize)]
struct Draft {
    part: Part,
    item: Slug,
    by: String,
    body: Value,
    /// The contributions that it answers, counted from 1.
    answers: Vec<usize>,
    #[serde(default)]
    quotes: Vec<Quote>,
}

/// An answer to all contributions that name it.
#[derive(Deserialize)]
struct Answer {
    name: String,
    outcome: Slug,
    days_ago: i64,
    text: String,
}

/// An outcome that staff published.
#[derive(Deserialize)]
struct Outcome {
    outcome: Value,
    days_ago: i64,
    quotes: Vec<Quote>,
}

/// A sentence of a contribution, counted from 1.
#[derive(Deserialize)]
struct Quote {
    contribution: usize,
    text: String,
}

#[derive(Clone, Deserialize)]
struct Contribution {
    /// What was said, without what belongs to a receipt.
    feedback: Value,
    days_ago: i64,
    moderation: Option<Review>,
    /// The name of the answer to it.
    answer: Option<String>,
    verdict: Option<NewVerdict>,
}

/// What its giver thinks of the outcome that answers it.
#[derive(Clone, Deserialize)]
struct NewVerdict {
    says: Says,
    heard: Option<Heard>,
    text: Option<String>,
    days_ago: i64,
}

/// Who says what, as far as there are so many contributions.
fn sentences<'a>(quotes: &'a [Quote], ids: &'a [FeedbackId]) -> Vec<(&'a FeedbackId, &'a str)> {
    let sentences = quotes.iter().filter_map(|quote| {
        let id = ids.get(quote.contribution.checked_sub(1)?)?;
        Some((id, quote.text.as_str()))
    });
    sentences.collect()
}

/// The receipt of a contribution, counted from 1: always the same, so that everybody can look at it.
fn receipt(number: usize) -> ReceiptCode {
    let digest = Sha256::digest(format!("weerklank/example/1\n{number}"));
    let mut entropy = [0; ENTROPY];
    entropy.copy_from_slice(&digest[..ENTROPY]);
    ReceiptCode::from_entropy(entropy)
}

/// Fills the agenda that is an example, if nobody said anything about it yet. Gives a receipt to look at, if there is one.
///
/// With more contributions than are written, people say the same again: for measuring.
///
/// # Errors
/// When the database does not do it.
pub async fn fill(agendas: &Agendas, store: &Store, contributions: usize) -> Result<Option<ReceiptCode>, StoreError> {
    let mut example: Example = serde_json::from_str(EXAMPLE).map_err(|_| StoreError::Corrupt)?;
    let written = std::mem::take(&mut example.contributions);
    example.contributions = written.into_iter().cycle().take(contributions).collect();
    if !agendas.get(&example.agenda).is_some_and(|living| living.agenda().example) {
        return Ok(None);
    }
    let said = Selection { agenda: Some(example.agenda.clone()), limit: 1, ..Selection::default() };
    if store.select(&said).await?.0.is_empty() {
        example.store(store).await?;
    }
    let code = receipt(1);
    let there = store.read(&code.feedback_id(), Some(&code.secret())).await?;
    Ok(matches!(there, Owned::Theirs(_)).then_some(code))
}

impl Example {
    async fn store(&self, store: &Store) -> Result<(), StoreError> {
        let ids: Vec<_> = (1..=self.contributions.len()).map(|number| receipt(number).feedback_id()).collect();
        for (number, contribution) in (1..).zip(&self.contributions) {
            self.say(store, number, contribution).await?;
        }
        for Version { part, item, document } in &self.versions {
            self.publish(store, *part, item, document.clone(), Vec::new()).await?;
        }
        for outcome in &self.outcomes {
            self.publish_outcome(store, outcome, &ids).await?;
        }
        for draft in &self.drafts {
            self.draft(store, draft, &ids).await?;
        }
        let mut givers: HashMap<&str, Vec<FeedbackId>> = HashMap::new();
        for (contribution, id) in self.contributions.iter().zip(&ids) {
            if let Some(answer) = &contribution.answer {
                givers.entry(answer).or_default().push(id.clone());
            }
        }
        for answer in &self.answers {
            let to = givers.remove(answer.name.as_str()).unwrap_or_default();
            let (on, outcome) = (clock::day(-answer.days_ago), Some(answer.outcome.clone()));
            let reply = Reply { on, text: answer.text.clone(), outcome, others: None };
            store.reply(&hash(&format!("example\n{}", answer.name)), &to, &reply, SERVER).await?;
        }
        for (number, contribution) in (1..).zip(&self.contributions) {
            self.judge(store, number, contribution).await?;
        }
        Ok(())
    }

    async fn say(&self, store: &Store, number: usize, contribution: &Contribution) -> Result<(), StoreError> {
        let (code, day) = (receipt(number), clock::day(-contribution.days_ago));
        let mut feedback = contribution.feedback.clone();
        feedback["id"] = json!(code.feedback_id());
        feedback["secret_hash"] = json!(code.secret().hash());
        feedback["agenda"] = json!(self.agenda);
        feedback["created_on"] = json!(day);
        let feedback = serde_json::from_value(feedback).map_err(|_| StoreError::Corrupt)?;
        store.create(&feedback, &day).await?;
        if let Some(moderation) = &contribution.moderation {
            store.moderate(&feedback.id, moderation, SERVER).await?;
        }
        Ok(())
    }

    async fn publish_outcome(&self, store: &Store, new: &Outcome, ids: &[FeedbackId]) -> Result<(), StoreError> {
        let mut outcome = new.outcome.clone();
        let id = outcome["id"].as_str().and_then(Slug::parse).ok_or(StoreError::Corrupt)?;
        outcome["on"] = json!(clock::day(-new.days_ago));
        self.publish(store, Part::Outcomes, &id, outcome, sentences(&new.quotes, ids)).await
    }

    async fn publish(
        &self,
        store: &Store,
        part: Part,
        id: &Slug,
        document: Value,
        quotes: Vec<(&FeedbackId, &str)>,
    ) -> Result<(), StoreError> {
        let publication = Publication {
            item: Item { agenda: &self.agenda, part, id },
            writer: Writer { name: EDITORS, revision: None },
            document,
            seen: None,
            // They are answered with the others.
            answer: None,
            quotes,
        };
        store.publish(&publication).await.map(drop)
    }

    async fn draft(&self, store: &Store, new: &Draft, ids: &[FeedbackId]) -> Result<(), StoreError> {
        let to: Vec<_> = new.answers.iter().filter_map(|number| ids.get(number.checked_sub(1)?)).cloned().collect();
        let quotes = sentences(&new.quotes, ids);
        let mut body = new.body.clone();
        body["feedback"] = json!(to);
        if !quotes.is_empty() {
            let quotes = quotes.iter().map(|(id, text)| json!({ "feedback": id, "text": text }));
            body["quotes"] = quotes.collect();
        }
        let item = Item { agenda: &self.agenda, part: new.part, id: &new.item };
        let writer = Writer { name: &new.by, revision: None };
        store.keep_draft(&NewDraft { item, writer, body: &body, to: &to, quotes }).await.map(drop)
    }

    async fn judge(&self, store: &Store, number: usize, contribution: &Contribution) -> Result<(), StoreError> {
        let answer = self.answers.iter().find(|answer| Some(&answer.name) == contribution.answer.as_ref());
        let (Some(answer), Some(new)) = (answer, &contribution.verdict) else { return Ok(()) };
        let verdict = Verdict {
            outcome: answer.outcome.clone(),
            says: new.says,
            heard: new.heard,
            text: new.text.clone(),
            on: clock::day(-new.days_ago),
        };
        let code = receipt(number);
        store.judge(&code.feedback_id(), Some(&code.secret()), &verdict).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::problem::FieldProblem;

    async fn filled(folder: &Path) -> (Agendas, Store, Option<ReceiptCode>) {
        let agendas = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../public/data/agendas"));
        let store = Store::open(&folder.join("weerklank.db")).await.unwrap();
        let agendas = Agendas::load(agendas, &store).await.unwrap();
        let receipt = fill(&agendas, &store, 60).await.unwrap();
        (agendas, store, receipt)
    }

    #[tokio::test]
    async fn it_is_what_people_could_have_sent_and_is_stored_once() {
        let folder = tempfile::TempDir::new().unwrap();
        let (agendas, store, receipt) = filled(folder.path()).await;
        let all = Selection { limit: 200, ..Selection::default() };
        let (said, _) = store.select(&all).await.unwrap();
        assert!(said.len() >= 50);
        for incoming in &said {
            let problems = agendas.problems(&incoming.contribution.feedback, &store).await.unwrap();
            assert_eq!(problems, [] as [FieldProblem; 0]);
            assert!(incoming.contribution.verdicts.iter().all(|verdict| verdict.problems().is_empty()));
        }
        let agenda = agendas.get(&Slug::parse("voorbeeld").unwrap()).unwrap();
        let laid = agenda.laid(&store).await.unwrap();
        let published = store.parts(&agenda.agenda().id).await.unwrap();
        assert!(published.iter().any(|part| part.stamp.revision > 1), "something has a history");
        assert_eq!(laid.parts.len(), published.len(), "all of it fits");
        for part in published {
            let item = Item { agenda: &agenda.agenda().id, part: part.part, id: &part.id };
            assert_eq!(laid.problems(item, &part.document.unwrap()), [] as [FieldProblem; 0]);
        }
        let drafts = store.drafts().await.unwrap();
        assert!(drafts.len() > 1 && drafts.iter().all(|draft| draft.body["feedback"][0].is_string()));
        let code = receipt.unwrap();
        let Owned::Theirs(shown) = store.read(&code.feedback_id(), Some(&code.secret())).await.unwrap() else {
            panic!("the receipt opens it")
        };
        assert!(shown.feedback.text.is_some() && !shown.replies.is_empty());
        assert_eq!(fill(&agendas, &store, 60).await.unwrap(), Some(code));
        assert_eq!(store.select(&all).await.unwrap().0, said);
    }
}
