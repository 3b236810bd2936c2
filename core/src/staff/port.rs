//! How one backend is asked by the desk, and why it did not do what was asked.
//!
//! Like [`crate::backend`], for staff: pure data in `public/backends/<name>.desk.json`. What is not described cannot be
//! done, and the desk does not offer it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Conflict;
use crate::backend::{DescriptionError, Method, Request, Response};

/// How a backend is asked by the desk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeskDescription {
    /// Where paths start, against the site's own address; ends in `/`.
    pub base: String,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// Headers of every request; values may hold `{token}`.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// What the backend can do.
    pub operations: BTreeMap<Task, Door>,
}

/// How one thing is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// The HTTP method.
    pub method: Method,
    /// The path after [`DeskDescription::base`], with the names of [`Ask::named`] in braces.
    pub path: String,
}

/// Something that the desk may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Task {
    /// Who the token stands for.
    Me,
    /// The list of tokens.
    Tokens,
    /// A new token.
    MakeToken,
    /// The end of a token.
    RevokeToken,
    /// A page of what came in.
    Feedback,
    /// Judging one contribution.
    Review,
    /// Adding one that came on paper.
    Add,
    /// Answering givers.
    Reply,
    /// An agenda to edit.
    Agenda,
    /// Publishing a part of it.
    Publish,
    /// Withdrawing that.
    Withdraw,
    /// Its earlier versions.
    History,
    /// What is being written.
    Drafts,
    /// Keeping a draft.
    KeepDraft,
    /// Throwing one away.
    DropDraft,
    /// Who did what.
    Log,
    /// Everything, to carry elsewhere.
    ExportJson,
    /// What came in, for a spreadsheet.
    ExportCsv,
}

/// Something that is asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask<'a> {
    /// What.
    pub task: Task,
    /// What the braces in the path stand for. What is not named is left out of a query, and else empty.
    pub named: &'a [(&'a str, &'a str)],
    /// A JSON document.
    pub body: Option<String>,
}

impl DeskDescription {
    /// Reads and checks a description.
    ///
    /// # Errors
    /// When it is not JSON of the right form, or would put a token into an address.
    pub fn parse(text: &str) -> Result<Self, DescriptionError> {
        let description: Self = serde_json::from_str(text).map_err(|error| DescriptionError(error.to_string()))?;
        if !description.base.ends_with('/') {
            return Err(DescriptionError(format!("`base` must end in `/`: {}", description.base)));
        }
        for (task, door) in &description.operations {
            if door.path.starts_with('/') || door.path.contains("..") || door.path.contains("{token}") {
                return Err(DescriptionError(format!(
                    "`operations.{task:?}.path` must be relative to `base` and without the token: {}",
                    door.path
                )));
            }
        }
        Ok(description)
    }

    /// Whether the backend can do this.
    pub fn can(&self, task: Task) -> bool {
        self.operations.contains_key(&task)
    }

    /// How to ask; `None` when the backend cannot do it.
    pub fn request(&self, ask: &Ask<'_>, token: &str) -> Option<Request> {
        let door = self.operations.get(&ask.task)?;
        let mut path = String::new();
        let mut rest = door.path.as_str();
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            let value = ask.named.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
            path.push_str(before);
            path.push_str(&escaped(value));
            rest = after;
        }
        path.push_str(rest);
        let path = without_gaps(path);
        let headers = self.headers.iter().map(|(name, value)| (name.clone(), value.replace("{token}", token)));
        let kind = ask.body.iter().map(|_| ("Content-Type".to_owned(), "application/json".to_owned()));
        Some(Request {
            method: door.method,
            url: format!("{}{path}", self.base),
            headers: kind.chain(headers).collect(),
            body: ask.body.clone(),
            timeout_ms: self.timeout_ms,
            header: None,
        })
    }
}

/// A path without what its query asks for nothing: `?limit=5&after=` is `?limit=5`.
fn without_gaps(path: String) -> String {
    let Some((path, query)) = path.split_once('?') else { return path };
    let asked: Vec<_> = query.split('&').filter(|pair| !pair.ends_with('=')).collect();
    if asked.is_empty() { path.to_owned() } else { format!("{path}?{}", asked.join("&")) }
}

