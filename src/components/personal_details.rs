//! What points at a person in a text that is being written, and what its writer can do about it.
//!
//! Nothing is changed, kept or sent: who writes decides. It does not say that a text is anonymous when nothing
//! was found.

use leptos::prelude::*;
use weerklank_core::personal::details;

use crate::{
    i18n::{self, words},
    platform::page,
    ui::{
        button::{ButtonKind, button},
        element::element,
        notice::{NoticeKind, notice},
        prose::{actions, paragraph},
        view::{View, live, text},
    },
};

/// Shows what points at a person in `typed`, the text of the field with the id `field`.
pub fn personal_details(typed: Signal<String>, field: &'static str) -> View {
    let left = RwSignal::new(Vec::<String>::new());
    let found = Memo::new(move |_| {
        let typed = typed.read();
        let left = left.read();
        let parts = details(&typed).into_iter().map(|detail| (typed[detail.range.clone()].to_owned(), detail));
        parts.filter(|(part, _)| !left.contains(part)).collect::<Vec<_>>()
    });
    let spoken = live(move || text(i18n::details_found(found.read().len())));
    let shown = live(move || {
        let typed = typed.get_untracked();
        let mut content = Vec::new();
        for (part, detail) in found.get() {
            let mark = element("mark").class("wk-mark").text(part.clone()).view();
            content.push(paragraph(vec![text([i18n::detail(detail.kind), " "].concat()), mark]));
            let units = |end: usize| u32::try_from(typed[..end].encode_utf16().count()).unwrap_or(u32::MAX);
            let (start, end) = (units(detail.range.start), units(detail.range.end));
            let about = part.clone();
            let change = move || page::select_in(field, start, end);
            let leave = move || {
                left.update(|left| left.push(part.clone()));
                page::focus_and_show(field);
            };
            // Two parts have two buttons of each kind: their names tell them apart.
            let named = |words: &'static str| {
                let about = element("span").class("wk-visually-hidden").text([" ", &about].concat());
                vec![text(words), about.view()]
            };
            content.push(actions(vec![
                button(ButtonKind::Secondary, named(words().answer_change), change),
                button(ButtonKind::Quiet, named(words().detail_leave), leave),
            ]));
        }
        if content.is_empty() {
            return None.into();
        }
        content.insert(0, paragraph(words().detail_why));
        notice(NoticeKind::Info, words().detail_title.to_owned(), content)
    });
    let spoken = element("p").class("wk-visually-hidden").set("role", "status").with(spoken).view();
    vec![spoken, shown].into()
}
