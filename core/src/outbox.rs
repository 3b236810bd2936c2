//! The way of one feedback from the giver's hand to the backend: exactly once, whatever happens.
//!
//! A state machine without IO. [`Entry::on`] takes what happened and says what to do; the worker in
//! the application (`state::outbox`) does it. The entry is what is kept on the device, so a reload is
//! nothing but [`Event::Reopened`].
//!
//! ```text
//!  Draft ──Submitted──▶ Queued ──Woken──▶ Sending ──Answered(Done)──▶ Stored
//!                         ▲                 │ ├──Answered(Refused, Different)──▶ Refused
//!                         └──Answered(Busy)─┘ └──NoAnswer, Answered(Broken)──▶ Unconfirmed ──Woken──▶ Sending
//!  any but Refused ──TakenBack──▶ TakenBack
//! ```
//!
//! *Unconfirmed* is the honest state: the request may have arrived. It is sent again under the same
//! id, which the backend recognises, so it is stored once.

use serde::{Deserialize, Serialize};

use crate::{
    backend::Meaning,
    feedback::Feedback,
    json::{self, Notes, Object, Read, Value},
    reads,
    receipt::ReceiptCode,
};

/// The shortest wait before another try, in milliseconds.
const FIRST_WAIT: u64 = 2_000;
/// The longest wait before another try, in milliseconds.
const LONGEST_WAIT: u64 = 5 * 60_000;

/// One feedback on its way, as it is kept on the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What is being sent.
    pub feedback: Feedback,
    /// The receipt it belongs to.
    pub code: ReceiptCode,
    /// Where it is.
    pub state: State,
    /// How often it was sent.
    pub tries: u32,
    /// Before this moment it is not sent again, in milliseconds since 1970.
    pub not_before: u64,
}

/// Where a feedback is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written; nothing has left the device.
    Draft,
    /// The giver pressed send; the backend does not have it.
    Queued,
    /// On its way now.
    Sending,
    /// Sent, but no clear answer came: the backend may have it.
    Unconfirmed,
    /// The backend has it.
    Stored,
    /// The backend does not accept it; trying again would not help.
    Refused,
    /// The giver took it back. `settled` once the backend cannot have it any more.
    TakenBack {
        /// Whether the backend has confirmed.
        settled: bool,
    },
}

/// What happened to a feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The giver pressed send.
    Submitted,
    /// It may be time to try: the moment has come, or the network is back.
    Woken,
    /// The giver asks to try now, whatever the plan was.
    Urged,
    /// The backend answered the attempt to store it.
    Answered {
        /// What the answer means.
        meaning: Meaning,
        /// How long the backend asks to wait, in seconds.
        retry_after: Option<u32>,
    },
    /// No answer came: no network, a timeout, a connection that broke.
    NoAnswer,
    /// The page was opened again; whatever was on its way is not any more.
    Reopened,
    /// The giver takes it back.
    TakenBack,
    /// The backend answered the attempt to delete it; `gone` when it does not have it any more.
    Deleted {
        /// Whether the backend is sure not to have it.
        gone: bool,
    },
}

/// What the worker has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Ask the backend to store it.
    Send,
    /// Ask the backend to delete it.
    Delete,
    /// Keep the entry on the device.
    Keep,
    /// Remove the entry from the device.
    Forget,
}

impl Entry {
    /// A feedback that is being written.
    pub fn draft(feedback: Feedback, code: ReceiptCode) -> Self {
        Self { feedback, code, state: State::Draft, tries: 0, not_before: 0 }
    }

