//! Every text of an agenda that is ours, for who checks how it reads.

use super::{Action, Agenda, NationalLink, NextMoment, Question, Theme};
use crate::{outcome::Outcome, text::Text};

/// A text of an agenda, and where it stands.
#[derive(Debug, Clone)]
pub struct AgendaText<'a> {
    /// The way to it in the document: `themes.2.questions.0.text`.
    pub path: String,
    /// The text.
    pub text: &'a Text,
    /// Whether it must have an easy version: titles, summaries, reasons, questions and outcomes.
    pub needs_easy: bool,
}

impl Agenda {
    /// Every text that we wrote. Names of organisations, programmes and documents are their owners'.
    pub fn texts(&self) -> Vec<AgendaText<'_>> {
        let mut texts = Texts(Vec::new());
        texts.easy("title", &self.title);
        texts.easy("summary", &self.summary);
        texts.maybe("motto", self.motto.as_ref());
        texts.maybe("period.note", self.period.as_ref().and_then(|period| period.note.as_ref()));
        texts.maybe("source.licence", self.source.licence.as_ref());
        texts.maybe("source.ai", self.source.ai.as_ref());
        texts.maybe("now", self.now.as_ref());
        texts.maybe("priorities", self.priorities.as_ref());
        texts.maybe("themes_are", self.themes_are.as_ref());
        texts.links("national_links", &self.national_links);
        each("themes", &self.themes, |at, theme| texts.theme(at, theme));
        each("questions", &self.questions, |at, question| texts.question(at, question));
        each("earlier", &self.earlier, |at, earlier| {
            texts.easy(&format!("{at}.title"), &earlier.title);
            texts.maybe(&format!("{at}.note"), earlier.note.as_ref());
        });
        each("actions", &self.actions, |at, action| texts.action(at, action));
        each("indicators", &self.indicators, |at, indicator| {
            texts.easy(&format!("{at}.title"), &indicator.title);
            texts.maybe(&format!("{at}.target"), indicator.target.as_ref());
        });
        each("outcomes", &self.outcomes, |at, outcome| texts.outcome(at, outcome));
        each("changes", &self.changes, |at, change| {
            texts.easy(&format!("{at}.what"), &change.what);
            texts.maybe_easy(&format!("{at}.because"), change.because.as_ref());
        });
        each("consultations", &self.consultations, |at, consultation| {
            texts.plain(&format!("{at}.group"), &consultation.group);
            texts.maybe(&format!("{at}.note"), consultation.note.as_ref());
        });
        each("missing", &self.missing, |at, missing| texts.plain(at, missing));
        each("organisations", &self.organisations, |at, organisation| {
            texts.maybe(&format!("{at}.plain"), organisation.plain.as_ref());
        });
        each("quotes", &self.quotes, |at, quote| texts.easy(&format!("{at}.text"), &quote.text));
        each("principles", &self.principles, |at, principle| {
            texts.easy(&format!("{at}.title"), &principle.title);
            texts.maybe(&format!("{at}.text"), principle.text.as_ref());
        });
        each("money", &self.money, |at, money| texts.plain(&format!("{at}.what"), &money.what));
        each("terms", &self.terms, |at, term| texts.plain(&format!("{at}.plain"), &term.plain));
        texts.0
    }
}

/// Calls `with` for each item and its place: `themes.0`, `themes.1` …
fn each<'a, T>(name: &str, items: &'a [T], mut with: impl FnMut(&str, &'a T)) {
    for (place, item) in items.iter().enumerate() {
        with(&format!("{name}.{place}"), item);
    }
}

struct Texts<'a>(Vec<AgendaText<'a>>);

impl<'a> Texts<'a> {
    fn plain(&mut self, path: &str, text: &'a Text) {
        self.0.push(AgendaText { path: path.to_owned(), text, needs_easy: false });
    }

    fn easy(&mut self, path: &str, text: &'a Text) {
        self.0.push(AgendaText { path: path.to_owned(), text, needs_easy: true });
    }

    fn maybe(&mut self, path: &str, text: Option<&'a Text>) {
        text.into_iter().for_each(|text| self.plain(path, text));
    }

