//! Nobody at the desk: who walks away from a laptop is signed out after a while. What was typed stays in memory.

use std::time::Duration;

use leptos::prelude::*;
use weerklank::platform::{clock, page};

use super::session::Session;

/// After so many milliseconds without a key or a press somebody is asked whether they are there.
const ASKED_AFTER: u64 = 28 * 60 * 1000;
/// And after so many they are signed out.
const OVER_AFTER: u64 = 30 * 60 * 1000;
/// How often is looked.
const EVERY: Duration = Duration::from_secs(15);

/// How long nobody did anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Somebody is there.
    Here,
    /// They are asked whether they are.
    Asked,
    /// It is over.
    Over,
}

impl Idle {
    /// After so many milliseconds without a key or a press.
    fn after(milliseconds: u64) -> Self {
        match milliseconds {
            OVER_AFTER.. => Self::Over,
            ASKED_AFTER.. => Self::Asked,
            _ => Self::Here,
        }
    }
}

/// Signs out who did nothing for long. Gives whether they are asked at the moment.
pub fn watch(session: &Session) -> Signal<bool> {
    let asked = RwSignal::new(false);
    let last = StoredValue::new(clock::now());
    page::on_any_press(move || {
        last.set_value(clock::now());
        if asked.get_untracked() {
            asked.set(false);
        }
    });
    let session = session.clone();
    let look = move || {
        let idle = Idle::after(clock::now().saturating_sub(last.get_value()));
        let is_asked = idle == Idle::Asked && session.is_signed_in();
        if asked.get_untracked() != is_asked {
            asked.set(is_asked);
        }
        if idle == Idle::Over && session.is_signed_in() {
            session.sign_out();
        }
    };
    page::every(EVERY, look);
    asked.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_nothing_is_asked_two_minutes_before_it_is_over() {
        let minutes = |minutes: u64| Idle::after(minutes * 60 * 1000);
        assert_eq!(
            [0, 27, 28, 29, 30, 600].map(minutes),
            [Idle::Here, Idle::Here, Idle::Asked, Idle::Asked, Idle::Over, Idle::Over]
        );
    }
}
