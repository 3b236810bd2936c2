//! Finds what an agenda says about a few words, also when they are spelled with a slip.
//!
//! There is no index: an agenda has some ten thousand words, and going through them takes a phone less time
//! than a key press. Words are compared without accents and capitals, from their start ("wacht" finds
//! "wachtlijst"), without the endings of Dutch ("wachten" finds "wachttijd"), and with one slip of the
//! fingers in five letters or more, two in nine or more. Both levels of a text are read, so that simple
//! words find what the document calls otherwise.

use crate::{
    agenda::{Action, Agenda, Principle, Question, Theme},
    slug::Slug,
    text::{Text, is_in_a_word},
    typed::plain,
};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found<'a> {
    /// A theme: its own words, or those of its questions.
    Theme(&'a Theme),
    /// Something that runs, and a theme that it belongs to.
    Action(&'a Action, &'a Slug),
    /// Something the makers hold on to, build on, or ran into.
    Point(&'a Principle),
    /// A question that belongs to no theme.
    Question(&'a Question),
}

/// The weight of a theme whose title holds every word.
const HEAVIEST: u8 = 4;

/// The least that must be typed before anything is looked for.
pub const SHORTEST: usize = 2;

/// What `agenda` says about `query`, the best first. Every word of the query must be there.
pub fn search<'a>(agenda: &'a Agenda, query: &str) -> Vec<Found<'a>> {
    let wanted: Vec<String> = words(query).map(|word| stem(&word).to_owned()).collect();
    if wanted.iter().map(String::len).max().unwrap_or(0) < SHORTEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for theme in &agenda.themes {
        let questions = theme.questions.iter().flat_map(|question| [&question.text].into_iter().chain(&question.parts));
        let body = [&theme.summary].into_iter().chain(&theme.why).chain(questions);
        found.extend(weigh(&wanted, &theme.title, body).map(|weight| (weight + 2, Found::Theme(theme))));
    }
    for action in &agenda.actions {
        let Some(theme) = action.themes.first() else { continue };
        let body = action.summary.iter().chain(&action.activities);
        found.extend(weigh(&wanted, &action.title, body).map(|weight| (weight, Found::Action(action, theme))));
    }
    for point in &agenda.principles {
        found.extend(weigh(&wanted, &point.title, point.text.iter()).map(|weight| (weight, Found::Point(point))));
    }
    for question in &agenda.questions {
        let weight = weigh(&wanted, &question.text, question.parts.iter());
        found.extend(weight.map(|weight| (weight, Found::Question(question))));
    }
    // By weight, and in the order of the document where two weigh the same.
    let heaviest_first = (0..=HEAVIEST).rev();
    heaviest_first
        .flat_map(|heavy| found.iter().filter(move |(weight, _)| *weight == heavy))
        .map(|(_, found)| *found)
        .collect()
}

/// How well something fits: 2 when its title holds every word, 1 when title and text together do.
fn weigh<'a>(wanted: &[String], title: &Text, body: impl Iterator<Item = &'a Text>) -> Option<u8> {
    let mut in_title = vec![false; wanted.len()];
    mark(wanted, title, &mut in_title);
    if in_title.iter().all(|here| *here) {
        return Some(2);
    }
    let mut here = in_title;
    for text in body {
        mark(wanted, text, &mut here);
    }
    here.iter().all(|here| *here).then_some(1)
}

fn mark(wanted: &[String], text: &Text, here: &mut [bool]) {
    for (_, version) in text.versions() {
        for word in words(version) {
            for (wanted, here) in wanted.iter().zip(here.iter_mut()) {
                *here = *here || fits(wanted, &word);
            }
        }
    }
}

/// The words of a text, in lower case and without accents.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !is_in_a_word(letter))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(plain).collect())
}

/// A word without the ending of a plural or a verb, as long as enough of it stays.
fn stem(word: &str) -> &str {
    let endings = ["en", "e", "s", "t", "n"];
    let shorter = endings.iter().filter_map(|ending| word.strip_suffix(ending)).find(|rest| rest.len() >= 4);
    shorter.unwrap_or(word)
}

