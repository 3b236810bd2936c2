//! What one person said about a theme, and when that is acceptable.
//!
//! There is no field for a name, a contact, an exact age, a place or a device. What is not here cannot
//! be stored: the server keeps what these types hold and drops the rest.

use std::{ops::RangeInclusive, slice};

use serde::{Deserialize, Serialize};

use crate::{
    date::{Date, newest_first},
    json::{self, Notes, Object, Read, Value},
    names, reads,
    receipt::{FeedbackId, SecretHash},
    slug::Slug,
    verdict::Verdict,
};

/// The most characters that [`Feedback::text`] may have: Unicode scalar values, as JSON Schema counts. A family
/// emoji counts as the people in it and what joins them.
pub const LONGEST_TEXT: usize = 2_000;
/// The most bytes that a request body may have.
pub const LARGEST_BODY: usize = 16 * 1024;
/// The most themes that [`Feedback::ranking`] may name.
pub const LONGEST_RANKING: usize = 3;
/// How many people a group may have.
pub const GROUP: RangeInclusive<u16> = 2..=500;

/// What to do when the number of people in a group is missing or cannot be.
pub const NO_GROUP_SIZE: &str = "Vul in met hoeveel mensen de groep was: een getal van 2 tot en met 500.";

/// What one person, or one group, said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Feedback {
    /// Derived from the receipt code; also the key that makes sending twice harmless.
    pub id: FeedbackId,
    /// The hash of the secret that only the giver's code yields.
    pub secret_hash: SecretHash,
    /// The agenda it is about.
    pub agenda: Slug,
    /// The theme it is about; with a [`Feedback::ranking`], the one that stood first when it was sent.
    pub theme: Slug,
    /// The question it is about, when it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<Slug>,
    /// Who speaks.
    pub audience: Audience,
    /// What sort of thing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Answers to choice questions.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub answers: Answers,
    /// Themes by weight, best first, at most 3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranking: Vec<Slug>,
    /// In their own words, at most 2,000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = LONGEST_TEXT)))]
    pub text: Option<String>,
    /// Whether a sentence may be shown to others, after staff approved it.
    #[serde(default)]
    pub quote_ok: bool,
    /// A rough age, never asked for with force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_band: Option<AgeBand>,
    /// The language of [`Feedback::text`], as BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Whether one person speaks, or a group through one person.
    #[serde(default, skip_serializing_if = "Via::is_self")]
    pub via: Via,
    /// How many people the group has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_size: Option<u16>,
    /// The day it was written; no time of day, which could point at a person.
    pub created_on: Date,
    /// The version of this format that the application wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Audience {
    /// A young person.
    Youth,
    /// A parent, or someone who raises a child.
    Parent,
    /// Someone who works with young people.
    Professional,
    /// Anyone else.
    Other,
}

/// What sort of thing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Kind {
    /// "This is how it is for me, too", or not.
    Recognise,
    /// An idea.
    Idea,
    /// Something that happened.
    Story,
    /// A question.
    Question,
    /// A worry.
    Worry,
}

/// Answers to choice questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answers {
    /// How much one recognises this: 1 not at all, 5 wholly.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub recognise: Option<u8>,
    /// How much this matters: 1 not at all, 5 very much.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub importance: Option<u8>,
    /// How much would change if this went better: 1 nothing, 5 very much.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub impact: Option<u8>,
    /// Whether it can be done: 1 surely not, 5 surely.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub feasible: Option<u8>,
}

impl Answers {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Each answer, with the field that a message about it belongs to.
    fn each(&self) -> [(Field, Option<u8>); 4] {
        [
            (Field::Recognise, self.recognise),
            (Field::Importance, self.importance),
            (Field::Impact, self.impact),
            (Field::Feasible, self.feasible),
        ]
    }
}

/// A rough age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub enum AgeBand {
    #[serde(rename = "12-15")]
    From12,
    #[serde(rename = "16-17")]
    From16,
    #[serde(rename = "18-22")]
    From18,
    #[serde(rename = "23-27")]
    From23,
}

/// How something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Via {
    /// By the person.
    #[default]
    #[serde(rename = "self")]
    Oneself,
    /// By a group, typed in by one person: one of them, or who works with them.
    Group,
}

