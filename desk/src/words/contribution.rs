//! The words of the page `contribution`.

/// The heading.
pub const TITLE: &str = "Inbreng";
