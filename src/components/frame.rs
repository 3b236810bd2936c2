//! What is around every page: the mark, the quick exit, help, and the way elsewhere.
//!
//! The quick exit is a plain link; `src/prerender/boot.js` makes it wipe and leave at once, also before the
//! application runs. It comes first in focus order, before anything that could be sensitive.

use leptos::prelude::*;

use super::{helplines::helpline_bar, link::link};
use crate::{
    i18n::words,
    platform::page,
    routes::Route,
    state::{navigation::Navigation, reading::Reading, site::Site},
    ui::{
        arcs::arcs,
        element::element,
        prose::{block, small, strong},
        switch::switch,
        view::View,
    },
};

const CONTENT: &str = "inhoud";
const HELP_NOW: &str = "hulp-kort";

/// A page in its frame.
pub fn frame(page: View) -> View {
    let site = Site::current();
    let route = Navigation::current().route();
    let exit = site.config.quick_exit.href().unwrap_or_default().to_owned();
    let skip_link = element("a")
        .class("wk-skip-link")
        .set_live("href", move || Some(format!("{}#{CONTENT}", site.href(&route.get())).into()))
        .on("click", |event| {
            event.prevent_default();
            page::focus_and_show(CONTENT);
        })
        .text(words::skip_link());
    let brand = vec![arcs(3), element("span").text(words::site_name()).view()];
    let leave = element("a")
        .class("wk-leave")
        .set("href", exit)
        .set("data-leave", "")
        .set("target", "_top")
        .set("rel", "noreferrer")
        .set("title", words::leave_hint())
        .text(words::leave());
    let help = element("nav")
        .class("wk-header__nav")
        .set("aria-label", words::nav_help())
        .with(link(Route::Help, "wk-header__help", words::nav_help()))
        .with(leave.view());
    let header = element("div").class("wk-header__inner").with(link(Route::Start, "wk-brand", brand)).with(help.view());
    let reading = Reading::current();
    let easy = Signal::derive(move || reading.is_easy());
    let easier = block("wk-easier", switch(words::easier(), easy, Box::new(move || reading.toggle())));
    let main = element("main").class("wk-main").set("id", CONTENT).set("tabindex", "-1").with(easier).with(page);
    let footer = element("div").class("wk-footer__inner").with(help_now()).with(elsewhere());
    vec![
        skip_link.view(),
        element("header").class("wk-header").with(header.view()).view(),
        main.view(),
        element("footer").class("wk-footer").with(footer.view()).view(),
    ]
    .into()
}

fn help_now() -> View {
    let title = element("h2").class("wk-footer__title").set("id", HELP_NOW).text(words::help_now());
    element("section")
        .set("aria-labelledby", HELP_NOW)
        .with(title.view())
        .with(small(words::help_danger()))
        .with(helpline_bar())
        .view()
}

fn elsewhere() -> View {
    let to = |route, words: &'static str| link(route, "wk-footer__link", words);
    element("nav")
        .class("wk-footer__nav")
        .set("aria-label", words::nav_label())
        .with(to(Route::Start, words::nav_start()))
        .with(to(Route::Mine, words::nav_mine()))
        .with(to(Route::Help, words::help_all()))
        .with(to(Route::Privacy, words::nav_privacy()))
        .with(to(Route::About, words::nav_about()))
        .view()
}

/// Says that a region is made up. On every screen of such an agenda.
pub fn example_label() -> View {
    let note = [" ", words::example_note()].concat();
    element("p").class("wk-example").with(strong(words::example_label())).text(note).view()
}