impl Via {
    fn is_self(&self) -> bool {
        *self == Self::Oneself
    }
}

/// A part of [`Feedback`] that a message can be about. Its text is the field's JSON pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The whole: nothing was said.
    Whole,
    /// [`Answers::recognise`].
    Recognise,
    /// [`Answers::importance`].
    Importance,
    /// [`Answers::impact`].
    Impact,
    /// [`Answers::feasible`].
    Feasible,
    /// [`Feedback::ranking`].
    Ranking,
    /// [`Feedback::text`].
    Text,
    /// [`Feedback::group_size`].
    GroupSize,
    /// [`Feedback::created_on`].
    CreatedOn,
    /// [`Feedback::lang`].
    Lang,
    /// [`Feedback::app`].
    App,
}

impl Field {
    /// The field as JSON pointer (RFC 6901).
    pub fn pointer(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Recognise => "/answers/recognise",
            Self::Importance => "/answers/importance",
            Self::Impact => "/answers/impact",
            Self::Feasible => "/answers/feasible",
            Self::Ranking => "/ranking",
            Self::Text => "/text",
            Self::GroupSize => "/group_size",
            Self::CreatedOn => "/created_on",
            Self::Lang => "/lang",
            Self::App => "/app",
        }
    }
}

/// Something that keeps feedback from being accepted, in words for the giver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is about.
    pub field: Field,
    /// What is wrong and what to do, in plain Dutch.
    pub message: String,
}

/// What somebody typed, just as they typed it; nothing when there is nothing to read.
pub fn said(typed: &str) -> Option<String> {
    (!typed.trim().is_empty()).then(|| typed.to_owned())
}

impl Feedback {
    /// The themes it is about: those that were ranked, or the one.
    pub fn themes(&self) -> &[Slug] {
        if self.ranking.is_empty() { slice::from_ref(&self.theme) } else { &self.ranking }
    }

    /// What keeps this from being accepted; empty when nothing does.
    ///
    /// The form shows these beside its fields, and the server answers with the same ones.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut wrong = |field, message: String| problems.push(Problem { field, message });

        let text = self.text.as_deref().unwrap_or_default();
        if text.trim().is_empty() && self.answers.is_empty() && self.ranking.is_empty() {
            wrong(Field::Whole, "Kies een antwoord of schrijf iets op. Een van de twee is genoeg.".to_owned());
        }
        let length = text.chars().count();
        if length > LONGEST_TEXT {
            let over = length - LONGEST_TEXT;
            wrong(Field::Text, format!("Je tekst is {over} tekens te lang. Maak hem iets korter."));
        }
        for (field, answer) in self.answers.each() {
            if answer.is_some_and(|answer| !(1..=5).contains(&answer)) {
                wrong(field, "Kies een van de vijf antwoorden.".to_owned());
            }
        }
        if self.ranking.len() > LONGEST_RANKING {
            wrong(Field::Ranking, format!("Kies niet meer dan {LONGEST_RANKING} thema’s."));
        }
        if self.ranking.iter().enumerate().any(|(place, theme)| self.ranking[..place].contains(theme)) {
            wrong(Field::Ranking, "Kies elk thema maar één keer.".to_owned());
        }
        let group_fits = match (self.via, self.group_size) {
            (Via::Oneself, size) => size.is_none(),
            (Via::Group, size) => size.is_some_and(|size| GROUP.contains(&size)),
        };
        if !group_fits {
            wrong(Field::GroupSize, NO_GROUP_SIZE.to_owned());
        }
        if !self.created_on.is_day() {
            wrong(Field::CreatedOn, "De datum moet een hele dag zijn, zoals 2026-11-22.".to_owned());
        }
        // These two are written by the application, never by a person: a short limit keeps them from
        // becoming a place to hide other data in.
        if self.lang.as_ref().is_some_and(|lang| lang.len() > 35) {
            wrong(Field::Lang, "De taal is geen geldige code.".to_owned());
        }
        if self.app.as_ref().is_some_and(|app| app.len() > 20) {
            wrong(Field::App, "De versie van de app is te lang.".to_owned());
        }
        problems
    }
}

