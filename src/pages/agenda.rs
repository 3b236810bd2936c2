//! One agenda: what it is about, its themes by weight, what happens now, who made it, and what changed.

use std::sync::Arc;

use leptos::prelude::RwSignal;
use weerklank_core::{
    agenda::{Action, Agenda, AgendaStatus, NextMoment, Tier},
    date::earliest_first,
    feedback::LONGEST_RANKING,
};

use crate::{
    components::{
        action::{action_item, actions_in_short},
        agenda_text::{paragraphs, paragraphs_as},
        changes::changes,
        hand_out::hand_out,
        link::{link, text_link},
        news::news_card,
        outcome_card::{next_moment, timeline, timeline_step},
        page_heading::text_heading,
        people::{missing, people_in_short},
        questions::question_groups,
        search_box::search_box,
        source_details::source_details,
        theme_card::theme_card,
    },
    i18n::{self, words},
    routes::{Route, Step},
    state::site::Site,
    ui::{
        button::ButtonKind,
        element::element,
        prose::{actions, block, card, cards, paragraph, section, small, subheading},
        view::View,
    },
};

/// How many moments that come, and changes that were, the page tells.
const FEW: usize = 3;

/// One agenda. `query` is what is looked for in it.
pub(super) fn agenda_page(agenda: &Arc<Agenda>, query: RwSignal<String>) -> View {
    let above = format!("{} · {}", i18n::agenda_kind(agenda.kind), agenda.region.name);
    let mut content = vec![text_heading(&agenda.title, Some(above)), paragraphs_as("wk-lead", &agenda.summary)];
    content.extend(agenda.motto.as_ref().map(|motto| paragraphs_as("wk-motto", motto)));
    content.push(news_card());
    content.push(search_box(agenda.clone(), query));
    content.extend(themes(agenda, "kern", words::agenda_core(), Some(Tier::Core)));
    content.extend(themes(agenda, "overal", words::agenda_crosscutting(), Some(Tier::Crosscutting)));
    content.extend(themes(agenda, "themas", words::agenda_all(), None));
    content.extend(themes(agenda, "ook", words::agenda_other(), Some(Tier::Other)));
    content.extend(top_three(agenda));
    if !agenda.questions.is_empty() {
        content.push(section("losse-vragen", words::agenda_loose(), question_groups(agenda)));
    }
    content.push(element("div").class("wk-columns").with(now(agenda)).with(makers(agenda)).view());
    content.extend(changes(agenda));
    content.push(element("div").class("wk-background").with(source_details(agenda, None)).view());
    content.push(hand_out(agenda));
    content.into()
}

fn way_on(class: &'static str, to: Route, title: &'static str, text: &'static str) -> View {
    let title = link(to, "wk-card__link", title);
    let title = element("h3").class("wk-card__title").with(title);
    card(class, vec![title.view(), block("wk-card__text", text.into())])
}

fn themes(agenda: &Agenda, id: &'static str, title: &'static str, tier: Option<Tier>) -> Option<View> {
    // The themes that matter most are told; the others are named, so that the page stays short.
    let full = tier != Some(Tier::Other);
    let themes = agenda.themes.iter().filter(|theme| theme.tier == tier);
    let items: Vec<_> = themes.map(|theme| theme_card(agenda, theme, full)).collect();
    if items.is_empty() {
        return None;
    }
    let mut content = Vec::new();
    if tier == Some(Tier::Core) {
        content.push(paragraph(words::agenda_core_text()));
    }
    // Once is enough, above the themes that come first.
    if tier == Some(Tier::Core) || (tier.is_none() && !agenda.themes.iter().any(|theme| theme.tier.is_some())) {
        content.extend(agenda.themes_are.as_ref().map(paragraphs));
    }
    content.push(cards(if full { "wk-theme-cards" } else { "wk-theme-cards wk-theme-cards--small" }, items));
    Some(section(id, title, content))
}

