//! Whether Dutch text reads easily, and where it does not.
//!
//! Everything that people read here is measured: the length of sentences, the words, how often nobody is
//! named who does it, and Flesch-Douma, the Dutch reading ease of 1960. A number is a smoke alarm, not
//! proof: text that passes can still be bad, and only readers know. See `docs/adr/0011-readability.md`.
//!
//! | part | what it knows |
//! |---|---|
//! | `sentences` | where a sentence and a word end |
//! | `syllables` | how many syllables a word has |
//! | `words` | which words people know |
//! | `plainer` | hard words, and plain ones for them |
//! | `passive` | sentences that do not say who does it |
//! | `tone` | words that make people feel like a case |

mod passive;
mod plainer;
mod sentences;
mod syllables;
mod tone;
mod words;

use std::collections::HashSet;

use self::sentences::{Sentence, Word, sentences};
pub use self::syllables::syllables;
use crate::{
    agenda::Agenda,
    text::{EASY, PLAIN, Text},
};

/// How easy a text has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Plain Dutch, B1.
    Plain,
    /// Easy Dutch, A2.
    Easy,
}

/// What a level asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The lowest Flesch-Douma.
    pub flesch: f64,
    /// The most words a sentence, on average.
    pub mean: f64,
    /// The most words in one sentence.
    pub longest: usize,
    /// The most letters in one word.
    pub letters: usize,
    /// The largest part of sentences that are passive.
    pub passive: f64,
}

impl Level {
    /// Both levels.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Easy];

    /// What this level asks.
    pub const fn limits(self) -> Limits {
        match self {
            Self::Plain => Limits { flesch: 65.0, mean: 12.0, longest: 18, letters: 16, passive: 0.10 },
            Self::Easy => Limits { flesch: 75.0, mean: 9.0, longest: 14, letters: 13, passive: 0.0 },
        }
    }

    /// The tag that a text of this level has in a [`Text`](crate::text::Text).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Plain => PLAIN,
            Self::Easy => EASY,
        }
    }
}

/// From how many words on a text is judged by itself. Below, one long word decides the whole.
const LONG_ENOUGH: usize = 30;

/// Words that may stand in a text although they are rare: those that are explained, and names.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// The words of terms and names: they may be rare or long.
    words: HashSet<String>,
    /// The words of terms: there may be a plainer one.
    explained: HashSet<String>,
    /// Names, word by word.
    names: Vec<Vec<String>>,
}

impl Glossary {
    /// What the agenda explains or names: its terms, organisations, region, programmes and sources.
    pub fn of(agenda: &Agenda) -> Self {
        let mut glossary = Self::default();
        for term in &agenda.terms {
            glossary.explain(&term.term);
            term.variants.iter().for_each(|variant| glossary.explain(variant));
        }
        for organisation in &agenda.organisations {
            glossary.name(&organisation.name);
            organisation.aliases.iter().for_each(|alias| glossary.name(alias));
        }
        for name in agenda
            .helplines
            .iter()
            .map(|helpline| &helpline.name)
            .chain(agenda.actions.iter().filter_map(|action| action.place.as_ref()))
        {
            glossary.name(name);
        }
        glossary.name(&agenda.region.name);
        agenda.region.municipalities.iter().for_each(|municipality| glossary.name(municipality));
        let links = agenda.themes.iter().flat_map(|theme| &theme.national_links).chain(&agenda.national_links);
        links.for_each(|link| glossary.name(&link.programme));
        glossary.name(&agenda.source.document);
        agenda.source.publisher.iter().for_each(|publisher| glossary.name(publisher));
        glossary
    }

    /// Allows the words of `term`, which is explained.
    pub fn explain(&mut self, term: &str) {
        self.words.extend(lower(term));
        self.explained.extend(lower(term));
    }

    /// Allows the words of `name` to be rare or long, and within the name to be hard or refused.
    pub fn name(&mut self, name: &str) {
        let words = lower(name);
        self.words.extend(words.iter().cloned());
        if !words.is_empty() {
            self.names.push(words);
        }
    }

