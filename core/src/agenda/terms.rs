//! Finds the hard words of a text, so that each can be explained where it is read first.

use super::Term;
use crate::text::is_in_a_word;

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they are.
    Words(&'a str),
    /// A hard word as it stands in the text, with what touches it: a bracket before, a full stop after.
    Term {
        /// What touches it before.
        before: &'a str,
        /// The word.
        word: &'a str,
        /// What touches it after.
        after: &'a str,
        /// The term's place in the list.
        place: usize,
    },
}

/// Cuts `text` at the first use of each term that was not explained yet, and remembers those in `explained`,
/// the places of terms in the list.
///
/// A term counts as a whole word, in capitals or not. Where two begin at the same place the longer one counts.
pub fn pieces<'a>(text: &'a str, terms: &[Term], explained: &mut Vec<usize>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let starts = at >= rest && is_in_a_word(letter) && !before.is_some_and(is_in_a_word);
        before = Some(letter);
        if !starts {
            continue;
        }
        let longest = terms.iter().enumerate().filter_map(|(place, term)| Some((length_at(&text[at..], term)?, place)));
        let Some((length, place)) = longest.max_by_key(|(length, _)| *length) else { continue };
        if explained.contains(&place) {
            // Used before: the words inside it are not terms of their own.
            continue;
        }
        explained.push(place);
        let start = rest + text[rest..at].trim_end_matches(|c: char| !c.is_whitespace()).len();
        let end = at + length;
        let touching = text[end..].find(|c: char| c.is_whitespace() || is_in_a_word(c));
        let after = end + touching.unwrap_or(text.len() - end);
        if start > rest {
            pieces.push(Piece::Words(&text[rest..start]));
        }
        rest = after;
        pieces.push(Piece::Term { before: &text[start..at], word: &text[at..end], after: &text[end..after], place });
    }
    if rest < text.len() {
        pieces.push(Piece::Words(&text[rest..]));
    }
    pieces
}

/// The length of the longest way to write `term` with which `text` begins.
fn length_at(text: &str, term: &Term) -> Option<usize> {
    let spellings = std::iter::once(&term.term).chain(&term.variants);
    let fits = spellings.filter(|spelling| {
        let start = text.get(..spelling.len()).is_some_and(|start| start.eq_ignore_ascii_case(spelling));
        start && !text[spelling.len()..].starts_with(is_in_a_word)
    });
    fits.map(String::len).filter(|length| *length > 0).max()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Text;

    fn term(term: &str, variants: &[&str]) -> Term {
        let variants = variants.iter().map(|&variant| variant.to_owned()).collect();
        Term { term: term.to_owned(), variants, plain: Text::plain("Uitleg.") }
    }

    fn marked(text: &str, terms: &[Term], explained: &mut Vec<usize>) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => (*words).to_owned(),
            Piece::Term { before, word, after, place } => format!("{before}[{word}:{place}]{after}"),
        };
        pieces(text, terms, explained).iter().map(piece).collect()
    }

    #[test]
    fn a_term_is_marked_where_it_is_read_first() {
        let terms = [term("jeugdhulp", &[]), term("JIM", &["JIM’s"])];
        let mut explained = Vec::new();
        assert_eq!(
            marked("Jeugdhulp is er. Ook jeugdhulp met een JIM.", &terms, &mut explained),
            "[Jeugdhulp:0] is er. Ook jeugdhulp met een [JIM:1]."
        );
        assert_eq!(marked("Nog eens jeugdhulp.", &terms, &mut explained), "Nog eens jeugdhulp.");
    }

    #[test]
    fn a_term_is_a_whole_word_and_the_longest_counts() {
        let terms = [term("lokaal team", &["lokale teams"]), term("team", &["teams"]), term("zorg", &[])];
        assert_eq!(marked("De lokale teams.", &terms, &mut Vec::new()), "De [lokale teams:0].");
        assert_eq!(marked("Verzorging en zorgplan", &terms, &mut Vec::new()), "Verzorging en zorgplan");
        assert_eq!(marked("(zorg)", &terms, &mut Vec::new()), "([zorg:2])");
    }

    #[test]
    fn what_touches_a_term_stays_with_it() {
        let terms = [term("zorg", &[]), term("JIM", &[])];
        let found = pieces("Een (zorg) vraag, of JIM.", &terms, &mut Vec::new());
        assert_eq!(
            found,
            [
                Piece::Words("Een "),
                Piece::Term { before: "(", word: "zorg", after: ")", place: 0 },
                Piece::Words(" vraag, of "),
                Piece::Term { before: "", word: "JIM", after: ".", place: 1 },
            ]
        );
    }

    #[test]
    fn words_that_are_no_ascii_do_no_harm() {
        let terms = [term("cliënt", &[]), term("é", &[])];
        assert_eq!(marked("Eén cliënt, é", &terms, &mut Vec::new()), "Eén [cliënt:0], [é:1]");
    }

    proptest! {
        #[test]
        fn nothing_of_a_text_is_lost(text in "\\PC{0,80}", word in "\\PC{0,8}") {
            let terms = [term(&word, &["a", "de zorg"])];
            let pieces = pieces(&text, &terms, &mut Vec::new());
            let together: String = pieces.iter().map(|piece| match piece {
                Piece::Words(words) => (*words).to_owned(),
                Piece::Term { before, word, after, .. } => [*before, word, after].concat(),
            }).collect();
            prop_assert_eq!(together, text);
        }
    }
}
