//! The list of agendas, and what this site is for.

use leptos::prelude::*;
use weerklank_core::agenda::{AgendaIndex, AgendaSummary};

use crate::{
    components::{
        agenda_loader::{Place, waiting_view},
        agenda_text::paragraphs_as,
        link::text_link,
        page_heading::page_heading,
    },
    i18n::{self, words},
    routes::Route,
    state::library::{Library, Load},
    ui::{
        arcs::arcs,
        prose::{card, cards, lead, section, small, tag},
    },
};

/// The start page.
pub(super) fn start_page() -> AnyView {
    let library = Library::current();
    let shelf = library.index();
    let agendas = move || match shelf.get() {
        Load::Ready(index) => agendas(&index),
        waiting => {
            let (library, shelf) = (library.clone(), shelf.clone());
            waiting_view(&waiting, Place::Part, Box::new(move || library.read_index(&shelf)))
        }
    };
    let steps = [
        (words().start_step_read, words().start_step_read_text),
        (words().start_step_say, words().start_step_say_text),
        (words().start_step_hear, words().start_step_hear_text),
    ];
    let steps: Vec<_> = (1..).zip(steps).map(|(filled, (title, text))| step(filled, title, text)).collect();
    vec![
        page_heading(words().start_title.to_owned(), None),
        lead(words().start_lead),
        section("agendas", words().start_agendas, vec![view! { {agendas} }.into_any()]),
        view! { <ol class="wk-steps" role="list">{steps}</ol> }.into_any(),
    ]
    .into_any()
}

fn step(filled: u8, title: &'static str, text: &'static str) -> AnyView {
    view! {
        <li class="wk-steps__step">
            {arcs(filled)}
            <div>
                <strong class="wk-steps__title">{title}</strong>
                <p>{text}</p>
            </div>
        </li>
    }
    .into_any()
}

fn agendas(index: &AgendaIndex) -> AnyView {
    cards("wk-cards", index.agendas.iter().map(agenda_card).collect())
}

fn agenda_card(agenda: &AgendaSummary) -> AnyView {
    let facts =
        format!("{} · {} · {}", i18n::agenda_kind(agenda.kind), agenda.region, i18n::themes_count(agenda.themes));
    let title = text_link(Route::Agenda(agenda.id.clone()), &agenda.title, "wk-card__link");
    let content = [
        view! { <h3 class="wk-card__title">{title}</h3> }.into_any(),
        small(facts),
        paragraphs_as("wk-card__text", &agenda.summary),
    ];
    let example = agenda.example.then(|| tag(words().example_label));
    card("wk-card", example.into_iter().chain(content).collect())
}
