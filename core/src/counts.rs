//! What came in about an agenda, counted so that nobody can be recognised.
//!
//! Only sums are published that do not follow from one another, no number below [`SMALLEST_SHOWN`] is, and an average
//! has at least that many people behind it.

use serde::{Deserialize, Serialize};

use crate::{date::Date, reads, slug::Slug};

/// Below this many people a number is not shown, so that nobody can be recognised.
pub const SMALLEST_SHOWN: u32 = 5;

/// A number of people as it may be published: 4 stands for 1 to 4.
pub fn protected(people: u32) -> u32 {
    if people == 0 { 0 } else { people.max(SMALLEST_SHOWN - 1) }
}

/// What came in about an agenda, and how fast it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// The day it was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// How many contributions have no answer yet; 4 stands for 1 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<u32>,
    /// Half of those that were answered had an answer within this many days. Absent below five answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_days: Option<u16>,
    /// Whether those who were answered feel heard. Absent below ten verdicts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feel_heard: Option<FeelHeard>,
    /// Per theme; themes about which nobody said anything are absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeCounts>,
}

/// Whether people feel heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeelHeard {
    /// How many in a hundred say that they do, rounded to tens: an exact share of few would tell who did not.
    pub percent: u8,
    /// Among how many.
    pub n: u32,
}

/// What came in about one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThemeCounts {
    /// The theme.
    pub theme: Slug,
    /// From young people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub youth: Option<SideCounts>,
    /// From parents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents: Option<SideCounts>,
}

/// What one sort of people said about a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideCounts {
    /// How many spoke, groups by their size; 4 stands for 1 to 4.
    pub voices: u32,
    /// How much they recognise it, on average, in tenths: 10 not at all, 50 wholly. Absent below five answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 10, max = 50)))]
    pub recognise: Option<u8>,
    /// How much it matters to them, on average, in tenths: 10 not at all, 50 very much. Absent below five answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 10, max = 50)))]
    pub importance: Option<u8>,
}

reads!(Counts { on, waiting, median_days, feel_heard, themes });
reads!(FeelHeard { percent, n });
reads!(ThemeCounts { theme, youth, parents });
reads!(SideCounts { voices, recognise, importance });

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_small_number_can_be_told_from_another(people in 0_u32..1000) {
            let shown = protected(people);
            prop_assert!(!(1..SMALLEST_SHOWN - 1).contains(&shown));
            prop_assert_eq!(shown == 0, people == 0);
            prop_assert!(shown == people || (shown == 4 && people < SMALLEST_SHOWN));
        }
    }
}
