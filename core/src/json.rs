//! Reads JSON into types, in few bytes of WebAssembly.
//!
//! Serde's derived readers are made for speed and for every format: each field of each type becomes code of
//! its own, for our types some 35 KB of what a phone downloads. Here a type names its fields ([`reads!`])
//! or its words ([`names!`]) and everything else is shared. What does not fit is noted and read as something
//! empty; who asked gets all the notes instead of the document. That is kinder to who wrote it than the
//! first error alone, and half the code of returning at every field. Natively the same types are read by
//! serde as well, and a test keeps both alike. `docs/adr/0004-reading-json.md` has the figures.

use std::{collections::BTreeMap, fmt};

use serde::Deserialize;
use serde_json::Map;
pub use serde_json::Value;

/// Why a document is not what was asked for: for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl Unfit {
    /// Every place that does not fit, as JSON pointer; empty for the whole.
    pub fn pointers(&self) -> impl Iterator<Item = String> {
        let paths = self.0.split("; ").filter_map(|note| Some(note.split_once(": ")?.0));
        paths.map(|path| if path.is_empty() { String::new() } else { format!("/{}", path.replace('.', "/")) })
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

/// What did not fit while reading, and where.
#[derive(Debug, Default)]
pub struct Notes {
    path: Vec<String>,
    notes: Vec<String>,
}

impl Notes {
    /// Notes that something else was expected at the place that is being read.
    #[cold]
    #[inline(never)]
    pub fn expected(&mut self, what: &str) {
        self.note(&format!("expected {what}"));
    }

    #[cold]
    #[inline(never)]
    fn note(&mut self, what: &str) {
        self.notes.push(format!("{}: {what}", self.path.join(".")));
    }

    /// What follows is inside `name`, until [`Notes::leave`].
    #[inline(never)]
    fn enter(&mut self, name: String) {
        self.path.push(name);
    }

    #[inline(never)]
    fn leave(&mut self) {
        self.path.pop();
    }
}

/// A type that can be read from JSON.
pub trait Read: Sized {
    /// Reads it from a value. What does not fit is noted; the result is then of no use.
    fn read(value: Value, notes: &mut Notes) -> Self;

    /// What a missing field means. Unless the type says otherwise, it may not be missing.
    fn absent(notes: &mut Notes) -> Self {
        Self::read(Value::Null, notes)
    }
}

/// Reads a type from JSON.
///
/// # Errors
/// When the text is not JSON, or not of the type's form: all that does not fit.
pub fn read<T: Read>(text: &str) -> Result<T, Unfit> {
    read_value(parse(text)?)
}

/// Reads a type from JSON that has been parsed.
///
/// # Errors
/// When the value is not of the type's form: all that does not fit.
pub fn read_value<T: Read>(value: Value) -> Result<T, Unfit> {
    let mut notes = Notes::default();
    let read = T::read(value, &mut notes);
    if notes.notes.is_empty() { Ok(read) } else { Err(Unfit(notes.notes.join("; "))) }
}

/// Parses JSON.
///
/// # Errors
/// When the text is not JSON.
pub fn parse(text: &str) -> Result<Value, Unfit> {
    // Not the error's own words: they come with those of every failing file and socket.
    serde_json::from_str(text)
        .map_err(|error| Unfit(format!("not JSON, at line {} column {}", error.line(), error.column())))
}

/// The fields of a JSON object that were not taken yet.
#[derive(Debug)]
pub struct Object(Map<String, Value>);

impl Object {
    /// Reads an object.
    #[inline(never)]
    pub fn of(value: Value, notes: &mut Notes) -> Self {
        match value {
            Value::Object(fields) => Self(fields),
            _ => {
                notes.expected("an object");
                Self(Map::new())
            }
        }
    }

    /// Takes one field out.
    #[inline(never)]
    pub fn take<T: Read>(&mut self, name: &str, notes: &mut Notes) -> T {
        let read = match self.value(name, notes) {
            Some(value) => T::read(value, notes),
            None => T::absent(notes),
        };
        notes.leave();
        read
    }

    /// The value of a field, and what follows is inside it.
    #[inline(never)]
    fn value(&mut self, name: &str, notes: &mut Notes) -> Option<Value> {
        notes.enter(name.to_owned());
        self.0.remove(name)
    }

    /// Notes fields that nobody took: a slip of the pen in what a person writes by hand.
    pub fn end(self, notes: &mut Notes) {
        for name in self.0.keys() {
            notes.note(&format!("`{name}` is not a field that is known here"));
        }
    }
}

/// Lets a struct be read: `reads!(Type { field, other = "name in JSON" })`. With `strict`, unknown fields are noted.
#[macro_export]
macro_rules! reads {
    ($type:ident { $($field:ident $(= $name:literal)?),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value, notes: &mut $crate::json::Notes) -> Self {
                let mut object = $crate::json::Object::of(value, notes);
                Self { $($field: object.take($crate::reads!(@name $field $($name)?), notes)),* }
            }
        }
    };
    (strict $type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value, notes: &mut $crate::json::Notes) -> Self {
                let mut object = $crate::json::Object::of(value, notes);
                let read = Self { $($field: object.take(stringify!($field), notes)),* };
                object.end(notes);
                read
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Lets an enum be read from its words: `names!(Type { Variant = "word" })`. With `else Variant`, every other
/// word is that one. The first variant stands for a word that does not fit.
#[macro_export]
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? } $(else $other:ident)?) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value, notes: &mut $crate::json::Notes) -> Self {
                const WORDS: &[(&str, $type)] = &[$(($name, $type::$variant)),*];
                let known = $crate::json::word(&value, WORDS);
                $(let known = known.or(value.is_string().then_some($type::$other));)?
                known.unwrap_or_else(|| {
                    notes.expected(concat!("one of", $(" ", $name),*));
                    WORDS[0].1
                })
            }
        }
    };
}