/// Whether `word` begins with `wanted`, give or take a slip.
fn fits(wanted: &str, word: &str) -> bool {
    if word.starts_with(wanted) {
        return true;
    }
    let slips = match wanted.len() {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    // A slip at the very start is rare, and leaving it out keeps other words away.
    word.bytes().next() == wanted.bytes().next() && distance_to_start(wanted.as_bytes(), word.as_bytes()) <= slips
}

/// How many slips (a letter too many, too few, another one, or two that changed places) turn `wanted` into
/// the start of `word`.
fn distance_to_start(wanted: &[u8], word: &[u8]) -> usize {
    let word = &word[..word.len().min(wanted.len() + 2)];
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (i, letter) in wanted.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in word.iter().enumerate() {
            let mut best = (last[j] + usize::from(letter != other)).min(last[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && *letter == word[j - 1] && wanted[i - 1] == *other;
            if swapped {
                let earlier: &Vec<usize> = &before_last;
                best = best.min(earlier[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.into_iter().min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn agenda() -> Agenda {
        let json = r#"{"id":"a","kind":"report","title":"A","summary":"B","region":{"name":"R"},"source":{"document":"D"},
            "themes":[
                {"id":"wacht","title":"Hoe worden de wachtlijsten korter?","summary":"Hulp komt vaak te laat."},
                {"id":"school","title":"Naar school","summary":"Ook cliëntenraden praten mee.",
                 "questions":[{"id":"q","kind":"unknown","text":{"nl":"Hoe is de bejegening?","nl-simple":"Hoe praat je met elkaar?"}}]},
                {"id":"geld","title":"Genoeg geld","summary":"Over armoede, en wachten op school."}
            ],
            "actions":[{"id":"x","kind":"pilot","title":"Maatjes","summary":"Een maatje dat meegaat.","themes":["school"]}],
            "principles":[{"id":"p","title":"Thuis opgroeien","text":"Zo gewoon als het kan."}],
            "questions":[{"id":"los","kind":"unknown","text":"Wat gebeurt er na je achttiende?"}]}"#;
        serde_json::from_str(json).unwrap()
    }

    fn found(query: &str) -> Vec<String> {
        let agenda = agenda();
        let name = |found: &Found| match found {
            Found::Theme(theme) => theme.id.to_string(),
            Found::Action(action, theme) => format!("{} in {theme}", action.id),
            Found::Point(point) => point.id.to_string(),
            Found::Question(question) => question.id.to_string(),
        };
        search(&agenda, query).iter().map(name).collect()
    }

    #[test]
    fn who_types_wachten_finds_waiting_lists_first() {
        assert_eq!(found("wachten"), ["wacht", "geld"]);
        assert_eq!(found("WACHT"), ["wacht", "geld"]);
    }

    #[test]
    fn accents_and_slips_are_forgiven() {
        assert_eq!(found("clientenraad"), ["school"]);
        assert_eq!(found("clïentenraden"), ["school"]);
        assert_eq!(found("wachtlisjt"), ["wacht"]);
        assert_eq!(found("amroede"), ["geld"]);
        assert_eq!(found("schol"), ["school", "geld"]);
    }

    #[test]
    fn easy_words_find_what_the_document_calls_otherwise() {
        assert_eq!(found("praten met elkaar"), ["school"]);
    }

    #[test]
    fn every_word_must_be_there_and_what_runs_is_found_too() {
        assert_eq!(found("school armoede"), ["geld"]);
        assert_eq!(found("maatje"), ["x in school"]);
        assert_eq!(found("opgroeien"), ["p"]);
        assert_eq!(found("achttien"), ["los"]);
        assert_eq!(found("olifant"), [""; 0]);
    }

    #[test]
    fn nothing_is_looked_for_before_something_is_typed() {
        for query in ["", " ", "w", "?!"] {
            assert!(search(&agenda(), query).is_empty(), "{query}");
        }
    }

    #[test]
    fn a_short_word_is_not_guessed_at() {
        assert_eq!(found("gald"), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic(query in "\\PC{0,40}") {
            let _ = search(&agenda(), &query);
        }

        #[test]
        fn one_slip_in_a_long_word_is_forgiven(at in 1_usize..10, letter in b'a'..=b'z') {
            let mut typed = b"wachtlijst".to_vec();
            typed[at.min(9)] = letter;
            let typed = String::from_utf8(typed).unwrap();
            prop_assert!(fits(stem(&typed), "wachtlijsten"), "{typed}");
        }
    }
}
