//! A page as a hand-out: the way to print it, and on paper the way back to it.

use leptos::prelude::*;

use crate::{
    i18n::words,
    platform::page,
    ui::{
        button::{ButtonKind, button},
        prose::{actions, small},
        qr::qr,
    },
};

/// A button that prints the page. On paper stands a QR code with the page's address, which is made only then.
pub fn hand_out() -> AnyView {
    let printing = RwSignal::new(false);
    page::before_print(move || printing.set(true));
    let print = move || {
        printing.set(true);
        // The code has to be on the page before the browser takes its picture.
        request_animation_frame(page::print);
    };
    let way_back = move || {
        printing.get().then(|| {
            let address = page::address();
            let code = qr(&address, words().print_code);
            view! { <div class="wk-hand-out">{code} {small(words().print_back)} {small(address)}</div> }
        })
    };
    vec![actions(vec![button(ButtonKind::Quiet, words().print, print)]), view! { {way_back} }.into_any()].into_any()
}
