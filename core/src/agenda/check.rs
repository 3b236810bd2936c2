//! Whether a document that reads well also makes sense.

use std::collections::HashSet;

use super::Agenda;
use crate::{
    outcome::{Outcome, OutcomeState},
    slug::Slug,
    text::{EASY, Text},
};

impl Agenda {
    /// What is wrong with this agenda, in words for its editor; empty when nothing is.
    ///
    /// Checked are what a schema cannot say: ids that are used twice, references to nothing, and the
    /// rules of outcomes (`docs/contract.md`).
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let themes = unique("theme", self.themes.iter().map(|theme| &theme.id), &mut problems);
        let questions = unique(
            "question",
            self.themes.iter().flat_map(|theme| &theme.questions).chain(&self.questions).map(|question| &question.id),
            &mut problems,
        );
        let organisations =
            unique("organisation", self.organisations.iter().map(|organisation| &organisation.id), &mut problems);
        let indicators = unique("indicator", self.indicators.iter().map(|indicator| &indicator.id), &mut problems);
        let changes = unique("change", self.changes.iter().filter_map(|change| change.id.as_ref()), &mut problems);
        unique("principle", self.principles.iter().map(|principle| &principle.id), &mut problems);
        unique("action", self.actions.iter().map(|action| &action.id), &mut problems);
        unique("outcome", self.outcomes.iter().map(|outcome| &outcome.id), &mut problems);

        let mut refer = |from: &str, kind: &str, known: &HashSet<&Slug>, id: &Slug| {
            if !known.contains(id) {
                problems.push(format!("{from} names the {kind} `{id}`, which does not exist"));
            }
        };
        for theme in &self.themes {
            theme.related.iter().for_each(|id| refer(&format!("theme `{}`", theme.id), "theme", &themes, id));
        }
        for action in &self.actions {
            let from = format!("action `{}`", action.id);
            action.themes.iter().for_each(|id| refer(&from, "theme", &themes, id));
            action.organisations.iter().for_each(|id| refer(&from, "organisation", &organisations, id));
            action.indicators.iter().for_each(|id| refer(&from, "indicator", &indicators, id));
        }
        let lists_of_themes = (self.quotes.iter().map(|quote| ("a quote".to_owned(), &quote.themes)))
            .chain(self.money.iter().map(|money| ("an amount of money".to_owned(), &money.themes)))
            .chain(self.principles.iter().map(|point| (format!("principle `{}`", point.id), &point.themes)))
            .chain(self.indicators.iter().map(|indicator| (format!("indicator `{}`", indicator.id), &indicator.themes)))
            .chain(self.earlier.iter().map(|earlier| (format!("earlier `{}`", earlier.theme), &earlier.comes_back_in)));
        for (from, named) in lists_of_themes {
            named.iter().for_each(|id| refer(&from, "theme", &themes, id));
        }
        for outcome in &self.outcomes {
            let from = format!("outcome `{}`", outcome.id);
            refer(&from, "theme", &themes, &outcome.theme);
            outcome.question.iter().for_each(|id| refer(&from, "question", &questions, id));
            outcome.change.iter().for_each(|id| refer(&from, "change", &changes, id));
            let organisation = outcome.by.as_ref().and_then(|by| by.organisation.as_ref());
            organisation.iter().for_each(|id| refer(&from, "organisation", &organisations, id));
        }
        problems.extend(self.outcomes.iter().flat_map(unanswered));
        problems
    }
}

/// The rules that keep an outcome an answer: a reason for "no", and an easy version of every text.
fn unanswered(outcome: &Outcome) -> Vec<String> {
    let id = &outcome.id;
    let mut problems = Vec::new();
    if outcome.state == OutcomeState::NotDone && outcome.why.as_ref().is_none_or(Text::is_empty) {
        problems.push(format!("outcome `{id}` is not done, and does not say why"));
    }
    let next = outcome.next.as_ref().map(|next| &next.what);
    let steps = outcome.steps.iter().map(|step| &step.what);
    let texts = [Some(&outcome.heard), outcome.decided.as_ref(), outcome.why.as_ref(), next, outcome.late.as_ref()];
    let sides = outcome.sides.iter().flat_map(|sides| [&sides.youth, &sides.parents]);
    for text in texts.into_iter().flatten().chain(sides).chain(steps) {
        if !text.has(EASY) {
            problems.push(format!("outcome `{id}` has no easy version ({EASY}) of: {}", text.nl()));
        }
    }
    problems
}

fn unique<'a>(kind: &str, ids: impl Iterator<Item = &'a Slug>, problems: &mut Vec<String>) -> HashSet<&'a Slug> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            problems.push(format!("the {kind} `{id}` exists twice"));
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agenda(rest: &str) -> Agenda {
        let json = format!(
            r#"{{"id":"a","kind":"report","title":"A","summary":"B","region":{{"name":"R"}},"source":{{"document":"D"}},
                "themes":[{{"id":"t","title":"T","summary":"S"}}],{rest}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn the_smallest_agenda_has_no_problems() {
        assert_eq!(agenda(r#""quotes":[]"#).problems(), Vec::<String>::new());
    }

    #[test]
    fn a_no_without_a_reason_is_refused() {
        let easy = r#"{"nl":"x","nl-simple":"x"}"#;
        let refused = agenda(&format!(r#""outcomes":[{{"id":"o","theme":"t","heard":{easy},"state":"not_done"}}]"#));
        assert_eq!(refused.problems(), ["outcome `o` is not done, and does not say why"]);
        let answered =
            agenda(&format!(r#""outcomes":[{{"id":"o","theme":"t","heard":{easy},"why":{easy},"state":"not_done"}}]"#));
        assert!(answered.problems().is_empty());
    }

    #[test]
    fn a_text_without_an_easy_version_is_refused() {
        let problems = agenda(r#""outcomes":[{"id":"o","theme":"t","heard":"Wat","state":"heard"}]"#).problems();
        assert_eq!(problems, ["outcome `o` has no easy version (nl-simple) of: Wat"]);
    }

    #[test]
    fn references_to_nothing_and_twice_used_ids_are_named() {
        let problems = agenda(r#""actions":[{"id":"a","kind":"pilot","title":"A","themes":["nope"]},{"id":"a","kind":"pilot","title":"A"}]"#).problems();
        assert_eq!(
            problems,
            ["the action `a` exists twice", "action `a` names the theme `nope`, which does not exist"]
        );
    }
}
