//! What came in about an agenda, counted so that nobody can be recognised.
//!
//! - What was declined does not count.
//! - No number below [`SMALLEST_SHOWN`] is published, and an average has at least that many answers behind it.
//! - Only sums are published that do not follow from one another. How many wait is therefore rounded: with an exact
//!   number, what is hidden about one theme would follow from what is shown about the others.
//! - Who speaks neither as young person nor as parent is among those who wait, and in no theme.
//! - A group speaks with as many voices as it has people, and answers once.
//!
//! Who asks again and again sees a number change when somebody speaks: below the threshold nothing changes, above it one
//! learns that there is one more, and from an average of few about what they chose. Nobody learns who it was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    feedback::{Answers, Audience},
    reads,
    slug::Slug,
    verdict::{Heard, Verdict},
};

/// Below this many people a number is not shown, so that nobody can be recognised.
pub const SMALLEST_SHOWN: u32 = 5;
/// Below this many people it is not shown how many feel heard.
const FEWEST_VERDICTS: u32 = 10;

/// A number of people as it may be published: 4 stands for 1 to 4.
pub fn protected(people: u32) -> u32 {
    if people == 0 { 0 } else { people.max(SMALLEST_SHOWN - 1) }
}

/// The number of people who wait, as it may be published: 4 stands for 1 to 4, and the rest is rounded to fives.
fn rounded(people: u32) -> u32 {
    if people < SMALLEST_SHOWN { protected(people) } else { (people + 2) / 5 * 5 }
}

/// How many there are.
pub(crate) fn number<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

/// What is counted of one contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The theme it is about.
    pub theme: Slug,
    /// Who speaks.
    pub audience: Audience,
    /// How many people the group has, when it is one.
    pub group_size: Option<u16>,
    /// What they chose.
    pub answers: Answers,
    /// Whether staff declined it.
    pub is_declined: bool,
    /// The day it came in.
    pub received_on: Date,
    /// The day of its first answer.
    pub answered_on: Option<Date>,
    /// What they think of the outcomes that answer it.
    pub verdicts: Vec<Verdict>,
}

impl Voice {
    fn people(&self) -> u32 {
        self.group_size.map_or(1, u32::from)
    }

    /// Whether they feel heard, as they said last.
    fn heard(&self) -> Option<Heard> {
        let said = self.verdicts.iter().filter(|verdict| verdict.heard.is_some());
        said.max_by_key(|verdict| (&verdict.on, &verdict.outcome))?.heard
    }

    /// After how many days there was an answer.
    fn days(&self) -> Option<i64> {
        let answered = self.answered_on.as_ref()?.days_since_epoch();
        Some((answered - self.received_on.days_since_epoch()).max(0))
    }
}

/// What came in about an agenda, and how fast it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// The day it was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// About how many contributions have no answer yet: 4 stands for 1 to 4, and more is rounded to fives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<u32>,
    /// Half of those that were answered had an answer within this many days. Absent below five answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_days: Option<u16>,
    /// Whether those who were answered feel heard. Absent below ten verdicts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feel_heard: Option<FeelHeard>,
    /// Per theme; themes about which nobody said anything are absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeCounts>,
}

impl Counts {
    /// Counts `voices` on the day `today`; `None` when there is nothing to count.
    pub fn of(voices: &[Voice], today: Date) -> Option<Self> {
        let voices: Vec<_> = voices.iter().filter(|voice| !voice.is_declined).collect();
        if voices.is_empty() {
            return None;
        }
        let mut themes: BTreeMap<&Slug, Vec<&Voice>> = BTreeMap::new();
        for voice in &voices {
            themes.entry(&voice.theme).or_default().push(voice);
        }
        let themes = themes.into_iter().filter_map(|(theme, voices)| ThemeCounts::of(theme, &voices));
        Some(Self {
            on: Some(today),
            waiting: Some(rounded(number(voices.iter().filter(|voice| voice.answered_on.is_none())))),
            median_days: median(voices.iter().filter_map(|voice| voice.days()).collect()),
            feel_heard: FeelHeard::of(&voices),
            themes: themes.collect(),
        })
    }
}