    /// Which of the words are part of a name.
    fn named(&self, words: &[&str]) -> Vec<bool> {
        let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let mut named = vec![false; words.len()];
        for name in &self.names {
            for at in 0..(words.len() + 1).saturating_sub(name.len()) {
                if words[at..at + name.len()] == name[..] {
                    named[at..at + name.len()].fill(true);
                }
            }
        }
        named
    }

    /// Whether `phrase` is explained, inflected or not.
    fn explains(&self, phrase: &str) -> bool {
        phrase.to_lowercase().split(' ').all(|word| holds(&self.explained, word))
    }
}

fn holds(words: &HashSet<String>, word: &str) -> bool {
    words::forms(word).iter().any(|form| words.contains(form))
}

fn lower(text: &str) -> Vec<String> {
    sentences(text).iter().flat_map(|sentence| &sentence.words).map(|word| word.text.to_lowercase()).collect()
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A sentence has this many words, which is too many.
    LongSentence(usize),
    /// The sentences of a text have this many words on average, which is too many.
    LongSentences(f64),
    /// A text has this Flesch-Douma, which is too low.
    HardText(f64),
    /// A word has this many letters, which is too many.
    LongWord(usize),
    /// A word that few people use, and that is not explained.
    RareWord,
    /// A word for which there is a plainer one.
    HardWord,
    /// The same, in plain text that cannot do without.
    HalfHardWord,
    /// A sentence does not say who does it.
    Passive,
    /// A word that makes people feel like a case.
    Refused,
    /// There is no easy version where one is due.
    NoEasyVersion,
}

/// Something that a writer should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which text: `themes.2.questions.1.text`.
    pub path: String,
    /// How easy the text has to be.
    pub level: Level,
    /// What is wrong.
    pub kind: Kind,
    /// The sentence; empty when it is about a whole text.
    pub sentence: String,
    /// The word, when it is about one.
    pub word: Option<String>,
    /// What could be done, in plain Dutch.
    pub advice: String,
    /// Whether it may stay: then it is only worth a look.
    pub allowed: bool,
}

impl Finding {
    /// What is wrong, in plain Dutch.
    pub fn problem(&self) -> String {
        let limits = self.level.limits();
        let word = self.word.as_deref().unwrap_or_default();
        match self.kind {
            Kind::LongSentence(words) => {
                format!("Deze zin heeft {words} woorden. Het mogen er {} zijn.", limits.longest)
            }
            Kind::LongSentences(mean) => {
                format!("De zinnen hebben gemiddeld {} woorden. Het mogen er {} zijn.", comma(mean), comma(limits.mean))
            }
            Kind::HardText(flesch) => {
                format!("De leesscore is {}. Die moet minstens {} zijn.", comma(flesch), comma(limits.flesch))
            }
            Kind::LongWord(letters) => {
                format!("‘{word}’ heeft {letters} letters. Het mogen er {} zijn.", limits.letters)
            }
            Kind::RareWord => format!("‘{word}’ is een woord dat weinig mensen gebruiken."),
            Kind::HardWord | Kind::HalfHardWord => format!("‘{word}’ kan gewoner."),
            Kind::Passive => format!("Wie doet dit? ‘{word}’ zegt het niet."),
            Kind::Refused => format!("‘{word}’ gebruiken we niet voor mensen."),
            Kind::NoEasyVersion => format!("Er is geen makkelijke versie ({EASY})."),
        }
    }

    /// What is wrong and what could be done, in plain Dutch.
    pub fn in_dutch(&self) -> String {
        format!("{} {}", self.problem(), self.advice)
    }
}

/// A number as Dutch writes it, with at most one decimal.
pub fn comma(number: f64) -> String {
    format!("{number:.1}").replace('.', ",").trim_end_matches(",0").to_owned()
}

