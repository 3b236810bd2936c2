//! The receipt: ten words, and ways to keep them.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::receipt::ReceiptCode;

use crate::{
    i18n::words,
    platform::page,
    state::receipts::Receipt,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        prose::{actions, block, card, paragraph, small},
    },
};

const WORDS: &str = "bon-woorden";

/// The ten words, with copy, print and keep.
pub fn receipt_card(receipt: &Receipt) -> AnyView {
    let announcer = Announcer::current();
    let kept = RwSignal::new(receipt.is_kept());
    let done = RwSignal::new("");
    let say = move |words: &'static str| {
        done.set(words);
        announcer.say(words);
    };
    let code = receipt.code.to_string();
    let copy = move || {
        let code = code.clone();
        spawn_local(async move {
            say(if page::copy(&code).await { words().receipt_copied } else { words().receipt_copy_failed });
        });
    };
    let receipt = receipt.clone();
    let code = code_words(&receipt.code);
    let keep = move || {
        kept.set(receipt.keep());
        page::focus_soon(WORDS);
        say(if kept.get_untracked() { words().receipt_kept } else { words().receipt_kept_failed });
    };
    let keep = StoredValue::new_local(keep);
    let keep_button = move || {
        (!kept.get())
            .then(|| button(ButtonKind::Secondary, words().receipt_keep_here, move || keep.with_value(|keep| keep())))
    };
    let remark = move || match done.get() {
        "" if kept.get() => words().receipt_kept,
        "" => words().receipt_keep_here_text,
        done => done,
    };
    view! {
        <section class="wk-receipt" aria-labelledby=WORDS>
            <h2 class="wk-receipt__title" id=WORDS tabindex="-1">{words().receipt_code}</h2>
            {code}
            {paragraph(words().receipt_keep)}
            {small(words().receipt_lost)}
            {actions(vec![
                button(ButtonKind::Secondary, words().receipt_copy, copy),
                button(ButtonKind::Secondary, words().receipt_print, page::print),
                view! { {keep_button} }.into_any(),
            ])}
            <p class="wk-small wk-no-print">{remark}</p>
        </section>
    }
    .into_any()
}

/// The ten words, numbered, as one copies them onto paper.
fn code_words(code: &ReceiptCode) -> AnyView {
    let words: Vec<_> = code.words().into_iter().map(|word| card("wk-code__word", vec![word.into_any()])).collect();
    view! { <ol class="wk-code" translate="no">{words}</ol> }.into_any()
}

/// A receipt that is kept here, without its words: those are shown only when they are asked for.
pub fn receipt_line(
    receipt: &Receipt,
    on_open: impl FnMut() + Send + 'static,
    on_forget: impl FnMut() + Send + 'static,
) -> AnyView {
    let about = receipt.theme.as_str().replace('-', " ");
    card(
        "wk-card",
        vec![
            block("wk-card__title", about.into_any()),
            small(receipt.on.in_dutch()),
            actions(vec![
                button(ButtonKind::Primary, words().mine_open, on_open),
                button(ButtonKind::Quiet, words().mine_forget, on_forget),
            ]),
        ],
    )
}
