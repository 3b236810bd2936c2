//! Signing in with a token.

use leptos::{prelude::*, task::spawn_local};
use weerklank::ui::{
    button::ButtonKind,
    element::element,
    field::{Question, secret_field},
    prose::{actions, lead},
    view::{View, live},
};
use weerklank_core::staff::port::Refusal;

use super::{heading::heading, waiting::refused};
use crate::{
    state::{judging::Judging, mailbox::Mailbox, pile::Pile, session::Session},
    words::sign_in as words,
};

/// Asks for the token. It is sent once it is complete, and kept nowhere.
pub fn sign_in_page() -> View {
    let (session, mailbox) = (Session::current(), Mailbox::current());
    let (judging, pile) = (Judging::current(), Pile::current());
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<Refusal>);
    let busy = RwSignal::new(false);
    let enter = move || {
        let token = typed.get_untracked().trim().to_owned();
        refusal.set(None);
        problem.set(if token.is_empty() { words::EMPTY.to_owned() } else { String::new() });
        if token.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let session = session.clone();
        spawn_local(async move {
            let port = session.port.clone();
            let entered = session.sign_in(token).await;
            busy.set(false);
            match entered {
                Ok(is_another) => {
                    if is_another {
                        mailbox.chosen.set(Vec::new());
                        judging.forget();
                        pile.sheets.set(Vec::new());
                    }
                    mailbox.forget();
                    mailbox.read(port);
                }
                Err(Refusal::SignedOut) => problem.set(words::WRONG.to_owned()),
                Err(other) => refusal.set(Some(other)),
            }
        });
    };
    let question = Question { id: "code", label: words::TOKEN, hint: words::TOKEN_HINT, rows: 1 };
    let field = secret_field(question, typed.into(), Box::new(move |text| typed.set(text)), problem.into());
    let submit = element("button").set("type", "submit").class(ButtonKind::Primary.class()).text(words::SIGN_IN);
    // A form, so that Enter works too; nothing is ever submitted by the browser itself.
    let form = element("form").on("submit", move |event| {
        event.prevent_default();
        enter();
    });
    vec![
        heading(words::TITLE),
        lead(words::LEAD),
        live(move || refusal.get().as_ref().map(refused).into()),
        form.with(field).with(actions(vec![submit.view()])).view(),
    ]
    .into()
}
