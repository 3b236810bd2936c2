//! Whatever givers and staff do, in whatever order: a sentence is shown only with its giver's yes, an approval of what
//! they say now, and as a part of it; and what nobody says any more is nowhere on the disk.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::json;
use tempfile::TempDir;
use weerklank_core::{
    feedback::{Feedback, ModerationState},
    receipt::ReceiptCode,
    staff::Review,
};

use super::*;
use crate::store::{Item, NewDraft, Publication, Writer};

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
    IsQuotedInDraft(u8, u8),
    IsAnsweredInDraft(u8),
    DropDraft,
    Withdraw,
}

const STAFF: Writer<'_> = Writer { name: "test", revision: None };

fn item<'a>(agenda: &'a Slug, outcome: &'a Slug) -> Item<'a> {
    Item { agenda, part: Part::Outcomes, id: outcome }
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
        3 => (0..GIVERS, 0_u8..2).prop_map(|(who, which)| Act::IsQuotedInDraft(who, which)),
        2 => (0..GIVERS).prop_map(Act::IsAnsweredInDraft),
        1 => Just(Act::DropDraft),
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

/// What staff write to one giver alone.
fn answer(who: u8) -> String {
    format!("Antwoord aan {who}.")
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
    folder: TempDir,
}

impl World {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("weerklank.db")).await.unwrap();
        let written = r#"{"id":"a","kind":"report","title":"A","summary":"B","region":{"name":"R"},"source":{"document":"D"},
            "themes":[{"id":"t","title":"T","summary":"S"}]}"#;
        let living = Living::new(written.to_owned(), serde_json::from_str(written).unwrap());
        Self { store, living, said: vec![None; usize::from(GIVERS)], folder }
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
                let said = self.said[usize::from(who)].as_ref().map_or("", |said| said.text.as_str());
                // What staff read and hide is what is said.
                let hidden = hidden.map(|which| sentence(who, which)).filter(|hidden| said.contains(hidden));
                let reason = Some("Daarom.".to_owned());
                let review = Review { state, reason, hidden: hidden.iter().cloned().collect(), revision: None };
                self.store.moderate(&code(who).feedback_id(), &review, "test").await.unwrap();
                if let Some(said) = &mut self.said[usize::from(who)] {
                    (said.is_approved, said.hidden) = (state == ModerationState::Approved, hidden);
                }
            }
            Act::IsQuoted(who, which) => self.publishes(who, &sentence(who, which)).await,
            Act::IsQuotedInDraft(who, which) => {
                let quotes = json!([{ "feedback": code(who).feedback_id(), "text": sentence(who, which) }]);
                self.drafts(who, Part::Outcomes, &json!({ "quotes": quotes }), &[sentence(who, which)]).await;
            }
            Act::IsAnsweredInDraft(who) => {
                let body = json!({ "feedback": [code(who).feedback_id()], "text": answer(who) });
                self.drafts(who, Part::Replies, &body, &[]).await;
            }
            Act::DropDraft => {
                let (agenda, outcome) = (Slug::parse("a").unwrap(), Slug::parse("o").unwrap());
                self.store.drop_draft(item(&agenda, &outcome), STAFF).await.unwrap();
            }
            Act::Withdraw => {
                let (agenda, outcome) = (Slug::parse("a").unwrap(), Slug::parse("o").unwrap());
                self.store.withdraw(item(&agenda, &outcome), STAFF).await.unwrap();
            }
        }
    }

    async fn publishes(&self, who: u8, sentence: &str) {
        let (agenda, outcome) = (Slug::parse("a").unwrap(), Slug::parse("o").unwrap());
        let easy = json!({ "nl": "Dit.", "nl-simple": "Dit." });
        let document = json!({ "id": "o", "theme": "t", "heard": easy, "state": "heard" });
        let (id, item) = (code(who).feedback_id(), item(&agenda, &outcome));
        let quotes = vec![(&id, sentence)];
        let publication = Publication { item, writer: STAFF, document, seen: None, answer: None, quotes };
        self.store.publish(&publication).await.unwrap();
    }

    /// Staff keep what they write to or with the words of a giver, as far as they may.
    async fn drafts(&self, who: u8, part: Part, body: &Value, sentences: &[String]) {
        let (agenda, id) = (Slug::parse("a").unwrap(), Slug::parse("o").unwrap());
        let giver = code(who).feedback_id();
        let draft = NewDraft {
            item: Item { agenda: &agenda, part, id: &id },
            writer: STAFF,
            body,
            to: std::slice::from_ref(&giver),
            quotes: sentences.iter().map(|sentence| (&giver, sentence.as_str())).collect(),
        };
        self.store.keep_draft(&draft).await.unwrap();
    }

    /// What is on the disk of what nobody says any more, and of what was written to somebody who took back.
    fn left_over(&self) -> Option<String> {
        let files =
            std::fs::read_dir(self.folder.path()).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
        let disk = String::from_utf8_lossy(&files.flatten().collect::<Vec<_>>()).into_owned();
        let mut gone = (0_u8..).zip(&self.said).flat_map(|(who, said)| {
            let says = said.as_ref().map_or("", |said| said.text.as_str());
            let sentences = (0..2).map(move |which| sentence(who, which)).filter(|sentence| !says.contains(sentence));
            sentences.chain(said.is_none().then(|| answer(who)))
        });
        gone.find(|gone| disk.contains(gone))
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
    fn no_sentence_is_shown_without_a_yes_and_an_approval_and_none_outlives_it(acts in acts()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (wrong, shown) = runtime.block_on(async {
            let mut world = World::new().await;
            let mut shown_once = 0;
            for (place, act) in acts.iter().enumerate() {
                world.does(act).await;
                let shown = world.shown().await;
                shown_once += shown.len();
                let wrong = shown.into_iter().find(|sentence| !world.may_show(sentence));
                if let Some(sentence) = wrong.or_else(|| world.left_over()) {
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
