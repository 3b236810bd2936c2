//! The words under a text that is written: whether it is easy enough.

use weerklank_core::readability::comma;

/// It is.
pub const PASSES: &str = "Dit leest goed.";
/// It is not.
pub const FAILS: &str = "Dit is nog te moeilijk.";
/// It is not, in a list of what keeps something from being published.
pub const TOO_HARD: &str = "Maak dit makkelijker. Onder het veld staat hoe.";
/// Before something that may stay as it is.
pub const MAY_STAY: &str = "Kijk hier even naar.";

/// How easy it is, from 0 to 100.
pub fn score(score: f64) -> String {
    format!(" Leesscore {}.", comma(score.clamp(0.0, 100.0)))
}
