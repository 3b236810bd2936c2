//! A theme in a list.

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, Theme},
    outcome::OutcomeState,
};

use super::{agenda_text::Words, link::text_link};
use crate::{i18n, routes::Route, ui::arcs::Arcs};

/// A theme as a question that a person could ask, with where it stands; its summary, too, when it is `full`.
pub fn theme_card(agenda: &Agenda, theme: &Theme, full: bool) -> AnyView {
    let route = Route::Theme(agenda.id.clone(), theme.id.clone());
    let newest = agenda.outcomes_of(&theme.id).first().map(|outcome| outcome.state);
    view! {
        <li class=if full { "wk-theme-card" } else { "wk-theme-card wk-theme-card--small" }>
            <h3 class="wk-theme-card__title">
                {text_link(route, &theme.title, "wk-theme-card__link")}
            </h3>
            {full
                .then(|| {
                    view! { <p class="wk-theme-card__text"><Words text=theme.summary.clone() /></p> }
                })}
            {newest.map(|state| view! { <OutcomeStatus state=state /> })}
        </li>
    }
    .into_any()
}

/// Where an outcome stands: arcs, and the word beside them.
#[component]
pub fn OutcomeStatus(
    /// The state.
    state: OutcomeState,
) -> impl IntoView {
    let class = match state {
        OutcomeState::NotDone => "wk-status wk-status--no",
        _ => "wk-status",
    };
    view! {
        <p class=class>
            <Arcs filled=state.arcs() />
            <span class="wk-status__word">{i18n::outcome_state(state)}</span>
        </p>
    }
}
