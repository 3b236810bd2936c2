//! What to say when something could not be read or sent.

use crate::{
    api::Failure,
    i18n::{self, words},
    ui::{
        button::{ButtonKind, button},
        notice::{NoticeKind, notice},
        prose::paragraph,
        view::View,
    },
};

/// What went wrong and what to do, with a button to try again where there is something to try.
pub fn failure_notice(failure: Failure, retry: Option<Box<dyn FnMut() + Send>>) -> View {
    let (title, text) = i18n::failure(&failure);
    let mut content = vec![paragraph(text)];
    if let Some(retry) = retry {
        content.push(button(ButtonKind::Secondary, words::retry(), retry));
    }
    notice(NoticeKind::Problem, title.to_owned(), content)
}
