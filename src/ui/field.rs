//! A field to type in.

use leptos::prelude::*;

use super::{
    element::{Element, element, truth},
    view::{View, live, text},
};

/// What a [`text_field`] asks.
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
pub fn search_field(id: &'static str, label: &'static str, value: RwSignal<String>) -> View {
    let input = element("input").set("type", "search").set("enterkeyhint", "search");
    let input = typed_into(input, id, value.into(), Box::new(move |typed| value.set(typed)));
    vec![label_of(id, label), input.view()].into()
}

/// A field to choose one of `options` from. `chosen` is the place of the one that stands in it.
#[inline(never)]
pub fn select_field(
    id: &'static str,
    label: &'static str,
    options: Vec<String>,
    chosen: Signal<usize>,
    mut on_choose: Box<dyn FnMut(usize) + Send>,
) -> View {
    let option = |(place, words): (usize, String)| element("option").set("value", place.to_string()).text(words).view();
    let value = Signal::derive(move || chosen.get().to_string());
    let field = entry(element("select"), id, value)
        .on("change", move |event| on_choose(event_target_value(&event).parse().unwrap_or_default()))
        .all(options.into_iter().enumerate().map(option).collect());
    element("div").class("wk-field").with(label_of(id, label)).with(field.view()).view()
}

fn label_of(id: &'static str, label: &'static str) -> View {
    element("label").class("wk-field__label").set("for", id).text(label).view()
}

/// The field itself, with what is typed in it.
fn typed_into(
    field: Element,
    id: &'static str,
    value: Signal<String>,
    mut on_input: Box<dyn FnMut(String) + Send>,
) -> Element {
    entry(field, id, value).on("input", move |event| on_input(event_target_value(&event)))
}

fn entry(field: Element, id: &'static str, value: Signal<String>) -> Element {
    field.class("wk-field__input").set("id", id).set("autocomplete", "off").typed(value)
}

/// A field of several lines, with its label and hint.
///
/// `problem` says what is wrong, and what to do; it is empty when nothing is. `count` says how much may still be
/// typed.
pub fn text_field(
    question: Question,
    value: Signal<String>,
    on_input: Box<dyn FnMut(String) + Send>,
    problem: Signal<String>,
    count: Option<Signal<String>>,
) -> View {
    let field = element("textarea").set("rows", question.rows.to_string());
    labelled(field, question, value, on_input, problem, count)
}

/// A field of one line, with its label and hint.
pub fn line_field(
    question: Question,
    value: Signal<String>,
    on_input: Box<dyn FnMut(String) + Send>,
    problem: Signal<String>,
) -> View {
    labelled(element("input"), question, value, on_input, problem, None)
}

/// A field with text to take along, which cannot be changed.
#[inline(never)]
pub fn shown_field(id: &'static str, label: &'static str, value: Signal<String>) -> View {
    let field =
        element("textarea").set("readonly", "").set("rows", "6").set("spellcheck", "false").set("translate", "no");
    element("div").class("wk-field").with(label_of(id, label)).with(entry(field, id, value).view()).view()
}

/// A field for a number, with its label and hint: phones show keys with digits.
pub fn number_field(
    question: Question,
    value: Signal<String>,
    on_input: Box<dyn FnMut(String) + Send>,
    problem: Signal<String>,
) -> View {
    let field = element("input").set("inputmode", "numeric");
    labelled(field, question, value, on_input, problem, None)
}

/// A field for a code that nobody may read over one's shoulder, with its label and hint.
pub fn secret_field(
    question: Question,
    value: Signal<String>,
    on_input: Box<dyn FnMut(String) + Send>,
    problem: Signal<String>,
) -> View {
    labelled(element("input").set("type", "password"), question, value, on_input, problem, None)
}

#[inline(never)]
fn labelled(
    field: Element,
    question: Question,
    value: Signal<String>,
    on_input: Box<dyn FnMut(String) + Send>,
    problem: Signal<String>,
    count: Option<Signal<String>>,
) -> View {
    let Question { id, label, hint, .. } = question;
    let part = |class, name| element("p").class(class).set("id", format!("{id}-{name}"));
    let wrong = move || !problem.read().is_empty();
    let field = field
        .set("aria-describedby", format!("{id}-hint {id}-problem {id}-count"))
        .set_live("aria-invalid", move || truth(wrong()));
    let count = live(move || text(count.map(|count| count.get()).unwrap_or_default()));
    element("div")
        .set_live("class", move || Some(if wrong() { "wk-field wk-field--wrong" } else { "wk-field" }.into()))
        .with(label_of(id, label))
        .with(part("wk-field__hint", "hint").text(hint).view())
        .with(part("wk-field__problem", "problem").with(live(move || text(problem.get()))).view())
        .with(typed_into(field, id, value, on_input).view())
        .with(part("wk-field__count", "count").with(count).view())
        .view()
}
