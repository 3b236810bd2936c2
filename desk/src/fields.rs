//! What can be edited of each part of an agenda, as a table: one form draws them all.

use serde_json::Value;
use weerklank_core::{
    staff::Part,
    text::{EASY, PLAIN},
};

use crate::{
    document::{line_at, rows, text_at},
    words::fields as words,
};

/// Something that can be edited.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Where it stands, as JSON pointer: in the document, or in a row of a list.
    pub at: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What to keep in mind.
    pub hint: &'static str,
    /// How it is filled in.
    pub kind: Kind,
    /// When it cannot stay empty.
    pub needs: Needs,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Words in plain Dutch, and in easy Dutch: both when it says so.
    Text {
        /// How many lines it shows.
        rows: u8,
        /// Whether there must be an easy version.
        easy: bool,
    },
    /// A line that has one version.
    Line,
    /// A number.
    Number,
    /// A day.
    Day,
    /// One of these: what is stored, and what it is called.
    Choice(&'static [(&'static str, &'static str)]),
    /// One of what the agenda has.
    Named(List),
    /// A list of things that each have these fields; how one of them is called.
    Rows(&'static [Field], &'static str),
    /// Fields that few need, which are opened when somebody does.
    Rare(&'static [Field]),
}

/// A list of the agenda that a field chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Its themes.
    Themes,
    /// Its questions.
    Questions,
    /// Who takes part.
    Organisations,
    /// What changed in it.
    Changes,
}

