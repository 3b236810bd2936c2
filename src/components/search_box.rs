//! Finding something in an agenda.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::Agenda,
    search::{Found, SHORTEST, search},
};

use super::{
    agenda_text::{paragraphs, words_of},
    link::text_link,
};
use crate::{
    i18n::{self, words},
    routes::Route,
    ui::{
        element::element,
        field::search_field,
        prose::{card, cards, details, small},
        view::{View, live},
    },
};

/// More than this nobody reads; another word finds better.
const MOST: usize = 12;

/// A field to search an agenda with, and what was found for `query`.
pub fn search_box(agenda: Arc<Agenda>, query: RwSignal<String>) -> View {
    let found = move || {
        let query = query.get();
        if query.trim().chars().count() < SHORTEST {
            return (String::new(), None);
        }
        let found = search(&agenda, &query);
        let items: Vec<_> = found.iter().take(MOST).map(|found| found_item(&agenda, found)).collect();
        (i18n::found(found.len()), Some(cards("wk-search__found", items)))
    };
    let found = live(move || {
        let (said, items) = found();
        vec![element("p").class("wk-small").set("role", "status").text(said).view(), items.into()].into()
    });
    element("div")
        .class("wk-search")
        .set("role", "search")
        .with(search_field("zoek", words::search(), query))
        .with(found)
        .view()
}

fn found_item(agenda: &Agenda, found: &Found) -> View {
    let theme = |id| Route::Theme(agenda.id.clone(), id);
    let (kind, item) = match found {
        Found::Theme(found) => (words::theme(), text_link(theme(found.id.clone()), &found.title, "wk-link")),
        Found::Action(action, id) => {
            (i18n::action_kind(action.kind), text_link(theme((*id).clone()), &action.title, "wk-link"))
        }
        // What has no page of its own is read here.
        Found::Point(point) => (
            i18n::principle_kind(point.kind),
            details(words_of(&point.title), point.text.iter().map(paragraphs).collect()),
        ),
        Found::Question(question) => (words::loose_question(), words_of(&question.text)),
    };
    card("wk-search__item", vec![small(kind), item])
}
