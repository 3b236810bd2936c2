//! How one thing is asked of a backend, and what an answer to it means: the parts of a description.

use serde::Deserialize;

use super::{
    fields::Fields,
    plain::{Exchange, is_pointer, stays_below},
    template::{self, names},
};
use crate::{
    json::{Notes, Object, Pairs, Read, Value},
    names, reads,
};

/// How one thing is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The request, and what its answer means.
    #[serde(flatten)]
    pub exchange: Exchange,
    /// What is sent: a document whose strings may hold names in braces. `"{record}"` is the record itself, and all of
    /// it is that when there is no body here.
    pub body: Option<Value>,
    /// The name of the list of fields that says how this backend calls those of the record.
    pub fields: Option<String>,
    /// Where in each row of a list is what we want of it, as JSON pointer; absent when it is the row.
    pub row: Option<String>,
    /// Whether an empty result means that there is nothing: `[]`, `{}`, `null`, or no text at all.
    #[serde(default)]
    pub empty_is_not_found: bool,
    /// How a list goes on; absent when it comes at once.
    pub pages: Option<Pages>,
    /// Where the result belongs in what we call it; absent when it is that.
    pub put_at: Option<String>,
    /// Where a list of results belongs in what we call it; absent when it is that.
    pub list_at: Option<String>,
    /// What else belongs to the result, each under its own name.
    #[serde(default)]
    pub with: Pairs<String, Part>,
    /// Where a good answer repeats all that was stored, as JSON pointer. Another record means that the id was taken.
    pub repeats_record: Option<String>,
    /// Whether to read first what has this id: for backends that would store it twice.
    #[serde(default)]
    pub look_first: bool,
}

/// Something that belongs to a result and is kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The path after the description's base, asked with GET. May hold names in braces.
    pub path: String,
    /// Where the rows are in the answer.
    pub result: Option<String>,
    /// How the list goes on.
    pub pages: Option<Pages>,
    /// The name of the list of fields that says how this backend calls those of a row.
    pub fields: Option<String>,
    /// The field of a row that says to what it belongs: an id, or a list of ids. Rows of others are left out, whatever the backend sends.
    pub by: Option<String>,
    /// The field of a row to sort by, whatever the order in which the backend sends them.
    pub order: Option<String>,
    /// Whether there is at most one: then it is not a list.
    #[serde(default)]
    pub single: bool,
}

/// How a list goes on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// What leads to the next page.
    pub by: Turn,
    /// Where that is: a JSON pointer for `body`, the name of a header for `header`.
    pub at: Option<String>,
    /// How many rows a page has: `{size}`. A page with fewer is the last, when pages are numbered or counted.
    pub size: u16,
    /// The number of the first page; 0 when absent.
    pub first: Option<u16>,
}

/// What leads to the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Turn {
    /// Its number: `{page}` in the path.
    Number,
    /// How many rows come before it: `{offset}` in the path.
    Offset,
    /// What the answer's body says: an address, or what `{after}` in the path stands for.
    Body,
    /// What a header of the answer says, likewise.
    Header,
}

/// A place in an operation, and what to do about it: for the person who wrote it.
type Flaw = (String, String);

impl Operation {
    /// Whether its path or its body holds this name in braces.
    pub fn holds(&self, name: &str) -> bool {
        let in_body = self.body.as_ref().is_some_and(|body| template::holds(body, name));
        in_body || names(&self.exchange.path).any(|held| held == name)
    }

    /// Whether it can be used, where `values` are what names in braces may be.
    pub(crate) fn check(&self, fields: &Pairs<String, Fields>, values: &[&str]) -> Result<(), Flaw> {
        check_path("path", &self.exchange.path, self.pages.as_ref(), values)?;
        for (name, value) in self.exchange.headers.iter() {
            check_names(&format!("headers.{name}"), value, values)?;
        }
        check_pages("pages", self.pages.as_ref())?;
        check_fields("fields", self.fields.as_ref(), fields)?;
        let pointers = [
            ("result", &self.exchange.result),
            ("row", &self.row),
            ("repeats_id", &self.exchange.repeats_id),
            ("repeats_record", &self.repeats_record),
        ];
        pointers.into_iter().try_for_each(|(place, pointer)| check_pointer(place, pointer.as_ref()))?;
        for (name, part) in self.with.iter() {
            let inside = |(place, fix): Flaw| (format!("with.{name}.{place}"), fix);
            check_path("path", &part.path, part.pages.as_ref(), values).map_err(inside)?;
            check_pages("pages", part.pages.as_ref()).map_err(inside)?;
            check_fields("fields", part.fields.as_ref(), fields).map_err(inside)?;
            check_pointer("result", part.result.as_ref()).map_err(inside)?;
        }
        for (place, rule) in self.exchange.answers.iter().enumerate() {
            check_pointer(&format!("answers.{place}.at"), rule.at.as_ref())?;
            if rule.is.is_some() && rule.at.is_none() {
                return Err((
                    format!("answers.{place}.is"),
                    "needs `at`: where does this stand in the answer?".to_owned(),
                ));
            }
        }
        Ok(())
    }
}

