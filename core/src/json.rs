//! Reads JSON into types, in few bytes of WebAssembly.
//!
//! Serde's derived readers are made for speed and for every format: each field of each type becomes code of
//! its own, for our types some 35 KB of what a phone downloads. Here a type names its fields ([`reads!`])
//! or its words ([`names!`]) and everything else is shared. Natively the same types are read by
//! serde as well, and a test keeps both alike. `docs/adr/0004-reading-json.md` has the figures.

use std::{collections::BTreeMap, fmt};

use serde_json::Map;
pub use serde_json::Value;

/// Why a document is not what was asked for, and where: for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl Unfit {
    /// Says what was expected instead.
    #[cold]
    pub fn expected(what: &str) -> Self {
        Self(format!("expected {what}"))
    }

    #[cold]
    fn inside(self, name: &str) -> Self {
        Self(format!("{name}: {}", self.0))
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

/// A type that can be read from JSON.
pub trait Read: Sized {
    /// Reads it from a value.
    ///
    /// # Errors
    /// When the value is of another form.
    fn read(value: Value) -> Result<Self, Unfit>;

    /// What a missing field means; `None` when it may not be missing.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a type from JSON.
///
/// # Errors
/// When the text is not JSON, or not of the type's form.
pub fn read<T: Read>(text: &str) -> Result<T, Unfit> {
    T::read(parse(text)?)
}

/// Parses JSON.
///
/// # Errors
/// When the text is not JSON.
pub fn parse(text: &str) -> Result<Value, Unfit> {
    serde_json::from_str(text).map_err(|error| Unfit(error.to_string()))
}

/// The fields of a JSON object that were not taken yet.
#[derive(Debug)]
pub struct Object(Map<String, Value>);

impl Object {
    /// Reads an object.
    ///
    /// # Errors
    /// When the value is something else.
    pub fn of(value: Value) -> Result<Self, Unfit> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(Unfit::expected("an object")),
        }
    }

    /// Takes one field out.
    ///
    /// # Errors
    /// When it is missing and may not be, or is of another form; names the field.
    pub fn take<T: Read>(&mut self, name: &str) -> Result<T, Unfit> {
        let read = match self.0.remove(name) {
            Some(value) => T::read(value),
            None => T::absent().ok_or_else(|| Unfit("is missing".to_owned())),
        };
        read.map_err(|unfit| unfit.inside(name))
    }

    /// Refuses fields that nobody took: a slip of the pen in what a person writes by hand.
    ///
    /// # Errors
    /// Names the first such field.
    pub fn end(self) -> Result<(), Unfit> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Unfit(format!("{name}: is not a field that is known here"))),
        }
    }
}

/// Lets a struct be read: `reads!(Type { field, other = "name in JSON" })`. With `strict`, unknown fields are refused.
#[macro_export]
macro_rules! reads {
    ($type:ident { $($field:ident $(= $name:literal)?),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Unfit> {
                let mut object = $crate::json::Object::of(value)?;
                Ok(Self { $($field: object.take($crate::reads!(@name $field $($name)?))?),* })
            }
        }
    };
    (strict $type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Unfit> {
                let mut object = $crate::json::Object::of(value)?;
                let read = Self { $($field: object.take(stringify!($field))?),* };
                object.end()?;
                Ok(read)
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Lets an enum be read from its words: `names!(Type { Variant = "word" })`. With `else Variant`, every other
/// word is that one.
#[macro_export]
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? } $(else $other:ident)?) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Unfit> {
                match value.as_str() {
                    $(Some($name) => Ok(Self::$variant),)*
                    $(Some(_) => Ok(Self::$other),)?
                    #[allow(unreachable_patterns)]
                    _ => Err($crate::json::Unfit::expected(concat!("one of", $(" ", $name),*))),
                }
            }
        }
    };
}

/// Lets a type be read from text: `texts!(Type, Type::parse, "what it is")`, where `parse` gives an `Option`.
#[macro_export]
macro_rules! texts {
    ($type:ident, $parse:expr, $expected:literal) => {
        impl $crate::json::Read for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Unfit> {
                value.as_str().and_then($parse).ok_or_else(|| $crate::json::Unfit::expected($expected))
            }
        }
    };
}

impl Read for Value {
    fn read(value: Value) -> Result<Self, Unfit> {
        Ok(value)
    }
}

impl Read for String {
    fn read(value: Value) -> Result<Self, Unfit> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err(Unfit::expected("a string")),
        }
    }
}

impl Read for bool {
    fn read(value: Value) -> Result<Self, Unfit> {
        value.as_bool().ok_or_else(|| Unfit::expected("true or false"))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Read for f64 {
    fn read(value: Value) -> Result<Self, Unfit> {
        value.as_f64().ok_or_else(|| Unfit::expected("a number"))
    }
}

macro_rules! whole_numbers {
    ($($number:ident)*) => {
        $(impl Read for $number {
            fn read(value: Value) -> Result<Self, Unfit> {
                let fits = value.as_u64().and_then(|number| number.try_into().ok());
                fits.ok_or_else(|| Unfit::expected("a whole number that is not too large"))
            }
        })*
    };
}

whole_numbers! { u8 u16 u32 u64 usize }

impl<T: Read> Read for Option<T> {
    fn read(value: Value) -> Result<Self, Unfit> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value) -> Result<Self, Unfit> {
        let Value::Array(items) = value else { return Err(Unfit::expected("a list")) };
        let mut read = Self::with_capacity(items.len());
        for item in items {
            let place = read.len();
            read.push(T::read(item).map_err(|unfit| unfit.inside(&place.to_string()))?);
        }
        Ok(read)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<K: Read + Ord, T: Read> Read for BTreeMap<K, T> {
    fn read(value: Value) -> Result<Self, Unfit> {
        let mut read = Self::new();
        for (name, value) in Object::of(value)?.0 {
            let key = K::read(Value::String(name.clone())).map_err(|unfit| unfit.inside(&name))?;
            read.insert(key, T::read(value).map_err(|unfit| unfit.inside(&name))?);
        }
        Ok(read)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
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
        assert_eq!(wrong("\"id\": \"voorbeeld\",", ""), "id: is missing");
        assert_eq!(
            wrong("\"tier\": \"core\"", "\"tier\": \"kern\""),
            "themes: 0: tier: expected one of core other crosscutting"
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
