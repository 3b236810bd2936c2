//! The words of the page `edit`.

/// The heading.
pub const TITLE: &str = "Aanpassen";
