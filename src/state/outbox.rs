//! The worker that brings feedback to the backend.
//!
//! It owns no rule: [`Entry::on`] decides, and this does what it says. It is owned by the root, so that
//! it goes on when the page changes. Entries are kept on the device until the backend has them. Of all
//! tabs one at a time has the turn of an entry, and the others hear what it did.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use weerklank_core::{
    backend::Meaning,
    feedback::Feedback,
    json,
    outbox::{Command, Entry, Event, Held, State},
    receipt::{FeedbackId, ReceiptCode},
};

use super::receipts::Receipt;
use crate::{
    api::{Backend, Failure},
    platform::{
        clock, locks, network, random,
        storage::{self, Area},
    },
};

const PREFIX: &str = "outbox.";

/// What is on its way, and what has arrived since the page was opened.
#[derive(Clone)]
pub struct Outbox {
    backend: Arc<Backend>,
    entries: ArcRwSignal<Vec<Held>>,
    /// The one timer, for what can be tried first.
    alarm: ArcStoredValue<Option<TimeoutHandle>>,
}

impl Outbox {
    /// The outbox of this device, with what was still in it.
    pub fn open(backend: Backend) -> Self {
        let outbox =
            Self { backend: backend.into(), entries: ArcRwSignal::new(Vec::new()), alarm: ArcStoredValue::new(None) };
        for key in Area::Device.keys(PREFIX) {
            match Area::Device.get(&key).as_deref().and_then(read) {
                Some(entry) => outbox.hold(entry, true),
                // Not ours, or of another version: nothing that could be sent.
                None => Area::Device.remove(&key),
            }
        }
        outbox.all_take_turns(Event::Woken);
        let woken = outbox.clone();
        network::on_wake(move || woken.all_take_turns(Event::Urged));
        // Tabs that do not take turns would only chase each other.
        if locks::are_there() {
            let hearing = outbox.clone();
            storage::on_change(PREFIX, move |id, before| hearing.hears(id, before));
        }
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
        self.hold(Entry::draft(feedback, code), false);
        self.happens(&id, Event::Submitted);
        self.take_turn(&id, Event::Woken);
    }

    /// Tries to send now.
    pub fn urge(&self, id: &FeedbackId) {
        self.take_turn(id, Event::Urged);
    }

    /// Does not send it after all, or has it deleted if it was sent.
    pub fn take_back(&self, id: &FeedbackId) {
        if let Some(entry) = self.entry(id) {
            Receipt::forget(&entry.code);
        }
        self.reread(id);
        self.happens(id, Event::TakenBack);
        self.take_turn(id, Event::Woken);
    }

    /// The entry of a receipt, if it is underway or arrived since the page was opened.
    pub fn entry(&self, id: &FeedbackId) -> Option<Entry> {
        self.find(id).map(|held| held.entry)
    }

    /// Where a receipt's contribution is. What is in no outbox has arrived, unless this tab sent it and did not see that.
    pub fn state(&self, id: &FeedbackId) -> State {
        let unseen = || Receipt::latest().is_some_and(|latest| !latest.arrived && latest.code.feedback_id() == *id);
        match self.find(id) {
            Some(held) => held.entry.state,
            None if unseen() => State::Gone,
            None => State::Stored,
        }
    }

    /// What has not arrived.
    pub fn waiting(&self) -> Vec<FeedbackId> {
        let entries = self.entries.read();
        let waits = |entry: &&Entry| entry.is_underway() || entry.state == State::Refused;
        entries.iter().map(|held| &held.entry).filter(waits).map(|entry| entry.feedback.id.clone()).collect()
    }

    /// Whether this survives closing the tab.
    pub fn keeps(&self, id: &FeedbackId) -> bool {
        self.find(id).is_some_and(|held| held.kept)
    }

    fn find(&self, id: &FeedbackId) -> Option<Held> {
        self.entries.read().iter().find(|held| held.entry.feedback.id == *id).cloned()
    }

    /// Forgets everything, after the person wiped the device.
    pub fn clear(&self) {
        self.entries.set(Vec::new());
    }

    fn hold(&self, entry: Entry, kept: bool) {
        self.entries.update(|entries| entries.push(Held { entry, kept, busy: false }));
    }

    /// Changes an entry, if it is here. Who shows it hears only of what can be seen.
    fn change(&self, id: &FeedbackId, change: &mut dyn FnMut(&mut Held)) {
        self.entries.maybe_update(|entries| {
            let Some(held) = entries.iter_mut().find(|held| held.entry.feedback.id == *id) else { return false };
            let before = (held.entry.state, held.kept);
            change(held);
            if held.entry.state == State::Stored && before.0 != State::Stored {
                Receipt::arrives(&held.entry.code);
            }
            before != (held.entry.state, held.kept)
        });
    }

