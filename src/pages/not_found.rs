//! Nothing is here.

use leptos::prelude::*;
use weerklank_core::slug::Slug;

use crate::{
    components::{link::Link, page_heading::PageHeading},
    i18n::words,
    routes::Route,
    ui::button::ButtonKind,
};

/// There is no such page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <PageHeading title=words().not_found_title />
        <p class="wk-lead">{words().not_found_text}</p>
        <Link to=Route::Start class=ButtonKind::Primary.class()>{words().not_found_link}</Link>
    }
}

/// There is no such theme in the agenda.
#[component]
pub fn NoThemePage(
    /// The agenda.
    agenda: Slug,
) -> impl IntoView {
    view! {
        <PageHeading title=words().theme_not_found />
        <p class="wk-lead">{words().theme_not_found_text}</p>
        <Link to=Route::Agenda(agenda) class=ButtonKind::Primary.class()>{words().theme_not_found_link}</Link>
    }
}
