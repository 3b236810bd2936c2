//! Something that is on or off.

use leptos::{ev::MouseEvent, prelude::*};

/// A switch. Its words are its accessible name, and stay the same when it changes.
#[inline(never)]
pub fn switch(words: &'static str, on: Signal<bool>, mut on_press: Box<dyn FnMut() + Send>) -> AnyView {
    let press = move |_: MouseEvent| on_press();
    let checked = move || if on.get() { "true" } else { "false" };
    view! {
        <button type="button" role="switch" class="wk-switch" aria-checked=checked on:click=press>
            {words}
            <span class={"wk-switch__track"}></span>
        </button>
    }
    .into_any()
}
