//! The pages of a long list.

use leptos::prelude::*;
use weerklank::{
    platform::page as browser,
    ui::{
        button::{ButtonKind, button},
        element::element,
        view::View,
    },
};

use crate::words::inbox as words;

/// The way to the page before and after, for a list of `pages` pages; nothing when there is only one. Who goes there
/// begins at the element with the id `top`.
pub fn pager(page: RwSignal<usize>, pages: usize, top: &'static str) -> View {
    let here = page.get().min(pages.saturating_sub(1));
    if pages < 2 {
        return None.into();
    }
    let to = |words: &'static str, other: Option<usize>| {
        other.map(|other| {
            button(ButtonKind::Secondary, words, move || {
                page.set(other);
                browser::focus_soon(top);
                browser::focus_and_show(top);
            })
        })
    };
    element("nav")
        .class("wk-pager")
        .set("aria-label", words::PAGES)
        .maybe(to(words::PREVIOUS, here.checked_sub(1)))
        .with(element("p").class("wk-pager__here").text(words::page_of(here + 1, pages)).view())
        .maybe(to(words::NEXT, Some(here + 1).filter(|next| *next < pages)))
        .view()
}
