//! One theme: what it is, why it matters, what the makers want to know, and what was done.

use leptos::prelude::*;
use weerklank_core::agenda::{Agenda, Level, Question, Theme};

use crate::{
    components::{
        agenda_text::{Paragraphs, Words},
        link::{Link, crumb, text_link},
        outcome_card::outcome_card,
        page_heading::PageHeading,
    },
    i18n::{self, words},
    routes::{Route, Step},
    ui::button::ButtonKind,
};

/// One theme.
pub fn theme_page(agenda: &Agenda, theme: &Theme) -> AnyView {
    let answer = Route::Answer(agenda.id.clone(), theme.id.clone(), Step::Who);
    let outcomes = agenda.outcomes_of(&theme.id);
    let asked = if theme.questions.len() == 1 { words().theme_question } else { words().theme_questions };
    view! {
        {crumb(Route::Agenda(agenda.id.clone()), &agenda.title)}
        <article class="wk-theme">
            <PageHeading title=theme.title.nl() above=theme.tier.map(i18n::tier).unwrap_or_default() />
            <Paragraphs text=theme.summary.clone() class="wk-lead" />
            <section class="wk-section wk-asks" aria-labelledby="vraag">
                <h2 class="wk-section__title" id="vraag">{asked}</h2>
                {theme.questions.iter().map(question).collect_view()}
            </section>
            <div class="wk-say">
                <Link to=answer class=ButtonKind::Primary.class()>{words().theme_say}</Link>
                <p class="wk-small">{words().theme_say_text}</p>
            </div>
            {theme
                .why
                .clone()
                .map(|why| {
                    view! {
                        <section class="wk-section" aria-labelledby="waarom">
                            <h2 class="wk-section__title" id="waarom">{words().theme_why}</h2>
                            <Paragraphs text=why />
                        </section>
                    }
                })}
            <section class="wk-section" aria-labelledby="gedaan">
                <h2 class="wk-section__title" id="gedaan">{words().theme_done}</h2>
                {outcomes
                    .is_empty()
                    .then(|| view! { <p class="wk-paragraph">{words().theme_nothing}</p> })}
                {outcomes
                    .into_iter()
                    .map(|outcome| outcome_card(agenda, outcome, 3))
                    .collect_view()}
            </section>
            {influence(theme)}
            {actions(agenda, theme)}
            {related(agenda, theme)}
            {background(agenda, theme)}
        </article>
    }
    .into_any()
}

fn question(question: &Question) -> AnyView {
    let levels: Vec<_> = question
        .levels
        .iter()
        .map(|level| match level {
            Level::Case => words().level_case,
            Level::Organisation => words().level_organisation,
            Level::Policy => words().level_policy,
        })
        .collect();
    let parts = question.parts.iter().map(|part| view! { <li class="wk-list__item"><Words text=part.clone() /></li> });
    view! {
        <Paragraphs text=question.text.clone() class="wk-question" />
        {(!question.parts.is_empty())
            .then(|| {
                view! {
                    <p class="wk-paragraph">{words().theme_parts}</p>
                    <ul class="wk-list">{parts.collect_view()}</ul>
                }
            })}
        {(!levels.is_empty())
            .then(|| {
                view! { <p class="wk-small">{format!("{}: {}.", words().theme_levels, levels.join(", "))}</p> }
            })}
    }
    .into_any()
}

fn influence(theme: &Theme) -> Option<AnyView> {
    let influence = theme.influence.as_ref()?;
    let part = |title: &'static str, text: &weerklank_core::text::Text| {
        view! {
            <div class="wk-influence__part">
                <h3 class="wk-influence__title">{title}</h3>
                <Paragraphs text=text.clone() />
            </div>
        }
    };
    Some(
        view! {
            <section class="wk-section" aria-labelledby="invloed">
                <h2 class="wk-section__title" id="invloed">{words().theme_influence}</h2>
                <div class="wk-influence">
                    {influence.can.as_ref().map(|text| part(words().theme_can, text))}
                    {influence.cannot.as_ref().map(|text| part(words().theme_cannot, text))}
                </div>
            </section>
        }
        .into_any(),
    )
}

fn actions(agenda: &Agenda, theme: &Theme) -> Option<AnyView> {
    let actions: Vec<_> = agenda.actions.iter().filter(|action| action.themes.contains(&theme.id)).collect();
    let item = |action: &&weerklank_core::agenda::Action| {
        view! {
            <li class="wk-card">
                {action.state.map(|state| view! { <p class="wk-tag">{i18n::action_state(state)}</p> })}
                <h3 class="wk-card__title"><Words text=action.title.clone() /></h3>
                {action
                    .summary
                    .clone()
                    .map(|summary| view! { <p class="wk-card__text"><Words text=summary /></p> })}
                {action
                    .next
                    .clone()
                    .map(|next| {
                        let on = next.on.map(|on| format!(" ({})", i18n::on_date(&on)));
                        view! {
                            <p class="wk-small">{words().outcome_next} ": " <Words text=next.what />{on}</p>
                        }
                    })}
            </li>
        }
    };
    (!actions.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="loopt">
                <h2 class="wk-section__title" id="loopt">{words().theme_actions}</h2>
                <ul class="wk-cards" role="list">{actions.iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn related(agenda: &Agenda, theme: &Theme) -> Option<AnyView> {
    let related: Vec<_> = theme.related.iter().filter_map(|id| agenda.theme(id)).collect();
    let any = !related.is_empty();
    any.then(|| {
        view! {
            <section class="wk-section" aria-labelledby="hoort-bij">
                <h2 class="wk-section__title" id="hoort-bij">{words().theme_related}</h2>
                <ul class="wk-list">
                    {related
                        .into_iter()
                        .map(|theme| {
                            let to = Route::Theme(agenda.id.clone(), theme.id.clone());
                            view! { <li class="wk-list__item">{text_link(to, &theme.title, "wk-link")}</li> }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
        .into_any()
    })
}

/// What only some readers want to know: how it was chosen, national plans, and the source.
fn background(agenda: &Agenda, theme: &Theme) -> AnyView {
    let priority = theme.priority.as_ref().and_then(|priority| priority.how.clone()).map(|how| {
        view! {
            <details class="wk-details">
                <summary class="wk-details__summary">{words().theme_priority}</summary>
                <Paragraphs text=how />
            </details>
        }
    });
    let national = (!theme.national_links.is_empty()).then(|| {
        view! {
            <details class="wk-details">
                <summary class="wk-details__summary">{words().theme_national}</summary>
                {theme
                    .national_links
                    .iter()
                    .map(|link| {
                        view! {
                            <h3 class="wk-details__title">{link.programme.clone()}</h3>
                            <p class="wk-tag">{i18n::link_strength(link.strength)}</p>
                            {link.note.clone().map(|note| view! { <Paragraphs text=note /> })}
                        }
                    })
                    .collect_view()}
            </details>
        }
    });
    let about = Route::AboutAgenda(agenda.id.clone());
    let section = theme.source_ref.as_ref().map(|source| i18n::section(&source.section));
    view! {
        <div class="wk-background">
            {priority}
            {national}
            <details class="wk-details">
                <summary class="wk-details__summary">{words().theme_where}</summary>
                <p class="wk-paragraph">{words().theme_ours}</p>
                <p class="wk-paragraph"><cite class="wk-cite">{agenda.source.document.clone()}</cite> ". " {section}</p>
                <p class="wk-paragraph">
                    <Link to=about>{words().agenda_about}</Link>
                </p>
            </details>
        </div>
    }
    .into_any()
}
