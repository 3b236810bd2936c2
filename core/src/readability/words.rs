//! Which words people know: common ones, their inflections, and compounds of two of them.

use std::{collections::HashSet, sync::LazyLock};

/// Common words, by frequency; the file says where they are from.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("words.txt")).collect());
/// Words that are rare in books and films and plain all the same, read one by one.
static PLAIN: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("plain.txt")).collect());

/// What verbs begin with that come apart: *uitleggen*, *ik leg uit*, *uitgelegd*.
const APART: [&str; 32] = [
    "aan", "achter", "af", "bij", "binnen", "buiten", "door", "heen", "in", "klaar", "langs", "los", "mee", "mis",
    "na", "neer", "om", "op", "open", "over", "rond", "samen", "tegen", "terug", "thuis", "toe", "uit", "vast", "vol",
    "voor", "weg", "weer",
];
const ENDINGS: [&str; 27] = [
    "s", "'s", "n", "en", "e", "t", "d", "de", "te", "den", "ten", "je", "jes", "tje", "tjes", "pje", "pjes", "etje",
    "etjes", "er", "ere", "ers", "st", "ste", "sten", "end", "ende",
];

fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the word stands in the reviewed list of plain words, as it is or inflected.
pub(super) fn is_plain(word: &str) -> bool {
    forms(word).iter().any(|form| PLAIN.contains(form.as_str()))
}

/// Whether people know `word` (in lower case), or it is made of words that they know.
pub(super) fn is_known(word: &str, glossary: &HashSet<String>) -> bool {
    let listed = |word: &str| COMMON.contains(word) || PLAIN.contains(word) || glossary.contains(word);
    word.split('-').filter(|part| !part.is_empty()).all(|part| {
        part.chars().count() < 2
            || !part.contains(char::is_alphabetic)
            || forms(part).iter().any(|form| listed(form))
            || halves(part, listed).is_some()
    })
}

/// The two words that `word` is made of.
pub(super) fn parts<'a>(word: &'a str, glossary: &HashSet<String>) -> Option<(&'a str, &'a str)> {
    halves(word, |word| COMMON.contains(word) || PLAIN.contains(word) || glossary.contains(word))
}

fn halves(word: &str, listed: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let length = word.chars().count();
    // Longer than any word: nothing to find, and much to try.
    if length > 40 {
        return None;
    }
    let mut splits = word.char_indices().rev().map(|(at, _)| word.split_at(at));
    splits.find(|(left, right)| {
        let apart = APART.contains(left);
        (apart || left.chars().count() >= 4)
            && right.chars().count() >= 4
            && (apart || linked(left).any(&listed))
            && forms(right).iter().any(|form| form.chars().count() >= 3 && listed(form))
    })
}

/// A first half with and without the letters that link it: *gezin-s-hulp*, *zorg-en-kind*, *groep-s-gesprek*.
fn linked(left: &str) -> impl Iterator<Item = &str> {
    let without = |link: &str| left.strip_suffix(link).filter(|rest| rest.chars().count() >= 4);
    [Some(left), without("s"), without("en"), without("e"), without("n")].into_iter().flatten()
}

/// The words that `word` may be a form of, itself first.
///
/// It guesses too much rather than too little: what is not a word is in no list.
pub(super) fn forms(word: &str) -> Vec<String> {
    let word = word.replace('’', "'");
    let plain = without_stress(&word);
    let mut forms = vec![word];
    if plain != forms[0] {
        forms.push(plain.clone());
    }
    if plain.chars().count() > 40 {
        return forms;
    }
    stems(&forms[0].clone(), &mut forms);
    stems(&plain, &mut forms);
    for apart in std::iter::once("").chain(APART) {
        let Some(rest) = plain.strip_prefix(apart).and_then(|rest| rest.strip_prefix("ge")) else { continue };
        // "geïmplementeerd" has its dots because of *ge*.
        let rest = &match rest.chars().next() {
            Some('ï') => rest.replacen('ï', "i", 1),
            Some('ë') => rest.replacen('ë', "e", 1),
            Some('ü') => rest.replacen('ü', "u", 1),
            Some('ö') => rest.replacen('ö', "o", 1),
            _ => rest.to_owned(),
        };
        let mut inner = vec![rest.clone()];
        for ending in ["d", "t", "en", "de", "te", "ene"] {
            if let Some(stem) = rest.strip_suffix(ending) {
                spellings(stem, &mut inner);
            }
        }
        forms.extend(inner.iter().filter(|form| form.chars().count() > 1).map(|form| format!("{apart}{form}")));
    }
    forms
}

fn stems(word: &str, forms: &mut Vec<String>) {
    // "regio's" loses its apostrophe with its s.
    for ending in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() > 1
        {
            spellings(stem, forms);
        }
    }
    infinitives(word, forms);
}

/// How a stem may be written when its ending is gone: *prat-en, praat*; *katt-en, kat*; *huiz-en, huis*.
fn spellings(stem: &str, forms: &mut Vec<String>) {
    let mut add = |stem: String| {
        let hard = match stem.chars().last() {
            Some('z') => Some(format!("{}s", &stem[..stem.len() - 1])),
            Some('v') => Some(format!("{}f", &stem[..stem.len() - 1])),
            _ => None,
        };
        for stem in std::iter::once(stem).chain(hard) {
            infinitives(&stem, forms);
            forms.push(stem);
        }
    };
    let end: Vec<char> = stem.chars().rev().take(3).collect();
    match end[..] {
        [last, before, ..] if last == before && !is_vowel(last) => add(stem[..stem.len() - last.len_utf8()].to_owned()),
        [last, vowel, before] if !is_vowel(last) && is_vowel(vowel) && !is_vowel(before) => {
            add(format!("{}{vowel}{last}", &stem[..stem.len() - last.len_utf8()]));
        }
        _ => {}
    }
    add(stem.to_owned());
}

/// The infinitives that a stem may belong to: *praat, praten*; *leg, leggen*; *leef, leven*.
fn infinitives(stem: &str, forms: &mut Vec<String>) {
    let end: Vec<char> = stem.chars().rev().take(3).collect();
    let (last, short) = match end[..] {
        [last, one, two] if !is_vowel(last) && one == two && is_vowel(one) => {
            (last, Some(stem[..stem.len() - last.len_utf8() - one.len_utf8()].to_owned()))
        }
        [last, vowel, before] if !is_vowel(last) && is_vowel(vowel) && !is_vowel(before) => {
            forms.push(format!("{stem}{last}en"));
            return;
        }
        [last, ..] => (last, None),
        [] => return,
    };
    let soft = match last {
        'f' => Some('v'),
        's' => Some('z'),
        _ => None,
    };
    let base = short.unwrap_or_else(|| stem[..stem.len() - last.len_utf8()].to_owned());
    forms.push(format!("{base}{last}en"));
    forms.extend(soft.map(|soft| format!("{base}{soft}en")));
}

fn is_vowel(char: char) -> bool {
    "aeiouáéíóúëïöü".contains(char)
}

/// Without the accents of stress: *één, vóór, hé* are *een, voor, he*. The dots of *ë* stay.
pub(super) fn without_stress(word: &str) -> String {
    word.chars()
        .map(|char| match char {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            char => char,
        })
        .collect()
}
