//! What this site is.

use crate::{
    components::{agenda_text::words_of, link::link, page_heading::page_heading},
    i18n::{ABOUT, Section, words},
    routes::Route,
    state::site::Site,
    ui::{
        element::element,
        prose::{paragraph, section},
        view::View,
    },
};

/// About.
pub(super) fn about_page() -> View {
    let heading = page_heading(words::about_title(), None);
    let elsewhere = link(Route::Elsewhere, "wk-link", words::elsewhere_link());
    vec![
        heading,
        sections(ABOUT),
        section("eigen-site", words::elsewhere(), vec![paragraph(elsewhere)]),
        contact().into(),
    ]
    .into()
}

/// Whom to ask.
pub(super) fn contact() -> Option<View> {
    let config = Site::current().config;
    let contact = config.contact.as_ref()?;
    let name = words_of(&contact.name);
    let who = match contact.link.as_ref().and_then(|link| link.href()).map(str::to_owned) {
        Some(href) => element("a").class("wk-link").set("href", href).with(name).view(),
        None => name,
    };
    Some(section("vragen", words::about_contact(), vec![paragraph(who)]))
}

/// A page of prose.
pub(super) fn sections(sections: &'static [Section]) -> View {
    let one = |(id, title, paragraphs): &Section| {
        section(id, title, paragraphs.iter().map(|text| paragraph(*text)).collect())
    };
    sections.iter().map(one).collect::<Vec<_>>().into()
}
