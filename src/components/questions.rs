//! What the makers want to know.

use weerklank_core::agenda::{Level, Question};

use super::agenda_text::{explained_words_of, paragraphs_as, source_note, words_of};
use crate::{
    i18n::words,
    ui::{
        element::element,
        prose::{card, details, list, paragraph, small},
        view::View,
    },
};

/// The questions of a theme; numbered when there are more of them.
pub fn questions(questions: &[Question]) -> View {
    match questions {
        [one] => question(one),
        questions => numbered(questions.iter()),
    }
}

fn numbered<'a>(questions: impl Iterator<Item = &'a Question>) -> View {
    let mut list = element("ol").class("wk-asks__list");
    for one in questions {
        list = list.with(card("wk-asks__item", vec![question(one)]));
    }
    list.view()
}

/// A question, the questions inside it, and where it plays.
fn question(question: &Question) -> View {
    let mut content = vec![paragraphs_as("wk-question", &question.text)];
    if !question.parts.is_empty() {
        content.push(paragraph(words().theme_parts));
        content.push(list(question.parts.iter().map(explained_words_of).collect()));
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
    content.into()
}

/// Questions under their headings, each group opened by who wants it.
pub fn question_groups(questions: &[Question]) -> Vec<View> {
    let mut groups: Vec<Vec<&Question>> = Vec::new();
    for question in questions {
        match groups.iter_mut().find(|group| group[0].group == question.group) {
            Some(group) => group.push(question),
            None => groups.push(vec![question]),
        }
    }
    let group = |group: Vec<&Question>| {
        let title = group[0].group.as_ref().map_or_else(|| words().agenda_loose.into(), words_of);
        let note = source_note(group[0].source_ref.as_ref());
        details(title, vec![numbered(group.into_iter()), note.into()])
    };
    groups.into_iter().map(group).collect()
}
