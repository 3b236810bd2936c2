//! The agendas that what came in is about, as everybody can read them: for the names of themes and what was promised.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank::state::{
    library::{Library, Load},
    site::Site,
};
use weerklank_core::{agenda::Agenda, date::Date, desk::inbox, feedback::Feedback, slug::Slug, staff::Incoming};

use super::mailbox::Mailbox;

/// The agendas that something came in about, those that are here. In context.
#[derive(Debug, Clone, Copy)]
pub struct Agendas(Memo<Vec<Arc<Agenda>>>);

impl Agendas {
    /// Reads each agenda as soon as something about it is in the mailbox.
    pub fn new(library: Library, mailbox: Mailbox) -> Self {
        let named =
            Memo::new(move |_| mailbox.all.with(|all| all.here().map(|all| agendas_of(all)).unwrap_or_default()));
        let ready = move |id: &Slug| match library.agenda(id).get() {
            Load::Ready(agenda) => Some(agenda),
            Load::Loading | Load::Slow | Load::Failed(_) => None,
        };
        Self(Memo::new(move |_| named.read().iter().filter_map(&ready).collect()))
    }

    /// The agendas of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Agendas")
    }

    /// All that are here.
    pub fn all(&self) -> Vec<Arc<Agenda>> {
        self.0.get()
    }

    /// One of them.
    pub fn find(&self, id: &Slug) -> Option<Arc<Agenda>> {
        self.0.read().iter().find(|agenda| agenda.id == *id).cloned()
    }

    /// What the theme is called that something was said about; its id while the agenda is not here.
    pub fn theme(&self, feedback: &Feedback) -> String {
        let agenda = self.find(&feedback.agenda);
        let title = agenda.as_ref().and_then(|agenda| agenda.theme(&feedback.theme)).map(|theme| theme.title.nl());
        title.unwrap_or(feedback.theme.as_str()).to_owned()
    }

    /// The day on which its giver was promised an answer at the latest.
    pub fn due_on(&self, incoming: &Incoming, site: &Site) -> Option<Date> {
        let agenda = self.find(&incoming.contribution.feedback.agenda)?;
        Some(inbox::due_on(incoming, &agenda, site.config.answer_within_days))
    }
}

/// The agendas that these are about, each once.
fn agendas_of(all: &[Incoming]) -> Vec<Slug> {
    let mut ids = Vec::new();
    for incoming in all {
        let id = &incoming.contribution.feedback.agenda;
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}
