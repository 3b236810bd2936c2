//! The list of agendas, and what this site is for.

use leptos::prelude::*;
use weerklank_core::agenda::{AgendaIndex, AgendaSummary};

use crate::{
    components::{agenda_loader::waiting_view, agenda_text::Words, link::text_link, page_heading::PageHeading},
    i18n::{self, words},
    routes::Route,
    state::library::{Library, Load},
    ui::arcs::Arcs,
};

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let library = Library::current();
    let shelf = library.index();
    let agendas = move || match shelf.get() {
        Load::Ready(index) => agendas(&index),
        waiting => {
            let (library, shelf) = (library.clone(), shelf.clone());
            waiting_view(&waiting, move || library.read_index(&shelf))
        }
    };
    let step = |filled: u8, title: &'static str, text: &'static str| {
        view! {
            <li class="wk-steps__step">
                <Arcs filled=filled />
                <div class="wk-steps__words">
                    <strong class="wk-steps__title">{title}</strong>
                    <span class="wk-steps__text">{text}</span>
                </div>
            </li>
        }
    };
    view! {
        <PageHeading title=words().start_title />
        <p class="wk-lead">{words().start_lead}</p>
        <section class="wk-section" aria-labelledby="agendas">
            <h2 class="wk-section__title" id="agendas">{words().start_agendas}</h2>
            {agendas}
        </section>
        <ol class="wk-steps" role="list">
            {step(1, words().start_step_read, words().start_step_read_text)}
            {step(2, words().start_step_say, words().start_step_say_text)}
            {step(3, words().start_step_hear, words().start_step_hear_text)}
        </ol>
    }
}

fn agendas(index: &AgendaIndex) -> AnyView {
    let cards = index.agendas.iter().map(agenda_card);
    view! { <ul class="wk-cards" role="list">{cards.collect_view()}</ul> }.into_any()
}

fn agenda_card(agenda: &AgendaSummary) -> AnyView {
    let facts = format!(
        "{} · {} · {}",
        i18n::agenda_kind(agenda.kind),
        agenda.region,
        i18n::themes_count(agenda.themes)
    );
    view! {
        <li class="wk-card">
            {agenda.example.then(|| view! { <p class="wk-tag">{words().example_label}</p> })}
            <h3 class="wk-card__title">
                {text_link(Route::Agenda(agenda.id.clone()), &agenda.title, "wk-card__link")}
            </h3>
            <p class="wk-small">{facts}</p>
            <p class="wk-card__text"><Words text=agenda.summary.clone() /></p>
        </li>
    }
    .into_any()
}
