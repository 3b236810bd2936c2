//! Reading one row of what was collected on paper.

use super::{Problem, Row, folded};
use crate::{
    agenda::{Agenda, Theme},
    csv,
    date::Date,
    feedback::{Answers, Audience, Field, Kind, NO_GROUP_SIZE, said},
    receipt::{ENTROPY, ReceiptCode},
    slug::Slug,
    text::Text,
    typed::among,
};

/// A row that is being read.
pub(super) struct Reading<'a> {
    agenda: &'a Agenda,
    today: &'a Date,
    header: &'a [String],
    row: &'a csv::Row,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// A row under this header.
    pub(super) fn of(row: &'a csv::Row, header: &'a [String], agenda: &'a Agenda, today: &'a Date) -> Self {
        Self { agenda, today, header, row, problems: Vec::new() }
    }

    /// What it says. It is right when there are no problems then.
    pub(super) fn row(&mut self) -> Option<Row> {
        let theme = self.theme();
        let audience = self.one_of("wie", &WHO, "Vul in wie dit zegt: jongere, ouder, begeleider of anders.");
        let kind = self.one_of("soort", &KINDS, "Vul in: idee, verhaal, vraag, zorg of herken. Of laat het leeg.");
        let quote_ok = self.one_of("citeren", &YES_OR_NO, "Vul in: ja of nee. Niets is nee.").unwrap_or(false);
        let row = Row {
            question: theme.and_then(|theme| self.question(theme)),
            kind,
            answers: Answers {
                recognise: self.choice("herken"),
                importance: self.choice("belang"),
                ..Answers::default()
            },
            text: said(self.cell("tekst")),
            // A group of one is somebody.
            group_size: self.number("groep", NO_GROUP_SIZE).filter(|people| *people != 1),
            quote_ok,
            created_on: self.day()?,
            theme: theme?.id.clone(),
            audience: audience?,
        };
        self.check(&row);
        Some(row)
    }

    fn theme(&mut self) -> Option<&'a Theme> {
        let wanted = folded(self.cell("thema"));
        let is_it = |theme: &&Theme| wanted == folded(theme.id.as_str()) || is_called(&theme.title, &wanted);
        let theme = self.agenda.themes.iter().find(is_it);
        if theme.is_none() {
            self.wrong("thema", "Dit thema staat niet in de agenda. Schrijf de naam zoals die op de site staat.");
        }
        theme
    }

    /// A question by its id, its text, or its place in the theme.
    fn question(&mut self, theme: &Theme) -> Option<Slug> {
        let wanted = folded(self.cell("vraag"));
        if wanted.is_empty() {
            return None;
        }
        let found = (1..).zip(&theme.questions).find(|(place, question): &(u32, _)| {
            wanted == place.to_string() || wanted == folded(question.id.as_str()) || is_called(&question.text, &wanted)
        });
        if found.is_none() {
            self.wrong(
                "vraag",
                "Deze vraag hoort niet bij het thema. Vul in: 1 voor de eerste vraag, of laat het leeg.",
            );
        }
        found.map(|(_, question)| question.id.clone())
    }

    fn one_of<T: Copy>(&mut self, column: &'static str, names: &[(&str, T)], message: &str) -> Option<T> {
        let wanted = folded(self.cell(column));
        let found = names.iter().find(|(names, _)| among(names, &wanted));
        if found.is_none() && (!wanted.is_empty() || column == "wie") {
            self.wrong(column, message);
        }
        found.map(|(_, meant)| *meant)
    }

    fn choice(&mut self, column: &'static str) -> Option<u8> {
        let message = "Vul een getal in van 1 tot en met 5. Of laat het leeg.";
        let number = self.number(column, message)?;
        let choice = u8::try_from(number).ok().filter(|choice| (1..=5).contains(choice));
        if choice.is_none() {
            self.wrong(column, message);
        }
        choice
    }

    fn number(&mut self, column: &'static str, message: &str) -> Option<u16> {
        let cell = self.cell(column).trim();
        let number = cell.parse().ok();
        if number.is_none() && !cell.is_empty() {
            self.wrong(column, message);
        }
        number
    }

    fn day(&mut self) -> Option<Date> {
        let cell = self.cell("datum").trim();
        if cell.is_empty() {
            return Some(self.today.clone());
        }
        let day = day(cell).filter(|day| day <= self.today);
        if day.is_none() {
            self.wrong("datum", "Vul een dag in die al geweest is, zoals 22-11-2026. Of laat het leeg.");
        }
        day
    }

    /// The rules that hold for everybody.
    fn check(&mut self, row: &Row) {
        let any_code = ReceiptCode::from_entropy([0; ENTROPY]);
        for problem in row.clone().into_feedback(&any_code, self.agenda.id.clone()).problems() {
            let column = match problem.field {
                Field::Text => "tekst",
                Field::GroupSize => "groep",
                _ => "",
            };
            self.wrong(column, &problem.message);
        }
    }

    fn wrong(&mut self, column: &'static str, message: &str) {
        self.problems.push(Problem { row: self.row.number, column, message: message.to_owned() });
    }

    /// What stands in a column; nothing when it is not there.
    fn cell(&self, column: &str) -> &'a str {
        let place = self.header.iter().position(|name| name == column);
        place.and_then(|place| self.row.cells.get(place)).map_or("", String::as_str)
    }
}

/// Whether a text has these words in one of its versions.
fn is_called(text: &Text, wanted: &str) -> bool {
    text.versions().any(|(_, version)| folded(version) == wanted)
}

/// A day as people write it, the year first or last.
fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Who speaks, as people write it.
const WHO: [(&str, Audience); 4] = [
    ("jongere* jeugd kind*", Audience::Youth),
    ("ouder* opvoeder* verzorger*", Audience::Parent),
    ("begeleider* hulpverlener* professional*", Audience::Professional),
    ("ander* overig*", Audience::Other),
];
/// What sort of thing is said, as people write it.
const KINDS: [(&str, Kind); 5] = [
    ("herken*", Kind::Recognise),
    ("idee*", Kind::Idea),
    ("verhaal verhalen", Kind::Story),
    ("vraag vragen", Kind::Question),
    ("zorg zorgen", Kind::Worry),
];
const YES_OR_NO: [(&str, bool); 2] = [("ja j x", true), ("nee n", false)];
