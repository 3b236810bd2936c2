//! A description of a JSON backend, and its interpreter.
//!
//! The application knows no server. It knows what it wants ([`Wish`]); the description, which is pure
//! data in `public/backends/<name>.json`, says how this backend is asked ([`Description::request`]) and
//! what its answers mean ([`Description::meaning`]). Nothing here does HTTP.

use std::fmt;

use serde::{Deserialize, Serialize};

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
    /// Where the operations' paths start, against the site's own address; ends in `/`.
    pub base: String,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// What the backend can do. What is not here is a function that the interface hides.
    pub operations: Pairs<OperationName, Operation>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
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
}

/// How one thing is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The HTTP method.
    pub method: Method,
    /// The path after [`Description::base`]; may hold `{agenda}`, `{id}` and `{outcome}`.
    pub path: String,
    /// Headers; values may hold `{secret}`.
    #[serde(default)]
    pub headers: Pairs<String, String>,
    /// What statuses, such as `"409"`, mean where that differs from [`Meaning::of_status`].
    #[serde(default)]
    pub meanings: Pairs<String, Meaning>,
    /// Where the result is in the answer, as JSON pointer; absent when it is the answer.
    pub result: Option<String>,
    /// Where a good answer repeats the id of what was stored, as JSON pointer. A proxy or a captive portal
    /// answers 200 with a page of its own: without the id it is not this backend that answered. Absent when
    /// the backend's answers prove nothing.
    pub repeats_id: Option<String>,
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
    /// Store this.
    Create(&'a Feedback),
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
            Self::Create(_) => OperationName::Create,
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

    /// The contribution it is about.
    fn id(&self) -> Option<&FeedbackId> {
        match self {
            Self::Agendas | Self::Agenda(_) | Self::Feed(_) => None,
            Self::Create(feedback) | Self::Edit(feedback, _) => Some(&feedback.id),
            Self::Read(id, _) | Self::TakeBack(id, _) | Self::Judge(id, ..) => Some(id),
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
            let is_get = operation.method == Method::Get;
            let rest = ["{agenda}", "{id}", "{outcome}"]
                .iter()
                .fold(operation.path.clone(), |path, part| path.replace(part, ""));
            if rest.contains(['{', '}']) || rest.starts_with('/') || rest.contains("..") || rest.contains(':') {
                return Err(DescriptionError(format!(
                    "`operations.{name:?}.path` may hold only `{{agenda}}`, `{{id}}` and `{{outcome}}` and must be relative to `base`: {}",
                    operation.path
                )));
            }
            let reads = matches!(
                name,
                OperationName::Agendas | OperationName::Agenda | OperationName::Read | OperationName::Feed
            );
            if reads != is_get && *name != OperationName::Read {
                return Err(DescriptionError(format!(
                    "`operations.{name:?}.method` does not fit: {:?}",
                    operation.method
                )));
            }
        }
        Ok(description)
    }

    /// Whether the backend can do this.
    pub fn can(&self, operation: OperationName) -> bool {
        self.operations.get(&operation).is_some()
    }

    /// How to ask for `wish`; `None` when the backend cannot do it.
    pub fn request(&self, wish: &Wish<'_>) -> Option<Request> {
        let operation = self.operations.get(&wish.operation())?;
        let (agenda, id, secret, body) = match wish {
            Wish::Agendas => ("", "", "", None),
            Wish::Agenda(agenda) | Wish::Feed(agenda) => (agenda.as_str(), "", "", None),
            Wish::Create(feedback) => ("", feedback.id.as_str(), "", serde_json::to_string(feedback).ok()),
            Wish::Read(id, secret) | Wish::TakeBack(id, secret) => ("", id.as_str(), secret.expose(), None),
            Wish::Edit(feedback, secret) => {
                ("", feedback.id.as_str(), secret.expose(), serde_json::to_string(feedback).ok())
            }
            Wish::Judge(id, secret, verdict) => ("", id.as_str(), secret.expose(), serde_json::to_string(verdict).ok()),
        };
        let outcome = if let Wish::Judge(_, _, verdict) = wish { verdict.outcome.as_str() } else { "" };
        // Slugs and ids hold nothing that an address would have to escape.
        let path = operation.path.replace("{agenda}", agenda).replace("{id}", id).replace("{outcome}", outcome);
        let given = operation.headers.iter().map(|(name, value)| (name.clone(), value.replace("{secret}", secret)));
        let kind = body.iter().map(|_| ("Content-Type".to_owned(), "application/json".to_owned()));
        Some(Request {
            method: operation.method,
            url: format!("{}{path}", self.base),
            headers: kind.chain(given).collect(),
            body,
            timeout_ms: self.timeout_ms,
        })
    }

    /// What an answer to `wish` means.
    pub fn meaning(&self, wish: &Wish<'_>, response: &Response) -> Meaning {
        let Some(operation) = self.operations.get(&wish.operation()) else { return Meaning::Refused };
        let described = operation.meanings.get(&response.status.to_string()).copied();
        let meaning = described.unwrap_or_else(|| Meaning::of_status(response.status));
        match (&operation.repeats_id, wish.id()) {
            (Some(pointer), Some(id)) if meaning == Meaning::Done => {
                let answer = json::parse(&response.body).unwrap_or_default();
                let repeated = answer.pointer(pointer).and_then(Value::as_str);
                if repeated == Some(id.as_str()) { Meaning::Done } else { Meaning::Broken }
            }
            _ => meaning,
        }
    }

    /// The result of `operation` in an answer; `None` when it is not there, or is not what was asked for.
    pub fn result<T: Read>(&self, operation: OperationName, response: &Response) -> Option<T> {
        let pointer = self.operations.get(&operation)?.result.as_deref().unwrap_or_default();
        let mut answer = json::parse(&response.body).ok()?;
        json::read_value(answer.pointer_mut(pointer)?.take()).ok()
    }
}

