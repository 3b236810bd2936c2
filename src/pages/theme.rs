//! One theme: what it is, why it matters, what the makers want to know, and what was done.

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Action, Agenda, Level, Question, Theme},
    text::Text,
};

use crate::{
    components::{
        agenda_text::{paragraphs, paragraphs_as, words_of},
        link::{crumb, link, text_link},
        outcome_card::{next_moment, outcomes_of},
        page_heading::page_heading,
    },
    i18n::{self, words},
    routes::{Route, Step},
    ui::{
        button::ButtonKind,
        prose::{card, cards, details, list, paragraph, section, small, subheading, tag},
    },
};

/// One theme.
pub(super) fn theme_page(agenda: &Agenda, theme: &Theme) -> AnyView {
    let answer = Route::Answer(agenda.id.clone(), theme.id.clone(), Step::Who);
    let tier = theme.tier.map(|tier| i18n::tier(tier).to_owned());
    let mut content = vec![
        crumb(Route::Agenda(agenda.id.clone()), &agenda.title),
        page_heading(theme.title.nl().to_owned(), tier),
        paragraphs_as("wk-lead", &theme.summary),
        questions(theme),
        view! {
            <div class="wk-say">
                {link(answer, ButtonKind::Primary.class(), words().theme_say)}
                {small(words().theme_say_text)}
            </div>
        }
        .into_any(),
    ];
    content.extend(theme.why.as_ref().map(|why| section("waarom", words().theme_why, vec![paragraphs(why)])));
    content.push(section("gedaan", words().theme_done, outcomes_of(agenda, &theme.id)));
    content.extend(influence(theme));
    content.extend(actions(agenda, theme));
    content.extend(related(agenda, theme));
    content.push(background(agenda, theme));
    view! { <article>{content}</article> }.into_any()
}

fn questions(theme: &Theme) -> AnyView {
    let questions: Vec<_> = theme.questions.iter().map(question).collect();
    view! {
        <section class="wk-asks" aria-labelledby="vraag">
            <h2 class="wk-asks__title" id="vraag">{words().theme_question}</h2>
            {questions}
        </section>
    }
    .into_any()
}

fn question(question: &Question) -> AnyView {
    let mut content = vec![paragraphs_as("wk-question", &question.text)];
    if !question.parts.is_empty() {
        content.push(paragraph(words().theme_parts));
        content.push(list(question.parts.iter().map(words_of).collect()));
    }
    if !question.levels.is_empty() {
        let level = |level: &Level| match level {
            Level::Case => words().level_case,
            Level::Organisation => words().level_organisation,
            Level::Policy => words().level_policy,
        };
        let levels: Vec<_> = question.levels.iter().map(level).collect();
        content.push(small(format!("{}: {}.", words().theme_levels, levels.join(", "))));
    }
    content.into_any()
}

fn influence(theme: &Theme) -> Option<AnyView> {
    let influence = theme.influence.as_ref()?;
    let part = |title: &'static str, text: &Option<Text>| {
        let content = vec![subheading(title.into_any()), paragraphs(text.as_ref()?)];
        Some(view! { <div class="wk-influence__part">{content}</div> }.into_any())
    };
    let parts = [part(words().theme_can, &influence.can), part(words().theme_cannot, &influence.cannot)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let parts = view! { <div class="wk-influence">{parts}</div> }.into_any();
    Some(section("invloed", words().theme_influence, vec![parts]))
}

fn actions(agenda: &Agenda, theme: &Theme) -> Option<AnyView> {
    let item = |action: &Action| {
        let mut content = Vec::new();
        content.extend(action.state.map(|state| tag(i18n::action_state(state))));
        content.push(subheading(words_of(&action.title)));
        content.extend(action.summary.as_ref().map(paragraphs));
        content.extend(
            action
                .next
                .as_ref()
                .map(|next| small(vec![format!("{}: ", words().outcome_next).into_any(), next_moment(next)])),
        );
        card("wk-card", content)
    };
    let items: Vec<_> = agenda.actions.iter().filter(|action| action.themes.contains(&theme.id)).map(item).collect();
    (!items.is_empty()).then(|| section("loopt", words().theme_actions, vec![cards("wk-cards", items)]))
}

fn related(agenda: &Agenda, theme: &Theme) -> Option<AnyView> {
    let item = |theme: &Theme| text_link(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title, "wk-link");
    let items: Vec<_> = theme.related.iter().filter_map(|id| agenda.theme(id)).map(item).collect();
    (!items.is_empty()).then(|| section("hoort-bij", words().theme_related, vec![list(items)]))
}

/// What only some readers want to know: how it was chosen, national plans, and the source.
fn background(agenda: &Agenda, theme: &Theme) -> AnyView {
    let mut content = Vec::new();
    if let Some(how) = theme.priority.as_ref().and_then(|priority| priority.how.as_ref()) {
        content.push(details(words().theme_priority.into_any(), vec![paragraphs(how)]));
    }
    if !theme.national_links.is_empty() {
        let mut links = Vec::new();
        for link in &theme.national_links {
            links.push(subheading(link.programme.clone().into_any()));
            links.push(tag(i18n::link_strength(link.strength)));
            links.extend(link.note.as_ref().map(paragraphs));
        }
        content.push(details(words().theme_national.into_any(), links));
    }
    let about = Route::AboutAgenda(agenda.id.clone());
    let mut place = vec![paragraph(words().theme_ours), paragraph(agenda.source.document.clone())];
    place.extend(theme.source_ref.as_ref().map(|source| paragraph(i18n::section(&source.section))));
    place.push(paragraph(link(about, "wk-link", words().agenda_about)));
    content.push(details(words().theme_where.into_any(), place));
    view! { <div class="wk-background">{content}</div> }.into_any()
}
