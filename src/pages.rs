//! One file per address. A page takes its data as values; loaders around it fetch.

pub mod about;
pub mod about_agenda;
pub mod agenda;
pub mod answer;
pub mod help;
pub mod mine;
pub mod not_found;
pub mod outcomes;
pub mod privacy;
pub mod receipt;
pub mod start;
pub mod theme;

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::agenda::Agenda;

use crate::{
    components::{agenda_loader::AgendaLoader, frame::ExampleLabel},
    routes::Route,
    state::site::Site,
};

/// The page at `route`.
pub fn page(route: Route) -> AnyView {
    let Some(id) = route.agenda().cloned() else { return fixed_page(&route) };
    view! { <AgendaLoader id=id render=move |agenda| agenda_page(&route, &agenda) /> }.into_any()
}

fn fixed_page(route: &Route) -> AnyView {
    match route {
        Route::Start => match Site::current().config.default_agenda.clone() {
            Some(agenda) => page(Route::Agenda(agenda)),
            None => start::StartPage().into_any(),
        },
        Route::Receipt => receipt::ReceiptPage().into_any(),
        Route::Mine => mine::MinePage().into_any(),
        Route::Help => help::HelpPage().into_any(),
        Route::Privacy => privacy::PrivacyPage().into_any(),
        Route::About => about::AboutPage().into_any(),
        _ => not_found::NotFoundPage().into_any(),
    }
}

fn agenda_page(route: &Route, agenda: &Arc<Agenda>) -> AnyView {
    let page = match route {
        Route::AboutAgenda(_) => about_agenda::about_agenda_page(agenda),
        Route::Outcomes(_) => outcomes::outcomes_page(agenda),
        Route::Theme(_, theme) | Route::Answer(_, theme, _) => match (agenda.theme(theme), route) {
            (None, _) => view! { <not_found::NoThemePage agenda=agenda.id.clone() /> }.into_any(),
            (Some(theme), Route::Answer(_, _, step)) => answer::answer_page(agenda, theme, *step),
            (Some(theme), _) => theme::theme_page(agenda, theme),
        },
        _ => agenda::agenda_page(agenda),
    };
    let label = agenda.example.then(|| view! { <ExampleLabel /> });
    view! { {label} {page} }.into_any()
}