/// What was counted in one or more texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Texts.
    pub texts: usize,
    /// Sentences, without labels.
    pub sentences: usize,
    /// Words in them.
    pub words: usize,
    /// Syllables in them.
    pub syllables: usize,
    /// Words in the longest sentence.
    pub longest: usize,
    /// Sentences that are passive.
    pub passive: usize,
}

impl Score {
    /// Words a sentence; nothing when nothing was counted.
    pub fn mean(&self) -> Option<f64> {
        (self.sentences > 0).then(|| self.words as f64 / self.sentences as f64)
    }

    /// Flesch-Douma: from 0, very hard, to 100, very easy.
    pub fn flesch(&self) -> Option<f64> {
        let syllables = 100.0 * self.syllables as f64 / self.words as f64;
        self.mean().map(|mean| 206.84 - 0.77 * syllables - 0.93 * mean)
    }

    /// Which part of the sentences is passive.
    pub fn passive_share(&self) -> f64 {
        if self.sentences == 0 { 0.0 } else { self.passive as f64 / self.sentences as f64 }
    }

    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
        self.longest = self.longest.max(other.longest);
        self.passive += other.passive;
    }
}

/// What was found in some texts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// What a writer should look at, text by text.
    pub findings: Vec<Finding>,
    /// What was counted in plain texts.
    pub plain: Score,
    /// What was counted in easy texts.
    pub easy: Score,
}

impl Report {
    /// Whether nothing has to change.
    pub fn passes(&self) -> bool {
        self.findings.iter().all(|finding| finding.allowed)
    }

    /// What was counted at this level.
    pub fn score(&self, level: Level) -> &Score {
        match level {
            Level::Plain => &self.plain,
            Level::Easy => &self.easy,
        }
    }

    /// Judges a text and counts it along with the others.
    pub fn text(&mut self, path: &str, level: Level, text: &str, glossary: &Glossary) {
        let (score, findings) = Judge { path, level, glossary }.text(text);
        self.findings.extend(findings);
        match level {
            Level::Plain => self.plain.add(&score),
            Level::Easy => self.easy.add(&score),
        }
    }

    /// Judges every version of a text that has a level, and counts them along.
    pub fn versions(&mut self, path: &str, text: &Text, glossary: &Glossary) {
        for (tag, text) in text.versions() {
            if let Some(level) = Level::ALL.into_iter().find(|level| level.tag() == tag) {
                self.text(path, level, text, glossary);
            }
        }
    }

    /// Judges all texts together, after the last of them.
    #[must_use]
    pub fn whole(mut self) -> Self {
        for level in Level::ALL {
            let score = *self.score(level);
            if score.words < LONG_ENOUGH {
                continue;
            }
            if score.passive_share() > level.limits().passive {
                let passives = self.findings.iter_mut().filter(|one| one.level == level && one.kind == Kind::Passive);
                passives.for_each(|finding| finding.allowed = false);
            }
            // One text was judged by itself.
            if score.texts > 1 {
                self.findings.extend(Judge { path: "", level, glossary: &Glossary::default() }.score(&score));
            }
        }
        self
    }
}

/// Judges one text by itself.
pub fn text(level: Level, text: &str, glossary: &Glossary) -> Report {
    let mut report = Report::default();
    report.text("", level, text, glossary);
    report.whole()
}

/// Judges every text of an agenda that is ours, in every version that has a level.
pub fn agenda(agenda: &Agenda) -> Report {
    let glossary = Glossary::of(agenda);
    let mut report = Report::default();
    for ours in agenda.texts() {
        report.versions(&ours.path, ours.text, &glossary);
        if ours.needs_easy && !ours.text.has(EASY) {
            report.findings.push(Finding {
                path: ours.path,
                level: Level::Easy,
                kind: Kind::NoEasyVersion,
                sentence: sentences(ours.text.nl()).first().map_or_else(String::new, |first| first.text.to_owned()),
                word: None,
                advice: "Schrijf er een, met korte zinnen en gewone woorden.".to_owned(),
                allowed: false,
            });
        }
    }
    report.whole()
}

