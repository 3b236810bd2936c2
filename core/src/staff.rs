//! What staff and a backend say to each other: who somebody is, what came in, what is published, and what was done.
//!
//! Only the desk and the server use these; nothing of it is in what a giver's phone downloads. No field holds a time
//! of day or the name of a person: staff are known by the name of their token, which is a role.

pub mod port;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    date::Date,
    feedback::{Contribution, Moderation, ModerationState},
    slug::Slug,
};

/// What a token may do. Each may also do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Role {
    /// Read everything.
    Reader,
    /// Approve and decline, answer givers, write drafts, add what came on paper.
    Moderator,
    /// Publish and withdraw, take everything out, hand out tokens.
    Publisher,
}

impl Role {
    /// Every role, the smallest first.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Moderator, Self::Publisher];

    /// Its name in documents and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Moderator => "moderator",
            Self::Publisher => "publisher",
        }
    }

    /// The role with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Who a token stands for, and the rules that hold here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The name of the token.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// The rules of this site.
    pub rules: Rules,
}

/// What a workplace sets about its own work, in `config.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rules {
    /// Whether what one wrote is published by another.
    #[serde(default)]
    pub four_eyes: bool,
    /// After how many months what givers sent is deleted; absent when it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_months: Option<u16>,
}

/// A token, as its list shows it: never the token itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenInfo {
    /// Its name: a role or a desk, not a person.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it was made.
    pub made_on: Date,
    /// When it was last used, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used_on: Option<Date>,
}

/// A token that was just made: the only time that it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewToken {
    /// Its name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// The token.
    pub token: String,
}

/// Something that came in, as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Came")]
pub struct Incoming {
    /// What was said, and what was done with it.
    #[serde(flatten)]
    pub contribution: Contribution,
    /// The server's day on which it came; where it keeps none, the day on which it was written.
    pub received_on: Date,
    /// Counts the changes: by the giver, and by staff. Who judges says which version they read.
    pub revision: u32,
    /// Parts of the text that point at a person: no sentence with them is quoted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
}

/// [`Incoming`] as a backend says it.
#[derive(Deserialize)]
struct Came {
    #[serde(flatten)]
    contribution: Contribution,
    received_on: Option<Date>,
    #[serde(default)]
    revision: u32,
    #[serde(default)]
    hidden: Vec<String>,
}

impl From<Came> for Incoming {
    fn from(Came { contribution, received_on, revision, hidden }: Came) -> Self {
        // Not every backend keeps a day of its own: then the giver's has to do.
        let received_on = received_on.unwrap_or_else(|| contribution.feedback.created_on.clone());
        Self { contribution, received_on, revision, hidden }
    }
}

impl Incoming {
    /// Where moderation stands; what nobody judged is new.
    pub fn state(&self) -> ModerationState {
        self.contribution.moderation.as_ref().map_or(ModerationState::New, |made| made.state)
    }

    /// How many people said it: a group has as many as it says.
    pub fn people(&self) -> u32 {
        self.contribution.feedback.group_size.map_or(1, u32::from)
    }
}

/// What the server adds to an outcome, and staff cannot write.
pub const ADDED_TO_OUTCOMES: [&str; 2] = ["quotes", "verdicts"];

/// What staff make of a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Where it stands.
    pub state: ModerationState,
    /// Why it was declined, in words for the giver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Parts of the text that point at a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
    /// The version that was read; absent when nobody can have changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
}

impl Review {
    /// What becomes of a contribution that is judged so.
    pub fn made_of(&self, before: &Incoming) -> Incoming {
        let moderation = Moderation { state: self.state, reason: self.reason.clone() };
        let contribution = Contribution { moderation: Some(moderation), ..before.contribution.clone() };
        Incoming { contribution, hidden: self.hidden.clone(), ..before.clone() }
    }
}

