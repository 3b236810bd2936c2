//! The receipt of what was just sent, and whether it has arrived.

use leptos::prelude::*;
use weerklank_core::outbox::State;

use crate::{
    components::{link::link, outbox_status::outbox_status, page_heading::page_heading, receipt_card::receipt_card},
    i18n::words,
    routes::Route,
    state::{outbox::Outbox, receipts::Receipt},
    ui::{
        button::ButtonKind,
        prose::{actions, lead},
        view::{View, live},
    },
};

/// The receipt.
pub(super) fn receipt_page() -> View {
    match Receipt::latest() {
        Some(receipt) => sent(receipt),
        None => vec![
            page_heading(words::receipt_none(), None),
            lead(words::receipt_none_text()),
            actions(vec![link(Route::Mine, ButtonKind::Primary.class(), words::receipt_to_mine())]),
        ]
        .into(),
    }
}

fn sent(receipt: Receipt) -> View {
    let outbox = Outbox::current();
    let id = receipt.code.feedback_id();
    let status = outbox_status(id.clone());
    let more = Route::Agenda(receipt.agenda.clone());
    let has_receipt = Memo::new(move |_| match outbox.state(&id) {
        State::TakenBack { .. } => false,
        State::Refused => outbox.entry(&id).is_some_and(|entry| entry.may_have_arrived()),
        _ => true,
    });
    let card = live(move || has_receipt.get().then(|| receipt_card(&receipt)).into());
    vec![
        page_heading(words::receipt_title(), None),
        status,
        card,
        actions(vec![
            link(more, ButtonKind::Secondary.class(), words::receipt_more()),
            link(Route::Mine, ButtonKind::Quiet.class(), words::receipt_to_mine()),
        ]),
    ]
    .into()
}
