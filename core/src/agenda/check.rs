//! Whether a document that reads well also makes sense.

use std::{collections::HashSet, fmt};

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
        unique(
            "question",
            self.themes.iter().flat_map(|theme| &theme.questions).chain(&self.questions).map(|question| &question.id),
            &mut problems,
        );
        let organisations =
            unique("organisation", self.organisations.iter().map(|organisation| &organisation.id), &mut problems);
        let indicators = unique("indicator", self.indicators.iter().map(|indicator| &indicator.id), &mut problems);
        unique("change", self.changes.iter().filter_map(|change| change.id.as_ref()), &mut problems);
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
            problems.extend(self.flaws(outcome).iter().map(|flaw| format!("outcome `{}` {flaw}", outcome.id)));
        }
        problems
    }

    /// What keeps an outcome from being an answer in this agenda; empty when nothing does.
    pub fn flaws<'a>(&self, outcome: &'a Outcome) -> Vec<Flaw<'a>> {
        let organisation = outcome.by.as_ref().and_then(|by| by.organisation.as_ref());
        let mut questions = self.themes.iter().flat_map(|theme| &theme.questions).chain(&self.questions);
        let mut changes = self.changes.iter().filter_map(|change| change.id.as_ref());
        let nowhere = [
            ("theme", Some(&outcome.theme), self.theme(&outcome.theme).is_none()),
            (
                "question",
                outcome.question.as_ref(),
                !questions.any(|known| Some(&known.id) == outcome.question.as_ref()),
            ),
            ("change", outcome.change.as_ref(), !changes.any(|known| Some(known) == outcome.change.as_ref())),
            ("organisation", organisation, organisation.is_none_or(|id| self.organisation(id).is_none())),
        ];
        let nowhere = nowhere.into_iter().filter(|(.., is_nowhere)| *is_nowhere);
        let nowhere = nowhere.filter_map(|(kind, id, _)| Some(Flaw::Nowhere(kind, id?)));
        let is_bare = outcome.state == OutcomeState::NotDone && outcome.why.as_ref().is_none_or(Text::is_empty);
        let hard = texts(outcome).into_iter().filter(|(_, text)| !text.has(EASY));
        nowhere
            .chain(is_bare.then_some(Flaw::NoReason))
            .chain(hard.map(|(pointer, text)| Flaw::NotEasy(pointer, text)))
            .collect()
    }
}

/// Something that keeps an outcome from being an answer. Written out, it is for the editor of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw<'a> {
    /// It names something, of this kind and with this id, that is not in the agenda.
    Nowhere(&'static str, &'a Slug),
    /// It says no, and not why.
    NoReason,
    /// The text at this JSON pointer has no easy version.
    NotEasy(String, &'a Text),
}

impl Flaw<'_> {
    /// Where it is, as JSON pointer into the outcome.
    pub fn pointer(&self) -> String {
        match self {
            Self::Nowhere("organisation", _) => "/by/organisation".to_owned(),
            Self::Nowhere(kind, _) => format!("/{kind}"),
            Self::NoReason => "/why".to_owned(),
            Self::NotEasy(pointer, _) => pointer.clone(),
        }
    }

    /// What is wrong and what to do, for staff.
    pub fn in_dutch(&self) -> &'static str {
        match self {
            Self::Nowhere(..) => "Dit staat niet (meer) in de agenda.",
            Self::NoReason => "Schrijf op waarom dit niet gebeurt. Een nee zonder reden is geen antwoord.",
            Self::NotEasy(..) => "Schrijf dit ook in makkelijke taal op (nl-simple).",
        }
    }
}

impl fmt::Display for Flaw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere(kind, id) => write!(f, "names the {kind} `{id}`, which does not exist"),
            Self::NoReason => f.write_str("is not done, and does not say why"),
            Self::NotEasy(_, text) => write!(f, "has no easy version ({EASY}) of: {}", text.nl()),
        }
    }
}

/// Every text of an outcome that people have to understand, with its place.
fn texts(outcome: &Outcome) -> Vec<(String, &Text)> {
    let next = outcome.next.as_ref().map(|next| &next.what);
    let sides = outcome.sides.as_ref();
    let fixed = [
        ("/heard", Some(&outcome.heard)),
        ("/decided", outcome.decided.as_ref()),
        ("/why", outcome.why.as_ref()),
        ("/next/what", next),
        ("/late", outcome.late.as_ref()),
        ("/sides/youth", sides.map(|sides| &sides.youth)),
        ("/sides/parents", sides.map(|sides| &sides.parents)),
    ];
    let fixed = fixed.into_iter().filter_map(|(pointer, text)| Some((pointer.to_owned(), text?)));
    let steps = outcome.steps.iter().enumerate();
    fixed.chain(steps.map(|(place, step)| (format!("/steps/{place}/what"), &step.what))).collect()
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
    fn a_flaw_says_where_it_is() {
        let outcome = r#"{"id":"o","theme":"x","question":"q","heard":{"nl":"x","nl-simple":"x"},"state":"not_done","decided":"Nee",
            "by":{"role":"r","organisation":"w"},"change":"c","sides":{"youth":"j","parents":{"nl":"o","nl-simple":"o"}},
            "next":{"what":"n"},"steps":[{"on":"2026","what":{"nl":"s","nl-simple":"s"}},{"on":"2026","what":"s"}]}"#;
        let agenda = agenda(&format!(r#""outcomes":[{outcome}]"#));
        let flaws = agenda.flaws(&agenda.outcomes[0]);
        let places: Vec<_> = flaws.iter().map(Flaw::pointer).collect();
        let nowhere = ["/theme", "/question", "/change", "/by/organisation"];
        assert_eq!(places[..4], nowhere);
        assert_eq!(places[4..], ["/why", "/decided", "/next/what", "/sides/youth", "/steps/1/what"]);
        assert_eq!(agenda.problems()[0], "outcome `o` names the theme `x`, which does not exist");
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
