//! For who follows an agenda: what happens now, when there is something to hear, what runs, and what came of it.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, Indicator, Theme, Unit},
    outcome::{Outcome, at_hand},
    progress::{Filter, Part, Since, Stage, moments, parts, shown, stages},
};

use super::about::contact;
use crate::{
    components::{
        action::action_item,
        agenda_text::{explain_terms, paragraphs, read},
        figures::figures,
        hand_out::hand_out,
        link::{crumb, link, text_link},
        moments::{all_moments, first_moment, next_of_part},
        page_heading::page_heading,
        theme_card::outcome_status,
    },
    i18n::{self, words},
    platform::page,
    routes::Route,
    state::site::Site,
    ui::{
        bars::bars,
        button::{ButtonKind, button},
        element::element,
        field::select_field,
        prose::{actions, block, card, cards, details, lead, list, paragraph, section, small, subheading},
        view::{View, live},
    },
};

/// What tells how much is shown.
const SHOWN: &str = "te-zien";

/// How it stands with an agenda, as far as `filter` asks for it.
pub(super) fn progress_page(agenda: &Arc<Agenda>, filter: RwSignal<Filter>) -> View {
    page::before_print(page::open_everything);
    let all = parts(agenda);
    let over = agenda.is_over(&Site::current().today);
    let mut content = vec![
        crumb(Route::Agenda(agenda.id.clone()), &agenda.title),
        page_heading(words::progress_title(), None),
        lead(if over { words::progress_over() } else { words::progress_lead() }),
    ];
    content.extend((!over).then(|| soon(agenda, &all)));
    content.push(section("kort", words::progress_in_short(), in_short(&all, over)));
    content.extend(heard(agenda));
    if all.iter().any(|part| !part.is_empty()) {
        content.push(filters(agenda, &all, filter));
        let agenda = agenda.clone();
        content.push(live(move || shown_parts(&agenda, filter)));
    }
    content.extend(quiet(agenda, &all));
    content.extend(contact());
    content.push(hand_out(agenda));
    content.into()
}

/// The next moment, and whether something takes longer than was promised.
fn soon(agenda: &Agenda, all: &[Part]) -> View {
    let today = Site::current().today;
    let moments = moments(all);
    let mut content = match moments.iter().find(|moment| moment.is_coming(&today)) {
        Some(moment) => vec![first_moment(agenda, moment), small(words::calendar_seen())],
        None => vec![paragraph(words::progress_no_moment())],
    };
    let late = moments.iter().filter(|moment| moment.is_late(&today)).count();
    content.extend((late > 0).then(|| paragraph(i18n::late_count(late))));
    section("straks", words::agenda_coming(), content)
}

/// How far plans and answers are, and whether there are figures.
fn in_short(all: &[Part], over: bool) -> Vec<View> {
    let (actions, outcomes) = stages(all);
    let plans = i18n::in_stages(words::theme_actions(), &actions, over);
    let answers = i18n::in_stages(words::progress_answers(), &outcomes, over);
    let mut lines: Vec<_> = plans.into_iter().chain(answers).map(View::from).collect();
    if lines.is_empty() {
        lines.push(words::progress_empty().into());
    }
    if all.iter().flat_map(|part| &part.indicators).all(|indicator| indicator.observations.is_empty()) {
        lines.push(words::indicator_none().into());
    }
    lines.into_iter().map(paragraph).collect()
}

/// Whether those who were answered feel heard, among how many and when that was counted; nothing where nobody counts.
fn heard(agenda: &Agenda) -> Option<View> {
    let counts = agenda.counts.as_ref()?;
    let told = match counts.feel_heard {
        Some(heard) => {
            let counted = counts.on.as_ref().map(|on| small(i18n::counted_on(on)));
            let rows = [
                (words::progress_heard_yes(), heard.percent),
                (words::progress_heard_else(), 100_u8.saturating_sub(heard.percent)),
            ];
            let row = |(answer, percent): (&str, u8)| {
                (answer.to_owned(), i18n::measured(percent.into(), Some(Unit::Percent)), u16::from(percent) * 10)
            };
            vec![paragraph(i18n::feel_heard(heard)), bars(rows.map(row).into()), counted.into()]
        }
        None => vec![paragraph(words::progress_heard_unknown())],
    };
    Some(section("gehoord", words::progress_heard(), told))
}

