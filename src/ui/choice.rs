//! One of a few answers, each a big button.

use leptos::{ev::MouseEvent, prelude::*};

/// An answer that can be chosen: its words, what else there is to say, and a small drawing before them.
#[inline(never)]
pub fn choice(
    label: &'static str,
    hint: Option<&'static str>,
    icon: Option<AnyView>,
    chosen: Signal<bool>,
    mut on_choose: Box<dyn FnMut() + Send>,
) -> AnyView {
    let choose = move |_: MouseEvent| on_choose();
    let pressed = move || if chosen.get() { "true" } else { "false" };
    view! {
        <li>
            <button type="button" class="wk-choice__button" aria-pressed=pressed on:click=choose>
                {icon.map(|icon| view! { <span class="wk-choice__icon">{icon}</span> })}
                <span class="wk-choice__words">
                    <span class="wk-choice__label">{label}</span>
                    {hint.map(|hint| view! { <span class="wk-choice__hint">{hint}</span> })}
                </span>
            </button>
        </li>
    }
    .into_any()
}

/// The answers to one question, which the element with the id `labelled_by` asks.
#[inline(never)]
pub fn choices(labelled_by: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class="wk-choices" role="list" aria-labelledby=labelled_by>{items}</ul> }.into_any()
}
