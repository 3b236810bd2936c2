//! What is shown while something is read, and when it could not be.

use leptos::prelude::*;
use weerklank::ui::{
    button::{ButtonKind, button},
    element::element,
    notice::{NoticeKind, notice},
    prose::{actions, paragraph},
    view::{View, live},
};
use weerklank_core::staff::port::Refusal;

use crate::{
    state::{mailbox::Mailbox, session::Session, shelf::Load},
    words::{frame as words, refusal::refusal as words_of},
};

/// Why something was not done, and what to do.
pub fn refused(refusal: &Refusal) -> View {
    let (title, what_to_do) = words_of(refusal);
    notice(NoticeKind::Problem, title.to_owned(), vec![paragraph(what_to_do)])
}

/// Shows what was read; until then, that it is on its way or why not.
pub fn once_here<T>(load: &Load<T>, again: impl FnMut() + Send + 'static, draw: impl FnOnce(&T) -> View) -> View {
    match load {
        Load::Here(it) => draw(it),
        Load::Waiting => element("div").set("role", "status").with(paragraph(words::WAITING)).view(),
        Load::Failed(refusal) => {
            vec![refused(refusal), actions(vec![button(ButtonKind::Secondary, words::AGAIN, again)])].into()
        }
    }
}

/// Shows `draw` once it is read what came in, and not anew when that is read again. Until then `waiting` shows how that goes.
pub fn once_read(
    mailbox: Mailbox,
    waiting: impl Fn(View) -> View + Send + 'static,
    draw: impl Fn() -> View + Send + 'static,
) -> View {
    let is_here = Memo::new(move |_| mailbox.all.with(|all| all.here().is_some()));
    let port = Session::current().port;
    live(move || {
        if is_here.get() {
            return draw();
        }
        let port = port.clone();
        waiting(live(move || {
            let port = port.clone();
            mailbox.all.with(|all| once_here(all, move || mailbox.read(port.clone()), |_| None.into()))
        }))
    })
}
