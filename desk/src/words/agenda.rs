//! The words of the agendas, and of what can be edited of each.

use weerklank_core::staff::{Part, Published};

/// The heading.
pub const TITLE: &str = "Agenda’s";
/// What to do here.
pub const LEAD: &str = "Kies een agenda. Je past aan wat mensen op de site lezen.";
/// An agenda has none of these.
pub const NONE: &str = "Nog niets.";
/// Somebody writes it now.
pub const DRAFT: &str = "Concept";
/// It was never published from here.
pub const AS_DELIVERED: &str = "Zoals de agenda is aangeleverd.";
/// Opens all that there is.
pub fn all(count: usize) -> String {
    format!("Alle {count}")
}

/// What a part is called.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Outcomes => "Wat ermee is gedaan",
        Part::Actions => "Acties",
        Part::Indicators => "Metingen",
        Part::Changes => "Wat er in de agenda veranderde",
        Part::Themes => "Thema’s",
        Part::Texts => "Teksten van de agenda",
        Part::Replies => "Bericht aan inzenders",
    }
}

/// Adds something to a part, where that is possible.
pub fn new(part: Part) -> Option<&'static str> {
    match part {
        Part::Outcomes => Some("Nieuw antwoord"),
        Part::Actions => Some("Nieuwe actie"),
        Part::Indicators => Some("Iets nieuws om te meten"),
        Part::Changes => Some("Nieuwe verandering"),
        Part::Themes | Part::Texts | Part::Replies => None,
    }
}

/// Who published it last, and when.
pub fn published(known: &Published) -> String {
    let what = if known.withdrawn { "weggehaald door" } else { "door" };
    format!("Versie {}, {what} {} op {}.", known.revision, known.by, known.on.in_dutch())
}
