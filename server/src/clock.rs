//! The server's day, in UTC. There is no finer time here: a time could point at a person.

use std::time::{SystemTime, UNIX_EPOCH};

use weerklank_core::date::Date;

const SECONDS_A_DAY: u64 = 86_400;

/// Today.
pub fn today() -> Date {
    day(0)
}

/// The day that is `offset` days from today.
pub fn day(offset: i64) -> Date {
    // A clock before 1970 is wrong anyway.
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_days_since_epoch(i64::try_from(seconds / SECONDS_A_DAY).unwrap_or_default() + offset)
}
