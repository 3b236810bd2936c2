//! A message that stands out.

use super::{element::element, view::View};

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

/// A message with a heading. A problem interrupts a screen reader; good news waits for silence.
#[inline(never)]
pub fn notice(kind: NoticeKind, title: String, content: Vec<View>) -> View {
    let (class, role) = match kind {
        NoticeKind::Info => ("wk-notice", None),
        NoticeKind::Good => ("wk-notice wk-notice--good", Some("status")),
        NoticeKind::Problem => ("wk-notice wk-notice--problem", Some("alert")),
    };
    let mut notice = element("div").class(class);
    if let Some(role) = role {
        notice = notice.set("role", role);
    }
    notice.with(element("p").class("wk-notice__title").text(title).view()).all(content).view()
}
