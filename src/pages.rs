//! One file per address. A page takes its data as values; loaders around it fetch.

mod about;
mod about_agenda;
mod agenda;
mod answer;
mod chunks;
mod earlier;
mod elsewhere;
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

pub use chunks::{Chunk, page};
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

/// A page that is only read.
fn reading(route: Route) -> View {
    if let Some(id) = route.agenda().cloned() {
        // Made here, so that it stays when the words of the page change.
        let query = RwSignal::new(String::new());
        return of_agenda(id, Box::new(move |agenda| reading_in(&route, &agenda, query)));
    }
    match route {
        Route::Start => match Site::current().config.default_agenda.clone() {
            Some(agenda) => reading(Route::Agenda(agenda)),
            None => start::start_page(),
        },
        Route::Help => help::help_page(),
        _ => not_found::not_found_page(),
    }
}

fn reading_in(route: &Route, agenda: &Arc<Agenda>, query: RwSignal<String>) -> View {
    match route {
        Route::AboutAgenda(_) => about_agenda::about_agenda_page(agenda),
        Route::Outcomes(_) => outcomes::outcomes_page(agenda),
        Route::Earlier(_) => earlier::earlier_page(agenda),
        Route::Theme(_, theme) => of_theme(agenda, theme, |theme| theme::theme_page(agenda, theme)),
        _ => agenda::agenda_page(agenda, query),
    }
}

/// What this site is, and what happens with what people say.
fn about_the_site(route: &Route) -> View {
    if *route == Route::Privacy { privacy::privacy_page() } else { about::about_page() }
}

/// Where an agenda stands.
fn following(route: &Route) -> View {
    let Some(id) = route.agenda().cloned() else { return not_found::not_found_page() };
    // Made here, so that it stays when the words of the page change.
    let filter = RwSignal::new(Filter::default());
    of_agenda(id, Box::new(move |agenda| progress::progress_page(&agenda, filter)))
}

/// A page that asks something, or what comes of that: a sheet of paper, a receipt.
fn answering(route: Route) -> View {
    match route.agenda().cloned() {
        Some(id) => of_agenda(id, Box::new(move |agenda| answering_in(&route, &agenda))),
        None => receipt::receipt_page(),
    }
}

fn answering_in(route: &Route, agenda: &Arc<Agenda>) -> View {
    match route {
        Route::TopThree(_, step) => answer::answer_page(agenda, None, *step),
        Route::Answer(_, theme, step) => {
            of_theme(agenda, theme, |theme| answer::answer_page(agenda, Some(theme), *step))
        }
        Route::Sheet(_, theme) => of_theme(agenda, theme, |theme| sheet::sheet_page(agenda, theme)),
        _ => not_found::not_found_page(),
    }
}

/// A page about an agenda, once that is there.
fn of_agenda(id: Slug, page: Box<dyn Fn(Arc<Agenda>) -> View + Send + Sync>) -> View {
    with_agenda(
        id,
        Place::Page,
        Box::new(move |agenda| {
            explain_terms(&agenda);
            let label = agenda.example.then(example_label);
            vec![label.into(), page(agenda)].into()
        }),
    )
}

/// A page about a theme, or that there is no such theme.
fn of_theme(agenda: &Agenda, theme: &Slug, page: impl FnOnce(&Theme) -> View) -> View {
    match agenda.theme(theme) {
        Some(theme) => page(theme),
        None => not_found::no_theme_page(agenda),
    }
}
