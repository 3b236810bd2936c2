//! Pages in files of WebAssembly of their own, loaded when the first of them is opened: `docs/adr/0014-chunks.md`.
//!
//! What only such a page uses goes into its file by itself: the build follows the calls (`xtask/src/wasm.rs`).

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use weerklank_core::agenda::Agenda;

use super::{answer, mine, of_theme, receipt, sheet};
use crate::{
    api::Failure,
    components::agenda_loader::{Place, waiting_view},
    routes::Route,
    state::library::{Library, Load, fill},
    ui::view::{View, live},
};

/// Pages that are loaded together, apart from all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chunk {
    /// Saying something, on a screen or on paper. The receipt as well: who sends without a network must see it.
    Answering,
    /// Finding back what one said.
    Mine,
}

impl Chunk {
    /// Where the page at `route` is, if not in the file that every page needs.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Answer(..) | Route::TopThree(..) | Route::Sheet(..) | Route::Receipt => Some(Self::Answering),
            Route::Mine => Some(Self::Mine),
            _ => None,
        }
    }

    /// What the build calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answering => "answering",
            Self::Mine => "mine",
        }
    }

    /// Loads it, unless it is here.
    ///
    /// # Errors
    /// When that does not work now. It may work the next time.
    pub async fn load(self) -> Result<(), Failure> {
        let loaded = match self {
            Self::Answering => load_answering().await,
            Self::Mine => load_mine().await,
        };
        loaded.map_err(|_| Failure::NoAnswer)
    }

    fn draw(self, route: Route, agenda: Option<Arc<Agenda>>) -> View {
        match self {
            Self::Answering => now(answering_page(route, agenda)),
            Self::Mine => now(mine_page()),
        }
    }
}

#[wasm_split(answering, fallible, preload(load_answering))]
fn answering_page(route: Route, agenda: Option<Arc<Agenda>>) -> Result<View, SplitLoaderError> {
    Ok(match (route, agenda) {
        (Route::TopThree(_, step), Some(agenda)) => answer::answer_page(&agenda, None, step),
        (Route::Answer(_, theme, step), Some(agenda)) => {
            of_theme(&agenda, &theme, |theme| answer::answer_page(&agenda, Some(theme), step))
        }
        (Route::Sheet(_, theme), Some(agenda)) => of_theme(&agenda, &theme, |theme| sheet::sheet_page(&agenda, theme)),
        _ => receipt::receipt_page(),
    })
}

#[wasm_split(mine, fallible, preload(load_mine))]
fn mine_page() -> Result<View, SplitLoaderError> {
    Ok(mine::mine_page())
}

/// The page at `route`, of this chunk; until that is loaded, that it is on its way or why not.
pub(super) fn page_of(chunk: Chunk, route: &Route, agenda: Option<&Arc<Agenda>>) -> View {
    let (route, agenda) = (route.clone(), agenda.cloned());
    let shelf = Library::current().chunk(chunk.name(), chunk.load());
    live(move || match shelf.get() {
        Load::Ready(_) => chunk.draw(route.clone(), agenda.clone()),
        waiting => {
            let shelf = shelf.clone();
            waiting_view(&waiting, Place::Page, Box::new(move || fill(&shelf, chunk.load())))
        }
    })
}

/// What a chunk draws, once it is loaded: then it takes no waiting.
fn now(drawing: impl Future<Output = Result<View, SplitLoaderError>>) -> View {
    match pin!(drawing).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(page)) => page,
        Poll::Ready(Err(_)) | Poll::Pending => None.into(),
    }
}
