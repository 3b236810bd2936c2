//! The receipt of what was just sent, and whether it has arrived.

use leptos::prelude::*;
use weerklank_core::outbox::State;

use crate::{
    components::{link::Link, outbox_status::OutboxStatus, page_heading::PageHeading, receipt_card::ReceiptCard},
    i18n::words,
    routes::Route,
    state::{outbox::Outbox, receipts::Receipt},
    ui::button::ButtonKind,
};

/// The receipt.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    match Receipt::latest() {
        Some(receipt) => view! { <Sent receipt=receipt /> }.into_any(),
        None => view! {
            <PageHeading title=words().receipt_none />
            <p class="wk-lead">{words().receipt_none_text}</p>
            <Link to=Route::Mine class=ButtonKind::Primary.class()>{words().receipt_to_mine}</Link>
        }
        .into_any(),
    }
}

#[component]
fn Sent(
    /// The receipt.
    receipt: Receipt,
) -> impl IntoView {
    let outbox = Outbox::current();
    let id = receipt.code.feedback_id();
    let more = Route::Agenda(receipt.agenda.clone());
    let card = receipt.clone();
    // After a reload, what has arrived is not in the outbox any more. What was taken back is: it has no receipt.
    let state = Memo::new(move |_| outbox.entry(&id).map_or(State::Stored, |entry| entry.state));
    let has_receipt = move || !matches!(state.get(), State::TakenBack { .. } | State::Refused);
    let id = receipt.code.feedback_id();
    view! {
        <PageHeading title=words().receipt_title />
        <OutboxStatus id=id />
        <Show when=has_receipt>
            <ReceiptCard receipt=card.clone() />
        </Show>
        <p class="wk-actions wk-no-print">
            <Link to=more class=ButtonKind::Secondary.class()>{words().receipt_more}</Link>
            <Link to=Route::Mine class=ButtonKind::Quiet.class()>{words().receipt_to_mine}</Link>
        </p>
    }
}
