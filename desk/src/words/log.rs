//! The words of the page `log`.

/// The heading.
pub const TITLE: &str = "Wie deed wat";
