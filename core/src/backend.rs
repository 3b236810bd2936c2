//! A description of a JSON backend, and its interpreter.
//!
//! The application knows no server. It knows what it wants ([`Wish`]); the description, which is pure
//! data in `public/backends/<name>.json`, says how this backend is asked and what its answers mean. Nothing here does HTTP.
//!
//! There are two layers. An [`Exchange`] is one request and one answer. A [`Conversation`] is made of exchanges: it goes on
//! to the next page, puts together what is kept apart, compares. Many a backend needs no more than the first: its description is
//! [`Plain`], and the application then never loads the second (`docs/adr/0016-backends.md`).

mod conversation;
mod fields;
mod operation;
mod plain;
mod template;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use self::{
    conversation::{Asked, Conversation, Step},
    fields::Fields,
    operation::{Day, Field, Operation, Pages, Part, Turn},
    plain::{Answer, Exchange, Plain, Rule},
    template::absolute,
};
use crate::{
    feedback::Feedback,
    json::{self, Pairs, Read, Value},
    names, reads,
    receipt::{FeedbackId, Secret},
    slug::Slug,
    verdict::Verdict,
};

/// How one backend is asked, and what its answers mean.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Who can read what a giver sends.
    pub privacy: Privacy,
    /// Where the operations' paths start, against the site's own address; ends in `/`. No request goes elsewhere.
    pub base: String,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// Headers of every request, by who asks.
    #[serde(default)]
    pub headers: Headers,
    /// How this backend calls our fields, for each sort of record that operations name.
    #[serde(default)]
    pub fields: Pairs<String, Fields>,
    /// What the backend can do. What is not here is a function that the interface hides.
    pub operations: Pairs<OperationName, Operation>,
}

/// Headers of every request; values may hold names in braces. A key that is here is known to everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Headers {
    /// Whoever asks.
    #[serde(default)]
    pub everybody: Pairs<String, String>,
    /// Who shows a receipt.
    #[serde(default)]
    pub giver: Pairs<String, String>,
}

/// Who can read what a giver sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Privacy {
    /// Nothing can be sent.
    ReadOnly,
    /// Everyone can read everything.
    Public,
    /// Only staff can read; the giver cannot read it back.
    WriteOnly,
    /// Staff, and the giver with the receipt.
    PerRecord,
}

/// The name of something that a backend may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OperationName {
    /// Give the list of agendas.
    Agendas,
    /// Give one agenda.
    Agenda,
    /// Store feedback.
    Create,
    /// Give a contribution to who has its receipt.
    Read,
    /// Replace feedback.
    Edit,
    /// Delete feedback.
    TakeBack,
    /// Store what a giver thinks of an outcome.
    Judge,
    /// Give what was done about an agenda as an Atom feed. It is linked to, never asked.
    Feed,
    /// Give the id that the backend itself gave to feedback: `{server_id}` in the other paths.
    Find,
}

