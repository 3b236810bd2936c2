//! What Dutch words have in common with their other forms: *wachten*, *wacht* and *wachtte* with each other.
//!
//! A few rules, for comparing only. What they make need not be a word, and now and then two words are taken for one.

use std::{collections::HashSet, sync::LazyLock};

/// Words that tell nothing about a text, without accents and apostrophes.
static EMPTY: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY_WORDS.split(' ').collect());
const EMPTY_WORDS: &str = "\
    aan acht achter al alle alleen alles als altijd ander andere anders beetje ben bent best beter bij bijna \
    binnen bleef blijf blijft blijven bv daar daardoor daarna daarom daarvan dacht dan dat de deden denk deze \
    die dingen dit doe doen doet door drie drieen dus echt een eens eerst eigenlijk elk elkaar elke en er eraan \
    erbij erg ermee erover ervan ervoor even ga gaan gaat ge gedaan geeft geen gegaan gehad geweest gewoon \
    geworden ging gingen goed graag haar had hadden heb hebben hebt heeft heel hele helemaal hen het hier \
    hierover hij hoe hun iedereen iemand iets ik in inmiddels is ja je jij jou jouw jullie kan keer ken kende \
    kom komen komt kon konden krijg krijgen krijgt kunnen kunt kwam kwamen laten liet liever maak maakt maar mag \
    maken me mee meer meest men met meteen mezelf mij mijn mijzelf misschien mn mocht moest moet moeten mogen na \
    naar nee niemand niet niets niks nodig nog nooit nou nu of ofzo om omdat onder ons onze ook op opeens over \
    paar samen sinds soms soort staan staat steeds stond stonden te tegen ten ter terug terwijl tien tijdens \
    toch toe toen tot totdat tussen twaalf twee u uit vaak van vanaf vandaag vanuit veel verder vier vijf vind \
    vinden vindt vond vonden voor vooral voordat waar waardoor waarom wanneer want waren was wat we weer weet \
    weg weinig wel welke werd werden weten wie wij wil wilde willen wilt wist word worden wordt zag zat ze zeer \
    zeg zeggen zegt zei zelf zes zeven zich zie zien ziet zij zijn zit zitten zn zo zoals zodat zoiets zonder \
    zou zouden zoveel zullen";

/// Whether a word, as `typed` gives it, says something about what a text is about.
pub(super) fn is_telling(word: &str) -> bool {
    word.len() > 1 && !EMPTY.contains(word)
}

/// What a word, as `typed` gives it, has in common with its other forms.
pub(super) fn stem(word: &str) -> String {
    // What is not written with plain letters has endings of its own.
    if !word.is_ascii() {
        return word.to_owned();
    }
    let word = without_ending(without_s(word));
    let mut stem = word.as_bytes().to_vec();
    undouble(&mut stem);
    String::from_utf8(stem).unwrap_or_default()
}

fn is_vowel(letter: u8) -> bool {
    b"aeiouy".contains(&letter)
}

/// *ouders* is *ouder*; but *huis* and *les* stay.
fn without_s(word: &str) -> &str {
    match word.as_bytes() {
        [.., before, b's'] if word.len() > 4 && !is_vowel(*before) => &word[..word.len() - 1],
        _ => word,
    }
}

/// What an ending has to stand behind.
#[derive(Clone, Copy)]
enum Behind {
    Anything,
    Consonant,
    /// In *lijst*, *kracht* and *gift* the t belongs to the word.
    HardConsonant,
}

/// What plurals, verbs and adjectives end with.
const ENDINGS: [(&str, Behind); 5] = [
    ("en", Behind::Anything),
    ("te", Behind::HardConsonant),
    ("de", Behind::HardConsonant),
    ("e", Behind::Consonant),
    ("t", Behind::HardConsonant),
];

/// Without an ending, as long as three letters stay.
fn without_ending(word: &str) -> &str {
    let fits = |(ending, behind): &(&str, Behind)| {
        let rest = word.strip_suffix(ending).filter(|rest| rest.len() >= 3)?;
        let is_consonant = !rest.bytes().next_back().is_some_and(is_vowel);
        let fits = match behind {
            Behind::Anything => true,
            Behind::Consonant => is_consonant,
            Behind::HardConsonant => is_consonant && !rest.ends_with(['s', 'h', 'f']),
        };
        fits.then_some(rest)
    };
    ENDINGS.iter().find_map(fits).unwrap_or(word)
}

/// Spelled as in no form: *bellen* and *bel*, *weken* and *week*, *brieven* and *brief*, *huizen* and *huis*.
fn undouble(stem: &mut Vec<u8>) {
    match stem.last_mut() {
        Some(last @ b'v') => *last = b'f',
        Some(last @ b'z') => *last = b's',
        _ => {}
    }
    if let [.., first, last] = stem[..]
        && first == last
    {
        stem.pop();
    } else if let [.., first, second, _] = stem[..]
        && first == second
        && is_vowel(first)
    {
        stem.remove(stem.len() - 2);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forms_of_a_word_have_the_same_stem() {
        for forms in [
            "wachten wacht wachtte",
            "bellen bel belt belde",
            "duren duur duurt duurde",
            "week weken",
            "maand maanden",
            "ouder ouders",
            "wachtlijst wachtlijsten",
            "brief brieven",
            "huis huizen",
            "school scholen",
            "hulpverlener hulpverleners",
            "jongen jongens",
            "mens mensen",
            "goed goede",
            "les lessen",
            "praat praten",
        ] {
            let stems: Vec<_> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn other_words_have_another() {
        for (one, other) in [("wachten", "wekker"), ("huis", "hui"), ("school", "schouder"), ("hulp", "help")] {
            assert_ne!(stem(one), stem(other));
        }
        assert_eq!((stem("بيت"), stem("18e")), ("بيت".to_owned(), "18e".to_owned()));
    }

    #[test]
    fn small_words_tell_nothing() {
        assert!(!["ik", "het", "mn", "x", ""].into_iter().any(is_telling));
        assert!(["wachten", "18", "moeder"].into_iter().all(is_telling));
    }

    proptest! {
        #[test]
        fn no_word_makes_it_panic(word in "\\PC{0,12}|[a-z]{0,6}") {
            prop_assert!(stem(&word).len() <= word.len());
        }
    }
}
