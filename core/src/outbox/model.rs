//! The outbox in a world where everything goes wrong, thousands of times.
//!
//! A world has a server with the rules of ours, a device that keeps one entry for all tabs, tabs that are
//! opened, closed and woken, a network that loses, delays and garbles, and a clock that somebody sets. The
//! tabs do what `state::outbox` does: one at a time has its turn, and looks first at what the device keeps.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{tests::entry, *};

const TABS: usize = 3;
/// 22 November 2026, when the entry was made.
const START: u64 = 20_779 * DAY;
const TYPED: &str = " Hoi\u{0}\r\n\n👩‍👩‍👧‍👦 \u{202e}שלום\t ";

/// The entry, as it comes back from a device that keeps text.
static ENTRY: LazyLock<Entry> = LazyLock::new(|| {
    let mut entry = entry();
    entry.feedback.text = Some(TYPED.to_owned());
    json::read(&serde_json::to_string(&entry).expect("an entry can be written")).expect("and read")
});

/// What the network and the server make of a request.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Arrives,
    RequestLost,
    AnswerLost,
    /// No answer comes in time; the request may arrive later, or never.
    Delayed,
    /// The server does it, and somebody on the way puts a page in the place of the answer.
    Garbled,
    /// Somebody on the way answers with a page.
    Portal,
    Busy(Option<u32>),
    NotFound,
}

/// What happens next, and in which tab.
#[derive(Debug, Clone, Copy)]
enum Step {
    Turn(usize),
    Answer(usize, Fate),
    Hear(usize),
    Wake(usize),
    Urge(usize),
    DoubleTap(usize),
    TakeBack(usize),
    /// With the ten words, on another device.
    TakeBackElsewhere,
    Open,
    Close(usize),
    Reload(usize),
    /// A delayed request arrives after all.
    Late,
    Pass(u64),
    SetClock(i64),
}

#[derive(Debug)]
enum Request {
    Create(String),
    Delete,
}

/// A server that stores by id. There is one id, so it holds one record at most.
#[derive(Debug, Default)]
struct Server {
    stored: Option<String>,
    tombstone: bool,
    /// How often something new was stored.
    copies: usize,
    refuses: bool,
}

impl Server {
    fn create(&mut self, body: &str) -> Meaning {
        match &self.stored {
            _ if self.tombstone => Meaning::TakenBack,
            Some(stored) if stored == body => Meaning::Done,
            Some(_) => Meaning::Different,
            None if self.refuses => Meaning::Refused,
            None => {
                self.stored = Some(body.to_owned());
                self.copies += 1;
                Meaning::Done
            }
        }
    }

    fn delete(&mut self) {
        self.stored = None;
        self.tombstone = true;
    }

    /// Does what is asked, and says what the one who asks hears.
    fn does(&mut self, request: &Request) -> Event {
        match request {
            Request::Create(body) => Event::Answered { meaning: self.create(body), retry_after: None },
            Request::Delete => {
                self.delete();
                Event::Deleted { gone: true }
            }
        }
    }
}

#[derive(Debug)]
enum Doing {
    Nothing,
    Waiting(Event),
    Asking(Request),
}

#[derive(Debug)]
struct Tab {
    held: Option<Held>,
    doing: Doing,
    /// What the device kept before each change by another tab that this one has not heard of yet.
    unheard: Vec<Option<Entry>>,
}

#[derive(Debug)]
struct World {
    server: Server,
    device: Option<Entry>,
    tabs: Vec<Tab>,
    /// Whether the browser lets one tab at a time have its turn. Without, they do not hear of each other either.
    locks: bool,
    turn: Option<usize>,
    delayed: Vec<Request>,
    now: u64,
    jitter: u8,
    taken_back: bool,
    /// Whether the clock ever said that it was kept for too long.
    was_overdue: bool,
}

impl World {
    fn new(locks: bool, refuses: bool, jitter: u8) -> Self {
        let server = Server { refuses, ..Server::default() };
        let mut world = Self {
            server,
            device: None,
            tabs: Vec::new(),
            locks,
            turn: None,
            delayed: Vec::new(),
            now: START,
            jitter,
            taken_back: false,
            was_overdue: false,
        };
        let held = Held { entry: ENTRY.clone(), kept: false, busy: false };
        world.tabs.push(Tab { held: Some(held), doing: Doing::Nothing, unheard: Vec::new() });
        assert!(world.happens(0, Event::Submitted).is_none());
        world.queue(0, Event::Woken);
        world
    }

