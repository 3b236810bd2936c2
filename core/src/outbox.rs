//! The way of one feedback from the giver's hand to the backend: exactly once, whatever happens.
//!
//! A state machine without IO. [`Entry::on`] takes what happened and says what to do; the worker in
//! the application (`state::outbox`) does it. The entry is what is kept on the device, so a reload is
//! nothing but [`Event::Reopened`]. Several tabs may hold the same entry ([`Held`]): one at a time has its
//! turn, and begins it by looking at what the device keeps.
//!
//! ```text
//!  Draft ──Submitted──▶ Queued ──Woken──▶ Sending ──Answered(Done)──▶ Stored
//!                         ▲                 │ ├──Answered(Refused, Different)──▶ Refused
//!                         └──Answered(Busy)─┘ └──NoAnswer, Answered(Broken)──▶ Unconfirmed ──Woken──▶ Sending
//!  any ──TakenBack──▶ TakenBack ──Woken──▶ (deleting) ──Deleted──▶ settled
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
/// The longest wait that a backend may ask for, in milliseconds.
const LONGEST_ASKED: u64 = 60 * 60_000;
/// How many days words are kept on the device for a backend that does not take them.
pub const KEPT_DAYS: i64 = 30;
const DAY: u64 = 24 * 60 * 60_000;

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
    /// It was removed from the device elsewhere, and this tab did not see how it ended. Never kept.
    Gone,
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
    /// It is this tab's turn. No tab is sending it now, whatever was kept.
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
            (Queued | Unconfirmed, Event::Urged) => self.send(now),
            (Queued | Unconfirmed, Event::Woken) if self.is_due(now) => self.send(now),
            (TakenBack { settled: false }, Event::Woken) if self.is_due(now) => self.delete(now, jitter),
            (TakenBack { settled: false }, Event::Urged) => self.delete(now, jitter),
            // An answer is true whatever another tab has made of the entry meanwhile.
            (Queued | Sending | Unconfirmed, Event::Answered { meaning, retry_after }) => match meaning {
                Meaning::Done => self.settle(Stored),
                // Nobody else knows the id: what has it is what this device sent before, and heard no answer to.
                Meaning::Exists if self.tries > 1 => self.settle(Stored),
                Meaning::TakenBack => self.settle(TakenBack { settled: true }),
                Meaning::Refused | Meaning::Different | Meaning::Exists => {
                    self.state = Refused;
                    vec![self.keep(now)]
                }
                // A backend that does not know the address is badly set up or half deployed: what the
                // giver wrote must outlive that.
                Meaning::Busy | Meaning::NotFound => self.wait_as(Queued, retry_after, now, jitter),
                Meaning::Broken => self.wait_as(Unconfirmed, None, now, jitter),
            },
            (Queued | Sending | Unconfirmed, Event::NoAnswer) => self.wait_as(Unconfirmed, None, now, jitter),
            (Gone, Event::Answered { meaning: Meaning::Done, .. }) => self.settle(Stored),
            (Sending, Event::Reopened) => {
                self.state = Unconfirmed;
                vec![self.keep(now)]
            }
            // What the backend does not want was shown for as long as we say that it is kept.
            (Refused, Event::Reopened) if self.is_overdue(now) => self.settle(TakenBack { settled: true }),
            // It had ended, and the tab was closed just then.
            (Stored | TakenBack { settled: true }, Event::Reopened) => vec![Forget],
            (_, Event::TakenBack) => self.take_back(now),
            (TakenBack { settled: false }, Event::Answered { .. } | Event::NoAnswer) => self.delete(now, jitter),
            (TakenBack { settled: false }, Event::Deleted { gone: true }) => self.settle(TakenBack { settled: true }),
            (TakenBack { settled: false }, Event::Deleted { gone: false }) => {
                self.wait_as(self.state, None, now, jitter)
            }
            _ => Vec::new(),
        }
    }

    /// Whether the device still has something to do for this entry.
    pub fn is_underway(&self) -> bool {
        matches!(self.state, State::Queued | State::Sending | State::Unconfirmed | State::TakenBack { settled: false })
    }

    /// Whether the backend may have it although it refused it: an earlier try may have got there, and the answer to a
    /// later one may come from something on the way, such as a proxy.
    pub fn may_have_arrived(&self) -> bool {
        self.tries > 1
    }

    /// How long until it can be tried, in milliseconds; `None` when there is nothing to try.
    ///
    /// No wait is longer than a backend may ask for: who has to wait longer has set the clock back.
    pub fn wait(&self, now: u64) -> Option<u64> {
        let left = self.not_before.saturating_sub(now);
        let waits = self.is_underway() && self.state != State::Sending;
        waits.then_some(if left > with_jitter(LONGEST_ASKED, u8::MAX) { 0 } else { left })
    }

    fn is_due(&self, now: u64) -> bool {
        self.wait(now) == Some(0)
    }

    /// Whether it is so old that its words may not stay on the device.
    fn is_overdue(&self, now: u64) -> bool {
        let today = i64::try_from(now / DAY).unwrap_or(i64::MAX);
        today - self.feedback.created_on.days_since_epoch() > KEPT_DAYS
    }

    /// The device keeps it, but not for ever: then only this tab does.
    fn keep(&self, now: u64) -> Command {
        if self.is_overdue(now) { Command::Forget } else { Command::Keep }
    }

    fn send(&mut self, now: u64) -> Vec<Command> {
        self.state = State::Sending;
        self.tries += 1;
        vec![self.keep(now), Command::Send]
    }

    fn take_back(&mut self, now: u64) -> Vec<Command> {
        // To have it deleted, the code is enough.
        self.feedback.text = None;
        match self.state {
            // The backend never had it.
            State::Draft | State::Refused => self.settle(State::TakenBack { settled: true }),
            State::Queued if self.tries == 0 => self.settle(State::TakenBack { settled: true }),
            State::Queued | State::Sending | State::Unconfirmed | State::Stored => {
                self.state = State::TakenBack { settled: false };
                self.tries = 0;
                self.not_before = now;
                // A request that is still on its way could arrive after the deletion. So that comes in turn.
                vec![Command::Keep]
            }
            State::TakenBack { .. } | State::Gone => Vec::new(),
        }
    }

    fn delete(&mut self, now: u64, jitter: u8) -> Vec<Command> {
        self.tries += 1;
        let mut commands = self.wait_as(self.state, None, now, jitter);
        commands.push(Command::Delete);
        commands
    }

    /// It ends in this state. Other tabs hear of it by what was kept last.
    fn settle(&mut self, state: State) -> Vec<Command> {
        self.state = state;
        vec![Command::Keep, Command::Forget]
    }

    /// Doubles the wait with each try, and adds up to half of it again so that devices do not move as one.
    fn wait_as(&mut self, state: State, retry_after: Option<u32>, now: u64, jitter: u8) -> Vec<Command> {
        self.state = state;
        let doubled = FIRST_WAIT << self.tries.saturating_sub(1).min(10);
        let asked = u64::from(retry_after.unwrap_or(0)) * 1_000;
        let wait = doubled.min(LONGEST_WAIT).max(asked.min(LONGEST_ASKED));
        self.not_before = now + with_jitter(wait, jitter);
        // What is taken back holds no words, so it is kept until it is done.
        vec![if matches!(state, State::TakenBack { .. }) { Command::Keep } else { self.keep(now) }]
    }
}

