//! A button.

use leptos::{ev::MouseEvent, prelude::*};

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

/// A button with its words inside, which are its accessible name.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// What happens when it is pressed.
    on_press: impl FnMut(MouseEvent) + Send + 'static,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class=kind.class() on:click=on_press>
            {children()}
        </button>
    }
}