/// A path stays below the base, and holds no secret.
fn check_path(place: &str, path: &str, pages: Option<&Pages>, values: &[&str]) -> Result<(), Flaw> {
    let flaw = |fix: String| Err((place.to_owned(), fix));
    if !stays_below(path) {
        return flaw(format!("must be relative to `base`: {path}"));
    }
    let of_pages: &[&str] = if pages.is_some() { &["page", "offset", "size", "after"] } else { &[] };
    for name in names(path) {
        if ["secret", "basic", "token"].contains(&name) {
            return flaw(format!(
                "must not hold `{{{name}}}`: addresses are kept in logs. Put it in a header or the body"
            ));
        }
        if !values.contains(&name) && !of_pages.contains(&name) {
            return flaw(format!("holds `{{{name}}}`, which is nothing here: {}", known(values)));
        }
    }
    Ok(())
}

fn check_names(place: &str, template: &str, values: &[&str]) -> Result<(), Flaw> {
    match names(template).find(|name| !values.contains(name)) {
        Some(name) => Err((place.to_owned(), format!("holds `{{{name}}}`, which is nothing here: {}", known(values)))),
        None => Ok(()),
    }
}

/// What may be used, for a message.
fn known(values: &[&str]) -> String {
    let values: Vec<_> = values.iter().map(|name| format!("`{{{name}}}`")).collect();
    if values.is_empty() { "no name can be used".to_owned() } else { format!("use {}", values.join(", ")) }
}

fn check_pages(place: &str, pages: Option<&Pages>) -> Result<(), Flaw> {
    let Some(pages) = pages else { return Ok(()) };
    if pages.size == 0 {
        return Err((format!("{place}.size"), "must be 1 or more".to_owned()));
    }
    match (pages.by, &pages.at) {
        (Turn::Body | Turn::Header, None) => {
            Err((format!("{place}.at"), "is missing: where does an answer say what the next page is?".to_owned()))
        }
        (Turn::Body, at) => check_pointer(&format!("{place}.at"), at.as_ref()),
        _ => Ok(()),
    }
}

fn check_fields(place: &str, name: Option<&String>, fields: &Pairs<String, Fields>) -> Result<(), Flaw> {
    match name.filter(|name| fields.get(*name).is_none()) {
        Some(name) => Err((place.to_owned(), format!("names `{name}`, which is not among the description's `fields`"))),
        None => Ok(()),
    }
}

/// RFC 6901: empty, or begins with a slash.
fn check_pointer(place: &str, pointer: Option<&String>) -> Result<(), Flaw> {
    match pointer.filter(|pointer| !is_pointer(pointer)) {
        Some(pointer) => Err((place.to_owned(), format!("is a JSON pointer and begins with `/`: {pointer}"))),
        None => Ok(()),
    }
}

/// How a backend calls a field of ours.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name there; ours when absent.
    pub name: Option<String>,
    /// How a day is written there; as ours when absent.
    pub day: Option<Day>,
}

/// How a backend writes a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Day {
    /// As a moment: `2026-11-22T00:00:00Z`. Of what comes only the day is taken.
    Moment,
    /// In milliseconds since 1970.
    EpochMs,
}

impl Read for Operation {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let mut object = Object::of(value, notes);
        let read = Self {
            exchange: Exchange::take(&mut object, notes),
            body: object.take("body", notes),
            fields: object.take("fields", notes),
            row: object.take("row", notes),
            empty_is_not_found: object.take("empty_is_not_found", notes),
            pages: object.take("pages", notes),
            put_at: object.take("put_at", notes),
            list_at: object.take("list_at", notes),
            with: object.take("with", notes),
            repeats_record: object.take("repeats_record", notes),
            look_first: object.take("look_first", notes),
        };
        object.end(notes);
        read
    }
}

reads!(strict Part { path, result, pages, fields, by, order, single });
reads!(strict Pages { by, at, size, first });
reads!(strict Field { name, day });
names!(Turn { Number = "number", Offset = "offset", Body = "body", Header = "header" });
names!(Day { Moment = "moment", EpochMs = "epoch_ms" });
