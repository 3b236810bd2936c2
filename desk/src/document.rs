//! A document that is edited, as JSON: what the desk knows is put in its place, and what it does not know stays.
//!
//! Places are JSON pointers. Nothing here knows which fields there are: that is [`crate::fields`].

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use weerklank_core::text::PLAIN;

/// The words at a place, in the version for `tag`.
pub fn text_at(document: &Value, at: &str, tag: &str) -> String {
    let version = match document.pointer(at) {
        Some(Value::String(plain)) if tag == PLAIN => Some(plain.as_str()),
        Some(Value::Object(versions)) => versions.get(tag).and_then(Value::as_str),
        _ => None,
    };
    version.unwrap_or_default().to_owned()
}

/// Puts words at a place, in the version for `tag`; nothing typed is no version.
pub fn put_text(document: &mut Value, at: &str, tag: &str, words: &str) {
    let mut versions = match document.pointer(at) {
        Some(Value::String(plain)) => Map::from_iter([(PLAIN.to_owned(), plain.as_str().into())]),
        Some(Value::Object(versions)) => versions.clone(),
        _ => Map::new(),
    };
    if words.is_empty() {
        versions.remove(tag);
    } else {
        versions.insert(tag.to_owned(), words.into());
    }
    let is_plain_only = versions.len() == 1 && versions.contains_key(PLAIN);
    put(
        document,
        at,
        match versions.len() {
            0 => None,
            1 if is_plain_only => versions.remove(PLAIN),
            _ => Some(Value::Object(versions)),
        },
    );
}

/// What is typed in the line at a place: words, or a number as Dutch writes it.
pub fn line_at(document: &Value, at: &str) -> String {
    match document.pointer(at) {
        Some(Value::String(line)) => line.clone(),
        Some(Value::Number(number)) => number.to_string().replace('.', ","),
        _ => String::new(),
    }
}

/// A line as it is typed, with a number where it is one.
pub fn number(typed: &str) -> Value {
    let text = typed.trim().replace(',', ".");
    match text.parse::<u64>() {
        Ok(whole) => whole.into(),
        Err(_) => text.parse::<f64>().map_or_else(|_| typed.into(), Value::from),
    }
}

/// Puts something at a place, or takes away what is there. What is left empty by that goes too; a row of a list stays
/// in its place, so that the rows after it do not move while somebody types.
pub fn put(document: &mut Value, at: &str, value: Option<Value>) {
    let Some((inside, name)) = at.rsplit_once('/') else { return };
    let Some(value) = value else { return take(document, inside, name) };
    let parts = inside.split('/').skip(1);
    let parent = parts.into_iter().try_fold(document, |inside, name| match inside {
        Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
        Value::Object(_) | Value::Null => Some(&mut inside[name]),
        _ => None,
    });
    match parent {
        Some(Value::Array(items)) => {
            if let Some(item) = name.parse::<usize>().ok().and_then(|place| items.get_mut(place)) {
                *item = value;
            }
        }
        Some(parent @ (Value::Object(_) | Value::Null)) => parent[name] = value,
        _ => {}
    }
}

fn take(document: &mut Value, inside: &str, name: &str) {
    match document.pointer_mut(inside) {
        Some(Value::Array(items)) => {
            if let Some(item) = name.parse::<usize>().ok().and_then(|place| items.get_mut(place)) {
                *item = Value::Null;
            }
        }
        Some(Value::Object(fields)) => {
            fields.remove(name);
            if fields.is_empty() && !inside.is_empty() {
                put(document, inside, None);
            }
        }
        _ => {}
    }
}

/// How many rows the list at a place has.
pub fn rows(document: &Value, at: &str) -> usize {
    document.pointer(at).and_then(Value::as_array).map_or(0, Vec::len)
}

/// Adds an empty row to the list at a place: before the others when the newest comes first.
pub fn add_row(document: &mut Value, at: &str) {
    if rows(document, at) == 0 {
        put(document, at, Some(Value::Array(Vec::new())));
    }
    if let Some(Value::Array(items)) = document.pointer_mut(at) {
        items.push(Value::Null);
    }
}

/// Takes a row out of the list at a place.
pub fn take_row(document: &mut Value, at: &str, place: usize) {
    if let Some(Value::Array(items)) = document.pointer_mut(at)
        && place < items.len()
    {
        items.remove(place);
        if items.is_empty() {
            put(document, at, None);
        }
    }
}

/// The same without rows in which nothing stands: as it is sent.
pub fn without_empty_rows(mut document: Value) -> Value {
    sweep(&mut document);
    document
}

fn sweep(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(sweep);
            items.retain(|item| !item.is_null());
        }
        Value::Object(fields) => fields.values_mut().for_each(sweep),
        _ => {}
    }
}

/// Something that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub at: String,
    /// What stood there; nothing when it is new.
    pub old: String,
    /// What stands there; nothing when it is gone.
    pub new: String,
}

