//! A button.

use super::{element::element, view::View};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on this screen.
    Primary,
    /// Something else one can do.
    #[default]
    Secondary,
    /// Something small.
    Quiet,
    /// Something that cannot be undone.
    Danger,
}

impl ButtonKind {
    /// The classes that make something look like this.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "wk-button wk-button--primary",
            Self::Secondary => "wk-button",
            Self::Quiet => "wk-button wk-button--quiet",
            Self::Danger => "wk-button wk-button--danger",
        }
    }
}

/// A button. Its words are its accessible name.
pub fn button(kind: ButtonKind, words: impl Into<View>, on_press: impl FnMut() + Send + 'static) -> View {
    any_button(kind, words.into(), Box::new(on_press))
}

/// One body for every button, whatever it does.
#[inline(never)]
fn any_button(kind: ButtonKind, words: View, mut on_press: Box<dyn FnMut() + Send>) -> View {
    element("button").set("type", "button").class(kind.class()).on("click", move |_| on_press()).with(words).view()
}
