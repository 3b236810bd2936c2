//! The whole desk: what every page finds in context, and the page of the moment in its frame.

use leptos::prelude::*;
use weerklank::{
    platform::page,
    state::{library::Library, reading::Reading, site::Site},
    ui::{
        announcer::{Announcer, announcements},
        arcs::arcs,
        button::{ButtonKind, button},
        element::element,
        notice::{NoticeKind, notice},
        prose::paragraph,
        view::{View, live, text},
    },
};
use weerklank_core::staff::Role;

use crate::{
    api::Port,
    pages,
    routes::Route,
    state::{
        agendas::Agendas,
        idle,
        inbox::Inbox,
        judging::Judging,
        mailbox::Mailbox,
        navigation::{Navigation, href},
        pile::Pile,
        session::Session,
        writing::Desk,
    },
    words::frame as words,
};

/// The id of what is not the frame.
const CONTENT: &str = "inhoud";

/// The desk.
pub fn app(site: &Site, port: Port) -> View {
    let (session, mailbox, navigation, announcer) =
        (Session::new(port), Mailbox::new(), Navigation::new(), Announcer::new());
    let library = Library::new(site.backend.clone());
    let agendas = Agendas::new(library.clone(), mailbox);
    provide_context(library);
    provide_context(agendas);
    provide_context(Inbox::new(mailbox, agendas, site.clone()));
    provide_context(Judging::new());
    let pile = Pile::new();
    page::asks_before_closing(move || pile.is_unsaved());
    provide_context(pile);
    provide_context(site.clone());
    provide_context(session.clone());
    provide_context(Desk::new(&session));
    provide_context(mailbox);
    provide_context(navigation);
    provide_context(announcer);
    provide_context(Reading::always_plain());
    let route = navigation.route();
    let asked = idle::watch(&session);
    let idle = live(move || asked.get().then(still_there).into());
    let header = header(site.clone(), session.clone(), route);
    let page = live(move || match session.me() {
        Some(_) => pages::page(route.get()),
        None => pages::sign_in::sign_in_page(),
    });
    let main = element("main").class("wk-desk").set("id", CONTENT).set("tabindex", "-1").with(page);
    vec![announcements(announcer), skip_link(site), header, idle, main.view()].into()
}

/// Asks whether somebody is there.
fn still_there() -> View {
    notice(NoticeKind::Problem, words::IDLE.to_owned(), vec![paragraph(words::IDLE_TEXT)])
}

fn skip_link(site: &Site) -> View {
    element("a")
        .class("wk-skip-link")
        .set("href", format!("{}#{CONTENT}", site.base))
        .on("click", |event| {
            event.prevent_default();
            page::focus_and_show(CONTENT);
        })
        .text(words::SKIP)
        .view()
}

/// The mark, the way to every page, and signing out.
fn header(site: Site, session: Session, here: Signal<Route>) -> View {
    let brand = element("p").class("wk-desk-header__brand").with(arcs(3)).with(text(words::TITLE));
    let rest = live(move || {
        let Some(me) = session.me() else { return View::from(None) };
        let link = |route: Route, words: &'static str| {
            let is_here = route.clone();
            element("a")
                .class("wk-desk-header__link")
                .set("href", href(&site, &route))
                .set_live("aria-current", move || (here.get() == is_here).then_some("page".into()))
                .text(words)
                .view()
        };
        let links = [
            (Route::Inbox, words::INBOX, Role::Reader),
            (Route::Agendas, words::AGENDAS, Role::Reader),
            (Route::Drafts, words::DRAFTS, Role::Reader),
            (Route::Numbers, words::NUMBERS, Role::Reader),
            (Route::Paper, words::PAPER, Role::Moderator),
            (Route::Log, words::LOG, Role::Reader),
            (Route::Access, words::ACCESS, Role::Publisher),
        ];
        let can = |route: &Route| route.needs().is_none_or(|task| session.port.can(task));
        let links = links.into_iter().filter(|(route, _, role)| me.role >= *role && can(route));
        let links = links.map(|(route, words, _)| link(route, words)).collect();
        let nav = element("nav").class("wk-desk-header__nav").set("aria-label", words::NAV).all(links).view();
        let leaving = session.clone();
        let who = element("p").class("wk-desk-header__who").text(words::signed_in(&me)).view();
        let out = button(ButtonKind::Quiet, words::SIGN_OUT, move || leaving.sign_out());
        vec![nav, who, out].into()
    });
    element("header").class("wk-desk-header").with(brand.view()).with(rest).view()
}
