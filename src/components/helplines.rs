//! Where to find help.

use weerklank_core::{config::Helpline, danger::Danger};

use super::agenda_text::words_of;
use crate::{
    i18n::{self, words},
    state::site::Site,
    ui::{
        button::ButtonKind,
        element::{Element, element},
        prose::{actions, card, cards, paragraph, small},
        view::View,
    },
};

/// The help lines in short, in the same place on every page: names and numbers to tap.
pub fn helpline_bar() -> View {
    cards("wk-helpline-bar", Site::current().config.helplines.iter().filter_map(in_short).collect())
}

/// The help lines that help with one of these dangers; all of them when the workplace has named none for it.
pub fn helplines_for(dangers: &[Danger]) -> View {
    cards("wk-helpline-bar", Site::current().config.lines_for(dangers).into_iter().filter_map(in_short).collect())
}

fn in_short(line: &Helpline) -> Option<View> {
    let href = line.call()?.href()?.to_owned();
    let (name, phone) = (line.name.clone(), line.phone.clone());
    let link = element("a")
        .class("wk-helpline-bar__link")
        .set("href", href)
        .with(element("span").text(name).view())
        .text(" ")
        .with(element("span").class("wk-helpline-bar__phone").text(phone.unwrap_or_default()).view());
    Some(card("wk-helpline-bar__item", vec![link.view()]))
}

/// One help line, with all that is known of it.
pub fn helpline_card(line: &Helpline) -> View {
    let name = element("h2").class("wk-card__title").text(line.name.clone());
    let mut content = vec![name.view(), paragraph(words_of(&line.for_whom))];
    if let Some(hours) = &line.hours {
        content.push(paragraph(words_of(hours)));
    }
    let mut possible = Vec::new();
    if let (Some(call), Some(phone)) = (line.call(), line.phone.clone())
        && let Some(href) = call.href()
    {
        possible.push(outward(ButtonKind::Primary, href.to_owned(), phone).view());
    }
    if let Some(href) = line.chat.as_ref().and_then(|link| link.href()) {
        let words = format!("{}: {}", words::help_chat(), line.name);
        possible.push(outward(ButtonKind::Secondary, href.to_owned(), words).set("target", "_blank").view());
    }
    content.push(actions(possible));
    let source = line.source.as_deref().unwrap_or_default();
    content.push(small(format!("{} {source}", i18n::checked_on(&line.checked_on))));
    card("wk-card", content)
}

fn outward(kind: ButtonKind, href: String, words: String) -> Element {
    element("a").class(kind.class()).set("href", href).set("rel", "noreferrer").text(words)
}
