//! What came in and how fast it was answered, in numbers.
//!
//! They are for staff, who read all of it, and so they are exact. What is published is counted by [`counts`](crate::counts):
//! [`published`] gives that. What was declined counts nowhere but among what was declined. A group counts as
//! its people.

use std::{cmp::Reverse, collections::BTreeMap};

use super::inbox::{Standing, is_overdue, is_waiting, waits};
use crate::{
    counts::{Counts, Voice, number},
    date::Date,
    feedback::Audience,
    slug::Slug,
    staff::Incoming,
    verdict::{Says, VerdictCounts},
};

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Tally {
    /// People: a group has as many as it says.
    pub people: u32,
    /// Contributions.
    pub contributions: u32,
}

/// What came in, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// All together.
    pub all: Tally,
    /// Per agenda and theme, the most first.
    pub themes: Vec<((Slug, Slug), Tally)>,
    /// Per sort of people, the most first.
    pub audiences: Vec<(Audience, Tally)>,
    /// Per week, by its Monday: every week from the first in which something came until now.
    pub weeks: Vec<(Date, Tally)>,
    /// How many contributions stand where; some stand in two places.
    pub standings: Vec<(Standing, u32)>,
    /// How fast it was answered.
    pub times: Times,
    /// What givers think of each outcome, in the order of the alphabet.
    pub verdicts: Vec<(Slug, VerdictCounts)>,
}

/// How fast contributions are answered, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// How many have an answer.
    pub answered: u32,
    /// How many of these had it when it was promised, or earlier.
    pub in_time: u32,
    /// Half of these had it within this many days.
    pub median: Option<i64>,
    /// How many wait.
    pub waiting: u32,
    /// How many of these wait longer than was promised.
    pub overdue: u32,
    /// How long the one waits that waits longest.
    pub longest: Option<i64>,
}

/// Counts what came in, on `today`; `due` says when an answer was promised.
pub fn numbers(incoming: &[Incoming], today: &Date, due: &dyn Fn(&Incoming) -> Option<Date>) -> Numbers {
    let counting: Vec<_> = incoming.iter().filter(|one| !Standing::Declined.holds(one)).collect();
    let standing = |standing: Standing| (standing, number(incoming.iter().filter(|one| standing.holds(one))));
    let theme = |one: &Incoming| (one.contribution.feedback.agenda.clone(), one.contribution.feedback.theme.clone());
    Numbers {
        all: counting.iter().fold(Tally::default(), |all, one| all.with(one)),
        themes: most_first(per(&counting, theme)),
        audiences: most_first(per(&counting, |one| one.contribution.feedback.audience)),
        weeks: weeks(per(&counting, |one| one.received_on.monday()), today),
        standings: Standing::ALL.map(standing).into(),
        times: times(&counting, today, due),
        verdicts: verdicts(&counting),
    }
}

impl Tally {
    fn with(self, one: &Incoming) -> Self {
        Self { people: self.people.saturating_add(one.people()), contributions: self.contributions + 1 }
    }
}

/// A tally for each key.
fn per<K: PartialEq>(counting: &[&Incoming], key: impl Fn(&Incoming) -> K) -> Vec<(K, Tally)> {
    let mut tallies: Vec<(K, Tally)> = Vec::new();
    for one in counting {
        let key = key(one);
        match tallies.iter_mut().find(|(known, _)| *known == key) {
            Some((_, tally)) => *tally = tally.with(one),
            None => tallies.push((key, Tally::default().with(one))),
        }
    }
    tallies
}

fn most_first<K>(mut tallies: Vec<(K, Tally)>) -> Vec<(K, Tally)> {
    tallies.sort_by_key(|(_, tally)| Reverse(*tally));
    tallies
}

/// Every week from the first until that of `today`, also those in which nothing came.
fn weeks(mut tallies: Vec<(Date, Tally)>, today: &Date) -> Vec<(Date, Tally)> {
    tallies.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut weeks: Vec<(Date, Tally)> = Vec::new();
    let end = (today.monday().plus_days(7), Tally::default());
    for (monday, tally) in tallies.into_iter().chain([end]) {
        while let Some((last, _)) = weeks.last()
            && last.plus_days(7) < monday
        {
            weeks.push((last.plus_days(7), Tally::default()));
        }
        weeks.push((monday, tally));
    }
    weeks.pop();
    weeks
}

fn times(counting: &[&Incoming], today: &Date, due: &dyn Fn(&Incoming) -> Option<Date>) -> Times {
    let mut times = Times::default();
    let mut days = Vec::new();
    for one in counting {
        let due = due(one);
        times.waiting += u32::from(is_waiting(one));
        times.overdue += u32::from(is_overdue(one, due.as_ref(), today));
        times.longest = times.longest.max(waits(one, today));
        if let Some(answered) = answered_on(one) {
            times.answered += 1;
            times.in_time += u32::from(due.is_none_or(|due| !due.is_before(answered)));
            days.push((answered.days_since_epoch() - one.received_on.days_since_epoch()).max(0));
        }
    }
    days.sort_unstable();
    times.median = days.get(days.len().saturating_sub(1) / 2).copied();
    times
}

/// The day of its first answer.
fn answered_on(incoming: &Incoming) -> Option<&Date> {
    incoming.contribution.replies.iter().map(|reply| &reply.on).min()
}

