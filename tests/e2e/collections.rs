//! A backend that knows nothing of us: collections of records, as json-server and many others serve them.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use weerklank_core::agenda::{Agenda, AgendaIndex};

/// The collections of one site.
pub(crate) struct Collections(BTreeMap<String, Value>);

impl Collections {
    /// What is served for this agenda, when nobody said anything yet.
    pub(crate) fn about(agenda: &Value) -> Self {
        let summary = serde_json::from_value::<Agenda>(agenda.clone()).expect("an agenda").summary();
        let index = serde_json::to_value(AgendaIndex { agendas: vec![summary] }).expect("JSON");
        let empty = ["outcomes", "feedback", "moderation", "replies"].map(|name| (name.to_owned(), json!([])));
        let mut all = BTreeMap::from(empty);
        all.insert("index".to_owned(), index);
        all.insert("agendas".to_owned(), json!([agenda]));
        Self(all)
    }

    /// The answer to a request: a status, and a document.
    pub(crate) fn answer(&mut self, method: &str, path: &str, query: &str, body: &str) -> (u16, Value) {
        let (name, id) = path.split_once('/').map_or((path, None), |(name, id)| (name, Some(id)));
        let sent = || serde_json::from_str::<Value>(body).unwrap_or_default();
        let Some(collection) = self.0.get_mut(name) else { return (404, json!({})) };
        let Value::Array(records) = collection else { return (200, collection.clone()) };
        let place = id.and_then(|id| records.iter().position(|record| record["id"] == id));
        match (method, id, place) {
            ("GET", None, _) => (200, page(records, query)),
            ("GET", _, Some(place)) => (200, records[place].clone()),
            ("PUT", _, Some(place)) => {
                records[place] = sent();
                (200, records[place].clone())
            }
            ("DELETE", _, Some(place)) => (200, records.remove(place)),
            ("POST", None, _) => store(records, sent()),
            _ => (404, json!({})),
        }
    }
}

/// Stores a record under its own id, or under one that is made.
fn store(records: &mut Vec<Value>, mut record: Value) -> (u16, Value) {
    if record["id"].is_null() {
        record["id"] = records.len().into();
    }
    if records.iter().any(|known| known["id"] == record["id"]) {
        return (500, json!("Error: Insert failed, duplicate id"));
    }
    records.push(record.clone());
    (201, record)
}

/// The records that the query asks for: those with these fields, on this page.
fn page(records: &[Value], query: &str) -> Value {
    let asked: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let number = |name: &str| asked.iter().find(|(known, _)| *known == name)?.1.parse::<usize>().ok();
    let fields = asked.iter().filter(|(name, _)| !name.starts_with('_'));
    let fits = |record: &&Value| fields.clone().all(|(name, value)| record[*name] == *value);
    let size = number("_limit").unwrap_or(records.len()).max(1);
    let before = (number("_page").unwrap_or(1) - 1) * size;
    records.iter().filter(fits).skip(before).take(size).cloned().collect()
}

#[test]
fn records_are_kept_once_found_and_paged() {
    let mut all = Collections(BTreeMap::from([("a".to_owned(), json!([]))]));
    for id in ["1", "2", "3"] {
        assert_eq!(all.answer("POST", "a", "", &json!({ "id": id, "odd": id != "2" }).to_string()).0, 201);
    }
    assert_eq!(all.answer("POST", "a", "", r#"{"id":"2"}"#).0, 500);
    assert_eq!(all.answer("GET", "a", "_page=2&_limit=2", "").1[0]["id"], "3");
    assert_eq!(all.answer("GET", "a", "id=2", "").1, json!([{ "id": "2", "odd": false }]));
    assert_eq!(all.answer("DELETE", "a/2", "", "").0, 200);
    assert_eq!(all.answer("GET", "a/2", "", "").0, 404);
    assert_eq!(all.answer("GET", "b", "", "").0, 404);
}
