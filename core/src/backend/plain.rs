//! One request and one answer: all that many a backend needs, and what every conversation is made of.
//!
//! This is in the application's main file, so it is small: it says whether a description is of this sort, and leaves it to
//! [`Description::parse`](super::Description::parse) to name what is wrong with one that is of no sort.

use serde::Deserialize;

use super::{
    Meaning, Method, OperationName, Privacy, Request, Response, Wish,
    template::{Values, fill, names},
};
use crate::{
    json::{self, Notes, Object, Pairs, Read, Value},
    reads,
};

/// A description by which every wish is one exchange; or the outline of one that takes more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// Who can read what a giver sends.
    pub privacy: Privacy,
    /// Where the operations' paths start.
    pub base: String,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// What the backend can do.
    pub operations: Pairs<OperationName, Exchange>,
}

/// One request, and what its answer means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exchange {
    /// The HTTP method.
    pub method: Method,
    /// The path after the description's base. May hold names in braces.
    pub path: String,
    /// Headers, beside those of the role; values may hold names in braces.
    #[serde(default)]
    pub headers: Pairs<String, String>,
    /// What answers mean, where that differs from [`Meaning::of_status`]; the first that fits counts.
    #[serde(default)]
    pub answers: Vec<Rule>,
    /// Where the result is in the answer, as JSON pointer; absent when it is the answer.
    pub result: Option<String>,
    /// Where a good answer repeats the id of what was stored, as JSON pointer. A proxy or a captive portal answers 200
    /// with a page of its own: without the id it is not this backend that answered. Absent when the answers prove nothing.
    pub repeats_id: Option<String>,
}

/// What an answer means, if it is like this.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// It has this status; any when absent.
    pub status: Option<u16>,
    /// At this JSON pointer of its body …
    pub at: Option<String>,
    /// … stands this: a text, or a number as text.
    pub is: Option<String>,
    /// Its body has this text in it.
    pub contains: Option<String>,
    /// Then it means this.
    pub means: Meaning,
}

/// What names in braces stand for, by where they stand.
#[derive(Clone, Copy)]
pub(super) struct In<'a> {
    pub(super) path: &'a Values<'a>,
    pub(super) headers: &'a Values<'a>,
}

/// What came of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What the answers mean.
    pub meaning: Meaning,
    /// What was asked for, when it was done; `null` where there is nothing to give.
    pub result: Value,
    /// How long to wait before asking again, in seconds, when the backend says so.
    pub retry_after: Option<u32>,
}

impl Plain {
    /// Reads a description, if nothing in it takes more than one exchange, and nothing is wrong with it.
    pub fn read(text: &str) -> Option<Self> {
        json::read(text).ok().filter(Self::is_sound)
    }

    fn is_sound(&self) -> bool {
        self.base.ends_with('/')
            && self.can(OperationName::Agenda)
            && self.operations.iter().all(|(name, exchange)| exchange.is_sound(*name))
    }

    /// Whether the backend can do this.
    pub fn can(&self, operation: OperationName) -> bool {
        self.operations.get(&operation).is_some()
    }

    /// How to ask for `wish`, and what to ask; `None` when the backend cannot do it.
    pub fn begin(&self, wish: &Wish<'_>) -> Option<(&Exchange, Request)> {
        let exchange = self.operations.get(&wish.operation())?;
        // Ids and secrets are letters, digits and dashes: they are fit for every place.
        let values = &wish.values();
        let values = In { path: values, headers: values };
        Some((exchange, exchange.request(&self.base, self.timeout_ms, values, wish.record())))
    }
}

impl Exchange {
    /// Takes out what belongs to an exchange.
    pub(super) fn take(object: &mut Object, notes: &mut Notes) -> Self {
        Self {
            method: object.take("method", notes),
            path: object.take("path", notes),
            headers: object.take("headers", notes),
            answers: object.take("answers", notes),
            result: object.take("result", notes),
            repeats_id: object.take("repeats_id", notes),
        }
    }

