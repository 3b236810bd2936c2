//! How one backend is asked by the desk, and why it did not do what was asked.
//!
//! Like [`crate::backend`], for staff: `public/backends/<name>.desk.json` holds operations of the same form, about which the
//! same conversations are held. What is not described cannot be done, and the desk does not offer it.

use serde::{Deserialize, Serialize};

use super::{Conflict, Me, Role, Rules};
use crate::{
    backend::{
        Asked, Conversation, DescriptionError, Fields, Meaning, Operation, Request, Response, absolute, name_of,
    },
    date::Date,
    json::{Pairs, Value},
    receipt::digest,
};

/// How a backend is asked by the desk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeskDescription {
    /// Where paths start, against the base of the backend's own description: empty, or ends in `/`.
    #[serde(default)]
    pub base: String,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// Headers of every request; values may hold `{token}`, or `{basic}` where staff have a name and a password.
    #[serde(default)]
    pub headers: Pairs<String, String>,
    /// How this backend calls our fields, for each sort of record that operations name.
    #[serde(default)]
    pub fields: Pairs<String, Fields>,
    /// What who comes in may do, where [`Task::Me`] does not say so.
    pub role: Option<Role>,
    /// What the backend can do.
    pub operations: Pairs<Task, Operation>,
}

/// What one needs to come in at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Nothing: everybody can do everything.
    Open,
    /// A token.
    Token,
    /// A name and a password.
    Password,
}

/// Something that the desk may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Task {
    /// Whether somebody may come in; the answer may say their name, their role and the rules.
    Me,
    /// The list of tokens.
    Tokens,
    /// A new token.
    MakeToken,
    /// The end of a token.
    RevokeToken,
    /// The list of all that came in.
    Feedback,
    /// Judging one contribution.
    Review,
    /// Adding one that came on paper.
    Add,
    /// Answering givers. With `{id}` in it, it is asked for each of them.
    Reply,
    /// The answer that was given under `{key}`, for a backend that would store it twice.
    SentReply,
    /// What the backend itself says of a contribution: `{server_id}` elsewhere, or `{found}` in a body.
    Find,
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

impl Task {
    /// What names in braces may be in its templates, beside those of every task.
    fn values(self) -> &'static [&'static str] {
        match self {
            Self::Me | Self::Tokens | Self::MakeToken | Self::Feedback | Self::Add => &[],
            Self::Drafts | Self::ExportJson | Self::ExportCsv => &[],
            Self::RevokeToken => &["name"],
            Self::Review | Self::Reply => &["id", "server_id"],
            Self::SentReply | Self::Find => &["id"],
            Self::Agenda => &["agenda"],
            Self::Publish | Self::History | Self::KeepDraft => &["agenda", "part", "item"],
            Self::Withdraw | Self::DropDraft => &["agenda", "part", "item", "revision"],
            Self::Log => &["after"],
        }
    }
}

/// What names in braces stand for in every task: who asks, the day, and a key that is the same for what is the same.
const OF_EVERY_TASK: [&str; 4] = ["token", "basic", "today", "key"];

/// Something that is asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask<'a> {
    /// What.
    pub task: Task,
    /// What the braces in templates stand for. What is not named is empty.
    pub named: &'a [(&'static str, &'a str)],
    /// What is sent.
    pub record: Option<Value>,
}

/// Who asks, and from where.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    /// The address of the site.
    pub home: &'a str,
    /// Where the backend is, as its own description or `config.json` says.
    pub backend: &'a str,
    /// The token, or name and password with a colon between them.
    pub token: &'a str,
    /// The day.
    pub today: &'a Date,
}

impl DeskDescription {
    /// Reads and checks a description.
    ///
    /// # Errors
    /// When it is not JSON of the right form, says of nobody what they may do, or would put a secret into an address.
    pub fn parse(text: &str) -> Result<Self, DescriptionError> {
        let description: Self = serde_json::from_str(text).map_err(|error| DescriptionError(error.to_string()))?;
        if !description.base.is_empty() && !description.base.ends_with('/') {
            return Err(DescriptionError(format!("`base` must end in `/`: {}", description.base)));
        }
        if description.role.is_none() && !description.can(Task::Me) {
            let fix = "`role` is missing: without `operations.me` nothing else says what staff may do";
            return Err(DescriptionError(fix.to_owned()));
        }
        if description.door() != Door::Open && !description.can(Task::Me) {
            let fix = "`operations.me` is missing: what tells whether somebody may come in?";
            return Err(DescriptionError(fix.to_owned()));
        }
        for (task, operation) in description.operations.iter() {
            let values = [&OF_EVERY_TASK, task.values()].concat();
            operation
                .check(&description.fields, &values)
                .map_err(|(place, fix)| DescriptionError(format!("`operations.{}.{place}` {fix}", name_of(task))))?;
        }
        Ok(description)
    }

