//! What is new for somebody who comes back: how things stand now, beside what they saw last.
//!
//! It is compared on the giver's own device, for the receipts that they chose to keep there. What is kept for it holds
//! nothing of what anybody said.

use serde::{Deserialize, Serialize};

use crate::{
    agenda::Agenda,
    feedback::{Contribution, ModerationState},
    outcome::Outcome,
    reads,
};

/// How a contribution stood when its giver looked last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seen {
    /// What staff had made of it; absent while nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<ModerationState>,
    /// How many replies there were.
    pub replies: u32,
    /// The outcomes of its themes, and maybe of others, where each stood, and after how many steps; absent while the agenda was not
    /// read. On some devices it was kept when steps were not counted yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<Vec<String>>,
}

reads!(Seen { state, replies, outcomes });

/// Something that is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Staff have read it, or decided about it.
    Moderated(ModerationState),
    /// There is an answer for the giver.
    Replied,
    /// Something came of a theme of theirs, or is further than it was.
    Outcome,
}

impl Seen {
    /// How `contribution` stands now; with the outcomes of its themes, if its agenda is here.
    pub fn of(contribution: &Contribution, agenda: Option<&Agenda>) -> Self {
        let moderation = contribution.moderation.as_ref().map(|moderation| moderation.state);
        let replies = u32::try_from(contribution.replies.len()).unwrap_or(u32::MAX);
        let outcomes = agenda.map(|agenda| {
            let themes = contribution.feedback.themes();
            agenda.outcomes.iter().filter(|outcome| themes.contains(&outcome.theme)).map(standing).collect()
        });
        Self { state: moderation, replies, outcomes }
    }

    /// Before anybody looked. Which themes it is about does not have to be known for this, nor kept.
    pub fn at_first(agenda: &Agenda) -> Self {
        Self { outcomes: Some(agenda.outcomes.iter().map(standing).collect()), ..Self::default() }
    }

    /// What is new in `now` for who saw this.
    ///
    /// That nobody looked yet is no news: it was so at first, and it becomes so again when the giver changes something.
    pub fn news(&self, now: &Self) -> Vec<News> {
        let mut news = Vec::new();
        if let Some(state) = now.state.filter(|state| now.state != self.state && *state != ModerationState::New) {
            news.push(News::Moderated(state));
        }
        if now.replies > self.replies {
            news.push(News::Replied);
        }
        // Without knowing what was there before, everything would seem new.
        if let (Some(before), Some(outcomes)) = (&self.outcomes, &now.outcomes)
            && outcomes.iter().any(|now| !before.iter().any(|before| is_as(before, now)))
        {
            news.push(News::Outcome);
        }
        news
    }

    /// What has been seen once `now` was seen, too.
    #[must_use]
    pub fn and(self, now: Self) -> Self {
        Self { outcomes: now.outcomes.or(self.outcomes), ..now }
    }
}

/// An outcome, where it stands, and after how many steps.
fn standing(outcome: &Outcome) -> String {
    format!("{} {:?} {}", outcome.id, outcome.state, outcome.steps.len())
}

