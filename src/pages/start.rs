//! The list of agendas, and what this site is for.

use leptos::prelude::*;
use weerklank_core::agenda::{AgendaIndex, AgendaSummary};

use crate::{
    components::{
        agenda_loader::{Place, waiting_view},
        agenda_text::paragraphs_as,
        link::text_link,
        news::news_card,
        page_heading::page_heading,
    },
    i18n::{self, words},
    routes::Route,
    state::library::{Library, Load},
    ui::{
        arcs::arcs,
        element::element,
        prose::{card, cards, lead, section, small, tag},
        view::{View, live},
    },
};

/// The start page.
pub(super) fn start_page() -> View {
    let library = Library::current();
    let shelf = library.index();
    let agendas = live(move || match shelf.get() {
        Load::Ready(index) => agendas(&index),
        waiting => {
            let (library, shelf) = (library.clone(), shelf.clone());
            waiting_view(&waiting, Place::Part, Box::new(move || library.read_index(&shelf)))
        }
    });
    let steps = element("ol")
        .class("wk-steps")
        .set("role", "list")
        .with(step(1, words::start_step_read(), words::start_step_read_text()))
        .with(step(2, words::start_step_say(), words::start_step_say_text()))
        .with(step(3, words::start_step_hear(), words::start_step_hear_text()));
    vec![
        page_heading(words::start_title(), None),
        lead(words::start_lead()),
        news_card(),
        section("agendas", words::start_agendas(), vec![agendas]),
        steps.view(),
    ]
    .into()
}

fn step(filled: u8, title: &'static str, text: &'static str) -> View {
    let words = element("div")
        .with(element("strong").class("wk-steps__title").text(title).view())
        .with(element("p").text(text).view());
    element("li").class("wk-steps__step").with(arcs(filled)).with(words.view()).view()
}

fn agendas(index: &AgendaIndex) -> View {
    cards("wk-cards", index.agendas.iter().map(agenda_card).collect())
}

fn agenda_card(agenda: &AgendaSummary) -> View {
    let facts =
        format!("{} · {} · {}", i18n::agenda_kind(agenda.kind), agenda.region, i18n::themes_count(agenda.themes));
    let title = text_link(Route::Agenda(agenda.id.clone()), &agenda.title, "wk-card__link");
    let content = [
        element("h3").class("wk-card__title").with(title).view(),
        small(facts),
        paragraphs_as("wk-card__text", &agenda.summary),
    ];
    let example = agenda.example.then(|| tag(words::example_label()));
    card("wk-card", example.into_iter().chain(content).collect())
}
