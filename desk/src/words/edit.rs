//! The words of editing one thing.

use weerklank_core::staff::Published;

/// The way up.
pub const UP: &str = "Omhoog";
/// The way back.
pub const BACK: &str = "Alles van deze agenda";
/// It is nowhere.
pub const NOWHERE: &str = "Dit is er niet";
/// Why, and what to do.
pub const NOWHERE_HOW: &str =
    "Misschien haalde iemand het weg. Of het stond alleen in een venster dat is gesloten. Begin opnieuw bij de agenda.";
/// They may read only.
pub const READ_ONLY: &str = "Met jouw code kun je dit lezen. Aanpassen kan niet.";
/// Beginning something.
pub const FRESH: &str = "Daarna vul je de rest in. Er staat nog niets op de site.";
/// What people said.
pub const ABOUT_OUTCOME: &str = "Wat hoorden jullie?";
/// What it is.
pub const ABOUT: &str = "Waar gaat het over?";
/// How.
pub const ABOUT_HINT: &str = "In één zin. Je kunt dit later nog aanpassen.";
/// Goes on.
pub const BEGIN: &str = "Begin";
/// Withdrawing.
pub const WITHDRAW_TITLE: &str = "Van de site halen";
/// The button.
pub const WITHDRAW: &str = "Haal dit van de site";
/// Whether it is meant.
pub const WITHDRAW_SURE: &str =
    "Weet je het zeker? Mensen zien dan weer wat er voor de eerste versie stond, of niets. De versies blijven bewaard.";
/// It is.
pub const WITHDRAW_YES: &str = "Ja, haal het weg";
/// It is not.
pub const WITHDRAW_NO: &str = "Nee, laat het staan";
/// It is gone.
pub const WITHDRAWN: &str = "Het is van de site gehaald.";

/// Who published it last, and when.
pub fn published(known: &Published) -> String {
    let what = if known.withdrawn { "Weggehaald" } else { "Gepubliceerd" };
    format!("{what} door {} op {}. Dit is versie {}.", known.by, known.on.in_dutch(), known.revision)
}