/// A text as a part of an address (RFC 3986, 2.3).
fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No answer came; whether it was done is unknown.
    NoAnswer,
    /// An answer came that is not what was asked for; whether it was done is unknown.
    Unreadable,
    /// The backend cannot do it.
    Unable,
    /// The token is not, or no longer, valid.
    SignedOut,
    /// The token may not do this; the reasons are in Dutch.
    NotAllowed(Vec<Wrong>),
    /// It is not there any more.
    Gone,
    /// Somebody changed it meanwhile.
    Changed(Conflict),
    /// What was sent is not acceptable, and why, in Dutch.
    Wrong(Vec<Wrong>),
    /// Later, after so many seconds when the backend says so.
    Busy(Option<u32>),
    /// The backend is broken; whether it was done is unknown.
    Broken,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Wrong {
    /// The field, as JSON pointer into what was sent.
    pub pointer: String,
    /// What is wrong and what to do, in plain Dutch.
    pub detail: String,
}

/// What a backend says with a refusal (RFC 9457).
#[derive(Default, Deserialize)]
struct Problem {
    #[serde(default)]
    errors: Vec<Wrong>,
    conflict: Option<Conflict>,
}

impl Refusal {
    /// Why this answer is a refusal; `None` when it is none.
    pub fn of(response: &Response) -> Option<Self> {
        let problem: Problem = serde_json::from_str(&response.body).unwrap_or_default();
        Some(match (response.status, problem.conflict) {
            (200..=299, _) => return None,
            (401, _) => Self::SignedOut,
            (403, _) => Self::NotAllowed(problem.errors),
            (404 | 410, _) => Self::Gone,
            (409 | 412, Some(conflict)) => Self::Changed(conflict),
            (408 | 425 | 429 | 503, _) => Self::Busy(response.retry_after),
            (400..=499, _) => Self::Wrong(problem.errors),
            _ => Self::Broken,
        })
    }

    /// Whether it may have been done all the same, so that trying again must be harmless.
    pub fn is_unsure(&self) -> bool {
        matches!(self, Self::NoAnswer | Self::Unreadable | Self::Broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded() -> DeskDescription {
        DeskDescription::parse(include_str!("../../../public/backends/embedded.desk.json")).unwrap()
    }

    #[test]
    fn a_task_becomes_a_request_with_the_token_in_a_header_only() {
        let named = [("agenda", "galm"), ("part", "outcomes"), ("item", "bellen"), ("revision", "3")];
        let request = embedded().request(&Ask { task: Task::Withdraw, named: &named, body: None }, "secret").unwrap();
        assert_eq!(request.url, "api/v1/staff/agendas/galm/outcomes/bellen?revision=3");
        assert_eq!(request.headers, [("Authorization".to_owned(), "Bearer secret".to_owned())]);
        assert!(!format!("{request:?}").contains("secret"));
    }

    #[test]
    fn a_name_cannot_lead_elsewhere_and_what_is_not_named_is_left_out() {
        let ask = Ask { task: Task::RevokeToken, named: &[("name", "a/../b?c")], body: None };
        assert_eq!(embedded().request(&ask, "").unwrap().url, "api/v1/staff/tokens/a%2F..%2Fb%3Fc");
        let ask = Ask { task: Task::Log, named: &[], body: None };
        assert_eq!(embedded().request(&ask, "").unwrap().url, "api/v1/staff/log");
        let ask = Ask { task: Task::Feedback, named: &[("after", "")], body: None };
        assert_eq!(embedded().request(&ask, "").unwrap().url, "api/v1/staff/feedback?limit=500");
    }

    #[test]
    fn a_token_never_stands_in_an_address() {
        let text = r#"{"base":"x/","timeout_ms":1,"operations":{"me":{"method":"GET","path":"me?token={token}"}}}"#;
        assert!(DeskDescription::parse(text).unwrap_err().0.contains("without the token"));
    }

    #[test]
    fn an_answer_that_is_no_json_is_a_refusal_all_the_same() {
        let response =
            |status, body: &str| Response { status, retry_after: Some(3), header: None, body: body.to_owned() };
        assert_eq!(Refusal::of(&response(204, "")), None);
        assert_eq!(Refusal::of(&response(502, "<html>")), Some(Refusal::Broken));
        assert_eq!(Refusal::of(&response(503, "")), Some(Refusal::Busy(Some(3))));
        let conflict = r#"{"status":409,"conflict":{"revision":4,"by":"redactie","on":"2026-11-26"}}"#;
        let Some(Refusal::Changed(conflict)) = Refusal::of(&response(409, conflict)) else { panic!() };
        assert_eq!((conflict.revision, conflict.by.as_deref()), (4, Some("redactie")));
        let wrong = r#"{"errors":[{"pointer":"/text","detail":"Schrijf een antwoord."}]}"#;
        assert!(
            matches!(Refusal::of(&response(422, wrong)), Some(Refusal::Wrong(wrong)) if wrong[0].pointer == "/text")
        );
    }
}
