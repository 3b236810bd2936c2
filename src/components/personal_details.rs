//! What points at a person in a text that is being written, and what its writer can do about it.
//!
//! Nothing is changed, kept or sent: who writes decides. It does not say that a text is anonymous when nothing
//! was found.

use leptos::prelude::*;

use super::looking::{Pointing, Seen};
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

/// Shows what was seen to point at a person in the text of the field with the id `field`.
pub fn personal_details(seen: Memo<Seen>, field: &'static str) -> View {
    let left = RwSignal::new(Vec::<String>::new());
    let found = Memo::new(move |_| {
        let left = left.read();
        let seen = seen.read();
        seen.details.iter().filter(|pointing| !left.contains(&pointing.part)).cloned().collect::<Vec<_>>()
    });
    let spoken = live(move || text(i18n::details_found(found.read().len())));
    let shown = live(move || {
        let mut content = Vec::new();
        for Pointing { part, kind, place: (start, end) } in found.get() {
            let mark = element("mark").class("wk-mark").text(part.clone()).view();
            content.push(paragraph(vec![text([i18n::detail(kind), " "].concat()), mark]));
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
                button(ButtonKind::Secondary, named(words::answer_change()), change),
                button(ButtonKind::Quiet, named(words::detail_leave()), leave),
            ]));
        }
        if content.is_empty() {
            return None.into();
        }
        content.insert(0, paragraph(words::detail_why()));
        notice(NoticeKind::Info, words::detail_title().to_owned(), content)
    });
    let spoken = element("p").class("wk-visually-hidden").set("role", "status").with(spoken).view();
    vec![spoken, shown].into()
}