fn verdicts(counting: &[&Incoming]) -> Vec<(Slug, VerdictCounts)> {
    let mut counts: BTreeMap<&Slug, VerdictCounts> = BTreeMap::new();
    for verdict in counting.iter().flat_map(|one| &one.contribution.verdicts) {
        let counts = counts.entry(&verdict.outcome).or_default();
        match verdict.says {
            Says::Right => counts.right += 1,
            Says::Misunderstood => counts.misunderstood += 1,
            Says::Unnoticed => counts.unnoticed += 1,
        }
    }
    counts.into_iter().map(|(outcome, counts)| (outcome.clone(), counts)).collect()
}

/// What is published of what came in about one agenda.
pub fn published<'a>(incoming: impl IntoIterator<Item = &'a Incoming>, today: Date) -> Option<Counts> {
    let voices: Vec<_> = incoming.into_iter().map(voice).collect();
    Counts::of(&voices, today)
}

fn voice(incoming: &Incoming) -> Voice {
    let said = &incoming.contribution.feedback;
    Voice {
        theme: said.theme.clone(),
        audience: said.audience,
        group_size: said.group_size,
        answers: said.answers,
        is_declined: Standing::Declined.holds(incoming),
        received_on: incoming.received_on.clone(),
        answered_on: answered_on(incoming).cloned(),
        verdicts: incoming.contribution.verdicts.clone(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};
    use serde_json::json;

    use super::*;
    use crate::desk::sample::{any_incoming, incoming, today};

    fn of(incoming: &[Incoming]) -> Numbers {
        numbers(incoming, &today(), &|one| Some(one.received_on.plus_days(14)))
    }

    fn tally(people: u32, contributions: u32) -> Tally {
        Tally { people, contributions }
    }

    #[test]
    fn a_group_counts_as_its_people_and_what_was_declined_does_not_count() {
        let numbers = of(&[
            incoming(1, json!({ "theme": "school" })),
            incoming(1, json!({ "via": "group", "group_size": 12, "audience": "parent" })),
            incoming(1, json!({ "state": "declined" })),
        ]);
        assert_eq!(numbers.all, tally(13, 2));
        let themes: Vec<_> = numbers.themes.iter().map(|((_, theme), tally)| (theme.as_str(), *tally)).collect();
        assert_eq!(themes, [("wachten", tally(12, 1)), ("school", tally(1, 1))]);
        assert_eq!(numbers.audiences, [(Audience::Parent, tally(12, 1)), (Audience::Youth, tally(1, 1))]);
        assert_eq!(numbers.standings[3], (Standing::Declined, 1));
    }

    #[test]
    fn a_week_in_which_nothing_came_is_there_too() {
        let numbers = of(&[incoming(0, json!({})), incoming(17, json!({})), incoming(15, json!({}))]);
        let weeks: Vec<_> = numbers.weeks.iter().map(|(monday, tally)| (monday.week().1, tally.people)).collect();
        assert_eq!(weeks, [(46, 2), (47, 0), (48, 1)]);
        let quiet = of(&[incoming(8, json!({}))]).weeks;
        assert_eq!(quiet.last(), Some(&(today().monday(), tally(0, 0))), "until this week");
        assert_eq!(of(&[]), Numbers { standings: of(&[]).standings, ..Numbers::default() });
    }

    #[test]
    fn times_are_counted_from_the_day_that_it_came_to_its_first_answer() {
        let numbers = of(&[
            incoming(30, json!({ "replied": 27 })),
            incoming(30, json!({ "replied": 16 })),
            incoming(30, json!({ "replied": 15 })),
            incoming(20, json!({})),
            incoming(14, json!({})),
        ]);
        let expected = Times { answered: 3, in_time: 2, median: Some(14), waiting: 2, overdue: 1, longest: Some(20) };
        assert_eq!(numbers.times, expected);
    }

    #[test]
    fn verdicts_are_counted_for_each_outcome() {
        let says = |says: &str| incoming(9, json!({ "replied": 1, "says": says }));
        let numbers = of(&[says("right"), says("unnoticed"), says("unnoticed"), incoming(1, json!({}))]);
        let counts = VerdictCounts { right: 1, misunderstood: 0, unnoticed: 2 };
        assert_eq!(numbers.verdicts, [(Slug::parse("o").unwrap(), counts)]);
    }

    proptest! {
        #[test]
        fn all_ways_of_counting_come_to_the_same(here in vec(any_incoming(), 0..40)) {
            let numbers = of(&here);
            let sum = |tallies: Vec<Tally>| {
                tallies.iter().fold(tally(0, 0), |all, one| tally(all.people + one.people, all.contributions + one.contributions))
            };
            prop_assert_eq!(sum(numbers.themes.iter().map(|(_, tally)| *tally).collect()), numbers.all);
            prop_assert_eq!(sum(numbers.audiences.iter().map(|(_, tally)| *tally).collect()), numbers.all);
            prop_assert_eq!(sum(numbers.weeks.iter().map(|(_, tally)| *tally).collect()), numbers.all);
            prop_assert!(numbers.weeks.windows(2).all(|pair| pair[0].0.plus_days(7) == pair[1].0));
            let times = numbers.times;
            prop_assert!(times.in_time <= times.answered && times.overdue <= times.waiting);
            prop_assert_eq!(times.answered + times.waiting, numbers.all.contributions);
        }

        #[test]
        fn what_is_published_tells_no_small_number(here in vec(any_incoming(), 0..40)) {
            let numbers = of(&here);
            let published = published(&here, today());
            prop_assert_eq!(published.is_some(), numbers.all.contributions > 0);
            for theme in published.map(|counts| counts.themes).unwrap_or_default() {
                for side in theme.youth.iter().chain(&theme.parents) {
                    prop_assert!(side.voices >= 4);
                }
            }
        }
    }
}
