//! What was done with what people said, for a whole agenda, newest first.

use std::sync::Arc;

use weerklank_core::{agenda::Agenda, backend::Wish, outcome::Outcome};

use crate::{
    components::{
        changes::changes,
        link::{crumb, link, text_link},
        outcome_card::{newest, outcome_card},
        page_heading::page_heading,
    },
    i18n::words,
    routes::Route,
    state::site::Site,
    ui::{
        element::element,
        notice::{NoticeKind, notice},
        prose::{block, lead, paragraph, section},
        view::{View, text},
    },
};

/// What was done.
pub(super) fn outcomes_page(agenda: &Arc<Agenda>) -> View {
    let mut content = vec![
        crumb(Route::Agenda(agenda.id.clone()), &agenda.title),
        page_heading(words::outcomes_title(), None),
        lead(words::outcomes_lead()),
        paragraph(link(Route::Progress(agenda.id.clone()), "wk-link", words::progress_text())),
    ];
    if agenda.outcomes.is_empty() {
        let text = vec![paragraph(words::outcomes_none_text())];
        content.push(notice(NoticeKind::Info, words::outcomes_none().to_owned(), text));
    }
    content.extend(newest(agenda, agenda.outcomes_newest_first(), with_theme));
    content.extend(changes(agenda));
    content.extend(feed(agenda));
    content.into()
}

/// The way to hear of it elsewhere, where the backend offers that.
fn feed(agenda: &Agenda) -> Option<View> {
    let address = Site::current().backend.address(&Wish::Feed(&agenda.id))?;
    let feed = element("a").class("wk-link").set("href", address).set("type", "application/atom+xml");
    let way = vec![text(words::outcomes_feed()), text(" "), feed.text(words::outcomes_feed_link()).view()];
    let section = section("bijblijven", words::outcomes_follow(), vec![paragraph(way)]);
    Some(element("div").class("wk-no-print").with(section).view())
}

fn with_theme(agenda: &Agenda, outcome: &Outcome) -> View {
    let to = Route::Theme(agenda.id.clone(), outcome.theme.clone());
    let theme = agenda.theme(&outcome.theme).map(|theme| text_link(to, &theme.title, "wk-link"));
    element("div")
        .class("wk-outcome-of")
        .maybe(theme.map(|theme| block("wk-outcome-of__theme", theme)))
        .with(outcome_card(agenda, outcome, 2))
        .view()
}
