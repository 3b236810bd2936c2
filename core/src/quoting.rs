//! Which words of a giver everybody may read.
//!
//! A sentence is asked about when staff choose it, and again each time it is about to be shown. So whoever changes
//! their mind, takes back or is declined takes the sentence away with it: nobody has to think of removing it.
//!
//! Staff can hide parts of a text that point at a person. Then `[…]` stands in their place, and only what is left is
//! quoted.

use std::ops::Range;

use crate::{
    feedback::{Audience, Contribution, ModerationState},
    text::is_in_a_word,
    typed::plain,
};

/// The most characters that a sentence may have, as Unicode scalar values.
pub const LONGEST_SENTENCE: usize = 300;

/// What stands in the place of a part that is hidden.
pub const HIDDEN: &str = "[…]";

/// Who said `sentence`, as an outcome names them, if everybody may read it.
///
/// That is so when the giver said yes, staff approved what they said, and these are literally their words now, with
/// [`HIDDEN`] for what staff hid: not a piece of a word, and nothing else left out. Those who speak neither as young
/// person nor as parent are not quoted.
pub fn quotable(contribution: &Contribution, hidden: &[String], sentence: &str) -> Option<&'static str> {
    let is_approved = contribution.moderation.as_ref().is_some_and(|made| made.state == ModerationState::Approved);
    let is_something = !sentence.replace(HIDDEN, "").trim().is_empty();
    let fits = is_something && sentence.chars().count() <= LONGEST_SENTENCE;
    if !(contribution.feedback.quote_ok && is_approved && fits && is_said(contribution, hidden, sentence)) {
        return None;
    }
    match contribution.feedback.audience {
        Audience::Youth => Some("youth"),
        Audience::Parent => Some("parent"),
        Audience::Professional | Audience::Other => None,
    }
}

/// Whether `sentence` is literally what somebody says now, with [`HIDDEN`] for what staff hid. Not whether anybody may read it.
pub fn is_said(contribution: &Contribution, hidden: &[String], sentence: &str) -> bool {
    let said = contribution.feedback.text.as_deref().unwrap_or_default();
    says(&with_hidden(said, hidden), sentence)
}

/// `text` with [`HIDDEN`] in the place of every part that is hidden: wherever it stands, with or without capitals and
/// accents. Of a word that a part stands in nothing is shown, as its rest may tell what is hidden.
pub fn with_hidden(text: &str, hidden: &[String]) -> String {
    let letters: Vec<char> = text.chars().collect();
    let folded: Vec<char> = letters.iter().copied().map(plain).collect();
    let mut is_hidden = vec![false; letters.len()];
    for part in hidden.iter().filter(|part| !part.is_empty()) {
        let part: Vec<char> = part.chars().map(plain).collect();
        for (start, found) in folded.windows(part.len()).enumerate() {
            if found == part {
                is_hidden[whole_words(&letters, start, start + part.len())].fill(true);
            }
        }
    }
    let mut shown = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        match is_hidden[at] {
            false => shown.push(*letter),
            true if at == 0 || !is_hidden[at - 1] => shown.push_str(HIDDEN),
            true => {}
        }
    }
    shown
}

/// The letters from `start` to `end`, and the rest of the words that they begin and end in.
fn whole_words(letters: &[char], mut start: usize, mut end: usize) -> Range<usize> {
    while start > 0 && is_in_a_word(letters[start]) && is_in_a_word(letters[start - 1]) {
        start -= 1;
    }
    while end < letters.len() && is_in_a_word(letters[end - 1]) && is_in_a_word(letters[end]) {
        end += 1;
    }
    start..end
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
            assert_eq!(quotable(&contribution, &[], whole), Some("youth"), "{whole}");
        }
        for other in ["veilig", "Ik voel me on", "Ik voel me Echt waar", "ik voel me onveilig.", "", " ", "n jaar"] {
            assert_eq!(quotable(&contribution, &[], other), None, "{other}");
        }
        let long = "bla ".repeat(LONGEST_SENTENCE);
        assert_eq!(quotable(&approved(&long), &[], &long), None, "a quote is a sentence");
    }

    #[test]
    fn who_works_there_is_not_quoted_as_a_young_person() {
        let mut contribution = approved("Het gaat goed.");
        for (audience, by) in
            [(Audience::Parent, Some("parent")), (Audience::Professional, None), (Audience::Other, None)]
        {
            contribution.feedback.audience = audience;
            assert_eq!(quotable(&contribution, &[], "Het gaat goed."), by);
        }
    }

    fn parts(hidden: &[&str]) -> Vec<String> {
        hidden.iter().map(|part| (*part).to_owned()).collect()
    }

    #[test]
    fn what_is_hidden_is_hidden_everywhere_and_with_the_word_that_it_is_in() {
        let text = "Mijn juf Zoë belde. Ik hoorde niets van zoe en Zoës broer.";
        let shown = with_hidden(text, &parts(&["Zoë"]));
        assert_eq!(shown, "Mijn juf […] belde. Ik hoorde niets van […] en […] broer.");
        let overlapping = with_hidden(text, &parts(&["juf Zoë", "ZOE belde", ""]));
        assert_eq!(overlapping, "Mijn […]. Ik hoorde niets van zoe en Zoës broer.");
        assert_eq!(with_hidden("", &parts(&["x"])), "");
    }

    #[test]
    fn a_sentence_with_a_hidden_part_is_quoted_without_it_or_not() {
        let contribution = approved("Mijn juf Zoë belde nooit.");
        let hidden = parts(&["Zoë"]);
        for no in ["Mijn juf Zoë belde nooit.", "Zoë", "Mijn juf […]s belde", "[…]", "juf belde nooit."] {
            assert_eq!(quotable(&contribution, &hidden, no), None, "{no}");
        }
        for yes in ["Mijn juf […] belde nooit.", "[…] belde nooit.", "belde nooit."] {
            assert_eq!(quotable(&contribution, &hidden, yes), Some("youth"), "{yes}");
        }
    }

    proptest! {
        #[test]
        fn no_hidden_part_is_in_what_is_quoted(
            text in "[a-cA-Cé .]{0,30}",
            hidden in proptest::collection::vec("[a-ce. ]{0,4}", 0..3),
            (from, to) in (0_usize..30, 0_usize..30),
        ) {
            let shown = with_hidden(&text, &hidden);
            for whole in [&shown, &text] {
                let sentence: String = whole.chars().take(to).skip(from).collect();
                if quotable(&approved(&text), &hidden, &sentence).is_some() {
                    let folded: String = sentence.chars().map(plain).collect();
                    for part in hidden.iter().filter(|part| !part.is_empty()) {
                        let is_there = folded.split(HIDDEN).any(|piece| piece.contains(part.as_str()));
                        prop_assert!(!is_there, "{part:?} in {sentence:?} of {text:?}");
                    }
                }
            }
        }

        #[test]
        fn without_hidden_parts_a_text_stays_as_it_is(text in any::<String>()) {
            prop_assert_eq!(with_hidden(&text, &[]), text);
        }

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
            prop_assert_eq!(quotable(&contribution, &[], &text).is_some(), allowed);
        }

        #[test]
        fn what_is_quoted_was_said(text in "[a-c .]{0,12}", sentence in "[a-c .]{0,4}") {
            if quotable(&approved(&text), &[], &sentence).is_some() {
                prop_assert!(text.contains(&sentence));
            }
        }
    }
}