struct Judge<'a> {
    path: &'a str,
    level: Level,
    glossary: &'a Glossary,
}

impl Judge<'_> {
    fn text(&self, text: &str) -> (Score, Vec<Finding>) {
        let text = text.replace('\u{ad}', "");
        let mut score = Score { texts: 1, ..Score::default() };
        let mut findings = Vec::new();
        for sentence in sentences(&text) {
            let count = sentence.words.len();
            let passive = passive::passive(&sentence);
            if !sentence.is_label() {
                score.add(&Score {
                    texts: 0,
                    sentences: 1,
                    words: count,
                    syllables: sentence.words.iter().map(|word| syllables(word.text)).sum(),
                    longest: count,
                    passive: usize::from(passive.is_some()),
                });
            }
            if count > self.level.limits().longest {
                findings.push(self.finding(Kind::LongSentence(count), sentence.text, None, cut(&sentence)));
            }
            if let Some(word) = passive {
                let advice = "Zeg wie het doet.".to_owned();
                findings.push(self.finding(Kind::Passive, sentence.text, Some(word), advice));
            }
            self.words(&sentence, &mut findings);
        }
        let mut seen = HashSet::new();
        findings.retain(|finding| match (&finding.word, finding.kind) {
            (Some(_), Kind::Passive) | (None, _) => true,
            (Some(word), _) => seen.insert(word.to_lowercase()),
        });
        if score.words >= LONG_ENOUGH {
            findings.extend(self.score(&score));
        }
        (score, findings)
    }

    /// Finds words: each at most once, for the weightiest reason.
    fn words(&self, sentence: &Sentence<'_>, findings: &mut Vec<Finding>) {
        let words: Vec<&str> = sentence.words.iter().map(|word| word.text).collect();
        let named = self.glossary.named(&words);
        let mut judged = named.clone();
        let mut judge = |at: usize, phrase: String, kind: Kind, advice: String| {
            let places = at..at + phrase.split(' ').count();
            if !judged[places.clone()].contains(&true) {
                judged[places].fill(true);
                findings.push(self.finding(kind, sentence.text, Some(phrase), advice));
            }
        };
        for refused in tone::refused(&words, &named) {
            judge(refused.at, refused.word, Kind::Refused, refused.instead.to_owned());
        }
        for hard in plainer::hard(&words).into_iter().filter(|hard| !self.glossary.explains(&hard.word)) {
            let kind = if hard.half { Kind::HalfHardWord } else { Kind::HardWord };
            judge(hard.at, hard.word, kind, format!("Zeg bijvoorbeeld: {}.", hard.plain));
        }
        for (at, word) in sentence.words.iter().enumerate() {
            let lower = word.text.to_lowercase();
            let next_is_name = sentence.words.get(at + 1).is_some_and(|next| !next.first && is_capital(next));
            if is_name(word)
                || (is_capital(word) && next_is_name)
                || holds(&self.glossary.words, &lower)
                || words::is_plain(&lower)
            {
                continue;
            }
            let letters = lower.split('-').map(|part| part.chars().filter(|char| char.is_alphabetic()).count()).max();
            let letters = letters.unwrap_or_default();
            if letters > self.level.limits().letters {
                let advice = match words::parts(&lower, &self.glossary.words) {
                    Some((left, right)) => format!("Maak er meer woorden van: {left} + {right}."),
                    None => "Zeg het met kortere woorden.".to_owned(),
                };
                judge(at, word.text.to_owned(), Kind::LongWord(letters), advice);
            } else if !words::is_known(&lower, &self.glossary.words) {
                let advice = "Zeg het anders, of leg het uit bij de moeilijke woorden.".to_owned();
                judge(at, word.text.to_owned(), Kind::RareWord, advice);
            }
        }
    }

    /// Judges what was counted.
    fn score(&self, score: &Score) -> Vec<Finding> {
        let limits = self.level.limits();
        let mut findings = Vec::new();
        if let Some(mean) = score.mean().filter(|mean| *mean > limits.mean) {
            let advice = "Knip de langste zinnen in tweeën.".to_owned();
            findings.push(self.finding(Kind::LongSentences(mean), "", None, advice));
        }
        if let Some(flesch) = score.flesch().filter(|flesch| *flesch < limits.flesch) {
            let advice = "Gebruik kortere woorden en kortere zinnen.".to_owned();
            findings.push(self.finding(Kind::HardText(flesch), "", None, advice));
        }
        findings
    }

    fn finding(&self, kind: Kind, sentence: &str, word: Option<String>, advice: String) -> Finding {
        Finding {
            path: self.path.to_owned(),
            level: self.level,
            kind,
            sentence: sentence.to_owned(),
            word,
            advice,
            allowed: match kind {
                Kind::Passive => self.level.limits().passive > 0.0,
                Kind::HalfHardWord => self.level == Level::Plain,
                _ => false,
            },
        }
    }
}

