//! The agendas that were read, so that no page waits for one twice.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    slug::Slug,
};

use crate::api::{Backend, Failure};

/// After this long the page says that it takes long.
const SLOW: Duration = Duration::from_secs(4);

/// Something that has to be read first.
#[derive(Debug, Clone, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Loading,
    /// On its way, for longer than people like to wait.
    Slow,
    /// Here.
    Ready(T),
    /// Not to be had now.
    Failed(Failure),
}

/// The place of something that is read.
pub type Shelf<T> = ArcRwSignal<Load<Arc<T>>>;

/// The agendas that were read.
#[derive(Clone)]
pub struct Library {
    backend: Backend,
    index: ArcStoredValue<Option<Shelf<AgendaIndex>>>,
    agendas: ArcStoredValue<Vec<(Slug, Shelf<Agenda>)>>,
}

impl Library {
    /// An empty library, which reads from `backend`.
    pub fn new(backend: Backend) -> Self {
        Self { backend, index: ArcStoredValue::new(None), agendas: ArcStoredValue::new(Vec::new()) }
    }

    /// The library of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Library")
    }

    /// The list of agendas; reads it when it is not here.
    pub fn index(&self) -> Shelf<AgendaIndex> {
        if let Some(shelf) = self.index.get_value() {
            return shelf;
        }
        let shelf = Shelf::<AgendaIndex>::new(Load::Loading);
        self.index.set_value(Some(shelf.clone()));
        self.read_index(&shelf);
        shelf
    }

    /// One agenda; reads it when it is not here.
    pub fn agenda(&self, id: &Slug) -> Shelf<Agenda> {
        let known = self.agendas.with_value(|agendas| find(agendas, id));
        known.unwrap_or_else(|| {
            let shelf = Shelf::<Agenda>::new(Load::Loading);
            self.agendas.update_value(|agendas| agendas.push((id.clone(), shelf.clone())));
            self.read_agenda(id, &shelf);
            shelf
        })
    }

    /// Reads the list of agendas again.
    pub fn read_index(&self, shelf: &Shelf<AgendaIndex>) {
        let backend = self.backend.clone();
        fill(shelf, async move { backend.agendas().await });
    }

    /// Reads an agenda again.
    pub fn read_agenda(&self, id: &Slug, shelf: &Shelf<Agenda>) {
        let (backend, id) = (self.backend.clone(), id.clone());
        fill(shelf, async move { backend.agenda(&id).await });
    }

    /// Puts the list of agendas here.
    pub fn put_index(&self, index: Result<AgendaIndex, Failure>) {
        self.index.set_value(Some(Shelf::new(read(index))));
    }

    /// Puts an agenda here.
    pub fn put_agenda(&self, id: Slug, agenda: Result<Agenda, Failure>) {
        self.agendas.update_value(|agendas| agendas.push((id, Shelf::new(read(agenda)))));
    }
}

fn find(agendas: &[(Slug, Shelf<Agenda>)], id: &Slug) -> Option<Shelf<Agenda>> {
    agendas.iter().find(|(known, _)| known == id).map(|(_, shelf)| shelf.clone())
}

fn read<T>(result: Result<T, Failure>) -> Load<Arc<T>> {
    match result {
        Ok(document) => Load::Ready(document.into()),
        Err(failure) => Load::Failed(failure),
    }
}

/// Fills a shelf with what `reading` gives, and says on the way how that goes.
pub(super) fn fill<T: Send + Sync + 'static>(
    shelf: &Shelf<T>,
    reading: impl Future<Output = Result<T, Failure>> + 'static,
) {
    shelf.set(Load::Loading);
    let (slow, filled) = (shelf.clone(), shelf.clone());
    set_timeout(
        move || {
            if matches!(*slow.read_untracked(), Load::Loading) {
                slow.set(Load::Slow);
            }
        },
        SLOW,
    );
    leptos::task::spawn_local(async move { filled.set(read(reading.await)) });
}
