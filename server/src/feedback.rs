//! What givers send, read, change and take back.
//!
//! A wrong secret, no secret and an unknown id get the same answer, so that nobody learns from an id
//! whether somebody said something.

use std::convert::Infallible;

use axum::{
    Json,
    extract::{DefaultBodyLimit, FromRequestParts, State},
    http::{Method, StatusCode, header, request::Parts},
    routing::{delete, get, post, put},
};
use weerklank_core::{
    feedback::{Contribution, Feedback, LARGEST_BODY},
    receipt::Secret,
    verdict::Verdict,
};

use crate::{
    Operation, Shared, agendas, clock,
    path::Named,
    problem::{Document, FieldProblem, Problem},
    store::{Created, Owned},
};

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_BODY);
    vec![
        Operation::of_all(Method::POST, "/feedback", post(create).layer(limit)),
        Operation::of_all(Method::GET, "/feedback/{id}", get(read)),
        Operation::of_all(Method::PUT, "/feedback/{id}", put(edit).layer(limit)),
        Operation::of_all(Method::DELETE, "/feedback/{id}", delete(take_back)),
        Operation::of_all(Method::PUT, "/feedback/{id}/verdicts/{outcome}", put(judge).layer(limit)),
    ]
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

pub(crate) fn taken_back() -> Problem {
    Problem::new(StatusCode::GONE, "The giver took this back.")
}

/// What somebody with the right secret gets.
fn theirs(owned: Owned<Contribution>) -> Result<Contribution, Problem> {
    match owned {
        Owned::Theirs(contribution) => Ok(contribution),
        Owned::TakenBack => Err(taken_back()),
        Owned::Unknown => Err(unknown()),
    }
}

async fn create(
    State(shared): State<Shared>,
    Document(feedback): Document<Feedback>,
) -> Result<(StatusCode, Json<Contribution>), Problem> {
    keep(&shared, feedback, None).await
}

/// Stores feedback once. `by` is the token of staff who add what came on paper.
pub(crate) async fn keep(
    shared: &Shared,
    feedback: Feedback,
    by: Option<&str>,
) -> Result<(StatusCode, Json<Contribution>), Problem> {
    let problems = shared.agendas.problems(&feedback, &shared.store).await?;
    let created = if problems.is_empty() {
        shared.store.keep(&feedback, &clock::today(), by).await?
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
    Named { id, .. }: Named,
    Receipt(secret): Receipt,
) -> Result<Json<Contribution>, Problem> {
    Ok(Json(theirs(shared.store.read(&id.ok_or_else(unknown)?, secret.as_ref()).await?)?))
}

async fn edit(
    State(shared): State<Shared>,
    Named { id, .. }: Named,
    Receipt(secret): Receipt,
    Document(feedback): Document<Feedback>,
) -> Result<Json<Contribution>, Problem> {
    let id = id.ok_or_else(unknown)?;
    let old = theirs(shared.store.read(&id, secret.as_ref()).await?)?.feedback;
    // What was acceptable when it was sent is not asked again: the agenda may have changed since.
    let before = shared.agendas.problems(&old, &shared.store).await?;
    let mut problems = shared.agendas.problems(&feedback, &shared.store).await?;
    problems.retain(|problem| !before.contains(problem));
    problems.extend(moved(&old, &feedback));
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    Ok(Json(theirs(shared.store.edit(&feedback, secret.as_ref()).await?)?))
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

async fn take_back(
    State(shared): State<Shared>,
    Named { id, .. }: Named,
    Receipt(secret): Receipt,
) -> Result<StatusCode, Problem> {
    match shared.store.take_back(&id.ok_or_else(unknown)?, secret.as_ref(), &clock::today()).await? {
        Owned::Theirs(()) | Owned::TakenBack => Ok(StatusCode::NO_CONTENT),
        Owned::Unknown => Err(unknown()),
    }
}

async fn judge(
    State(shared): State<Shared>,
    Named { id, outcome, .. }: Named,
    Receipt(secret): Receipt,
    Document(verdict): Document<Verdict>,
) -> Result<Json<Contribution>, Problem> {
    let id = id.ok_or_else(unknown)?;
    let contribution = theirs(shared.store.read(&id, secret.as_ref()).await?)?;
    let edition = shared.agendas.edition(&contribution.feedback.agenda, &shared).await?;
    let mut problems: Vec<_> =
        verdict.problems().into_iter().map(|(pointer, detail)| FieldProblem::new(pointer, detail)).collect();
    problems.extend(agendas::too_early("/on", &verdict.on));
    let answers_them = contribution.replies.iter().any(|reply| reply.outcome.as_ref() == Some(&verdict.outcome));
    let is_there = edition.is_some_and(|edition| edition.agenda.outcome(&verdict.outcome).is_some());
    if outcome.as_ref() != Some(&verdict.outcome) || !answers_them || !is_there {
        problems.push(FieldProblem::new("/outcome", "Dit is geen antwoord op wat jij zei, of het is er niet meer."));
    }
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    Ok(Json(theirs(shared.store.judge(&id, secret.as_ref(), &verdict).await?)?))
}
