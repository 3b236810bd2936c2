//! A message that stands out.

use leptos::prelude::*;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Something came back, or arrived.
    Good,
    /// Something is wrong.
    Problem,
}

/// A message with a heading. A problem interrupts a screen reader; the others wait for silence.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    kind: NoticeKind,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// An id, for moving focus to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What else there is to say and do.
    children: Children,
) -> impl IntoView {
    let (class, role) = match kind {
        NoticeKind::Info => ("wk-notice", None),
        NoticeKind::Good => ("wk-notice wk-notice--good", Some("status")),
        NoticeKind::Problem => ("wk-notice wk-notice--problem", Some("alert")),
    };
    view! {
        <div class=class role=role id=id tabindex=id.map(|_| "-1")>
            <p class="wk-notice__title">{move || title.get()}</p>
            {children()}
        </div>
    }
}
