//! The words of the page `inbox`.

/// The heading.
pub const TITLE: &str = "Inbreng";
