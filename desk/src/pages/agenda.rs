//! The agendas, and what can be edited of each.

use leptos::prelude::*;
use weerklank::{
    components::agenda_text::words_of,
    state::library::{self, Library},
    ui::{
        element::element,
        prose::{actions, card, cards, details, lead, section, small, tag},
        view::{View, live},
    },
};
use weerklank_core::{
    slug::Slug,
    staff::{
        Part, Role,
        port::{Refusal, Task},
    },
};

use super::{heading::heading, opened::Opened, waiting::once_here};
use crate::{
    api::Item,
    components::link::{button_link, link, up},
    routes::Route,
    standing,
    state::{
        session::Session,
        shelf::{Load, fill},
    },
    words::agenda as words,
};

/// How many things of a part are shown at once.
const AT_ONCE: usize = 6;

/// The list of agendas.
pub fn agendas_page() -> View {
    let (library, index) = (Library::current(), Library::current().index());
    let again = {
        let index = index.clone();
        move || library.read_index(&index)
    };
    let list = live(move || {
        let load = match index.get() {
            library::Load::Ready(index) => Load::Here(index),
            library::Load::Failed(_) => Load::Failed(Refusal::NoAnswer),
            library::Load::Loading | library::Load::Slow => Load::Waiting,
        };
        once_here(&load, again.clone(), |index| {
            let agenda = |agenda: &weerklank_core::agenda::AgendaSummary| {
                let to = link(&Route::Agenda(agenda.id.clone()), words_of(&agenda.title));
                let name = element("h2").class("wk-card__title").with(to).view();
                card("wk-card", vec![name, small(agenda.region.clone())])
            };
            cards("wk-agendas", index.agendas.iter().map(agenda).collect())
        })
    });
    vec![heading(words::TITLE), lead(words::LEAD), list].into()
}

/// One agenda.
pub fn agenda_page(agenda: Slug) -> View {
    let session = Session::current();
    let shelf = RwSignal::new(Load::Waiting);
    let port = session.port.clone();
    let read = move || fill(shelf, Opened::read(port.clone(), agenda.clone()));
    read();
    live(move || shelf.with(|load| once_here(load, read.clone(), |opened| whole(&session, opened))))
}

fn whole(session: &Session, opened: &Opened) -> View {
    let parts = Part::PUBLISHED.into_iter().map(|part| one_part(session, opened, part));
    [up(&Route::Agendas, words::TITLE), heading(opened.agenda.title.nl())]
        .into_iter()
        .chain(parts)
        .collect::<Vec<_>>()
        .into()
}

/// What there is of a part, and the way to something new.
fn one_part(session: &Session, opened: &Opened, part: Part) -> View {
    let agenda = &opened.agenda.id;
    let mut items: Vec<_> =
        standing::items(&opened.at, part).into_iter().map(|(id, now)| (id, standing::title(part, now))).collect();
    let known = |items: &[(Slug, String)], id: &Slug| items.iter().any(|(there, _)| there == id);
    // What was withdrawn, and what is only a draft, is nowhere in the document.
    let withdrawn = opened.at.parts.iter().filter(|it| it.part == part).map(|it| &it.item);
    let drafted = opened.drafts.iter().filter(|it| it.part == part && it.agenda == *agenda).map(|it| &it.item);
    for id in withdrawn.chain(drafted) {
        if !known(&items, id) {
            items.push((id.clone(), id.as_str().replace('-', " ")));
        }
    }
    let rows: Vec<_> =
        items.into_iter().map(|(id, title)| row(opened, Item { agenda: agenda.clone(), part, id }, title)).collect();
    let can_write = session.may_do(Task::Publish, Role::Moderator);
    let new = words::new(part).filter(|_| can_write);
    let new = new.map(|words| actions(vec![button_link(&Route::Edit(agenda.clone(), part, None), words)]));
    let count = rows.len();
    let list = cards("wk-things", rows);
    let content = match count {
        0 => small(words::NONE),
        1..=AT_ONCE => list,
        _ => details(words::all(count).into(), vec![list]),
    };
    section(part.name(), words::part(part), vec![content, new.into()])
}

/// One thing: what it is called, and who published it last.
fn row(opened: &Opened, item: Item, title: String) -> View {
    let last = standing::published(&opened.at, &item).map_or_else(|| words::AS_DELIVERED.to_owned(), words::published);
    let draft = opened.draft(&item).map(|draft| tag(crate::words::drafts::kept_by(&draft.by, &draft.on)));
    let to = Route::Edit(item.agenda, item.part, Some(item.id));
    let title = if title.is_empty() { words::part(item.part).to_owned() } else { title };
    card("wk-thing", vec![link(&to, title), small(last), draft.into()])
}
