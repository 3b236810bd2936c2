//! What was done with what people said, as one answer.

use leptos::prelude::*;
use weerklank_core::{
    agenda::Agenda,
    date::Date,
    outcome::{Outcome, Step},
    text::Text,
};

use super::{
    agenda_text::{Paragraphs, Words},
    theme_card::OutcomeStatus,
};
use crate::{
    i18n::{self, words},
    state::site::Site,
    ui::notice::Notice,
};

/// One answer: what was heard, what was decided, why, by whom, and what comes next.
///
/// Its heading has `level` 2 or 3.
pub fn outcome_card(agenda: &Agenda, outcome: &Outcome, level: u8) -> AnyView {
    let today = Site::current().today;
    let voices = outcome.voices.and_then(|voices| i18n::voices(voices.youth, voices.parents));
    let by = outcome.by.as_ref().map(|by| {
        let organisation = by.organisation.as_ref().and_then(|id| agenda.organisation(id));
        let organisation = organisation.map(|organisation| format!(", {}", organisation.name));
        view! { <Words text=by.role.clone() />{organisation} }.into_any()
    });
    let by_on = outcome.on.as_ref().filter(|_| by.is_some()).map(|on| format!(", {}", i18n::on_date(on)));
    let change = outcome.change.as_ref().and_then(|id| {
        let change = agenda.changes.iter().find(|change| change.id.as_ref() == Some(id))?;
        Some(part(words().outcome_change, &change.what))
    });
    let quotes = outcome.quotes.iter().map(|quote| {
        view! { <blockquote class="wk-quote"><Paragraphs text=quote.text.clone() /></blockquote> }
    });
    let quotes = (!outcome.quotes.is_empty()).then(|| {
        view! {
            <p class="wk-outcome__label">{words().outcome_quotes}</p>
            {quotes.collect_view()}
        }
    });
    let heard = view! { <Words text=outcome.heard.clone() /> };
    let title = if level == 2 {
        view! { <h2 class="wk-outcome__heard">{heard}</h2> }.into_any()
    } else {
        view! { <h3 class="wk-outcome__heard">{heard}</h3> }.into_any()
    };
    view! {
        <article class="wk-outcome">
            <OutcomeStatus state=outcome.state />
            <p class="wk-outcome__label">
                {words().outcome_heard}
                {voices.map(|voices| format!(" van {voices}"))}
            </p>
            {title}
            {quotes}
            {late(outcome, &today)}
            {outcome.decided.as_ref().map(|text| part(words().outcome_decided, text))}
            {outcome.why.as_ref().map(|text| part(words().outcome_why, text))}
            {by.map(|by| {
                view! {
                    <p class="wk-outcome__label">{words().outcome_by}</p>
                    <p class="wk-paragraph">{by}{by_on}</p>
                }
            })}
            {change}
            {steps(&outcome.steps)}
            {outcome
                .next
                .as_ref()
                .map(|next| {
                    let on = next.on.as_ref().map(|on| format!(" ({})", i18n::on_date(on)));
                    view! {
                        <p class="wk-outcome__label">{words().outcome_next}</p>
                        <p class="wk-paragraph"><Words text=next.what.clone() />{on}</p>
                    }
                })}
        </article>
    }
    .into_any()
}

fn part(label: &'static str, text: &Text) -> AnyView {
    view! {
        <p class="wk-outcome__label">{label}</p>
        <Paragraphs text=text.clone() />
    }
    .into_any()
}

fn late(outcome: &Outcome, today: &Date) -> Option<AnyView> {
    let promised = outcome.next.as_ref().and_then(|next| next.on.clone()).filter(|_| outcome.is_late(today))?;
    // The newest step after the promise is the reason; without one we say that we do not know.
    let reason = outcome.steps.last().filter(|step| !step.on.is_before(&promised)).map(|step| step.what.clone());
    Some(
        view! {
            <Notice title=words().outcome_late.to_owned()>
                <p class="wk-paragraph">
                    {i18n::promised(&promised)}
                    " "
                    {match reason {
                        Some(reason) => view! { <Words text=reason /> }.into_any(),
                        None => words().outcome_late_unknown.into_any(),
                    }}
                </p>
            </Notice>
        }
        .into_any(),
    )
}

fn steps(steps: &[Step]) -> Option<AnyView> {
    (!steps.is_empty()).then(|| {
        view! {
            <p class="wk-outcome__label">{words().outcome_steps}</p>
            <ol class="wk-timeline" role="list">
                {steps
                    .iter()
                    .map(|step| {
                        view! {
                            <li class="wk-timeline__step">
                                <time class="wk-timeline__on" datetime=step.on.as_str().to_owned()>
                                    {step.on.in_dutch()}
                                </time>
                                <span class="wk-timeline__what"><Words text=step.what.clone() /></span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        }
        .into_any()
    })
}
