//! What was collected on paper and typed into a spreadsheet, a row for each.
//!
//! Columns are found by their names, in any order. Only `thema` and `wie` must be there. A column that is not ours is not
//! read: it may hold a name.

mod reading;

use self::reading::Reading;
use crate::{
    agenda::Agenda,
    csv::{self, Cell},
    date::Date,
    feedback::{Answers, Audience, Feedback, Kind, Via},
    receipt::ReceiptCode,
    search::words,
    slug::Slug,
};

/// The columns, in the order of the template.
const COLUMNS: [&str; 10] =
    ["thema", "vraag", "wie", "soort", "tekst", "herken", "belang", "groep", "citeren", "datum"];

/// An empty table, to fill in.
pub fn template() -> String {
    csv::write(&[COLUMNS.map(Cell::from).into()])
}

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The theme.
    pub theme: Slug,
    /// The question.
    pub question: Option<Slug>,
    /// Who speaks.
    pub audience: Audience,
    /// What sort of thing is said.
    pub kind: Option<Kind>,
    /// What they chose.
    pub answers: Answers,
    /// Their words, as they were typed.
    pub text: Option<String>,
    /// How many people the group has, when it is one.
    pub group_size: Option<u16>,
    /// Whether a sentence may be shown.
    pub quote_ok: bool,
    /// The day on which it was written.
    pub created_on: Date,
}

impl Row {
    /// What is sent to the backend, under the id of `code`.
    pub fn into_feedback(self, code: &ReceiptCode, agenda: Slug) -> Feedback {
        Feedback {
            id: code.feedback_id(),
            secret_hash: code.secret().hash(),
            agenda,
            theme: self.theme,
            question: self.question,
            audience: self.audience,
            kind: self.kind,
            answers: self.answers,
            ranking: Vec::new(),
            text: self.text,
            quote_ok: self.quote_ok,
            age_band: None,
            lang: None,
            via: if self.group_size.is_some() { Via::Group } else { Via::Oneself },
            group_size: self.group_size,
            created_on: self.created_on,
            app: None,
        }
    }
}

/// Something that keeps a row from being added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The number of the row in the spreadsheet.
    pub row: usize,
    /// The column; empty when it is about the whole row.
    pub column: &'static str,
    /// What is wrong and what to do, in plain Dutch.
    pub message: String,
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The rows that can be added.
    pub rows: Vec<Row>,
    /// What is wrong with the others.
    pub problems: Vec<Problem>,
    /// Columns that were not read.
    pub passed_over: Vec<String>,
}

/// Reads a file about `agenda`, on `today`, which is the day of a row without one.
///
/// # Errors
/// Says in plain Dutch what to mend, when it is no table or the columns that must be there are not.
pub fn read(file: &[u8], agenda: &Agenda, today: &Date) -> Result<Paper, String> {
    let table = csv::read(file)?;
    let header: Vec<_> = table.header.iter().map(|name| folded(name)).collect();
    if let Some(missing) = ["thema", "wie"].into_iter().find(|needed| !header.iter().any(|name| name == needed)) {
        return Err(format!("Er is geen kolom ‘{missing}’. Zet die naam boven aan de kolom, in de eerste rij."));
    }
    let is_ours = |name: &&String| COLUMNS.contains(&folded(name).as_str()) || name.is_empty();
    let mut paper =
        Paper { passed_over: table.header.iter().filter(|name| !is_ours(name)).cloned().collect(), ..Paper::default() };
    for row in &table.rows {
        let mut reading = Reading::of(row, &header, agenda, today);
        match reading.row() {
            Some(row) if reading.problems.is_empty() => paper.rows.push(row),
            _ => paper.problems.append(&mut reading.problems),
        }
    }
    Ok(paper)
}

