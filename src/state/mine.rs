//! What the person said, as far as its receipts are here: read side by side, so that one that fails hides no other.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    backend::OperationName,
    feedback::Contribution,
    news::{News, Seen},
    outbox::State,
    receipt::ReceiptCode,
};

use super::{
    library::{Library, Load, Shelf, fill},
    outbox::Outbox,
    receipts::Receipt,
};
use crate::api::Backend;

/// A contribution whose ten words are here.
#[derive(Clone)]
pub struct Own {
    /// The ten words.
    pub code: ReceiptCode,
    /// Their receipt. Words that were typed have none before they were looked up.
    receipt: Option<Receipt>,
    /// The contribution itself.
    pub contribution: Shelf<Contribution>,
}

impl Own {
    fn new(code: ReceiptCode, receipt: Option<Receipt>) -> Self {
        Self { code, receipt, contribution: Shelf::new(Load::Loading) }
    }

    /// The receipt, as soon as one knows what the words belong to.
    pub fn receipt(&self) -> Option<Receipt> {
        self.receipt.clone().or_else(|| match &*self.contribution.read() {
            Load::Ready(contribution) => Some(Receipt::of(&contribution.feedback, &self.code)),
            _ => None,
        })
    }
}

/// All of these: kept on this device, or of this tab.
#[derive(Clone)]
pub struct Mine {
    backend: Backend,
    library: Library,
    outbox: Outbox,
    own: ArcRwSignal<Vec<Own>>,
    /// Whether the person looked at them since the page was loaded: then nothing is new any more elsewhere.
    looked: ArcRwSignal<bool>,
}

impl Mine {
    /// Nothing is read before somebody asks for it.
    pub fn new(backend: Backend, library: Library, outbox: Outbox) -> Self {
        Self { backend, library, outbox, own: ArcRwSignal::new(Vec::new()), looked: ArcRwSignal::new(false) }
    }

    /// What is here, for the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Mine")
    }

    /// All that is here.
    pub fn all(&self) -> Vec<Own> {
        self.own.get()
    }

    /// Reads anew what is kept here, what was sent last in this tab, and what was typed in it.
    pub fn open(&self) {
        self.looked.set(true);
        let receipts = Receipt::kept().into_iter().chain(Receipt::latest());
        let mut own = Vec::new();
        for receipt in receipts {
            add(&mut own, Own::new(receipt.code.clone(), Some(receipt)));
        }
        for typed in self.own.get_untracked().into_iter().filter(|own| own.receipt.is_none()) {
            add(&mut own, typed);
        }
        self.show(own);
    }

    /// Reads what is kept on this device, to see whether something is new. Who keeps nothing here asks nothing.
    pub fn glance(&self) {
        if self.own.read_untracked().is_empty() {
            self.show(
                Receipt::kept().into_iter().map(|receipt| Own::new(receipt.code.clone(), Some(receipt))).collect(),
            );
        }
    }

    /// Adds words that were typed, and reads what belongs to them.
    pub fn enter(&self, code: ReceiptCode) {
        self.put(Own::new(code, None), |own| self.read(own));
    }

    /// Adds words whose contribution was read already.
    pub fn found(&self, code: ReceiptCode, contribution: &Contribution) {
        let contribution = Arc::new(contribution.clone());
        self.put(Own::new(code, None), |own| own.contribution.set(Load::Ready(contribution)));
    }

    /// Forgets these words.
    pub fn forget(&self, code: &ReceiptCode) {
        Receipt::forget(code);
        self.own.update(|own| own.retain(|own| own.code != *code));
    }

    /// Forgets all, after the person wiped the device.
    pub fn clear(&self) {
        self.own.set(Vec::new());
    }

    /// Keeps a receipt on this device, with what is known of its agenda: only what comes later is news.
    pub fn keep(&self, receipt: &Receipt) -> bool {
        let seen = match &*self.library.agenda(&receipt.agenda).read_untracked() {
            Load::Ready(agenda) => Seen::at_first(agenda),
            _ => Seen::default(),
        };
        Receipt { seen: Some(seen), ..receipt.clone() }.keep()
    }

    /// What is new about one that is kept here.
    pub fn news_of(&self, own: &Own) -> Vec<News> {
        let news = || {
            let receipt = own.receipt.as_ref().filter(|_| Receipt::keeps(&own.code))?;
            Some(receipt.seen.clone().unwrap_or_default().news(&self.now(own)?))
        };
        news().unwrap_or_default()
    }

    /// What is new about any of them, each once.
    pub fn news(&self) -> Vec<News> {
        let mut all = Vec::new();
        for news in self.own.read().iter().flat_map(|own| self.news_of(own)) {
            if !all.contains(&news) {
                all.push(news);
            }
        }
        all
    }

    /// Whether the person looked at them since the page was loaded.
    pub fn looked(&self) -> bool {
        self.looked.get()
    }

    /// Keeps how those that are kept here stand now, because the person sees it.
    pub fn note_seen(&self) {
        for own in self.own.read().iter() {
            if let (Some(receipt), Some(now)) = (&own.receipt, self.now(own))
                && Receipt::keeps(&own.code)
            {
                let seen = receipt.seen.clone().unwrap_or_default().and(now);
                Receipt { seen: Some(seen), ..receipt.clone() }.keep();
            }
        }
    }

    fn now(&self, own: &Own) -> Option<Seen> {
        let Load::Ready(contribution) = own.contribution.get() else { return None };
        let agenda = self.library.agenda(&contribution.feedback.agenda).get();
        Some(Seen::of(&contribution, if let Load::Ready(agenda) = &agenda { Some(agenda) } else { None }))
    }

    fn put(&self, new: Own, fill: impl FnOnce(&Own)) {
        let known = self.own.read_untracked().iter().find(|own| own.code == new.code).cloned();
        fill(known.as_ref().unwrap_or(&new));
        self.own.update(|own| add(own, new));
    }

    fn show(&self, own: Vec<Own>) {
        own.iter().for_each(|own| self.read(own));
        self.own.set(own);
    }

    /// Reads one, unless the backend cannot have it yet.
    fn read(&self, own: &Own) {
        let id = own.code.feedback_id();
        // What asks for it must not be made again whenever something leaves or arrives.
        let is_elsewhere = untrack(|| self.outbox.entry(&id)).is_some_and(|entry| entry.state != State::Stored);
        if is_elsewhere || !self.backend.description().can(OperationName::Read) {
            return;
        }
        let (backend, secret) = (self.backend.clone(), own.code.secret());
        fill(&own.contribution, async move { backend.contribution(&id, &secret).await });
    }
}

fn add(all: &mut Vec<Own>, new: Own) {
    if !all.iter().any(|own| own.code == new.code) {
        all.push(new);
    }
}
