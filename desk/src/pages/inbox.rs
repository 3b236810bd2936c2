//! What came in.

use leptos::prelude::*;
use weerklank::{
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        notice::{NoticeKind, notice},
        prose::{cards, details, list, paragraph, small},
        switch::switch,
        view::{View, live, text},
    },
};
use weerklank_core::staff::{Incoming, Role, port::Task};

use super::{
    heading::heading,
    waiting::{once_read, refused},
};
use crate::{
    components::{
        check::check, choosing::choosing, filters::filters, groups::group_cards, helplines::stale_helplines,
        limits::limits, pager::pager, row::row,
    },
    state::{
        inbox::{Inbox, PER_PAGE},
        mailbox::Mailbox,
        session::Session,
    },
    words::{inbox as words, limits::unreadable},
};

/// The id of what says how many were found, above the list.
const FOUND: &str = "gevonden";

/// What came in.
pub fn inbox_page() -> View {
    let (mailbox, inbox) = (Mailbox::current(), Inbox::current());
    let stale = stale_helplines(&Site::current());
    let waiting = move |waiting| vec![waiting, small(how_far(mailbox))].into();
    let content = once_read(mailbox, waiting, move || found(mailbox, inbox));
    let limits = limits(&Session::current().port);
    vec![heading(words::TITLE), stale.into(), content, limits.into()].into()
}

/// How much of it was read so far, while it is read.
fn how_far(mailbox: Mailbox) -> View {
    live(move || match mailbox.is_reading.get() {
        true => text(words::so_far(mailbox.so_far.get())),
        false => None.into(),
    })
}

/// What was found of it, and how to find something else.
fn found(mailbox: Mailbox, inbox: Inbox) -> View {
    let port = Session::current().port;
    let is_empty = Memo::new(move |_| mailbox.all.with(|all| all.here().is_some_and(Vec::is_empty)));
    let refresh = button(ButtonKind::Quiet, words::REFRESH, move || mailbox.read(port.clone()));
    let problem = live(move || mailbox.problem.read().as_ref().map(refused).into());
    let reading = element("p").class("wk-small").set("role", "status").with(how_far(mailbox)).view();
    let fresh = element("div").class("wk-inbox__fresh").with(refresh).with(reading).view();
    let strange = live(move || match mailbox.unreadable.get() {
        0 => None.into(),
        count => small(unreadable(count)),
    });
    let content = live(move || if is_empty.get() { nothing_came() } else { filtered(inbox) });
    vec![problem, fresh, strange, content].into()
}

fn nothing_came() -> View {
    notice(NoticeKind::Info, words::EMPTY.to_owned(), vec![paragraph(words::EMPTY_TEXT)])
}

fn filtered(inbox: Inbox) -> View {
    announce(inbox);
    let alike = switch(
        words::BY_LIKENESS,
        inbox.by_likeness.into(),
        Box::new(move || {
            inbox.page.set(0);
            inbox.by_likeness.update(|on| *on = !*on);
        }),
    );
    let rows = live(move || if inbox.by_likeness.get() { groups(inbox) } else { rows(inbox) });
    vec![filters(inbox), alike, rows, choosing(FOUND)].into()
}

/// Says how many were found whenever that changes.
fn announce(inbox: Inbox) {
    let announcer = Announcer::current();
    let count = Memo::new(move |_| (inbox.by_likeness.get(), inbox.order.read().len()));
    Effect::new(move |before: Option<()>| {
        let (by_likeness, found) = count.get();
        if before.is_some() {
            let words = if by_likeness { words::groups_found(inbox.groups.read().len()) } else { words::found(found) };
            announcer.say(words);
        }
    });
}

/// How many were found: also where focus goes when the list changes.
fn count(words: String) -> View {
    element("h2").class("wk-inbox__found").set("id", FOUND).set("tabindex", "-1").text(words).view()
}

/// The part of `all` that the page of the moment shows, and how many pages there are.
fn on_page<T>(all: &[T], page: usize) -> (&[T], usize) {
    let pages = all.len().div_ceil(PER_PAGE);
    let from = page.min(pages.saturating_sub(1)) * PER_PAGE;
    (&all[from..all.len().min(from + PER_PAGE)], pages)
}

fn rows(inbox: Inbox) -> View {
    let order = inbox.order.read();
    if order.is_empty() {
        return vec![count(words::NOTHING.to_owned()), paragraph(words::NOTHING_TEXT)].into();
    }
    let (places, pages) = on_page(&order, inbox.page.get());
    let here = inbox.at(places);
    let walk = StoredValue::new(order.clone());
    let row = |(place, incoming): (usize, &Incoming)| row(incoming, place, here.len(), walk);
    let list = cards("wk-rows", here.iter().enumerate().map(row).collect());
    let may_choose = Session::current().may_do(Task::Reply, Role::Moderator);
    vec![
        count(words::found(order.len())),
        keys(),
        may_choose.then(|| choose_page(inbox, places)).into(),
        list,
        pager(inbox.page, pages, FOUND),
    ]
    .into()
}

/// Chooses all that the page shows.
fn choose_page(inbox: Inbox, places: &[usize]) -> View {
    let mailbox = Mailbox::current();
    let ids = inbox.ids(places);
    let all = ids.clone();
    let are_chosen = Signal::derive(move || all.iter().all(|id| mailbox.is_chosen(id)));
    check(words::CHOOSE_PAGE, are_chosen, move || mailbox.toggle(&ids))
}

fn keys() -> View {
    let keys = words::KEYS.map(View::from).into();
    details(words::KEYS_TITLE.into(), vec![small(words::KEYS_WHERE), list(keys)])
}

fn groups(inbox: Inbox) -> View {
    let groups = inbox.groups.read();
    if groups.is_empty() {
        return vec![count(words::NO_GROUPS.to_owned()), paragraph(words::NO_GROUPS_TEXT)].into();
    }
    let (here, pages) = on_page(&groups, inbox.page.get());
    vec![count(words::groups_found(groups.len())), group_cards(inbox, here), pager(inbox.page, pages, FOUND)].into()
}
