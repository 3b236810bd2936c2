//! Which words of a giver everybody may read.
//!
//! A sentence is asked about when staff choose it, and again each time it is about to be shown. So whoever changes
//! their mind, takes back or is declined takes the sentence away with it: nobody has to think of removing it.

use crate::{
    feedback::{Audience, Contribution, ModerationState},
    text::is_in_a_word,
};

/// The most characters that a sentence may have, as Unicode scalar values.
pub const LONGEST_SENTENCE: usize = 300;

/// Who said `sentence`, as an outcome names them, if everybody may read it.
///
/// That is so when the giver said yes, staff approved what they said, and these are literally their words now: not a
/// piece of a word, and nothing left out. Those who speak neither as young person nor as parent are not quoted.
pub fn quotable(contribution: &Contribution, sentence: &str) -> Option<&'static str> {
    let said = contribution.feedback.text.as_deref().unwrap_or_default();
    let is_approved = contribution.moderation.as_ref().is_some_and(|made| made.state == ModerationState::Approved);
    let fits = !sentence.trim().is_empty() && sentence.chars().count() <= LONGEST_SENTENCE;
    if !(contribution.feedback.quote_ok && is_approved && fits && says(said, sentence)) {
        return None;
    }
    match contribution.feedback.audience {
        Audience::Youth => Some("youth"),
        Audience::Parent => Some("parent"),
        Audience::Professional | Audience::Other => None,
    }
}

/// Whether `sentence` stands in `said`, from the beginning of a word to the end of one.
fn says(said: &str, sentence: &str) -> bool {
    said.match_indices(sentence).any(|(start, found)| {
        let (before, after) = (&said[..start], &said[start + found.len()..]);
        !(joins(before, found) || joins(found, after))
    })
}

/// Whether a word runs on from the end of `before` into `after`.
fn joins(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(is_in_a_word) && after.chars().next().is_some_and(is_in_a_word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::feedback::Moderation;

    fn said(text: &str, quote_ok: bool, state: Option<ModerationState>) -> Contribution {
        let json = format!(
            r#"{{"id":"{}","secret_hash":"{}","agenda":"a","theme":"t","audience":"youth","created_on":"2026-11-26"}}"#,
            "0".repeat(32),
            "0".repeat(64)
        );
        let mut contribution = Contribution::new(serde_json::from_str(&json).unwrap());
        contribution.feedback.text = Some(text.to_owned());
        contribution.feedback.quote_ok = quote_ok;
        contribution.moderation = state.map(|state| Moderation { state, reason: None });
        contribution
    }

    fn approved(text: &str) -> Contribution {
        said(text, true, Some(ModerationState::Approved))
    }

    #[test]
    fn only_whole_words_that_were_said_are_quoted() {
        let contribution = approved("Ik voel me onveilig. Echt waar: één jaar!");
        for whole in ["Ik voel me onveilig.", "onveilig", "Echt waar: één jaar!", "één", "jaar!"] {
            assert_eq!(quotable(&contribution, whole), Some("youth"), "{whole}");
        }
        for other in ["veilig", "Ik voel me on", "Ik voel me Echt waar", "ik voel me onveilig.", "", " ", "n jaar"] {
            assert_eq!(quotable(&contribution, other), None, "{other}");
        }
        let long = "bla ".repeat(LONGEST_SENTENCE);
        assert_eq!(quotable(&approved(&long), &long), None, "a quote is a sentence");
    }

    #[test]
    fn who_works_there_is_not_quoted_as_a_young_person() {
        let mut contribution = approved("Het gaat goed.");
        for (audience, by) in
            [(Audience::Parent, Some("parent")), (Audience::Professional, None), (Audience::Other, None)]
        {
            contribution.feedback.audience = audience;
            assert_eq!(quotable(&contribution, "Het gaat goed."), by);
        }
    }

    proptest! {
        #[test]
        fn without_a_yes_and_an_approval_nothing_is_quoted(text in ".{1,40}", yes: bool, state in 0_usize..5) {
            let states = [
                None,
                Some(ModerationState::New),
                Some(ModerationState::Read),
                Some(ModerationState::Declined),
                Some(ModerationState::Approved),
            ];
            let contribution = said(&text, yes, states[state]);
            let allowed = yes && states[state] == Some(ModerationState::Approved) && !text.trim().is_empty();
            prop_assert_eq!(quotable(&contribution, &text).is_some(), allowed);
        }

        #[test]
        fn what_is_quoted_was_said(text in "[a-c .]{0,12}", sentence in "[a-c .]{0,4}") {
            if quotable(&approved(&text), &sentence).is_some() {
                prop_assert!(text.contains(&sentence));
            }
        }
    }
}
