//! Where to find help.

use leptos::prelude::*;
use weerklank_core::config::Helpline;

use super::agenda_text::words_of;
use crate::{
    i18n::{self, words},
    state::site::Site,
    ui::{
        button::ButtonKind,
        prose::{actions, card, cards, paragraph, small},
    },
};

/// The help lines in short, in the same place on every page: names and numbers to tap.
pub fn helpline_bar() -> AnyView {
    let line = |line: &Helpline| {
        let href = line.call()?.href()?.to_owned();
        let (name, phone) = (line.name.clone(), line.phone.clone());
        let link = view! {
            <a class="wk-helpline-bar__link" href=href>
                <span>{name}</span>
                " "
                <span class="wk-helpline-bar__phone">{phone}</span>
            </a>
        };
        Some(card("wk-helpline-bar__item", vec![link.into_any()]))
    };
    cards("wk-helpline-bar", Site::current().config.helplines.iter().filter_map(line).collect())
}

/// One help line, with all that is known of it.
pub fn helpline_card(line: &Helpline) -> AnyView {
    let name = line.name.clone();
    let mut content =
        vec![view! { <h2 class="wk-card__title">{name}</h2> }.into_any(), paragraph(words_of(&line.for_whom))];
    content.extend(line.hours.as_ref().map(|hours| paragraph(words_of(hours))));
    let call = line.call().and_then(|link| Some((link.href()?.to_owned(), line.phone.clone()?)));
    let call = call.map(|(href, phone)| outward(ButtonKind::Primary, href, phone, None));
    let chat = line.chat.as_ref().and_then(|link| link.href());
    let chat = chat.map(|href| {
        let words = format!("{}: {}", words().help_chat, line.name);
        outward(ButtonKind::Secondary, href.to_owned(), words, Some("_blank"))
    });
    content.push(actions(call.into_iter().chain(chat).collect()));
    let source = line.source.as_deref().unwrap_or_default();
    content.push(small(format!("{} {source}", i18n::checked_on(&line.checked_on))));
    card("wk-card", content)
}

fn outward(kind: ButtonKind, href: String, words: String, target: Option<&'static str>) -> AnyView {
    view! { <a class=kind.class() href=href rel="noreferrer" target=target>{words}</a> }.into_any()
}
