//! A link to a page of this site.

use leptos::{ev::Event, prelude::*};
use weerklank_core::text::Text;

use super::agenda_text::words_of;
use crate::{
    i18n::words,
    platform::page,
    routes::Route,
    state::{navigation::Navigation, site::Site},
    ui::{element::element, view::View},
};

/// A link to a page of this site. It works before and without the application, as any link does.
pub fn link(to: Route, class: &'static str, content: impl Into<View>) -> View {
    any_link(to, class, content.into())
}

#[inline(never)]
fn any_link(to: Route, class: &'static str, content: View) -> View {
    let (site, navigation) = (Site::current(), Navigation::current());
    let href = site.href(&to);
    let route = navigation.route();
    let target = to.clone();
    let current = move || (*route.read() == target).then_some("page".into());
    let go = move |event: Event| {
        if page::opens_here(&event) {
            event.prevent_default();
            navigation.go(&site, to.clone());
        }
    };
    element("a").class(class).set("href", href).set_live("aria-current", current).on("click", go).with(content).view()
}

/// A link to the part of a page that has the id `part`.
pub fn part_link(to: Route, part: String, words: String) -> View {
    let (site, navigation) = (Site::current(), Navigation::current());
    let href = format!("{}#{part}", site.href(&to));
    let go = move |event: Event| {
        if page::opens_here(&event) {
            event.prevent_default();
            if *navigation.route().read_untracked() != to {
                navigation.go(&site, to.clone());
            }
            page::focus_soon(part.clone());
        }
    };
    element("a").class("wk-link").set("href", href).on("click", go).text(words).view()
}

/// A link whose words are a text of an agenda.
pub fn text_link(to: Route, text: &Text, class: &'static str) -> View {
    any_link(to, class, words_of(text))
}

/// The way back up, above a page's heading.
pub fn crumb(to: Route, text: &Text) -> View {
    let up = text_link(to, text, "wk-link");
    element("nav").class("wk-crumb").set("aria-label", words::nav_up()).with(up).view()
}
