//! Putting a few themes in order, best first, one move at a time.
//!
//! No order of moves makes a ranking that [`crate::feedback::Feedback::problems`] refuses: a theme stands in it
//! once, and there are never more than [`LONGEST_RANKING`].

use crate::{feedback::LONGEST_RANKING, slug::Slug};

/// What somebody does with one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Puts it in, behind the others.
    In,
    /// Moves it one place up.
    Up,
    /// Moves it one place down.
    Down,
    /// Takes it out.
    Out,
}

/// What came of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The theme stands at this place now, counted from 0; also when it stood there already.
    At(usize),
    /// It is not in the ranking any more.
    Gone,
    /// There was no room for it.
    NoRoom,
}

/// Moves `theme` in `ranking`. What cannot be, such as up from the first place, changes nothing.
pub fn make(ranking: &mut Vec<Slug>, theme: &Slug, wanted: Move) -> Moved {
    let Some(place) = ranking.iter().position(|chosen| chosen == theme) else {
        if wanted != Move::In {
            return Moved::Gone;
        }
        if ranking.len() >= LONGEST_RANKING {
            return Moved::NoRoom;
        }
        ranking.push(theme.clone());
        return Moved::At(ranking.len() - 1);
    };
    let other = match wanted {
        Move::In => place,
        Move::Up => place.saturating_sub(1),
        Move::Down => (place + 1).min(ranking.len() - 1),
        Move::Out => {
            ranking.remove(place);
            return Moved::Gone;
        }
    };
    ranking.swap(place, other);
    Moved::At(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(ids: &str) -> Vec<Slug> {
        ids.split_whitespace().map(|id| Slug::parse(id).unwrap()).collect()
    }

    /// What `moves` make of the ranking `before`, and what came of the last of them.
    #[track_caller]
    fn after(before: &str, moves: &[(&str, Move)]) -> (Vec<Slug>, Option<Moved>) {
        let mut ranking = slugs(before);
        let mut last = None;
        for (theme, wanted) in moves {
            last = Some(make(&mut ranking, &Slug::parse(theme).unwrap(), *wanted));
        }
        (ranking, last)
    }

    #[test]
    fn themes_come_in_behind_each_other_until_there_is_no_room() {
        assert_eq!(after("", &[("a", Move::In)]), (slugs("a"), Some(Moved::At(0))));
        assert_eq!(after("a", &[("b", Move::In), ("c", Move::In)]), (slugs("a b c"), Some(Moved::At(2))));
        assert_eq!(after("a b c", &[("d", Move::In)]), (slugs("a b c"), Some(Moved::NoRoom)));
        assert_eq!(after("a b c", &[("b", Move::In)]), (slugs("a b c"), Some(Moved::At(1))), "it was in already");
        assert_eq!(after("a b c", &[("a", Move::Out), ("d", Move::In)]), (slugs("b c d"), Some(Moved::At(2))));
    }

    #[test]
    fn a_move_changes_places_with_the_neighbour_and_ends_at_the_edge() {
        assert_eq!(after("a b c", &[("c", Move::Up)]), (slugs("a c b"), Some(Moved::At(1))));
        assert_eq!(after("a b c", &[("c", Move::Up), ("c", Move::Up)]), (slugs("c a b"), Some(Moved::At(0))));
        assert_eq!(after("a b", &[("a", Move::Up)]), (slugs("a b"), Some(Moved::At(0))));
        assert_eq!(after("a b", &[("a", Move::Down)]), (slugs("b a"), Some(Moved::At(1))));
        assert_eq!(after("a b", &[("b", Move::Down)]), (slugs("a b"), Some(Moved::At(1))));
    }

    #[test]
    fn what_is_out_stays_out() {
        assert_eq!(after("a b", &[("a", Move::Out)]), (slugs("b"), Some(Moved::Gone)));
        for wanted in [Move::Up, Move::Down, Move::Out] {
            assert_eq!(after("a", &[("x", wanted)]), (slugs("a"), Some(Moved::Gone)));
        }
    }
}
