//! One file per address. A page takes its data as values; loaders around it fetch.

mod about;
mod about_agenda;
mod agenda;
mod answer;
mod chunks;
mod earlier;
mod help;
mod mine;
mod not_found;
mod outcomes;
mod privacy;
mod progress;
mod receipt;
mod sheet;
mod start;
mod theme;

use std::sync::Arc;

pub use chunks::Chunk;
use leptos::prelude::RwSignal;
use weerklank_core::{
    agenda::{Agenda, Theme},
    progress::Filter,
    slug::Slug,
};

use crate::{
    components::{
        agenda_loader::{Place, with_agenda},
        agenda_text::explain_terms,
        frame::example_label,
    },
    routes::Route,
    state::site::Site,
    ui::view::View,
};

/// The page at `route`.
pub fn page(route: Route) -> View {
    match route.agenda().cloned() {
        Some(id) => {
            // Made here, so that it stays when the words of the page change.
            let (query, filter) = (RwSignal::new(String::new()), RwSignal::new(Filter::default()));
            with_agenda(id, Place::Page, Box::new(move |agenda| agenda_page(&route, &agenda, query, filter)))
        }
        None => fixed_page(&route),
    }
}

fn fixed_page(route: &Route) -> View {
    if let Some(chunk) = Chunk::of(route) {
        return chunks::page_of(chunk, route, None);
    }
    match route {
        Route::Start => match Site::current().config.default_agenda.clone() {
            Some(agenda) => page(Route::Agenda(agenda)),
            None => start::start_page(),
        },
        Route::Help => help::help_page(),
        Route::Privacy => privacy::privacy_page(),
        Route::About => about::about_page(),
        _ => not_found::not_found_page(),
    }
}

fn agenda_page(route: &Route, agenda: &Arc<Agenda>, query: RwSignal<String>, filter: RwSignal<Filter>) -> View {
    explain_terms(agenda);
    let page = match (Chunk::of(route), route) {
        (Some(chunk), _) => chunks::page_of(chunk, route, Some(agenda)),
        (None, Route::AboutAgenda(_)) => about_agenda::about_agenda_page(agenda),
        (None, Route::Outcomes(_)) => outcomes::outcomes_page(agenda),
        (None, Route::Progress(_)) => progress::progress_page(agenda, filter),
        (None, Route::Earlier(_)) => earlier::earlier_page(agenda),
        (None, Route::Theme(_, theme)) => of_theme(agenda, theme, |theme| theme::theme_page(agenda, theme)),
        _ => agenda::agenda_page(agenda, query),
    };
    if agenda.example { vec![example_label(), page].into() } else { page }
}

/// A page about a theme, or that there is no such theme.
fn of_theme(agenda: &Agenda, theme: &Slug, page: impl FnOnce(&Theme) -> View) -> View {
    match agenda.theme(theme) {
        Some(theme) => page(theme),
        None => not_found::no_theme_page(agenda),
    }
}