/// Whether an outcome stands as it did `before`; where its steps were not counted then, they do not count.
fn is_as(before: &str, now: &str) -> bool {
    now.strip_prefix(before).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, option, prelude::*};

    use crate::slug::Slug;

    fn contribution(moderation: &str, replies: usize) -> Contribution {
        let reply = r#"{"on":"2026-11-22","text":"Dank je."}"#;
        let json = format!(
            r#"{{"feedback":{{"id":"{}","secret_hash":"{}","agenda":"a","theme":"t","audience":"youth","created_on":"2026-11-22"}},
                "moderation":{moderation},"replies":[{}]}}"#,
            "0".repeat(32),
            "0".repeat(64),
            vec![reply; replies].join(","),
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_reading_an_answer_and_a_decision_are_news_once() {
        let first = Seen::of(&contribution("null", 0), None);
        assert_eq!(first, Seen::default());
        let read = Seen::of(&contribution(r#"{"state":"read"}"#, 1), None);
        assert_eq!(first.news(&read), [News::Moderated(ModerationState::Read), News::Replied]);
        assert_eq!(read.news(&read), []);
        let declined = Seen::of(&contribution(r#"{"state":"declined","reason":"x"}"#, 1), None);
        assert_eq!(read.news(&declined), [News::Moderated(ModerationState::Declined)]);
        // The giver changed it: nobody looked yet.
        assert_eq!(declined.news(&first), []);
        assert_eq!(first.news(&Seen::of(&contribution(r#"{"state":"new"}"#, 0), None)), []);
    }

    #[test]
    fn an_outcome_of_any_theme_that_was_ranked_is_news_and_of_no_other() {
        let agenda = |themes: &[&str]| -> Agenda {
            let outcomes: Vec<_> = themes
                .iter()
                .map(|theme| serde_json::json!({ "id": format!("o-{theme}"), "theme": theme, "heard": "x", "state": "heard" }))
                .collect();
            let json = serde_json::json!({
                "id": "a", "kind": "report", "title": "A", "summary": "S", "region": { "name": "R" },
                "source": { "document": "D" }, "outcomes": outcomes,
            });
            serde_json::from_value(json).unwrap()
        };
        let mut ranked = contribution("null", 0);
        ranked.feedback.ranking = ["t", "u"].map(|theme| Slug::parse(theme).unwrap()).to_vec();
        let first = Seen::at_first(&agenda(&["t", "v"]));
        let news = |contribution, themes| first.news(&Seen::of(contribution, Some(&agenda(themes))));
        assert_eq!(news(&ranked, &["t", "v"]), []);
        assert_eq!(news(&ranked, &["t", "u"]), [News::Outcome]);
        assert_eq!(news(&ranked, &["t", "w"]), []);
        assert_eq!(news(&contribution("null", 0), &["t", "u"]), []);
    }

    #[test]
    fn outcomes_are_news_for_who_knows_what_was_there() {
        let outcomes = |outcomes: &[&str]| Seen {
            outcomes: Some(outcomes.iter().map(|outcome| (*outcome).to_owned()).collect()),
            ..Seen::default()
        };
        let (nothing, heard, decided) = (outcomes(&[]), outcomes(&["u1 Heard 1"]), outcomes(&["u1 Decided 1"]));
        assert_eq!(nothing.news(&heard), [News::Outcome]);
        assert_eq!(heard.news(&decided), [News::Outcome]);
        assert_eq!(heard.news(&outcomes(&["u1 Heard 2"])), [News::Outcome], "a step");
        assert_eq!(heard.news(&outcomes(&["u1 Heard 12"])), [News::Outcome], "many steps");
        assert_eq!(outcomes(&["u1 Heard"]).news(&heard), [], "kept when steps were not counted");
        assert_eq!(heard.news(&nothing), []);
        assert_eq!(Seen::default().news(&heard), []);
        assert_eq!(heard.news(&Seen::default()), []);
    }

    fn any_seen() -> impl Strategy<Value = Seen> {
        let states =
            [ModerationState::New, ModerationState::Read, ModerationState::Approved, ModerationState::Declined];
        let state = option::of(prop::sample::select(states.to_vec()));
        (state, 0_u32..4, option::of(vec("[ab] (Heard|Done)( [012])?", 0..3)))
            .prop_map(|(state, replies, outcomes)| Seen { state, replies, outcomes })
    }

    proptest! {
        #[test]
        fn without_a_change_there_is_no_news(seen in any_seen()) {
            prop_assert_eq!(seen.news(&seen), []);
        }

        #[test]
        fn what_was_shown_is_no_news_again(before in any_seen(), now in any_seen()) {
            let seen = before.and(now.clone());
            prop_assert_eq!(seen.news(&now), []);
        }

        #[test]
        fn every_change_is_news(now in any_seen(), replies in 1_u32..3) {
            let before = Seen { state: None, replies: 0, outcomes: Some(Vec::new()) };
            let now = Seen { replies, ..now };
            let looked = now.state.filter(|state| *state != ModerationState::New).map(News::Moderated);
            let outcome = now.outcomes.as_ref().filter(|outcomes| !outcomes.is_empty()).map(|_| News::Outcome);
            let expected: Vec<_> = looked.into_iter().chain([News::Replied]).chain(outcome).collect();
            prop_assert_eq!(before.news(&now), expected);
        }

        #[test]
        fn it_reads_back_as_it_was_kept(seen in any_seen()) {
            let kept = serde_json::to_string(&seen).unwrap();
            prop_assert_eq!(crate::json::read::<Seen>(&kept).unwrap(), seen);
        }
    }
}
