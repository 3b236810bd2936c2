//! Everything at once, to keep elsewhere or to carry to another server.
//!
//! As JSON it is whole: with it, every receipt keeps working. As a table it is for reading and counting.

use axum::{
    Extension,
    extract::State,
    http::{HeaderName, Method, header},
    routing::get,
};
use serde::Serialize;
use serde_json::Value;
use weerklank_core::{
    csv::{self, Cell},
    staff::{Deed, Role},
};

use crate::{
    Operation, Shared,
    problem::Problem,
    staff::Access,
    store::{StoreError, Summary},
};

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::of_staff(Role::Publisher, Method::GET, "/staff/export.json", get(as_json)),
        Operation::of_staff(Role::Publisher, Method::GET, "/staff/export.csv", get(as_table)),
    ]
}

/// A file to keep, not a page to look at.
type File = ([(HeaderName, &'static str); 2], Vec<u8>);

async fn as_json(State(shared): State<Shared>, Extension(access): Extension<Access>) -> Result<File, Problem> {
    shared.store.note(&access.name, Deed::Exported, "json").await?;
    let kind = (header::CONTENT_TYPE, "application/json");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"weerklank.json\"");
    Ok(([kind, name], shared.store.everything().await?))
}

async fn as_table(State(shared): State<Shared>, Extension(access): Extension<Access>) -> Result<File, Problem> {
    shared.store.note(&access.name, Deed::Exported, "csv").await?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"weerklank.csv\"");
    let mut rows = vec![HEADER.map(Cell::from).to_vec()];
    for summary in shared.store.summaries().await? {
        rows.push(row(&summary)?);
    }
    Ok(([kind, name], csv::write(&rows).into_bytes()))
}

/// The names of the columns: those of the fields, as `docs/contract.md` has them.
const HEADER: [&str; 20] = [
    "received_on",
    "id",
    "agenda",
    "theme",
    "question",
    "audience",
    "age_band",
    "via",
    "group_size",
    "kind",
    "recognise",
    "importance",
    "impact",
    "feasible",
    "ranking",
    "text",
    "quote_ok",
    "state",
    "reason",
    "replies",
];

fn row(summary: &Summary) -> Result<Vec<Cell>, StoreError> {
    let Summary { feedback, received_on, state, reason, replies } = summary;
    let answers = &feedback.answers;
    let ranking: Vec<_> = feedback.ranking.iter().map(|theme| theme.as_str()).collect();
    Ok(vec![
        cell(received_on)?,
        cell(&feedback.id)?,
        cell(&feedback.agenda)?,
        cell(&feedback.theme)?,
        cell(&feedback.question)?,
        cell(&feedback.audience)?,
        cell(&feedback.age_band)?,
        cell(&feedback.via)?,
        cell(&feedback.group_size)?,
        cell(&feedback.kind)?,
        cell(&answers.recognise)?,
        cell(&answers.importance)?,
        cell(&answers.impact)?,
        cell(&answers.feasible)?,
        cell(&ranking.join(" "))?,
        cell(&feedback.text)?,
        cell(&feedback.quote_ok)?,
        cell(state)?,
        cell(reason)?,
        cell(replies)?,
    ])
}

/// A value as it is in a document; what is absent leaves its cell empty.
fn cell(value: &impl Serialize) -> Result<Cell, StoreError> {
    Ok(match serde_json::to_value(value).map_err(|_| StoreError::Corrupt)? {
        Value::String(text) => Cell::Text(text),
        Value::Number(number) => Cell::Number(number.as_i64().ok_or(StoreError::Corrupt)?),
        Value::Null => Cell::from(""),
        other => Cell::Text(other.to_string()),
    })
}
