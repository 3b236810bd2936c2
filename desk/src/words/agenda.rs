//! The words of the page `agenda`.

/// The heading.
pub const TITLE: &str = "Agenda’s";