/// All that is known of one contribution: what was said, and what staff did with it.
///
/// Moderation and replies are records of their own, which only staff can write; the giver reads the
/// join of the three with the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contribution {
    /// What was said.
    pub feedback: Feedback,
    /// What staff made of it; absent while nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderation: Option<Moderation>,
    /// What staff answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// What the giver thinks of the outcomes that answer it, one for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
}

impl Contribution {
    /// What was said, of which nothing came yet.
    pub fn new(feedback: Feedback) -> Self {
        Self { feedback, moderation: None, replies: Vec::new(), verdicts: Vec::new() }
    }

    /// The outcomes that answer it, each once, that of the newest answer first.
    pub fn outcomes(&self) -> Vec<Slug> {
        let mut outcomes = Vec::new();
        for outcome in newest_first(&self.replies, |reply| Some(&reply.on)).into_iter().flat_map(|reply| &reply.outcome)
        {
            if !outcomes.contains(outcome) {
                outcomes.push(outcome.clone());
            }
        }
        outcomes
    }

    /// Puts a verdict in the place of what the giver said of that outcome before.
    pub fn judge(&mut self, verdict: Verdict) {
        self.verdicts.retain(|before| before.outcome != verdict.outcome);
        self.verdicts.push(verdict);
    }
}

/// What staff made of a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moderation {
    /// Where it stands.
    pub state: ModerationState,
    /// Why it was declined, in words for the giver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Where moderation of a contribution stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ModerationState {
    /// Nobody has read it.
    New,
    /// Somebody has read it.
    Read,
    /// It counts, and may be quoted if the giver said so.
    Approved,
    /// It does not count; the reason says why.
    Declined,
}

/// An answer of staff to one or more givers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reply {
    /// When it was given.
    pub on: Date,
    /// The answer itself.
    pub text: String,
    /// The outcome in the agenda that belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Slug>,
    /// How many other givers it answers; 4 stands for 1 to 4. Absent when nobody counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<u32>,
}

reads!(Feedback {
    id,
    secret_hash,
    agenda,
    theme,
    question,
    audience,
    kind,
    answers,
    ranking,
    text,
    quote_ok,
    age_band,
    lang,
    via,
    group_size,
    created_on,
    app
});
reads!(Contribution { feedback, moderation, replies, verdicts });
reads!(Moderation { state, reason });
reads!(Reply { on, text, outcome, others });
names!(Audience { Youth = "youth", Parent = "parent", Professional = "professional", Other = "other" });
names!(Kind { Recognise = "recognise", Idea = "idea", Story = "story", Question = "question", Worry = "worry" });
names!(AgeBand { From12 = "12-15", From16 = "16-17", From18 = "18-22", From23 = "23-27" });
names!(ModerationState { New = "new", Read = "read", Approved = "approved", Declined = "declined" });

impl Read for Via {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let words = [("self", Self::Oneself), ("group", Self::Group)];
        json::word(&value, &words).unwrap_or_else(|| {
            notes.expected("one of self group");
            Self::default()
        })
    }

    fn absent(_: &mut Notes) -> Self {
        Self::default()
    }
}

