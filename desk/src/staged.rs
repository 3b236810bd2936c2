//! A desk without a browser and a backend, for tests: what a page shows of what came in.

use leptos::prelude::*;
use serde_json::json;
use weerklank::{
    api::Backend,
    state::{
        library::{Library, now},
        reading::Reading,
        site::Site,
    },
    ui::{announcer::Announcer, view::View},
};
use weerklank_core::{
    date::Date,
    staff::{Incoming, port::DeskDescription},
};

use crate::{
    api::Port,
    state::{
        agendas::Agendas, inbox::Inbox, judging::Judging, mailbox::Mailbox, navigation::Navigation, pile::Pile,
        session::Session, shelf::Load,
    },
};

/// The day of these tests.
pub(crate) const TODAY: &str = "2026-11-26";

/// Something that came in four days before, with these words.
pub(crate) fn incoming(number: u8, text: &str) -> Incoming {
    let id = format!("{number:032x}");
    let feedback = json!({
        "id": id, "secret_hash": "0".repeat(64), "agenda": "voorbeeld", "theme": "wachten", "audience": "youth",
        "text": text, "created_on": "2026-11-22"
    });
    serde_json::from_value(json!({ "feedback": feedback, "received_on": "2026-11-22" })).unwrap()
}

/// What `draw` shows on `today`, as HTML, when this came in.
pub(crate) fn shows(today: &str, all: Vec<Incoming>, draw: impl FnOnce() -> View) -> String {
    let site = Site {
        base: "/".into(),
        config: serde_json::from_str::<weerklank_core::config::Config>(include_str!("../../public/config.json"))
            .unwrap()
            .into(),
        backend: now(Backend::described(include_str!("../../public/backends/embedded.json"), "/", None)).unwrap(),
        today: Date::parse(today).unwrap(),
    };
    let description = DeskDescription::parse(include_str!("../../public/backends/embedded.desk.json")).unwrap();
    let port = Port::new(description, "/", "api/v1/", &site.today);
    Owner::new().with(|| {
        let (library, mailbox) = (Library::new(site.backend.clone()), Mailbox::new());
        let agenda: weerklank_core::agenda::Agenda =
            serde_json::from_str(include_str!("../../public/data/agendas/voorbeeld.json")).unwrap();
        library.put_agenda(agenda.id.clone(), Ok(agenda));
        mailbox.all.set(Load::Here(all));
        let agendas = Agendas::new(library.clone(), mailbox);
        provide_context(Inbox::new(mailbox, agendas, site.clone()));
        provide_context(library);
        provide_context(mailbox);
        provide_context(agendas);
        provide_context(site);
        provide_context(Session::new(port));
        provide_context(Judging::new());
        provide_context(Pile::new());
        provide_context(Navigation::new());
        provide_context(Announcer::new());
        provide_context(Reading::always_plain());
        draw().to_html()
    })
}