impl OperationName {
    /// What names in braces may be in its templates.
    fn values(self) -> &'static [&'static str] {
        match self {
            Self::Agendas => &[],
            Self::Agenda | Self::Feed => &["agenda"],
            Self::Judge => &["id", "secret", "outcome"],
            _ => &["id", "secret"],
        }
    }

    /// What else may be there, and takes more than an exchange.
    fn more_values(self) -> &'static [&'static str] {
        match self {
            Self::Agendas | Self::Agenda | Self::Feed => &[],
            Self::Create | Self::Read | Self::Find => &["basic"],
            Self::Edit | Self::TakeBack | Self::Judge => &["basic", "server_id"],
        }
    }

    /// Whether it can be asked with this method: with GET when it changes nothing, and with none that changes else. Either
    /// is fine for what needs a secret in its body.
    fn fits(self, method: Method) -> bool {
        match self {
            Self::Agendas | Self::Agenda | Self::Feed => method == Method::Get,
            Self::Create | Self::Edit | Self::TakeBack | Self::Judge => method != Method::Get,
            Self::Read | Self::Find => true,
        }
    }
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names are HTTP's own")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Something that the application wants from its backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish<'a> {
    /// The list of agendas.
    Agendas,
    /// One agenda.
    Agenda(&'a Slug),
    /// Store this, of who has the secret.
    Create(&'a Feedback, &'a Secret),
    /// Give what belongs to this receipt.
    Read(&'a FeedbackId, &'a Secret),
    /// Replace this.
    Edit(&'a Feedback, &'a Secret),
    /// Delete this.
    TakeBack(&'a FeedbackId, &'a Secret),
    /// Store what who has this receipt thinks of an outcome.
    Judge(&'a FeedbackId, &'a Secret, &'a Verdict),
    /// The feed of one agenda.
    Feed(&'a Slug),
}

impl Wish<'_> {
    /// The operation that grants it.
    pub fn operation(&self) -> OperationName {
        match self {
            Self::Agendas => OperationName::Agendas,
            Self::Agenda(_) => OperationName::Agenda,
            Self::Create(..) => OperationName::Create,
            Self::Read(..) => OperationName::Read,
            Self::Edit(..) => OperationName::Edit,
            Self::TakeBack(..) => OperationName::TakeBack,
            Self::Judge(..) => OperationName::Judge,
            Self::Feed(_) => OperationName::Feed,
        }
    }

    /// Whether everybody may read what is asked.
    pub fn is_public(&self) -> bool {
        matches!(self, Self::Agendas | Self::Agenda(_) | Self::Feed(_))
    }

    /// What names in braces stand for; nothing where this wish has no such thing.
    fn values(&self) -> [(&'static str, &str); 4] {
        let (agenda, id, secret, outcome) = match self {
            Self::Agendas => ("", "", "", ""),
            Self::Agenda(agenda) | Self::Feed(agenda) => (agenda.as_str(), "", "", ""),
            Self::Create(feedback, secret) | Self::Edit(feedback, secret) => {
                ("", feedback.id.as_str(), secret.expose(), "")
            }
            Self::Read(id, secret) | Self::TakeBack(id, secret) => ("", id.as_str(), secret.expose(), ""),
            Self::Judge(id, secret, verdict) => ("", id.as_str(), secret.expose(), verdict.outcome.as_str()),
        };
        [("agenda", agenda), ("id", id), ("secret", secret), ("outcome", outcome)]
    }

    /// What is sent: a JSON document.
    fn record(&self) -> Option<String> {
        match self {
            Self::Create(feedback, _) | Self::Edit(feedback, _) => serde_json::to_string(feedback).ok(),
            Self::Judge(_, _, verdict) => serde_json::to_string(verdict).ok(),
            _ => None,
        }
    }
}

/// A request to send, complete but for the site's own address before a relative [`Request::url`].
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The address, possibly relative to the site's.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// A JSON document.
    pub body: Option<String>,
    /// How long to wait, in milliseconds.
    pub timeout_ms: u32,
    /// The name of the header of the answer that [`Response::header`] should hold.
    pub header: Option<String>,
}

/// Neither headers nor body: they hold secrets and what a person wrote.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.url)
    }
}

/// What a server answered, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// How long to wait before asking again, in seconds, when the server says so.
    pub retry_after: Option<u32>,
    /// The header that the request asked for.
    pub header: Option<String>,
    /// The body as text: JSON, HTML, empty or garbage.
    pub body: String,
}

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Meaning {
    /// It was done, or had been done before.
    Done,
    /// There is nothing there, or not for this receipt.
    NotFound,
    /// The id exists with other content.
    Different,
    /// The id exists, and nobody can tell with which content.
    Exists,
    /// The giver took it back before.
    TakenBack,
    /// The backend does not accept it, now or later.
    Refused,
    /// Try again later; nothing was done.
    Busy,
    /// The backend is broken; whether something was done is unknown.
    Broken,
}

impl Meaning {
    /// What a status usually means.
    pub fn of_status(status: u16) -> Self {
        match status {
            200..=299 => Self::Done,
            404 => Self::NotFound,
            410 => Self::TakenBack,
            408 | 425 | 429 | 503 => Self::Busy,
            400..=499 => Self::Refused,
            _ => Self::Broken,
        }
    }
}

