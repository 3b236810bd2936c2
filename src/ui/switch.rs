//! Something that is on or off.

use leptos::prelude::*;

use super::{
    element::{element, truth},
    view::View,
};

/// A switch. Its words are its accessible name, and stay the same when it changes.
#[inline(never)]
pub fn switch(words: &'static str, on: Signal<bool>, mut on_press: Box<dyn FnMut() + Send>) -> View {
    element("button")
        .set("type", "button")
        .set("role", "switch")
        .class("wk-switch")
        .set_live("aria-checked", move || truth(on.get()))
        .on("click", move |_| on_press())
        .text(words)
        .with(element("span").class("wk-switch__track").view())
        .view()
}
