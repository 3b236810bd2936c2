//! What to say when something could not be read or sent.

use leptos::prelude::*;

use crate::{
    api::Failure,
    i18n::{self, words},
    ui::{
        button::Button,
        notice::{Notice, NoticeKind},
    },
};

/// What went wrong and what to do, with a button to try again.
#[component]
pub fn FailureNotice(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    on_retry: impl Fn() + Send + 'static,
) -> impl IntoView {
    let (title, text) = i18n::failure(&failure);
    view! {
        <Notice kind=NoticeKind::Problem title=title.to_owned()>
            <p class="wk-paragraph">{text}</p>
            <Button on_press=move |_| on_retry()>{words().retry}</Button>
        </Notice>
    }
}
