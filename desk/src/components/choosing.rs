//! What was chosen in the inbox, to answer it together.

use leptos::prelude::*;
use weerklank::{
    platform::page,
    state::site::Site,
    ui::{
        button::{ButtonKind, button},
        element::element,
        view::{View, live},
    },
};

use crate::{
    routes::Route,
    state::{mailbox::Mailbox, navigation::href},
    words::inbox as words,
};

/// How many were chosen, and the way to answer them; nothing while none is. It stays in sight under the list.
pub fn choosing(top: &'static str) -> View {
    let (mailbox, site) = (Mailbox::current(), Site::current());
    live(move || {
        let count = mailbox.chosen.read().len();
        if count == 0 {
            return None.into();
        }
        page::show_focus_soon();
        let none = move || {
            mailbox.chosen.set(Vec::new());
            page::focus_soon(top);
        };
        let answer = element("a").class(ButtonKind::Primary.class()).set("href", href(&site, &Route::Answer));
        element("div")
            .class("wk-choosing")
            .with(element("p").class("wk-choosing__count").set("role", "status").text(words::chosen(count)).view())
            .with(answer.text(words::ANSWER).view())
            .with(button(ButtonKind::Quiet, words::CHOOSE_NONE, none))
            .view()
    })
}
