//! What stands in an agenda now, as it is taken up to be edited; and what something new begins with.

use serde_json::{Map, Value, json};
use weerklank_core::{
    date::Date,
    slug::Slug,
    staff::{ADDED_TO_OUTCOMES, AtDesk, Incoming, Part, Published},
};

use crate::{
    api::Item,
    components::givers::quoted,
    document::text_at,
    fields::{Field, fields_of},
};

/// What was published of this, if anything was.
pub fn published<'a>(at: &'a AtDesk, item: &Item) -> Option<&'a Published> {
    at.parts.iter().find(|known| known.part == item.part && known.item == item.id)
}

/// The newest version of this; 0 when nothing was published.
pub fn version(at: &AtDesk, item: &Item) -> u32 {
    published(at, item).map_or(0, |known| known.revision)
}

/// What there is of a part: ids, and what stands under them.
pub fn items(at: &AtDesk, part: Part) -> Vec<(Slug, &Value)> {
    let id_of = |item: &Value| item["id"].as_str().and_then(Slug::parse);
    match part {
        Part::Texts => id_of(&at.document).map(|id| (id, &at.document)).into_iter().collect(),
        _ => {
            let items = at.document[part.name()].as_array().into_iter().flatten();
            items.filter_map(|item| Some((id_of(item)?, item))).collect()
        }
    }
}

/// What this is called in a list.
pub fn title(part: Part, document: &Value) -> String {
    let at = match part {
        Part::Outcomes => "/heard",
        Part::Changes => "/what",
        _ => "/title",
    };
    text_at(document, at, weerklank_core::text::PLAIN)
}

/// What stands there now, as it would be sent to publish it. Whose a sentence is that goes with an outcome, is found
/// among `givers`.
pub fn body(at: &AtDesk, item: &Item, givers: &[Incoming]) -> Option<Value> {
    let (_, now) = items(at, item.part).into_iter().find(|(id, _)| *id == item.id)?;
    Some(match item.part {
        Part::Outcomes => {
            let mut outcome = now.clone();
            if let Some(fields) = outcome.as_object_mut() {
                fields.retain(|name, _| !ADDED_TO_OUTCOMES.contains(&name.as_str()));
            }
            json!({ "outcome": outcome, "feedback": [], "text": "", "quotes": quoted(now, givers) })
        }
        Part::Texts => {
            // The server takes no others than those that are on the form.
            let of =
                |field: &Field| Some((field.at.trim_start_matches('/').to_owned(), now.pointer(field.at)?.clone()));
            json!({ "document": fields_of(Part::Texts).iter().filter_map(of).collect::<Map<_, _>>() })
        }
        _ => json!({ "document": now }),
    })
}

/// What something new begins with. `about` is the theme that it is about, if it is about one.
pub fn blank(part: Part, id: &Slug, about: Option<&Slug>, today: &Date, promise: Option<&Date>) -> Value {
    match part {
        Part::Outcomes => {
            let mut outcome = json!({ "id": id, "theme": about, "state": "heard", "on": today });
            if let Some(promise) = promise {
                outcome["next"] = json!({ "on": promise });
            }
            json!({ "outcome": outcome, "feedback": [], "text": "", "quotes": [] })
        }
        Part::Changes => json!({ "document": { "id": id, "on": today } }),
        Part::Actions | Part::Indicators => {
            json!({ "document": { "id": id, "themes": about.into_iter().collect::<Vec<_>>() } })
        }
        Part::Themes | Part::Texts => json!({ "document": { "id": id } }),
        Part::Replies => json!({ "feedback": [], "text": "" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn at() -> AtDesk {
        let outcome =
            json!({ "id": "o", "heard": { "nl": "Hoi" }, "unknown": 1, "verdicts": {}, "quotes": [{ "text": "x" }] });
        let document = json!({ "id": "a", "title": "A", "now": "Nu", "region": {}, "outcomes": [outcome, {}], "changes": [{ "what": "y" }] });
        AtDesk { document, parts: Vec::new() }
    }

    fn item(part: Part, id: &str) -> Item {
        Item { agenda: slug("a"), part, id: slug(id) }
    }

    #[test]
    fn an_outcome_is_taken_up_with_what_we_do_not_know_and_without_what_the_server_adds() {
        let body = body(&at(), &item(Part::Outcomes, "o"), &[]).unwrap();
        let outcome = json!({ "id": "o", "heard": { "nl": "Hoi" }, "unknown": 1 });
        assert_eq!(body, json!({ "outcome": outcome, "feedback": [], "text": "", "quotes": [] }));
    }

    #[test]
    fn of_an_agenda_only_its_texts_are_taken_up() {
        let body = body(&at(), &item(Part::Texts, "a"), &[]).unwrap();
        assert_eq!(body, json!({ "document": { "title": "A", "now": "Nu" } }));
    }

    #[test]
    fn what_has_no_id_cannot_be_edited() {
        assert_eq!((items(&at(), Part::Outcomes).len(), items(&at(), Part::Changes).len()), (1, 0));
        assert_eq!(body(&at(), &item(Part::Changes, "nowhere"), &[]), None);
    }
}
