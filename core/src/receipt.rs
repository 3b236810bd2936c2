//! The receipt code: ten short words that let a giver, and nobody else, find their words back.
//!
//! Nine words carry 90 random bits (1,024 words, 10 bits each); the tenth is a checksum, so that a typing
//! slip is noticed. From the bits the device derives a public id and a secret, each by SHA-256 over its
//! own label; the backend gets the id and a hash of the secret, and can compute neither the secret nor
//! the code from them. `docs/contract.md` has test vectors.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use crate::texts;

/// The number of words of a code.
pub const WORDS: usize = 10;
/// The number of random bytes that [`ReceiptCode::from_entropy`] takes.
pub const ENTROPY: usize = 12;

const PAYLOAD: usize = WORDS - 1;
const BITS: usize = 10;

/// The word list: 1,024 short Dutch words, sorted, any two at least two letters apart.
fn word_list() -> impl Iterator<Item = &'static str> + Clone {
    include_str!("receipt/words.txt").lines()
}

/// What a giver keeps. Whoever has it can read, change and take back one contribution.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptCode([u16; PAYLOAD]);

impl ReceiptCode {
    /// A code from random bytes, of which the first 90 bits count.
    pub fn from_entropy(entropy: [u8; ENTROPY]) -> Self {
        let mut words = [0; PAYLOAD];
        for (place, word) in words.iter_mut().enumerate() {
            *word = (0..BITS).fold(0, |word, bit| {
                let at = place * BITS + bit;
                word << 1 | u16::from(entropy[at / 8] >> (7 - at % 8) & 1)
            });
        }
        Self(words)
    }

    /// Reads what a person typed: any case, any separators.
    ///
    /// # Errors
    /// Says what to mend: too few or too many words, a word that is not in the list (with the
    /// nearest one), or a checksum that does not fit.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut reading = Reading::of(typed)?;
        match (reading.slips.pop(), reading.codes.pop()) {
            (Some(slip), _) => Err(slip.unmended()),
            (None, Some(code)) if reading.codes.is_empty() => Ok(code),
            _ => Err(CodeError::Count { typed: WORDS * (reading.codes.len() + 1) }),
        }
    }

    fn of_numbers(numbers: &[u16]) -> Option<Self> {
        let (payload, check) = numbers.split_first_chunk()?;
        let code = Self(*payload);
        (check == [code.check_word()]).then_some(code)
    }

    /// The ten words.
    pub fn words(&self) -> Vec<&'static str> {
        let list: Vec<_> = word_list().collect();
        let numbers = self.0.iter().copied().chain([self.check_word()]);
        numbers.filter_map(|number| list.get(usize::from(number)).copied()).collect()
    }

    /// The public id of the contribution that this code belongs to.
    pub fn feedback_id(&self) -> FeedbackId {
        FeedbackId(hex(&self.derive("weerklank/id/1")[..16]))
    }

    /// The secret that proves to a backend that one has the code.
    pub fn secret(&self) -> Secret {
        Secret(hex(&self.derive("weerklank/secret/1")))
    }

    fn check_word(&self) -> u16 {
        let digest = self.derive("weerklank/check/1");
        u16::from_be_bytes([digest[0], digest[1]]) >> (16 - BITS)
    }

    fn derive(&self, label: &str) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(label);
        for word in self.0 {
            hash.update(word.to_be_bytes());
        }
        hash.finalize().into()
    }
}

impl fmt::Display for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(" "))
    }
}

/// Never the words: what is debugged may end up in a log.
impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(…)")
    }
}

impl Serialize for ReceiptCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReceiptCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| de::Error::custom("not a receipt code"))
    }
}

/// The codes in what a person typed or pasted, one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The codes, in their order.
    pub codes: Vec<ReceiptCode>,
    /// The words that were read as others. Nobody knows for certain that these were meant: ask.
    pub slips: Vec<Slip>,
}

/// A word that is not in the list, and was read as the one that is nearest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Which one, from 1.
    pub place: usize,
    /// What was typed.
    pub typed: String,
    /// What it was read as.
    pub meant: &'static str,
}

impl Slip {
    fn unmended(self) -> CodeError {
        CodeError::UnknownWord { place: self.place, word: self.typed, nearest: Some(self.meant) }
    }
}