    /// One that only reads.
    pub(super) fn get(path: &str) -> Self {
        Self {
            method: Method::Get,
            path: path.to_owned(),
            headers: Pairs::new(),
            answers: Vec::new(),
            result: None,
            repeats_id: None,
        }
    }

    /// Whether it can be used as it is, for this operation.
    fn is_sound(&self, name: OperationName) -> bool {
        let is_known = |name_in_braces| name.values().contains(&name_in_braces);
        let pointers = [&self.result, &self.repeats_id];
        name.fits(self.method)
            && stays_below(&self.path)
            && names(&self.path).all(|name| is_known(name) && name != "secret")
            && self.headers.iter().all(|(_, value)| names(value).all(is_known))
            && pointers.into_iter().flatten().all(|pointer| is_pointer(pointer))
            && self.answers.iter().all(Rule::is_plain)
    }

    /// What to ask, where these are what names in braces stand for.
    pub(super) fn request(&self, base: &str, timeout_ms: u32, values: In<'_>, body: Option<String>) -> Request {
        let given = self.headers.iter().map(|(name, value)| (name.clone(), fill(value, values.headers)));
        let kind = body.iter().map(|_| ("Content-Type".to_owned(), "application/json".to_owned()));
        Request {
            method: self.method,
            url: [base, &fill(&self.path, values.path)].concat(),
            headers: kind.chain(given).collect(),
            body,
            timeout_ms,
            header: None,
        }
    }

    /// What an answer means, of which this is the body; `rule` is the first that is about it, and `id` what was sent, if
    /// something was.
    pub(super) fn meaning(&self, status: u16, rule: Option<&Rule>, body: &mut Value, id: &str) -> Meaning {
        let meaning = rule.map_or_else(|| Meaning::of_status(status), |rule| rule.means);
        match &self.repeats_id {
            Some(pointer) if meaning == Meaning::Done && !id.is_empty() => {
                let repeated = body.pointer_mut(pointer);
                if repeated.is_some_and(|repeated| *repeated == *id) { Meaning::Done } else { Meaning::Broken }
            }
            _ => meaning,
        }
    }

    /// What was asked for, in the body of a good answer.
    pub(super) fn result(&self, body: &mut Value) -> Option<Value> {
        body.pointer_mut(self.result.as_deref().unwrap_or_default()).map(Value::take)
    }

    /// What came of `wish`, by the answer to it.
    pub fn answer(&self, wish: &Wish<'_>, response: &Response) -> Answer {
        let mut body = json::parse(&response.body).unwrap_or_default();
        let [_, (_, id), ..] = wish.values();
        let rule = self.answers.iter().find(|rule| rule.has(response.status));
        let meaning = self.meaning(response.status, rule, &mut body, id);
        let result = if meaning == Meaning::Done { self.result(&mut body) } else { None };
        Answer { meaning, result: result.unwrap_or_default(), retry_after: response.retry_after }
    }
}

impl Rule {
    /// Whether it is about this status, or about any.
    pub(super) fn has(&self, status: u16) -> bool {
        self.status.is_none_or(|wanted| wanted == status)
    }

    /// Whether it is about the status alone, and about nothing that would have to be looked up.
    fn is_plain(&self) -> bool {
        self.at.is_none() && self.is.is_none() && self.contains.is_none() && self.means != Meaning::Exists
    }
}

/// Whether a path leads nowhere but below the base.
pub(super) fn stays_below(path: &str) -> bool {
    !(path.starts_with('/') || path.contains("..") || path.contains("://") || path.contains('\\'))
}

/// RFC 6901: empty, or begins with a slash.
pub(super) fn is_pointer(pointer: &str) -> bool {
    pointer.is_empty() || pointer.starts_with('/')
}

impl Read for Exchange {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let mut object = Object::of(value, notes);
        let read = Self::take(&mut object, notes);
        object.end(notes);
        read
    }
}

reads!(strict Plain { privacy, base, timeout_ms, operations });
reads!(strict Rule { status, at, is, contains, means });
