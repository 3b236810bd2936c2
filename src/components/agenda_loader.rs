//! Waits for what a page is about, and shows how that goes.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{agenda::Agenda, slug::Slug};

use super::{
    failure_notice::failure_notice,
    page_heading::{page_heading, waiting_heading},
};
use crate::{
    i18n::words,
    state::library::{Library, Load},
    ui::prose::paragraph,
};

/// Shows `render` of an agenda once it is there; until then, that it is on its way or why not.
pub fn with_agenda(id: Slug, render: Box<dyn Fn(Arc<Agenda>) -> AnyView + Send + Sync>) -> AnyView {
    let library = Library::current();
    let shelf = library.agenda(&id);
    view! {
        {move || match shelf.get() {
            Load::Ready(agenda) => render(agenda),
            waiting => {
                let (library, id, shelf) = (library.clone(), id.clone(), shelf.clone());
                waiting_view(&waiting, Box::new(move || library.read_agenda(&id, &shelf)))
            }
        }}
    }
    .into_any()
}

/// What to show while something is read, or when it could not be.
pub fn waiting_view<T>(load: &Load<T>, retry: Box<dyn FnMut() + Send>) -> AnyView {
    match load {
        Load::Loading | Load::Ready(_) => waiting(None),
        Load::Slow => waiting(Some(words().loading_slow)),
        Load::Failed(failure) => {
            let heading = page_heading(words().problem.to_owned(), None);
            vec![heading, failure_notice(*failure, Some(retry))].into_any()
        }
    }
}

fn waiting(remark: Option<&'static str>) -> AnyView {
    let remark = remark.map(paragraph);
    view! { <div role="status">{waiting_heading(words().loading)} {remark}</div> }.into_any()
}
