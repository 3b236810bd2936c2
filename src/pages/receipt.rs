//! The receipt of what was just sent, and whether it has arrived.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    backend::{OperationName, Privacy},
    outbox::State,
    receipt::{FeedbackId, ReceiptCode},
};

use crate::{
    components::{link::link, outbox_status::outbox_status, page_heading::page_heading, receipt_card::receipt_card},
    i18n::words,
    routes::Route,
    state::{outbox::Outbox, receipts::Receipt, site::Site},
    ui::{
        button::ButtonKind,
        element::element,
        notice::{NoticeKind, notice},
        prose::{actions, lead, paragraph},
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
    let (outbox, backend) = (Outbox::current(), Site::current().backend);
    let id = receipt.code.feedback_id();
    let open_to_all = what_was_found(outbox.clone(), id.clone());
    let status = outbox_status(id.clone());
    let more = Route::Agenda(receipt.agenda.clone());
    let has_receipt = Memo::new(move |_| match outbox.state(&id) {
        State::TakenBack { .. } => false,
        State::Refused => outbox.entry(&id).is_some_and(|entry| entry.may_have_arrived()),
        _ => true,
    });
    let card = live(move || has_receipt.get().then(|| receipt_card(&receipt)).into());
    let mut ways = vec![link(more, ButtonKind::Secondary.class(), words::receipt_more())];
    let title = if backend.description().can(OperationName::Read) {
        ways.push(link(Route::Mine, ButtonKind::Quiet.class(), words::receipt_to_mine()));
        words::receipt_title()
    } else {
        words::reference_title()
    };
    vec![page_heading(title, None), status, open_to_all, card, actions(ways)].into()
}

/// What was found when it was read back without its ten words, once it has arrived: only that it worked says something.
fn what_was_found(outbox: Outbox, id: FeedbackId) -> View {
    let backend = Site::current().backend;
    let is_open = RwSignal::new(false);
    let mut asks = backend.description().privacy != Privacy::Public;
    let found = live(move || {
        if asks && outbox.state(&id) == State::Stored {
            asks = false;
            let (backend, id) = (backend.clone(), id.clone());
            spawn_local(async move {
                // Ten words that belong to nothing: a secret may have to be in the body.
                let stranger = ReceiptCode::from_entropy([0; 12]).secret();
                is_open.set(backend.is_open(&id, &stranger).await);
            });
        }
        let text = || vec![paragraph(words::receipt_open_text())];
        is_open.get().then(|| notice(NoticeKind::Problem, words::receipt_open().to_owned(), text())).into()
    });
    element("div").set("role", "status").with(found).view()
}
