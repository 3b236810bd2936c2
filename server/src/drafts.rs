//! What staff are writing: a draft of each thing, so that somebody else can go on with it, or look at it before it is
//! published.

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, Query, State, rejection::QueryRejection},
    http::{Method, StatusCode},
    routing::{delete, get, put},
};
use serde::Deserialize;
use serde_json::Value;
use weerklank_core::{
    receipt::FeedbackId,
    staff::{Draft, Page, Role},
};

use crate::{
    Operation, Shared,
    outcomes::NewQuote,
    parts::{self, Known, LARGEST_DOCUMENT, Target},
    path::Named,
    problem::{Document, FieldProblem, Problem},
    staff::Access,
    store::{Dropped, Kept, NewDraft, Writer},
};

pub(crate) fn operations() -> Vec<Operation> {
    let path = "/staff/drafts/{agenda}/{part}/{item}";
    let limit = DefaultBodyLimit::max(LARGEST_DOCUMENT);
    vec![
        Operation::of_staff(Role::Reader, Method::GET, "/staff/drafts", get(list)),
        Operation::of_staff(Role::Moderator, Method::PUT, path, put(keep).layer(limit)),
        Operation::of_staff(Role::Moderator, Method::DELETE, path, delete(throw_away)),
    ]
}

#[derive(Deserialize)]
struct Keep {
    revision: Option<u32>,
    body: Value,
}

/// What a draft has of givers. It may still be unfinished otherwise.
#[derive(Deserialize)]
struct OfGivers {
    #[serde(default)]
    feedback: Vec<FeedbackId>,
    #[serde(default)]
    quotes: Vec<NewQuote>,
}

async fn list(State(shared): State<Shared>) -> Result<Json<Page<Draft>>, Problem> {
    Ok(Json(Page { items: shared.store.drafts().await?, next: None }))
}

async fn keep(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    named: Named,
    Document(Keep { revision, body }): Document<Keep>,
) -> Result<Json<Draft>, Problem> {
    let target = Target::of(named, &shared)?;
    let (OfGivers { feedback, quotes }, body) = parts::read(body)?;
    let new = NewDraft {
        item: target.item(),
        writer: Writer { name: &access.name, revision },
        body: &body,
        to: &feedback,
        quotes: quotes.iter().map(NewQuote::sentence).collect(),
    };
    let refused = |list: &str, places: Vec<usize>, detail: &str| {
        let refused = |place| FieldProblem::new(format!("/body/{list}/{place}"), detail);
        Err(Problem::invalid(places.into_iter().map(refused).collect()))
    };
    match shared.store.keep_draft(&new).await? {
        Kept::Done(draft) => Ok(Json(draft)),
        Kept::Conflict(conflict) => Err(Problem::conflict(conflict)),
        Kept::Missing(places) => refused("feedback", places, "Deze inzending is er niet (meer)."),
        Kept::NotSaid(places) => refused("quotes", places, "Dit staat niet (meer) in de inbreng. Haal de zin weg."),
    }
}

async fn throw_away(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    named: Named,
    asked: Result<Query<Known>, QueryRejection>,
) -> Result<StatusCode, Problem> {
    let target = Target::of(named, &shared)?;
    let writer = Writer { name: &access.name, revision: parts::known(asked)? };
    match shared.store.drop_draft(target.item(), writer).await? {
        Dropped::Done => Ok(StatusCode::NO_CONTENT),
        Dropped::Unknown => Err(Problem::new(StatusCode::NOT_FOUND, "There is no such draft.")),
        Dropped::Conflict(conflict) => Err(Problem::conflict(conflict)),
    }
}
