//! The words of the page `paper`.

/// The heading.
pub const TITLE: &str = "Van papier";
