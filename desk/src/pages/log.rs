//! Who did what.

use leptos::{prelude::*, task::spawn_local};
use weerklank::{
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, card, cards, lead, paragraph},
        view::{View, live},
    },
};
use weerklank_core::{
    receipt::FeedbackId,
    staff::{Entry, Page},
};

use super::{heading::heading, waiting::once_here};
use crate::{
    api::Port,
    routes::Route,
    state::{
        navigation::href,
        session::Session,
        shelf::{Load, fill},
    },
    words::log as words,
};

/// Who did what: the newest first, and more on request.
pub fn log_page() -> View {
    let port = Session::current().port;
    let announcer = Announcer::current();
    let shelf = RwSignal::new(Load::<Page<Entry>>::Waiting);
    let first = port.clone();
    let read = move || fill(shelf, first_page(first.clone()));
    read();
    let lines = live(move || {
        let more = port.clone();
        shelf.with(|load| {
            once_here(load, read.clone(), |page| lines(page, move |next| add(&more, shelf, announcer, next)))
        })
    });
    vec![heading(words::TITLE), lead(words::LEAD), lines].into()
}

async fn first_page(port: Port) -> Result<Page<Entry>, weerklank_core::staff::port::Refusal> {
    port.log("").await
}

/// Adds the page that follows. When that fails the button stays, to try again.
fn add(port: &Port, shelf: RwSignal<Load<Page<Entry>>>, announcer: Announcer, next: String) {
    let port = port.clone();
    spawn_local(async move {
        match port.log(&next).await {
            Ok(page) => {
                announcer.say(words::more(page.items.len()));
                let _ = shelf.try_update(|load| {
                    let Load::Here(all) = load else { return };
                    all.items.extend(page.items);
                    all.next = page.next;
                });
            }
            Err(refusal) => announcer.say(crate::words::refusal::refusal(&refusal).1),
        }
    });
}

fn lines(page: &Page<Entry>, more: impl Fn(String) + Send + 'static) -> View {
    if page.items.is_empty() {
        return paragraph(words::EMPTY);
    }
    let more = page
        .next
        .clone()
        .map(|next| actions(vec![button(ButtonKind::Secondary, words::MORE, move || more(next.clone()))]));
    vec![cards("wk-log", page.items.iter().map(line).collect()), more.into()].into()
}

fn line(entry: &Entry) -> View {
    let open = FeedbackId::parse(&entry.about).map(|id| {
        element("a")
            .class("wk-link")
            .set("href", href(&Site::current(), &Route::Contribution(id)))
            .text(words::OPEN)
            .view()
    });
    let day = element("span").class("wk-log__day").text(entry.on.in_dutch()).view();
    card("wk-log__line", vec![day, element("span").text(words::sentence(entry)).view(), open.into()])
}
