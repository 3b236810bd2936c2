//! An agenda as it is served: its document as its editors wrote it, with what came of it since.
//!
//! What staff published is laid over it (`overlay`); the words of givers that may be shown now, and what was counted, are
//! added. It is made anew when something was written, or when the day is another one, and never for each request.

#[cfg(test)]
mod model;

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard};
use weerklank_core::{
    agenda::Agenda,
    counts::Counts,
    date::Date,
    quoting::quotable,
    slug::Slug,
    staff::{Incoming, Part},
    verdict::VerdictCounts,
};

use crate::{
    clock,
    document::{Document, Effort},
    feed,
    overlay::Laid,
    store::{Since, Store, StoreError, Turn},
};

/// One agenda of this server.
#[derive(Debug)]
pub(crate) struct Living {
    written: String,
    agenda: Agenda,
    /// What was laid over it last, and how often staff had published then. Held while it is made, so that it is made once.
    laid: Mutex<Option<(i64, Arc<Laid>)>>,
    /// The same for what is served.
    served: Mutex<Option<Served>>,
    publishing: Mutex<()>,
}

/// What was made last, and of what.
#[derive(Debug)]
struct Served {
    writes: i64,
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
        Self { written, agenda, laid: Mutex::default(), served: Mutex::default(), publishing: Mutex::default() }
    }

    /// The agenda as its editors wrote it.
    pub(crate) fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// Held by who checks and then publishes: what was checked is what it is laid over.
    pub(crate) async fn publishing(&self, store: &Store) -> Result<(MutexGuard<'_, ()>, Turn), StoreError> {
        // First among ourselves, so that who waits for another process is one.
        Ok((self.publishing.lock().await, store.begin_publishing().await?))
    }

    /// The agenda with what staff published of it.
    pub(crate) async fn laid(&self, store: &Store) -> Result<Arc<Laid>, StoreError> {
        let mut made = self.laid.lock().await;
        // Asked for before anything is read: what is published meanwhile makes it old at once.
        let publications = store.publications().await?;
        if let Some((_, laid)) = made.as_ref().filter(|(of, _)| *of == publications) {
            return Ok(Arc::clone(laid));
        }
        let laid = Arc::new(Laid::new(&self.written, store.parts(&self.agenda.id).await?)?);
        *made = Some((publications, Arc::clone(&laid)));
        Ok(laid)
    }

    /// What readers get now. `site` is the address of the site, as `feed` needs it.
    pub(crate) async fn edition(&self, store: &Store, site: &str) -> Result<Arc<Edition>, StoreError> {
        let mut served = self.served.lock().await;
        // As above.
        let (writes, on) = (store.writes().await?, clock::today());
        if let Some(served) = served.as_ref().filter(|served| served.writes == writes && served.on == on) {
            return Ok(Arc::clone(&served.edition));
        }
        let since = store.since(&self.agenda.id).await?;
        let text = self.merged(&*self.laid(store).await?, &since, on.clone())?;
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

    /// The document with what came since; to the letter as it was written when nothing did.
    fn merged(&self, laid: &Laid, since: &Since, today: Date) -> Result<String, StoreError> {
        let counts = Counts::of(&since.voices, today);
        if laid.parts.is_empty() && counts.is_none() {
            return Ok(self.written.clone());
        }
        let mut document = laid.document.clone();
        for outcome in document.get_mut("outcomes").and_then(Value::as_array_mut).into_iter().flatten() {
            let id = outcome["id"].as_str().and_then(Slug::parse).ok_or(StoreError::Corrupt)?;
            if let Some(verdicts) = VerdictCounts::of(&since.voices, &id) {
                outcome["verdicts"] = value(&verdicts)?;
            }
            if let Some(chosen) = since.quotes.get(id.as_str()).filter(|_| laid.has(Part::Outcomes, id.as_str())) {
                let quotes: Vec<_> = chosen.iter().filter_map(quote).collect();
                if !quotes.is_empty() {
                    outcome["quotes"] = quotes.into();
                }
            }
        }
        if let Some(counts) = counts {
            document["counts"] = value(&counts)?;
        }
        Ok(document.to_string())
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

/// A sentence that staff chose, if it may be shown now.
fn quote((said, sentence): &(Incoming, String)) -> Option<Value> {
    quotable(&said.contribution, &said.hidden, sentence).map(|by| json!({ "text": sentence, "by": by }))
}

fn value(of: &impl serde::Serialize) -> Result<Value, StoreError> {
    serde_json::to_value(of).map_err(|_| StoreError::Corrupt)
}
