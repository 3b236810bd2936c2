//! Where an agenda comes from: who talked, who takes part, and in which document it stands.

use leptos::prelude::*;
use weerklank_core::agenda::{Agenda, AgendaStatus, Consultation};

use crate::{
    components::{
        agenda_text::{Paragraphs, Words},
        link::crumb,
        page_heading::PageHeading,
    },
    i18n::{self, words},
    routes::Route,
};

/// How an agenda was made.
pub fn about_agenda_page(agenda: &Agenda) -> AnyView {
    let status = agenda.status.map(|status| match status {
        AgendaStatus::Living => words().about_agenda_living,
        AgendaStatus::Closed => words().about_agenda_ended,
    });
    view! {
        {crumb(Route::Agenda(agenda.id.clone()), &agenda.title)}
        <PageHeading title=words().about_agenda_title />
        {status.map(|status| view! { <p class="wk-lead">{status}</p> })}
        {consultations(&agenda.consultations)}
        {principles(agenda)}
        {organisations(agenda)}
        {terms(agenda)}
        {source(agenda)}
    }
    .into_any()
}

fn consultations(consultations: &[Consultation]) -> Option<AnyView> {
    let item = |talk: &Consultation| {
        let count = talk.count.map_or_else(|| words().about_agenda_unknown_count.to_owned(), i18n::people);
        view! {
            <li class="wk-timeline__step">
                <span class="wk-timeline__on">{i18n::consultation_kind(&talk.kind)} " · " {count}</span>
                <span class="wk-timeline__what">
                    <strong class="wk-strong"><Words text=talk.group.clone() /></strong>
                    {talk.note.clone().map(|note| view! { <Paragraphs text=note /> })}
                </span>
            </li>
        }
    };
    (!consultations.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="gepraat">
                <h2 class="wk-section__title" id="gepraat">{words().about_agenda_talked}</h2>
                <ol class="wk-timeline" role="list">{consultations.iter().map(item).collect_view()}</ol>
            </section>
        }
        .into_any()
    })
}

fn principles(agenda: &Agenda) -> Option<AnyView> {
    let items = agenda.principles.iter().map(|principle| {
        view! {
            <details class="wk-details">
                <summary class="wk-details__summary"><Words text=principle.title.clone() /></summary>
                {principle.text.clone().map(|text| view! { <Paragraphs text=text /> })}
            </details>
        }
    });
    (!agenda.principles.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="goed-om-te-weten">
                <h2 class="wk-section__title" id="goed-om-te-weten">{words().about_agenda_holds}</h2>
                {items.collect_view()}
            </section>
        }
        .into_any()
    })
}

fn organisations(agenda: &Agenda) -> Option<AnyView> {
    // In the document's order: the kinds as they come up, each with its own organisations.
    let mut kinds: Vec<&str> = Vec::new();
    for organisation in &agenda.organisations {
        if !kinds.contains(&organisation.kind.as_str()) {
            kinds.push(&organisation.kind);
        }
    }
    let of_kind = |kind: &&str| {
        let members = agenda.organisations.iter().filter(|organisation| organisation.kind == *kind).map(|organisation| {
            view! {
                <li class="wk-list__item">
                    {organisation.name.clone()}
                    {organisation
                        .plain
                        .clone()
                        .map(|plain| view! { ": " <Words text=plain /> })}
                </li>
            }
        });
        view! {
            <h3 class="wk-details__title">{i18n::organisation_kind(kind)}</h3>
            <ul class="wk-list">{members.collect_view()}</ul>
        }
    };
    (!kinds.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="doen-mee">
                <h2 class="wk-section__title" id="doen-mee">{words().about_agenda_with}</h2>
                {kinds.iter().map(of_kind).collect_view()}
            </section>
        }
        .into_any()
    })
}

fn terms(agenda: &Agenda) -> Option<AnyView> {
    let items = agenda.terms.iter().map(|term| {
        view! {
            <dt class="wk-terms__term">{term.term.clone()}</dt>
            <dd class="wk-terms__plain"><Words text=term.plain.clone() /></dd>
        }
    });
    (!agenda.terms.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="woorden">
                <h2 class="wk-section__title" id="woorden">{words().about_agenda_terms}</h2>
                <details class="wk-details">
                    <summary class="wk-details__summary">{i18n::terms_count(agenda.terms.len())}</summary>
                    <dl class="wk-terms">{items.collect_view()}</dl>
                </details>
            </section>
        }
        .into_any()
    })
}

fn source(agenda: &Agenda) -> AnyView {
    let source = &agenda.source;
    let url = source.url.as_ref().and_then(|url| url.href()).map(str::to_owned);
    let fact = |label: &'static str, value: AnyView| {
        view! {
            <dt class="wk-terms__term">{label}</dt>
            <dd class="wk-terms__plain">{value}</dd>
        }
    };
    let period = agenda.period.as_ref().map(|period| {
        let note = period.note.clone().map(|note| view! { ". " <Words text=note /> });
        fact(words().agenda_period, view! { {period.in_dutch()}{note} }.into_any())
    });
    view! {
        <section class="wk-section" aria-labelledby="bron">
            <h2 class="wk-section__title" id="bron">{words().about_agenda_source}</h2>
            <p class="wk-paragraph">{words().about_agenda_ours}</p>
            <dl class="wk-terms">
                {fact(words().about_agenda_document, view! { <cite class="wk-cite">{source.document.clone()}</cite> }.into_any())}
                {source.publisher.clone().map(|publisher| fact(words().about_agenda_publisher, publisher.into_any()))}
                {source.published.as_ref().map(|on| fact(words().about_agenda_published, on.in_dutch().into_any()))}
                {fact(words().agenda_region, agenda.region.name.clone().into_any())}
                {period}
                {source.licence.clone().map(|text| fact(words().about_agenda_licence, view! { <Words text=text /> }.into_any()))}
                {source.ai.clone().map(|text| fact(words().about_agenda_ai, view! { <Words text=text /> }.into_any()))}
            </dl>
            {url
                .map(|url| {
                    view! {
                        <p class="wk-paragraph">
                            <a class="wk-link" href=url rel="noreferrer">{words().about_agenda_read}</a>
                        </p>
                    }
                })}
        </section>
    }
    .into_any()
}
