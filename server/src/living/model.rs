//! Whatever givers and staff do, in whatever order: a sentence is shown only with its giver's yes, an approval of what
//! they say now, and as a part of it.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::json;
use tempfile::TempDir;
use weerklank_core::{
    feedback::{Feedback, ModerationState},
    receipt::ReceiptCode,
    staff::Review,
};

use super::*;
use crate::store::Publication;

/// How many givers there are.
const GIVERS: u8 = 2;

/// Something that somebody does. The number is that of a giver.
#[derive(Debug, Clone)]
enum Act {
    Sends(u8, u8, bool),
    Edits(u8, u8, bool),
    TakesBack(u8),
    /// With the sentence of theirs that is hidden, if one is.
    IsModerated(u8, ModerationState, Option<u8>),
    IsQuoted(u8, u8),
    Withdraw,
}

/// What a giver said, as far as it was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    text: String,
    yes: bool,
    is_approved: bool,
    hidden: Option<String>,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let states =
        [ModerationState::New, ModerationState::Read, ModerationState::Approved, ModerationState::Declined].to_vec();
    let act = prop_oneof![
        3 => (0..GIVERS, 1_u8..4, prop::bool::weighted(0.8)).prop_map(|(who, words, yes)| Act::Sends(who, words, yes)),
        3 => (0..GIVERS, 1_u8..4, prop::bool::weighted(0.8)).prop_map(|(who, words, yes)| Act::Edits(who, words, yes)),
        1 => (0..GIVERS).prop_map(Act::TakesBack),
        2 => (0..GIVERS, select(states)).prop_map(|(who, state)| Act::IsModerated(who, state, None)),
        4 => (0..GIVERS, prop::option::weighted(0.3, 0_u8..2))
            .prop_map(|(who, hidden)| Act::IsModerated(who, ModerationState::Approved, hidden)),
        4 => (0..GIVERS, 0_u8..2).prop_map(|(who, which)| Act::IsQuoted(who, which)),
        1 => Just(Act::Withdraw),
    ];
    vec(act, 10..50)
}

fn code(who: u8) -> ReceiptCode {
    ReceiptCode::from_entropy([who + 1; 12])
}

fn sentence(who: u8, which: u8) -> String {
    format!("Zin {which} van {who}.")
}

/// One, the other, or both of a giver's sentences.
fn text(who: u8, words: u8) -> String {
    let chosen = (0..2).filter(|which| words & (1 << which) != 0);
    chosen.map(|which| sentence(who, which)).collect::<Vec<_>>().join(" ")
}

fn feedback(who: u8, said: &Said) -> Feedback {
    let value = json!({
        "id": code(who).feedback_id(), "secret_hash": code(who).secret().hash(), "agenda": "a", "theme": "t",
        "audience": "youth", "text": said.text, "quote_ok": said.yes, "created_on": "2026-11-26"
    });
    serde_json::from_value(value).unwrap()
}

/// The database, and beside it what each giver said according to us.
struct World {
    store: Store,
    living: Living,
    said: Vec<Option<Said>>,
    _folder: TempDir,
}

impl World {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("weerklank.db")).await.unwrap();
        let written = r#"{"id":"a","kind":"report","title":"A","summary":"B","region":{"name":"R"},"source":{"document":"D"},
            "themes":[{"id":"t","title":"T","summary":"S"}]}"#;
        let living = Living::new(written.to_owned(), serde_json::from_str(written).unwrap());
        Self { store, living, said: vec![None; usize::from(GIVERS)], _folder: folder }
    }

    async fn does(&mut self, act: &Act) {
        let today = clock::today();
        match *act {
            Act::Sends(who, words, yes) => {
                let said = Said { text: text(who, words), yes, is_approved: false, hidden: None };
                let created = self.store.create(&feedback(who, &said), &today).await.unwrap();
                if created == crate::store::Created::New {
                    self.said[usize::from(who)] = Some(said);
                }
            }
            Act::Edits(who, words, yes) => {
                let said = Said { text: text(who, words), yes, is_approved: false, hidden: None };
                let secret = code(who).secret();
                let _refused_or_not = self.store.edit(&feedback(who, &said), Some(&secret)).await.unwrap();
                let old = &mut self.said[usize::from(who)];
                if old.as_ref().is_some_and(|old| (&old.text, old.yes) != (&said.text, said.yes)) {
                    *old = Some(said);
                }
            }
            Act::TakesBack(who) => {
                let secret = code(who).secret();
                let _gone = self.store.take_back(&code(who).feedback_id(), Some(&secret), &today).await.unwrap();
                self.said[usize::from(who)] = None;
            }
            Act::IsModerated(who, state, hidden) => {
                let hidden = hidden.map(|which| sentence(who, which));
                let reason = Some("Daarom.".to_owned());
                let review = Review { state, reason, hidden: hidden.iter().cloned().collect(), revision: None };
                self.store.moderate(&code(who).feedback_id(), &review, "test").await.unwrap();
                if let Some(said) = &mut self.said[usize::from(who)] {
                    (said.is_approved, said.hidden) = (state == ModerationState::Approved, hidden);
                }
            }
            Act::IsQuoted(who, which) => self.publishes(who, &sentence(who, which)).await,
            Act::Withdraw => {
                self.store.withdraw(&Slug::parse("a").unwrap(), &Slug::parse("o").unwrap(), "test").await.unwrap();
            }
        }
    }

    async fn publishes(&self, who: u8, sentence: &str) {
        let (agenda, outcome) = (Slug::parse("a").unwrap(), Slug::parse("o").unwrap());
        let easy = json!({ "nl": "Dit.", "nl-simple": "Dit." });
        let document = json!({ "id": "o", "theme": "t", "heard": easy, "state": "heard" }).to_string();
        let id = code(who).feedback_id();
        let publication =
            Publication { agenda: &agenda, outcome: &outcome, document, answer: None, quotes: vec![(&id, sentence)] };
        self.store.publish(&publication, "test").await.unwrap();
    }

    /// The sentences that everybody reads.
    async fn shown(&self) -> Vec<String> {
        let edition = self.living.edition(&self.store, "/").await.unwrap();
        let quotes = edition.agenda.outcomes.iter().flat_map(|outcome| &outcome.quotes);
        quotes.map(|quote| quote.text.nl().to_owned()).collect()
    }

    fn may_show(&self, sentence: &str) -> bool {
        self.said.iter().flatten().any(|said| {
            let is_hidden = said.hidden.as_deref() == Some(sentence);
            said.yes && said.is_approved && !is_hidden && said.text.contains(sentence)
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn no_sentence_is_shown_without_a_yes_and_an_approval(acts in acts()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (wrong, shown) = runtime.block_on(async {
            let mut world = World::new().await;
            let mut shown_once = 0;
            for (place, act) in acts.iter().enumerate() {
                world.does(act).await;
                let shown = world.shown().await;
                shown_once += shown.len();
                if let Some(sentence) = shown.into_iter().find(|sentence| !world.may_show(sentence)) {
                    return (Some((place, sentence)), shown_once);
                }
            }
            (None, shown_once)
        });
        prop_assert_eq!(wrong, None, "after showing {} rightly", shown);
    }
}

#[test]
fn what_is_allowed_is_shown() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let shown = runtime.block_on(async {
        let mut world = World::new().await;
        for act in [Act::Sends(0, 3, true), Act::IsModerated(0, ModerationState::Approved, None), Act::IsQuoted(0, 1)] {
            world.does(&act).await;
        }
        world.shown().await
    });
    assert_eq!(shown, [sentence(0, 1)]);
}
