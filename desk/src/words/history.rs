//! The words of versions: what stood there, and who changed it.

use weerklank_core::staff::Version;

/// The heading.
pub const TITLE: &str = "Eerdere versies";
/// Shows them.
pub const SHOW: &str = "Laat de versies zien";
/// What is different.
pub const CHANGES: &str = "Wat er anders is dan daarvoor";
/// Nothing is.
pub const SAME: &str = "Er is niets anders.";
/// It was withdrawn.
pub const WITHDRAWN: &str = "Toen is dit van de site gehaald.";
/// It stands in the form.
pub const IS_BACK: &str = "De oude versie staat in het formulier. Publiceer om hem terug te zetten.";
/// Before what stood there.
pub const OLD: &str = "Stond er: ";
/// Before what stands there.
pub const NEW: &str = "Staat er nu: ";

/// Puts it back.
pub fn put_back(revision: u32) -> String {
    format!("Zet versie {revision} terug")
}

/// Who made it, and when.
pub fn version(version: &Version) -> String {
    format!("Versie {}: {} op {}.", version.revision, version.by, version.on.in_dutch())
}

/// What a place that is no field is called.
pub fn place(name: String) -> String {
    match name.as_str() {
        "text" => super::answer::LINE.to_owned(),
        _ if name.starts_with("feedback") => "Voor wie".to_owned(),
        _ if name.starts_with("quotes") => "Zinnen van inzenders".to_owned(),
        _ => name,
    }
}
