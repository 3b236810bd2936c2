//! The heading of a page: also its title, and where focus goes on arrival.

use leptos::prelude::Effect;
use weerklank::{
    platform::page,
    ui::{element::element, view::View},
};

use crate::words::frame as words;

/// The id of the heading.
pub const HEADING: &str = "titel";

/// The heading of a page.
pub fn heading(title: impl Into<String>) -> View {
    let title = title.into();
    page::set_title(&format!("{title} – {}", words::TITLE));
    // Without scrolling, so that the way to other pages stays in view.
    Effect::new(move || page::focus(HEADING));
    element("h1").class("wk-desk__title").set("id", HEADING).set("tabindex", "-1").text(title).view()
}
