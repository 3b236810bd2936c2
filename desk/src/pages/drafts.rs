//! What is being written: on the server, and here only.

use leptos::{prelude::*, task::spawn_local};
use weerklank::{
    platform::page,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        prose::{actions, card, cards, lead, paragraph, small},
        view::{View, live},
    },
};
use weerklank_core::{
    slug::Slug,
    staff::{Draft, Part, Role, port::Refusal},
    text::PLAIN,
};

use super::{
    heading::{HEADING, heading},
    waiting::{once_here, refused},
};
use crate::{
    api::Item,
    components::link::link,
    document::text_at,
    routes::Route,
    standing::title,
    state::{
        session::Session,
        shelf::{Load, fill},
        writing::Desk,
    },
    words::{agenda as parts, drafts as words},
};

/// What is being written.
pub fn drafts_page() -> View {
    let (session, desk) = (Session::current(), Desk::current());
    let shelf = RwSignal::new(Load::Waiting);
    let refusal = RwSignal::new(None::<Refusal>);
    let port = session.port.clone();
    let read = move || {
        let port = port.clone();
        fill(shelf, async move { port.drafts().await });
    };
    read();
    let list = live(move || {
        let (session, desk) = (session.clone(), desk.clone());
        shelf.with(|load| {
            once_here(load, read.clone(), |drafts: &Vec<Draft>| {
                let again = read.clone();
                let kept = drafts.iter().map(|draft| row(&session, draft, refusal, again.clone()));
                let is_kept = |item: &Item| drafts.iter().any(|draft| item.is_of(draft));
                let here = desk.unsaved().into_iter().filter(|item| !is_kept(item)).map(only_here);
                let rows: Vec<_> = here.chain(kept).collect();
                if rows.is_empty() { small(words::NONE) } else { cards("wk-things", rows) }
            })
        })
    });
    let refusal = live(move || refusal.get().as_ref().map(refused).into());
    vec![heading(words::TITLE), lead(words::LEAD), refusal, list].into()
}

/// Something that stands in this window only.
fn only_here(item: Item) -> View {
    let name = item.id.as_str().replace('-', " ");
    card("wk-thing", vec![way(item.agenda, item.part, item.id, &name), small(words::UNSAVED)])
}

fn way(agenda: Slug, part: Part, item: Slug, name: &str) -> View {
    link(&Route::Edit(agenda, part, Some(item)), format!("{}: {name}", parts::part(part)))
}

/// One draft: what it is, who wrote it and when; the way to it, and away.
fn row(
    session: &Session,
    draft: &Draft,
    refusal: RwSignal<Option<Refusal>>,
    again: impl Fn() + Clone + Send + 'static,
) -> View {
    let to = way(draft.agenda.clone(), draft.part, draft.item.clone(), &name(draft));
    let (session, announcer, desk) = (session.clone(), Announcer::current(), Desk::current());
    let item = Item { agenda: draft.agenda.clone(), part: draft.part, id: draft.item.clone() };
    let (is_sure, revision) = (RwSignal::new(false), draft.revision);
    let may = session.may(Role::Moderator);
    let act = live(move || {
        if !is_sure.get() {
            return actions(vec![button(ButtonKind::Quiet, words::THROW_AWAY, move || is_sure.set(true))]);
        }
        let (port, item, again, desk) = (session.port.clone(), item.clone(), again.clone(), desk.clone());
        let throw = move || {
            let (port, item, again, desk) = (port.clone(), item.clone(), again.clone(), desk.clone());
            spawn_local(async move {
                let thrown = port.drop_draft(&item, revision).await;
                if thrown.is_ok() {
                    desk.forget(&item);
                    announcer.say(words::GONE);
                }
                refusal.set(thrown.err());
                again();
                page::focus_soon(HEADING);
            });
        };
        let ways = vec![
            button(ButtonKind::Danger, words::SURE_YES, throw),
            button(ButtonKind::Secondary, words::SURE_NO, move || is_sure.set(false)),
        ];
        vec![paragraph(words::SURE), actions(ways)].into()
    });
    card("wk-thing", vec![to, small(words::kept_by(&draft.by, &draft.on)), may.then_some(act).into()])
}

/// What a draft is about, as it says itself.
fn name(draft: &Draft) -> String {
    let document = draft.body.pointer("/outcome").or_else(|| draft.body.pointer("/document"));
    let name = match document {
        Some(document) => title(draft.part, document),
        None => text_at(&draft.body, "/text", PLAIN),
    };
    if name.is_empty() { draft.item.as_str().replace('-', " ") } else { name }
}