/// The way to a top three, where there is something to choose.
fn top_three(agenda: &Agenda) -> Option<View> {
    (agenda.themes.len() > LONGEST_RANKING).then(|| {
        let start = Route::TopThree(agenda.id.clone(), Step::Rank);
        let start = link(start, ButtonKind::Secondary.class(), words::rank_start());
        section("top-drie", words::rank_title(), vec![paragraph(words::rank_invitation()), actions(vec![start])])
    })
}

/// What happens now: with the agenda, with what runs, and with what people said.
fn now(agenda: &Agenda) -> View {
    let mut content = Vec::new();
    content.extend(agenda.status.map(|status| match status {
        AgendaStatus::Living => paragraph(words::about_agenda_living()),
        AgendaStatus::Closed => paragraph(words::about_agenda_ended()),
    }));
    content.extend(agenda.now.as_ref().map(paragraphs));
    content.extend(actions_in_short(agenda));
    let loose: Vec<_> = agenda.actions.iter().filter(|action| action.themes.is_empty()).collect();
    if !loose.is_empty() {
        content.push(cards("wk-action-list", loose.into_iter().map(|action| action_item(agenda, action)).collect()));
    }
    let moments = coming(agenda);
    if !moments.is_empty() {
        content.push(subheading(words::agenda_coming().into()));
        content.push(timeline(moments.into_iter().map(|(action, next)| moment(agenda, action, next)).collect()));
    }
    content.extend(speed(agenda));
    let outcomes = Route::Outcomes(agenda.id.clone());
    let mut ways =
        vec![way_on("wk-card wk-card--echo", outcomes, words::agenda_outcomes(), words::agenda_outcomes_text())];
    ways.push(way_on("wk-card", Route::Progress(agenda.id.clone()), words::progress_title(), words::progress_text()));
    if !agenda.earlier.is_empty() {
        ways.push(way_on("wk-card", Route::Earlier(agenda.id.clone()), words::earlier_title(), words::earlier_text()));
    }
    content.push(cards("wk-cards wk-cards--two", ways));
    section("nu", words::agenda_now(), content)
}

/// How long an answer takes here, and how many wait for one.
fn speed(agenda: &Agenda) -> Option<View> {
    let counts = agenda.counts.as_ref()?;
    let told = [counts.median_days.map(i18n::median), counts.waiting.map(i18n::waiting)];
    let told: Vec<_> = told.into_iter().flatten().map(paragraph).collect();
    let counted = counts.on.as_ref().map(|on| small(i18n::counted_on(on)));
    (!told.is_empty()).then(|| vec![subheading(words::agenda_answers().into()), told.into(), counted.into()].into())
}

/// The moments that come, the nearest first.
fn coming(agenda: &Agenda) -> Vec<(&Action, &NextMoment)> {
    let today = Site::current().today;
    let moments = agenda.actions.iter().filter_map(|action| Some((action, action.next.as_ref()?)));
    let moments = moments.filter(|(_, next)| next.on.as_ref().is_some_and(|on| !on.is_before(&today)));
    let mut moments = earliest_first(moments, |(_, next)| next.on.as_ref());
    moments.truncate(FEW);
    moments
}

fn moment(agenda: &Agenda, action: &Action, next: &NextMoment) -> View {
    let on = next.on.as_ref().map(|on| on.in_dutch()).unwrap_or_default();
    let what = match action.themes.first() {
        Some(theme) => text_link(Route::Theme(agenda.id.clone(), theme.clone()), &next.what, "wk-link"),
        None => next_moment(next),
    };
    timeline_step(on, what)
}

/// Who made it, and who was missing.
fn makers(agenda: &Agenda) -> View {
    let mut content = Vec::new();
    content.extend(people_in_short(&agenda.consultations));
    content.extend(missing(&agenda.missing));
    let about = Route::AboutAgenda(agenda.id.clone());
    content.push(cards("wk-cards", vec![way_on("wk-card", about, words::agenda_about(), words::agenda_about_text())]));
    section("makers", words::agenda_makers(), content)
}