    /// Whether the backend can do this.
    pub fn can(&self, task: Task) -> bool {
        self.operations.get(&task).is_some()
    }

    /// What one needs to come in.
    pub fn door(&self) -> Door {
        let of_operations = self.operations.iter().flat_map(|(_, operation)| operation.exchange.headers.iter());
        let values: Vec<_> = self.headers.iter().chain(of_operations).map(|(_, value)| value).collect();
        let asks_for = |name: &str| values.iter().any(|value| value.contains(name));
        match (asks_for("{basic}"), asks_for("{token}")) {
            (true, _) => Door::Password,
            (false, true) => Door::Token,
            (false, false) => Door::Open,
        }
    }

    /// Whether each giver is answered by a request of their own.
    pub fn answers_one_by_one(&self) -> bool {
        self.operations.get(&Task::Reply).is_some_and(|reply| reply.holds("id"))
    }

    /// Whether the backend is told which version somebody judged, so that it can refuse what is older.
    pub fn notices_changes(&self) -> bool {
        let tells = |review: &Operation| {
            let body = review.body.as_ref().map(Value::to_string);
            body.is_none_or(|body| body.contains("{record}") || body.contains("{record/revision}"))
        };
        self.operations.get(&Task::Review).is_some_and(tells)
    }

    /// Begins to ask; `None` when the backend cannot do it.
    pub fn begin(&self, ask: Ask<'_>, asker: Asker<'_>) -> Option<(Conversation<'_>, Request)> {
        let mut values: Vec<_> = ask.named.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let sent = ask.record.as_ref().map(Value::to_string).unwrap_or_default();
        let today = asker.today.as_str().to_owned();
        values.push(("key", digest(&format!("{today} {sent}"))[..32].to_owned()));
        values.push(("today", today));
        values.push(("token", asker.token.to_owned()));
        let asked = Asked {
            base: absolute(&absolute(asker.home, asker.backend), &self.base),
            timeout_ms: self.timeout_ms,
            lists: &self.fields,
            operation: self.operations.get(&ask.task)?,
            headers: [Some(&self.headers), None],
            read: self.operations.get(&Task::SentReply).filter(|_| ask.task == Task::Reply),
            find: self.operations.get(&Task::Find),
            values,
            record: ask.record,
        };
        Some(Conversation::begin(asked))
    }

    /// Who came in with `token`, as the backend said. What it did not say stands in this description.
    pub fn me(&self, said: &Value, token: &str) -> Option<Me> {
        let part = |name: &str| said.get(name).cloned().unwrap_or_default();
        let name = match self.door() {
            Door::Password => token.split_once(':').map_or(token, |(name, _)| name),
            Door::Open | Door::Token => "",
        };
        Some(Me {
            name: part("name").as_str().unwrap_or(name).to_owned(),
            role: Role::deserialize(part("role")).ok().or(self.role)?,
            rules: Rules::deserialize(part("rules")).unwrap_or_default(),
        })
    }
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
    /// Why it was not done, when the last answer to it means this; `None` when it was.
    pub fn of(meaning: Meaning, response: &Response) -> Option<Self> {
        let problem: Problem = serde_json::from_str(&response.body).unwrap_or_default();
        Some(match (meaning, response.status, problem.conflict) {
            // Keys are made of what is sent: what has the key is what was sent.
            (Meaning::Done | Meaning::Exists, ..) => return None,
            (Meaning::NotFound | Meaning::TakenBack, ..) => Self::Gone,
            (Meaning::Different, _, conflict) => Self::Changed(conflict.unwrap_or_default()),
            (Meaning::Busy, ..) => Self::Busy(response.retry_after),
            (Meaning::Broken, ..) => Self::Broken,
            (Meaning::Refused, 401, _) => Self::SignedOut,
            (Meaning::Refused, 403, _) => Self::NotAllowed(problem.errors),
            (Meaning::Refused, 409 | 412, Some(conflict)) => Self::Changed(conflict),
            (Meaning::Refused, ..) => Self::Wrong(problem.errors),
        })
    }

    /// Whether it may have been done all the same, so that trying again must be harmless.
    pub fn is_unsure(&self) -> bool {
        matches!(self, Self::NoAnswer | Self::Unreadable | Self::Broken)
    }
}

#[cfg(test)]
mod tests;
