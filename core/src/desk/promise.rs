//! What the desk fills in for who writes an answer: when there is more to tell, and what it is called.

use super::stem::is_telling;
use crate::{date::Date, slug::Slug, typed};

/// The day to promise on `today`, when an answer may take so many `days`: that day. In a weekend nobody answers, and a
/// promise is kept rather early than late: then it is the Friday before, or else the Monday after.
pub fn promised_on(today: &Date, days: u16) -> Date {
    let last = today.plus_days(days.into());
    if !last.is_weekend() {
        return last;
    }
    let friday = last.monday().plus_days(4);
    if friday > *today { friday } else { last.monday().plus_days(7) }
}

/// How many words an id is made of, at most.
const WORDS: usize = 4;
/// How many letters of each word, at most: then there is room for any number behind them.
const LETTERS: usize = 14;

/// A short id for an outcome about which people said `heard`, which is none of `taken`.
pub fn outcome_id(heard: &str, taken: &[Slug]) -> Slug {
    let words = typed::words(heard).into_iter().map(|word| word.plain);
    let telling = words.filter(|word| word.is_ascii() && is_telling(word));
    let chosen: Vec<String> = telling.take(WORDS).map(|word| word.chars().take(LETTERS).collect()).collect();
    let name = if chosen.is_empty() { "antwoord".to_owned() } else { chosen.join("-") };
    let mut id = Slug::made_of(&name);
    let mut number = 1_u32;
    while taken.contains(&id) {
        number += 1;
        id = Slug::made_of(&format!("{name}-{number}"));
    }
    id
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn nobody_is_promised_a_day_in_the_weekend() {
        let thursday = date("2026-11-26");
        assert_eq!(promised_on(&thursday, 14), date("2026-12-10"));
        assert_eq!(promised_on(&thursday, 16), date("2026-12-11"), "the Friday before that Saturday");
        assert_eq!(promised_on(&date("2026-11-27"), 1), date("2026-11-30"), "Friday is today");
    }

    #[test]
    fn an_id_says_what_it_is_about_and_is_new() {
        let heard = "Wachten duurt lang, en niemand bélt tijdens die maanden.";
        let mut taken = Vec::new();
        for expected in ["wachten-duurt-lang-belt", "wachten-duurt-lang-belt-2", "wachten-duurt-lang-belt-3"] {
            let id = outcome_id(heard, &taken);
            assert_eq!(id.as_str(), expected);
            taken.push(id);
        }
        assert_eq!(outcome_id("Het is er. 😀", &[]).as_str(), "antwoord");
    }

    proptest! {
        #[test]
        fn a_promise_is_a_working_day_to_come_and_not_later_than_promised(today in 20_000_i64..21_000, days in 0_u16..200) {
            let today = Date::from_days_since_epoch(today);
            let promised = promised_on(&today, days);
            let last = today.plus_days(days.into());
            prop_assert!(!promised.is_weekend() && promised >= today);
            prop_assert!(promised <= last || last < today.plus_days(3));
        }

        #[test]
        fn an_id_is_never_taken(heard in "\\PC{0,200}", more in vec("[a-z]{1,3}", 0..3)) {
            let mut taken: Vec<_> = more.iter().map(|taken| Slug::made_of(taken)).collect();
            for _ in 0..3 {
                let id = outcome_id(&heard, &taken);
                prop_assert!(!taken.contains(&id) && Slug::parse(id.as_str()).is_some());
                taken.push(id);
            }
        }
    }
}
