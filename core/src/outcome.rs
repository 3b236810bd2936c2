//! What was done with what people said, and why.

use serde::{Deserialize, Serialize};

use crate::{
    agenda::NextMoment,
    date::{Date, newest_first},
    names, reads,
    slug::Slug,
    text::Text,
    verdict::VerdictCounts,
};

/// The answer to what people said about one theme or question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// Its id.
    pub id: Slug,
    /// The theme it is about.
    pub theme: Slug,
    /// The question it is about, when it is about one.
    pub question: Option<Slug>,
    /// What people said.
    pub heard: Text,
    /// How many said it.
    pub voices: Option<Voices>,
    /// What young people and what parents said, where that differs.
    pub sides: Option<Sides>,
    /// Where it stands.
    pub state: OutcomeState,
    /// What was decided.
    pub decided: Option<Text>,
    /// Why. An outcome that is not done cannot be without it.
    pub why: Option<Text>,
    /// Who decided.
    pub by: Option<Decider>,
    /// When it got into this state.
    pub on: Option<Date>,
    /// What comes next.
    pub next: Option<NextMoment>,
    /// Why what was promised takes longer than that.
    pub late: Option<Text>,
    /// What happened so far.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// The change in the agenda that came of it.
    pub change: Option<Slug>,
    /// Words that givers allowed to be shown.
    #[serde(default)]
    pub quotes: Vec<OutcomeQuote>,
    /// What the givers whom it answers think of it, counted.
    pub verdicts: Option<VerdictCounts>,
}

impl Outcome {
    /// Whether the moment that was promised has gone by on `today`.
    pub fn is_late(&self, today: &Date) -> bool {
        self.state.is_open() && self.promised().is_some_and(|promised| promised.is_before(today))
    }

    /// The moment that was promised.
    pub fn promised(&self) -> Option<&Date> {
        self.next.as_ref()?.on.as_ref()
    }

    /// The day of the last thing that happened to it.
    pub fn changed_on(&self) -> Option<&Date> {
        self.steps.iter().map(|step| &step.on).chain(&self.on).max()
    }

    /// Why it takes longer than was promised: what was said about that, else the newest step since then. Absent when
    /// nobody knows.
    pub fn delay(&self) -> Option<&Text> {
        let since = |step: &&Step| self.promised().is_some_and(|promised| !step.on.is_before(promised));
        self.late.as_ref().or_else(|| {
            let steps = newest_first(self.steps.iter().filter(since), |step| Some(&step.on));
            steps.first().map(|step| &step.what)
        })
    }
}

/// How many outcomes a page shows at once, beside the newest about each question.
pub const AT_HAND: usize = 10;

/// What a page shows at once of these outcomes, which begin with the newest: the first ones, and the first about each
/// question, since links lead there. Then what it shows to who asks for more.
pub fn at_hand(outcomes: Vec<&Outcome>) -> (Vec<&Outcome>, Vec<&Outcome>) {
    let mut questions = Vec::new();
    let mut places = 0..;
    outcomes.into_iter().partition(|outcome| {
        let is_first = places.next().is_some_and(|place| place < AT_HAND);
        let question = outcome.question.as_ref().filter(|question| !questions.contains(question));
        questions.extend(question);
        is_first || question.is_some()
    })
}

/// Where an outcome stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OutcomeState {
    /// It was read.
    Heard,
    /// People talk about it.
    InDiscussion,
    /// It was decided.
    Decided,
    /// It is being done.
    Doing,
    /// It was done.
    Done,
    /// It will not be done.
    NotDone,
}

impl OutcomeState {
    /// Every state, in the order of the way back.
    pub const ALL: [Self; 6] = [Self::Heard, Self::InDiscussion, Self::Decided, Self::Doing, Self::Done, Self::NotDone];

    /// The state as people read it.
    pub const fn in_dutch(self) -> &'static str {
        match self {
            Self::Heard => "Gehoord",
            Self::InDiscussion => "Wordt besproken",
            Self::Decided => "Besloten",
            Self::Doing => "Mee bezig",
            Self::Done => "Gedaan",
            Self::NotDone => "Niet gedaan",
        }
    }

    /// How many arcs of the echo this state fills: 1 it arrived, 2 it was discussed, 3 something came of it.
    pub fn arcs(self) -> u8 {
        match self {
            Self::Heard => 1,
            Self::InDiscussion => 2,
            Self::Decided | Self::Doing | Self::Done | Self::NotDone => 3,
        }
    }

    /// Whether something is still to come.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::NotDone)
    }
}