    fn all_take_turns(&self, event: Event) {
        let ids: Vec<_> = self.entries.read_untracked().iter().map(|held| held.entry.feedback.id.clone()).collect();
        ids.iter().for_each(|id| self.take_turn(id, event));
    }

    /// Lets `event` happen when it is this tab's turn, and asks the backend what has to be asked then.
    fn take_turn(&self, id: &FeedbackId, event: Event) {
        let mut waits = false;
        self.change(id, &mut |held| waits = !std::mem::replace(&mut held.busy, true));
        if !waits {
            return;
        }
        let (outbox, id) = (self.clone(), id.clone());
        leptos::task::spawn_local(async move {
            let turn = locks::turn(&key(&id)).await;
            outbox.reread(&id);
            outbox.happens(&id, Event::Reopened);
            let mut asked = outbox.happens(&id, event);
            while let Some((command, entry)) = asked {
                let event = outbox.ask(command, &entry).await;
                outbox.reread(&id);
                asked = outbox.happens(&id, event);
            }
            outbox.change(&id, &mut |held| held.busy = false);
            drop(turn);
            outbox.set_alarm();
        });
    }

    /// Another tab changed what the device keeps of an entry.
    fn hears(&self, id: &str, before: Option<&str>) {
        let Some(id) = FeedbackId::parse(id) else { return };
        let mut is_new = true;
        self.change(&id, &mut |held| {
            is_new = false;
            held.heard(kept(&id), before.and_then(read));
        });
        if is_new && let Some(entry) = kept(&id) {
            self.hold(entry, true);
        }
        self.take_turn(&id, Event::Woken);
    }

    fn reread(&self, id: &FeedbackId) {
        self.change(id, &mut |held| held.reread(kept(id)));
    }

    /// Takes in what happened, and keeps that; gives what is to be asked of the backend, and for which entry.
    fn happens(&self, id: &FeedbackId, event: Event) -> Option<(Command, Entry)> {
        let mut asked = None;
        self.change(id, &mut |held| {
            for command in held.entry.on(event, clock::now(), random::jitter()) {
                match command {
                    Command::Keep => {
                        let json = serde_json::to_string(&held.entry).ok();
                        held.kept = json.is_some_and(|json| Area::Device.set(&key(id), &json));
                    }
                    Command::Forget => {
                        Area::Device.remove(&key(id));
                        held.kept = false;
                    }
                    Command::Send | Command::Delete => asked = Some((command, held.entry.clone())),
                }
            }
        });
        asked
    }

    /// Asks the backend, and gives what came of it.
    async fn ask(&self, command: Command, entry: &Entry) -> Event {
        if command == Command::Delete {
            let gone = match self.backend.take_back(&entry.feedback.id, &entry.code.secret()).await {
                Ok(()) | Err(Failure::Answered(Meaning::NotFound | Meaning::TakenBack)) => true,
                Err(_) => false,
            };
            return Event::Deleted { gone };
        }
        match self.backend.create(&entry.feedback, &entry.code.secret()).await {
            Ok((meaning, retry_after)) => Event::Answered { meaning, retry_after },
            Err(Failure::Unable) => Event::Answered { meaning: Meaning::Refused, retry_after: None },
            Err(_) => Event::NoAnswer,
        }
    }

    /// Wakes the entries when the first of them can be tried.
    fn set_alarm(&self) {
        if let Some(alarm) = self.alarm.get_value() {
            alarm.clear();
        }
        let now = clock::now();
        let idle = |held: &&Held| !held.busy;
        let wait = self.entries.read_untracked().iter().filter(idle).filter_map(|held| held.entry.wait(now)).min();
        let outbox = self.clone();
        let alarm = wait.and_then(|wait| {
            // A little later than the moment, so that a clock that rounds does not wake it too early.
            let wait = Duration::from_millis(wait + 20);
            set_timeout_with_handle(move || outbox.all_take_turns(Event::Woken), wait).ok()
        });
        self.alarm.set_value(alarm);
    }
}

/// Where the device keeps an entry. Also the name of its turn.
fn key(id: &FeedbackId) -> String {
    format!("{PREFIX}{}", id.as_str())
}

/// What the device keeps of an entry.
fn kept(id: &FeedbackId) -> Option<Entry> {
    read(&Area::Device.get(&key(id))?)
}

fn read(json: &str) -> Option<Entry> {
    json::read(json).ok()
}
