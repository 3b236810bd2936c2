//! Tables as spreadsheets read and write them.
//!
//! Written with `;` between cells and CRLF behind rows, which a Dutch Excel opens at once. What a person typed can begin
//! with a sign that makes a spreadsheet run it as a formula: such a cell begins with `'`, and reading takes that off.
//! Read is what people have: `;`, `,` or a tab, any line end, and the encodings in which Excel saves.

use csv::{ReaderBuilder, Terminator, WriterBuilder};

/// Stands at the beginning of a file, so that Excel reads it as UTF-8.
pub const MARK: char = '\u{feff}';

/// What a spreadsheet runs as a formula, as ASCII and in the wide form of it.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet may run this, also when a guard stands before it.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(FORMULA)
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Anything that somebody wrote.
    Text(String),
    /// A number of ours: a spreadsheet can add it up, also when it is below zero.
    Number(i64),
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Self::Text(text) if is_formula(text) => format!("'{text}"),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A table as a file, with the mark of UTF-8 in front. Its first row is the header.
pub fn write(rows: &[Vec<Cell>]) -> String {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row.iter().map(Cell::written));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("{MARK}{}", String::from_utf8(bytes).unwrap_or_default())
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What its first row says.
    pub header: Vec<String>,
    /// The other rows that hold something.
    pub rows: Vec<Row>,
}

/// A row of a table that was read, with as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in a spreadsheet; the header is 1.
    pub number: usize,
    /// What stands in it.
    pub cells: Vec<String>,
}

/// Stands in a last row of ours. When that is not found back, a quote before it was never closed.
const LAST: &str = "\u{0}last";

/// Reads a table from a file.
///
/// # Errors
/// Says in plain Dutch what to mend, and in which row.
pub fn read(file: &[u8]) -> Result<Table, String> {
    let text = decoded(file);
    let text = text.trim_start_matches(MARK);
    let mut rows = records(&format!("{text}\n{LAST}\n"), separator(text));
    if rows.pop().is_none_or(|row| row.cells != [LAST]) {
        let number = rows.len() + 1;
        return Err(format!(
            "In rij {number} begint een tekst met een \", en die tekst eindigt nergens. Zet er een \" achter."
        ));
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    if rows.is_empty() {
        return Err("Er staat niets in dit bestand.".to_owned());
    }
    let header: Vec<_> = rows.remove(0).cells.iter().map(|cell| cell.trim().to_owned()).collect();
    for row in &mut rows {
        if row.cells.iter().skip(header.len()).any(|cell| !cell.trim().is_empty()) {
            let (number, wanted) = (row.number, header.len());
            return Err(format!(
                "Rij {number} heeft meer dan {wanted} vakjes. Staat er een ; of een , in de tekst? Zet dan \" om die tekst."
            ));
        }
        row.cells.resize(header.len(), String::new());
    }
    Ok(Table { header, rows })
}

fn records(text: &str, separator: u8) -> Vec<Row> {
    let reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    // What was decoded is UTF-8, and rows may have any length: nothing is left to fail.
    let records = reader.into_records().flatten();
    let row =
        |(number, record): (usize, csv::StringRecord)| Row { number, cells: record.iter().map(unguarded).collect() };
    (1..).zip(records).map(row).collect()
}

fn unguarded(cell: &str) -> String {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell).to_owned()
}

/// What stands between the cells: the one that the header has most of.
fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let often = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    [b'\t', b',', b';'].into_iter().max_by_key(often).unwrap_or(b';')
}

/// The text of a file: UTF-8, or else what Excel saves as "Unicode-tekst" (UTF-16) or as CSV (Windows-1252).
fn decoded(file: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(file) {
        return text.to_owned();
    }
    if let Some(units) = file.strip_prefix(&[0xff, 0xfe]) {
        let units: Vec<_> = units.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    file.iter().copied().map(windows_1252).collect()
}

/// A byte of Windows-1252: Latin-1, with the marks that people type in the place of control characters.
fn windows_1252(byte: u8) -> char {
    const MARKS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => MARKS.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn table(file: &str) -> Table {
        read(file.as_bytes()).unwrap()
    }

    fn cells(file: &str) -> Vec<Vec<String>> {
        table(file).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_table_is_written_as_a_dutch_excel_reads_it() {
        let rows = [vec!["tekst".into(), "mensen".into()], vec!["Zo: \"ja\"; nee".into(), Cell::Number(-3)]];
        assert_eq!(write(&rows), "\u{feff}tekst;mensen\r\n\"Zo: \"\"ja\"\"; nee\";-3\r\n");
    }

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for typed in ["=1+1", "+31", "-x", "@a", "\t=1", "\r=1", " =1", "'=1", "＝1"] {
            let written = write(&[vec![typed.into()]]);
            assert!(written.trim_start_matches([MARK, '"']).starts_with('\''), "{written:?}");
        }
        assert_eq!(write(&[vec!["'s avonds - thuis".into()]]), "\u{feff}'s avonds - thuis\r\n");
    }

    #[test]
    fn what_people_have_is_read() {
        for file in [
            "a;b\r\n1;\"2;\n3\"\r\n",
            "a,b\n1,\"2;\n3\"",
            "a\tb\r1\t\"2;\n3\"\r",
            "\u{feff}a ; b\n\n1;\"2;\n3\";;\n;\n",
        ] {
            let table = table(file);
            assert_eq!(table.header, ["a", "b"], "{file:?}");
            assert_eq!(table.rows, [Row { number: 2, cells: vec!["1".to_owned(), "2;\n3".to_owned()] }], "{file:?}");
        }
        assert_eq!(cells("a;b\n1\n;;\n2"), [["1", ""], ["2", ""]], "cells at the end may be left out");
    }

    #[test]
    fn what_excel_saves_is_read_whatever_its_encoding() {
        let text = "tekst;x\r\n“één” € 5;y\r\n";
        let utf_16: Vec<u8> = format!("{MARK}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let windows = b"tekst;x\r\n\x93\xe9\xe9n\x94 \x80 5;y\r\n";
        for file in [text.as_bytes(), &utf_16, windows] {
            assert_eq!(read(file).unwrap(), table(text));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row() {
        let wrong = |file: &str| read(file.as_bytes()).unwrap_err();
        assert!(wrong("a;b\n1;2\n1;2;3").contains("Rij 3 heeft meer dan 2 vakjes"));
        assert!(wrong("a;b\n1;\"2\n1;2\n").contains("In rij 2 begint"));
        assert!(wrong("").contains("niets") && wrong(";;\n \n").contains("niets"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in vec(vec("[\\PC=+@'\";,\t\r\n -]{0,12}", 3), 1..6)) {
            let written = write(&[vec![vec!["a".into(), "b".into(), "c".into()]], rows.iter().map(|row| row.iter().map(|cell| Cell::Text(cell.clone())).collect()).collect()].concat());
            let full = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
            prop_assert_eq!(cells(&written), full.collect::<Vec<_>>());
        }

        #[test]
        fn no_cell_begins_with_a_formula(typed in "[=+@\t\r\n '-]{0,3}\\PC{0,4}") {
            let written = Cell::Text(typed).written();
            prop_assert!(!written.trim_start().starts_with(FORMULA) && !written.starts_with(['\t', '\r', '\n']));
        }

        #[test]
        fn no_file_makes_it_panic(file in vec(any::<u8>(), 0..60)) {
            let _ = read(&file);
        }
    }
}
