//! What was done with what people said, for a whole agenda, newest first.

use weerklank_core::{agenda::Agenda, outcome::Outcome};

use crate::{
    components::{
        link::{crumb, link, text_link},
        outcome_card::outcome_card,
        page_heading::page_heading,
    },
    i18n::words,
    routes::Route,
    ui::{
        element::element,
        notice::{NoticeKind, notice},
        prose::{block, lead, paragraph},
        view::View,
    },
};

/// What was done.
pub(super) fn outcomes_page(agenda: &Agenda) -> View {
    let mut content = vec![
        crumb(Route::Agenda(agenda.id.clone()), &agenda.title),
        page_heading(words().outcomes_title, None),
        lead(words().outcomes_lead),
        paragraph(link(Route::Progress(agenda.id.clone()), "wk-link", words().progress_text)),
    ];
    if agenda.outcomes.is_empty() {
        let text = vec![paragraph(words().outcomes_none_text)];
        content.push(notice(NoticeKind::Info, words().outcomes_none.to_owned(), text));
    }
    content.extend(agenda.outcomes_newest_first().into_iter().map(|outcome| with_theme(agenda, outcome)));
    content.into()
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