    /// Takes in what happened at `now` (milliseconds since 1970), and says what to do.
    ///
    /// `jitter` (0 to 255) spreads the tries of many devices over time.
    pub fn on(&mut self, event: Event, now: u64, jitter: u8) -> Vec<Command> {
        use {Command::*, State::*};
        match (self.state, event) {
            (Draft, Event::Submitted) => {
                self.state = Queued;
                vec![Keep]
            }
            (Queued | Unconfirmed, Event::Urged) => self.send(),
            (Queued | Unconfirmed, Event::Woken) if now >= self.not_before => self.send(),
            (TakenBack { settled: false }, Event::Woken | Event::Urged) => {
                if event == Event::Woken && now < self.not_before {
                    return Vec::new();
                }
                self.wait(None, now, jitter);
                vec![Keep, Delete]
            }
            (Sending, Event::Answered { meaning, retry_after }) => match meaning {
                Meaning::Done => self.settle(Stored),
                Meaning::TakenBack => self.settle(TakenBack { settled: true }),
                Meaning::Refused | Meaning::Different => {
                    self.state = Refused;
                    vec![Keep]
                }
                // A backend that does not know the address is badly set up or half deployed: what the
                // giver wrote must outlive that.
                Meaning::Busy | Meaning::NotFound => {
                    self.state = Queued;
                    self.wait(retry_after, now, jitter);
                    vec![Keep]
                }
                Meaning::Broken => self.unconfirmed(now, jitter),
            },
            (Sending, Event::NoAnswer) => self.unconfirmed(now, jitter),
            (Sending, Event::Reopened) => {
                self.state = Unconfirmed;
                vec![Keep]
            }
            // Never sent, so there is nothing to delete elsewhere.
            (Draft, Event::TakenBack) => self.settle(TakenBack { settled: true }),
            (Queued, Event::TakenBack) if self.tries == 0 => self.settle(TakenBack { settled: true }),
            (Queued | Sending | Unconfirmed | Stored, Event::TakenBack) => {
                let in_flight = self.state == Sending;
                self.state = TakenBack { settled: false };
                self.tries = 0;
                self.not_before = now;
                // A request that is still on its way could arrive after the deletion: wait for its end.
                if in_flight { vec![Keep] } else { vec![Keep, Delete] }
            }
            (Refused, Event::TakenBack) => self.settle(TakenBack { settled: true }),
            (TakenBack { settled: false }, Event::Answered { .. } | Event::NoAnswer) => vec![Delete],
            (TakenBack { settled: false }, Event::Deleted { gone: true }) => self.settle(TakenBack { settled: true }),
            (TakenBack { settled: false }, Event::Deleted { gone: false }) => {
                self.wait(None, now, jitter);
                vec![Keep]
            }
            _ => Vec::new(),
        }
    }

    /// Whether the device still has something to do for this entry.
    pub fn is_underway(&self) -> bool {
        matches!(self.state, State::Queued | State::Sending | State::Unconfirmed | State::TakenBack { settled: false })
    }

    fn send(&mut self) -> Vec<Command> {
        self.state = State::Sending;
        self.tries += 1;
        vec![Command::Keep, Command::Send]
    }

    fn unconfirmed(&mut self, now: u64, jitter: u8) -> Vec<Command> {
        self.state = State::Unconfirmed;
        self.wait(None, now, jitter);
        vec![Command::Keep]
    }

    fn settle(&mut self, state: State) -> Vec<Command> {
        self.state = state;
        vec![Command::Forget]
    }

    /// Doubles the wait with each try, and adds up to half of it again so that devices do not move as one.
    fn wait(&mut self, retry_after: Option<u32>, now: u64, jitter: u8) {
        let doubled = FIRST_WAIT << self.tries.saturating_sub(1).min(10);
        let asked = u64::from(retry_after.unwrap_or(0)) * 1_000;
        let wait = doubled.max(asked).min(LONGEST_WAIT);
        self.not_before = now + wait + wait / 2 * u64::from(jitter) / 255;
    }
}

reads!(Entry { feedback, code, state, tries, not_before });