/// Whether a word is a name, an abbreviation, an address or a number, by how it is written.
fn is_name(word: &Word<'_>) -> bool {
    let capitals = word.text.chars().filter(|char| char.is_uppercase()).count();
    capitals > usize::from(is_capital(word))
        || (is_capital(word) && !word.first)
        || word.text.contains(['.', '@'])
        || word.text.starts_with(|char: char| char.is_ascii_digit())
}

fn is_capital(word: &Word<'_>) -> bool {
    word.text.starts_with(char::is_uppercase)
}

/// Where a long sentence could be cut.
fn cut(sentence: &Sentence<'_>) -> String {
    const JOINTS: [&str; 20] = [
        "maar", "en", "want", "omdat", "die", "dat", "of", "dus", "zodat", "als", "terwijl", "waardoor", "waarbij",
        "waarin", "om", "hoe", "wat", "toen", "ook", "daarom",
    ];
    let middle = sentence.words.len() / 2;
    let joint = sentence.words.windows(2).enumerate().filter_map(|(at, pair)| {
        let joins = JOINTS.contains(&pair[1].text.to_lowercase().as_str());
        // A comma before it makes a better place; so does the middle.
        let weight = match (pair[0].pause, joins) {
            (true, true) => 0,
            (true, false) => 3,
            (false, true) => 4,
            (false, false) => return None,
        };
        let end = at + 1;
        (end >= 3 && sentence.words.len() - end >= 3).then_some((weight + end.abs_diff(middle), pair[0], pair[1]))
    });
    match joint.min_by_key(|(weight, ..)| *weight) {
        Some((_, before, after)) => {
            let comma = if before.pause { "," } else { "" };
            format!("Knip bij ‘{}{comma} {}’ en begin daar een nieuwe zin.", before.text, after.text)
        }
        None => "Maak er twee zinnen van. Zeg één ding per zin.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EASY_TEXT: &str = "Wij willen weten wat jij vindt. Wat ging er goed? En wat kan beter? Je hoeft je naam niet te zeggen. \
        Wij lezen wat je schrijft en praten erover. Daarna hoor je wat we ermee doen. Soms lukt iets niet. Dan zeggen we waarom.";
    const HARD_TEXT: &str = "De gemeente faciliteert, in samenwerking met ketenpartners, de implementatie van een \
        domeinoverstijgende aanpak ten behoeve van kwetsbare jongeren met meervoudige problematiek. Indien er sprake is van \
        handelingsverlegenheid, wordt door de regiegroep een integrale bespreking geïnitieerd.";

    fn found(level: Level, text: &str) -> Vec<(Kind, Option<String>)> {
        let report = super::text(level, text, &Glossary::default());
        report.findings.into_iter().map(|finding| (finding.kind, finding.word)).collect()
    }

    fn words(level: Level, text: &str) -> Vec<String> {
        found(level, text).into_iter().filter_map(|(_, word)| word).collect()
    }

    #[test]
    fn easy_text_passes_at_both_levels() {
        for level in Level::ALL {
            let report = text(level, EASY_TEXT, &Glossary::default());
            assert_eq!(report.findings, []);
            assert!(report.score(level).flesch().unwrap() > 90.0);
        }
    }

    #[test]
    fn hard_text_fails_in_every_way() {
        let report = text(Level::Plain, HARD_TEXT, &Glossary::default());
        let has = |kind: fn(&Kind) -> bool| report.findings.iter().any(|finding| kind(&finding.kind));
        assert!(has(|kind| matches!(kind, Kind::LongSentence(21))));
        assert!(has(|kind| matches!(kind, Kind::LongSentences(_))));
        assert!(has(|kind| matches!(kind, Kind::HardText(_))));
        assert!(has(|kind| *kind == Kind::RareWord));
        assert!(has(|kind| *kind == Kind::HardWord));
        assert!(has(|kind| *kind == Kind::Passive));
        assert!(has(|kind| *kind == Kind::Refused));
        assert!(!report.passes());
        assert!(report.score(Level::Plain).flesch().unwrap() < 20.0);
    }

    #[test]
    fn the_score_is_that_of_the_formula() {
        // Four words, five syllables, one sentence.
        let score = *text(Level::Plain, "Jij zegt wat ermee.", &Glossary::default()).score(Level::Plain);
        assert_eq!((score.words, score.syllables, score.sentences), (4, 5, 1));
        assert!((score.flesch().unwrap() - (206.84 - 0.77 * 125.0 - 0.93 * 4.0)).abs() < 1e-9);
        assert_eq!(Score::default().flesch(), None);
    }

    #[test]
    fn a_finding_names_the_sentence_and_the_word_and_suggests() {
        let report = text(Level::Plain, "Dat is fijn. Indien je wilt, praten we.", &Glossary::default());
        let finding = &report.findings[0];
        assert_eq!(finding.sentence, "Indien je wilt, praten we.");
        assert_eq!(finding.word.as_deref(), Some("Indien"));
        assert_eq!(finding.problem(), "‘Indien’ kan gewoner.");
        assert_eq!(finding.advice, "Zeg bijvoorbeeld: als.");
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_comma_near_its_middle() {
        let long = "Wij praten elke maand met jou over wat er goed gaat en wat niet, maar soms hebben wij daar helaas geen tijd voor.";
        let report = text(Level::Plain, long, &Glossary::default());
        assert_eq!(report.findings[0].kind, Kind::LongSentence(23));
        assert_eq!(report.findings[0].advice, "Knip bij ‘niet, maar’ en begin daar een nieuwe zin.");
    }

    #[test]
    fn easy_text_asks_more() {
        let sentence = "Wij willen van jou weten wat er goed ging en wat er niet goed ging.";
        assert_eq!(found(Level::Plain, sentence), []);
        assert_eq!(found(Level::Easy, sentence), [(Kind::LongSentence(15), None)]);
        assert_eq!(words(Level::Easy, "De kinderrechters."), ["kinderrechters"]);
    }

    #[test]
    fn one_passive_may_stay_among_many_sentences_and_none_in_easy_text() {
        let passive = format!("{EASY_TEXT} {EASY_TEXT} Er wordt met jou gepraat.");
        assert!(text(Level::Plain, &passive, &Glossary::default()).passes());
        assert!(!text(Level::Easy, &passive, &Glossary::default()).passes());
        assert!(!text(Level::Plain, &"Er wordt met jou gepraat. ".repeat(6), &Glossary::default()).passes());
    }

    #[test]
    fn inflected_words_compounds_names_and_numbers_are_known() {
        for known in [
            "De kinderen praatten met hun liefste hulpverleners over huizen, brieven en thema’s.",
            "Zij heeft het uitgelegd en opgeschreven, en wij dachten mee.",
            "Het jongerencentrum heeft een schoolfeestje op 12 maart om 18.30 uur.",
            "Vraag het aan Fatima Quispel of kijk op weerklank.example.",
            "Het RIBW en Enver kosten samen € 932.000 voor de 16e keer.",
            "Dit is dé plek, vóór alles.",
        ] {
            assert_eq!(words(Level::Plain, known), [""; 0], "{known}");
        }
    }

    #[test]
    fn what_is_explained_may_be_rare_but_a_refused_word_needs_a_name() {
        let mut glossary = Glossary::default();
        glossary.explain("triangulatie");
        glossary.explain("cliënt");
        glossary.name("Cliëntenraad Jeugd");
        let judge = |glossary: &Glossary, sentence| text(Level::Plain, sentence, glossary).findings.len();
        assert_eq!(judge(&glossary, "Wat is triangulatie?"), 0);
        assert_eq!(judge(&glossary, "De Cliëntenraad Jeugd praat mee."), 0);
        assert_eq!(judge(&glossary, "De cliënt praat mee."), 1);
        assert_eq!(judge(&glossary, "Een cliëntenraad praat mee."), 1);
        glossary.name("Integraal Plan Peelland");
        assert_eq!(text(Level::Plain, "Het Integraal Plan Peelland helpt. Peelland helpt.", &glossary).findings, []);
        assert_eq!(text(Level::Plain, "Het is integraal.", &glossary).findings.len(), 1);
    }

    #[test]
    fn a_word_is_named_once_in_a_text() {
        assert_eq!(words(Level::Plain, "Indien je wilt. Indien je kunt."), ["Indien"]);
    }

    #[test]
    fn a_label_counts_for_its_words_and_not_for_the_score() {
        let report = text(Level::Plain, "Indien gewenst", &Glossary::default());
        assert_eq!(report.findings[0].word.as_deref(), Some("Indien"));
        assert_eq!(report.score(Level::Plain).sentences, 0);
    }

    #[test]
    fn an_agenda_is_judged_at_both_levels_with_its_own_words() {
        let agenda: Agenda = serde_json::from_str(
            r#"{"id":"a","kind":"report","title":{"nl":"Wat is triage","nl-simple":"Indien"},"summary":"Jij praat mee.",
                "region":{"name":"Galmerwoude"},"source":{"document":"D"},"terms":[{"term":"triage","plain":"Kiezen wie eerst mag."}]}"#,
        )
        .unwrap();
        let found: Vec<_> =
            super::agenda(&agenda).findings.into_iter().map(|one| (one.path, one.level, one.kind)).collect();
        assert_eq!(
            found,
            [
                ("title".to_owned(), Level::Easy, Kind::HardWord),
                ("summary".to_owned(), Level::Easy, Kind::NoEasyVersion)
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_can_be_judged(text in "(?s).{0,300}", name in ".{0,20}") {
            let mut glossary = Glossary::default();
            glossary.name(&name);
            glossary.explain(&name);
            for level in Level::ALL {
                for finding in super::text(level, &text, &glossary).findings {
                    prop_assert!(!finding.problem().is_empty());
                }
            }
        }

        #[test]
        fn dutch_of_any_kind_can_be_judged(text in "([a-zäëïöüéA-Z]{1,12}(‘|’|, |\\. |\\.|-| |\n|: |…|/|'| ge| wordt | ver)){0,60}") {
            super::text(Level::Easy, &text, &Glossary::default());
        }
    }

    #[test]
    fn text_of_any_length_and_script_can_be_judged() {
        for text in [
            "a".repeat(10_000),
            "هذا نص. ".repeat(1_000),
            "👩‍👧 ".repeat(1_000),
            "zorg".repeat(2_500),
            "\u{ad}".repeat(100),
        ] {
            super::text(Level::Plain, &text, &Glossary::default());
        }
    }
}