/// Words as they are compared: without capitals, accents and signs.
fn folded(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::receipt::ENTROPY;

    fn agenda() -> Agenda {
        serde_json::from_str(include_str!("../../../public/data/agendas/voorbeeld.json")).unwrap()
    }

    fn today() -> Date {
        Date::parse("2026-11-26").unwrap()
    }

    fn paper(file: &str) -> Paper {
        read(file.as_bytes(), &agenda(), &today()).unwrap()
    }

    #[test]
    fn what_was_filled_in_becomes_feedback_that_is_accepted() {
        let title = agenda().theme(&Slug::parse("wachttijd").unwrap()).unwrap().title.nl().to_uppercase();
        let file = format!(
            "Wie;Thema;Vraag;Soort;Tekst;Herken;Belang;Groep;Citeren;Datum;Naam\r\n\
             Ouders;{title};1;Idee;\"Bel ons; elke week.\";5;4;12;Ja;3-11-2026;Noor\r\n\
             jongere;wachttijd;;;;3;;;;;\r\n"
        );
        let paper = paper(&file);
        assert_eq!((paper.problems, paper.passed_over), (Vec::new(), vec!["Naam".to_owned()]));
        let code = ReceiptCode::from_entropy([7; ENTROPY]);
        let feedback: Vec<_> = paper.rows.into_iter().map(|row| row.into_feedback(&code, agenda().id)).collect();
        assert!(feedback.iter().all(|feedback| feedback.problems().is_empty()));
        let first = &feedback[0];
        assert_eq!((first.audience, first.kind, first.quote_ok), (Audience::Parent, Some(Kind::Idea), true));
        assert_eq!((first.via, first.group_size, first.created_on.as_str()), (Via::Group, Some(12), "2026-11-03"));
        assert_eq!(first.text.as_deref(), Some("Bel ons; elke week."));
        assert_eq!(first.question, Some(agenda().theme(&first.theme).unwrap().questions[0].id.clone()));
        let second = &feedback[1];
        assert_eq!((second.answers.recognise, second.via, &second.created_on), (Some(3), Via::Oneself, &today()));
        assert!(!second.quote_ok && second.text.is_none());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row_and_column() {
        let wrong = |header: &str, row: &str| {
            let paper = paper(&format!("thema;wie;{header}\nwachttijd;jongere;{row}\n"));
            assert_eq!(paper.rows, []);
            assert!(paper.problems.iter().all(|problem| problem.row == 2 && !problem.message.is_empty()));
            paper.problems.iter().map(|problem| problem.column).collect::<Vec<_>>()
        };
        assert_eq!(wrong("herken;belang", "6;x"), ["herken", "belang", ""]);
        assert_eq!(wrong("tekst;groep", "Hoi;veel"), ["groep"]);
        assert_eq!(wrong("tekst;groep", "Hoi;501"), ["groep"]);
        assert_eq!(wrong("tekst;datum", "Hoi;27-11-2026"), ["datum"]);
        assert_eq!(wrong("tekst;datum", "Hoi;2026-02-30"), ["datum"]);
        assert_eq!(wrong("tekst;citeren;soort;vraag", "Hoi;misschien;droom;99"), ["soort", "citeren", "vraag"]);
        assert_eq!(wrong("tekst", &"a".repeat(2_001)), ["tekst"]);
        let unknown = paper("thema;wie;tekst\niets;;Hoi\n");
        assert_eq!(unknown.problems.iter().map(|problem| problem.column).collect::<Vec<_>>(), ["thema", "wie"]);
    }

    #[test]
    fn a_column_that_must_be_there_is_missed() {
        let missed = |file: &str| read(file.as_bytes(), &agenda(), &today()).unwrap_err();
        assert!(missed("wie;tekst\njongere;x").contains("‘thema’"));
        assert!(missed("thema;tekst\nwachttijd;x").contains("‘wie’"));
        assert!(read(template().as_bytes(), &agenda(), &today()).unwrap().rows.is_empty());
    }

    proptest! {
        #[test]
        fn every_row_is_added_or_told_of(rows in vec(vec("wachttijd|jongere|ouder|ja|1|9|[a-z;\"]{0,3}|3-11-2026", 10), 0..5)) {
            let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(|cell| Cell::from(cell.as_str())).collect()).collect();
            let file = csv::write(&[vec![COLUMNS.map(Cell::from).into()], rows].concat());
            let paper = paper(&file);
            let table = csv::read(file.as_bytes()).unwrap();
            let told = table.rows.iter().filter(|row| paper.problems.iter().any(|problem| problem.row == row.number)).count();
            prop_assert_eq!(paper.rows.len() + told, table.rows.len());
        }
    }
}
