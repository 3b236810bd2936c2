//! Says to screen readers what changed on the page.

use leptos::prelude::*;

use super::{
    element::element,
    prose::small,
    view::{View, live, text},
};

/// Something to say. In context, so that any component can speak.
#[derive(Debug, Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Nothing to say yet.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// The announcer of the component that asks.
    ///
    /// # Panics
    /// Where nobody has provided one.
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("an announcer is provided above every component")
    }

    /// Says `words` as soon as the screen reader is silent.
    pub fn say(&self, words: impl Into<String>) {
        let words = words.into();
        // The same words again would not be a change, and would not be said.
        let again = self.0.with_untracked(|said| *said == words);
        self.0.set(if again { words + "\u{a0}" } else { words });
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// What one did last, told: to screen readers, and beside where it was done.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    said: RwSignal<&'static str>,
    announcer: Announcer,
}

impl Told {
    /// Nothing yet.
    pub fn nothing() -> Self {
        Self { said: RwSignal::new(""), announcer: Announcer::current() }
    }

    /// Tells it.
    pub fn tell(self, words: &'static str) {
        self.said.set(words);
        self.announcer.say(words);
    }

    /// What was told last; empty before.
    pub fn said(self) -> &'static str {
        self.said.get()
    }

    /// The line that shows it.
    pub fn line(self) -> View {
        small(live(move || text(self.said())))
    }
}

/// The place where screen readers look for changes. Once per page.
pub fn announcements(announcer: Announcer) -> View {
    let said = live(move || text(announcer.0.get()));
    element("div").set("role", "status").class("wk-visually-hidden").with(said).view()
}
