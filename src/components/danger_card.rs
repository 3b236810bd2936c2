//! Help beside a text that tells of danger.
//!
//! It blocks nothing, reports nothing and keeps nothing: it shows who listens at once.

use leptos::prelude::*;

use super::{helplines::helplines_for, looking::Seen};
use crate::{
    i18n::words,
    ui::{
        element::element,
        notice::{NoticeKind, notice},
        prose::paragraph,
        view::{View, live, text},
    },
};

/// A calm card with the help lines that fit what was seen in a text; nothing when it tells of no danger.
pub fn danger_card(seen: Memo<Seen>) -> View {
    let told = Memo::new(move |_| seen.read().dangers.clone());
    let spoken = live(move || text(if told.read().is_empty() { "" } else { words::danger_spoken() }));
    let card = live(move || {
        let told = told.get();
        if told.is_empty() {
            return None.into();
        }
        let content = vec![paragraph(words::danger_text()), helplines_for(&told)];
        notice(NoticeKind::Info, words::danger_title().to_owned(), content)
    });
    let spoken = element("p").class("wk-visually-hidden").set("role", "status").with(spoken).view();
    vec![spoken, card].into()
}
