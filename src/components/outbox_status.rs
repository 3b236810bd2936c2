//! Where something is on its way to the backend, said honestly.

use weerklank_core::{
    backend::OperationName,
    outbox::{Entry, State},
    receipt::FeedbackId,
};

use super::{contribution::said, copying::copy_button, page_heading::HEADING};
use crate::{
    i18n::{self, words},
    platform::{network, page},
    state::{outbox::Outbox, site::Site},
    ui::{
        announcer::Told,
        arcs::arcs,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, block, paragraph, small},
        view::{View, live},
    },
};

/// Where one contribution is on its way, and what one can do about that.
pub fn outbox_status(id: FeedbackId) -> View {
    let outbox = Outbox::current();
    let returns = Site::current().backend.description().can(OperationName::Read);
    let status = {
        let (outbox, id) = (outbox.clone(), id.clone());
        live(move || {
            let state = outbox.state(&id);
            let (title, text) = match (i18n::outbox_state(state), state) {
                ((title, _), State::Gone) if !returns => (title, words::outbox_gone()),
                (said, _) => said,
            };
            let mut said = element("div").with(block("wk-arrival__title", title.into())).with(paragraph(text));
            if matches!(state, State::Queued | State::Unconfirmed) {
                let offline = if network::seems_online() { "" } else { words::offline() };
                let kept = if outbox.keeps(&id) { words::outbox_kept() } else { words::outbox_not_kept() };
                said = said.with(small(format!("{offline} {kept}")));
            }
            vec![arcs(u8::from(state == State::Stored)), said.view()].into()
        })
    };
    let possible = live(move || match outbox.state(&id) {
        State::Queued | State::Unconfirmed => {
            let (urging, urged) = (outbox.clone(), id.clone());
            let (withdrawing, withdrawn) = (outbox.clone(), id.clone());
            actions(vec![
                button(ButtonKind::Primary, words::outbox_try_now(), move || {
                    urging.urge(&urged);
                    page::focus_soon(HEADING);
                }),
                button(ButtonKind::Quiet, words::outbox_take_back(), move || {
                    withdrawing.take_back(&withdrawn);
                    page::focus_soon(HEADING);
                }),
            ])
        }
        State::Refused => outbox.entry(&id).map(|entry| refused(&outbox, &entry)).into(),
        _ => None::<View>.into(),
    });
    vec![element("div").class("wk-arrival").set("role", "status").with(status).view(), possible].into()
}

/// What was not accepted, to take along.
fn refused(outbox: &Outbox, entry: &Entry) -> View {
    let (removing, removed) = (outbox.clone(), entry.feedback.id.clone());
    let remove = move || {
        removing.take_back(&removed);
        page::focus_soon(HEADING);
    };
    let text = entry.feedback.text.clone().unwrap_or_default();
    let (told, copied) = (Told::nothing(), Box::new(move || text.clone()));
    vec![
        paragraph(if entry.may_have_arrived() { words::outbox_refused_unsure() } else { words::outbox_refused_text() }),
        said(&entry.feedback),
        actions(vec![
            copy_button(ButtonKind::Secondary, words::answer_copy(), copied, words::answer_copy_failed(), told),
            button(ButtonKind::Quiet, words::mine_forget(), remove),
        ]),
        told.line(),
    ]
    .into()
}
