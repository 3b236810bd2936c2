//! What a giver thinks of the answer they got: the last step of the way back.

use serde::{Deserialize, Serialize};

use crate::{
    counts::{Voice, number, protected},
    date::Date,
    names, reads,
    slug::Slug,
};

/// The most characters that [`Verdict::text`] may have, as Unicode scalar values: a line, not a letter.
pub const LONGEST_LINE: usize = 500;

/// What one giver thinks of one outcome. Saying it again replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    /// The outcome.
    pub outcome: Slug,
    /// Whether it is right.
    pub says: Says,
    /// Whether they feel heard; absent when they did not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard: Option<Heard>,
    /// A line in their own words, for staff; never shown to others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = LONGEST_LINE)))]
    pub text: Option<String>,
    /// The day it was said.
    pub on: Date,
}

/// Whether an answer is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Says {
    /// *Klopt.*
    Right,
    /// *Jullie snappen me niet.*
    Misunderstood,
    /// *Ik merk er nog niets van.*
    Unnoticed,
}

impl Says {
    /// Every verdict, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Right, Self::Misunderstood, Self::Unnoticed];
}

/// Whether somebody feels heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Heard {
    /// Yes.
    Yes,
    /// A little.
    Partly,
    /// No.
    No,
}

impl Heard {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];
}

/// What givers think of one outcome, counted; 4 stands for 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictCounts {
    /// How many say [`Says::Right`].
    #[serde(default)]
    pub right: u32,
    /// How many say [`Says::Misunderstood`].
    #[serde(default)]
    pub misunderstood: u32,
    /// How many say [`Says::Unnoticed`].
    #[serde(default)]
    pub unnoticed: u32,
}

impl VerdictCounts {
    /// How many say this.
    pub fn number(&self, says: Says) -> u32 {
        match says {
            Says::Right => self.right,
            Says::Misunderstood => self.misunderstood,
            Says::Unnoticed => self.unnoticed,
        }
    }
}

reads!(Verdict { outcome, says, heard, text, on });
reads!(VerdictCounts { right, misunderstood, unnoticed });
names!(Says { Right = "right", Misunderstood = "misunderstood", Unnoticed = "unnoticed" });
names!(Heard { Yes = "yes", Partly = "partly", No = "no" });

impl VerdictCounts {
    /// What those who were answered think of `outcome`; `None` when nobody said so. Who was declined does not count.
    pub fn of(voices: &[Voice], outcome: &Slug) -> Option<Self> {
        let counting = voices.iter().filter(|voice| !voice.is_declined).flat_map(|voice| &voice.verdicts);
        let said: Vec<_> = counting.filter(|verdict| verdict.outcome == *outcome).map(|verdict| verdict.says).collect();
        let count = |wanted| protected(number(said.iter().filter(|says| **says == wanted)));
        (!said.is_empty()).then(|| Self {
            right: count(Says::Right),
            misunderstood: count(Says::Misunderstood),
            unnoticed: count(Says::Unnoticed),
        })
    }
}

impl Verdict {
    /// What keeps this from being accepted, as JSON pointer and words for the giver; empty when nothing does.
    pub fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let length = self.text.as_deref().unwrap_or_default().chars().count();
        if length > LONGEST_LINE {
            let over = length - LONGEST_LINE;
            problems.push(("/text", format!("Je zin is te lang. Haal er {over} van de tekens af.")));
        }
        if !self.on.is_day() {
            problems.push(("/on", "De datum moet een hele dag zijn, zoals 2026-11-22.".to_owned()));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_500_characters_is_accepted_and_one_more_is_not() {
        let line = |length| {
            let text = "é".repeat(length);
            let json = format!(r#"{{"outcome":"o","says":"right","text":"{text}","on":"2026-11-26"}}"#);
            serde_json::from_str::<Verdict>(&json).unwrap().problems()
        };
        assert_eq!(line(LONGEST_LINE), []);
        let (pointer, message) = line(LONGEST_LINE + 1).remove(0);
        assert_eq!(pointer, "/text");
        assert!(message.contains("Haal er 1 "));
    }
}
