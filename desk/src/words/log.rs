//! The words of the page `log`.

use weerklank_core::staff::{Deed, Entry};

/// The heading.
pub const TITLE: &str = "Wie deed wat";
/// What it holds.
pub const LEAD: &str = "Hier lees je wie wat deed, en op welke dag. Wat mensen schreven staat er niet in.";
/// Nothing was done yet.
pub const EMPTY: &str = "Er is nog niets gedaan.";
/// More of it.
pub const MORE: &str = "Laat meer zien";
/// The contribution that a line is about.
pub const OPEN: &str = "Open de inbreng";

/// How many lines were added.
pub fn more(count: usize) -> String {
    format!("Er staan {count} regels bij.")
}

/// A line as a sentence, without the day.
pub fn sentence(entry: &Entry) -> String {
    let by = if entry.by == "server" { "De server" } else { entry.by.as_str() };
    let about = entry.about.as_str();
    let what = match entry.deed {
        Deed::MadeToken => format!("maakte een toegangscode voor ‘{about}’"),
        Deed::RevokedToken => format!("trok de toegangscode van ‘{about}’ in"),
        Deed::Read => "las een inbreng".to_owned(),
        Deed::Approved => "liet een inbreng meetellen".to_owned(),
        Deed::Declined => "liet een inbreng niet meetellen".to_owned(),
        Deed::Reopened => "zette een inbreng terug bij nieuw".to_owned(),
        Deed::Replied if about == "1" => "gaf 1 keer antwoord".to_owned(),
        Deed::Replied => format!("gaf {about} keer antwoord"),
        Deed::Published => format!("zette {} op de site", item(about)),
        Deed::Withdrew => format!("haalde {} van de site", item(about)),
        Deed::Added => "voegde een inbreng van papier toe".to_owned(),
        Deed::Exported => "haalde alles eruit".to_owned(),
        Deed::Forgot => format!("wiste {about} keer inbreng, omdat de bewaartijd voorbij is"),
    };
    let agenda = entry.agenda.as_ref().map(|agenda| format!(", in de agenda ‘{agenda}’")).unwrap_or_default();
    format!("{by} {what}{agenda}.")
}

/// What was published, by its part and its id.
fn item(about: &str) -> String {
    let Some((part, id)) = about.split_once('/') else { return format!("‘{about}’") };
    let what = match part {
        "outcomes" => "het antwoord",
        "actions" => "de actie",
        "indicators" => "de cijfers",
        "changes" => "de verandering",
        "themes" => "het thema",
        _ => "de tekst",
    };
    format!("{what} ‘{id}’")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(entry: serde_json::Value) -> String {
        sentence(&serde_json::from_value(entry).unwrap())
    }

    #[test]
    fn a_line_is_a_sentence() {
        let published = json!({ "number": 2, "on": "2026-11-26", "by": "redactie", "deed": "published", "agenda": "galm", "about": "outcomes/bellen" });
        assert_eq!(said(published), "redactie zette het antwoord ‘bellen’ op de site, in de agenda ‘galm’.");
        let forgot = json!({ "number": 1, "on": "2026-11-26", "by": "server", "deed": "forgot", "about": "12" });
        assert_eq!(said(forgot), "De server wiste 12 keer inbreng, omdat de bewaartijd voorbij is.");
    }
}
