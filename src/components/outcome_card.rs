//! What was done with what people said, as one answer.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, NextMoment},
    backend::OperationName,
    date::Date,
    outcome::{Outcome, OutcomeQuote, Step, at_hand},
    slug::Slug,
    text::Text,
    verdict::{Says, VerdictCounts},
};

use super::{
    agenda_text::{paragraphs, words_of},
    sides::both_sides_said,
    theme_card::outcome_status,
};
use crate::{
    i18n::{self, words},
    platform::page,
    state::site::Site,
    ui::{
        button::{ButtonKind, button},
        element::element,
        notice::{NoticeKind, notice},
        prose::{block, list, paragraph},
        view::{View, live},
    },
};

/// What was done about a theme, newest first; or that nothing was discussed yet, and when that may be.
pub fn outcomes_of(agenda: &Arc<Agenda>, theme: &Slug) -> Vec<View> {
    let outcomes = agenda.outcomes_of(theme);
    if outcomes.is_empty() {
        return vec![nothing_yet(agenda, theme)];
    }
    newest(agenda, outcomes, |agenda, outcome| outcome_card(agenda, outcome, 3))
}

/// Those of these outcomes that are at hand, as `draw` shows them, and a button for the older ones.
pub fn newest(agenda: &Arc<Agenda>, outcomes: Vec<&Outcome>, draw: fn(&Agenda, &Outcome) -> View) -> Vec<View> {
    let (first, rest) = at_hand(outcomes);
    let mut content: Vec<_> = first.into_iter().map(|outcome| draw(agenda, outcome)).collect();
    if let Some(next) = rest.first() {
        let focus = anchor(&next.id);
        content.push(older(agenda.clone(), rest.into_iter().cloned().collect(), focus, draw));
    }
    content
}

fn older(agenda: Arc<Agenda>, outcomes: Vec<Outcome>, focus: String, draw: fn(&Agenda, &Outcome) -> View) -> View {
    let asked_for = RwSignal::new(false);
    live(move || {
        if asked_for.get() {
            return outcomes.iter().map(|outcome| draw(&agenda, outcome)).collect::<Vec<_>>().into();
        }
        let focus = focus.clone();
        let show = move || {
            asked_for.set(true);
            page::focus_soon(focus.clone());
        };
        let words = i18n::older_answers(outcomes.len());
        block("wk-older wk-no-print", button(ButtonKind::Secondary, words, show))
    })
}

/// That nothing was discussed about a theme yet, and when that may be.
pub fn nothing_yet(agenda: &Agenda, theme: &Slug) -> View {
    let Site { config, backend, today, .. } = Site::current();
    let theme = agenda.theme(theme);
    let then = if agenda.is_over(&today) {
        words::about_agenda_ended().to_owned()
    } else if let Some(on) = theme.and_then(|theme| theme.looks_on(&today)) {
        i18n::looks_on(on)
    } else if backend.description().can(OperationName::Create) {
        format!("{} {}", words::theme_looks_unknown(), i18n::when_heard(config.listener(theme).1))
    } else {
        words::theme_looks_unknown().to_owned()
    };
    paragraph(format!("{} {then}", words::theme_nothing()))
}

/// The id of the card of an outcome: links lead there.
pub fn anchor(outcome: &Slug) -> String {
    format!("antwoord-{outcome}")
}

/// One answer: what was heard, what was decided, why, by whom, and what comes next.
///
/// Its heading has `level` 2 or 3.
pub fn outcome_card(agenda: &Agenda, outcome: &Outcome, level: u8) -> View {
    let voices = outcome.voices.and_then(|voices| i18n::voices(voices.youth, voices.parents));
    let anchor = anchor(&outcome.id);
    let name = format!("{anchor}-gehoord");
    let heard = element(if level == 2 { "h2" } else { "h3" }).class("wk-outcome__heard").set("id", name.clone());
    let mut content = vec![
        outcome_status(outcome.state),
        label(match voices {
            Some(voices) => format!("{} van {voices}", words::outcome_heard()),
            None => words::outcome_heard().to_owned(),
        }),
        heard.with(words_of(&outcome.heard)).view(),
    ];
    content.extend(both_sides_said(outcome));
    content.extend(quotes(outcome));
    content.extend(late(outcome, &Site::current().today));
    for (name, text) in [(words::outcome_decided(), &outcome.decided), (words::outcome_why(), &outcome.why)] {
        content.extend(text.as_ref().map(|text| part(name, text)));
    }
    content.extend(decider(agenda, outcome));
    let change =
        outcome.change.as_ref().and_then(|id| agenda.changes.iter().find(|change| change.id.as_ref() == Some(id)));
    content.extend(change.map(|change| part(words::outcome_change(), &change.what)));
    content.extend(steps(&outcome.steps));
    if let Some(next) = &outcome.next {
        content.push(label(words::outcome_next().to_owned()));
        content.push(paragraph(next_moment(next)));
    }
    content.extend(outcome.verdicts.as_ref().and_then(verdicts));
    let card = element("article").class("wk-outcome").set("aria-labelledby", name);
    card.set("id", anchor).set("tabindex", "-1").all(content).view()
}

