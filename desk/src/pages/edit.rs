//! Editing one thing of an agenda: an outcome, an action, a text; or a message to givers.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank::ui::{
    element::element,
    notice::{NoticeKind, notice},
    prose::{paragraph, small},
    view::{View, live},
};
use weerklank_core::{
    readability::Glossary,
    slug::Slug,
    staff::{Part, Role},
};

use super::{
    heading::heading,
    opened::Opened,
    waiting::{once_here, once_read},
};
use crate::{
    api::Item,
    components::{
        form::{Sheet, form},
        fresh::fresh,
        givers::{answered, givers},
        history::history,
        keeping::keeping,
        link::up,
        preview::preview,
        publishing::{differs, publishing},
        withdrawing::withdrawing,
    },
    fields::fields_of,
    routes::Route,
    standing,
    state::{
        mailbox::Mailbox,
        session::Session,
        shelf::{Load, fill},
        writing::{Desk, Writing},
    },
    words::{agenda as parts, edit as words},
};

/// Editing one thing of an agenda; without an id it is something new.
pub fn edit_page(agenda: Slug, part: Part, item: Option<Slug>) -> View {
    let session = Session::current();
    let shelf = RwSignal::new(Load::Waiting);
    let (port, to_read) = (session.port.clone(), agenda.clone());
    let read = move || fill(shelf, Opened::read(port.clone(), to_read.clone()));
    read();
    let back = up(&Route::Agenda(agenda.clone()), words::BACK);
    let content = live(move || {
        let item = item.clone().map(|id| Item { agenda: agenda.clone(), part, id });
        shelf.with(|load| {
            once_here(load, read.clone(), |opened| match item {
                Some(item) => with_givers(&session, opened, item),
                None => fresh(opened, part, None, Vec::new()),
            })
        })
    });
    vec![back, heading(parts::part(part)), content].into()
}

/// The editor. Of what answers givers only once they are read: they tell whose a sentence is.
fn with_givers(session: &Session, opened: &Opened, item: Item) -> View {
    if !answers(item.part) {
        return editor(session, opened, &item);
    }
    let (session, opened) = (session.clone(), opened.clone());
    once_read(Mailbox::current(), |waiting| waiting, move || editor(&session, &opened, &item))
}

/// Whether this part answers givers.
fn answers(part: Part) -> bool {
    matches!(part, Part::Outcomes | Part::Replies)
}

/// What is being written of this: here, in a draft, or not yet.
fn taken_up(opened: &Opened, item: &Item) -> Option<Writing> {
    let desk = Desk::current();
    if let Some(writing) = desk.find(item) {
        return Some(writing);
    }
    let givers = untrack(|| answered(Mailbox::current(), &item.id));
    let now = standing::body(&opened.at, item, &givers);
    let draft = opened.draft(item).cloned();
    let body = now.or_else(|| draft.as_ref().map(|draft| draft.body.clone()))?;
    Some(desk.begin(item.clone(), body, standing::version(&opened.at, item), draft))
}

fn editor(session: &Session, opened: &Opened, item: &Item) -> View {
    let part = item.part;
    let Some(writing) = taken_up(opened, item) else {
        return notice(NoticeKind::Info, words::NOWHERE.to_owned(), vec![paragraph(words::NOWHERE_HOW)]);
    };
    let glossary = Arc::new(Glossary::of(&opened.agenda));
    let sheet = Sheet { writing, session: session.clone(), agenda: Arc::clone(&opened.agenda), glossary };
    let now = standing::published(&opened.at, item).map(|known| small(words::published(known)));
    let has_givers = answers(part);
    let side = has_givers.then(|| preview(sheet.clone()));
    let may_write = session.may(Role::Moderator);
    let drawn = sheet.clone();
    let content = live(move || {
        writing.replaced.track();
        writing.gates.update_untracked(Vec::clear);
        let whom = has_givers.then(|| givers(&drawn));
        let form = form(&drawn, fields_of(part));
        writing.gates.notify();
        vec![whom.into(), form].into()
    });
    let act = vec![
        keeping(sheet.clone()),
        (part != Part::Replies).then(|| differs(&sheet, &opened.at)).into(),
        publishing(sheet.clone()),
        versions(sheet.clone()),
        withdrawing(&sheet, &opened.at),
    ];
    let written = if may_write {
        std::iter::once(content).chain(act).collect()
    } else {
        vec![small(words::READ_ONLY), versions(sheet)]
    };
    let columns = element("div")
        .class("wk-editor")
        .with(element("div").class("wk-editor__form").all(written).view())
        .maybe(side.map(|side| element("div").class("wk-editor__side").with(side).view()));
    vec![now.into(), columns.view()].into()
}

/// The versions; one more when it is published here.
fn versions(sheet: Sheet) -> View {
    live(move || {
        sheet.writing.version.track();
        history(sheet.clone())
    })
}