/// What differs between two versions, place by place.
pub fn differences(old: &Value, new: &Value) -> Vec<Difference> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    leaves(old, String::new(), &mut before);
    leaves(new, String::new(), &mut after);
    let places: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let changed = places.into_iter().filter(|at| before.get(*at) != after.get(*at));
    let words = |leaves: &BTreeMap<String, String>, at| leaves.get(at).cloned().unwrap_or_default();
    changed.map(|at| Difference { at: at.clone(), old: words(&before, at), new: words(&after, at) }).collect()
}

/// Everything that can be read in a value, by its place. A text in plain Dutch only is like one that names its level.
fn leaves(value: &Value, at: String, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_plain_text = name == PLAIN && value.is_string();
                leaves(value, if is_plain_text { at.clone() } else { format!("{at}/{name}") }, found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| leaves(item, format!("{at}/{place}"), found));
        }
        Value::Null => {}
        Value::Bool(yes) => drop(found.insert(at, if *yes { "ja" } else { "nee" }.to_owned())),
        Value::String(_) | Value::Number(_) => drop(found.insert(at, line_at(value, ""))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use weerklank_core::text::EASY;

    use super::*;

    #[test]
    fn a_text_is_a_string_until_it_has_a_second_level() {
        let mut document = json!({ "unknown": [1, { "x": true }] });
        put_text(&mut document, "/next/what", PLAIN, "Wij bellen.");
        assert_eq!(document["next"], json!({ "what": "Wij bellen." }));
        put_text(&mut document, "/next/what", EASY, "We bellen.");
        assert_eq!(document["next"], json!({ "what": { "nl": "Wij bellen.", "nl-simple": "We bellen." } }));
        assert_eq!(text_at(&document, "/next/what", EASY), "We bellen.");
        put_text(&mut document, "/next/what", PLAIN, "");
        put_text(&mut document, "/next/what", EASY, "");
        assert_eq!(document, json!({ "unknown": [1, { "x": true }] }), "nothing is left, and the rest stays");
    }

    #[test]
    fn other_languages_stay_when_dutch_changes() {
        let mut document = json!({ "heard": { "nl": "Hoi", "tr": "Selam" } });
        put_text(&mut document, "/heard", PLAIN, "Hallo");
        assert_eq!(document, json!({ "heard": { "nl": "Hallo", "tr": "Selam" } }));
    }

    #[test]
    fn a_row_that_is_emptied_keeps_its_place_until_it_is_sent() {
        let mut document = json!({});
        add_row(&mut document, "/steps");
        add_row(&mut document, "/steps");
        put_text(&mut document, "/steps/0/what", PLAIN, "Eerst");
        put_text(&mut document, "/steps/1/what", PLAIN, "Dan");
        put_text(&mut document, "/steps/0/what", PLAIN, "");
        assert_eq!(document, json!({ "steps": [null, { "what": "Dan" }] }));
        assert_eq!(without_empty_rows(document.clone()), json!({ "steps": [{ "what": "Dan" }] }));
        take_row(&mut document, "/steps", 0);
        take_row(&mut document, "/steps", 0);
        assert_eq!(document, json!({}));
    }

    #[test]
    fn a_number_is_read_as_dutch_writes_it_and_half_a_number_is_kept_as_it_is() {
        for (typed, value) in
            [("57", json!(57)), (" 57,5 ", json!(57.5)), ("57,", json!(57.0)), ("veel", json!("veel"))]
        {
            assert_eq!(number(typed), value, "{typed}");
        }
        assert_eq!(line_at(&json!({ "value": 57.5 }), "/value"), "57,5");
    }

    #[test]
    fn places_that_do_not_exist_change_nothing() {
        let mut document = json!({ "title": "A", "steps": [] });
        for at in ["", "title", "/title/x/y", "/steps/4", "/steps/x", "/steps/0/what"] {
            put(&mut document, at, Some("x".into()));
            put(&mut document, at, None);
        }
        take_row(&mut document, "/steps", 3);
        assert_eq!(document, json!({ "title": "A", "steps": [] }));
    }

    #[test]
    fn differences_are_what_a_reader_would_see() {
        let old = json!({ "heard": "Hoi", "state": "heard", "steps": [{ "what": "a" }] });
        let new = json!({ "heard": { "nl": "Hoi", "nl-simple": "Hai" }, "state": "done" });
        let seen: Vec<_> = differences(&old, &new).into_iter().map(|one| (one.at, one.old, one.new)).collect();
        let row = |at: &str, old: &str, new: &str| (at.to_owned(), old.to_owned(), new.to_owned());
        assert_eq!(
            seen,
            [row("/heard/nl-simple", "", "Hai"), row("/state", "heard", "done"), row("/steps/0/what", "a", "")]
        );
        assert_eq!(differences(&new, &new), []);
    }
}
