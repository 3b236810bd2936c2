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
    ui::{
        element::element,
        prose::paragraph,
        view::{View, live},
    },
};

/// Where something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is the page: while it is not there, the page has another heading.
    Page,
    /// It is a part of a page that has its heading already.
    Part,
}

/// Shows `render` of an agenda once it is there; until then, that it is on its way or why not.
pub fn with_agenda(id: Slug, place: Place, render: Box<dyn Fn(Arc<Agenda>) -> View + Send + Sync>) -> View {
    let library = Library::current();
    let shelf = library.agenda(&id);
    live(move || match shelf.get() {
        Load::Ready(agenda) => render(agenda),
        waiting => {
            let (library, id, shelf) = (library.clone(), id.clone(), shelf.clone());
            waiting_view(&waiting, place, Box::new(move || library.read_agenda(&id, &shelf)))
        }
    })
}

/// What to show while something is read, or when it could not be.
pub fn waiting_view<T>(load: &Load<T>, place: Place, retry: Box<dyn FnMut() + Send>) -> View {
    match load {
        Load::Loading | Load::Ready(_) => waiting(place, None),
        Load::Slow => waiting(place, Some(words::loading_slow())),
        Load::Failed(failure) => {
            let notice = failure_notice(*failure, Some(retry));
            match place {
                Place::Page => vec![page_heading(words::problem(), None), notice].into(),
                Place::Part => notice,
            }
        }
    }
}

fn waiting(place: Place, remark: Option<&'static str>) -> View {
    let heading = match place {
        Place::Page => waiting_heading(words::loading()),
        Place::Part => paragraph(words::loading()),
    };
    element("div").set("role", "status").with(heading).maybe(remark.map(paragraph)).view()
}