    fn keep(&mut self, by: usize, entry: Option<Entry>) {
        let before = std::mem::replace(&mut self.device, entry);
        for (_, tab) in self.tabs.iter_mut().enumerate().filter(|(place, _)| *place != by) {
            tab.unheard.push(before.clone());
        }
    }

    /// Something happens to the entry in a tab; gives what is to be asked of the server.
    fn happens(&mut self, place: usize, event: Event) -> Option<Request> {
        let (now, jitter) = (self.now, self.jitter);
        let held = self.tabs[place].held.as_mut()?;
        let commands = held.entry.on(event, now, jitter);
        let entry = held.entry.clone();
        let mut request = None;
        for command in commands {
            match command {
                Command::Keep => {
                    self.tabs[place].held.as_mut()?.kept = true;
                    self.keep(place, Some(entry.clone()));
                }
                Command::Forget => {
                    self.tabs[place].held.as_mut()?.kept = false;
                    self.keep(place, None);
                }
                Command::Send => request = Some(Request::Create(entry.feedback.text.clone().unwrap_or_default())),
                Command::Delete => request = Some(Request::Delete),
            }
        }
        request
    }

    fn reread(&mut self, place: usize) {
        let kept = self.device.clone();
        if let Some(held) = self.tabs[place].held.as_mut() {
            held.reread(kept);
        }
    }

    fn queue(&mut self, place: usize, event: Event) {
        let tab = &mut self.tabs[place];
        if let Some(held) = tab.held.as_mut().filter(|held| !held.busy) {
            held.busy = true;
            tab.doing = Doing::Waiting(event);
        }
    }

    fn takes_turn(&mut self, place: usize) {
        let Doing::Waiting(event) = self.tabs[place].doing else { return };
        if self.locks && self.turn.is_some() {
            return;
        }
        self.turn = Some(place);
        self.reread(place);
        assert!(self.happens(place, Event::Reopened).is_none());
        let request = self.happens(place, event);
        self.goes_on(place, request);
    }

    fn goes_on(&mut self, place: usize, request: Option<Request>) {
        let tab = &mut self.tabs[place];
        tab.doing = request.map_or(Doing::Nothing, Doing::Asking);
        if matches!(tab.doing, Doing::Nothing) {
            tab.held.iter_mut().for_each(|held| held.busy = false);
            self.turn = None;
        }
    }

    fn is_answered(&mut self, place: usize, fate: Fate) {
        if !matches!(self.tabs[place].doing, Doing::Asking(_)) {
            return;
        }
        let Doing::Asking(request) = std::mem::replace(&mut self.tabs[place].doing, Doing::Nothing) else { return };
        let heard = |meaning, retry_after| match request {
            Request::Create(_) => Event::Answered { meaning, retry_after },
            Request::Delete => Event::Deleted { gone: false },
        };
        let nothing = match request {
            Request::Create(_) => Event::NoAnswer,
            Request::Delete => Event::Deleted { gone: false },
        };
        let event = match fate {
            Fate::Arrives => self.server.does(&request),
            Fate::RequestLost => nothing,
            Fate::AnswerLost => {
                self.server.does(&request);
                nothing
            }
            Fate::Garbled => {
                self.server.does(&request);
                heard(Meaning::Broken, None)
            }
            Fate::Portal => heard(Meaning::Broken, None),
            Fate::Busy(seconds) => heard(Meaning::Busy, seconds),
            Fate::NotFound => heard(Meaning::NotFound, None),
            Fate::Delayed => {
                self.delayed.push(request);
                nothing
            }
        };
        self.reread(place);
        let request = self.happens(place, event);
        self.goes_on(place, request);
    }

