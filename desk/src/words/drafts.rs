//! The words of the page `drafts`.

/// The heading.
pub const TITLE: &str = "Concepten";
