//! A text in one or more languages and levels.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

use crate::json::{Notes, Read, Value};

/// The tag of plain Dutch (B1), which every text has.
pub const PLAIN: &str = "nl";
/// The tag of easy Dutch (A2); `simple` is a registered BCP 47 subtag.
pub const EASY: &str = "nl-simple";

/// Whether this is a letter or a digit, of any language. By hand, and so not exact for what few people type:
/// everyone would download the tables of Unicode.
pub fn is_in_a_word(letter: char) -> bool {
    match letter {
        '\0'..='\u{bf}' => letter.is_ascii_alphanumeric(),
        // Signs, accents typed by themselves, what cannot be seen, and small pictures.
        '×' | '÷' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe4f}' => false,
        '\u{feff}'..='\u{ff0f}' | '\u{fff0}'..='\u{ffff}' => false,
        _ => letter < '\u{1f000}',
    }
}

/// A text as a set of versions, by BCP 47 tag.
///
/// In JSON it is a string, which is plain Dutch, or an object from tag to string.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<(String, String)>);

impl Text {
    /// A text in plain Dutch only.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![(PLAIN.to_owned(), text.into())])
    }

    /// The version for `tag`; failing that, plain Dutch; failing that, the first there is.
    ///
    /// Gives the tag of the version found beside it, so that the page can mark it with the right `lang`.
    pub fn read(&self, tag: &str) -> (&str, &str) {
        self.find(tag).or_else(|| self.find(PLAIN)).or_else(|| self.versions().next()).unwrap_or((PLAIN, ""))
    }

    /// Plain Dutch, the version that every text has.
    pub fn nl(&self) -> &str {
        self.read(PLAIN).1
    }

    /// Whether there is a version for exactly this tag.
    pub fn has(&self, tag: &str) -> bool {
        self.find(tag).is_some_and(|(_, text)| !text.trim().is_empty())
    }

    /// Whether no version holds a word.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// Every version, as tag and text.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    fn find(&self, wanted: &str) -> Option<(&str, &str)> {
        self.versions().find(|(tag, _)| *tag == wanted)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [(tag, text)] if tag == PLAIN => serializer.serialize_str(text),
            versions => serializer.collect_map(versions.iter().map(|(tag, text)| (tag, text))),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Versions;

        impl<'de> Visitor<'de> for Versions {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, or an object from language tag to string")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::plain(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut versions = Vec::new();
                while let Some(version) = map.next_entry()? {
                    versions.push(version);
                }
                Ok(Text(versions))
            }
        }

        deserializer.deserialize_any(Versions)
    }
}

impl Read for Text {
    fn read(value: Value, notes: &mut Notes) -> Self {
        match value {
            Value::String(text) => Self::plain(text),
            Value::Object(versions) => {
                Self(versions.into_iter().map(|(tag, text)| (tag, String::read(text, notes))).collect())
            }
            _ => {
                notes.expected("a string, or an object from language tag to string");
                Self::default()
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A string (plain Dutch), or an object from BCP 47 tag to string.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 1 }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_language_are_in_a_word_and_signs_are_not() {
        assert!("aZ0éÿłğОلع中ñ".chars().all(is_in_a_word));
        assert!(!" -'’“”…·€×÷→😀\u{ad}\u{a0}\u{301}\u{200d}\u{fe0f}«»•–".chars().any(is_in_a_word));
    }

    #[test]
    fn a_string_is_plain_dutch() {
        let text: Text = serde_json::from_str(r#""Hallo""#).unwrap();
        assert_eq!(text.read("tr"), ("nl", "Hallo"));
        assert_eq!(serde_json::to_string(&text).unwrap(), r#""Hallo""#);
    }

    #[test]
    fn a_missing_language_falls_back_to_plain_dutch_and_says_so() {
        let text: Text = serde_json::from_str(r#"{"nl":"Hallo","en":"Hello"}"#).unwrap();
        assert_eq!(text.read("en"), ("en", "Hello"));
        assert_eq!(text.read("pl"), ("nl", "Hallo"));
        assert!(!text.has(EASY));
    }

    #[test]
    fn an_object_without_dutch_still_reads() {
        let text: Text = serde_json::from_str(r#"{"en":"Hello"}"#).unwrap();
        assert_eq!(text.read("nl"), ("en", "Hello"));
        assert_eq!(serde_json::to_string(&text).unwrap(), r#"{"en":"Hello"}"#);
    }
}
