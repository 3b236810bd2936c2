//! One of a few answers, each a big button.

use leptos::prelude::*;

/// An answer that can be chosen. Put several in a [`ChoiceList`].
#[component]
pub fn Choice(
    /// Whether it is the chosen one.
    #[prop(into)]
    chosen: Signal<bool>,
    /// What happens when it is chosen.
    on_choose: impl FnMut() + Send + 'static,
    /// Its words.
    label: &'static str,
    /// What else there is to say.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// A small drawing before the words.
    #[prop(optional, into)]
    icon: ViewFn,
) -> impl IntoView {
    let mut on_choose = on_choose;
    view! {
        <li class="wk-choice">
            <button
                type="button"
                class="wk-choice__button"
                aria-pressed=move || if chosen.get() { "true" } else { "false" }
                on:click=move |_| on_choose()
            >
                <span class="wk-choice__icon" aria-hidden="true">{icon.run()}</span>
                <span class="wk-choice__words">
                    <span class="wk-choice__label">{label}</span>
                    {hint.map(|hint| view! { <span class="wk-choice__hint">{hint}</span> })}
                </span>
            </button>
        </li>
    }
}

/// The answers to one question.
#[component]
pub fn ChoiceList(
    /// The id of the element that asks the question.
    labelled_by: &'static str,
    /// The choices.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="wk-choices" role="list" aria-labelledby=labelled_by>
            {children()}
        </ul>
    }
}
