//! Where something is on its way to the backend, said honestly.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    outbox::{Entry, State},
    receipt::FeedbackId,
};

use super::contribution::said;
use crate::{
    i18n::{self, words},
    platform::{network, page},
    state::outbox::Outbox,
    ui::{
        arcs::Arcs,
        button::{Button, ButtonKind},
    },
};

/// Where one contribution is on its way, and what one can do about that.
#[component]
pub fn OutboxStatus(
    /// The contribution.
    id: FeedbackId,
) -> impl IntoView {
    let outbox = Outbox::current();
    let entry = {
        let (outbox, id) = (outbox.clone(), id.clone());
        Memo::new(move |_| outbox.entry(&id))
    };
    let state = Memo::new(move |_| entry.read().as_ref().map_or(State::Stored, |entry| entry.state));
    let keeps = outbox.clone();
    view! {
        <div class="wk-arrival" role="status">
            <Arcs filled=Signal::derive(move || u8::from(state.get() == State::Stored)) />
            <div class="wk-arrival__words">
                <p class="wk-arrival__title">{move || i18n::outbox_state(state.get()).0}</p>
                <p class="wk-paragraph">{move || i18n::outbox_state(state.get()).1}</p>
                {move || {
                    let waiting = matches!(state.get(), State::Queued | State::Unconfirmed);
                    waiting
                        .then(|| {
                            let offline = (!network::seems_online()).then_some(words().offline);
                            let kept = if keeps.keeps() { words().outbox_kept } else { words().outbox_not_kept };
                            view! { <p class="wk-small">{offline} " " {kept}</p> }
                        })
                }}
            </div>
        </div>
        {move || match state.get() {
            State::Queued | State::Unconfirmed => {
                let (urging, withdrawing) = (outbox.clone(), outbox.clone());
                let (urged, withdrawn) = (id.clone(), id.clone());
                view! {
                    <p class="wk-actions wk-no-print">
                        <Button kind=ButtonKind::Primary on_press=move |_| urging.urge(&urged)>{words().outbox_try_now}</Button>
                        <Button kind=ButtonKind::Quiet on_press=move |_| withdrawing.take_back(&withdrawn)>
                            {words().outbox_take_back}
                        </Button>
                    </p>
                }
                    .into_any()
            }
            State::Refused => entry.get().map(refused).into_any(),
            _ => ().into_any(),
        }}
    }
}

/// What was not accepted, to take along.
fn refused(entry: Entry) -> AnyView {
    let text = entry.feedback.text.clone().unwrap_or_default();
    let done = RwSignal::new("");
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            done.set(if page::copy(&text).await { words().receipt_copied } else { words().answer_copy_failed });
        });
    };
    view! {
        <p class="wk-paragraph">{words().outbox_refused_text}</p>
        {said(&entry.feedback)}
        <p class="wk-actions"><Button on_press=copy>{words().answer_copy}</Button></p>
        <p class="wk-small" role="status">{move || done.get()}</p>
    }
    .into_any()
}