/// What young people and what parents said about the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sides {
    /// Young people.
    pub youth: Text,
    /// Parents.
    pub parents: Text,
}

/// How many people said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voices {
    /// Young people.
    pub youth: Option<u32>,
    /// Parents.
    pub parents: Option<u32>,
}

/// Who decided: a role and an organisation, never a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decider {
    /// The role.
    pub role: Text,
    /// The id of an organisation of the agenda.
    pub organisation: Option<Slug>,
}

/// Something that happened on the way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// When.
    pub on: Date,
    /// What.
    pub what: Text,
}

/// Words that a giver allowed to be shown, and staff approved.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutcomeQuote {
    /// The words.
    pub text: Text,
    /// Who said it: `youth` or `parent`.
    pub by: String,
}

reads!(Outcome {
    id,
    theme,
    question,
    heard,
    voices,
    sides,
    state,
    decided,
    why,
    by,
    on,
    next,
    late,
    steps,
    change,
    quotes,
    verdicts
});
reads!(Voices { youth, parents });
reads!(Decider { role, organisation });
reads!(Step { on, what });
reads!(OutcomeQuote { text, by });
reads!(Sides { youth, parents });
names!(OutcomeState { Heard = "heard", InDiscussion = "in_discussion", Decided = "decided", Doing = "doing", Done = "done", NotDone = "not_done" });

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(state: &str, next: &str) -> Outcome {
        let json =
            format!(r#"{{"id":"a","theme":"t","heard":"x","state":"{state}","next":{{"what":"y","on":"{next}"}}}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_promise_is_late_the_day_after() {
        let today = Date::parse("2026-11-22").unwrap();
        assert!(outcome("doing", "2026-11-21").is_late(&today));
        assert!(!outcome("doing", "2026-11-22").is_late(&today));
        assert!(!outcome("done", "2026-11-01").is_late(&today));
    }

    #[test]
    fn the_reason_of_a_delay_is_what_was_said_of_it_else_the_newest_step_since_the_promise() {
        let text = |words: &str| serde_json::from_str::<Text>(&format!("{words:?}")).unwrap();
        let step = |on: &str, what: &str| Step { on: Date::parse(on).unwrap(), what: text(what) };
        let mut outcome = outcome("doing", "2026-11-10");
        outcome.steps = vec![step("2026-11-09", "before")];
        assert_eq!(outcome.delay(), None);
        outcome.steps.splice(0..0, [step("2026-11-21", "newest"), step("2026-11-11", "older")]);
        assert_eq!(outcome.delay().unwrap().nl(), "newest");
        outcome.late = Some(text("said"));
        assert_eq!(outcome.delay().unwrap().nl(), "said");
    }

    #[test]
    fn the_newest_are_at_hand_and_the_newest_about_each_question() {
        let all: Vec<_> = (0..40)
            .map(|place| {
                let question = ["p", "q"][usize::from(place % 20 == 19)];
                let json =
                    format!(r#"{{"id":"o-{place}","theme":"t","question":"{question}","heard":"x","state":"heard"}}"#);
                serde_json::from_str::<Outcome>(&json).unwrap()
            })
            .collect();
        let (first, rest) = at_hand(all.iter().collect());
        let ids: Vec<_> = first.iter().map(|outcome| outcome.id.as_str()).collect();
        assert_eq!((ids.len(), ids[0], ids[AT_HAND]), (AT_HAND + 1, "o-0", "o-19"));
        assert_eq!((first.len() + rest.len(), rest[0].id.as_str()), (all.len(), "o-10"));
    }

    #[test]
    fn the_arcs_follow_the_way_back() {
        let arcs: Vec<_> = OutcomeState::ALL.iter().map(|state| state.arcs()).collect();
        assert!(arcs.is_sorted());
        assert_eq!((arcs[0], arcs[5]), (1, 3));
    }
}