/// What one can ask for: only what gives something.
fn filters(agenda: &Agenda, all: &[Part], filter: RwSignal<Filter>) -> View {
    let today = Site::current().today;
    let gives_something = |filter| !shown(agenda, filter, &today).is_empty();
    let parts = all.iter().enumerate().filter(|(_, part)| !part.is_empty());
    let parts = parts.map(|(place, part)| (place, title_of(part).to_owned()));
    let (plans, answers) = stages(all);
    let stages = Stage::ALL.map(|stage| (stage, i18n::stage(stage).to_owned())).into_iter();
    let stages = stages.filter(|(stage, _)| plans.contains(stage) || answers.contains(stage));
    let spans = Since::ALL.map(|since| (since, i18n::since(since).to_owned())).into_iter();
    let spans = spans.filter(|(since, _)| gives_something(Filter { since: Some(*since), ..Filter::default() }));
    let fields = [
        field("thema", words::theme(), parts.collect(), filter, |filter| &mut filter.part),
        field("staat", words::progress_stage(), stages.collect(), filter, |filter| &mut filter.stage),
        field("nieuw", words::progress_since(), spans.collect(), filter, |filter| &mut filter.since),
    ];
    let fields = details(words::progress_filter().into(), fields.into_iter().flatten().collect());
    element("div").class("wk-filter wk-no-print").with(fields).view()
}

/// A field for one side of the filter; none where there is nothing to choose. Its first option is everything.
fn field<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: &'static str,
    options: Vec<(T, String)>,
    filter: RwSignal<Filter>,
    side: fn(&mut Filter) -> &mut Option<T>,
) -> Option<View> {
    let (values, names): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let known = values.clone();
    let chosen = Signal::derive(move || {
        let chosen = *side(&mut filter.get());
        chosen.and_then(|chosen| known.iter().position(|value| *value == chosen)).map_or(0, |place| place + 1)
    });
    let choose = move |place: usize| {
        let chosen = place.checked_sub(1).and_then(|place| values.get(place).copied());
        filter.update(|filter| *side(filter) = chosen);
    };
    let is_of_use = !names.is_empty();
    let options = [words::progress_all().to_owned()].into_iter().chain(names).collect();
    is_of_use.then(|| select_field(id, label, options, chosen, Box::new(choose)))
}

/// How much there is to see, the moments of it, and every part.
fn shown_parts(agenda: &Agenda, filter: RwSignal<Filter>) -> View {
    // The page explains a word where it is read first, and this is another page now.
    explain_terms(agenda);
    let today = Site::current().today;
    let parts = shown(agenda, filter.get(), &today);
    let plans = stages(&parts).0.len();
    // Those that are at hand; the rest is where the link below them leads.
    let answers = parts.iter().map(|part| at_hand(part.outcomes.clone()).0.len()).sum();
    let is_shown = |indicator: &&Indicator| parts.iter().any(|part| part.indicators.contains(indicator));
    let indicators = agenda.indicators.iter().filter(is_shown).count();
    let told = i18n::filtered(plans, answers, indicators);
    let told = element("p").class("wk-small").set("id", SHOWN).set("tabindex", "-1").set("role", "status").text(told);
    let mut content = vec![told.view()];
    if parts.iter().all(Part::is_empty) {
        let show_all = move || {
            filter.set(Filter::default());
            page::focus_soon(SHOWN);
        };
        content.push(actions(vec![button(ButtonKind::Secondary, words::progress_show_all(), show_all)]));
    }
    if !agenda.is_over(&today) {
        let coming: Vec<_> = moments(&parts).into_iter().filter(|moment| moment.is_coming(&today)).collect();
        content.extend(all_moments(agenda, &coming));
    }
    content.extend(parts.iter().filter(|part| !part.is_empty()).map(|part| part_article(agenda, part)));
    content.into()
}