/// The meaning of a word, if it is one of `words`.
#[inline(never)]
pub fn word<T: Copy>(value: &Value, words: &[(&str, T)]) -> Option<T> {
    let text = value.as_str()?;
    words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
}

/// Lets a type be read from text: `texts!(Type, parse, empty, "what it is")`, where `parse` gives an `Option`
/// and `empty` stands for a text that does not fit.
#[macro_export]
macro_rules! texts {
    ($type:ident, $parse:expr, $empty:expr, $expected:literal) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value, notes: &mut $crate::json::Notes) -> Self {
                value.as_str().and_then($parse).unwrap_or_else(|| {
                    notes.expected($expected);
                    $empty
                })
            }
        }
    };
}

impl Read for Value {
    fn read(value: Value, _: &mut Notes) -> Self {
        value
    }
}

impl Read for String {
    fn read(value: Value, notes: &mut Notes) -> Self {
        match value {
            Value::String(text) => text,
            _ => {
                notes.expected("a string");
                Self::new()
            }
        }
    }
}

impl Read for bool {
    fn read(value: Value, notes: &mut Notes) -> Self {
        value.as_bool().unwrap_or_else(|| {
            notes.expected("true or false");
            false
        })
    }

    fn absent(_: &mut Notes) -> Self {
        false
    }
}

impl Read for f64 {
    fn read(value: Value, notes: &mut Notes) -> Self {
        value.as_f64().unwrap_or_else(|| {
            notes.expected("a number");
            0.0
        })
    }
}

impl Read for u64 {
    fn read(value: Value, notes: &mut Notes) -> Self {
        value.as_u64().unwrap_or_else(|| {
            notes.expected("a whole number");
            0
        })
    }
}

macro_rules! whole_numbers {
    ($($number:ident)*) => {
        $(impl Read for $number {
            fn read(value: Value, notes: &mut Notes) -> Self {
                u64::read(value, notes).try_into().unwrap_or_else(|_| {
                    notes.expected("a smaller number");
                    0
                })
            }
        })*
    };
}

whole_numbers! { u8 u16 u32 usize }

impl<T: Read> Read for Option<T> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        if value.is_null() { None } else { Some(T::read(value, notes)) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let mut items = Items::of(value, notes);
        let mut read = Self::new();
        while let Some(item) = items.next(notes) {
            read.push(T::read(item, notes));
            notes.leave();
        }
        read
    }

    fn absent(_: &mut Notes) -> Self {
        Self::new()
    }
}

/// What is in a list and was not read yet. Apart from [`Vec`]'s reading, which is compiled for every type.
struct Items {
    values: std::vec::IntoIter<Value>,
    place: usize,
}

impl Items {
    #[inline(never)]
    fn of(value: Value, notes: &mut Notes) -> Self {
        let values = match value {
            Value::Array(values) => values,
            _ => {
                notes.expected("a list");
                Vec::new()
            }
        };
        Self { values: values.into_iter(), place: 0 }
    }

    /// The next one, and what follows is inside it.
    #[inline(never)]
    fn next(&mut self, notes: &mut Notes) -> Option<Value> {
        let value = self.values.next()?;
        notes.enter(self.place.to_string());
        self.place += 1;
        Some(value)
    }
}

/// A few names and what they stand for. Those that we have are short, and a map is code for long ones.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "BTreeMap<K, T>", bound = "K: Deserialize<'de> + Ord, T: Deserialize<'de>")]
pub struct Pairs<K, T>(Vec<(K, T)>);

impl<K, T> Pairs<K, T> {
    /// None.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The same names for something else.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Pairs<K, U> {
        Pairs(self.0.into_iter().map(|(name, value)| (name, change(value))).collect())
    }
}

impl<K: PartialEq, T> Pairs<K, T> {
    /// What `name` stands for.
    pub fn get(&self, name: &K) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &(K, T)> {
        self.0.iter()
    }
}

