//! A page as a hand-out: the way to print it, and on paper the way back to it.

use leptos::prelude::*;
use weerklank_core::agenda::Agenda;

use crate::{
    i18n::{self, words},
    platform::page,
    ui::{
        button::{ButtonKind, button},
        element::element,
        prose::{actions, small},
        qr::qr,
        view::{View, live},
    },
};

/// A button that prints the page. On paper stands a QR code with the page's address, which is made only then.
pub fn hand_out(agenda: &Agenda) -> View {
    let document = agenda.source.document.clone();
    let printing = RwSignal::new(false);
    page::before_print(move || printing.set(true));
    let print = move || {
        printing.set(true);
        // The code has to be on the page before the browser takes its picture.
        request_animation_frame(page::print);
    };
    let way_back = live(move || printing.get().then(|| way_back(&document)).into());
    vec![actions(vec![button(ButtonKind::Quiet, words().print, print)]), way_back].into()
}

fn way_back(document: &str) -> View {
    let address = page::address();
    element("div")
        .class("wk-hand-out")
        .maybe(qr(&address, words().print_code))
        .with(small(words().print_back))
        .with(small(address))
        .with(small(i18n::retold_from(document)))
        .view()
}
