//! What is on its way to the server: one thing at a time, and the same thing again when nobody knows whether it arrived.
//!
//! What is published goes out once. When no clear answer came, exactly what went out is kept, and only that can be sent
//! again: the server then finds what it has already, and nothing is done twice.

use serde_json::Value;
use weerklank_core::staff::port::Refusal;

/// What goes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// What is published.
    pub body: Value,
    /// The version that it was written from.
    pub revision: u32,
}

/// What is on its way.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Outgoing {
    /// Nothing.
    #[default]
    Nothing,
    /// Sent, and not answered yet.
    Underway(Parcel),
    /// Sent, and nobody knows whether it arrived.
    Unsure(Parcel),
}

impl Outgoing {
    /// What is to be sent now, if anything: what nobody is sure of comes before what is new.
    pub fn send(&mut self, new: impl FnOnce() -> Parcel) -> Option<Parcel> {
        let parcel = match std::mem::take(self) {
            Self::Nothing => new(),
            Self::Unsure(parcel) => parcel,
            underway @ Self::Underway(_) => {
                *self = underway;
                return None;
            }
        };
        *self = Self::Underway(parcel.clone());
        Some(parcel)
    }

    /// An answer came, or none.
    pub fn hear<T>(&mut self, answer: &Result<T, Refusal>) {
        if let Self::Underway(parcel) = std::mem::take(self)
            && matches!(answer, Err(refusal) if refusal.is_unsure())
        {
            *self = Self::Unsure(parcel);
        }
    }

    /// Whether nobody knows whether it arrived.
    pub fn is_unsure(&self) -> bool {
        matches!(self, Self::Unsure(_))
    }

    /// Whether something is on its way.
    pub fn is_underway(&self) -> bool {
        matches!(self, Self::Underway(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel(word: &str) -> Parcel {
        Parcel { body: word.into(), revision: 3 }
    }

    #[test]
    fn a_second_press_sends_nothing() {
        let mut outgoing = Outgoing::default();
        assert_eq!(outgoing.send(|| parcel("a")), Some(parcel("a")));
        assert_eq!(outgoing.send(|| parcel("b")), None);
        assert!(outgoing.is_underway());
    }

    #[test]
    fn what_nobody_is_sure_of_is_sent_again_as_it_was() {
        let mut outgoing = Outgoing::default();
        outgoing.send(|| parcel("a"));
        outgoing.hear(&Err::<(), _>(Refusal::NoAnswer));
        assert!(outgoing.is_unsure());
        assert_eq!(outgoing.send(|| parcel("changed since")), Some(parcel("a")));
        outgoing.hear(&Ok(()));
        assert_eq!(outgoing.send(|| parcel("changed since")), Some(parcel("changed since")));
    }

    #[test]
    fn a_clear_no_leaves_nothing_behind() {
        let mut outgoing = Outgoing::default();
        outgoing.send(|| parcel("a"));
        outgoing.hear(&Err::<(), _>(Refusal::NotAllowed(Vec::new())));
        assert_eq!(outgoing, Outgoing::Nothing);
    }
}
