//! How many syllables a Dutch word has.

use super::words::without_stress;

/// Vowels that are said as one, the longest first.
const TOGETHER: [&str; 26] = [
    "ïe", "ieuw", "eeuw", "aai", "ooi", "oei", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au",
    "ou", "ai", "oi", "ey", "ay", "uy", "oy", "ae",
];

/// Ends of words that are said otherwise than Dutch spelling says, mostly because they are English.
const ODD: [(&str, usize); 61] = [
    ("online", 2),
    ("offline", 2),
    ("deadline", 2),
    ("timeline", 2),
    ("website", 2),
    ("websites", 2),
    ("site", 1),
    ("sites", 1),
    ("team", 1),
    ("teams", 1),
    ("game", 1),
    ("games", 1),
    ("like", 1),
    ("likes", 1),
    ("phone", 1),
    ("phones", 1),
    ("update", 2),
    ("updates", 2),
    ("mobile", 2),
    ("software", 2),
    ("coach", 1),
    ("coaches", 2),
    ("coachen", 2),
    ("coaching", 2),
    ("dealer", 2),
    ("dealers", 2),
    ("leader", 2),
    ("beamer", 2),
    ("goal", 1),
    ("live", 1),
    ("safe", 1),
    ("cake", 1),
    ("date", 1),
    ("dates", 1),
    ("file", 1),
    ("files", 1),
    ("lease", 1),
    ("office", 2),
    ("service", 2),
    ("college", 3),
    ("trauma", 2),
    ("station", 2),
    ("stations", 2),
    ("museum", 3),
    ("musea", 3),
    ("lyceum", 3),
    ("petroleum", 4),
    ("jubileum", 4),
    ("geuit", 2),
    ("geuite", 3),
    ("beuit", 2),
    ("team’s", 1),
    ("time", 1),
    ("fulltime", 2),
    ("parttime", 2),
    ("mais", 1),
    ("blue", 1),
    ("facebook", 2),
    ("race", 1),
    ("uploaden", 3),
    ("shared", 1),
];

/// How many syllables `word` has, at least one.
///
/// Counts groups of vowels that are said as one. A number counts a syllable for each digit, an
/// abbreviation in capitals one for each letter: about what they take to read.
pub fn syllables(word: &str) -> usize {
    if word.chars().filter(|char| char.is_alphabetic()).all(char::is_uppercase) && word.chars().count() > 1 {
        return word.chars().filter(|char| char.is_alphanumeric()).count().max(1);
    }
    let lower = without_stress(&word.to_lowercase());
    lower.split('-').filter(|part| !part.is_empty()).map(part).sum::<usize>().max(1)
}

fn part(word: &str) -> usize {
    let odd = ODD.iter().filter_map(|(end, count)| Some((word.strip_suffix(end)?, *count)));
    match odd.min_by_key(|(rest, _)| rest.len()) {
        // What stands before such an end is a word of its own ("gameavond" is not one of them).
        Some((rest, count)) if rest.is_empty() || (rest.chars().count() > 2 && vowels(rest) > 0) => {
            count + vowels(rest)
        }
        _ => vowels(word),
    }
}

fn vowels(word: &str) -> usize {
    let mut count = 0;
    let mut rest = word;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let taken = TOGETHER.iter().find(|group| rest.starts_with(**group) && !apart(rest, group));
        let next = rest[first.len_utf8()..].chars().next();
        let counts = match taken {
            Some(_) => true,
            None => is_vowel(first, before, next) || first.is_ascii_digit(),
        };
        count += usize::from(counts);
        rest = &rest[taken.map_or(first.len_utf8(), |group| group.len())..];
        before = Some(first);
    }
    count
}

/// Whether what looks like one sound is two: "mil-i-eu", "ser-i-eus".
fn apart(rest: &str, group: &str) -> bool {
    group == "ie" && rest.starts_with("ieu") && !rest.starts_with("ieuw")
}

fn is_vowel(char: char, before: Option<char>, next: Option<char>) -> bool {
    match char {
        // "yoga", "royaal".
        'y' => !next.is_some_and(|next| "aeiou".contains(next)),
        // "kwaliteit" is written with kw, but "frequentie" and "quiz" are not.
        'u' => before != Some('q'),
        _ => "aeiouáàâäéèêëíìîïóòôöúùûü".contains(char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hyphens stand between the syllables, put there by hand.
    const COUNTED: &str = "jij hulp school thuis nieuw eeuw mooi zwaai sneeuw team app zei ruw duw y één vóór buurt \
        jon-gen ou-ders luis-ter le-ren groei-en moei-lijk the-ma’s web-site on-line ba-by draai-en bui-en trai-ner na-ïef \
        coa-ches ni-veau bu-reau roy-aal yo-ga e-mail ge-zin up-date nieu-we leeu-wen kei-en trou-wen stoei-en koei-en \
        jon-ge-ren ge-meen-te re-gi-o ra-di-o vi-de-o wacht-lijs-ten ver-trou-wen pa-ti-ënt se-ri-eus mi-li-eu mu-se-um i-de-aal \
        op-groei-en uit-leg-gen pri-va-cy i-dee-ën \
        hulp-ver-le-ner si-tu-a-tie on-der-zoe-kers fi-nan-ci-eel of-fi-ci-eel ei-gen-lij-ke be-ge-lei-der er-va-rin-gen ver-an-de-ren \
        be-ïn-vloe-den re-a-lis-tisch so-ci-a-le me-di-cij-nen ge-ïn-te-res-seerd \
        or-ga-ni-sa-tie or-ga-ni-se-ren ac-tu-a-li-teit com-mu-ni-ca-tie cre-a-ti-vi-teit u-ni-ver-si-teit ver-ant-woor-de-lijk \
        jeugd-hulp-ver-le-ner me-de-zeg-gen-schap psy-cho-lo-gi-sche \
        ver-ant-woor-de-lijk-heid ge-spreks-on-der-wer-pen on-af-han-ke-lijk-heid er-va-rings-des-kun-di-ge \
        sa-men-wer-kings-ver-ban-den or-ga-ni-sa-tie-struc-tuur";

    #[test]
    fn words_are_counted_as_people_count_them() {
        for word in COUNTED.split_whitespace() {
            let counted = word.split('-').count();
            let word = word.replace('-', "");
            assert_eq!(syllables(&word), counted, "{word}");
        }
    }

    #[test]
    fn numbers_and_abbreviations_count_as_they_are_read() {
        assert_eq!(syllables("112"), 3);
        assert_eq!(syllables("GGZ"), 3);
        assert_eq!(syllables("ST-RAW"), 5);
        assert_eq!(syllables("€"), 1);
    }
}