/// What staff can edit of an agenda: the name is the one in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What was done with what people said.
    Outcomes,
    /// What is done.
    Actions,
    /// What is measured.
    Indicators,
    /// What changed in the agenda.
    Changes,
    /// A theme's texts.
    Themes,
    /// The agenda's own texts; its item is the agenda's id.
    Texts,
    /// Answers to givers. They are drafted, not published: the item is a name of the draft's own.
    Replies,
}

impl Part {
    /// Everything that is published.
    pub const PUBLISHED: [Self; 6] =
        [Self::Outcomes, Self::Actions, Self::Indicators, Self::Changes, Self::Themes, Self::Texts];

    /// Its name in addresses, and in the agenda's document where it is a list there.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outcomes => "outcomes",
            Self::Actions => "actions",
            Self::Indicators => "indicators",
            Self::Changes => "changes",
            Self::Themes => "themes",
            Self::Texts => "texts",
            Self::Replies => "replies",
        }
    }

    /// The part with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::PUBLISHED.into_iter().chain([Self::Replies]).find(|part| part.name() == name)
    }
}

/// One version of something that staff published, as its history shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Counts from 1.
    pub revision: u32,
    /// When.
    pub on: Date,
    /// The name of the token.
    pub by: String,
    /// What was published; absent when it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Value>,
}

/// What stands in the way of a change: somebody else's, made since.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Conflict {
    /// The version that is there now; 0 when there is none any more.
    pub revision: u32,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// By which token; absent when the giver did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// An agenda as the desk edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtDesk {
    /// The document as readers get it now, with everything that staff published.
    pub document: Value,
    /// What staff published of it, and in which version.
    #[serde(default)]
    pub parts: Vec<Published>,
}

/// That staff published something, without saying what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// What sort of thing.
    pub part: Part,
    /// Its id.
    pub item: Slug,
    /// Its newest version.
    pub revision: u32,
    /// When that was made.
    pub on: Date,
    /// By which token.
    pub by: String,
    /// Whether it was withdrawn: then the agenda's own document counts again.
    #[serde(default)]
    pub withdrawn: bool,
}

/// Something that is being written. There is one draft of each thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The agenda.
    pub agenda: Slug,
    /// What sort of thing.
    pub part: Part,
    /// Its id.
    pub item: Slug,
    /// Counts how often it was kept.
    pub revision: u32,
    /// When it was last kept.
    pub on: Date,
    /// By which token.
    pub by: String,
    /// What would be sent to publish it, without `revision`.
    pub body: Value,
}

/// A line of the log: who did what, to what. It never holds what somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number; they count up.
    pub number: u64,
    /// When.
    pub on: Date,
    /// The name of the token; `server` when nobody asked.
    pub by: String,
    /// What was done.
    pub deed: Deed,
    /// The agenda, when it was about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda: Option<Slug>,
    /// What it was done to: an id, a name, or how many.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// Something that staff, or the server by itself, did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Made a token; about its name.
    MadeToken,
    /// Took a token's power away; about its name.
    RevokedToken,
    /// Marked a contribution as read.
    Read,
    /// Approved a contribution.
    Approved,
    /// Declined a contribution.
    Declined,
    /// Put a contribution back among those that nobody looked at.
    Reopened,
    /// Answered givers; about how many.
    Replied,
    /// Published something; about `part/item`.
    Published,
    /// Withdrew something; about `part/item`.
    Withdrew,
    /// Added a contribution that came on paper.
    Added,
    /// Took everything out.
    Exported,
    /// Deleted what was kept long enough; about how many.
    Forgot,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// What to ask for as `after` to get the next page; absent on the last.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

fn none() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bigger_role_may_what_a_smaller_one_may() {
        assert!(Role::ALL.is_sorted());
    }

    #[test]
    fn a_role_has_one_name() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.name()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
        assert_eq!(Role::parse("nobody"), None);
    }

    #[test]
    fn a_part_has_one_name() {
        for part in Part::PUBLISHED {
            assert_eq!(Part::parse(part.name()), Some(part));
            assert_eq!(serde_json::to_value(part).unwrap(), part.name());
        }
        assert_eq!(Part::parse("nothing"), None);
    }
}