/// Within how many days half of them are; `None` when there are too few to tell.
fn median(mut days: Vec<i64>) -> Option<u16> {
    days.sort_unstable();
    let is_enough = number(days.iter()) >= SMALLEST_SHOWN;
    let middle = days.get(days.len().saturating_sub(1) / 2).filter(|_| is_enough)?;
    Some(u16::try_from(*middle).unwrap_or(u16::MAX))
}

/// Whether people feel heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeelHeard {
    /// How many in a hundred say that they do, rounded to tens: an exact share of few would tell who did not.
    pub percent: u8,
    /// Among how many.
    pub n: u32,
}

impl FeelHeard {
    fn of(voices: &[&Voice]) -> Option<Self> {
        let said: Vec<_> = voices.iter().filter_map(|voice| voice.heard()).collect();
        let n = number(said.iter());
        let yes = number(said.iter().filter(|heard| **heard == Heard::Yes));
        let tens = (u64::from(yes) * 10 + u64::from(n) / 2).checked_div(u64::from(n))?;
        (n >= FEWEST_VERDICTS).then(|| Self { percent: u8::try_from(tens * 10).unwrap_or(100), n })
    }
}

/// What came in about one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThemeCounts {
    /// The theme.
    pub theme: Slug,
    /// From young people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub youth: Option<SideCounts>,
    /// From parents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents: Option<SideCounts>,
}

impl ThemeCounts {
    fn of(theme: &Slug, voices: &[&Voice]) -> Option<Self> {
        let side = |audience| {
            let of_side: Vec<_> = voices.iter().copied().filter(|voice| voice.audience == audience).collect();
            SideCounts::of(&of_side)
        };
        let (youth, parents) = (side(Audience::Youth), side(Audience::Parent));
        (youth.is_some() || parents.is_some()).then(|| Self { theme: theme.clone(), youth, parents })
    }
}

/// What one sort of people said about a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideCounts {
    /// How many spoke, groups by their size; 4 stands for 1 to 4.
    pub voices: u32,
    /// How much they recognise it, on average, in tenths: 10 not at all, 50 wholly. Absent below five answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 10, max = 50)))]
    pub recognise: Option<u8>,
    /// How much it matters to them, on average, in tenths: 10 not at all, 50 very much. Absent below five answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 10, max = 50)))]
    pub importance: Option<u8>,
}

impl SideCounts {
    fn of(voices: &[&Voice]) -> Option<Self> {
        let people = voices.iter().fold(0_u32, |people, voice| people.saturating_add(voice.people()));
        (people > 0).then(|| Self {
            voices: protected(people),
            recognise: average(voices.iter().filter_map(|voice| voice.answers.recognise)),
            importance: average(voices.iter().filter_map(|voice| voice.answers.importance)),
        })
    }
}

/// The average in tenths; `None` when it is of too few.
fn average(answers: impl Iterator<Item = u8>) -> Option<u8> {
    let answers: Vec<_> = answers.map(u64::from).collect();
    let n = answers.len() as u64;
    let tenths = (answers.iter().sum::<u64>() * 10 + n / 2).checked_div(n)?;
    (n >= u64::from(SMALLEST_SHOWN)).then(|| u8::try_from(tenths).unwrap_or(u8::MAX))
}