/// Their order says nothing.
impl<K: PartialEq, T: PartialEq> PartialEq for Pairs<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<K: Eq, T: Eq> Eq for Pairs<K, T> {}

impl<K, T> Default for Pairs<K, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, T> From<BTreeMap<K, T>> for Pairs<K, T> {
    fn from(map: BTreeMap<K, T>) -> Self {
        Self(map.into_iter().collect())
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema, T: schemars::JsonSchema> schemars::JsonSchema for Pairs<K, T> {
    fn inline_schema() -> bool {
        BTreeMap::<K, T>::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        BTreeMap::<K, T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<K, T>::json_schema(generator)
    }
}

impl<K: Read, T: Read> Read for Pairs<K, T> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let mut read = Vec::new();
        for (name, value) in Object::of(value, notes).0 {
            notes.enter(name.clone());
            read.push((K::read(Value::String(name), notes), T::read(value, notes)));
            notes.leave();
        }
        Self(read)
    }

    fn absent(_: &mut Notes) -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::{
        agenda::{Agenda, AgendaIndex},
        backend::Description,
        config::Config,
        feedback::Contribution,
        outbox::Entry,
    };

    const VOORBEELD: &str = include_str!("../../public/data/agendas/voorbeeld.json");
    const ST_RAW: &str = include_str!("../../public/data/agendas/st-raw-2025.json");
    const INDEX: &str = include_str!("../../public/data/agendas/index.json");
    const CONFIG: &str = include_str!("../../public/config.json");
    const EMBEDDED: &str = include_str!("../../public/backends/embedded.json");
    const EVERY_FIELD: &str = include_str!("json/every-field.json");

    /// Both ways of reading give the same.
    fn reads_like_serde<T: Read + DeserializeOwned + PartialEq + fmt::Debug>(text: &str) {
        assert_eq!(read::<T>(text).unwrap(), serde_json::from_str::<T>(text).unwrap());
    }

    #[test]
    fn what_does_not_fit_is_pointed_at() {
        let unfit = read::<Agenda>(r#"{"id":"A b","themes":[{"id":"t","title":1,"summary":"S"}]}"#).unwrap_err();
        let pointers: Vec<_> = unfit.pointers().collect();
        assert!(pointers.contains(&"/id".to_owned()) && pointers.contains(&"/themes/0/title".to_owned()), "{unfit}");
        assert_eq!(read::<Agenda>("[]").unwrap_err().pointers().next(), Some(String::new()));
    }

    #[test]
    fn what_is_shipped_reads_as_with_serde() {
        reads_like_serde::<Agenda>(VOORBEELD);
        reads_like_serde::<Agenda>(ST_RAW);
        reads_like_serde::<AgendaIndex>(INDEX);
        reads_like_serde::<Config>(CONFIG);
        reads_like_serde::<Description>(EMBEDDED);
    }

    /// A document that has every field there is, each with a value that is not its default.
    #[test]
    fn every_field_and_every_word_reads_as_with_serde() {
        let mut samples: Map<String, Value> = serde_json::from_str(EVERY_FIELD).unwrap();
        let mut sample = |name: &str| samples.remove(name).unwrap().as_array().unwrap().clone();
        for agenda in sample("agendas") {
            reads_like_serde::<Agenda>(&agenda.to_string());
        }
        for contribution in sample("contributions") {
            reads_like_serde::<Contribution>(&contribution.to_string());
        }
        for entry in sample("entries") {
            reads_like_serde::<Entry>(&entry.to_string());
        }
        for description in sample("descriptions") {
            reads_like_serde::<Description>(&description.to_string());
        }
        assert!(samples.is_empty(), "a sample that no test reads: {:?}", samples.keys());
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let wrong = |from: &str, to: &str| read::<Agenda>(&VOORBEELD.replacen(from, to, 1)).unwrap_err().to_string();
        assert_eq!(
            wrong("\"kind\": \"learning_agenda\"", "\"kind\": 3"),
            "kind: expected one of learning_agenda knowledge_agenda transformation_plan report"
        );
        assert_eq!(wrong("\"id\": \"voorbeeld\",", ""), "id: expected an id: 1 to 80 of a-z, 0-9 and -");
        assert_eq!(
            wrong("\"tier\": \"core\"", "\"tier\": \"kern\""),
            "themes.0.tier: expected one of core other crosscutting"
        );
        assert!(read::<Agenda>("<html>").unwrap_err().to_string().contains("line 1"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            let _ = read::<Agenda>(&text);
        }

        #[test]
        fn no_mutilated_agenda_makes_it_panic(from in 0..VOORBEELD.len(), length in 0_usize..200, with in "[\\[\\]{}\",:0-9a-z]{0,3}") {
            let mut text = VOORBEELD.to_owned();
            let to = (from + length).min(VOORBEELD.len());
            text.replace_range(text.floor_char_boundary(from)..text.floor_char_boundary(to), &with);
            let _ = read::<Agenda>(&text);
        }
    }
}