reads!(strict Description { privacy, base, timeout_ms, operations });
reads!(strict Operation { method, path, headers, meanings, result, repeats_id });
names!(Privacy { ReadOnly = "read_only", Public = "public", WriteOnly = "write_only", PerRecord = "per_record" });
names!(OperationName { Agendas = "agendas", Agenda = "agenda", Create = "create", Read = "read", Edit = "edit", TakeBack = "take_back", Judge = "judge", Feed = "feed" });
names!(Method { Get = "GET", Post = "POST", Put = "PUT", Patch = "PATCH", Delete = "DELETE" });
names!(Meaning { Done = "done", NotFound = "not_found", Different = "different", TakenBack = "taken_back", Refused = "refused", Busy = "busy", Broken = "broken" });

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{agenda::AgendaIndex, receipt::ReceiptCode};
    use proptest::prelude::*;

    const SMALL: &str = r#"{
        "privacy": "per_record", "base": "api/", "timeout_ms": 1000,
        "operations": {
            "agenda": { "method": "GET", "path": "agendas/{agenda}" },
            "agendas": { "method": "GET", "path": "agendas", "result": "/data/list" },
            "read": { "method": "GET", "path": "feedback/{id}", "headers": { "Authorization": "Receipt {secret}" },
                      "meanings": { "403": "not_found" } }
        }
    }"#;

    fn response(status: u16, body: &str) -> Response {
        Response { status, retry_after: None, body: body.to_owned() }
    }

    #[test]
    fn a_wish_becomes_a_request() {
        let backend = Description::parse(SMALL).unwrap();
        let request = backend.request(&Wish::Agenda(&Slug::parse("st-raw-2025").unwrap())).unwrap();
        assert_eq!((request.method, request.url.as_str()), (Method::Get, "api/agendas/st-raw-2025"));
        assert!(request.headers.is_empty() && request.body.is_none());
    }

    #[test]
    fn a_secret_travels_in_a_header_and_is_never_debugged() {
        let backend = Description::parse(SMALL).unwrap();
        let code = ReceiptCode::from_entropy([1; 12]);
        let request = backend.request(&Wish::Read(&code.feedback_id(), &code.secret())).unwrap();
        assert!(!request.url.contains(code.secret().expose()));
        assert_eq!(request.headers, [("Authorization".to_owned(), format!("Receipt {}", code.secret().expose()))]);
        assert!(!format!("{request:?}").contains(code.secret().expose()));
    }

    #[test]
    fn what_is_not_described_cannot_be_done() {
        let backend = Description::parse(SMALL).unwrap();
        let code = ReceiptCode::from_entropy([1; 12]);
        assert!(!backend.can(OperationName::TakeBack));
        assert!(backend.request(&Wish::TakeBack(&code.feedback_id(), &code.secret())).is_none());
    }

    #[test]
    fn a_wrong_description_names_the_field() {
        let wrong = |from: &str, to: &str| Description::parse(&SMALL.replace(from, to)).unwrap_err().0;
        assert!(wrong("\"api/\"", "\"api\"").contains("`base`"));
        assert!(wrong("feedback/{id}", "feedback/{secret}").contains("path"));
        assert!(wrong("feedback/{id}", "https://elsewhere.example/").contains("path"));
        assert!(wrong("feedback/{id}", "../../x").contains("path"));
        assert!(wrong("\"timeout_ms\": 1000", "\"timeout\": 1000").contains("timeout"));
        assert!(wrong("\"agenda\":", "\"agenda_\":").contains("agenda_"));
    }

    #[test]
    fn only_an_answer_that_repeats_the_id_is_believed() {
        let backend =
            Description::parse(&SMALL.replace("\"meanings\"", "\"repeats_id\": \"/feedback/id\", \"meanings\""))
                .unwrap();
        let code = ReceiptCode::from_entropy([1; 12]);
        let (id, secret) = (code.feedback_id(), code.secret());
        let means = |body: &str| backend.meaning(&Wish::Read(&id, &secret), &response(200, body));
        assert_eq!(means(&format!(r#"{{"feedback":{{"id":"{}"}}}}"#, id.as_str())), Meaning::Done);
        for other in ["", "<html>", "{", "{}", r#"{"feedback":{"id":"0"}}"#] {
            assert_eq!(means(other), Meaning::Broken, "{other}");
        }
    }

    #[test]
    fn answers_mean_what_the_description_says() {
        let backend = Description::parse(SMALL).unwrap();
        let (code, agenda) = (ReceiptCode::from_entropy([1; 12]), Slug::parse("a").unwrap());
        let (id, secret) = (code.feedback_id(), code.secret());
        let read = Wish::Read(&id, &secret);
        assert_eq!(backend.meaning(&read, &response(403, "")), Meaning::NotFound);
        assert_eq!(backend.meaning(&Wish::Agenda(&agenda), &response(403, "")), Meaning::Refused);
        assert_eq!(backend.meaning(&Wish::Agenda(&agenda), &response(500, "<html>")), Meaning::Broken);
        let wrapped = response(200, r#"{"data":{"list":{"agendas":[]}}}"#);
        assert_eq!(backend.result(OperationName::Agendas, &wrapped), Some(AgendaIndex { agendas: vec![] }));
        assert_eq!(backend.result::<AgendaIndex>(OperationName::Agendas, &response(200, "<html>")), None);
    }

    proptest! {
        #[test]
        fn no_answer_makes_it_panic(status in 0_u16..1000, body in ".{0,100}") {
            let backend = Description::parse(SMALL).unwrap();
            let response = response(status, &body);
            backend.meaning(&Wish::Agendas, &response);
            for name in [OperationName::Agendas, OperationName::Agenda, OperationName::Read, OperationName::Create] {
                let _: Option<AgendaIndex> = backend.result(name, &response);
            }
        }

        #[test]
        fn no_text_makes_parsing_panic(json in ".{0,200}") {
            let _ = Description::parse(&json);
        }
    }
}
