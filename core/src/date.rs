//! A day, or as much of one as a document tells.
//!
//! Sources say "2025", "juni 2025" or a full date. Making a full date of the first two would invent
//! a fact, so a [`Date`] keeps what is known. Dates compare by their text: ISO 8601 sorts itself.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::texts;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A calendar date as ISO 8601: `2025`, `2025-06` or `2025-06-01`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` when it is not a date of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        if let Some(month) = parts.next() {
            let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
            if let Some(day) = parts.next() {
                number(day, 2).filter(|day| (1..=days_in(year, month)).contains(day))?;
            }
        }
        parts.next().is_none().then(|| Self(text.to_owned()))
    }

    /// The day that is `days` after 1 January 1970, as clocks count.
    pub fn from_days_since_epoch(days: i64) -> Self {
        // Days to civil date by H. Hinnant, http://howardhinnant.github.io/date_algorithms.html
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// How many days after 1 January 1970 this begins: for a month or a year, its first day.
    pub fn days_since_epoch(&self) -> i64 {
        // The reverse of `from_days_since_epoch`, from the same place.
        let (month, day) = (i64::from(self.part(5)), i64::from(self.part(8)));
        let year = i64::from(self.year()) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day that is `days` after the first day of this.
    #[must_use]
    pub fn plus_days(&self, days: i64) -> Self {
        Self::from_days_since_epoch(self.days_since_epoch() + days)
    }

    /// The same day of the month, `months` before this; the last day of that month when it has no such day.
    #[must_use]
    pub fn months_before(&self, months: u16) -> Self {
        let since_year_0 = (u32::from(self.year()) * 12 + u32::from(self.part(5)) - 1).saturating_sub(months.into());
        let (year, month) = ((since_year_0 / 12) as u16, (since_year_0 % 12 + 1) as u16);
        let day = self.part(8).min(days_in(year, month));
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(&self) -> Self {
        self.plus_days(-self.weekday())
    }

    /// Whether offices are closed: it is a Saturday or a Sunday.
    pub fn is_weekend(&self) -> bool {
        self.weekday() >= 5
    }

    /// The week of ISO 8601: its year and its number. It belongs to the year that has most of its days.
    pub fn week(&self) -> (u16, u8) {
        let thursday = self.monday().plus_days(3);
        let new_year = Self(thursday.0[..4].to_owned());
        let weeks = (thursday.days_since_epoch() - new_year.days_since_epoch()) / 7;
        (thursday.year(), u8::try_from(weeks + 1).unwrap_or(u8::MAX))
    }

    /// How many days after Monday it is.
    fn weekday(&self) -> i64 {
        // 1 January 1970 was a Thursday.
        (self.days_since_epoch() + 3).rem_euclid(7)
    }

    /// The year.
    pub fn year(&self) -> u16 {
        self.0[..4].parse().unwrap_or_default()
    }

    /// The month, which stands at 5, or the day of the month, at 8; the first when it is not told.
    fn part(&self, from: usize) -> u16 {
        self.0.get(from..from + 2).and_then(|part| part.parse().ok()).unwrap_or(1)
    }

    /// The date as ISO 8601.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a full day, with month and day of the month.
    pub fn is_day(&self) -> bool {
        self.0.len() == 10
    }

    /// Whether all of this date lies before `day`: "2025-06" is past from 1 July 2025 on.
    pub fn is_before(&self, day: &Date) -> bool {
        let known = self.0.len().min(day.0.len());
        self.0[..known] < day.0[..known]
    }

    /// The date in Dutch words: "1 juni 2025", "juni 2025", "2025".
    pub fn in_dutch(&self) -> String {
        let mut parts = self.0.split('-');
        let year = parts.next().unwrap_or_default();
        let month = parts.next().and_then(|month| month.parse::<usize>().ok());
        let day = parts.next().and_then(|day| day.parse::<u8>().ok());
        match (month.and_then(|month| MONTHS.get(month.wrapping_sub(1))), day) {
            (Some(month), Some(day)) => format!("{day} {month} {year}"),
            (Some(month), None) => format!("{month} {year}"),
            _ => year.to_owned(),
        }
    }
}

/// Puts `items` in order, newest first; what has no date comes last.
///
/// For the handful of items on a page. The standard library's sort is faster, and 4 KB for each type it sorts.
pub fn newest_first<T>(items: impl IntoIterator<Item = T>, on: impl Fn(&T) -> Option<&Date>) -> Vec<T> {
    items.into_iter().fold(Vec::new(), |mut sorted, item| {
        let place = sorted.partition_point(|other| on(other) >= on(&item));
        sorted.insert(place, item);
        sorted
    })
}

/// Puts `items` in order, the first day first. What has no date comes before all.
pub fn earliest_first<T>(items: impl IntoIterator<Item = T>, on: impl Fn(&T) -> Option<&Date>) -> Vec<T> {
    items.into_iter().fold(Vec::new(), |mut sorted, item| {
        let place = sorted.partition_point(|other| on(other) <= on(&item));
        sorted.insert(place, item);
        sorted
    })
}

fn number(digits: &str, length: usize) -> Option<u16> {
    (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a date is YYYY, YYYY-MM or YYYY-MM-DD"))
    }
}

texts!(Date, Date::parse, Date(String::new()), "a date: YYYY, YYYY-MM or YYYY-MM-DD");

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date, as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD.",
            "type": "string",
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn only_dates_of_the_calendar_are_dates() {
        for good in ["2025", "2025-06", "2024-02-29", "2000-02-29"] {
            assert!(Date::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "25",
            "2025-13",
            "2025-00",
            "2023-02-29",
            "1900-02-29",
            "2025-6",
            "2025-06-01-02",
            "2025-06-1x",
            "+025",
        ] {
            assert!(Date::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn words_say_no_more_than_is_known() {
        assert_eq!(date("2025-06-01").in_dutch(), "1 juni 2025");
        assert_eq!(date("2025-06").in_dutch(), "juni 2025");
        assert_eq!(date("2025").in_dutch(), "2025");
    }

    #[test]
    fn a_month_is_past_only_when_it_is_over() {
        let today = date("2026-11-22");
        assert!(date("2026-10").is_before(&today));
        assert!(!date("2026-11").is_before(&today));
        assert!(date("2026-11-21").is_before(&today));
        assert!(!date("2026-11-22").is_before(&today));
    }

    #[test]
    fn the_clock_and_the_calendar_agree() {
        assert_eq!(Date::from_days_since_epoch(0).as_str(), "1970-01-01");
        assert_eq!(Date::from_days_since_epoch(20_779).as_str(), "2026-11-22");
        assert_eq!(Date::from_days_since_epoch(11_016).as_str(), "2000-02-29");
    }

    #[test]
    fn a_month_before_is_the_same_day_or_the_last_one() {
        for (day, months, before) in [
            ("2026-11-26", 6, "2026-05-26"),
            ("2026-11-26", 0, "2026-11-26"),
            ("2026-03-31", 1, "2026-02-28"),
            ("2024-03-31", 1, "2024-02-29"),
            ("2026-01-31", 2, "2025-11-30"),
            ("2026-01-15", 1, "2025-12-15"),
            ("2026-12-31", 24, "2024-12-31"),
            ("2026", 1, "2025-12-01"),
            ("9999-12-31", u16::MAX, "4538-09-30"),
            ("0001-01-01", 600, "0000-01-01"),
        ] {
            assert_eq!(date(day).months_before(months).as_str(), before, "{months} before {day}");
        }
    }

    #[test]
    fn a_month_and_a_year_begin_on_their_first_day() {
        assert_eq!(date("2026-11").days_since_epoch(), date("2026-11-01").days_since_epoch());
        assert_eq!(date("2026").days_since_epoch(), date("2026-01-01").days_since_epoch());
    }

    #[test]
    fn weeks_are_those_of_the_calendar() {
        for (day, week) in [
            ("2026-11-26", (2026, 48)),
            ("2026-01-01", (2026, 1)),
            ("2027-01-03", (2026, 53)),
            ("2027-01-04", (2027, 1)),
            ("2024-12-30", (2025, 1)),
            ("2025-12-28", (2025, 52)),
            ("2000-01-02", (1999, 52)),
        ] {
            assert_eq!(date(day).week(), week, "{day}");
        }
        assert_eq!(date("2026-11-26").monday(), date("2026-11-23"));
        let weekend = ["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"].map(|day| date(day).is_weekend());
        assert_eq!(weekend, [false, true, true, false]);
    }

    proptest! {
        #[test]
        fn a_week_has_seven_days_and_the_next_another_number(days in 0_i64..40_000) {
            let day = Date::from_days_since_epoch(days);
            let monday = day.monday();
            prop_assert!((0..7).contains(&(days - monday.days_since_epoch())));
            prop_assert_eq!(monday.week(), monday.plus_days(6).week());
            prop_assert!(monday.week() < monday.plus_days(7).week() && (1..=53).contains(&monday.week().1));
        }

        #[test]
        fn newest_comes_first(days in proptest::collection::vec(proptest::option::of(0_i64..99), 0..9)) {
            let dates = days.into_iter().map(|day| day.map(Date::from_days_since_epoch));
            let sorted = newest_first(dates.clone(), Option::as_ref);
            let mut expected: Vec<_> = dates.collect();
            expected.sort_by(|a, b| b.cmp(a));
            prop_assert_eq!(sorted, expected);
        }

        #[test]
        fn every_day_of_the_clock_is_a_date_and_in_order(days in 0_i64..40_000) {
            let (day, next) = (Date::from_days_since_epoch(days), Date::from_days_since_epoch(days + 1));
            prop_assert_eq!(Date::parse(day.as_str()), Some(day.clone()));
            prop_assert!(day < next);
            prop_assert_eq!(day.days_since_epoch(), days);
        }
    }
}
