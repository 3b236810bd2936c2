//! What givers send, read, change and take back.
//!
//! A wrong secret, no secret and an unknown id get the same answer, so that nobody learns from an id
//! whether somebody said something.

use std::convert::Infallible;

use axum::{
    Json,
    extract::{DefaultBodyLimit, FromRequestParts, RawPathParams, State},
    http::{Method, StatusCode, header, request::Parts},
    routing::{delete, get, post, put},
};
use weerklank_core::{
    feedback::{Contribution, Feedback, LARGEST_BODY},
    receipt::{FeedbackId, Secret},
};

use crate::{
    Operation, Shared, clock,
    problem::{Document, FieldProblem, Problem},
    store::{Created, Owned},
};

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_BODY);
    vec![
        Operation { method: Method::POST, path: "/feedback", handler: post(create).layer(limit) },
        Operation { method: Method::GET, path: "/feedback/{id}", handler: get(read) },
        Operation { method: Method::PUT, path: "/feedback/{id}", handler: put(edit).layer(limit) },
        Operation { method: Method::DELETE, path: "/feedback/{id}", handler: delete(take_back) },
    ]
}

/// The id in a path; `None` when it cannot be one.
pub(crate) struct Id(pub(crate) Option<FeedbackId>);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let path = RawPathParams::from_request_parts(parts, state).await;
        Ok(Self(path.ok().and_then(|path| path.iter().find_map(|(_, value)| FeedbackId::parse(value)))))
    }
}

/// The secret of `Authorization: Receipt <secret>`; `None` when there is none.
struct Receipt(Option<Secret>);

impl<S: Send + Sync> FromRequestParts<S> for Receipt {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(credentials(parts.headers.get(header::AUTHORIZATION), "Receipt").and_then(Secret::parse)))
    }
}

/// What follows `scheme` in an `Authorization` header.
pub(crate) fn credentials<'a>(value: Option<&'a axum::http::HeaderValue>, scheme: &str) -> Option<&'a str> {
    let (given, credentials) = value?.to_str().ok()?.split_once(' ')?;
    given.eq_ignore_ascii_case(scheme).then(|| credentials.trim())
}

fn unknown() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing with this id for this receipt.")
}

fn taken_back() -> Problem {
    Problem::new(StatusCode::GONE, "The giver took this back.")
}

async fn create(
    State(shared): State<Shared>,
    Document(feedback): Document<Feedback>,
) -> Result<(StatusCode, Json<Contribution>), Problem> {
    let problems = shared.agendas.problems(&feedback);
    let created = if problems.is_empty() {
        shared.store.create(&feedback, &clock::today()).await?
    } else {
        // What is stored stays stored when an agenda changes: a retry of it is not refused.
        shared.store.known(&feedback).await?.ok_or_else(|| Problem::invalid(problems))?
    };
    let status = match created {
        Created::New => StatusCode::CREATED,
        Created::Again => StatusCode::OK,
        Created::TakenBack => return Err(taken_back()),
        Created::Different => {
            return Err(Problem::new(StatusCode::CONFLICT, "This id is stored with other content; PUT changes it."));
        }
    };
    // Who sends shows no secret, so they get back what they sent and nothing that staff wrote.
    Ok((status, Json(Contribution::new(feedback))))
}

async fn read(
    State(shared): State<Shared>,
    Id(id): Id,
    Receipt(secret): Receipt,
) -> Result<Json<Contribution>, Problem> {
    match shared.store.read(&id.ok_or_else(unknown)?, secret.as_ref()).await? {
        Owned::Theirs(contribution) => Ok(Json(contribution)),
        Owned::TakenBack => Err(taken_back()),
        Owned::Unknown => Err(unknown()),
    }
}

async fn edit(
    State(shared): State<Shared>,
    Id(id): Id,
    Receipt(secret): Receipt,
    Document(feedback): Document<Feedback>,
) -> Result<Json<Contribution>, Problem> {
    let id = id.ok_or_else(unknown)?;
    let old = match shared.store.read(&id, secret.as_ref()).await? {
        Owned::Theirs(contribution) => contribution.feedback,
        Owned::TakenBack => return Err(taken_back()),
        Owned::Unknown => return Err(unknown()),
    };
    // What was acceptable when it was sent is not asked again: the agenda may have changed since.
    let before = shared.agendas.problems(&old);
    let mut problems = shared.agendas.problems(&feedback);
    problems.retain(|problem| !before.contains(problem));
    problems.extend(moved(&old, &feedback));
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    match shared.store.edit(&feedback, secret.as_ref()).await? {
        Owned::Theirs(contribution) => Ok(Json(contribution)),
        Owned::TakenBack => Err(taken_back()),
        Owned::Unknown => Err(unknown()),
    }
}

/// The fields that changed and may not: whose words these are, and what they are about.
fn moved(old: &Feedback, new: &Feedback) -> Vec<FieldProblem> {
    let fixed = [
        ("/id", old.id == new.id),
        ("/secret_hash", old.secret_hash == new.secret_hash),
        ("/agenda", old.agenda == new.agenda),
        ("/theme", old.theme == new.theme),
    ];
    let moved = fixed.into_iter().filter(|(_, same)| !same);
    moved.map(|(pointer, _)| FieldProblem::new(pointer, "Dit kan niet veranderen. Stuur iets nieuws in.")).collect()
}

async fn take_back(State(shared): State<Shared>, Id(id): Id, Receipt(secret): Receipt) -> Result<StatusCode, Problem> {
    match shared.store.take_back(&id.ok_or_else(unknown)?, secret.as_ref(), &clock::today()).await? {
        Owned::Theirs(()) | Owned::TakenBack => Ok(StatusCode::NO_CONTENT),
        Owned::Unknown => Err(unknown()),
    }
}
