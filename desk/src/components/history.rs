//! The versions of something, newest first: who, when, and what was different; and the way back to one of them.

use leptos::prelude::*;
use serde_json::{Value, json};
use weerklank::{
    platform::page,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, details, paragraph, section, small},
        view::{View, live},
    },
};
use weerklank_core::staff::{Part, Role, Version, port::Task};

use super::{form::Sheet, publishing::PUBLISH};
use crate::{
    document::{Difference, differences},
    fields::{called, fields_of, name_of},
    pages::waiting::once_here,
    state::shelf::{Load, fill},
    words::history as words,
};

const HISTORY: &str = "versies";

/// The versions, once somebody asks for them.
pub fn history(sheet: Sheet) -> View {
    if !sheet.session.port.can(Task::History) || sheet.writing.version.get_untracked() == 0 {
        return View::from(None);
    }
    let is_asked = RwSignal::new(false);
    let shelf = RwSignal::new(Load::Waiting);
    let (port, item) = (sheet.session.port.clone(), sheet.writing.item());
    let read = move || {
        let (port, item) = (port.clone(), item.clone());
        fill(shelf, async move { port.history(&item).await });
    };
    let content = live(move || {
        let asking = read.clone();
        if !is_asked.get() {
            let ask = move || {
                is_asked.set(true);
                asking();
                page::focus_soon(HISTORY);
            };
            return actions(vec![button(ButtonKind::Secondary, words::SHOW, ask)]);
        }
        let sheet = sheet.clone();
        shelf.with(|load| once_here(load, asking, |all: &Vec<Version>| versions(&sheet, all)))
    });
    section(HISTORY, words::TITLE, vec![content])
}

fn versions(sheet: &Sheet, all: &[Version]) -> View {
    let versions = all.iter().enumerate();
    let rows = versions.map(|(place, version)| row(sheet, version, all.get(place + 1), place == 0));
    element("ol").class("wk-versions").set("role", "list").all(rows.collect()).view()
}

fn row(sheet: &Sheet, version: &Version, before: Option<&Version>, is_newest: bool) -> View {
    let part = sheet.writing.item().part;
    let old = before.and_then(|before| before.document.clone()).unwrap_or_default();
    let what = version.document.as_ref().map(|new| details(words::CHANGES.into(), vec![changes(part, &old, new)]));
    let withdrawn = version.document.is_none().then(|| small(words::WITHDRAWN));
    let back = version.document.clone().filter(|_| !is_newest && sheet.session.may(Role::Moderator));
    let back = back.map(|document| {
        let (sheet, announcer) = (sheet.clone(), Announcer::current());
        let words_of_version = words::put_back(version.revision);
        button(ButtonKind::Secondary, words_of_version, move || {
            sheet.writing.reshape(&sheet.session, |body| put_back(part, body, &document));
            announcer.say(words::IS_BACK);
            page::focus_soon(PUBLISH);
        })
    });
    element("li")
        .class("wk-version")
        .with(paragraph(words::version(version)))
        .maybe(what)
        .maybe(withdrawn)
        .maybe(back.map(|back| actions(vec![back])))
        .view()
}

/// Puts an older version in the place of what stands in the form. Whom it answers and which sentences go with it are
/// of now, not of then.
fn put_back(part: Part, body: &mut Value, document: &Value) {
    match part {
        Part::Outcomes => body["outcome"] = document["outcome"].clone(),
        _ => *body = json!({ "document": document }),
    }
}

/// What differs between two versions, in words.
pub fn changes(part: Part, old: &Value, new: &Value) -> View {
    let all = differences(old, new);
    if all.is_empty() {
        return small(words::SAME);
    }
    let rows = all.iter().map(|one| change(part, one)).collect();
    element("dl").class("wk-changes").all(rows).view()
}

fn change(part: Part, one: &Difference) -> View {
    let fields = fields_of(part);
    // What is published stands at the same place in all bodies; versions have the document only.
    let at = ["/outcome", "/document"].iter().find_map(|root| one.at.strip_prefix(root)).unwrap_or(&one.at);
    let name = element("dt").class("wk-changes__name").text(words::place(name_of(fields, at)));
    let value = |class, label: &'static str, words: &str| {
        let label = element("span").class("wk-visually-hidden").text(label).view();
        let words = called(fields, at, words).to_owned();
        (!words.is_empty()).then(|| element("dd").class(class).with(label).text(words).view())
    };
    vec![
        name.view(),
        value("wk-changes__old", words::OLD, &one.old).into(),
        value("wk-changes__new", words::NEW, &one.new).into(),
    ]
    .into()
}
