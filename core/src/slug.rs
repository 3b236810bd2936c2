//! A name that is safe in an address, a file name and a header.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{texts, typed::plain};

const LONGEST: usize = 80;

/// The id of an agenda, theme, question, organisation …: lower-case letters, digits and hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug; `None` when it is empty, over 80 characters, or holds anything but `a-z`, `0-9` and `-`.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=LONGEST).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    /// A slug of the letters and digits in `text`, without accents and with a hyphen for what is between; `x` when there
    /// are none. What is too long is cut off.
    pub fn made_of(text: &str) -> Self {
        let mut slug = String::new();
        for letter in text.chars().map(plain) {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(LONGEST);
        let slug = slug.trim_end_matches('-');
        Self(if slug.is_empty() { "x" } else { slug }.to_owned())
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("an id is 1 to 80 of a-z, 0-9 and -"))
    }
}

texts!(Slug, Slug::parse, Slug(String::new()), "an id: 1 to 80 of a-z, 0-9 and -");

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Slug {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Slug".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An id: lower-case letters, digits and hyphens.",
            "type": "string",
            "pattern": "^[a-z0-9-]{1,80}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_that_needs_escaping_is_a_slug() {
        assert!(Slug::parse("st-raw-2025").is_some());
        for bad in ["", "../x", "a/b", "A", "é", "a b", "a%20", &"a".repeat(81)] {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_slug_is_made_of_any_words() {
        for (text, slug) in
            [("Hoe lang, nog één week?", "hoe-lang-nog-een-week"), ("😀 ", "x"), ("-A-", "a"), ("بيت 2", "2")]
        {
            assert_eq!(Slug::made_of(text).as_str(), slug);
        }
    }

    proptest! {
        #[test]
        fn what_is_made_is_a_slug(text in "\\PC{0,120}") {
            let made = Slug::made_of(&text);
            prop_assert_eq!(Slug::parse(made.as_str()), Some(made.clone()));
            prop_assert_eq!(Slug::made_of(made.as_str()), made);
        }
    }
}
