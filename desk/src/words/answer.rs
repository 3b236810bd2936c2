//! The words of the page `answer`.

/// The heading.
pub const TITLE: &str = "Antwoord geven";
