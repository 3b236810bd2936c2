//! A page as a hand-out: the way to print it, and on paper the way back to it.

use leptos::prelude::*;
use weerklank_core::agenda::Agenda;

use crate::{
    i18n::{self, words},
    platform::page,
    routes::Route,
    state::site::Site,
    ui::{
        button::{ButtonKind, button},
        element::element,
        prose::{actions, small},
        qr::qr,
        view::{View, live},
    },
};

/// What stands on paper beside a QR code.
#[derive(Debug, Clone, Copy)]
pub struct Invitation {
    /// What the code is.
    pub code: &'static str,
    /// What one finds where it leads.
    pub why: &'static str,
}

/// A button that prints the page. On paper stands a QR code with the page's address, which is made only then.
pub fn hand_out(agenda: &Agenda) -> View {
    let invitation = Invitation { code: words::print_code(), why: words::print_back() };
    let (button, code) = with_code(ButtonKind::Quiet, agenda, invitation, page::address);
    vec![button, code].into()
}

/// The same for a page that is made to be printed, apart: the button, and a code that leads to another page, where one
/// goes on.
pub fn hand_out_to(agenda: &Agenda, to: &Route, invitation: Invitation) -> (View, View) {
    let path = Site::current().href(to);
    with_code(ButtonKind::Primary, agenda, invitation, move || page::origin() + &path)
}

fn with_code(
    kind: ButtonKind,
    agenda: &Agenda,
    invitation: Invitation,
    address: impl Fn() -> String + Send + 'static,
) -> (View, View) {
    let document = agenda.source.document.clone();
    let printing = RwSignal::new(false);
    page::before_print(move || printing.set(true));
    let print = move || {
        printing.set(true);
        // The code has to be on the page before the browser takes its picture.
        request_animation_frame(page::print);
    };
    let way_back = live(move || printing.get().then(|| way_back(address(), invitation, &document)).into());
    (actions(vec![button(kind, words::print(), print)]), way_back)
}

fn way_back(address: String, invitation: Invitation, document: &str) -> View {
    element("div")
        .class("wk-hand-out")
        .maybe(qr(&address, invitation.code))
        .with(small(invitation.why))
        .with(small(address))
        .with(small(i18n::retold_from(document)))
        .view()
}
