//! How much of a list one answer holds.

use axum::http::StatusCode;

use crate::problem::Problem;

/// The most items on a page, and how many there are when nobody asks for less.
const LARGEST: u16 = 500;

/// How many items are on the page that is asked for.
pub(crate) fn limit(asked: Option<u16>) -> Result<u16, Problem> {
    let limit = asked.unwrap_or(LARGEST);
    if (1..=LARGEST).contains(&limit) { Ok(limit) } else { Err(wrong("`limit` is 1 to 500.")) }
}

/// Where the page before ended. A client that fills in an address leaves it empty for the first page.
pub(crate) fn after<T>(asked: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Problem> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else { return Ok(None) };
    parse(asked).map(Some).ok_or_else(|| wrong("`after` is the `next` of the page before."))
}

/// What was asked for in a way that is not described.
pub(crate) fn wrong(detail: &'static str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, detail)
}