impl Read for State {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let words = [
            ("draft", Self::Draft),
            ("queued", Self::Queued),
            ("sending", Self::Sending),
            ("unconfirmed", Self::Unconfirmed),
            ("stored", Self::Stored),
            ("refused", Self::Refused),
        ];
        json::word(&value, &words).unwrap_or_else(|| {
            let mut taken_back = Object::of(Object::of(value, notes).take("taken_back", notes), notes);
            Self::TakenBack { settled: taken_back.take("settled", notes) }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{date::Date, feedback::Audience, slug::Slug};

    fn entry() -> Entry {
        let code = ReceiptCode::from_entropy([3; 12]);
        let feedback = Feedback {
            id: code.feedback_id(),
            secret_hash: code.secret().hash(),
            agenda: Slug::parse("a").unwrap(),
            theme: Slug::parse("t").unwrap(),
            question: None,
            audience: Audience::Youth,
            kind: None,
            answers: Default::default(),
            ranking: vec![],
            text: Some("Hoi".to_owned()),
            quote_ok: false,
            age_band: None,
            lang: None,
            via: Default::default(),
            group_size: None,
            created_on: Date::parse("2026-11-22").unwrap(),
            app: None,
        };
        Entry::draft(feedback, code)
    }

    fn answered(meaning: Meaning) -> Event {
        Event::Answered { meaning, retry_after: None }
    }

    #[test]
    fn the_happy_way() {
        let mut entry = entry();
        assert_eq!(entry.on(Event::Submitted, 0, 0), [Command::Keep]);
        assert_eq!(entry.on(Event::Submitted, 0, 0), [], "a double tap does nothing");
        assert_eq!(entry.on(Event::Woken, 0, 0), [Command::Keep, Command::Send]);
        assert_eq!(entry.on(Event::Woken, 9_999_999, 0), [], "one request at a time");
        assert_eq!(entry.on(answered(Meaning::Done), 1, 0), [Command::Forget]);
        assert_eq!(entry.state, State::Stored);
    }

    #[test]
    fn no_answer_is_not_called_sent_and_is_tried_again_later() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        entry.on(Event::Woken, 0, 0);
        assert_eq!(entry.on(Event::NoAnswer, 1_000, 0), [Command::Keep]);
        assert_eq!(entry.state, State::Unconfirmed);
        assert_eq!(entry.on(Event::Woken, 2_999, 0), []);
        assert_eq!(entry.on(Event::Woken, 3_000, 0), [Command::Keep, Command::Send]);
        entry.on(Event::NoAnswer, 3_000, 0);
        assert_eq!(entry.not_before, 7_000, "the second wait is longer");
        assert_eq!(entry.on(Event::Urged, 3_001, 0), [Command::Keep, Command::Send], "unless the giver asks");
    }

    #[test]
    fn a_reload_while_sending_leaves_it_unconfirmed() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        entry.on(Event::Woken, 0, 0);
        let kept = serde_json::to_string(&entry).unwrap();
        let mut reopened: Entry = serde_json::from_str(&kept).unwrap();
        reopened.on(Event::Reopened, 5, 0);
        assert_eq!(reopened.state, State::Unconfirmed);
        assert_eq!(reopened.on(Event::Woken, 5, 0), [Command::Keep, Command::Send]);
    }

