//! Pages in files of WebAssembly of their own, loaded when the first of them is opened: `docs/adr/0014-chunks.md`.
//!
//! What only such a page uses goes into its file by itself: the build follows the calls (`xtask/src/wasm.rs`).

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use weerklank_core::{feedback::Contribution, receipt::ReceiptCode};

use super::{about_the_site, answering, elsewhere, following, mine, reading};
use crate::{
    api::Failure,
    components::{
        agenda_loader::{Place, waiting_view},
        contribution::{OnTakenBack, contribution_card},
    },
    routes::Route,
    state::library::{Library, Load, fill, now},
    ui::view::{View, live},
};

/// What is loaded together, apart from all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chunk {
    /// What is only read.
    Reading,
    /// The long texts about the site itself.
    Site,
    /// Taking an agenda to another site.
    Embedding,
    /// Where an agenda stands, with its figures and its calendar.
    Following,
    /// Saying something, on a screen or on paper. The receipt as well: who sends without a network must see it.
    Answering,
    /// Finding back what one said.
    Mine,
    /// One contribution that was found, with what its giver can do. No page: who comes for it begins with ten words.
    Contribution,
}

impl Chunk {
    /// Where the page at `route` is.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Answer(..) | Route::TopThree(..) | Route::Sheet(..) | Route::Receipt => Self::Answering,
            Route::Privacy | Route::About => Self::Site,
            Route::Elsewhere => Self::Embedding,
            Route::Progress(_) => Self::Following,
            Route::Mine => Self::Mine,
            _ => Self::Reading,
        }
    }

    /// What the build calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Site => "site",
            Self::Embedding => "embedding",
            Self::Following => "following",
            Self::Answering => "answering",
            Self::Mine => "mine",
            Self::Contribution => "contribution",
        }
    }

    /// Loads it, unless it is here.
    ///
    /// # Errors
    /// When that does not work now. It may work the next time.
    pub async fn load(self) -> Result<(), Failure> {
        let loaded = match self {
            Self::Reading => load_reading().await,
            Self::Site => load_site().await,
            Self::Embedding => load_embedding().await,
            Self::Following => load_following().await,
            Self::Answering => load_answering().await,
            Self::Mine => load_mine().await,
            Self::Contribution => load_contribution().await,
        };
        loaded.map_err(|_| Failure::NoAnswer)
    }

    fn draw(self, route: Route) -> View {
        match self {
            Self::Reading => now(reading_page(route)),
            Self::Site => now(site_page(route)),
            Self::Embedding => now(embedding_page()),
            Self::Following => now(following_page(route)),
            Self::Answering => now(answering_page(route)),
            Self::Mine => now(mine_page()),
            Self::Contribution => None,
        }
        .into()
    }
}

#[wasm_split(reading, fallible, preload(load_reading))]
fn reading_page(route: Route) -> Result<View, SplitLoaderError> {
    Ok(reading(route))
}

#[wasm_split(site, fallible, preload(load_site))]
fn site_page(route: Route) -> Result<View, SplitLoaderError> {
    Ok(about_the_site(&route))
}

#[wasm_split(embedding, fallible, preload(load_embedding))]
fn embedding_page() -> Result<View, SplitLoaderError> {
    Ok(elsewhere::elsewhere_page())
}

#[wasm_split(following, fallible, preload(load_following))]
fn following_page(route: Route) -> Result<View, SplitLoaderError> {
    Ok(following(&route))
}

#[wasm_split(answering, fallible, preload(load_answering))]
fn answering_page(route: Route) -> Result<View, SplitLoaderError> {
    Ok(answering(route))
}

#[wasm_split(mine, fallible, preload(load_mine))]
fn mine_page() -> Result<View, SplitLoaderError> {
    Ok(mine::mine_page())
}

#[wasm_split(contribution, fallible, preload(load_contribution))]
fn contribution_part(
    contribution: Contribution,
    code: ReceiptCode,
    on_taken_back: OnTakenBack,
) -> Result<View, SplitLoaderError> {
    Ok(contribution_card(contribution, code, on_taken_back))
}

/// A contribution that was found, once [`Chunk::Contribution`] is loaded.
pub(super) fn found(contribution: Contribution, code: ReceiptCode, on_taken_back: OnTakenBack) -> View {
    now(contribution_part(contribution, code, on_taken_back)).into()
}

/// The page at `route`; until its chunk is loaded, that it is on its way or why not.
pub fn page(route: Route) -> View {
    let chunk = Chunk::of(&route);
    let shelf = Library::current().chunk(chunk.name(), chunk.load());
    live(move || match shelf.get() {
        Load::Ready(_) => chunk.draw(route.clone()),
        waiting => {
            let shelf = shelf.clone();
            waiting_view(&waiting, Place::Page, Box::new(move || fill(&shelf, chunk.load())))
        }
    })
}
