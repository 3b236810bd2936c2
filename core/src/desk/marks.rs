//! What to mark in a text while it is written, and what to do about it: the findings of [`readability`] as places.
//!
//! The list of common words that it needs is 118 KB, 35 KB with Brotli; the others together 9 KB with Brotli. They are
//! in whatever calls this module: the desk, and never the application.

use std::ops::Range;

use crate::{
    readability::{self, Finding, Glossary, Level, Score},
    text::is_in_a_word,
};

/// A part of a text to mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Whether it is a word; else it is a whole sentence.
    pub is_word: bool,
    /// What is wrong and what to do, in plain Dutch.
    pub advice: String,
    /// Whether it may stay: then it is only worth a look.
    pub allowed: bool,
}

/// What a level makes of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// The parts to mark, in the order of the text; a sentence comes before its words.
    pub parts: Vec<Mark>,
    /// What is to be done about the text as a whole.
    pub whole: Vec<String>,
    /// What was counted.
    pub score: Score,
    /// Whether nothing has to change.
    pub passes: bool,
}

/// Judges a text while it is written. Words of `glossary` are explained or names.
pub fn marks(level: Level, text: &str, glossary: &Glossary) -> Marks {
    let report = readability::text(level, text, glossary);
    let mut marks =
        Marks { parts: Vec::new(), whole: Vec::new(), score: *report.score(level), passes: report.passes() };
    for finding in &report.findings {
        let (is_word, places) = places(text, finding);
        let mark = |at| Mark { at, is_word, advice: finding.in_dutch(), allowed: finding.allowed };
        if places.is_empty() {
            marks.whole.push(finding.in_dutch());
        }
        marks.parts.extend(places.into_iter().map(mark));
    }
    marks.parts.sort_by_key(|mark| (mark.at.start, mark.is_word));
    // A sentence that stands there twice was found twice.
    marks.parts.dedup();
    marks
}

/// Where to look: at a word, wherever it stands, or at a sentence; and whether it is a word. Nothing when it is about
/// the whole, or does not stand there as it was found.
fn places(text: &str, finding: &Finding) -> (bool, Vec<Range<usize>>) {
    let sentences = standing(text, &finding.sentence);
    let Some(word) = &finding.word else { return (false, sentences) };
    let words = standing(text, word).into_iter().filter(|at| is_whole(text, at));
    // Who does it is asked of one sentence; a hard word is hard everywhere.
    let is_of_sentence = finding.kind == readability::Kind::Passive;
    let is_here =
        |at: &Range<usize>| sentences.iter().any(|sentence| sentence.start <= at.start && at.end <= sentence.end);
    let words: Vec<_> = words.filter(|at| !is_of_sentence || is_here(at)).collect();
    if words.is_empty() { (false, sentences) } else { (true, words) }
}

/// Where `part` stands in `text`, whatever its capitals.
fn standing(text: &str, part: &str) -> Vec<Range<usize>> {
    let part: Vec<char> = part.chars().flat_map(char::to_lowercase).collect();
    let mut found = Vec::new();
    for (start, _) in text.char_indices() {
        let mut there = text[start..].char_indices();
        let same = part.iter().all(|letter| there.next().is_some_and(|(_, other)| other.to_lowercase().eq([*letter])));
        if same && !part.is_empty() {
            let end = there.next().map_or(text.len(), |(at, _)| start + at);
            found.push(start..end);
        }
    }
    found
}

/// Whether no word runs on before or behind this place.
fn is_whole(text: &str, at: &Range<usize>) -> bool {
    let before = text[..at.start].chars().next_back();
    let after = text[at.end..].chars().next();
    !before.is_some_and(is_in_a_word) && !after.is_some_and(is_in_a_word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Marks {
        marks(Level::Plain, text, &Glossary::default())
    }

    fn marked<'a>(text: &'a str, marks: &Marks) -> Vec<&'a str> {
        marks.parts.iter().map(|mark| &text[mark.at.clone()]).collect()
    }

    #[test]
    fn a_hard_word_is_marked_wherever_it_stands() {
        let text = "Indien je wilt, praten we. We praten ook indien je niet wilt.";
        let marks = plain(text);
        assert_eq!(marked(text, &marks), ["Indien", "indien"]);
        assert_eq!(marks.parts[0].advice, "‘Indien’ kan gewoner. Zeg bijvoorbeeld: als.");
        assert!(!marks.passes && marks.parts.iter().all(|mark| mark.is_word && !mark.allowed));
    }

    #[test]
    fn a_long_sentence_is_marked_whole_and_comes_before_its_words() {
        let long =
            "We praten morgen met jou en met je vader en met je moeder, en daarna indien je wilt ook nog met school.";
        let text = format!("Hoi. {long}");
        let marks = plain(&text);
        assert_eq!(marked(&text, &marks), [long, "indien"]);
        assert!(!marks.parts[0].is_word && marks.parts[0].advice.contains("woorden"));
    }

    #[test]
    fn who_does_it_is_asked_where_it_is_not_said() {
        let text = "Het plan wordt gemaakt. Wij hebben het gemaakt.";
        let marks = plain(text);
        assert_eq!((marks.parts.len(), &marks.parts[0].at), (1, &(15..22)));
        assert!(marks.parts[0].allowed, "once in a while it may");
    }

    #[test]
    fn what_is_about_the_whole_has_no_place() {
        let text = "De verantwoordelijkheid ligt bij de gemeente en de organisaties samen. ".repeat(4);
        assert!(!plain(&text).whole.is_empty());
        assert_eq!(plain("").parts, []);
    }

    proptest! {
        #[test]
        fn every_mark_is_a_part_of_the_text(text in "(\\PC|indien|wordt gemaakt|\n|[.]|\u{ad}| ){0,60}") {
            for level in Level::ALL {
                let marks = marks(level, &text, &Glossary::default());
                prop_assert!(marks.parts.iter().all(|mark| text.get(mark.at.clone()).is_some_and(|part| !part.is_empty())));
                prop_assert!(marks.parts.is_sorted_by_key(|mark| mark.at.start));
                let is_something = !marks.parts.is_empty() || !marks.whole.is_empty();
                prop_assert!(marks.passes || is_something);
            }
        }
    }
}
