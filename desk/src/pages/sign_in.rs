//! Signing in: with a token, with a name and a password, or with nothing where the backend asks for nothing.

use leptos::{prelude::*, task::spawn_local};
use weerklank::ui::{
    button::ButtonKind,
    element::element,
    field::{Question, secret_field, text_field},
    notice::{NoticeKind, notice},
    prose::{actions, lead, paragraph},
    view::{View, live},
};
use weerklank_core::staff::port::{Door, Refusal};

use super::{heading::heading, waiting::refused};
use crate::{
    state::{judging::Judging, mailbox::Mailbox, pile::Pile, session::Session},
    words::sign_in as words,
};

/// Asks for what one needs to come in. It is sent once it is complete, and kept nowhere.
pub fn sign_in_page() -> View {
    let (session, mailbox) = (Session::current(), Mailbox::current());
    let (judging, pile) = (Judging::current(), Pile::current());
    let door = session.port.door();
    let (name, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<Refusal>);
    let busy = RwSignal::new(false);
    let enter = move || {
        let token = key(door, &name.read_untracked(), &typed.read_untracked());
        refusal.set(None);
        problem.set(if token.is_none() { words::empty(door).to_owned() } else { String::new() });
        let Some(token) = token.filter(|_| !busy.get_untracked()) else { return };
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
                Err(Refusal::SignedOut) => problem.set(words::wrong(door).to_owned()),
                // Where any name is let in, this one may do nothing.
                Err(Refusal::NotAllowed(reasons)) if reasons.is_empty() => problem.set(words::wrong(door).to_owned()),
                Err(other) => refusal.set(Some(other)),
            }
        });
    };
    let fields: Vec<View> = match door {
        Door::Open => vec![notice(NoticeKind::Problem, words::OPEN.to_owned(), vec![paragraph(words::OPEN_TEXT)])],
        Door::Token => vec![secret(words::TOKEN, words::TOKEN_HINT, typed, problem)],
        Door::Password => {
            let question = Question { id: "naam", label: words::NAME, hint: words::NAME_HINT, rows: 1 };
            let on_input = Box::new(move |text| name.set(text));
            let no_problem = Signal::stored(String::new());
            vec![
                text_field(question, name.into(), on_input, no_problem, None),
                secret(words::PASSWORD, words::PASSWORD_HINT, typed, problem),
            ]
        }
    };
    let begin = if door == Door::Open { words::BEGIN } else { words::SIGN_IN };
    let submit = element("button").set("type", "submit").class(ButtonKind::Primary.class()).text(begin);
    // A form, so that Enter works too; nothing is ever submitted by the browser itself.
    let form = element("form").on("submit", move |event| {
        event.prevent_default();
        enter();
    });
    vec![
        heading(words::TITLE),
        lead(words::LEAD),
        live(move || refusal.get().as_ref().map(refused).into()),
        form.all(fields).with(actions(vec![submit.view()])).view(),
    ]
    .into()
}

/// The field for what nobody else may know.
fn secret(label: &'static str, hint: &'static str, typed: RwSignal<String>, problem: RwSignal<String>) -> View {
    let question = Question { id: "code", label, hint, rows: 1 };
    secret_field(question, typed.into(), Box::new(move |text| typed.set(text)), problem.into())
}

/// What to sign in with; nothing while something was not typed.
fn key(door: Door, name: &str, secret: &str) -> Option<String> {
    let (name, code) = (name.trim(), secret.trim());
    match door {
        Door::Open => Some(String::new()),
        Door::Token => (!code.is_empty()).then(|| code.to_owned()),
        // A space can be a part of a password.
        Door::Password => (!name.is_empty() && !secret.is_empty()).then(|| format!("{name}:{secret}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_signs_in_with_all_that_the_door_asks_for() {
        let keys = |door| [("", ""), ("", " x "), ("staf", " x ")].map(|(name, secret)| key(door, name, secret));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(keys(Door::Open), [some(""), some(""), some("")]);
        assert_eq!(keys(Door::Token), [None, some("x"), some("x")]);
        assert_eq!(keys(Door::Password), [None, None, some("staf: x ")]);
    }
}