impl Read for Answers {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let mut object = Object::of(value, notes);
        Self {
            recognise: object.take("recognise", notes),
            importance: object.take("importance", notes),
            impact: object.take("impact", notes),
            feasible: object.take("feasible", notes),
        }
    }

    fn absent(_: &mut Notes) -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipt::ReceiptCode;

    fn feedback() -> Feedback {
        let code = ReceiptCode::from_entropy([7; 12]);
        Feedback {
            id: code.feedback_id(),
            secret_hash: code.secret().hash(),
            agenda: Slug::parse("a").unwrap(),
            theme: Slug::parse("t").unwrap(),
            question: None,
            audience: Audience::Youth,
            kind: None,
            answers: Answers::default(),
            ranking: Vec::new(),
            text: Some("Hoi".to_owned()),
            quote_ok: false,
            age_band: None,
            lang: None,
            via: Via::Oneself,
            group_size: None,
            created_on: Date::parse("2026-11-22").unwrap(),
            app: None,
        }
    }

    fn fields(feedback: &Feedback) -> Vec<Field> {
        feedback.problems().into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn either_words_or_a_choice_are_enough() {
        let words = feedback();
        assert_eq!(fields(&words), []);
        let choice =
            Feedback { text: None, answers: Answers { recognise: Some(4), ..Answers::default() }, ..feedback() };
        assert_eq!(fields(&choice), []);
        let nothing = Feedback { text: Some(" \n ".to_owned()), ..feedback() };
        assert_eq!(fields(&nothing), [Field::Whole]);
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        let fits = Feedback { text: Some("é".repeat(LONGEST_TEXT)), ..feedback() };
        assert_eq!(fields(&fits), []);
        let over = Feedback { text: Some("é".repeat(LONGEST_TEXT + 3)), ..feedback() };
        let problems = over.problems();
        assert_eq!(problems[0].field, Field::Text);
        assert!(problems[0].message.contains("3 tekens"));
    }

    #[test]
    fn the_longest_text_fits_in_a_body() {
        // UTF-8 has at most four bytes a character, and JSON writes a control character in six.
        for character in ["😀", "\u{0}", "\"", "\n"] {
            let longest = Feedback { text: Some(character.repeat(LONGEST_TEXT)), ..feedback() };
            assert!(serde_json::to_string(&longest).unwrap().len() < LARGEST_BODY, "{character:?}");
        }
    }

    #[test]
    fn choices_and_groups_have_bounds() {
        let choice = |recognise| Feedback {
            answers: Answers { recognise: Some(recognise), ..Answers::default() },
            ..feedback()
        };
        assert_eq!(fields(&choice(0)), [Field::Recognise]);
        assert_eq!(fields(&choice(6)), [Field::Recognise]);
        let placed = |impact, feasible| Feedback {
            text: None,
            answers: Answers { impact, feasible, ..Answers::default() },
            ..feedback()
        };
        assert_eq!(fields(&placed(Some(1), Some(5))), []);
        assert_eq!(fields(&placed(Some(6), Some(0))), [Field::Impact, Field::Feasible]);
        let group = |via, group_size| Feedback { via, group_size, ..feedback() };
        assert_eq!(fields(&group(Via::Group, None)), [Field::GroupSize]);
        assert_eq!(fields(&group(Via::Oneself, Some(4))), [Field::GroupSize]);
        assert_eq!(fields(&group(Via::Group, Some(1))), [Field::GroupSize], "one person is no group");
        assert_eq!(fields(&group(Via::Group, Some(8))), []);
        let twice = Feedback { ranking: vec![Slug::parse("x").unwrap(); 2], ..feedback() };
        assert_eq!(fields(&twice), [Field::Ranking]);
    }

    #[test]
    fn unknown_fields_are_dropped_not_kept() {
        let mut json = serde_json::to_value(feedback()).unwrap();
        json["name"] = "Noor".into();
        let read: Feedback = serde_json::from_value(json).unwrap();
        assert_eq!(read, feedback());
        assert!(!serde_json::to_string(&read).unwrap().contains("Noor"));
    }

    #[test]
    fn the_newest_answer_comes_first_and_a_verdict_takes_the_place_of_the_one_before() {
        let reply = |on: &str, outcome: &str| {
            let json = format!(r#"{{"on":"{on}","text":"Dank je.","outcome":{outcome}}}"#);
            serde_json::from_str::<Reply>(&json).unwrap()
        };
        let mut contribution = Contribution::new(feedback());
        contribution.replies = vec![
            reply("2026-11-01", r#""o""#),
            reply("2026-11-20", r#""p""#),
            reply("2026-11-03", "null"),
            reply("2026-11-21", r#""o""#),
        ];
        let outcomes: Vec<_> = contribution.outcomes().iter().map(Slug::to_string).collect();
        assert_eq!(outcomes, ["o", "p"]);

        let verdict = |outcome: &str, says: &str| {
            let json = format!(r#"{{"outcome":"{outcome}","says":"{says}","on":"2026-11-22"}}"#);
            serde_json::from_str::<Verdict>(&json).unwrap()
        };
        for (outcome, says) in [("o", "right"), ("p", "right"), ("o", "unnoticed")] {
            contribution.judge(verdict(outcome, says));
        }
        assert_eq!(contribution.verdicts, [verdict("p", "right"), verdict("o", "unnoticed")]);
    }
}