/// What a description calls an operation.
pub(crate) fn name_of(operation: &impl Serialize) -> String {
    let name = serde_json::to_value(operation).ok();
    name.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Why a description cannot be used: names the field and the fix, for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescriptionError(pub String);

impl fmt::Display for DescriptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Description {
    /// Reads and checks a description.
    ///
    /// # Errors
    /// When it is not JSON of the right form, reads nothing, or would put a secret into an address.
    pub fn parse(text: &str) -> Result<Self, DescriptionError> {
        let description: Self = json::read(text).map_err(|error| DescriptionError(error.to_string()))?;
        if !description.base.ends_with('/') {
            return Err(DescriptionError(format!("`base` must end in `/`: {}", description.base)));
        }
        if !description.can(OperationName::Agenda) {
            return Err(DescriptionError(
                "`operations` must have `agenda`: without it there is nothing to show".to_owned(),
            ));
        }
        for (name, operation) in description.operations.iter() {
            let values = [name.values(), name.more_values()].concat();
            operation
                .check(&description.fields, &values)
                .map_err(|(place, fix)| DescriptionError(format!("`operations.{}.{place}` {fix}", name_of(name))))?;
            let method = operation.exchange.method;
            if !name.fits(method) {
                return Err(DescriptionError(format!(
                    "`operations.{}.method` does not fit: {}",
                    name_of(name),
                    method.as_str()
                )));
            }
        }
        Ok(description)
    }

    /// Whether the backend can do this.
    pub fn can(&self, operation: OperationName) -> bool {
        self.operations.get(&operation).is_some()
    }

    /// Begins to ask for `wish`; `None` when the backend cannot do it. `home` is the address of the site.
    pub fn begin(&self, wish: &Wish<'_>, home: &str) -> Option<(Conversation<'_>, Request)> {
        let values = wish.values().into_iter().filter(|(_, value)| !value.is_empty());
        let asked = Asked {
            base: absolute(home, &self.base),
            timeout_ms: self.timeout_ms,
            lists: &self.fields,
            operation: self.operations.get(&wish.operation())?,
            headers: [Some(&self.headers.everybody), (!wish.is_public()).then_some(&self.headers.giver)],
            read: self.operations.get(&OperationName::Read),
            find: self.operations.get(&OperationName::Find),
            values: values.map(|(name, value)| (name, value.to_owned())).collect(),
            record: wish.record().and_then(|record| json::parse(&record).ok()),
        };
        Some(Conversation::begin(asked))
    }

    /// What of it takes one request and one answer: enough to tell what can be done, not to do it.
    pub fn outline(self) -> Plain {
        let Self { privacy, base, timeout_ms, operations, .. } = self;
        let operations = operations.map(|operation| operation.exchange);
        Plain { privacy, base, timeout_ms, operations }
    }
}

impl Read for Headers {
    fn read(value: Value, notes: &mut json::Notes) -> Self {
        let mut object = json::Object::of(value, notes);
        let read = Self { everybody: object.take("everybody", notes), giver: object.take("giver", notes) };
        object.end(notes);
        read
    }

    fn absent(_: &mut json::Notes) -> Self {
        Self::default()
    }
}

reads!(strict Description { privacy, base, timeout_ms, headers, fields, operations });
names!(Privacy { ReadOnly = "read_only", Public = "public", WriteOnly = "write_only", PerRecord = "per_record" });
names!(OperationName { Agendas = "agendas", Agenda = "agenda", Create = "create", Read = "read", Edit = "edit", TakeBack = "take_back", Judge = "judge", Feed = "feed", Find = "find" });
names!(Method { Get = "GET", Post = "POST", Put = "PUT", Patch = "PATCH", Delete = "DELETE" });
names!(Meaning { Done = "done", NotFound = "not_found", Different = "different", Exists = "exists", TakenBack = "taken_back", Refused = "refused", Busy = "busy", Broken = "broken" });

#[cfg(test)]
mod tests;