    fn hears(&mut self, place: usize) {
        if !self.locks || self.tabs[place].unheard.is_empty() {
            return;
        }
        let before = self.tabs[place].unheard.remove(0);
        let kept = self.device.clone();
        match (&mut self.tabs[place].held, kept) {
            (Some(held), kept) => held.heard(kept, before),
            (none, Some(entry)) => *none = Some(Held { entry, kept: true, busy: false }),
            (None, None) => {}
        }
        self.queue(place, Event::Woken);
    }

    fn opens_tab(&mut self) {
        let held = self.device.clone().map(|entry| Held { entry, kept: true, busy: false });
        self.tabs.push(Tab { held, doing: Doing::Nothing, unheard: Vec::new() });
        self.queue(self.tabs.len() - 1, Event::Woken);
    }

    fn closes_tab(&mut self, place: usize) {
        let tab = self.tabs.remove(place);
        if let Doing::Asking(request) = tab.doing {
            self.delayed.push(request);
        }
        self.turn = self.turn.filter(|turn| *turn != place).map(|turn| turn - usize::from(turn > place));
    }

    fn takes_back(&mut self, place: usize) {
        self.reread(place);
        let state = self.tabs[place].held.as_ref().map(|held| held.entry.state);
        if let Some(State::Queued | State::Sending | State::Unconfirmed | State::Refused) = state {
            self.taken_back = true;
            assert!(self.happens(place, Event::TakenBack).is_none());
            self.queue(place, Event::Woken);
        }
    }

    fn goes(&mut self, step: Step) {
        let tabs = self.tabs.len();
        match step {
            Step::Open if tabs < TABS => self.opens_tab(),
            Step::Late if !self.delayed.is_empty() => {
                let request = self.delayed.remove(0);
                self.server.does(&request);
            }
            Step::Pass(time) => self.now += time,
            Step::SetClock(by) => self.now = self.now.saturating_add_signed(by),
            Step::TakeBackElsewhere => {
                self.taken_back = true;
                self.server.delete();
            }
            _ if tabs == 0 => {}
            Step::Turn(tab) => self.takes_turn(tab % tabs),
            Step::Answer(tab, fate) => self.is_answered(tab % tabs, fate),
            Step::Hear(tab) => self.hears(tab % tabs),
            Step::Wake(tab) => self.queue(tab % tabs, Event::Woken),
            Step::Urge(tab) => self.queue(tab % tabs, Event::Urged),
            Step::DoubleTap(tab) => assert!(self.happens(tab % tabs, Event::Submitted).is_none()),
            Step::TakeBack(tab) => self.takes_back(tab % tabs),
            Step::Close(tab) => self.closes_tab(tab % tabs),
            Step::Reload(tab) => {
                self.closes_tab(tab % tabs);
                self.opens_tab();
            }
            Step::Open | Step::Late => {}
        }
        self.was_overdue |= self.now > START + (KEPT_DAYS.unsigned_abs() + 1) * DAY;
        self.is_honest();
    }

    /// All is well from now on: the network works, and time passes. Gives how much of it passed.
    fn heals(&mut self) -> u64 {
        // The next visit. Where tabs do not hear of each other, no other may know of what is left.
        self.opens_tab();
        let mut passed = 0;
        for _ in 0..100 {
            for place in 0..self.tabs.len() {
                while self.locks && !self.tabs[place].unheard.is_empty() {
                    self.goes(Step::Hear(place));
                }
                self.goes(Step::Turn(place));
                self.goes(Step::Answer(place, Fate::Arrives));
            }
            if self.tabs.iter().all(|tab| matches!(tab.doing, Doing::Nothing)) {
                let waits = self.tabs.iter().filter_map(|tab| tab.held.as_ref()?.entry.wait(self.now)).min();
                let Some(wait) = waits else { break };
                passed += wait;
                self.goes(Step::Pass(wait));
                (0..self.tabs.len()).for_each(|place| self.goes(Step::Wake(place)));
            }
        }
        passed
    }

