//! The browsers that run: never more at once than the processor can serve, and each for one story after the other.
//!
//! To start a browser takes the processor some three seconds, which is more than most stories take. So one that can be
//! made as it was waits for the next story. The last to get up from their seats end those that wait.

use std::{
    ops::Deref,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::{engine::Engine, webdriver::Session};

/// The most browsers at once: more than the processor's cores would only wait for each other.
const SEATS: usize = 2;

static ROOM: Mutex<Room> = Mutex::new(Room { free: SEATS, waiting: Vec::new() });
static FREED: Condvar = Condvar::new();

struct Room {
    free: usize,
    /// Browsers that nobody uses, as new.
    waiting: Vec<Session>,
}

fn room() -> MutexGuard<'static, Room> {
    ROOM.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A place among those that have a browser.
pub(crate) struct Seat;

impl Seat {
    pub(crate) fn take() -> Self {
        let mut room = FREED.wait_while(room(), |room| room.free == 0).unwrap_or_else(PoisonError::into_inner);
        room.free -= 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut room = room();
        room.free += 1;
        FREED.notify_one();
        let is_empty = room.free == SEATS;
        let ended = if is_empty { std::mem::take(&mut room.waiting) } else { Vec::new() };
        drop(room);
        drop(ended);
    }
}

/// A browser for one person, who knows nothing of those before.
pub(crate) struct Borrowed {
    /// Until it is given back.
    session: Option<Session>,
    site: String,
}

impl Borrowed {
    /// One that waits, or else a new one, to visit the site at this address.
    pub(crate) fn for_site(engine: Engine, site: &str) -> Self {
        let waiting = {
            let waiting = &mut room().waiting;
            waiting.iter().position(|session| session.engine == engine).map(|place| waiting.swap_remove(place))
        };
        let session = waiting.unwrap_or_else(|| Session::start(engine, false, site));
        Self { session: Some(session), site: site.to_owned() }
    }

    /// A new one, in which sites can keep nothing on pages of others; it serves no story after this one.
    pub(crate) fn strict_for_site(engine: Engine, site: &str) -> Self {
        Self { session: Some(Session::start(engine, true, site)), site: site.to_owned() }
    }
}

impl Deref for Borrowed {
    type Target = Session;

    fn deref(&self) -> &Session {
        self.session.as_ref().expect("it is given back at the end")
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        // Nobody knows what a story that failed has left.
        let as_new = self.session.take().filter(|session| !thread::panicking() && session.becomes_as_new(&self.site));
        room().waiting.extend(as_new);
    }
}

#[test]
fn a_browser_that_is_used_again_knows_nothing_of_the_story_before() {
    crate::story::story(|site, browser| {
        browser.visits("");
        browser.keeps_everything();
        browser.asks(
            "localStorage.setItem('kept', '1');
             sessionStorage.setItem('kept', '1');
             document.cookie = 'known=1'",
            &[],
        );
        browser.opens_another_tab();
        assert!(browser.session.becomes_as_new(&site.address));

        assert_eq!(browser.session.tabs().len(), 1);
        assert!(browser.session.cookies(&site.address).is_empty());
        browser.evidence.expect("favicon.ico");
        browser.loads("icon.svg");
        assert_eq!(browser.kept(), Vec::<String>::new());
        browser.keeps_no_pages();
        assert_eq!(browser.asks("return history.length", &[]), 2, "an empty tab, and this");
        // What the browser itself keeps of what was asked is gone as well.
        let scripts = site.asked("GET weerklank-*.js");
        browser.loads("");
        site.is_asked("GET weerklank-*.js", scripts + 1);
    });
}
