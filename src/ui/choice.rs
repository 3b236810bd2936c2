//! One of a few answers, each a big button.

use leptos::prelude::*;

use super::{
    element::{element, truth},
    view::View,
};

/// An answer that can be chosen: its words, what else there is to say, and a small drawing before them.
#[inline(never)]
pub fn choice(
    label: &'static str,
    hint: Option<&'static str>,
    icon: Option<View>,
    chosen: Signal<bool>,
    mut on_choose: Box<dyn FnMut() + Send>,
) -> View {
    let part = |class| element("span").class(class);
    let words = part("wk-choice__words")
        .with(part("wk-choice__label").text(label).view())
        .maybe(hint.map(|hint| part("wk-choice__hint").text(hint).view()));
    let button = element("button")
        .set("type", "button")
        .class("wk-choice__button")
        .set_live("aria-pressed", move || truth(chosen.get()))
        .on("click", move |_| on_choose())
        .maybe(icon.map(|icon| part("wk-choice__icon").with(icon).view()))
        .with(words.view());
    element("li").with(button.view()).view()
}

/// Answers to a small question beside others, in a row; `label` is what is asked.
#[inline(never)]
pub fn chips(label: &'static str, items: Vec<View>) -> View {
    element("ul").class("wk-chips").set("role", "list").set("aria-label", label).all(items).view()
}

/// The answers to one question, which the element with the id `labelled_by` asks.
#[inline(never)]
pub fn choices(labelled_by: &'static str, items: Vec<View>) -> View {
    element("ul").class("wk-choices").set("role", "list").set("aria-labelledby", labelled_by).all(items).view()
}
