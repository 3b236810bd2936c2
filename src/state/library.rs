//! What was read, so that no page waits for one twice.

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
    time::Duration,
};

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

/// The place of something that has to be read first.
pub type Shelf<T> = ArcRwSignal<Load<Arc<T>>>;

/// The agendas that were read, and the parts of the application that were loaded.
#[derive(Clone)]
pub struct Library {
    backend: Backend,
    index: ArcStoredValue<Option<Shelf<AgendaIndex>>>,
    agendas: ArcStoredValue<Vec<(Slug, Shelf<Agenda>)>>,
    chunks: ArcStoredValue<Vec<(&'static str, Shelf<()>)>>,
}

impl Library {
    /// An empty library, which reads from `backend`.
    pub fn new(backend: Backend) -> Self {
        let (agendas, chunks) = (ArcStoredValue::new(Vec::new()), ArcStoredValue::new(Vec::new()));
        Self { backend, index: ArcStoredValue::new(None), agendas, chunks }
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

    /// The part of the application with this name; loads it when it is not here.
    pub fn chunk(&self, name: &'static str, loading: impl Future<Output = Result<(), Failure>> + 'static) -> Shelf<()> {
        let known = self.chunks.with_value(|chunks| find(chunks, &name));
        known.unwrap_or_else(|| {
            let shelf = Shelf::<()>::new(Load::Loading);
            self.chunks.update_value(|chunks| chunks.push((name, shelf.clone())));
            fill(&shelf, loading);
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

    /// Says that the part of the application with this name is here.
    pub fn put_chunk(&self, name: &'static str) {
        self.chunks.update_value(|chunks| chunks.push((name, Shelf::new(Load::Ready(().into())))));
    }

    /// Puts an agenda here.
    pub fn put_agenda(&self, id: Slug, agenda: Result<Agenda, Failure>) {
        self.agendas.update_value(|agendas| agendas.push((id, Shelf::new(read(agenda)))));
    }
}

fn find<K: PartialEq, T>(shelves: &[(K, Shelf<T>)], key: &K) -> Option<Shelf<T>> {
    shelves.iter().find(|(known, _)| known == key).map(|(_, shelf)| shelf.clone())
}

fn read<T>(result: Result<T, Failure>) -> Load<Arc<T>> {
    match result {
        Ok(document) => Load::Ready(document.into()),
        Err(failure) => Load::Failed(failure),
    }
}

/// Puts on `shelf` what `reading` gives, and until then that it is on its way.
pub fn fill<T: Send + Sync + 'static>(shelf: &Shelf<T>, reading: impl Future<Output = Result<T, Failure>> + 'static) {
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

/// What a part of the application gives that is here: then it takes no waiting.
pub fn now<T, E>(asked: impl Future<Output = Result<T, E>>) -> Option<T> {
    match pin!(asked).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => given.ok(),
        Poll::Pending => None,
    }
}
