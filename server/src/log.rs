//! What staff did, for staff: by which token, on which day, to what. Never what somebody said.

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::Method,
    routing::get,
};
use serde::Deserialize;
use weerklank_core::staff::{Entry, Page, Role};

use crate::{
    Operation, Shared,
    page::{self, wrong},
    problem::Problem,
};

pub(crate) fn operations() -> Vec<Operation> {
    vec![Operation::of_staff(Role::Reader, Method::GET, "/staff/log", get(list))]
}

#[derive(Deserialize)]
struct Asked {
    /// The number of the last line of the page before.
    after: Option<String>,
    limit: Option<u16>,
}

async fn list(
    State(shared): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page<Entry>>, Problem> {
    let Ok(Query(asked)) = asked else { return Err(wrong("`limit` is a number.")) };
    let limit = page::limit(asked.limit)?;
    let after = page::after(asked.after.as_deref(), |number| number.parse().ok())?;
    // One more than asked tells whether there is a next page.
    let mut items = shared.store.logged(after, limit + 1).await?;
    let more = items.len() > usize::from(limit);
    items.truncate(limit.into());
    let next = items.last().filter(|_| more).map(|entry| entry.number.to_string());
    Ok(Json(Page { items, next }))
}
