//! Beginning something new: a sentence about it and its theme, of which it gets an id.

use leptos::prelude::*;
use serde_json::json;
use weerklank::{
    platform::page,
    state::site::Site,
    ui::{
        button::ButtonKind,
        element::element,
        prose::{actions, small},
        view::View,
    },
};
use weerklank_core::{
    agenda::Agenda,
    desk::promise::{outcome_id, promised_on},
    receipt::FeedbackId,
    slug::Slug,
    staff::Part,
    text::PLAIN,
};

use super::entry::{Entry, Input, entry};
use crate::{
    api::Item,
    document::put_text,
    pages::opened::Opened,
    routes::Route,
    standing,
    state::{navigation::Navigation, writing::Desk},
    words::{answer::FIRST_LINE, edit as words, fields},
};

const ABOUT: &str = "nieuw-waarover";
const THEME: &str = "nieuw-thema";

/// Asks what it is about, and goes on to its form. `givers` are those whom it answers; `theme` is theirs.
pub fn fresh(opened: &Opened, part: Part, theme: Option<Slug>, givers: Vec<FeedbackId>) -> View {
    let (desk, navigation, site) = (Desk::current(), Navigation::current(), Site::current());
    let (about, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let themes: Vec<Slug> = opened.agenda.themes.iter().map(|theme| theme.id.clone()).collect();
    let chosen = theme.and_then(|theme| themes.iter().position(|known| *known == theme)).unwrap_or_default();
    let chosen = RwSignal::new(chosen.to_string());
    let names = opened.agenda.themes.iter().map(|theme| theme.title.nl().to_owned()).collect();
    let opened = opened.clone();
    let begin = move || {
        let words_of_it = about.get_untracked().trim().to_owned();
        if words_of_it.is_empty() {
            problem.set(fields::FILL_IN.to_owned());
            page::focus_soon(ABOUT);
            return;
        }
        let theme = chosen.get_untracked().parse::<usize>().ok().and_then(|place| themes.get(place));
        let item = Item { agenda: opened.agenda.id.clone(), part, id: outcome_id(&words_of_it, &taken(&opened, part)) };
        let promise = theme.map(|theme| promise(&site, &opened.agenda, theme));
        let mut body = standing::blank(part, &item.id, theme, &site.today, promise.as_ref());
        let (root, at) = match part {
            Part::Outcomes => ("/outcome", "/heard"),
            Part::Changes => ("/document", "/what"),
            _ => ("/document", "/title"),
        };
        if let Some(document) = body.pointer_mut(root) {
            put_text(document, at, PLAIN, &words_of_it);
        }
        if !givers.is_empty() {
            body["feedback"] = json!(givers);
            body["text"] = FIRST_LINE.into();
        }
        let route = Route::Edit(item.agenda.clone(), part, Some(item.id.clone()));
        desk.begin(item, body, 0, None);
        navigation.go(&route);
    };
    let label = if part == Part::Outcomes { words::ABOUT_OUTCOME } else { words::ABOUT };
    let of = Entry {
        id: ABOUT.to_owned(),
        label: label.into(),
        hint: words::ABOUT_HINT,
        input: Input::Lines(2),
        lang: None,
    };
    let about = entry(of, about, Box::new(move |_| problem.set(String::new())), problem.into(), None);
    let of =
        Entry { id: THEME.to_owned(), label: fields::THEME.into(), hint: "", input: Input::OneOf(names), lang: None };
    let has_theme = part != Part::Changes;
    let theme = has_theme.then(|| entry(of, chosen, Box::new(|_| ()), Signal::stored(String::new()), None));
    let submit = element("button").set("type", "submit").class(ButtonKind::Primary.class()).text(words::BEGIN);
    let form = element("form").on("submit", move |event| {
        event.prevent_default();
        begin();
    });
    form.with(small(words::FRESH)).with(about).maybe(theme).with(actions(vec![submit.view()])).view()
}

/// The ids that something else has.
fn taken(opened: &Opened, part: Part) -> Vec<Slug> {
    let there = standing::items(&opened.at, part).into_iter().map(|(id, _)| id);
    let published = opened.at.parts.iter().filter(|known| known.part == part).map(|known| known.item.clone());
    let written = opened.drafts.iter().filter(|draft| draft.part == part).map(|draft| draft.item.clone());
    there.chain(published).chain(written).collect()
}

/// The day that an answer about a theme is promised for.
fn promise(site: &Site, agenda: &Agenda, theme: &Slug) -> weerklank_core::date::Date {
    promised_on(&site.today, site.config.listener(agenda.theme(theme)).1)
}
