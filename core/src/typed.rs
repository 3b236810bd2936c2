//! The words of a text as somebody types it, so that others can look for some among them.
//!
//! Capitals, accents and apostrophes are taken off by hand: the tables of Unicode would be a tenth of what a
//! phone downloads. Lists of words are one text with a space between two: a list of texts takes twice as much.

use std::ops::Range;

use crate::text::is_in_a_word;

/// A word, where it stands, and what stands before it.
#[derive(Debug, Clone)]
pub(crate) struct Word<'a> {
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
    /// Its letters in lower case, without accents and apostrophes: "m'n" is "mn".
    pub(crate) plain: String,
    /// What stands between the word before and this one.
    pub(crate) before: &'a str,
    /// Whether it begins a sentence.
    pub(crate) starts: bool,
    /// Whether it has a capital in front, and not only capitals.
    pub(crate) capital: bool,
}

/// The words of `text`, in order.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut last = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !is_in_a_word(letter) {
            continue;
        }
        let mut plain_word = String::from(plain(letter));
        let mut end = start + letter.len_utf8();
        let mut small = false;
        while let Some((at, letter)) = letters.next_if(|(_, letter)| is_in_a_word(*letter) || is_inside(*letter)) {
            if is_in_a_word(letter) {
                plain_word.push(plain(letter));
                small |= !is_capital(letter) && !letter.is_ascii_digit();
                // What belongs in a word does not end it: an apostrophe there is a closing quote.
                end = at + letter.len_utf8();
            }
        }
        let before = &text[last..start];
        let starts = words.is_empty() || before.contains(['.', '!', '?', ';', '…', '\n', '•']);
        words.push(Word { at: start..end, plain: plain_word, before, starts, capital: small && is_capital(letter) });
        last = end;
    }
    words
}

/// Whether a mark may stand within a word without being one of its letters: apostrophes, an accent typed by
/// itself, and what cannot be seen.
fn is_inside(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

/// Whether a letter is a capital, in the languages whose names are common here.
fn is_capital(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Ć' | 'Č' | 'Ğ' | 'İ' | 'Ł' | 'Ś' | 'Ş' | 'Š' | 'Ż' | 'Ž')
}

/// A letter in lower case and without its accent.
pub(crate) fn plain(letter: char) -> char {
    match letter.to_ascii_lowercase() {
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        other => other,
    }
}

/// Whether `word` is in a list: words with a space between two, where `*` stands for any letters at the start
/// or at the end of one.
pub(crate) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| {
        if let Some(start) = known.strip_suffix('*') {
            word.starts_with(start)
        } else if let Some(end) = known.strip_prefix('*') {
            word.ends_with(end)
        } else {
            word == known
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plainly(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.plain).collect()
    }

    #[test]
    fn words_lose_capitals_accents_and_apostrophes() {
        assert_eq!(plainly("M’n Zoë zei: ‘foto's’, één?"), ["mn", "zoe", "zei", "fotos", "een"]);
        assert_eq!(plainly("zoe\u{308} en on\u{ad}zichtbaar"), ["zoe", "en", "onzichtbaar"]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Hé, m'n ‘zus’!";
        let at: Vec<&str> = words(text).into_iter().map(|word| &text[word.at]).collect();
        assert_eq!(at, ["Hé", "m'n", "zus"]);
    }

    #[test]
    fn a_word_knows_whether_it_starts_a_sentence_and_has_a_capital() {
        let words = words("Ik ben Sam. JA jij, Éva en ik");
        let starts: Vec<&str> = words.iter().filter(|word| word.starts).map(|word| word.plain.as_str()).collect();
        assert_eq!(starts, ["ik", "ja"]);
        let capitals: Vec<&str> = words.iter().filter(|word| word.capital).map(|word| word.plain.as_str()).collect();
        assert_eq!(capitals, ["ik", "sam", "eva"]);
    }

    #[test]
    fn a_list_knows_starts_and_ends() {
        let list = "juf *moeder begeleid*";
        for known in ["juf", "moeder", "pleegmoeder", "begeleidster"] {
            assert!(among(list, known), "{known}");
        }
        for other in ["", "jufs", "moeders", "geleid"] {
            assert!(!among(list, other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn words_stand_in_order_and_have_letters(text in any::<String>()) {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.at.start >= last && word.at.end > word.at.start);
                prop_assert!(text.get(word.at.clone()).is_some() && !word.plain.is_empty());
                prop_assert_eq!(word.before, &text[last..word.at.start]);
                last = word.at.end;
            }
        }
    }
}
