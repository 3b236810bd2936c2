//! Where an agenda comes from: who talked, who takes part, and in which document it stands.

use leptos::prelude::*;
use weerklank_core::agenda::{Agenda, AgendaStatus, Consultation};

use crate::{
    components::{
        agenda_text::{paragraphs, words_of},
        link::crumb,
        outcome_card::{timeline, timeline_step},
        page_heading::page_heading,
    },
    i18n::{self, words},
    routes::Route,
    ui::prose::{details, fact, facts, lead, list, paragraph, section, strong, subheading},
};

/// How an agenda was made.
pub(super) fn about_agenda_page(agenda: &Agenda) -> AnyView {
    let status = agenda.status.map(|status| match status {
        AgendaStatus::Living => words().about_agenda_living,
        AgendaStatus::Closed => words().about_agenda_ended,
    });
    let mut content = vec![
        crumb(Route::Agenda(agenda.id.clone()), &agenda.title),
        page_heading(words().about_agenda_title.to_owned(), None),
    ];
    content.extend(status.map(lead));
    content.extend(consultations(&agenda.consultations));
    content.extend(principles(agenda));
    content.extend(organisations(agenda));
    content.extend(terms(agenda));
    content.push(source(agenda));
    content.into_any()
}

fn consultations(consultations: &[Consultation]) -> Option<AnyView> {
    let item = |talk: &Consultation| {
        let count = talk.count.map_or_else(|| words().about_agenda_unknown_count.to_owned(), i18n::people);
        let how = format!("{} · {count}", i18n::consultation_kind(&talk.kind));
        let note = talk.note.as_ref().map(paragraphs);
        timeline_step(how, [strong(words_of(&talk.group))].into_iter().chain(note).collect::<Vec<_>>().into_any())
    };
    let steps = timeline(consultations.iter().map(item).collect());
    (!consultations.is_empty()).then(|| section("gepraat", words().about_agenda_talked, vec![steps]))
}

fn principles(agenda: &Agenda) -> Option<AnyView> {
    let items = agenda.principles.iter().map(|principle| {
        details(words_of(&principle.title), principle.text.as_ref().map(paragraphs).into_iter().collect())
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| section("goed-om-te-weten", words().about_agenda_holds, items))
}

fn organisations(agenda: &Agenda) -> Option<AnyView> {
    // In the document's order: the kinds as they come up, each with its own organisations.
    let mut kinds: Vec<&str> = Vec::new();
    for organisation in &agenda.organisations {
        if !kinds.contains(&organisation.kind.as_str()) {
            kinds.push(&organisation.kind);
        }
    }
    let mut content = Vec::new();
    for kind in kinds {
        let members = agenda.organisations.iter().filter(|organisation| organisation.kind == kind);
        let member = members.map(|organisation| match &organisation.plain {
            None => organisation.name.clone().into_any(),
            Some(plain) => vec![format!("{}: ", organisation.name).into_any(), words_of(plain)].into_any(),
        });
        content.push(subheading(i18n::organisation_kind(kind).into_any()));
        content.push(list(member.collect()));
    }
    (!content.is_empty()).then(|| section("doen-mee", words().about_agenda_with, content))
}

fn terms(agenda: &Agenda) -> Option<AnyView> {
    let items = agenda.terms.iter().map(|term| fact(term.term.clone().into_any(), words_of(&term.plain)));
    let items = facts(items.collect());
    let content = details(i18n::terms_count(agenda.terms.len()).into_any(), vec![items]);
    (!agenda.terms.is_empty()).then(|| section("woorden", words().about_agenda_terms, vec![content]))
}

fn source(agenda: &Agenda) -> AnyView {
    let source = &agenda.source;
    let period = agenda.period.as_ref().map(|period| {
        let note = period.note.as_ref().map(words_of);
        let years = format!("{}. ", period.in_dutch()).into_any();
        [years].into_iter().chain(note).collect::<Vec<_>>().into_any()
    });
    let items = [
        (words().about_agenda_document, Some(source.document.clone().into_any())),
        (words().about_agenda_publisher, source.publisher.clone().map(IntoAny::into_any)),
        (words().about_agenda_published, source.published.as_ref().map(|on| on.in_dutch().into_any())),
        (words().agenda_region, Some(agenda.region.name.clone().into_any())),
        (words().agenda_period, period),
        (words().about_agenda_licence, source.licence.as_ref().map(words_of)),
        (words().about_agenda_ai, source.ai.as_ref().map(words_of)),
    ];
    let items = items.into_iter().filter_map(|(name, content)| Some(fact(name.into_any(), content?)));
    let url = source.url.as_ref().and_then(|url| url.href()).map(|href| {
        let href = href.to_owned();
        paragraph(view! { <a class="wk-link" href=href rel="noreferrer">{words().about_agenda_read}</a> })
    });
    let content = [paragraph(words().about_agenda_ours), facts(items.collect())];
    section("bron", words().about_agenda_source, content.into_iter().chain(url).collect())
}
