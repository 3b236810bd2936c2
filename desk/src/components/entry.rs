//! A field whose id and label are made while the desk runs, as those of a form that is a table are.

use leptos::prelude::*;
use weerklank::ui::{
    element::{element, truth},
    view::{View, live, text},
};

/// What a field asks.
pub struct Entry {
    /// The id of the field; its parts get ids that start with it.
    pub id: String,
    /// Its label.
    pub label: View,
    /// What to keep in mind.
    pub hint: &'static str,
    /// How it is filled in.
    pub input: Input,
    /// In which language it is, when that is not the page's.
    pub lang: Option<&'static str>,
}

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// So many lines.
    Lines(u8),
    /// One line.
    Line,
    /// One line for a number.
    Number,
    /// One of these, by its place.
    OneOf(Vec<String>),
}

/// A field with its label and hint. `problem` says what is wrong and what to do; `below` is what else is said of it.
pub fn entry(
    of: Entry,
    value: RwSignal<String>,
    mut on_input: Box<dyn FnMut(String) + Send>,
    problem: Signal<String>,
    below: Option<View>,
) -> View {
    let Entry { id, label, hint, input, lang } = of;
    let wrong = move || !problem.read().is_empty();
    let (field, event) = match input {
        Input::Lines(rows) => (element("textarea").set("rows", rows.to_string()), "input"),
        Input::Line => (element("input"), "input"),
        Input::Number => (element("input").set("inputmode", "decimal"), "input"),
        Input::OneOf(options) => {
            let option = |(place, words): (usize, String)| {
                let option = element("option").set("value", place.to_string());
                let chosen = move || (value.get() == place.to_string()).then_some("".into());
                option.set_live("selected", chosen).text(words).view()
            };
            (element("select").all(options.into_iter().enumerate().map(option).collect()), "change")
        }
    };
    let field = field
        .class("wk-field__input")
        .set("id", id.clone())
        .set("autocomplete", "off")
        .set("aria-describedby", format!("{id}-hint {id}-problem {id}-gate"))
        .set_live("aria-invalid", move || truth(wrong()))
        .typed(value.into())
        .on(event, move |event| {
            let typed = event_target_value(&event);
            value.set(typed.clone());
            on_input(typed);
        });
    let field = match lang {
        Some(lang) => field.set("lang", lang),
        None => field,
    };
    let part = |class, name| element("p").class(class).set("id", format!("{id}-{name}"));
    let hint = (!hint.is_empty()).then(|| part("wk-field__hint", "hint").text(hint).view());
    element("div")
        .set_live("class", move || {
            Some(if wrong() { "wk-field wk-entry wk-field--wrong" } else { "wk-field wk-entry" }.into())
        })
        .with(element("label").class("wk-field__label").set("for", id.clone()).with(label).view())
        .maybe(hint)
        .with(part("wk-field__problem", "problem").with(live(move || text(problem.get()))).view())
        .with(field.view())
        .maybe(below)
        .view()
}
