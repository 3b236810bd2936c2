//! The words of the page `numbers`.

/// The heading.
pub const TITLE: &str = "Cijfers";
