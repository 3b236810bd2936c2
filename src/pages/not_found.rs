//! Nothing is here.

use weerklank_core::agenda::Agenda;

use crate::{
    components::{link::link, page_heading::page_heading},
    i18n::words,
    routes::Route,
    ui::{
        button::ButtonKind,
        prose::{actions, lead},
        view::View,
    },
};

/// There is no such page.
pub(super) fn not_found_page() -> View {
    nothing_here(words::not_found_title(), words::not_found_text(), Route::Start, words::not_found_link())
}

/// There is no such theme in the agenda.
pub(super) fn no_theme_page(agenda: &Agenda) -> View {
    let to = Route::Agenda(agenda.id.clone());
    nothing_here(words::theme_not_found(), words::theme_not_found_text(), to, words::theme_not_found_link())
}

fn nothing_here(title: &'static str, text: &'static str, to: Route, way: &'static str) -> View {
    let way = link(to, ButtonKind::Primary.class(), way);
    vec![page_heading(title, None), lead(text), actions(vec![way])].into()
}
