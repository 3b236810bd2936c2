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
        prose::{block, small, strong},
        switch::switch,
    },
};

const CONTENT: &str = "inhoud";

/// A page in its frame.
pub fn frame(page: AnyView) -> AnyView {
    let site = Site::current();
    let route = Navigation::current().route();
    let exit = site.config.quick_exit.href().unwrap_or_default().to_owned();
    let to_content = move || format!("{}#{CONTENT}", site.href(&route.get()));
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus_and_show(CONTENT);
    };
    let brand = view! { {arcs(3)} <span>{words().site_name}</span> };
    let elsewhere = [
        (Route::Start, words().nav_start),
        (Route::Mine, words().nav_mine),
        (Route::Help, words().help_all),
        (Route::Privacy, words().nav_privacy),
        (Route::About, words().nav_about),
    ]
    .map(|(to, words)| link(to, "wk-footer__link", words));
    let reading = Reading::current();
    let easy = Signal::derive(move || reading.is_easy());
    let easier = block("wk-easier", switch(words().easier, easy, Box::new(move || reading.toggle())));
    view! {
        <a class="wk-skip-link" href=to_content on:click=skip>{words().skip_link}</a>
        <header class="wk-header">
            <div class="wk-header__inner">
                {link(Route::Start, "wk-brand", brand)}
                <nav class="wk-header__nav" aria-label=words().nav_help>
                    {link(Route::Help, "wk-header__help", words().nav_help)}
                    <a class="wk-leave" href=exit data-leave="" rel="noreferrer" title=words().leave_hint>
                        {words().leave}
                    </a>
                </nav>
            </div>
        </header>
        <main class="wk-main" id=CONTENT tabindex="-1">{easier} {page}</main>
        <footer class="wk-footer">
            <div class="wk-footer__inner">
                <section aria-labelledby="hulp-kort">
                    <h2 class="wk-footer__title" id="hulp-kort">{words().help_now}</h2>
                    {small(words().help_danger)}
                    {helpline_bar()}
                </section>
                <nav class="wk-footer__nav" aria-label=words().nav_label>{Vec::from(elsewhere)}</nav>
            </div>
        </footer>
    }
    .into_any()
}

/// Says that a region is made up. On every screen of such an agenda.
pub fn example_label() -> AnyView {
    view! { <p class="wk-example">{strong(words().example_label)} " " {words().example_note}</p> }.into_any()
}
