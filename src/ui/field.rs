//! A field to type in.

use leptos::prelude::*;

/// What a [`TextField`] asks.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The id of the field; its parts get ids that start with it.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What to keep in mind.
    pub hint: &'static str,
    /// How many lines it shows.
    pub rows: u8,
}

/// A field to search with, and its label.
#[inline(never)]
pub fn search_field(id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="wk-field__label" for=id>{label}</label>
        <input
            class="wk-field__input"
            id=id
            type="search"
            autocomplete="off"
            enterkeyhint="search"
            prop:value=move || value.get()
            on:input:target=move |event| value.set(event.target().value())
        />
    }
    .into_any()
}

/// A field of several lines, with its label, hint, count and message.
#[component]
pub fn TextField(
    /// What it asks.
    question: Question,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// What happens when it changes.
    on_input: Box<dyn FnMut(String) + Send>,
    /// What is wrong, and what to do; empty when nothing is.
    #[prop(into)]
    problem: Signal<String>,
    /// How much may still be typed, in words.
    #[prop(optional)]
    count: Option<Signal<String>>,
) -> impl IntoView {
    let Question { id, label, hint, rows } = question;
    let mut on_input = on_input;
    let described_by = format!("{id}-hint {id}-problem {id}-count");
    view! {
        <div class="wk-field" class:wk-field--wrong=move || !problem.read().is_empty()>
            <label class="wk-field__label" for=id>{label}</label>
            <p class="wk-field__hint" id=format!("{id}-hint")>{hint}</p>
            <p class="wk-field__problem" id=format!("{id}-problem")>{move || problem.get()}</p>
            <textarea
                class="wk-field__input"
                id=id
                rows=rows.to_string()
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=move || if problem.read().is_empty() { "false" } else { "true" }
                prop:value=move || value.get()
                on:input:target=move |event| on_input(event.target().value())
            ></textarea>
            <p class="wk-field__count" id=format!("{id}-count")>
                {move || count.map(|count| count.get()).unwrap_or_default()}
            </p>
        </div>
    }
}
