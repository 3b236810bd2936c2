//! Reads JSON into types, in few bytes of WebAssembly.
//!
//! `serde_json::from_str` lets every struct be read from an object *and* from an array, from text, and
//! reports positions; each type pays for that in code. Here JSON is read into a tree first, and a type is
//! read from the one form that it is written in. `docs/adr/0004-reading-json.md` has the figures.

use std::{fmt, vec};

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
        Unexpected, VariantAccess, Visitor, value::StringDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Map, Value, map};

/// Why a text is not what was asked for: for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl serde::de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    /// As serde's own, without what prints floating-point numbers: that alone is 15 KB.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            Unexpected::Unsigned(number) => Self(format!("expected {expected}, found {number}")),
            Unexpected::Str(text) => Self(format!("expected {expected}, found `{text}`")),
            _ => Self(format!("expected {expected}")),
        }
    }
}

/// Reads a type from JSON.
///
/// # Errors
/// When the text is not JSON, or not of the type's form.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unfit> {
    read_value(parse(text)?)
}

/// Reads a type from JSON that has been parsed.
///
/// # Errors
/// When the value is not of the type's form.
pub fn read_value<T: DeserializeOwned>(value: Value) -> Result<T, Unfit> {
    T::deserialize(Tree(value))
}

/// Parses JSON.
///
/// # Errors
/// When the text is not JSON.
pub fn parse(text: &str) -> Result<Value, Unfit> {
    serde_json::from_str(text).map_err(Unfit::custom)
}

/// A JSON value that a type is read from.
struct Tree(Value);

impl Tree {
    #[cold]
    fn unfit<T>(&self, expected: &str) -> Result<T, Unfit> {
        let found = match &self.0 {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        Err(Unfit(format!("expected {expected}, found {found}")))
    }

    fn whole_number(&self) -> Result<u64, Unfit> {
        self.0.as_u64().map_or_else(|| self.unfit("a whole number"), Ok)
    }
}

/// Reads numbers through the widest one; the type's own visitor checks that it fits.
macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
            visitor.visit_u64(self.whole_number()?)
        })*
    };
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Unfit;

    /// For types that take several forms, such as `Text`: a string or an object.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            Value::Object(members) => visitor.visit_map(Members::new(members)),
            _ => self.unfit("a string or an object"),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Bool(yes) => visitor.visit_bool(yes),
            _ => self.unfit("true or false"),
        }
    }

    whole_numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => self.unfit("a number"),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            _ => self.unfit("a string"),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            _ => self.unfit("a list"),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Object(members) => visitor.visit_map(Members::new(members)),
            _ => self.unfit("an object"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant { name, content: Value::Null }),
            Value::Object(members) => match members.into_iter().next() {
                Some((name, content)) => visitor.visit_enum(Variant { name, content }),
                None => Err(Unfit("expected the name of a variant, found an empty object".to_owned())),
            },
            _ => self.unfit("a string"),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

struct Items(vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        self.0.next().map(|item| seed.deserialize(Tree(item))).transpose()
    }
}

struct Members {
    rest: map::IntoIter,
    value: Value,
}

impl Members {
    fn new(members: Map<String, Value>) -> Self {
        Self { rest: members.into_iter(), value: Value::Null }
    }
}

impl<'de> MapAccess<'de> for Members {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        let name: StringDeserializer<Unfit> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(Tree(self.value.take()))
    }
}

struct Variant {
    name: String,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unfit;
    type Variant = Tree;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Tree), Unfit> {
        let name: StringDeserializer<Unfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Tree(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Tree {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;
    use crate::{agenda::Agenda, backend::Description, config::Config};

    const AGENDA: &str = include_str!("../../public/data/agendas/voorbeeld.json");
    const CONFIG: &str = include_str!("../../public/config.json");
    const BACKEND: &str = include_str!("../../public/backends/embedded.json");

    /// Both ways of reading give the same, for every type that the application reads.
    fn reads_like_serde_json<T: DeserializeOwned + PartialEq + fmt::Debug>(text: &str) {
        assert_eq!(read::<T>(text).unwrap(), serde_json::from_str::<T>(text).unwrap());
    }

    #[test]
    fn what_is_shipped_reads_as_with_serde_json() {
        reads_like_serde_json::<Agenda>(AGENDA);
        reads_like_serde_json::<Config>(CONFIG);
        reads_like_serde_json::<Description>(BACKEND);
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Sample {
        name: String,
        #[serde(default)]
        numbers: Vec<u8>,
        maybe: Option<f64>,
        state: crate::outbox::State,
    }

    #[test]
    fn every_form_reads() {
        reads_like_serde_json::<Sample>(r#"{"name":"a","numbers":[1,2],"maybe":1.5,"state":"queued","other":{"x":[null]}}"#);
        reads_like_serde_json::<Sample>(r#"{"name":"a","maybe":null,"state":{"taken_back":{"settled":true}}}"#);
    }

    #[test]
    fn what_does_not_fit_says_what_was_expected() {
        let wrong = |text: &str| read::<Sample>(text).unwrap_err().to_string();
        assert_eq!(wrong(r#"{"name":1,"state":"queued"}"#), "expected a string, found a number");
        assert_eq!(wrong(r#"{"state":"queued"}"#), "missing field `name`");
        assert!(wrong(r#"{"name":"a","numbers":[300],"state":"queued"}"#).contains("300"));
        assert!(wrong(r#"{"name":"a","state":"lost"}"#).contains("lost"));
        assert!(wrong(r#"["a",[],null,"queued"]"#).contains("found a list"));
        assert!(wrong("<html>").contains("line 1"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            let _ = read::<Agenda>(&text);
        }

        #[test]
        fn no_mutilated_agenda_makes_it_panic(from in 0..AGENDA.len(), length in 0_usize..200, with in "[\\[\\]{}\",:0-9a-z]{0,3}") {
            let mut text = AGENDA.to_owned();
            let (from, to) = (text.floor_char_boundary(from), text.floor_char_boundary((from + length).min(AGENDA.len())));
            text.replace_range(from..to, &with);
            let _ = read::<Agenda>(&text);
        }
    }
}