    fn maybe_easy(&mut self, path: &str, text: Option<&'a Text>) {
        text.into_iter().for_each(|text| self.easy(path, text));
    }

    fn theme(&mut self, at: &str, theme: &'a Theme) {
        self.easy(&format!("{at}.title"), &theme.title);
        self.easy(&format!("{at}.summary"), &theme.summary);
        self.maybe_easy(&format!("{at}.why"), theme.why.as_ref());
        each(&format!("{at}.questions"), &theme.questions, |at, question| self.question(at, question));
        self.links(&format!("{at}.national_links"), &theme.national_links);
        self.maybe(&format!("{at}.priority.how"), theme.priority.as_ref().and_then(|priority| priority.how.as_ref()));
        if let Some(influence) = &theme.influence {
            self.maybe(&format!("{at}.influence.can"), influence.can.as_ref());
            self.maybe(&format!("{at}.influence.cannot"), influence.cannot.as_ref());
        }
        self.maybe(&format!("{at}.audience.reader"), theme.audience.as_ref().and_then(|one| one.reader.as_ref()));
    }

    fn question(&mut self, at: &str, question: &'a Question) {
        self.easy(&format!("{at}.text"), &question.text);
        each(&format!("{at}.parts"), &question.parts, |at, part| self.easy(at, part));
        self.maybe(&format!("{at}.group"), question.group.as_ref());
    }

    fn links(&mut self, at: &str, links: &'a [NationalLink]) {
        each(at, links, |at, link| self.maybe(&format!("{at}.note"), link.note.as_ref()));
    }

    fn action(&mut self, at: &str, action: &'a Action) {
        self.easy(&format!("{at}.title"), &action.title);
        self.maybe_easy(&format!("{at}.summary"), action.summary.as_ref());
        self.maybe(&format!("{at}.period.note"), action.period.as_ref().and_then(|period| period.note.as_ref()));
        for (name, list) in
            [("activities", &action.activities), ("expected", &action.expected), ("results", &action.results)]
        {
            each(&format!("{at}.{name}"), list, |at, text| self.plain(at, text));
        }
        self.next(at, action.next.as_ref());
    }

    fn outcome(&mut self, at: &str, outcome: &'a Outcome) {
        self.easy(&format!("{at}.heard"), &outcome.heard);
        if let Some(sides) = &outcome.sides {
            self.easy(&format!("{at}.sides.youth"), &sides.youth);
            self.easy(&format!("{at}.sides.parents"), &sides.parents);
        }
        self.maybe_easy(&format!("{at}.decided"), outcome.decided.as_ref());
        self.maybe_easy(&format!("{at}.why"), outcome.why.as_ref());
        self.maybe_easy(&format!("{at}.late"), outcome.late.as_ref());
        self.maybe(&format!("{at}.by.role"), outcome.by.as_ref().map(|by| &by.role));
        each(&format!("{at}.steps"), &outcome.steps, |at, step| self.easy(&format!("{at}.what"), &step.what));
        self.next(at, outcome.next.as_ref());
    }

    fn next(&mut self, at: &str, next: Option<&'a NextMoment>) {
        self.maybe_easy(&format!("{at}.next.what"), next.map(|next| &next.what));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_object_of_a_document_is_found() {
        // What a giver said, in `outcomes.quotes`, is theirs: it is not ours to make easy.
        let json: serde_json::Value =
            serde_json::from_str(include_str!("../../../public/data/agendas/voorbeeld.json")).unwrap();
        let agenda: Agenda = serde_json::from_value(json.clone()).unwrap();
        let found: Vec<_> = agenda.texts().into_iter().map(|text| text.path).collect();
        let mut missed = Vec::new();
        walk(&json, String::new(), &mut |path| {
            if !found.contains(&path) && !path.contains(".quotes.") {
                missed.push(path);
            }
        });
        assert_eq!(missed, Vec::<String>::new());
    }

    fn walk(value: &serde_json::Value, path: String, on_text: &mut impl FnMut(String)) {
        let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value {
            serde_json::Value::Object(fields) if fields.contains_key("nl") => on_text(path),
            serde_json::Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| walk(value, inside(name), on_text));
            }
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(place, item)| walk(item, inside(&place.to_string()), on_text));
            }
            _ => {}
        }
    }
}
