//! The draft of what is written: whether it is kept, and what to do when somebody else kept one first.

use leptos::{prelude::*, task::spawn_local};
use weerklank::ui::{
    announcer::Announcer,
    button::{ButtonKind, button},
    element::element,
    notice::{NoticeKind, notice},
    prose::{actions, details, paragraph},
    view::{View, live, text},
};
use weerklank_core::staff::{
    Conflict, Draft,
    port::{Refusal, Task},
};

use super::{form::Sheet, history::changes};
use crate::{
    api::Port,
    pages::waiting::refused,
    state::{
        shelf::Load,
        writing::{Keeping, Writing},
    },
    words::drafts as words,
};

/// Says whether the draft is kept, and keeps it at a press.
pub fn keeping(sheet: Sheet) -> View {
    if !sheet.session.port.can(Task::KeepDraft) {
        return View::from(None);
    }
    let (writing, announcer) = (sheet.writing, Announcer::current());
    let said = live(move || {
        let by = writing.draft.with(|draft| draft.as_ref().map(|draft| words::kept_by(&draft.by, &draft.on)));
        text(match writing.keeping.get() {
            Keeping::Kept => by.unwrap_or_default(),
            Keeping::Typed => words::TYPED.to_owned(),
            Keeping::Underway => words::UNDERWAY.to_owned(),
            Keeping::Refused(_) => words::REFUSED.to_owned(),
        })
    });
    let keeper = sheet.clone();
    let keep = button(ButtonKind::Secondary, words::KEEP, move || {
        writing.keep_over(&keeper.session, writing.draft_version(), move || announcer.say(words::KEPT));
    });
    let refusal = live(move || match writing.keeping.get() {
        Keeping::Refused(Refusal::Changed(conflict)) => somebody_was_first(&sheet, &conflict),
        Keeping::Refused(refusal) => refused(&refusal),
        _ => View::from(None),
    });
    let said = element("p").class("wk-keeping__said").with(said).view();
    let bar = element("div").class("wk-keeping").with(keep).with(said).view();
    vec![bar, refusal].into()
}

/// Both versions side by side, and which of them to take.
fn somebody_was_first(sheet: &Sheet, conflict: &Conflict) -> View {
    let theirs = RwSignal::new(Load::Waiting);
    let (port, writing) = (sheet.session.port.clone(), sheet.writing);
    spawn_local(async move {
        let _ = theirs.try_set(draft_of(&port, writing).await.into());
    });
    let (sheet, announcer, revision) = (sheet.clone(), Announcer::current(), conflict.revision);
    let content = live(move || {
        let load = theirs.get();
        let draft = load.here().cloned().flatten();
        let differs = draft.as_ref().map(|draft| {
            let part = writing.item().part;
            details(words::SIDE_BY_SIDE.into(), vec![changes(part, &draft.body, &writing.body.get_untracked())])
        });
        let mine = sheet.clone();
        let mut possible = vec![button(ButtonKind::Secondary, words::TAKE_MINE, move || {
            writing.keep_over(&mine.session, revision, move || announcer.say(words::TOOK_MINE));
        })];
        if let Some(draft) = draft {
            let theirs = sheet.clone();
            possible.push(button(ButtonKind::Secondary, words::take_theirs(&draft.by), move || {
                announcer.say(words::TOOK_THEIRS);
                writing.take(&theirs.session, draft.clone());
            }));
        }
        vec![differs.into(), actions(possible)].into()
    });
    let title = words::somebody_was_first(conflict.by.as_deref());
    notice(NoticeKind::Problem, title, vec![paragraph(words::FIRST), content])
}

/// The draft of this that is on the server.
async fn draft_of(port: &Port, writing: Writing) -> Result<Option<Draft>, Refusal> {
    let item = writing.item();
    Ok(port.drafts().await?.into_iter().find(|draft| item.is_of(draft)))
}
