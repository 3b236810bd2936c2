//! What is around every page: the mark, the quick exit, help, and the way elsewhere.
//!
//! The quick exit is a plain link; `public/boot.js` makes it wipe and leave at once, also before the
//! application runs. It comes first in focus order, before anything that could be sensitive.

use leptos::prelude::*;

use super::{helplines::HelplineBar, link::Link};
use crate::{
    i18n::words,
    routes::Route,
    state::{navigation::Navigation, site::Site},
    ui::arcs::Arcs,
};

const CONTENT: &str = "inhoud";

/// A page in its frame.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let site = Site::current();
    let route = Navigation::current().route();
    let exit = site.config.quick_exit.href().unwrap_or("https://www.google.nl/").to_owned();
    let to_content = {
        let site = site.clone();
        move || format!("{}#{CONTENT}", site.href(&route.get()))
    };
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        crate::platform::page::focus_and_show(CONTENT);
    };
    view! {
        <a class="wk-skip-link" href=to_content on:click=skip>{words().skip_link}</a>
        <header class="wk-header">
            <div class="wk-header__inner">
                <Link to=Route::Start class="wk-brand">
                    <Arcs filled=3 />
                    <span class="wk-brand__name">{words().site_name}</span>
                </Link>
                <nav class="wk-header__nav" aria-label=words().nav_help>
                    <Link to=Route::Help class="wk-header__help">{words().nav_help}</Link>
                    <a class="wk-leave" href=exit data-leave="" rel="noreferrer" title=words().leave_hint>
                        {words().leave}
                    </a>
                </nav>
            </div>
        </header>
        <main class="wk-main" id=CONTENT tabindex="-1">{children()}</main>
        <footer class="wk-footer">
            <div class="wk-footer__inner">
                <section class="wk-footer__help" aria-labelledby="hulp-kort">
                    <h2 class="wk-footer__title" id="hulp-kort">{words().help_now}</h2>
                    <p class="wk-small">{words().help_danger}</p>
                    <HelplineBar />
                </section>
                <nav class="wk-footer__nav" aria-label=words().nav_label>
                    <Link to=Route::Start class="wk-footer__link">{words().nav_start}</Link>
                    <Link to=Route::Mine class="wk-footer__link">{words().nav_mine}</Link>
                    <Link to=Route::Help class="wk-footer__link">{words().help_all}</Link>
                    <Link to=Route::Privacy class="wk-footer__link">{words().nav_privacy}</Link>
                    <Link to=Route::About class="wk-footer__link">{words().nav_about}</Link>
                </nav>
            </div>
        </footer>
    }
}

/// Says that a region is made up. On every screen of such an agenda.
#[component]
pub fn ExampleLabel() -> impl IntoView {
    view! {
        <p class="wk-example">
            <strong class="wk-example__label">{words().example_label}</strong>
            " "
            {words().example_note}
        </p>
    }
}