    #[test]
    fn a_busy_backend_says_how_long() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        entry.on(Event::Woken, 0, 0);
        entry.on(Event::Answered { meaning: Meaning::Busy, retry_after: Some(30) }, 0, 0);
        assert_eq!((entry.state, entry.not_before), (State::Queued, 30_000));
    }

    #[test]
    fn other_content_under_the_same_id_never_counts_as_stored() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        entry.on(Event::Woken, 0, 0);
        entry.on(answered(Meaning::Different), 0, 0);
        assert_eq!(entry.state, State::Refused);
        assert_eq!(entry.on(Event::Woken, u64::MAX / 2, 0), []);
    }

    #[test]
    fn taking_back_what_was_never_sent_needs_no_backend() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        assert_eq!(entry.on(Event::TakenBack, 0, 0), [Command::Forget]);
        assert_eq!(entry.state, State::TakenBack { settled: true });
    }

    #[test]
    fn taking_back_while_sending_waits_for_the_end_of_the_request() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        entry.on(Event::Woken, 0, 0);
        assert_eq!(entry.on(Event::TakenBack, 0, 0), [Command::Keep]);
        assert_eq!(entry.on(answered(Meaning::Done), 0, 0), [Command::Delete]);
        assert_eq!(entry.on(Event::Deleted { gone: true }, 0, 0), [Command::Forget]);
    }

    /// A backend that stores by id, in a world where requests and answers get lost.
    #[derive(Default)]
    struct World {
        stored: HashSet<String>,
        withdrawn: HashSet<String>,
        copies: usize,
    }

    impl World {
        fn store(&mut self, entry: &Entry) -> Meaning {
            let id = entry.feedback.id.as_str().to_owned();
            if self.withdrawn.contains(&id) {
                return Meaning::TakenBack;
            }
            if self.stored.insert(id) {
                self.copies += 1;
            }
            Meaning::Done
        }

        fn delete(&mut self, entry: &Entry) {
            let id = entry.feedback.id.as_str().to_owned();
            self.stored.remove(&id);
            self.withdrawn.insert(id);
        }
    }

    #[derive(Debug, Clone, Copy)]
    enum Fate {
        Arrives,
        RequestLost,
        AnswerLost,
        Busy,
        Broken,
        Reload,
        DoubleTap,
    }

    fn fates() -> impl Strategy<Value = Vec<Fate>> {
        use Fate::*;
        let fate = prop_oneof![
            Just(Arrives),
            Just(RequestLost),
            Just(AnswerLost),
            Just(Busy),
            Just(Broken),
            Just(Reload),
            Just(DoubleTap)
        ];
        proptest::collection::vec(fate, 0..40)
    }

    proptest! {
        /// Whatever the network does, what was sent is stored once, and what is called stored is stored.
        #[test]
        fn exactly_once(fates in fates(), take_back_at in proptest::option::of(0_usize..40), jitter: u8) {
            let (mut world, mut entry, mut now) = (World::default(), entry(), 0);
            let mut kept = None::<Entry>;
            let mut pending = entry.on(Event::Submitted, now, jitter);
            let last = std::iter::repeat_n(Fate::Arrives, 4);
            for (step, fate) in fates.into_iter().chain(last).enumerate() {
                if take_back_at == Some(step) {
                    pending.extend(entry.on(Event::TakenBack, now, jitter));
                }
                while let Some(command) = (!pending.is_empty()).then(|| pending.remove(0)) {
                    let event = match (command, fate) {
                        (Command::Keep, _) => { kept = Some(entry.clone()); continue }
                        (Command::Forget, _) => { kept = None; continue }
                        (Command::Send, Fate::RequestLost) => Event::NoAnswer,
                        (Command::Send, Fate::Busy) => answered(Meaning::Busy),
                        (Command::Send, Fate::Broken) => { world.store(&entry); answered(Meaning::Broken) }
                        (Command::Send, Fate::AnswerLost) => { world.store(&entry); Event::NoAnswer }
                        (Command::Send, _) => answered(world.store(&entry)),
                        (Command::Delete, Fate::RequestLost | Fate::Busy) => Event::Deleted { gone: false },
                        (Command::Delete, Fate::AnswerLost | Fate::Broken) => { world.delete(&entry); Event::Deleted { gone: false } }
                        (Command::Delete, _) => { world.delete(&entry); Event::Deleted { gone: true } }
                    };
                    pending.extend(entry.on(event, now, jitter));
                }
                match fate {
                    Fate::Reload => if let Some(kept) = kept.clone() {
                        entry = kept;
                        pending.extend(entry.on(Event::Reopened, now, jitter));
                    },
                    Fate::DoubleTap => pending.extend(entry.on(Event::Submitted, now, jitter)),
                    _ => {}
                }
                now += LONGEST_WAIT * 2;
                pending.extend(entry.on(Event::Woken, now, jitter));
            }
            let id = entry.feedback.id.as_str();
            prop_assert!(world.copies <= 1, "stored {} times", world.copies);
            match entry.state {
                State::Stored => prop_assert!(world.stored.contains(id)),
                State::TakenBack { settled: true } => prop_assert!(!world.stored.contains(id)),
                other => prop_assert!(false, "four good moments at the end leave nothing {other:?}"),
            }
            prop_assert!(kept.is_none(), "nothing is left on the device");
        }
    }
}