    /// What a tab says is so.
    fn is_honest(&self) {
        assert!(self.server.copies <= 1, "stored {} times", self.server.copies);
        for tab in self.tabs.iter().filter_map(|tab| tab.held.as_ref()) {
            match tab.entry.state {
                State::Stored => assert!(self.server.stored.is_some() || self.taken_back, "called stored: {self:#?}"),
                State::TakenBack { settled: true } => {
                    assert!(self.server.stored.is_none(), "called taken back: {self:#?}");
                }
                State::Refused => assert!(self.server.stored.is_none(), "called refused: {self:#?}"),
                _ => {}
            }
        }
        if let Some(stored) = &self.server.stored {
            assert_eq!(stored, TYPED, "what is stored is what was typed");
        }
    }

    fn ended_well(&self) {
        let states: Vec<_> = self.tabs.iter().filter_map(|tab| Some(tab.held.as_ref()?.entry.state)).collect();
        assert!(self.tabs.iter().flat_map(|tab| &tab.held).all(|held| !held.entry.is_underway()), "{self:#?}");
        if self.taken_back {
            assert_eq!(self.server.stored, None, "{self:#?}");
        } else if self.server.refuses {
            assert_eq!(self.server.copies, 0);
            assert!(self.was_overdue || states.contains(&State::Refused), "it says so: {self:#?}");
        } else if !self.was_overdue {
            assert_eq!(self.server.copies, 1, "{self:#?}");
        }
        let may_stay = |kept: &Entry| self.server.refuses && kept.state == State::Refused;
        assert!(self.device.as_ref().is_none_or(may_stay), "nothing is left on the device: {self:#?}");
    }
}

fn fates() -> impl Strategy<Value = Fate> {
    use Fate::*;
    prop_oneof![
        3 => Just(Arrives),
        1 => Just(RequestLost),
        2 => Just(AnswerLost),
        2 => Just(Delayed),
        1 => Just(Garbled),
        1 => Just(Portal),
        1 => proptest::option::of(any::<u32>()).prop_map(Busy),
        1 => (0_u32..5_000).prop_map(|seconds| Busy(Some(seconds))),
        1 => Just(NotFound),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let tab = 0..TABS;
    let year = 366 * i64::try_from(DAY).expect("a day");
    let step = prop_oneof![
        8 => tab.clone().prop_map(Step::Turn),
        6 => (tab.clone(), fates()).prop_map(|(tab, fate)| Step::Answer(tab, fate)),
        4 => tab.clone().prop_map(Step::Hear),
        4 => tab.clone().prop_map(Step::Wake),
        1 => tab.clone().prop_map(Step::Urge),
        1 => tab.clone().prop_map(Step::DoubleTap),
        1 => tab.clone().prop_map(Step::TakeBack),
        2 => Just(Step::Open),
        1 => tab.clone().prop_map(Step::Close),
        1 => tab.prop_map(Step::Reload),
        2 => Just(Step::Late),
        3 => (0..2 * LONGEST_WAIT).prop_map(Step::Pass),
        1 => (-3_600_000_i64..3_600_000).prop_map(Step::SetClock),
    ];
    // What changes all that follows comes once, or not at all.
    let rare = prop_oneof![
        6 => Just(None),
        1 => Just(Some(Step::TakeBackElsewhere)),
        2 => (-3 * year..0).prop_map(|by| Some(Step::SetClock(by))),
        1 => (0..3 * year).prop_map(|by| Some(Step::SetClock(by))),
    ];
    (proptest::collection::vec(step, 0..60), rare, any::<prop::sample::Index>()).prop_map(|(mut steps, rare, at)| {
        if let Some(rare) = rare {
            steps.insert(at.index(steps.len() + 1), rare);
        }
        steps
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8_000, ..ProptestConfig::default() })]

    #[test]
    fn exactly_once_or_honestly_not(
        steps in steps(),
        locks in prop::bool::weighted(0.8),
        refuses in prop::bool::weighted(0.1),
        jitter: u8,
    ) {
        let mut world = World::new(locks, refuses, jitter);
        steps.into_iter().for_each(|step| world.goes(step));
        let passed = world.heals();
        prop_assert!(passed <= 3 * with_jitter(LONGEST_ASKED, u8::MAX), "took {} hours", passed / 3_600_000);
        world.ended_well();
        // What is still under way somewhere brings nothing back, and nothing twice.
        while !world.delayed.is_empty() {
            world.goes(Step::Late);
        }
        world.ended_well();
    }
}
