//! Everything that came in, read once: filters, groups and numbers are made of it here, so that any backend will do.

use std::collections::HashSet;

use leptos::prelude::*;
use weerklank_core::{
    receipt::FeedbackId,
    staff::{Incoming, port::Refusal},
};

use super::shelf::Load;
use crate::api::Port;

/// What came in. In context.
#[derive(Debug, Clone, Copy)]
pub struct Mailbox {
    /// All of it, once it is here.
    pub all: RwSignal<Load<Vec<Incoming>>>,
    /// How many were read so far, while reading.
    pub so_far: RwSignal<usize>,
    /// How much came that is no contribution.
    pub unreadable: RwSignal<usize>,
    /// Whether it is being read.
    pub is_reading: RwSignal<bool>,
    /// Why it could not be read again; what was here stays.
    pub problem: RwSignal<Option<Refusal>>,
    /// Those that were chosen, to answer them together.
    pub chosen: RwSignal<Vec<FeedbackId>>,
}

impl Mailbox {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(Load::Waiting),
            so_far: RwSignal::new(0),
            unreadable: RwSignal::new(0),
            is_reading: RwSignal::new(false),
            problem: RwSignal::new(None),
            chosen: RwSignal::new(Vec::new()),
        }
    }

    /// The mailbox of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Mailbox")
    }

    /// Reads all of it anew. What is shown stays until the new is here.
    pub fn read(self, port: Port) {
        if self.is_reading.get_untracked() {
            return;
        }
        self.so_far.set(0);
        self.is_reading.set(true);
        leptos::task::spawn_local(async move {
            let read = read_all(&port, self.so_far).await;
            self.is_reading.set(false);
            match read {
                Err(refusal) if self.all.with_untracked(|all| all.here().is_some()) => self.problem.set(Some(refusal)),
                read => {
                    self.problem.set(None);
                    self.unreadable.set(read.as_ref().map_or(0, |(_, unreadable)| *unreadable));
                    self.all.set(read.map(|(all, _)| all).into());
                }
            }
        });
    }

    /// One of them, as it was read last.
    pub fn find(&self, id: &FeedbackId) -> Option<Incoming> {
        self.all.with(|all| all.here()?.iter().find(|incoming| incoming.contribution.feedback.id == *id).cloned())
    }

    /// Forgets what was read: nobody is signed in any more.
    pub fn forget(&self) {
        self.all.set(Load::Waiting);
    }

    /// Takes one out that is not there any more.
    pub fn remove(&self, id: &FeedbackId) {
        self.all.update(|all| {
            if let Load::Here(all) = all {
                all.retain(|incoming| incoming.contribution.feedback.id != *id);
            }
        });
        self.chosen.update(|chosen| chosen.retain(|other| other != id));
    }

    /// Whether it was chosen.
    pub fn is_chosen(&self, id: &FeedbackId) -> bool {
        self.chosen.read().contains(id)
    }

    /// Chooses these too, or, when they all were, none of them any more.
    pub fn toggle(&self, ids: &[FeedbackId]) {
        self.chosen.update(|chosen| {
            if ids.iter().all(|id| chosen.contains(id)) {
                chosen.retain(|id| !ids.contains(id));
            } else {
                let new: Vec<_> = ids.iter().filter(|id| !chosen.contains(id)).cloned().collect();
                chosen.extend(new);
            }
        });
    }

    /// Puts a newer version of one of them in its place.
    pub fn replace(&self, newer: Incoming) {
        self.all.update(|all| {
            let Load::Here(all) = all else { return };
            match all.iter_mut().find(|old| old.contribution.feedback.id == newer.contribution.feedback.id) {
                Some(old) => *old = newer,
                None => all.push(newer),
            }
        });
    }
}

impl Default for Mailbox {
    fn default() -> Self {
        Self::new()
    }
}

async fn read_all(port: &Port, so_far: RwSignal<usize>) -> Result<(Vec<Incoming>, usize), Refusal> {
    let (mut all, unreadable) = port.feedback(move |count| so_far.set(count)).await?;
    // Pages of an unknown backend may overlap.
    let mut seen = HashSet::new();
    all.retain(|incoming| seen.insert(incoming.contribution.feedback.id.clone()));
    Ok((all, unreadable))
}