reads!(Counts { on, waiting, median_days, feel_heard, themes });
reads!(FeelHeard { percent, n });
reads!(ThemeCounts { theme, youth, parents });
reads!(SideCounts { voices, recognise, importance });

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*, sample::select};

    use super::*;
    use crate::verdict::{Says, VerdictCounts};

    fn day(number: i64) -> Date {
        Date::from_days_since_epoch(20_000 + number)
    }

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn today() -> Date {
        day(100)
    }

    fn verdict() -> impl Strategy<Value = Verdict> {
        let outcome = select(vec!["o", "p"]).prop_map(slug);
        let heard = option::of(select(Heard::ALL.to_vec()));
        (outcome, select(Says::ALL.to_vec()), heard, 0_i64..30).prop_map(|(outcome, says, heard, on)| Verdict {
            outcome,
            says,
            heard,
            text: None,
            on: day(on),
        })
    }

    fn voice() -> impl Strategy<Value = Voice> {
        let audiences = vec![Audience::Youth, Audience::Parent, Audience::Professional, Audience::Other];
        let answers = (option::of(1_u8..=5), option::of(1_u8..=5));
        let days = (0_i64..30, option::of(0_i64..60));
        let who = (select(audiences), option::weighted(0.1, 2_u16..9), any::<bool>());
        let one_each = vec(verdict(), 0..3).prop_map(|mut verdicts| {
            verdicts.dedup_by(|a, b| a.outcome == b.outcome);
            verdicts
        });
        (select(vec!["wachten", "samen"]), who, answers, days, one_each).prop_map(
            |(theme, (audience, group_size, is_declined), (recognise, importance), (received, later), verdicts)| {
                Voice {
                    theme: slug(theme),
                    audience,
                    group_size,
                    answers: Answers { recognise, importance, ..Answers::default() },
                    is_declined,
                    received_on: day(received),
                    answered_on: later.map(|later| day(received + later)),
                    verdicts,
                }
            },
        )
    }

    /// Every number of people in what is published.
    fn numbers(counts: &Counts) -> Vec<u32> {
        let sides = counts.themes.iter().flat_map(|theme| [theme.youth, theme.parents]).flatten();
        let n = counts.feel_heard.map(|heard| heard.n);
        sides.map(|side| side.voices).chain(counts.waiting).chain(n).collect()
    }

    fn youth(recognise: u8) -> Voice {
        Voice {
            theme: slug("wachten"),
            audience: Audience::Youth,
            group_size: None,
            answers: Answers { recognise: Some(recognise), ..Answers::default() },
            is_declined: false,
            received_on: day(0),
            answered_on: None,
            verdicts: Vec::new(),
        }
    }

    fn says(heard: Heard, outcome: &str, on: i64) -> Verdict {
        Verdict { outcome: slug(outcome), says: Says::Right, heard: Some(heard), text: None, on: day(on) }
    }

    #[test]
    fn five_answers_make_an_average_and_a_median() {
        let voices: Vec<_> = (1..=5).map(|n| Voice { answered_on: Some(day(i64::from(n) * 10)), ..youth(n) }).collect();
        let counts = Counts::of(&voices, today()).unwrap();
        let side = SideCounts { voices: 5, recognise: Some(30), importance: None };
        assert_eq!(counts.themes, [ThemeCounts { theme: slug("wachten"), youth: Some(side), parents: None }]);
        assert_eq!((counts.median_days, counts.waiting), (Some(30), Some(0)));

        let fewer = Counts::of(&voices[1..], today()).unwrap();
        let side = SideCounts { voices: 4, recognise: None, importance: None };
        assert_eq!((fewer.themes[0].youth, fewer.median_days), (Some(side), None));
    }

    #[test]
    fn a_group_has_as_many_voices_as_people_and_one_answer() {
        let group = Voice { group_size: Some(12), ..youth(5) };
        let side = Counts::of(&[group], today()).unwrap().themes[0].youth.unwrap();
        assert_eq!(side, SideCounts { voices: 12, recognise: None, importance: None });
    }

    #[test]
    fn what_was_declined_and_who_works_there_is_in_no_theme() {
        let declined = Voice { is_declined: true, ..youth(5) };
        assert_eq!(Counts::of(std::slice::from_ref(&declined), today()), None);
        let professional = Voice { audience: Audience::Professional, ..youth(5) };
        let counts = Counts::of(&[declined, professional], today()).unwrap();
        assert_eq!((counts.themes, counts.waiting), (Vec::new(), Some(4)));
    }

    #[test]
    fn who_feels_heard_is_told_of_ten_and_in_tens() {
        let heard = |yes: usize, no: usize| {
            let with = |heard| Voice { verdicts: vec![says(heard, "o", 1)], ..youth(3) };
            let mut voices = vec![with(Heard::Yes); yes];
            voices.extend(vec![with(Heard::No); no]);
            Counts::of(&voices, today()).unwrap().feel_heard
        };
        assert_eq!(heard(9, 0), None);
        assert_eq!(heard(7, 4), Some(FeelHeard { percent: 60, n: 11 }));
        assert_eq!(heard(0, 10), Some(FeelHeard { percent: 0, n: 10 }));
    }

    #[test]
    fn the_last_word_of_somebody_counts_and_only_once() {
        let changed = Voice { verdicts: vec![says(Heard::Yes, "o", 1), says(Heard::No, "p", 2)], ..youth(3) };
        let counts = Counts::of(&vec![changed; 10], today()).unwrap();
        assert_eq!(counts.feel_heard, Some(FeelHeard { percent: 0, n: 10 }));
    }

    proptest! {
        #[test]
        fn no_small_number_can_be_told_from_another(people in 0_u32..1000) {
            for shown in [protected(people), rounded(people)] {
                prop_assert!(!(1..SMALLEST_SHOWN - 1).contains(&shown));
                prop_assert_eq!(shown == 0, people == 0);
                prop_assert!(shown.abs_diff(people) < SMALLEST_SHOWN - 1);
            }
            prop_assert!(protected(people) == people || people < SMALLEST_SHOWN);
            prop_assert_eq!(rounded(people) == SMALLEST_SHOWN - 1, (1..SMALLEST_SHOWN).contains(&people));
        }

        #[test]
        fn nothing_small_is_published(voices in vec(voice(), 0..40)) {
            if let Some(counts) = Counts::of(&voices, today()) {
                prop_assert!(numbers(&counts).iter().all(|number| !(1..=3).contains(number)), "{counts:?}");
            }
            if let Some(VerdictCounts { right, misunderstood, unnoticed }) = VerdictCounts::of(&voices, &slug("o")) {
                prop_assert!([right, misunderstood, unnoticed].iter().all(|number| !(1..=3).contains(number)));
            }
        }

        #[test]
        fn one_more_or_less_among_few_changes_nothing(few in vec(voice(), 2..=4)) {
            let few: Vec<_> = few
                .into_iter()
                .map(|voice| Voice { theme: slug("wachten"), audience: Audience::Youth, group_size: None, is_declined: false, answered_on: None, ..voice })
                .collect();
            prop_assert_eq!(Counts::of(&few, today()), Counts::of(&few[1..], today()));
            let same = |outcome: &str, says| {
                few.iter().cloned().map(|voice| Voice { verdicts: vec![Verdict { outcome: slug(outcome), says, heard: None, text: None, on: day(0) }], ..voice }).collect::<Vec<_>>()
            };
            let judged = same("o", Says::Unnoticed);
            prop_assert_eq!(VerdictCounts::of(&judged, &slug("o")), VerdictCounts::of(&judged[1..], &slug("o")));
        }

        #[test]
        fn the_order_says_nothing(voices in vec(voice(), 0..30).prop_flat_map(|voices| (Just(voices.clone()), Just(voices).prop_shuffle()))) {
            let (voices, shuffled) = voices;
            prop_assert_eq!(Counts::of(&voices, today()), Counts::of(&shuffled, today()));
            prop_assert_eq!(VerdictCounts::of(&voices, &slug("o")), VerdictCounts::of(&shuffled, &slug("o")));
        }

        #[test]
        fn half_are_within_the_median_and_not_half_before_it(days in vec(0_i64..50, 0..30)) {
            let within = |most: i64| days.iter().filter(|day| **day <= most).count() * 2;
            match median(days.clone()) {
                None => prop_assert!(days.len() < 5),
                Some(middle) => {
                    prop_assert!(within(i64::from(middle)) >= days.len());
                    prop_assert!(within(i64::from(middle) - 1) < days.len());
                }
            }
        }
    }
}
