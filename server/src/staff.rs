//! What only staff may do: read contributions, moderate them, and answer; and their tokens.

use std::fmt;

use axum::{
    Json,
    extract::{DefaultBodyLimit, Query, Request, State, rejection::QueryRejection},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use weerklank_core::{
    feedback::{Contribution, LARGEST_BODY, LONGEST_TEXT, Moderation, ModerationState, Reply},
    receipt::FeedbackId,
    slug::Slug,
};

use crate::{
    Operation, Shared, clock,
    feedback::credentials,
    path::Named,
    problem::{Document, FieldProblem, Problem},
    store::{Place, Replied, Selection},
};

/// The most contributions on a page.
const LARGEST_PAGE: u16 = 200;
/// The most givers that one answer can go to. Their ids fit in a body.
const MOST_GIVERS: usize = 200;

/// A staff token: who has it may read and moderate everything. Only its hash is stored.
pub struct Token(String);

impl Token {
    /// A token from the randomness of the operating system.
    ///
    /// # Errors
    /// When the operating system has none.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex(&bytes)))
    }

    /// The token, to show once.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A name for a text that tells nothing of it.
pub(crate) fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Bytes as text: two letters for each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_BODY);
    vec![
        Operation { method: Method::GET, path: "/staff/feedback", handler: get(list) },
        Operation { method: Method::PUT, path: "/staff/feedback/{id}/moderation", handler: put(moderate).layer(limit) },
        Operation { method: Method::POST, path: "/staff/replies", handler: post(reply).layer(limit) },
    ]
}

/// Lets a request through only with a right token. Who guesses is slowed down.
pub(crate) async fn only_staff(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let given = hash(credentials(request.headers().get(header::AUTHORIZATION), "Bearer").unwrap_or_default());
    let known = match shared.store.token_hashes().await {
        Ok(known) => known,
        Err(error) => return Problem::from(error).into_response(),
    };
    let right = known.iter().fold(false, |right, hash| right | bool::from(hash.as_bytes().ct_eq(given.as_bytes())));
    if right {
        return next.run(request).await;
    }
    if let Err(problem) = shared.limiter.count(&request) {
        return problem.into_response();
    }
    Problem::new(StatusCode::UNAUTHORIZED, "This is for staff: send `Authorization: Bearer <token>`.").into_response()
}

#[derive(Deserialize)]
struct Asked {
    agenda: Option<Slug>,
    theme: Option<Slug>,
    after: Option<String>,
    limit: Option<u16>,
}

/// A page of contributions.
#[derive(Serialize)]
struct Page {
    items: Vec<Contribution>,
    /// What to ask for as `after` to get the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

async fn list(
    State(shared): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page>, Problem> {
    let wrong = |detail| Problem::new(StatusCode::BAD_REQUEST, detail);
    let Ok(Query(asked)) = asked else { return Err(wrong("`agenda` and `theme` are ids, `limit` is a number.")) };
    let limit = asked.limit.unwrap_or(LARGEST_PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(wrong("`limit` is 1 to 200."));
    }
    let after = match asked.after {
        None => None,
        Some(after) => Some(Place::parse(&after).ok_or_else(|| wrong("`after` is the `next` of the page before."))?),
    };
    let selection = Selection { agenda: asked.agenda, theme: asked.theme, after, limit };
    let (items, next) = shared.store.select(&selection).await?;
    Ok(Json(Page { items, next: next.map(|place| place.to_string()) }))
}

async fn moderate(
    State(shared): State<Shared>,
    Named { id, .. }: Named,
    Document(moderation): Document<Moderation>,
) -> Result<Json<Contribution>, Problem> {
    let reason = moderation.reason.as_deref().unwrap_or_default();
    let mut problems = Vec::new();
    if moderation.state == ModerationState::Declined && reason.trim().is_empty() {
        problems.push(FieldProblem::new("/reason", "Schrijf op waarom niet. De inzender leest dit."));
    }
    if reason.chars().count() > LONGEST_TEXT {
        problems.push(FieldProblem::new("/reason", format!("Gebruik niet meer dan {LONGEST_TEXT} tekens.")));
    }
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    let missing = || Problem::new(StatusCode::NOT_FOUND, "There is no feedback with this id (any more).");
    let contribution = shared.store.moderate(&id.ok_or_else(missing)?, &moderation).await?;
    Ok(Json(contribution.ok_or_else(missing)?))
}

/// An answer of staff, and whom it is for.
#[derive(Deserialize)]
struct NewReply {
    feedback: Vec<FeedbackId>,
    text: String,
    outcome: Option<Slug>,
}

/// What keeps an answer to givers from being accepted.
pub(crate) fn problems_of_answer(givers: &[FeedbackId], text: &str) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    if !(1..=MOST_GIVERS).contains(&givers.len()) {
        problems.push(FieldProblem::new("/feedback", format!("Kies 1 tot {MOST_GIVERS} inzendingen.")));
    }
    if text.trim().is_empty() {
        problems.push(FieldProblem::new("/text", "Schrijf een antwoord."));
    }
    if text.chars().count() > LONGEST_TEXT {
        problems.push(FieldProblem::new("/text", format!("Gebruik niet meer dan {LONGEST_TEXT} tekens.")));
    }
    problems
}

/// These places in the list of givers name nobody.
pub(crate) fn gone(places: Vec<usize>) -> Problem {
    let gone = |place| FieldProblem::new(format!("/feedback/{place}"), "Deze inzending is er niet (meer).");
    Problem::invalid(places.into_iter().map(gone).collect())
}

impl NewReply {
    /// The same answer to the same givers on the same day has the same key: pressing twice, or a retry
    /// after a fault of the network, answers them once.
    fn key(&self, reply: &Reply) -> String {
        let mut givers: Vec<_> = self.feedback.iter().map(FeedbackId::as_str).collect();
        givers.sort_unstable();
        givers.dedup();
        let outcome = reply.outcome.as_ref().map_or("", Slug::as_str);
        // The text comes last, since only it can hold the separator.
        hash(&format!("{}\n{outcome}\n{}\n{}", reply.on.as_str(), givers.join(","), reply.text))
    }
}

async fn reply(
    State(shared): State<Shared>,
    Document(new): Document<NewReply>,
) -> Result<(StatusCode, Json<Reply>), Problem> {
    let problems = problems_of_answer(&new.feedback, &new.text);
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    let reply = Reply { on: clock::today(), text: new.text.clone(), outcome: new.outcome.clone(), others: None };
    match shared.store.reply(&new.key(&reply), &new.feedback, &reply).await? {
        Replied::New => Ok((StatusCode::CREATED, Json(reply))),
        Replied::Again => Ok((StatusCode::OK, Json(reply))),
        Replied::Missing(places) => Err(gone(places)),
    }
}