/// When a field cannot stay empty.
#[derive(Debug, Clone, Copy)]
pub enum Needs {
    /// Never.
    Never,
    /// Always.
    Always,
    /// When this field beside it is filled in.
    With(&'static str),
    /// When the answer is no.
    WithNo,
}

const fn field(at: &'static str, label: &'static str, hint: &'static str, kind: Kind, needs: Needs) -> Field {
    Field { at, label, hint, kind, needs }
}

const fn text(rows: u8) -> Kind {
    Kind::Text { rows, easy: true }
}

const fn plain(rows: u8) -> Kind {
    Kind::Text { rows, easy: false }
}

const TEXTS: &[Field] = &[field("", words::ITEM, "", plain(2), Needs::Never)];

/// The themes that something is about.
const THEMES: Field = field(
    "/themes",
    words::THEMES,
    "",
    Kind::Rows(&[field("", words::THEME, "", Kind::Named(List::Themes), Needs::Never)], words::THEME),
    Needs::Never,
);

const OUTCOME: &[Field] = &[
    field("/theme", words::THEME, "", Kind::Named(List::Themes), Needs::Always),
    field("/heard", words::HEARD, words::HEARD_HINT, text(3), Needs::Always),
    field("/state", words::STATE, "", Kind::Choice(words::STATES), Needs::Always),
    field("/decided", words::DECIDED, words::DECIDED_HINT, text(3), Needs::Never),
    field("/why", words::WHY, words::WHY_HINT, text(3), Needs::WithNo),
    field("/by/role", words::ROLE, words::ROLE_HINT, plain(1), Needs::With("/by/organisation")),
    field("/by/organisation", words::ORGANISATION, "", Kind::Named(List::Organisations), Needs::Never),
    field("/on", words::ON, words::ON_HINT, Kind::Day, Needs::Never),
    field("/next/what", words::NEXT, words::NEXT_HINT, text(2), Needs::With("/next/on")),
    field("/next/on", words::NEXT_ON, words::NEXT_ON_HINT, Kind::Day, Needs::Never),
    field(
        "/steps",
        words::STEPS,
        words::STEPS_HINT,
        Kind::Rows(
            &[
                field("/on", words::STEP_ON, words::DAY_HINT, Kind::Day, Needs::Always),
                field("/what", words::STEP_WHAT, "", text(2), Needs::Always),
            ],
            words::STEP,
        ),
        Needs::Never,
    ),
    field("", words::RARE, "", Kind::Rare(OUTCOME_RARE), Needs::Never),
];

const OUTCOME_RARE: &[Field] = &[
    field("/question", words::QUESTION, words::QUESTION_HINT, Kind::Named(List::Questions), Needs::Never),
    field("/late", words::LATE, words::LATE_HINT, text(2), Needs::Never),
    field("/change", words::CHANGE, words::CHANGE_HINT, Kind::Named(List::Changes), Needs::Never),
    field("/sides/youth", words::YOUTH, words::SIDES_HINT, text(2), Needs::With("/sides/parents")),
    field("/sides/parents", words::PARENTS, "", text(2), Needs::With("/sides/youth")),
    field("/voices/youth", words::VOICES_YOUTH, words::VOICES_HINT, Kind::Number, Needs::Never),
    field("/voices/parents", words::VOICES_PARENTS, "", Kind::Number, Needs::Never),
];

const ACTION: &[Field] = &[
    field("/title", words::TITLE, "", text(1), Needs::Always),
    field("/summary", words::SUMMARY, "", text(3), Needs::Never),
    field("/kind", words::KIND, "", Kind::Choice(words::KINDS), Needs::Always),
    field("/state", words::STATE, "", Kind::Choice(words::ACTION_STATES), Needs::Never),
    field("/on", words::ON, words::DAY_HINT, Kind::Day, Needs::Never),
    field("/place", words::PLACE, "", Kind::Line, Needs::Never),
    THEMES,
    field(
        "/organisations",
        words::ORGANISATIONS,
        "",
        Kind::Rows(
            &[field("", words::ORGANISATION, "", Kind::Named(List::Organisations), Needs::Never)],
            words::ORGANISATION,
        ),
        Needs::Never,
    ),
    field("/activities", words::ACTIVITIES, "", Kind::Rows(TEXTS, words::ITEM), Needs::Never),
    field("/expected", words::EXPECTED, "", Kind::Rows(TEXTS, words::ITEM), Needs::Never),
    field("/results", words::RESULTS, words::RESULTS_HINT, Kind::Rows(TEXTS, words::ITEM), Needs::Never),
    field("/next/what", words::NEXT, "", text(2), Needs::With("/next/on")),
    field("/next/on", words::NEXT_ON, words::DAY_HINT, Kind::Day, Needs::Never),
];

const INDICATOR: &[Field] = &[
    field("/title", words::TITLE, words::INDICATOR_HINT, text(2), Needs::Always),
    field("/unit", words::UNIT, "", Kind::Choice(words::UNITS), Needs::Never),
    field("/target", words::TARGET, "", plain(2), Needs::Never),
    THEMES,
    field(
        "/observations",
        words::OBSERVATIONS,
        "",
        Kind::Rows(
            &[
                field("/on", words::STEP_ON, words::DAY_HINT, Kind::Day, Needs::Always),
                field("/value", words::VALUE, "", Kind::Number, Needs::Always),
                field("/n", words::PEOPLE, words::PEOPLE_HINT, Kind::Number, Needs::Never),
            ],
            words::OBSERVATION,
        ),
        Needs::Never,
    ),
];

const CHANGE: &[Field] = &[
    field("/on", words::STEP_ON, words::DAY_HINT, Kind::Day, Needs::Always),
    field("/what", words::CHANGED, "", text(3), Needs::Always),
    field("/because", words::BECAUSE, "", text(2), Needs::Never),
    field("/thanks_to", words::THANKS_TO, "", Kind::Choice(words::GROUPS), Needs::Never),
];

const THEME: &[Field] = &[
    field("/title", words::TITLE, "", text(1), Needs::Always),
    field("/summary", words::SUMMARY, "", text(4), Needs::Always),
    field("/why", words::THEME_WHY, "", text(3), Needs::Never),
    field("/influence/can", words::CAN, words::CAN_HINT, plain(2), Needs::Never),
    field("/influence/cannot", words::CANNOT, "", plain(2), Needs::Never),
    field("/audience/reader", words::READER, words::READER_HINT, plain(2), Needs::Never),
    field("/audience/answer_within_days", words::WITHIN, words::WITHIN_HINT, Kind::Number, Needs::Never),
    field("/audience/looks_on", words::LOOKS_ON, words::LOOKS_ON_HINT, Kind::Day, Needs::Never),
];

const AGENDA: &[Field] = &[
    field("/title", words::TITLE, "", text(1), Needs::Always),
    field("/summary", words::SUMMARY, "", text(4), Needs::Always),
    field("/motto", words::MOTTO, "", plain(1), Needs::Never),
    field("/now", words::NOW, words::NOW_HINT, plain(4), Needs::Never),
    field("/priorities", words::PRIORITIES, "", plain(4), Needs::Never),
];

/// The fields of a part. A reply has none: it is one text.
pub fn fields_of(part: Part) -> &'static [Field] {
    match part {
        Part::Outcomes => OUTCOME,
        Part::Actions => ACTION,
        Part::Indicators => INDICATOR,
        Part::Changes => CHANGE,
        Part::Themes => THEME,
        Part::Texts => AGENDA,
        Part::Replies => &[],
    }
}

/// Something that keeps a document from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The field, as JSON pointer into the document; with the level of the text when it is one.
    pub at: String,
    /// What the field is called.
    pub label: String,
    /// What to do.
    pub what: String,
}

/// What has to be filled in still, field by field. How texts read is judged elsewhere.
pub fn lacks(document: &Value, fields: &[Field]) -> Vec<Lack> {
    let mut found = Vec::new();
    look(document, document, "", "", fields, &mut found);
    found
}