/// A theme, or what belongs to none: when there is something to hear, what runs, what was answered, and figures.
fn part_article(agenda: &Agenda, part: &Part) -> View {
    let site = Site::current();
    let over = agenda.is_over(&site.today);
    let title = match part.theme {
        Some(theme) => text_link(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title, "wk-link"),
        None => words::progress_rest().into(),
    };
    let mut content = vec![element("h2").class("wk-progress__title").with(title).view()];
    if !over {
        content.extend(next(part));
    }
    let sides = [plans(agenda, part), answers_and_figures(agenda, part)].into_iter().filter(|side| !side.is_empty());
    let sides = sides.map(|side| element("div").class("wk-progress__side").all(side).view()).collect();
    content.push(element("div").class("wk-progress__sides").all(sides).view());
    if let Some(theme) = part.theme.filter(|_| !over) {
        content.push(small(i18n::who_reads(read(site.config.listener(Some(theme)).0).1)));
    }
    element("article").class("wk-progress").all(content).view()
}

fn plans(agenda: &Agenda, part: &Part) -> Vec<View> {
    if part.actions.is_empty() {
        return Vec::new();
    }
    let items = part.actions.iter().map(|action| action_item(agenda, action)).collect();
    vec![subheading(words::theme_actions().into()), cards("wk-action-list", items)]
}

fn answers_and_figures(agenda: &Agenda, part: &Part) -> Vec<View> {
    let mut content = Vec::new();
    if !part.outcomes.is_empty() {
        content.push(subheading(words::progress_answers().into()));
        let (newest, _) = at_hand(part.outcomes.clone());
        content.push(cards("wk-answers", newest.into_iter().map(answer).collect()));
        let answers = link(Route::Outcomes(agenda.id.clone()), "wk-link", words::progress_to_answers());
        content.push(paragraph(answers));
    }
    if !part.indicators.is_empty() {
        content.push(subheading(words::progress_figures().into()));
        content.extend(figures(&part.indicators));
    }
    content
}

/// When there is something to hear; before that, what is late.
fn next(part: &Part) -> Option<View> {
    let today = Site::current().today;
    let moments = moments(std::slice::from_ref(part));
    let late = moments.iter().filter(|moment| moment.is_late(&today));
    let coming = moments.iter().find(|moment| moment.is_coming(&today));
    let all: Vec<_> = late.chain(coming).map(next_of_part).collect();
    let title = block("wk-progress__next-title", words::progress_next().into());
    (!all.is_empty()).then(|| element("div").class("wk-progress__next").with(title).all(all).view())
}

/// What people said, and where that stands.
fn answer(outcome: &Outcome) -> View {
    let on = outcome.on.as_ref().map(|on| small(on.in_dutch()));
    let content = [outcome_status(outcome.state), paragraphs(&outcome.heard)];
    card("wk-answers__item", content.into_iter().chain(on).collect())
}

/// The themes about which there is nothing to tell yet.
fn quiet(agenda: &Agenda, all: &[Part]) -> Option<View> {
    let themes = all.iter().filter(|part| part.is_empty()).filter_map(|part| part.theme);
    let link = |theme: &Theme| text_link(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title, "wk-link");
    let items: Vec<_> = themes.map(link).collect();
    let text = (!agenda.is_over(&Site::current().today)).then(|| paragraph(words::progress_quiet_text()));
    (!items.is_empty())
        .then(|| section("stil", words::progress_quiet(), [list(items)].into_iter().chain(text).collect()))
}

/// The name of a part, in the version that the reader wants.
fn title_of<'a>(part: &Part<'a>) -> &'a str {
    part.theme.map_or(words::progress_rest(), |theme| read(&theme.title).1)
}
