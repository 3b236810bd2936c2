//! A box to tick.

use leptos::prelude::*;
use weerklank::ui::{
    element::{element, truth},
    view::View,
};

/// A box to tick, with its words beside it.
pub fn check(words: impl Into<View>, on: Signal<bool>, on_press: impl FnMut() + Send + 'static) -> View {
    ticked("wk-check", words.into(), on, on_press)
}

/// A box to tick, whose words only a screen reader says: they stand beside it already.
pub fn bare_check(words: String, on: Signal<bool>, on_press: impl FnMut() + Send + 'static) -> View {
    let words = element("span").class("wk-visually-hidden").text(words).view();
    ticked("wk-check wk-check--bare", words, on, on_press)
}

fn ticked(class: &'static str, words: View, on: Signal<bool>, mut on_press: impl FnMut() + Send + 'static) -> View {
    element("button")
        .set("type", "button")
        .set("role", "checkbox")
        .class(class)
        .set_live("aria-checked", move || truth(on.get()))
        .on("click", move |_| on_press())
        .with(element("span").class("wk-check__box").set("aria-hidden", "true").view())
        .with(words)
        .view()
}
