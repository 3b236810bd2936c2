//! What staff do with what came in: read it, judge it, answer it, and add what came on paper.

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, Query, State, rejection::QueryRejection},
    http::{Method, StatusCode},
    routing::{get, post, put},
};
use serde::Deserialize;
use weerklank_core::{
    feedback::{Feedback, LARGEST_BODY, LONGEST_TEXT, ModerationState, Reply},
    receipt::FeedbackId,
    slug::Slug,
    staff::{Incoming, Page, Review, Role},
};

use crate::{
    Operation, Shared, clock,
    digest::hash,
    feedback,
    page::{self, wrong},
    path::Named,
    problem::{Document, FieldProblem, Problem},
    staff::Access,
    store::{Moderated, Place, Replied, Selection},
};

/// The most givers that one answer can go to. Their ids fit in a body.
const MOST_GIVERS: usize = 200;

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_BODY);
    let moderation = "/staff/feedback/{id}/moderation";
    vec![
        Operation::of_staff(Role::Reader, Method::GET, "/staff/feedback", get(list)),
        Operation::of_staff(Role::Moderator, Method::POST, "/staff/feedback", post(add).layer(limit)),
        Operation::of_staff(Role::Moderator, Method::PUT, moderation, put(moderate).layer(limit)),
        Operation::of_staff(Role::Moderator, Method::POST, "/staff/replies", post(reply).layer(limit)),
    ]
}

#[derive(Deserialize)]
struct Asked {
    agenda: Option<Slug>,
    theme: Option<Slug>,
    after: Option<String>,
    limit: Option<u16>,
}

async fn list(
    State(shared): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page<Incoming>>, Problem> {
    let Ok(Query(asked)) = asked else { return Err(wrong("`agenda` and `theme` are ids, `limit` is a number.")) };
    let limit = page::limit(asked.limit)?;
    let after = page::after(asked.after.as_deref(), Place::parse)?;
    let selection = Selection { agenda: asked.agenda, theme: asked.theme, after, limit };
    let (items, next) = shared.store.select(&selection).await?;
    Ok(Json(Page { items, next: next.map(|place| place.to_string()) }))
}

async fn moderate(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    Named { id, .. }: Named,
    Document(review): Document<Review>,
) -> Result<Json<Incoming>, Problem> {
    let problems = problems_of_review(&review);
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    let missing = || Problem::new(StatusCode::NOT_FOUND, "There is no feedback with this id (any more).");
    match shared.store.moderate(&id.ok_or_else(missing)?, &review, &access.name).await? {
        Moderated::Done(incoming) => Ok(Json(*incoming)),
        Moderated::Conflict(conflict) => Err(Problem::conflict(conflict)),
        Moderated::Missing => Err(missing()),
    }
}

fn problems_of_review(review: &Review) -> Vec<FieldProblem> {
    let reason = review.reason.as_deref().unwrap_or_default();
    let mut problems = Vec::new();
    if review.state == ModerationState::Declined && reason.trim().is_empty() {
        problems.push(FieldProblem::new("/reason", "Schrijf op waarom niet. De inzender leest dit."));
    }
    if reason.chars().count() > LONGEST_TEXT {
        problems.push(FieldProblem::new("/reason", format!("Gebruik niet meer dan {LONGEST_TEXT} tekens.")));
    }
    for (place, part) in review.hidden.iter().enumerate() {
        if part.trim().is_empty() {
            problems.push(FieldProblem::new(format!("/hidden/{place}"), "Kies een stukje tekst."));
        }
    }
    problems
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
    Extension(access): Extension<Access>,
    Document(new): Document<NewReply>,
) -> Result<(StatusCode, Json<Reply>), Problem> {
    let problems = problems_of_answer(&new.feedback, &new.text);
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    if let Some(outcome) = &new.outcome {
        for agenda in shared.store.agendas_of(&new.feedback).await? {
            let laid = match shared.agendas.get(&agenda) {
                Some(living) => Some(living.laid(&shared.store).await?),
                None => None,
            };
            if laid.is_none_or(|laid| laid.agenda.outcome(outcome).is_none()) {
                let detail = "Dit resultaat staat niet (meer) in de agenda van deze inzendingen.";
                return Err(Problem::invalid(vec![FieldProblem::new("/outcome", detail)]));
            }
        }
    }
    let reply = Reply { on: clock::today(), text: new.text.clone(), outcome: new.outcome.clone(), others: None };
    match shared.store.reply(&new.key(&reply), &new.feedback, &reply, &access.name).await? {
        Replied::New => Ok((StatusCode::CREATED, Json(reply))),
        Replied::Again => Ok((StatusCode::OK, Json(reply))),
        Replied::Missing(places) => Err(gone(places)),
    }
}

/// What came on paper is stored as what was sent is, with a receipt of its own: once, however often it comes.
async fn add(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    Document(new): Document<Feedback>,
) -> Result<(StatusCode, Json<Incoming>), Problem> {
    let id = new.id.clone();
    let (status, _) = feedback::keep(&shared, new, Some(&access.name)).await?;
    // Who has the receipt may have taken it back already.
    let stored = shared.store.incoming(&id).await?.ok_or_else(feedback::taken_back)?;
    Ok((status, Json(stored)))
}
