//! The worker that brings feedback to the backend.
//!
//! It owns no rule: [`Entry::on`] decides, and this does what it says. It is owned by the root, so that
//! it goes on when the page changes. Entries are kept on the device until the backend has them.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use weerklank_core::{
    backend::Meaning,
    feedback::Feedback,
    json,
    outbox::{Command, Entry, Event, State},
    receipt::{FeedbackId, ReceiptCode},
};

use super::receipts::Receipt;
use crate::{
    api::{Backend, Failure},
    platform::{clock, network, random, storage::Area},
};

const PREFIX: &str = "outbox.";

/// What is on its way, and what has arrived since the page was opened.
#[derive(Clone)]
pub struct Outbox {
    backend: Arc<Backend>,
    entries: ArcRwSignal<Vec<Entry>>,
    /// Whether the device keeps entries; without that the tab must stay open.
    keeps: ArcRwSignal<bool>,
}

impl Outbox {
    /// The outbox of this device, with what was still in it.
    pub fn open(backend: Backend) -> Self {
        let outbox =
            Self { backend: backend.into(), entries: ArcRwSignal::new(Vec::new()), keeps: ArcRwSignal::new(true) };
        for key in Area::Device.keys(PREFIX) {
            match Area::Device.get(&key).and_then(|json| json::read::<Entry>(&json).ok()) {
                Some(entry) => {
                    let (id, not_before) = (entry.feedback.id.clone(), entry.not_before);
                    outbox.entries.update(|entries| entries.push(entry));
                    outbox.happened(&id, Event::Reopened);
                    outbox.happened(&id, Event::Woken);
                    // What may not be tried yet is tried at its moment, as if the page had stayed open.
                    outbox.wake_at(&id, not_before);
                }
                // Not ours, or of another version: nothing that could be sent.
                None => Area::Device.remove(&key),
            }
        }
        let woken = outbox.clone();
        network::on_wake(move || woken.urge_all());
        outbox
    }

    /// The outbox of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Outbox")
    }

    /// Sends `feedback`, now or when that is possible.
    pub fn submit(&self, feedback: Feedback, code: ReceiptCode) {
        let id = feedback.id.clone();
        self.entries.update(|entries| entries.push(Entry::draft(feedback, code)));
        self.happened(&id, Event::Submitted);
        self.happened(&id, Event::Woken);
    }

    /// Tries to send now.
    pub fn urge(&self, id: &FeedbackId) {
        self.happened(id, Event::Urged);
    }

    /// Does not send it after all, or has it deleted if it was sent.
    pub fn take_back(&self, id: &FeedbackId) {
        if let Some(entry) = self.entry(id) {
            Receipt::forget(&entry.code);
        }
        self.happened(id, Event::TakenBack);
    }

    /// The entry of a receipt, if it is underway or arrived since the page was opened.
    pub fn entry(&self, id: &FeedbackId) -> Option<Entry> {
        self.entries.read().iter().find(|entry| entry.feedback.id == *id).cloned()
    }

    /// Where a receipt's contribution is. What is in no outbox has arrived.
    pub fn state(&self, id: &FeedbackId) -> State {
        self.entries.read().iter().find(|entry| entry.feedback.id == *id).map_or(State::Stored, |entry| entry.state)
    }

    /// What is on its way.
    pub fn underway(&self) -> Vec<FeedbackId> {
        let entries = self.entries.read();
        entries.iter().filter(|entry| entry.is_underway()).map(|entry| entry.feedback.id.clone()).collect()
    }

    /// Whether what is on its way survives closing the tab.
    pub fn keeps(&self) -> bool {
        self.keeps.get()
    }

    /// Forgets everything, after the person wiped the device.
    pub fn clear(&self) {
        self.entries.set(Vec::new());
    }

    fn urge_all(&self) {
        let ids: Vec<_> = self.entries.read_untracked().iter().map(|entry| entry.feedback.id.clone()).collect();
        ids.iter().for_each(|id| self.urge(id));
    }

    fn happened(&self, id: &FeedbackId, event: Event) {
        let mut done = None;
        self.entries.update(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.feedback.id == *id) {
                let commands = entry.on(event, clock::now(), random::jitter());
                done = Some((entry.clone(), commands));
            }
        });
        let Some((entry, commands)) = done else { return };
        // While a request is on its way, its end is what happens next; otherwise plan the next try.
        if !commands.is_empty() && entry.is_underway() && !commands.contains(&Command::Send) {
            self.wake_at(id, entry.not_before);
        }
        for command in commands {
            self.carry_out(command, &entry);
        }
    }

    fn carry_out(&self, command: Command, entry: &Entry) {
        let key = format!("{PREFIX}{}", entry.feedback.id.as_str());
        match command {
            Command::Keep => {
                let kept = serde_json::to_string(entry).is_ok_and(|json| Area::Device.set(&key, &json));
                self.keeps.set(kept);
            }
            Command::Forget => Area::Device.remove(&key),
            Command::Send => {
                let (outbox, feedback) = (self.clone(), entry.feedback.clone());
                leptos::task::spawn_local(async move {
                    let event = match outbox.backend.create(&feedback).await {
                        Ok((meaning, retry_after)) => Event::Answered { meaning, retry_after },
                        Err(Failure::Unable) => Event::Answered { meaning: Meaning::Refused, retry_after: None },
                        Err(_) => Event::NoAnswer,
                    };
                    outbox.happened(&feedback.id, event);
                });
            }
            Command::Delete => {
                let (outbox, code) = (self.clone(), entry.code.clone());
                leptos::task::spawn_local(async move {
                    let id = code.feedback_id();
                    let gone = match outbox.backend.take_back(&id, &code.secret()).await {
                        Ok(()) | Err(Failure::Answered(Meaning::NotFound | Meaning::TakenBack)) => true,
                        Err(_) => false,
                    };
                    outbox.happened(&id, Event::Deleted { gone });
                });
            }
        }
    }

    fn wake_at(&self, id: &FeedbackId, moment: u64) {
        let (outbox, id) = (self.clone(), id.clone());
        // A little later than the moment, so that a clock that rounds does not wake it too early.
        let wait = Duration::from_millis(moment.saturating_sub(clock::now()) + 20);
        set_timeout(move || outbox.happened(&id, Event::Woken), wait);
    }
}
