//! What was typed about contributions and not sent yet: it stays while one looks at another and comes back.

use std::collections::HashMap;

use leptos::prelude::*;
use weerklank_core::{receipt::FeedbackId, staff::Incoming};

/// What was typed and chosen about one contribution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Why it does not count.
    pub reason: String,
    /// What no quote may show.
    pub hidden: Vec<String>,
}

impl Typed {
    /// What staff said before.
    fn of(incoming: &Incoming) -> Self {
        let reason = incoming.contribution.moderation.as_ref().and_then(|made| made.reason.clone());
        Self { reason: reason.unwrap_or_default(), hidden: incoming.hidden.clone() }
    }
}

/// What was typed about each. In context.
#[derive(Debug, Clone, Copy)]
pub struct Judging(RwSignal<HashMap<FeedbackId, Typed>>);

impl Judging {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self(RwSignal::new(HashMap::new()))
    }

    /// The judging of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Judging")
    }

    /// What stood in the fields about `incoming` when one left them; whoever asks does not follow them.
    pub fn typed(&self, incoming: &Incoming) -> Typed {
        let id = &incoming.contribution.feedback.id;
        self.0.with_untracked(|typed| typed.get(id).cloned()).unwrap_or_else(|| Typed::of(incoming))
    }

    /// Keeps what was typed.
    pub fn keep(&self, incoming: &Incoming, typed: Typed) {
        self.0.update(|all| drop(all.insert(incoming.contribution.feedback.id.clone(), typed)));
    }

    /// Forgets all of it: another will type here.
    pub fn forget(&self) {
        self.0.set(HashMap::new());
    }

    /// It was sent.
    pub fn is_sent(&self, id: &FeedbackId) {
        self.0.update(|all| drop(all.remove(id)));
    }
}

impl Default for Judging {
    fn default() -> Self {
        Self::new()
    }
}
