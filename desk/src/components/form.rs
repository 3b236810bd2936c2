//! One form for everything that can be edited: the table of a part's fields says what is on it.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use weerklank::ui::{
    announcer::Announcer,
    button::{ButtonKind, button},
    element::element,
    prose::actions,
    view::View,
};
use weerklank_core::{
    agenda::Agenda,
    readability::{Glossary, Level},
    staff::port::{Refusal, Wrong},
};

use super::{
    entry::{Entry, Input, entry},
    gate::gate,
};
use crate::{
    document::{add_row, line_at, number, put, put_text, rows, take_row, text_at},
    fields::{Field, Kind, List},
    state::{session::Session, writing::Writing},
    words::fields as words,
};

/// What a form works on.
#[derive(Clone)]
pub struct Sheet {
    /// What is written.
    pub writing: Writing,
    /// Who writes.
    pub session: Session,
    /// The agenda: choices come from it.
    pub agenda: Arc<Agenda>,
    /// The words that it explains or names.
    pub glossary: Arc<Glossary>,
}

/// The id of the field for a place of the document.
pub fn id_of(at: &str) -> String {
    format!("veld{}", at.replace('/', "-"))
}

/// The form. It shows what stands in the document when it is drawn; later it is drawn anew only when rows change.
pub fn form(sheet: &Sheet, fields: &'static [Field]) -> View {
    element("div").class("wk-form").all(sheet.fields(&sheet.writing.document(), "", "", fields)).view()
}

impl Sheet {
    /// The fields of what stands at `inside`, which is called `named`.
    fn fields(&self, document: &Value, inside: &str, named: &str, fields: &'static [Field]) -> Vec<View> {
        fields.iter().map(|field| self.field(document, &format!("{inside}{}", field.at), named, field)).collect()
    }

    fn field(&self, document: &Value, at: &str, named: &str, field: &'static Field) -> View {
        match field.kind {
            Kind::Text { rows, .. } => self.text(document, at, &format!("{named}{}", field.label), field, rows),
            Kind::Rows(fields, name) => self.rows(document, at, field, fields, name),
            Kind::Rare(fields) => self.rare(document, field.label, fields),
            Kind::Choice(choices) => self.one_of(document, at, named, field, choices),
            Kind::Named(list) => {
                let list = self.named(list);
                let choices: Vec<_> = list.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
                self.one_of(document, at, named, field, &choices)
            }
            Kind::Line | Kind::Day | Kind::Number => self.one_line(document, at, named, field),
        }
    }

    /// Changes the document itself.
    fn put(&self, change: impl FnOnce(&mut Value)) {
        let root = self.writing.root();
        self.writing.change(&self.session, |body| {
            if let Some(document) = body.pointer_mut(root) {
                change(document);
            }
        });
    }

    fn reshape(&self, change: impl FnOnce(&mut Value)) {
        let root = self.writing.root();
        self.writing.reshape(&self.session, |body| {
            if let Some(document) = body.pointer_mut(root) {
                change(document);
            }
        });
    }

    /// Where a place of the document is in what is sent.
    fn place(&self, at: &str) -> String {
        format!("{}{at}", self.writing.root())
    }

    /// What the server said of this place, until something is typed there.
    pub fn problem(&self, place: String) -> Signal<String> {
        let refusal = self.writing.refusal;
        Signal::derive(move || refusal.with(|refusal| said_of(refusal.as_ref(), &place)))
    }

    /// Both levels of a text, side by side, each with how it reads.
    fn text(&self, document: &Value, at: &str, named: &str, field: &'static Field, lines: u8) -> View {
        let levels = Level::ALL.map(|level| {
            let (tag, name) = match level {
                Level::Plain => (level.tag(), words::PLAIN),
                Level::Easy => (level.tag(), words::EASY),
            };
            let value = RwSignal::new(text_at(document, at, tag));
            let label = format!("{named}, {}", name.to_lowercase());
            let id = id_of(&format!("{at}/{tag}"));
            let gate = gate(&self.writing, value, level, &self.glossary, &id, &label);
            let (sheet, place) = (self.clone(), at.to_owned());
            let on_input = Box::new(move |typed: String| sheet.put(|document| put_text(document, &place, tag, &typed)));
            let problem = match level {
                Level::Plain => self.problem(self.place(at)),
                Level::Easy => Signal::stored(String::new()),
            };
            let label = after(&format!("{named}, "), name);
            let of = Entry { id, label, hint: "", input: Input::Lines(lines), lang: Some(tag) };
            entry(of, value, on_input, problem, Some(gate))
        });
        let levels = element("div").class("wk-levels").all(levels.into()).view();
        group(field, vec![levels])
    }

    fn one_line(&self, document: &Value, at: &str, named: &str, field: &'static Field) -> View {
        let value = RwSignal::new(line_at(document, at));
        let is_number = matches!(field.kind, Kind::Number);
        let (sheet, place) = (self.clone(), at.to_owned());
        let on_input = Box::new(move |typed: String| {
            let typed = match typed.trim() {
                "" => None,
                typed if is_number => Some(number(typed)),
                typed => Some(typed.into()),
            };
            sheet.put(|document| put(document, &place, typed));
        });
        let input = if is_number { Input::Number } else { Input::Line };
        let of = Entry { id: id_of(at), label: after(named, field.label), hint: field.hint, input, lang: None };
        entry(of, value, on_input, self.problem(self.place(at)), None)
    }

