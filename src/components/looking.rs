//! Looks at a text while somebody writes it: for what points at a person, and for what tells of danger.
//!
//! The words that it knows are a chunk of their own (`docs/adr/0014-chunks.md`), which may come while somebody types.
//! Nothing is changed, kept or sent here.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use weerklank_core::{
    danger::{Danger, cues},
    personal::{DetailKind, details},
};

use super::agenda_loader::{Place, waiting_view};
use crate::{
    api::Failure,
    state::library::{Library, Load, Shelf, fill, now},
    ui::view::{View, live},
};

/// What the build calls the chunk.
pub const LOOKING: &str = "looking";

/// What there is to see in a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// What points at a person.
    pub details: Vec<Pointing>,
    /// What it tells of.
    pub dangers: Vec<Danger>,
}

/// A part of a text that points at a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Pointing {
    /// What is written there.
    pub part: String,
    /// What it is.
    pub kind: DetailKind,
    /// Where it begins and ends, as a field counts letters.
    pub place: (u32, u32),
}

#[wasm_split(looking, fallible, preload(load_looking))]
fn look_at(typed: String) -> Result<Seen, SplitLoaderError> {
    let units = |end: usize| u32::try_from(typed[..end].encode_utf16().count()).unwrap_or(u32::MAX);
    let pointing = details(&typed).into_iter().map(|detail| Pointing {
        part: typed[detail.range.clone()].to_owned(),
        kind: detail.kind,
        place: (units(detail.range.start), units(detail.range.end)),
    });
    Ok(Seen { details: pointing.collect(), dangers: cues(&typed) })
}

async fn load() -> Result<(), Failure> {
    load_looking().await.map_err(|_| Failure::NoAnswer)
}

/// Makes that one can look soon; tries it again if it did not work before.
pub fn look_soon() -> Shelf<()> {
    let shelf = Library::current().chunk(LOOKING, load());
    if matches!(*shelf.read_untracked(), Load::Failed(_)) {
        fill(&shelf, load());
    }
    shelf
}

/// What there is to see in `typed`; nothing, until one can look.
pub fn seen_in(typed: Signal<String>) -> Memo<Seen> {
    let shelf = look_soon();
    Memo::new(move |_| match *shelf.read() {
        Load::Ready(_) => now(look_at(typed.get())).unwrap_or_default(),
        _ => Seen::default(),
    })
}

/// Shows `sending`, what sends a text, when somebody could look at that. One who cannot look may send all the same.
pub fn after_a_look(sending: Box<dyn Fn() -> View + Send + Sync>) -> View {
    let shelf = look_soon();
    live(move || match shelf.get() {
        waiting @ Load::Loading => waiting_view(&waiting, Place::Part, Box::new(|| {})),
        _ => sending(),
    })
}