/// Looks at the fields of `part`, which stands at `inside` in `whole`.
fn look(whole: &Value, part: &Value, inside: &str, named: &str, fields: &[Field], found: &mut Vec<Lack>) {
    for field in fields {
        let at = format!("{inside}{}", field.at);
        let label = format!("{named}{}", field.label);
        let mut lack = |at: String, what: &str| found.push(Lack { at, label: label.clone(), what: what.to_owned() });
        let is_needed = match field.needs {
            Needs::Never => false,
            Needs::Always => true,
            Needs::With(other) => part.pointer(other).is_some(),
            Needs::WithNo => line_at(part, "/state") == "not_done",
        };
        match field.kind {
            Kind::Text { easy, .. } => {
                let has = |tag| !text_at(whole, &at, tag).trim().is_empty();
                match (has(PLAIN), has(EASY)) {
                    (false, false) if is_needed => lack(format!("{at}/{PLAIN}"), words::FILL_IN),
                    (false, true) => lack(format!("{at}/{PLAIN}"), words::NOT_PLAIN),
                    (true, false) if easy => lack(format!("{at}/{EASY}"), words::NOT_EASY),
                    _ => {}
                }
            }
            Kind::Rare(fields) => look(whole, part, inside, named, fields, found),
            Kind::Rows(fields, name) => {
                for place in 0..rows(whole, &at) {
                    let here = format!("{at}/{place}");
                    if let Some(row) = whole.pointer(&here).filter(|row| !row.is_null()) {
                        look(whole, row, &here, &format!("{name} {}: ", place + 1), fields, found);
                    }
                }
            }
            kind => {
                let line = line_at(whole, &at);
                let is_number = whole.pointer(&at).is_some_and(Value::is_number);
                match kind {
                    _ if line.trim().is_empty() && is_needed => lack(at, words::FILL_IN),
                    _ if line.trim().is_empty() => {}
                    Kind::Day if weerklank_core::date::Date::parse(&line).is_none() => lack(at, words::NO_DAY),
                    Kind::Number if !is_number => lack(at, words::NO_NUMBER),
                    _ => {}
                }
            }
        }
    }
}

/// What a place of a document is called: "Stap 2: Wat". What no field knows is called by its name in the document.
pub fn name_of(fields: &[Field], at: &str) -> String {
    for field in fields {
        let Some(rest) = at.strip_prefix(field.at).filter(|rest| rest.is_empty() || rest.starts_with('/')) else {
            continue;
        };
        match field.kind {
            Kind::Rare(fields) => return name_of(fields, at),
            Kind::Rows(inside, name) => {
                let row = rest.trim_start_matches('/');
                let (place, rest) = row.split_at(row.find('/').unwrap_or(row.len()));
                if let Ok(place) = place.parse::<usize>() {
                    return format!("{name} {}: {}", place + 1, name_of(inside, rest));
                }
            }
            _ if rest.trim_start_matches('/') == EASY => return format!("{}, {}", field.label, words::EASY_LOWER),
            _ => return field.label.to_owned(),
        }
    }
    at.trim_start_matches('/').to_owned()
}

/// How what is stored is called, where a field offers it as a choice.
pub fn called<'a>(fields: &[Field], at: &str, stored: &'a str) -> &'a str {
    let choices = fields.iter().find(|field| field.at == at).map(|field| field.kind);
    let Some(Kind::Choice(choices)) = choices else { return stored };
    choices.iter().find(|(value, _)| *value == stored).map_or(stored, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lacking(document: &Value) -> Vec<String> {
        lacks(document, OUTCOME).into_iter().map(|lack| lack.at).collect()
    }

    #[test]
    fn an_outcome_needs_a_theme_what_was_heard_and_a_state() {
        assert_eq!(lacking(&json!({})), ["/theme", "/heard/nl", "/state"]);
        let whole = json!({ "theme": "t", "heard": { "nl": "a", "nl-simple": "b" }, "state": "heard" });
        assert_eq!(lacking(&whole), [""; 0]);
    }

    #[test]
    fn a_no_needs_its_why_and_every_text_both_levels() {
        let no = json!({ "theme": "t", "heard": "a", "state": "not_done", "next": { "on": "2026-12-01" } });
        assert_eq!(lacking(&no), ["/heard/nl-simple", "/why/nl", "/next/what/nl"]);
    }

    #[test]
    fn rows_are_looked_at_one_by_one_and_empty_ones_are_passed_over() {
        let steps = json!([null, { "on": "gisteren", "what": { "nl": "a", "nl-simple": "b" } }]);
        let found = lacks(&json!({ "steps": steps }), OUTCOME);
        let of_steps: Vec<_> = found.iter().filter(|lack| lack.at.starts_with("/steps")).collect();
        assert_eq!(
            (of_steps[0].at.as_str(), of_steps[0].label.as_str(), of_steps.len()),
            ("/steps/1/on", "Stap 2: Wanneer", 1)
        );
    }

    #[test]
    fn a_place_is_called_as_its_field() {
        assert_eq!(name_of(OUTCOME, "/steps/1/what/nl-simple"), "Stap 2: Wat er gebeurde, makkelijk");
        assert_eq!(name_of(OUTCOME, "/heard"), words::HEARD);
        assert_eq!(name_of(OUTCOME, "/late"), words::LATE);
        assert_eq!(name_of(ACTION, "/activities/0"), "Punt 1: Punt");
        assert_eq!(name_of(OUTCOME, "/unknown/x"), "unknown/x");
        assert_eq!(called(OUTCOME, "/state", "not_done"), "Niet gedaan");
    }
}
