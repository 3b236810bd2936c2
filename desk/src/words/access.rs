//! The words of the page `access`.

/// The heading.
pub const TITLE: &str = "Toegang";
