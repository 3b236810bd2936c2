//! Waits for what a page is about, and shows how that goes.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{agenda::Agenda, slug::Slug};

use super::{failure_notice::FailureNotice, page_heading::PageHeading};
use crate::{
    api::Failure,
    i18n::words,
    state::library::{Library, Load},
};

/// Shows `render` of an agenda once it is there; until then, that it is on its way or why not.
#[component]
pub fn AgendaLoader(
    /// The agenda.
    id: Slug,
    /// What to show of it.
    render: impl Fn(Arc<Agenda>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let library = Library::current();
    let shelf = library.agenda(&id);
    move || match shelf.get() {
        Load::Ready(agenda) => render(agenda),
        waiting => {
            let (library, id, shelf) = (library.clone(), id.clone(), shelf.clone());
            waiting_view(&waiting, move || library.read_agenda(&id, &shelf))
        }
    }
}

/// What to show while something is read, or when it could not be.
pub fn waiting_view<T>(load: &Load<T>, retry: impl Fn() + Send + 'static) -> AnyView {
    match load {
        Load::Loading | Load::Ready(_) => {
            view! { <p class="wk-loading" role="status">{words().loading}</p> }.into_any()
        }
        Load::Slow => {
            view! { <p class="wk-loading" role="status">{words().loading_slow}</p> }.into_any()
        }
        Load::Failed(failure) => failed_view(*failure, retry),
    }
}

fn failed_view(failure: Failure, retry: impl Fn() + Send + 'static) -> AnyView {
    view! {
        <PageHeading title=words().problem />
        <FailureNotice failure=failure on_retry=retry />
    }
    .into_any()
}
