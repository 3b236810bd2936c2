//! Filling in what a description leaves open: `{agenda}`, `{id}`, `{secret}` …
//!
//! There is no expression and no condition: a name in braces stands for a value, and that is all. What data cannot say,
//! a proxy can.

use std::iter;

use crate::json::Value;

/// What names in braces stand for. What is not here stays empty.
pub(super) type Values<'a> = [(&'a str, &'a str)];

/// What a string in a body stands for when it names one of these and holds nothing else: all of it (`{record}`), or what
/// stands at a JSON pointer in it (`{record/text}`).
pub(super) type Documents<'a> = [(&'a str, &'a Value)];

/// Fills in a text. Values that come from elsewhere have to be fit for it: [`in_address`], [`in_header`].
pub(super) fn fill(template: &str, values: &Values<'_>) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, (name, after))) = next(rest) {
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled + rest
}

/// The next name in braces, and what is around it.
fn next(template: &str) -> Option<(&str, (&str, &str))> {
    let (before, after) = template.split_once('{')?;
    Some((before, after.split_once('}')?))
}

/// The names that a text leaves open.
pub(super) fn names(template: &str) -> impl Iterator<Item = &str> {
    let mut rest = template;
    iter::from_fn(move || {
        let (_, (name, after)) = next(rest)?;
        rest = after;
        Some(name)
    })
}

/// Whether a document holds this name in braces somewhere, also when it is that of a part (`{record/text}`).
pub(super) fn holds(template: &Value, name: &str) -> bool {
    match template {
        Value::String(text) => names(text).any(|held| held.split('/').next() == Some(name)),
        Value::Array(items) => items.iter().any(|item| holds(item, name)),
        Value::Object(fields) => fields.values().any(|field| holds(field, name)),
        _ => false,
    }
}

/// The document, or the part of one, that a string stands for; nothing in there when that has no such part.
fn part<'a>(text: &str, documents: &Documents<'a>) -> Option<Option<&'a Value>> {
    let named = text.strip_prefix('{')?.strip_suffix('}')?;
    let (name, pointer) = named.split_at(named.find('/').unwrap_or(named.len()));
    let (_, document) = documents.iter().find(|(known, _)| *known == name)?;
    Some(document.pointer(pointer))
}

/// Fills in a document: its strings, and what stands for other documents. A field for a part that is not there is left out.
pub(super) fn fill_document(template: &Value, values: &Values<'_>, documents: &Documents<'_>) -> Value {
    let is_missing = |field: &Value| field.as_str().and_then(|text| part(text, documents)) == Some(None);
    match template {
        Value::String(text) => match part(text, documents) {
            Some(part) => part.cloned().unwrap_or_default(),
            None => fill(text, values).into(),
        },
        Value::Array(items) => items.iter().map(|item| fill_document(item, values, documents)).collect(),
        Value::Object(fields) => {
            let filled = fields.iter().filter(|(_, field)| !is_missing(field));
            filled.map(|(name, field)| (name.clone(), fill_document(field, values, documents))).collect()
        }
        other => other.clone(),
    }
}

/// A value as a part of an address (RFC 3986, 2.3): it cannot lead elsewhere.
pub(super) fn in_address(value: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    let mut escaped = String::new();
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => escaped.push(char::from(byte)),
            _ => escaped.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    escaped
}

/// An address against another one that ends in `/`.
pub fn absolute(base: &str, address: &str) -> String {
    if address.starts_with("https://") || address.starts_with("http://") {
        return address.to_owned();
    }
    let end = match (address.starts_with('/'), base.starts_with('/')) {
        (false, _) => base.len(),
        (true, true) => 0,
        // Up to the slash that ends the name of the server.
        (true, false) => base.match_indices('/').nth(2).map_or(base.len(), |(slash, _)| slash),
    };
    [base.get(..end).unwrap_or_default(), address].concat()
}

/// A value in a header: without what would begin another one.
pub(super) fn in_header(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// `name:password` as the header `Authorization: Basic` has it (RFC 7617; RFC 4648, 4).
pub(super) fn basic(credentials: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in credentials.as_bytes().chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            written.push(if place <= three.len() { char::from(digit) } else { '=' });
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn names_stand_for_values_and_nothing_else_is_changed() {
        let values = [("id", "a/b"), ("agenda", "galm")];
        assert_eq!(fill("x/{agenda}/{id}?{unknown}&{", &values), "x/galm/a/b?&{");
        assert!(names("x/{agenda}/{id}?y={page}").eq(["agenda", "id", "page"]));
        let body = json!({ "data": "{record}", "by": "r:{id}", "n": [1, "{agenda}", "x{record}"] });
        let filled = fill_document(&body, &values, &[("record", &json!({ "text": "{id}" }))]);
        assert_eq!(filled, json!({ "data": { "text": "{id}" }, "by": "r:a/b", "n": [1, "galm", "x"] }));
        let body = json!({ "a": "{record/text}", "b": "{record/none}", "c": "{recorded}" });
        let filled = fill_document(&body, &values, &[("record", &json!({ "text": ["x"] }))]);
        assert_eq!(filled, json!({ "a": ["x"], "c": "" }));
        assert!(holds(&json!([{ "by": "r:{id}" }]), "id") && holds(&body, "record") && !holds(&body, "id"));
    }

    #[test]
    fn an_address_is_seen_from_another() {
        for (base, address, seen) in [
            ("/", "api/", "/api/"),
            ("/x/", "api/a", "/x/api/a"),
            ("/x/", "/api/", "/api/"),
            ("/x/", "https://h/", "https://h/"),
            ("https://h/x/", "a", "https://h/x/a"),
            ("https://h/x/", "/a", "https://h/a"),
            ("https://h", "/a", "https://h/a"),
        ] {
            assert_eq!(absolute(base, address), seen);
        }
    }

    #[test]
    fn credentials_are_written_as_the_standard_says() {
        for (plain, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("Aladdin:open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ] {
            assert_eq!(basic(plain), written);
        }
    }

    proptest! {
        #[test]
        fn a_value_stays_where_it_was_put(value in ".*") {
            let escaped = in_address(&value);
            prop_assert!(escaped.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~%".contains(c)));
            prop_assert!(!in_header(&value).contains(['\r', '\n']));
        }

        #[test]
        fn no_template_is_too_strange(template in ".*", value in ".*") {
            fill(&template, &[("a", &value)]);
            names(&template).for_each(drop);
        }
    }
}
