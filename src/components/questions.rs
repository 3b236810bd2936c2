//! What the makers want to know.

use weerklank_core::agenda::{Agenda, Level, Question};

use super::{
    agenda_text::{explained_words_of, paragraphs_as, source_note, words_of},
    link::part_link,
    outcome_card::anchor,
};
use crate::{
    i18n::{self, words},
    routes::Route,
    ui::{
        arcs::arcs,
        element::element,
        prose::{block, card, details, list, paragraph, small},
        view::View,
    },
};

/// What is shown below a question.
type Below<'a> = &'a dyn Fn(&Question) -> Option<View>;

/// The questions of a theme; numbered when there are more of them.
pub fn questions(questions: &[Question], below: Below) -> View {
    match questions {
        [one] => question(one, below),
        questions => numbered(questions.iter(), below),
    }
}

fn numbered<'a>(questions: impl Iterator<Item = &'a Question>, below: Below) -> View {
    let mut list = element("ol").class("wk-asks__list");
    for one in questions {
        list = list.with(card("wk-asks__item", vec![question(one, below)]));
    }
    list.view()
}

/// Where the newest answer to a question stands, with the way to it: a part of the page at `on`.
pub fn answers_to(agenda: &Agenda, question: &Question, on: &Route) -> Option<View> {
    let newest = agenda.outcomes_about(&question.id).into_iter().next()?;
    let way = part_link(on.clone(), anchor(&newest.id), i18n::answer_in(newest.state));
    Some(block("wk-answered", vec![arcs(newest.state.arcs()), way].into()))
}

/// A question, the questions inside it, and where it plays.
fn question(question: &Question, below: Below) -> View {
    let mut content = vec![paragraphs_as("wk-question", &question.text)];
    if !question.parts.is_empty() {
        content.push(paragraph(words::theme_parts()));
        content.push(list(question.parts.iter().map(explained_words_of).collect()));
    }
    if !question.levels.is_empty() {
        let level = |level: &Level| match level {
            Level::Case => words::level_case(),
            Level::Organisation => words::level_organisation(),
            Level::Policy => words::level_policy(),
        };
        let levels: Vec<_> = question.levels.iter().map(level).collect();
        content.push(small(format!("{}: {}.", words::theme_levels(), levels.join(", "))));
    }
    content.extend(below(question));
    content.into()
}

/// The questions of an agenda that belong to no theme, under their headings, each group opened by who wants it.
pub fn question_groups(agenda: &Agenda) -> Vec<View> {
    let mut groups: Vec<Vec<&Question>> = Vec::new();
    for question in &agenda.questions {
        match groups.iter_mut().find(|group| group[0].group == question.group) {
            Some(group) => group.push(question),
            None => groups.push(vec![question]),
        }
    }
    let outcomes = Route::Outcomes(agenda.id.clone());
    let answers: Below = &|question| answers_to(agenda, question, &outcomes);
    let group = |group: Vec<&Question>| {
        let title = group[0].group.as_ref().map_or_else(|| words::agenda_loose().into(), words_of);
        let note = source_note(group[0].source_ref.as_ref());
        details(title, vec![numbered(group.into_iter(), answers), note.into()])
    };
    groups.into_iter().map(group).collect()
}
