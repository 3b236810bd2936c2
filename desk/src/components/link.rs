//! A link to a page of the desk.

use weerklank::{
    state::site::Site,
    ui::{button::ButtonKind, element::element, view::View},
};

use crate::{routes::Route, state::navigation::href};

/// A link to a page of the desk.
pub fn link(to: &Route, words: impl Into<View>) -> View {
    element("a").class("wk-link").set("href", href(&Site::current(), to)).with(words.into()).view()
}

/// The same, as something to do.
pub fn button_link(to: &Route, words: impl Into<View>) -> View {
    element("a").class(ButtonKind::Secondary.class()).set("href", href(&Site::current(), to)).with(words.into()).view()
}

/// The way to the page above this one.
pub fn up(to: &Route, words: impl Into<View>) -> View {
    element("nav").class("wk-crumb").set("aria-label", crate::words::edit::UP).with(link(to, words)).view()
}
