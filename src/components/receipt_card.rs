//! The receipt: ten words, and ways to keep them.

use leptos::prelude::*;
use weerklank_core::{
    backend::{OperationName, Privacy},
    receipt::ReceiptCode,
};

use super::copying::copy_button;
use crate::{
    i18n::words,
    platform::page,
    state::{mine::Mine, receipts::Receipt, site::Site},
    ui::{
        announcer::Told,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, block, card, paragraph, small},
        qr::qr,
        view::{View, live, text},
    },
};

const WORDS: &str = "bon-woorden";

/// The ten words, with copy, print and keep.
pub fn receipt_card(receipt: &Receipt) -> View {
    let (told, mine) = (Told::nothing(), Mine::current());
    let kept = RwSignal::new(Receipt::keeps(&receipt.code));
    let backend = Site::current().backend;
    let returns = backend.description().can(OperationName::Read);
    let is_closed = returns && backend.description().privacy == Privacy::PerRecord;
    let code = receipt.code.to_string();
    let drawn = qr(&code, words::receipt_qr());
    let copied = Box::new(move || code.clone());
    let copy = copy_button(ButtonKind::Secondary, words::receipt_copy(), copied, words::receipt_copy_failed(), told);
    let receipt = receipt.clone();
    let code = code_words(&receipt.code);
    let keep = move || {
        kept.set(mine.keep(&receipt));
        page::focus_soon(WORDS);
        told.tell(if kept.get_untracked() { words::receipt_kept() } else { words::receipt_kept_failed() });
    };
    let keep = StoredValue::new_local(keep);
    let keep_button = live(move || {
        let keep = || button(ButtonKind::Secondary, words::receipt_keep_here(), move || keep.with_value(|keep| keep()));
        (!kept.get() && !page::is_framed()).then(keep).into()
    });
    let remark = live(move || {
        text(match told.said() {
            "" if kept.get() => words::receipt_kept(),
            "" if page::is_framed() => words::receipt_not_kept_here(),
            "" if returns => words::receipt_keep_here_text(),
            done => done,
        })
    });
    let mut possible = vec![copy, button(ButtonKind::Secondary, words::receipt_print(), page::print)];
    // Where nothing can be read back, the words say which it was, and that is all.
    let (name, meaning) = if returns {
        possible.push(keep_button);
        (words::receipt_code(), words::receipt_keep())
    } else {
        (words::reference_title(), words::reference_text())
    };
    let title = element("h2").class("wk-receipt__title").set("id", WORDS).set("tabindex", "-1");
    element("section")
        .class("wk-receipt")
        .set("aria-labelledby", WORDS)
        .with(title.text(name).view())
        .with(code)
        .maybe(drawn)
        .with(paragraph(meaning))
        .maybe(is_closed.then(|| paragraph(words::receipt_yours_alone())))
        .with(small(words::receipt_lost()))
        .with(actions(possible))
        .with(block("wk-small wk-no-print", remark))
        .view()
}

/// The ten words, numbered, as one copies them onto paper.
fn code_words(code: &ReceiptCode) -> View {
    let mut list = element("ol").class("wk-code").set("translate", "no");
    for word in code.words() {
        list = list.with(card("wk-code__word", vec![text(word)]));
    }
    list.view()
}
