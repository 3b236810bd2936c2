//! A theme's questions on paper: to fill in with a pen, alone or in a group, and to type over afterwards.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, Theme},
    feedback::AgeBand,
};

use super::theme::readers;
use crate::{
    components::{
        agenda_text::paragraphs_as,
        contribution::{IMPORTANCE, RECOGNISE},
        hand_out::{Invitation, hand_out_to},
        helplines::helpline_bar,
        link::crumb,
        page_heading::text_heading,
        questions::questions,
    },
    i18n::{self, words},
    routes::{Route, Step},
    state::reading::Reading,
    ui::{
        element::element,
        prose::{block, card, cards, paragraph, small},
        view::{View, text},
    },
};

/// How many lines there are to write on.
const LINES: usize = 8;

/// The sheet. It is in easy words, whatever the reader chose: who prints it is not who fills it in.
pub(super) fn sheet_page(agenda: &Arc<Agenda>, theme: &Theme) -> View {
    provide_context(Reading::always_easy());
    let online = Route::Answer(agenda.id.clone(), theme.id.clone(), Step::Who);
    let invitation = Invitation { code: words::sheet_code(), why: words::sheet_online() };
    let (print, code) = hand_out_to(agenda, &online, invitation);
    let who = [words::group_youth(), words::group_parents(), words::group_professionals(), words::who_other()];
    let mut who = Vec::from(who.map(box_to_tick));
    let blank = element("span").class("wk-sheet__blank").view();
    who.push(card("wk-sheet__choice", vec![text(words::sheet_group()), blank]));
    let ages = [AgeBand::From12, AgeBand::From16, AgeBand::From18, AgeBand::From23].map(i18n::age_band);
    let own_words = vec![small(words::sheet_names()), lines(), choices(vec![box_to_tick(words::sheet_quote())])];
    let help = element("div").class("wk-sheet__help").with(title(words::help_now())).with(helpline_bar());
    let content = vec![
        crumb(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title),
        text_heading(&theme.title, Some(words::sheet_title().to_owned())),
        block("wk-paragraph wk-no-print", words::sheet_text().into()),
        print,
        paragraphs_as("wk-lead", &theme.summary),
        element("div").class("wk-asks").with(questions(&theme.questions, &|_| None)).view(),
        ask(words::sheet_who(), vec![choices(who)]),
        ask(words::sheet_age(), vec![choices(ages.map(box_to_tick).into())]),
        scale(words::answer_recognise(), RECOGNISE.words),
        scale(words::answer_importance(), IMPORTANCE.words),
        scale(words::place_impact(), i18n::impact),
        scale(words::place_feasible(), i18n::feasible),
        ask(words::answer_words(), own_words),
        ask(words::sheet_happens(), vec![readers(theme), paragraph(words::sheet_receipt())]),
        help.view(),
        code,
    ];
    element("article").class("wk-sheet").all(content).view()
}

/// A question, and how to answer it. On paper they stay together.
fn ask(asked: &'static str, answers: Vec<View>) -> View {
    element("div").class("wk-sheet__ask").with(title(asked)).all(answers).view()
}

fn title(words: &'static str) -> View {
    element("h2").class("wk-sheet__title").text(words).view()
}

/// A question with five answers, from much to little as on the screen.
fn scale(asked: &'static str, label: fn(u8) -> &'static str) -> View {
    ask(asked, vec![choices((1..=5).rev().map(|answer| box_to_tick(label(answer))).collect())])
}

fn choices(answers: Vec<View>) -> View {
    cards("wk-sheet__choices", answers)
}

/// An answer with a box before it.
fn box_to_tick(label: &'static str) -> View {
    card("wk-sheet__choice", vec![text(label)])
}

/// Lines to write on.
fn lines() -> View {
    let line = |_| element("div").class("wk-sheet__line").view();
    element("div").class("wk-sheet__lines").all((0..LINES).map(line).collect()).view()
}