impl Reading {
    /// Reads one or more codes: any case, any separators. A word with a slip in it is read as the nearest one, when
    /// the words are a code with that.
    ///
    /// # Errors
    /// Says what to mend: a number of words that is not ten for each code, a word that is like none of the list or does
    /// not fit when read as the nearest, or words that do not belong together.
    pub fn of(typed: &str) -> Result<Self, CodeError> {
        let lower = typed.to_ascii_lowercase();
        // The list is ASCII. Other letters stay in their word, so that it is named as wrong, not cut in two.
        let between = |c: char| c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphabetic());
        let mut numbers = Vec::new();
        let mut slips = Vec::new();
        for word in lower.split(between).filter(|word| !word.is_empty()) {
            let place = numbers.len() + 1;
            let number = place_in_list(word).or_else(|| {
                let meant = nearest(word)?;
                slips.push(Slip { place, typed: word.to_owned(), meant });
                place_in_list(meant)
            });
            numbers.push(number.ok_or_else(|| CodeError::UnknownWord {
                place,
                word: word.to_owned(),
                nearest: None,
            })?);
        }
        let typed = numbers.len();
        let codes: Option<Vec<_>> = numbers.chunks(WORDS).map(ReceiptCode::of_numbers).collect();
        match codes.filter(|codes| !codes.is_empty()) {
            Some(codes) => Ok(Self { codes, slips }),
            None => Err(match slips.into_iter().next() {
                Some(slip) => slip.unmended(),
                None if typed > 0 && typed.is_multiple_of(WORDS) => CodeError::Checksum,
                None => CodeError::Count { typed },
            }),
        }
    }
}

fn place_in_list(word: &str) -> Option<u16> {
    word_list().position(|known| known == word).and_then(|place| u16::try_from(place).ok())
}

/// Why typed words are not a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeError {
    /// There are not ten words, or ten for each code.
    Count {
        /// How many there are.
        typed: usize,
    },
    /// A word is not in the list.
    UnknownWord {
        /// Which one, from 1.
        place: usize,
        /// What was typed.
        word: String,
        /// The word of the list that is nearest, if one is near enough.
        nearest: Option<&'static str>,
    },
    /// All are words of the list, but not of one code: one is wrong, or two changed places.
    Checksum,
}

/// The word of the list that is one or two letters away from `typed`, nearest first.
fn nearest(typed: &str) -> Option<&'static str> {
    let distances = word_list().map(|word| (distance(typed, word), word));
    distances.filter(|(distance, _)| *distance <= 2).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// Levenshtein distance, in letters.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.chars().enumerate() {
            let swap = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.chars().count()]
}

/// The public id of a contribution: 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct FeedbackId(String);

/// The hash of a [`Secret`]: 64 hexadecimal digits. Harmless to store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SecretHash(String);

/// Proof that one has a receipt code: 64 hexadecimal digits. Never stored, logged or put in an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Reads a secret that came in a header.
    pub fn parse(text: &str) -> Option<Self> {
        is_hex(text, 64).then(|| Self(text.to_owned()))
    }

    /// What a backend keeps of it: SHA-256 over the digits as text, so that any database can compute it.
    pub fn hash(&self) -> SecretHash {
        SecretHash(digest(&self.0))
    }

    /// The secret, to put into a header.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

macro_rules! hex_text {
    ($name:ident, $length:literal) => {
        impl $name {
            /// Reads the digits; `None` when they are not hexadecimal or of the wrong number.
            pub fn parse(text: &str) -> Option<Self> {
                is_hex(text, $length).then(|| Self(text.to_owned()))
            }

            /// The digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| de::Error::custom(concat!("not ", $length, " hexadecimal digits")))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": concat!("^[0-9a-f]{", $length, "}$") })
            }
        }
    };
}

hex_text!(FeedbackId, 32);
hex_text!(SecretHash, 64);