    fn one_of(&self, document: &Value, at: &str, named: &str, field: &'static Field, choices: &[(&str, &str)]) -> View {
        let stored = line_at(document, at);
        let mut values: Vec<String> =
            [String::new()].into_iter().chain(choices.iter().map(|(value, _)| (*value).to_owned())).collect();
        let mut names: Vec<String> =
            [words::NO_CHOICE].into_iter().chain(choices.iter().map(|(_, name)| *name)).map(str::to_owned).collect();
        // What the document has and we do not know stays as it is, until somebody chooses something else.
        if !values.contains(&stored) {
            values.push(stored.clone());
            names.push(stored.clone());
        }
        let place = values.iter().position(|value| *value == stored).unwrap_or_default();
        let (sheet, to) = (self.clone(), at.to_owned());
        let on_input = Box::new(move |chosen: String| {
            let chosen = chosen.parse::<usize>().ok().and_then(|place| values.get(place)).filter(|it| !it.is_empty());
            sheet.put(|document| put(document, &to, chosen.map(|it| it.as_str().into())));
        });
        let of = Entry {
            id: id_of(at),
            label: after(named, field.label),
            hint: field.hint,
            input: Input::OneOf(names),
            lang: None,
        };
        entry(of, RwSignal::new(place.to_string()), on_input, self.problem(self.place(at)), None)
    }

    fn rows(
        &self,
        document: &Value,
        at: &str,
        field: &'static Field,
        fields: &'static [Field],
        name: &'static str,
    ) -> View {
        let announcer = Announcer::current();
        let row = |place: usize| {
            let named = format!("{name} {}: ", place + 1);
            let inside = self.fields(document, &format!("{at}/{place}"), &named, fields);
            let (sheet, list) = (self.clone(), at.to_owned());
            let words = words::remove(name, place + 1);
            let said = format!("{name} {} is weg.", place + 1);
            let remove = button(ButtonKind::Quiet, words, move || {
                sheet.reshape(|document| take_row(document, &list, place));
                announcer.say(said.clone());
                weerklank::platform::page::focus_soon(format!("{}-erbij", id_of(&list)));
            });
            element("li").class("wk-listed").all(inside).with(remove).view()
        };
        let there = rows(document, at);
        let list = element("ol").class("wk-rows").set("role", "list").all((0..there).map(row).collect());
        let (sheet, list_at) = (self.clone(), at.to_owned());
        let add = element("button")
            .set("type", "button")
            .class(ButtonKind::Secondary.class())
            .set("id", format!("{}-erbij", id_of(at)))
            .on("click", move |_| {
                sheet.reshape(|document| add_row(document, &list_at));
                let first = fields.first().map_or("", |field| field.at);
                let level = matches!(fields.first().map(|field| field.kind), Some(Kind::Text { .. }));
                let level = if level { "/nl" } else { "" };
                weerklank::platform::page::focus_soon(id_of(&format!("{list_at}/{there}{first}{level}")));
            })
            .text(words::add(name));
        group(field, vec![list.view(), actions(vec![add.view()])])
    }

    /// Fields that few need: closed, unless something stands in one of them.
    fn rare(&self, document: &Value, label: &'static str, fields: &'static [Field]) -> View {
        let is_used = fields.iter().any(|field| document.pointer(field.at).is_some());
        let summary = element("summary").class("wk-details__summary").text(label);
        let details = element("details").class("wk-details wk-rare");
        let details = if is_used { details.set("open", "") } else { details };
        let inside = element("div").class("wk-form").all(self.fields(document, "", "", fields));
        details.with(summary.view()).with(inside.view()).view()
    }

    /// The ids and names of what a field chooses from.
    fn named(&self, list: List) -> Vec<(String, String)> {
        let agenda = &self.agenda;
        match list {
            List::Themes => agenda.themes.iter().map(|it| (it.id.to_string(), it.title.nl().to_owned())).collect(),
            List::Questions => {
                let questions = agenda.themes.iter().flat_map(|theme| &theme.questions).chain(&agenda.questions);
                questions.map(|it| (it.id.to_string(), it.text.nl().to_owned())).collect()
            }
            List::Organisations => agenda.organisations.iter().map(|it| (it.id.to_string(), it.name.clone())).collect(),
            List::Changes => {
                let changes =
                    agenda.changes.iter().filter_map(|it| Some((it.id.as_ref()?.to_string(), it.what.nl().to_owned())));
                changes.collect()
            }
        }
    }
}

/// A label of which the eye sees where it belongs, and the ear hears it.
fn after(heard: &str, label: &'static str) -> View {
    let heard = (!heard.is_empty()).then(|| element("span").class("wk-visually-hidden").text(heard.to_owned()).view());
    vec![heard.into(), label.into()].into()
}

/// Fields that belong together under one name.
fn group(field: &'static Field, content: Vec<View>) -> View {
    let hint = (!field.hint.is_empty()).then(|| element("p").class("wk-field__hint").text(field.hint).view());
    element("div")
        .class("wk-group")
        .with(element("p").class("wk-group__name").text(field.label).view())
        .maybe(hint)
        .all(content)
        .view()
}

/// What a refusal says of a place.
fn said_of(refusal: Option<&Refusal>, place: &str) -> String {
    let Some(Refusal::Wrong(wrong) | Refusal::NotAllowed(wrong)) = refusal else { return String::new() };
    let of_place = |wrong: &&Wrong| wrong.pointer == place;
    wrong.iter().filter(of_place).map(|wrong| wrong.detail.as_str()).collect::<Vec<_>>().join(" ")
}