fn with_jitter(wait: u64, jitter: u8) -> u64 {
    wait + wait / 2 * u64::from(jitter) / 255
}

/// An entry as one tab holds it, beside what the device keeps of it for all tabs.
#[derive(Debug, Clone)]
pub struct Held {
    /// The entry, as far as this tab knows.
    pub entry: Entry,
    /// Whether the device keeps it; without that the tab must stay open.
    pub kept: bool,
    /// Whether this tab has its turn, or waits for it.
    pub busy: bool,
}

impl Held {
    /// Takes over what the device keeps now: another tab may have gone on with it.
    pub fn reread(&mut self, kept: Option<Entry>) {
        match kept {
            Some(kept) => {
                self.entry = kept;
                self.kept = true;
            }
            None if self.kept => {
                self.entry.state = State::Gone;
                self.kept = false;
            }
            None => {}
        }
    }

    /// Another tab changed what the device keeps: what that is now, and what it was `before`.
    pub fn heard(&mut self, kept: Option<Entry>, before: Option<Entry>) {
        let ended = before.filter(|before| kept.is_none() && !before.is_underway() && before.state != State::Refused);
        self.reread(kept);
        if let Some(ended) = ended {
            self.entry = ended;
        }
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
mod model;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{date::Date, feedback::Audience, slug::Slug};

    pub(super) fn entry() -> Entry {
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
        assert_eq!(entry.on(answered(Meaning::Done), 1, 0), [Command::Keep, Command::Forget]);
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
        assert_eq!(entry.on(Event::TakenBack, 0, 0), [Command::Keep, Command::Forget]);
        assert_eq!(entry.state, State::TakenBack { settled: true });
    }

    #[test]
    fn taking_back_while_sending_waits_for_the_end_of_the_request() {
        let mut entry = entry();
        entry.on(Event::Submitted, 0, 0);
        entry.on(Event::Woken, 0, 0);
        assert_eq!(entry.on(Event::TakenBack, 0, 0), [Command::Keep]);
        assert_eq!(entry.feedback.text, None, "the code is enough for the rest");
        assert_eq!(entry.on(answered(Meaning::Done), 0, 0), [Command::Keep, Command::Delete]);
        assert_eq!(entry.on(Event::Deleted { gone: true }, 0, 0), [Command::Keep, Command::Forget]);
    }

    #[test]
    fn pauses_grow_up_to_a_limit_are_spread_and_are_not_shorter_than_the_backend_asks() {
        let wait = |tries, retry_after, jitter| {
            let mut entry = Entry { state: State::Sending, tries, ..entry() };
            entry.on(Event::Answered { meaning: Meaning::Busy, retry_after }, 0, jitter);
            entry.not_before
        };
        for tries in 1..100 {
            assert!(wait(tries, None, 0) <= wait(tries + 1, None, 0));
            assert!(wait(tries, None, 0) < wait(tries, None, 100));
            assert!(wait(tries, None, 255) <= with_jitter(LONGEST_WAIT, 255));
        }
        assert!(wait(1, None, 255) < wait(3, None, 0), "growing is more than chance");
        for asked in 0..=3_600 {
            assert!(wait(1, Some(asked), 0) >= u64::from(asked) * 1_000);
        }
        assert!(wait(1, Some(u32::MAX), 255) <= with_jitter(LONGEST_ASKED, 255), "nobody may ask for years");
    }

    #[test]
    fn pauses_between_deletions_grow_too() {
        let mut entry = Entry { state: State::Unconfirmed, tries: 4, ..entry() };
        entry.on(Event::TakenBack, 0, 0);
        let mut now = 0;
        let mut waits = Vec::new();
        for _ in 0..12 {
            assert_eq!(entry.on(Event::Woken, now, 0), [Command::Keep, Command::Delete]);
            entry.on(Event::Deleted { gone: false }, now, 0);
            waits.extend(entry.wait(now));
            now = entry.not_before;
        }
        assert!(waits.is_sorted() && waits[0] < waits[3], "{waits:?}");
        assert_eq!(waits.last(), Some(&LONGEST_WAIT));
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_hold_it_up() {
        let year = 365 * DAY;
        let mut entry = entry();
        entry.on(Event::Submitted, 50 * year, 0);
        entry.on(Event::Woken, 50 * year, 0);
        entry.on(Event::NoAnswer, 50 * year, 0);
        assert_eq!(entry.wait(40 * year), Some(0));
        assert_eq!(entry.on(Event::Woken, 40 * year, 0), [Command::Keep, Command::Send]);
    }

    #[test]
    fn what_the_backend_does_not_take_leaves_the_device_after_a_month() {
        let month = u64::try_from(entry().feedback.created_on.days_since_epoch() + KEPT_DAYS).unwrap() * DAY;
        let mut waiting = Entry { state: State::Unconfirmed, ..entry() };
        assert_eq!(waiting.on(Event::Urged, month, 0), [Command::Keep, Command::Send]);
        assert_eq!(waiting.on(Event::NoAnswer, month + DAY, 0), [Command::Forget], "this tab still has it");
        assert!(waiting.is_underway());
        let mut refused = Entry { state: State::Refused, ..entry() };
        assert_eq!(refused.on(Event::Reopened, month, 0), []);
        assert_eq!(refused.on(Event::Reopened, month + DAY, 0), [Command::Keep, Command::Forget]);
    }

    #[test]
    fn a_tab_that_did_not_see_how_it_ended_does_not_say_that_it_arrived() {
        let mut held = Held { entry: Entry { state: State::Unconfirmed, ..entry() }, kept: true, busy: false };
        let mut other = held.clone();
        held.reread(None);
        assert_eq!(held.entry.state, State::Gone);
        assert_eq!(held.entry.on(Event::Urged, 0, 0), []);
        let stored = Entry { state: State::Stored, ..entry() };
        other.heard(None, Some(stored));
        assert_eq!(other.entry.state, State::Stored);
    }
}
