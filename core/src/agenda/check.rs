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
    pub fn problems(&self) -> Vec<String> {
        self.faults().iter().map(Fault::to_string).collect()
    }

    /// What is wrong with this agenda, and where; empty when nothing is.
    ///
    /// Checked are what a schema cannot say: ids that are used twice, references to nothing, and the
    /// rules of outcomes (`docs/contract.md`).
    pub fn faults(&self) -> Vec<Fault<'_>> {
        let mut faults = Vec::new();
        let questions = places("/themes", &self.themes)
            .flat_map(|(at, theme)| ids(&format!("{at}/questions"), &theme.questions, |question| &question.id));
        let questions = questions.chain(ids("/questions", &self.questions, |question| &question.id));
        let changes = places("/changes", &self.changes).filter_map(|(at, change)| Some((at, change.id.as_ref()?)));
        let themes = unique("theme", ids("/themes", &self.themes, |theme| &theme.id), &mut faults);
        unique("question", questions, &mut faults);
        let organisations = ids("/organisations", &self.organisations, |organisation| &organisation.id);
        let organisations = unique("organisation", organisations, &mut faults);
        let indicators = ids("/indicators", &self.indicators, |indicator| &indicator.id);
        let indicators = unique("indicator", indicators, &mut faults);
        unique("change", changes, &mut faults);
        unique("principle", ids("/principles", &self.principles, |principle| &principle.id), &mut faults);
        unique("action", ids("/actions", &self.actions, |action| &action.id), &mut faults);
        unique("outcome", ids("/outcomes", &self.outcomes, |outcome| &outcome.id), &mut faults);

        let mut refer = |from: &str, at: String, kind, known: &HashSet<&Slug>, ids: &[Slug]| {
            for (pointer, id) in places(&at, ids).filter(|(_, id)| !known.contains(id)) {
                let wrong = Wrong::Nowhere(from.to_owned(), kind, id.clone());
                faults.push(Fault { pointer, wrong });
            }
        };
        for (at, theme) in places("/themes", &self.themes) {
            refer(&format!("theme `{}`", theme.id), format!("{at}/related"), "theme", &themes, &theme.related);
        }
        for (at, action) in places("/actions", &self.actions) {
            let from = format!("action `{}`", action.id);
            refer(&from, format!("{at}/themes"), "theme", &themes, &action.themes);
            refer(&from, format!("{at}/organisations"), "organisation", &organisations, &action.organisations);
            refer(&from, format!("{at}/indicators"), "indicator", &indicators, &action.indicators);
        }
        let quotes = places("/quotes", &self.quotes).map(|(at, one)| ("a quote".to_owned(), at, "themes", &one.themes));
        let lists_of_themes = quotes
            .chain(
                places("/money", &self.money)
                    .map(|(at, one)| ("an amount of money".to_owned(), at, "themes", &one.themes)),
            )
            .chain(
                places("/principles", &self.principles)
                    .map(|(at, one)| (format!("principle `{}`", one.id), at, "themes", &one.themes)),
            )
            .chain(
                places("/indicators", &self.indicators)
                    .map(|(at, one)| (format!("indicator `{}`", one.id), at, "themes", &one.themes)),
            )
            .chain(
                places("/earlier", &self.earlier)
                    .map(|(at, one)| (format!("earlier `{}`", one.theme), at, "comes_back_in", &one.comes_back_in)),
            );
        for (from, at, list, named) in lists_of_themes {
            refer(&from, format!("{at}/{list}"), "theme", &themes, named);
        }
        for (at, outcome) in places("/outcomes", &self.outcomes) {
            faults.extend(self.flaws(outcome).into_iter().map(|flaw| Fault {
                pointer: format!("{at}{}", flaw.pointer()),
                wrong: Wrong::Outcome(&outcome.id, flaw),
            }));
        }
        faults
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

/// Something that is wrong with an agenda. Written out, it is for the editor of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault<'a> {
    /// Where it is, as JSON pointer into the agenda.
    pub pointer: String,
    wrong: Wrong<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Wrong<'a> {
    /// This kind of thing with this id is there before.
    Twice(&'static str, &'a Slug),
    /// From here, something of this kind and with this id is named that is not there.
    Nowhere(String, &'static str, Slug),
    /// Of this outcome.
    Outcome(&'a Slug, Flaw<'a>),
}

impl Fault<'_> {
    /// What is wrong and what to do, for staff.
    pub fn in_dutch(&self) -> &'static str {
        match &self.wrong {
            Wrong::Twice(..) => "Deze id is al van iets anders. Kies een andere.",
            Wrong::Nowhere(..) => NOWHERE,
            Wrong::Outcome(_, flaw) => flaw.in_dutch(),
        }
    }
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.wrong {
            Wrong::Twice(kind, id) => write!(f, "the {kind} `{id}` exists twice"),
            Wrong::Nowhere(from, kind, id) => write!(f, "{from} names the {kind} `{id}`, which does not exist"),
            Wrong::Outcome(id, flaw) => write!(f, "outcome `{id}` {flaw}"),
        }
    }
}

/// What to do about a text that needs an easy version and has none.
pub const NOT_EASY: &str = "Schrijf dit ook in makkelijke taal op (nl-simple).";
const NOWHERE: &str = "Dit staat niet (meer) in de agenda.";

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
            Self::Nowhere(..) => NOWHERE,
            Self::NoReason => "Schrijf op waarom dit niet gebeurt. Een nee zonder reden is geen antwoord.",
            Self::NotEasy(..) => NOT_EASY,
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

/// Each item of a list, with its JSON pointer.
fn places<'a, T>(list: &str, items: &'a [T]) -> impl Iterator<Item = (String, &'a T)> {
    items.iter().enumerate().map(move |(place, item)| (format!("{list}/{place}"), item))
}

/// The id of each item of a list, with the item's JSON pointer.
fn ids<'a, T>(list: &str, items: &'a [T], id: impl Fn(&'a T) -> &'a Slug) -> Vec<(String, &'a Slug)> {
    places(list, items).map(|(at, item)| (at, id(item))).collect()
}

fn unique<'a>(
    kind: &'static str,
    ids: impl IntoIterator<Item = (String, &'a Slug)>,
    faults: &mut Vec<Fault<'a>>,
) -> HashSet<&'a Slug> {
    let mut seen = HashSet::new();
    for (at, id) in ids {
        if !seen.insert(id) {
            faults.push(Fault { pointer: format!("{at}/id"), wrong: Wrong::Twice(kind, id) });
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

    #[test]
    fn a_fault_says_where_it_is() {
        let agenda = agenda(
            r#""actions":[{"id":"a","kind":"pilot","title":"A","themes":["t","x"]}],"questions":[{"id":"q","kind":"key","text":"Q"},
                {"id":"q","kind":"key","text":"Q"}],"changes":[{"on":"2026","what":"W"},{"id":"c","on":"2026","what":"W"},
                {"id":"c","on":"2026","what":"W"}],"outcomes":[{"id":"o","theme":"t","heard":"x","state":"heard"}]"#,
        );
        let faults = agenda.faults();
        let places: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(places, ["/questions/1/id", "/changes/2/id", "/actions/0/themes/1", "/outcomes/0/heard"]);
    }
}
