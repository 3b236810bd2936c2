//! The words of the page `paper`.

use super::thousands;

/// The heading.
pub const TITLE: &str = "Van papier";
/// What it is for.
pub const LEAD: &str =
    "Vulden mensen een blad in? Zet hun woorden hier erbij. Ze tellen mee als alle andere, en ze krijgen ook antwoord.";
/// The agenda.
pub const AGENDA: &str = "Bij welke agenda hoort het?";
/// No agenda was chosen.
pub const NO_AGENDA: &str = "Kies een agenda";
/// One sheet.
pub const ONE: &str = "Eén blad overtypen";
/// Many sheets.
pub const MANY: &str = "Veel bladen uit een rekenblad";
/// How to go about it.
pub const MANY_TEXT: &str =
    "Bewaar een leeg rekenblad. Zet elk blad papier op een eigen regel. Sla het op als CSV, en kies het hier.";
/// The empty table.
pub const TEMPLATE: &str = "Bewaar een leeg rekenblad";
/// The name of the empty table.
pub const TEMPLATE_FILE: &str = "weerklank-papier.csv";
/// The file.
pub const FILE: &str = "Kies je CSV-bestand";
/// Pasting instead.
pub const PASTE: &str = "Of plak de regels hier";
/// What to paste.
pub const PASTE_HINT: &str = "Zet de namen van de kolommen op de eerste regel. Kopiëren uit een rekenblad kan ook.";
/// Reading what was pasted.
pub const READ: &str = "Kijk na";
/// The file could not be read.
pub const UNREADABLE: &str = "Dit bestand konden we niet lezen. Kies een ander, of plak de regels.";
/// Something is wrong with rows.
pub const WRONG: &str = "Deze regels kloppen nog niet";
/// What to do then.
pub const WRONG_TEXT: &str = "Pas ze aan in je rekenblad en kies het opnieuw. Of zet de andere er alvast bij.";
/// These can be added.
pub const GOOD: &str = "Deze kunnen erbij";
/// Columns that were not read.
pub const PASSED_OVER: &str = "Deze kolommen lezen we niet:";
/// Theme.
pub const THEME: &str = "Thema";
/// Who.
pub const WHO: &str = "Wie zegt het?";
/// What sort of thing.
pub const KIND: &str = "Wat is het?";
/// Not told.
pub const NOT_TOLD: &str = "Staat er niet bij";
/// The words.
pub const TEXT: &str = "Wat staat er?";
/// How to copy them.
pub const TEXT_HINT: &str = "Typ het over zoals het er staat. Laat namen en adressen weg.";
/// How many.
pub const GROUP: &str = "Was het een groep? Met hoeveel?";
/// When it was one.
pub const GROUP_HINT: &str = "Laat leeg als het van één iemand is.";
/// Whether a sentence may be shown.
pub const QUOTE: &str = "Anderen mogen een zin hieruit lezen. Dat staat zo op het blad.";
/// Adding one.
pub const ADD_ONE: &str = "Zet dit erbij";
/// It is in.
pub const ADDED: &str = "Het blad staat erbij.";
/// No random numbers.
pub const NO_CODES: &str = "Deze browser kan geen veilige woorden maken. Probeer een andere.";
/// On the way.
pub const SENDING: &str = "Ze gaan er nu in. Laat dit venster open.";
/// Going on.
pub const GO_ON: &str = "Ga verder";
/// The codes.
pub const CODES: &str = "Tien woorden voor elk blad";
/// What to do with them.
pub const CODES_TEXT: &str = "Geef deze woorden aan wie het blad invulde. Daarmee lezen ze later wat ermee is gedaan. Wij bewaren ze niet: na het sluiten zijn ze weg.";
/// Printing them.
pub const PRINT: &str = "Print ze";
/// Saving them.
pub const SAVE: &str = "Bewaar ze als bestand";
/// The name of the file.
pub const CODES_FILE: &str = "weerklank-woorden.txt";
/// They were handed out.
pub const DONE: &str = "Ik heb ze, wis deze lijst";
/// One was not accepted.
pub const REFUSED: &str = "Dit blad kon er niet bij.";

/// Adding so many.
pub fn add(count: usize) -> String {
    match count {
        1 => "Zet dit ene blad erbij".to_owned(),
        count => format!("Zet deze {} erbij", thousands(count)),
    }
}

/// How far it is.
pub fn progress(added: usize, of: usize) -> String {
    format!("{} van {} staan erbij.", thousands(added), thousands(of))
}

/// What is wrong in a row.
pub fn problem(row: usize, column: &str, message: &str) -> String {
    let column = if column.is_empty() { String::new() } else { format!(", kolom ‘{column}’") };
    format!("Regel {row}{column}: {message}")
}

/// The codes as a text.
pub fn code(place: usize, beginning: &str, words: &str) -> String {
    format!("{place}. {beginning}\r\n{words}\r\n\r\n")
}
