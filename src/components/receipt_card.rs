//! The receipt: ten words, and ways to keep them.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::receipt::ReceiptCode;

use crate::{
    i18n::words,
    platform::page,
    state::receipts::Receipt,
    ui::{
        announcer::Announcer,
        button::{Button, ButtonKind},
    },
};

/// The ten words, with copy, print and keep.
#[component]
pub fn ReceiptCard(
    /// What the giver keeps.
    receipt: Receipt,
) -> impl IntoView {
    let announcer = use_context::<Announcer>();
    let (done, set_done) = signal("");
    let say = move |words: &'static str| {
        set_done.set(words);
        if let Some(announcer) = announcer {
            announcer.say(words);
        }
    };
    let kept = RwSignal::new(receipt.is_kept());
    let code = receipt.code.to_string();
    let copy = move |_| {
        let code = code.clone();
        spawn_local(async move {
            say(if page::copy(&code).await { words().receipt_copied } else { words().receipt_copy_failed });
        });
    };
    let keep = {
        let receipt = receipt.clone();
        move |_| {
            if receipt.keep() {
                kept.set(true);
                say(words().receipt_kept);
            } else {
                say(words().receipt_kept_failed);
            }
        }
    };
    view! {
        <section class="wk-receipt" aria-labelledby="bon-woorden">
            <h2 class="wk-receipt__title" id="bon-woorden">{words().receipt_code}</h2>
            <CodeWords code=receipt.code.clone() />
            <p class="wk-paragraph">{words().receipt_keep}</p>
            <p class="wk-small">{words().receipt_lost}</p>
            <div class="wk-actions wk-no-print">
                <Button on_press=copy>{words().receipt_copy}</Button>
                <Button on_press=move |_| page::print()>{words().receipt_print}</Button>
                <Show when=move || !kept.get()>
                    <Button on_press=keep.clone()>{words().receipt_keep_here}</Button>
                </Show>
            </div>
            <p class="wk-small wk-no-print">
                {move || match done.get() {
                    "" if kept.get() => words().receipt_kept,
                    "" => words().receipt_keep_here_text,
                    done => done,
                }}
            </p>
        </section>
    }
}

/// The ten words, numbered, as one copies them onto paper.
#[component]
fn CodeWords(
    /// The code.
    code: ReceiptCode,
) -> impl IntoView {
    view! {
        <ol class="wk-code" translate="no">
            {code
                .words()
                .into_iter()
                .map(|word| view! { <li class="wk-code__word">{word}</li> })
                .collect_view()}
        </ol>
    }
}

/// A receipt that is kept here, without its words: those are shown only when they are asked for.
#[component]
pub fn ReceiptLine(
    /// The receipt.
    receipt: Receipt,
    /// What the theme is called, or the agenda's id when it is not known.
    about: String,
    /// Opens it.
    on_open: impl FnMut(Receipt) + Send + 'static,
    /// Removes it from this device.
    on_forget: impl FnMut(Receipt) + Send + 'static,
) -> impl IntoView {
    let (mut on_open, mut on_forget) = (on_open, on_forget);
    let (opened, forgotten) = (receipt.clone(), receipt.clone());
    view! {
        <li class="wk-card">
            <p class="wk-card__title">{about}</p>
            <p class="wk-small">{receipt.on.in_dutch()}</p>
            <div class="wk-actions">
                <Button kind=ButtonKind::Primary on_press=move |_| on_open(opened.clone())>{words().mine_open}</Button>
                <Button kind=ButtonKind::Quiet on_press=move |_| on_forget(forgotten.clone())>
                    {words().mine_forget}
                </Button>
            </div>
        </li>
    }
}
