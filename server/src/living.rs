//! An agenda as it is served: its document as its editors wrote it, with what came of it since.
//!
//! Outcomes of staff take the place of those with the same id, or stand behind the others; what was counted is added.
//! It is made anew when something was written, or when the day is another one, and never for each request.

#[cfg(test)]
mod model;

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::Mutex;
use weerklank_core::{
    agenda::Agenda, counts::Counts, date::Date, outcome::Outcome, quoting::quotable, slug::Slug, verdict::VerdictCounts,
};

use crate::{
    clock,
    document::{Document, Effort},
    feed,
    store::{Since, Store, StoreError, StoredOutcome},
};

/// One agenda of this server.
#[derive(Debug)]
pub(crate) struct Living {
    written: String,
    agenda: Agenda,
    /// Held while it is made, so that it is made once.
    served: Mutex<Option<Served>>,
}

/// What was made last, and of what.
#[derive(Debug)]
struct Served {
    writes: u64,
    on: Date,
    edition: Arc<Edition>,
}

/// What readers of an agenda get.
#[derive(Debug)]
pub(crate) struct Edition {
    /// The agenda.
    pub(crate) agenda: Agenda,
    /// Its document.
    pub(crate) document: Document,
    /// What was done, as a feed.
    pub(crate) feed: Document,
}

impl Living {
    /// An agenda that was checked.
    pub(crate) fn new(written: String, agenda: Agenda) -> Self {
        Self { written, agenda, served: Mutex::default() }
    }

    /// The agenda as its editors wrote it.
    pub(crate) fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// What readers get now. `site` is the address of the site, as `feed` needs it.
    pub(crate) async fn edition(&self, store: &Store, site: &str) -> Result<Arc<Edition>, StoreError> {
        let mut served = self.served.lock().await;
        // Asked for before anything is read: what is written meanwhile makes it old at once.
        let (writes, on) = (store.writes(), clock::today());
        if let Some(served) = served.as_ref().filter(|served| served.writes == writes && served.on == on) {
            return Ok(Arc::clone(&served.edition));
        }
        let since = store.since(&self.agenda.id).await?;
        let text = merged(&self.written, &self.agenda, &since, on.clone())?;
        let same = served.take().map(|served| served.edition).filter(|edition| edition.document.is(&text));
        let edition = match same {
            Some(edition) => edition,
            None => {
                let effort = if text == self.written { Effort::Lasting } else { Effort::Passing };
                Arc::new(Edition::new(text, site.to_owned(), on.clone(), effort).await?)
            }
        };
        *served = Some(Served { writes, on, edition: Arc::clone(&edition) });
        Ok(edition)
    }
}

impl Edition {
    /// Compressing takes a while, so others go on meanwhile.
    async fn new(text: String, site: String, today: Date, effort: Effort) -> Result<Self, StoreError> {
        let made = tokio::task::spawn_blocking(move || {
            let agenda: Agenda = serde_json::from_str(&text).map_err(|_| StoreError::Corrupt)?;
            let feed = Document::new(feed::atom(&agenda, &site, &today), feed::KIND, effort);
            Ok(Self { agenda, document: Document::new(text, "application/json", effort), feed })
        });
        made.await.unwrap_or(Err(StoreError::Corrupt))
    }
}

/// The document with what came since; to the letter as it was written when nothing did.
fn merged(written: &str, agenda: &Agenda, since: &Since, today: Date) -> Result<String, StoreError> {
    let counts = Counts::of(&since.voices, today);
    if since.outcomes.is_empty() && counts.is_none() {
        return Ok(written.to_owned());
    }
    let mut document: Value = serde_json::from_str(written).map_err(|_| StoreError::Corrupt)?;
    let mut outcomes = match document["outcomes"].take() {
        Value::Array(outcomes) => outcomes,
        _ => Vec::new(),
    };
    for stored in &since.outcomes {
        let Some(outcome) = shown(stored, agenda)? else { continue };
        match outcomes.iter_mut().find(|known| known["id"] == outcome["id"]) {
            Some(known) => *known = outcome,
            None => outcomes.push(outcome),
        }
    }
    for outcome in &mut outcomes {
        let id = outcome["id"].as_str().and_then(Slug::parse).ok_or(StoreError::Corrupt)?;
        if let Some(verdicts) = VerdictCounts::of(&since.voices, &id) {
            outcome["verdicts"] = json(&verdicts)?;
        }
    }
    document["outcomes"] = outcomes.into();
    if let Some(counts) = counts {
        document["counts"] = json(&counts)?;
    }
    Ok(document.to_string())
}

/// An outcome of staff with the sentences that may be shown now. `None` when its editors took away what it is about.
fn shown(stored: &StoredOutcome, agenda: &Agenda) -> Result<Option<Value>, StoreError> {
    let outcome: Outcome = serde_json::from_str(&stored.document).map_err(|_| StoreError::Corrupt)?;
    if let Some(flaw) = agenda.flaws(&outcome).first() {
        tracing::warn!("outcome `{}` of agenda `{}` is passed over: it {flaw}", outcome.id, agenda.id);
        return Ok(None);
    }
    let mut value: Value = serde_json::from_str(&stored.document).map_err(|_| StoreError::Corrupt)?;
    let quotes = stored.quotes.iter().filter_map(|(said, sentence)| {
        quotable(&said.contribution, &said.hidden, sentence).map(|by| serde_json::json!({ "text": sentence, "by": by }))
    });
    let quotes: Vec<_> = quotes.collect();
    if !quotes.is_empty() {
        value["quotes"] = quotes.into();
    }
    Ok(Some(value))
}

fn json(value: &impl serde::Serialize) -> Result<Value, StoreError> {
    serde_json::to_value(value).map_err(|_| StoreError::Corrupt)
}