fn quotes(outcome: &Outcome) -> Option<View> {
    let quote = |quote: &OutcomeQuote| element("blockquote").class("wk-quote").with(paragraphs(&quote.text)).view();
    let quotes: Vec<_> = outcome.quotes.iter().map(quote).collect();
    (!quotes.is_empty()).then(|| vec![label(words::outcome_quotes().to_owned()), quotes.into()].into())
}

/// What comes next, and when if that is known.
pub fn next_moment(next: &NextMoment) -> View {
    let on = next.on.as_ref().map(|on| format!(" ({})", i18n::on_date(on)));
    vec![words_of(&next.what), on.map(View::from).into()].into()
}

fn label(words: String) -> View {
    block("wk-outcome__label", words.into())
}

fn part(name: &'static str, text: &Text) -> View {
    vec![label(name.to_owned()), paragraphs(text)].into()
}

fn decider(agenda: &Agenda, outcome: &Outcome) -> Option<View> {
    let by = outcome.by.as_ref()?;
    let organisation = by.organisation.as_ref().and_then(|id| agenda.organisation(id));
    let organisation = organisation.map(|organisation| format!(", {}", organisation.name));
    let on = outcome.on.as_ref().map(|on| format!(", {}", i18n::on_date(on)));
    let words_of_decider = vec![words_of(&by.role), organisation.map(View::from).into(), on.map(View::from).into()];
    // Before there is a decision, nobody has decided.
    let who = if outcome.state.arcs() < 3 { words::outcome_with() } else { words::outcome_by() };
    Some(vec![label(who.to_owned()), paragraph(words_of_decider)].into())
}

fn late(outcome: &Outcome, today: &Date) -> Option<View> {
    let promised = outcome.promised().filter(|_| outcome.is_late(today))?;
    let text = vec![paragraph(late_since(promised, outcome.delay()))];
    Some(notice(NoticeKind::Info, words::outcome_late().to_owned(), text))
}

/// What was promised for when, and why it takes longer; without a reason we say that we do not know.
pub fn late_since(promised: &Date, because: Option<&Text>) -> View {
    let because = because.map_or_else(|| words::outcome_late_unknown().into(), words_of);
    vec![format!("{} ", i18n::promised(promised)).into(), because].into()
}

/// What the givers whom it answers think of it.
fn verdicts(counts: &VerdictCounts) -> Option<View> {
    let said = Says::ALL.into_iter().filter(|says| counts.number(*says) > 0);
    let said: Vec<_> = said.map(|says| i18n::said_by(says, counts.number(says)).into()).collect();
    (!said.is_empty()).then(|| vec![label(words::outcome_verdicts().to_owned()), list(said)].into())
}

fn steps(steps: &[Step]) -> Option<View> {
    let items = steps.iter().map(|step| timeline_step(step.on.in_dutch(), words_of(&step.what)));
    (!steps.is_empty()).then(|| vec![label(words::outcome_steps().to_owned()), timeline(items.collect())].into())
}

/// Things that happened one after another.
pub fn timeline(steps: Vec<View>) -> View {
    element("ol").class("wk-timeline").set("role", "list").all(steps).view()
}

/// One of them: a few words about when or how, and what.
pub fn timeline_step(on: String, what: View) -> View {
    element("li")
        .class("wk-timeline__step")
        .with(element("span").class("wk-timeline__on").text(on).view())
        .with(element("div").with(what).view())
        .view()
}
