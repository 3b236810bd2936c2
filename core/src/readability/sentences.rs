//! The sentences of a text, and the words of a sentence.

/// Abbreviations after which a sentence goes on.
const GOES_ON: [&str; 40] = [
    "bijv", "bv", "o.a", "d.w.z", "dwz", "m.b.t", "i.v.m", "t.a.v", "i.p.v", "n.a.v", "t.o.v", "m.n", "nl", "nr",
    "blz", "p", "art", "dhr", "mevr", "mw", "dr", "drs", "mr", "prof", "ir", "ing", "st", "ca", "resp", "incl", "excl",
    "evt", "max", "min", "mln", "mld", "zgn", "vgl", "aug", "jl",
];
/// Abbreviations after which a sentence may end.
const MAY_END: [&str; 7] = ["enz", "etc", "e.d", "e.a", "a.u.b", "s.v.p", "jr"];

/// A sentence, or a title that has no full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) words: Vec<Word<'a>>,
    /// Whether it ends with a full stop or the like.
    pub(super) ended: bool,
}

/// A word or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Without the punctuation around it.
    pub(super) text: &'a str,
    /// Whether a capital is due to its place: first in the sentence, in a quote or after a colon.
    pub(super) first: bool,
    /// Whether a comma or the like stands after it.
    pub(super) pause: bool,
}

impl Sentence<'_> {
    /// Whether it is a label, such as a heading or a button: fewer than five words and no full stop.
    pub(super) fn is_label(&self) -> bool {
        !self.ended && self.words.len() < 5
    }
}

/// The sentences of `text`. A line ends a sentence; a colon does not.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    text.lines().flat_map(line).collect()
}

fn line(line: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, char) in line.char_indices() {
        if at < start || !is_end(char) {
            continue;
        }
        let after = &line[at..];
        let tail = after.find(|char: char| !is_end(char) && !is_closing(char)).unwrap_or(after.len());
        let end = at + tail;
        if ends(&line[start..at], char, &line[end..]) {
            push(&mut sentences, &line[start..end], true);
            start = end;
        }
    }
    push(&mut sentences, &line[start..], false);
    sentences
}

fn push<'a>(sentences: &mut Vec<Sentence<'a>>, text: &'a str, ended: bool) {
    let text = text.trim();
    let words = words(text);
    if !words.is_empty() {
        sentences.push(Sentence { text, words, ended });
    }
}

/// Whether the mark `end` between `before` and `after` ends a sentence.
fn ends(before: &str, end: char, after: &str) -> bool {
    let Some(next) = after.trim_start().chars().next() else { return true };
    // "2.1", "7.30", "d.w.z.", "ja?nee": nothing ends inside a word.
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let word = after.split_whitespace().next().unwrap_or_default();
    // "Wat wil je?’ vroeg ze"; but a name such as iHub may start a sentence.
    if next.is_lowercase() && !word.chars().any(char::is_uppercase) {
        return false;
    }
    if end != '.' {
        return true;
    }
    let last = before.rsplit(|char: char| char.is_whitespace() || "([‘“\"'/".contains(char)).next().unwrap_or_default();
    let lower = last.to_lowercase();
    let numbers_a_list = !last.is_empty() && last.chars().all(|char| char.is_ascii_digit()) && before.trim() == last;
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    if GOES_ON.contains(&lower.as_str()) || initial || numbers_a_list {
        return false;
    }
    !MAY_END.contains(&lower.as_str()) || next.is_uppercase()
}

fn is_end(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…')
}

fn is_closing(char: char) -> bool {
    matches!(char, '’' | '”' | '"' | '\'' | ')' | ']' | '»' | '*' | '_')
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut first = true;
    for chunk in sentence.split_whitespace() {
        let mut parts =
            chunk.split(['/', '—', '–', '…']).filter(|part| part.contains(char::is_alphanumeric)).peekable();
        while let Some(part) = parts.next() {
            let text = part.trim_matches(|char: char| !char.is_alphanumeric());
            let quoted = part.starts_with(['‘', '“', '"', '\'', '„', '(']);
            let pause = parts.peek().is_none() && chunk.ends_with([',', ';', ':', ')', '—', '–']);
            words.push(Word { text, first: first || quoted, pause });
            first = part.ends_with(':');
        }
        // A dash of its own is a pause as well.
        if !chunk.contains(char::is_alphanumeric)
            && chunk.contains(['–', '—', '-'])
            && let Some(last) = words.last_mut()
        {
            last.pause = true;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn a_full_stop_a_question_and_a_line_end_a_sentence() {
        assert_eq!(split("Hoi! Hoe gaat het? Goed.\nMooi zo…"), ["Hoi!", "Hoe gaat het?", "Goed.", "Mooi zo…"]);
    }

    #[test]
    fn numbers_dates_and_abbreviations_end_nothing() {
        for text in [
            "Het cijfer was 7,6 in deel 2.1 van 2020.",
            "Het kost € 932.000 per jaar.",
            "Denk bijv. aan sport, o.a. voetbal enz. en aan dans.",
            "Dat is zo, d.w.z. als Jan J. Jansen het zegt.",
            "1. Praat met elkaar.",
            "Kies: eerst dit en dan dat.",
            "‘Wat wil je?’ vroeg ze aan mij.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn a_sentence_ends_after_its_quotes_and_brackets() {
        assert_eq!(
            split("Zij zegt: ‘Ik ga.’ Hij blijft (nog even). Klaar."),
            ["Zij zegt: ‘Ik ga.’", "Hij blijft (nog even).", "Klaar."]
        );
        assert_eq!(
            split("Neem sport, muziek enz. Dan gaat het beter."),
            ["Neem sport, muziek enz.", "Dan gaat het beter."]
        );
        assert_eq!(split("Dat doen zij. iHub helpt mee."), ["Dat doen zij.", "iHub helpt mee."]);
    }

    #[test]
    fn words_are_what_is_left_without_punctuation() {
        let sentence = &sentences("– ‘Ja’, zei en/of dacht zij: Nee!")[0];
        let words: Vec<_> = sentence.words.iter().map(|word| (word.text, word.first, word.pause)).collect();
        assert_eq!(
            words,
            [
                ("Ja", true, true),
                ("zei", false, false),
                ("en", false, false),
                ("of", false, false),
                ("dacht", false, false),
                ("zij", false, true),
                ("Nee", true, false)
            ]
        );
    }

    #[test]
    fn a_short_line_without_a_full_stop_is_a_label() {
        assert!(sentences("Wat we willen weten")[0].is_label());
        assert!(!sentences("Dat weten we.")[0].is_label());
        assert!(!sentences("Hoe wij echt kunnen meepraten")[0].is_label());
    }
}