texts!(FeedbackId, FeedbackId::parse, FeedbackId(String::new()), "32 hexadecimal digits");
texts!(SecretHash, SecretHash::parse, SecretHash(String::new()), "64 hexadecimal digits");
texts!(ReceiptCode, |text| ReceiptCode::parse(text).ok(), ReceiptCode([0; PAYLOAD]), "a receipt code");

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// SHA-256 over a text, in 64 hexadecimal digits.
pub(crate) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_list_has_1024_words_that_a_slip_does_not_confuse() {
        let words: Vec<_> = word_list().collect();
        assert_eq!(words.len(), 1 << BITS);
        assert!(words.is_sorted());
        for (place, word) in words.iter().enumerate() {
            assert!((3..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
            for other in &words[..place] {
                assert!(distance(word, other) >= 2, "{word} and {other}");
            }
        }
    }

    #[test]
    fn id_and_secret_differ_and_hide_the_code() {
        let code = ReceiptCode::from_entropy([0; ENTROPY]);
        assert_ne!(code.feedback_id().as_str(), &code.secret().expose()[..32]);
        assert_ne!(code.secret().hash().as_str(), code.secret().expose());
        assert_eq!(format!("{code:?} {:?}", code.secret()), "ReceiptCode(…) Secret(…)");
    }

    #[test]
    fn a_slip_names_the_word_and_the_nearest_one() {
        let code = ReceiptCode::from_entropy([9; ENTROPY]);
        let mut words: Vec<String> = code.words().into_iter().map(str::to_owned).collect();
        let right = words[3].clone();
        words[3].push('q');
        match ReceiptCode::parse(&words.join(" ")) {
            Err(CodeError::UnknownWord { place: 4, nearest: Some(nearest), .. }) => assert_eq!(nearest, right),
            other => panic!("{other:?}"),
        }
        assert_eq!(ReceiptCode::parse("  "), Err(CodeError::Count { typed: 0 }));
    }

    fn typed(codes: &[ReceiptCode]) -> Vec<String> {
        codes.iter().flat_map(ReceiptCode::words).map(str::to_owned).collect()
    }

    #[test]
    fn several_codes_are_read_at_once_and_a_slip_is_mended_and_told() {
        let codes = [[9; ENTROPY], [8; ENTROPY]].map(ReceiptCode::from_entropy);
        let mut words = typed(&codes);
        assert_eq!(Reading::of(&words.join(" ")), Ok(Reading { codes: codes.to_vec(), slips: Vec::new() }));
        assert_eq!(ReceiptCode::parse(&words.join(" ")), Err(CodeError::Count { typed: 20 }));

        let meant = codes[1].words()[3];
        words[13].push('q');
        let reading = Reading::of(&words.join("\n")).unwrap();
        assert_eq!(reading.codes, codes);
        assert_eq!(reading.slips, [Slip { place: 14, typed: words[13].clone(), meant }]);

        // Nothing is made of words that are no code when mended.
        words[12] = words[11].clone();
        let error = Reading::of(&words.join(" "));
        assert!(matches!(error, Err(CodeError::UnknownWord { place: 14, nearest: Some(_), .. })), "{error:?}");
        assert_eq!(Reading::of(&words[..12].join(" ")), Err(CodeError::Count { typed: 12 }));
    }

    proptest! {
        #[test]
        fn what_is_mended_is_always_told(entropy: [u8; ENTROPY], place in 0..WORDS, letter in "[a-z]", at in 0_usize..7) {
            let code = ReceiptCode::from_entropy(entropy);
            let mut words = typed(std::slice::from_ref(&code));
            let end = words[place].len();
            words[place].insert_str(at.min(end), &letter);
            match Reading::of(&words.join(" ")) {
                Ok(reading) if reading.slips.is_empty() => prop_assert_eq!(typed(&reading.codes), words),
                Ok(reading) => prop_assert_eq!(&typed(&reading.codes)[place], reading.slips[0].meant),
                Err(CodeError::UnknownWord { place: named, .. }) => prop_assert_eq!(named, place + 1),
                Err(error) => prop_assert_eq!(error, CodeError::Checksum),
            }
        }

        #[test]
        fn what_is_written_down_reads_back(entropy: [u8; ENTROPY], separator in "[ ,.\n-]{1,3}", upper: bool) {
            let code = ReceiptCode::from_entropy(entropy);
            let mut typed = code.words().join(&separator);
            if upper {
                typed = typed.to_uppercase();
            }
            prop_assert_eq!(ReceiptCode::parse(&typed), Ok(code));
        }

        #[test]
        fn one_wrong_word_is_almost_always_noticed(entropy: [u8; ENTROPY], place in 0..PAYLOAD, other in 0_u16..1024) {
            let code = ReceiptCode::from_entropy(entropy);
            let mut wrong = code.clone();
            wrong.0[place] = other;
            // A checksum of 10 bits lets one in 1,024 through; those that pass must be other codes.
            if wrong.check_word() != code.check_word() {
                let list: Vec<_> = word_list().collect();
                let mut words = wrong.words();
                words[PAYLOAD] = list[usize::from(code.check_word())];
                prop_assert_eq!(ReceiptCode::parse(&words.join(" ")), Err(CodeError::Checksum));
            }
        }

        #[test]
        fn anything_typed_is_answered(typed in ".{0,200}") {
            let _ = ReceiptCode::parse(&typed);
        }

        #[test]
        fn different_codes_have_different_ids(a: [u8; ENTROPY], b: [u8; ENTROPY]) {
            let (a, b) = (ReceiptCode::from_entropy(a), ReceiptCode::from_entropy(b));
            prop_assert_eq!(a == b, a.feedback_id() == b.feedback_id());
        }
    }
}
