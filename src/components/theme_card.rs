//! A theme in a list.

use weerklank_core::{
    agenda::{Agenda, Theme},
    outcome::OutcomeState,
};

use super::{agenda_text::paragraphs_as, link::text_link};
use crate::{
    routes::Route,
    ui::{arcs::arcs, element::element, prose::card, view::View},
};

/// A theme as a question that a person could ask, with where it stands; its summary, too, when it is `full`.
pub fn theme_card(agenda: &Agenda, theme: &Theme, full: bool) -> View {
    let route = Route::Theme(agenda.id.clone(), theme.id.clone());
    let title = text_link(route, &theme.title, "wk-theme-card__link");
    let mut content = vec![element("h3").class("wk-theme-card__title").with(title).view()];
    if full {
        content.push(paragraphs_as("wk-theme-card__text", &theme.summary));
    }
    content.extend(agenda.outcomes_of(&theme.id).first().map(|outcome| outcome_status(outcome.state)));
    card(if full { "wk-theme-card" } else { "wk-theme-card wk-theme-card--small" }, content)
}

/// Where an outcome stands: arcs, and the word beside them.
pub fn outcome_status(state: OutcomeState) -> View {
    let class = if state == OutcomeState::NotDone { "wk-status wk-status--no" } else { "wk-status" };
    status(class, state.arcs(), state.in_dutch())
}

/// Arcs, and the word beside them.
#[inline(never)]
pub fn status(class: &'static str, filled: u8, word: &'static str) -> View {
    let word = element("span").class("wk-status__word").text(word);
    element("p").class(class).with(arcs(filled)).with(word.view()).view()
}
