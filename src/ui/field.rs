//! A field to type in.

use leptos::prelude::*;

/// A field of several lines, with its label, hint, count and message.
#[component]
pub fn TextField(
    /// The id of the field; its parts get ids that start with it.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What to keep in mind.
    hint: &'static str,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// What happens when it changes.
    on_input: impl FnMut(String) + Send + 'static,
    /// What is wrong, and what to do; empty when nothing is.
    #[prop(into)]
    problem: Signal<String>,
    /// How many lines it shows.
    #[prop(default = 8)]
    rows: u8,
    /// How much may still be typed, in words.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    /// What the browser may fill in, or `off`.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
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
                autocomplete=autocomplete
                aria-describedby=described_by
                aria-invalid=move || if problem.read().is_empty() { "false" } else { "true" }
                prop:value=move || value.get()
                on:input:target=move |event| on_input(event.target().value())
            ></textarea>
            <p class="wk-field__count" id=format!("{id}-count")>{move || count.get()}</p>
        </div>
    }
}
