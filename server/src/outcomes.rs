//! What staff publish of what was done: outcomes, whom they answer, and whose words go with them.

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, State},
    http::{Method, StatusCode},
    routing::{delete, put},
};
use serde::Deserialize;
use serde_json::Value;
use weerklank_core::{
    agenda::Agenda,
    feedback::{LARGEST_BODY, Reply},
    outcome::Outcome,
    receipt::FeedbackId,
    slug::Slug,
    staff::Role,
};

use crate::{
    Operation, Shared, agendas, clock,
    digest::hash,
    inbox,
    path::Named,
    problem::{Document, FieldProblem, Problem},
    staff::Access,
    store::{Answer, Publication, Published},
};

/// The most sentences of givers that go with an outcome.
const MOST_QUOTES: usize = 20;
/// What the server adds to an outcome, and staff cannot write.
const NOT_OF_STAFF: [&str; 2] = ["quotes", "verdicts"];

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_BODY);
    let path = "/staff/agendas/{agenda}/outcomes/{outcome}";
    vec![
        Operation::of_staff(Role::Publisher, Method::PUT, path, put(publish).layer(limit)),
        Operation::of_staff(Role::Publisher, Method::DELETE, path, delete(withdraw)),
    ]
}

/// An outcome, and whom it answers.
#[derive(Deserialize)]
struct NewOutcome {
    /// Kept as it came, with the fields that this version does not know.
    outcome: Value,
    /// Whom it answers, beside those whom it answered before.
    #[serde(default)]
    feedback: Vec<FeedbackId>,
    /// The answer to them.
    #[serde(default)]
    text: String,
    /// All sentences that go with it.
    #[serde(default)]
    quotes: Vec<NewQuote>,
}

#[derive(Deserialize)]
struct NewQuote {
    feedback: FeedbackId,
    text: String,
}

impl NewOutcome {
    fn problems(&self, outcome: &Outcome, id: &Slug, agenda: &Agenda) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        if outcome.id != *id {
            problems.push(FieldProblem::new("/outcome/id", "Deze id is een andere dan die in het adres."));
        }
        let flaws = agenda.flaws(outcome);
        problems
            .extend(flaws.iter().map(|flaw| FieldProblem::new(format!("/outcome{}", flaw.pointer()), flaw.in_dutch())));
        if !self.feedback.is_empty() {
            problems.extend(inbox::problems_of_answer(&self.feedback, &self.text));
        }
        if self.quotes.len() > MOST_QUOTES {
            problems.push(FieldProblem::new("/quotes", format!("Kies niet meer dan {MOST_QUOTES} zinnen.")));
        }
        problems
    }
}

fn not_published() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "Staff published no such outcome; one in the agenda's document is its editors'.",
    )
}

async fn publish(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    Named { agenda, outcome: id, .. }: Named,
    Document(mut new): Document<NewOutcome>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let agenda = agenda.and_then(|agenda| shared.agendas.known(&agenda)).ok_or_else(agendas::missing)?;
    let id = id.ok_or_else(not_published)?;
    let outcome: Outcome = serde_json::from_value(new.outcome.clone())
        .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "`outcome` is not of the described form."))?;
    let problems = new.problems(&outcome, &id, agenda);
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    if let Some(fields) = new.outcome.as_object_mut() {
        fields.retain(|name, _| !NOT_OF_STAFF.contains(&name.as_str()));
    }
    let reply = Reply { on: clock::today(), text: new.text, outcome: Some(id.clone()), others: None };
    // Not of the givers: who is named again in a later turn is answered once.
    let key = hash(&format!("outcome\n{}\n{id}\n{}\n{}", agenda.id, reply.on.as_str(), reply.text));
    let publication = Publication {
        agenda: &agenda.id,
        outcome: &id,
        document: new.outcome.to_string(),
        answer: (!new.feedback.is_empty()).then_some(Answer { key, to: &new.feedback, reply }),
        quotes: new.quotes.iter().map(|quote| (&quote.feedback, quote.text.as_str())).collect(),
    };
    let status = match shared.store.publish(&publication, &access.name).await? {
        Published::New => StatusCode::CREATED,
        Published::Again => StatusCode::OK,
        Published::Missing(places) => return Err(inbox::gone(places)),
        Published::NotQuotable(places) => {
            let refused = |place| {
                let detail = "Deze zin kan niet. Hij moet letterlijk in de inbreng staan, de inzender moet ja hebben \
                              gezegd, en de inbreng moet zijn goedgekeurd.";
                FieldProblem::new(format!("/quotes/{place}"), detail)
            };
            return Err(Problem::invalid(places.into_iter().map(refused).collect()));
        }
    };
    Ok((status, Json(new.outcome)))
}

async fn withdraw(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    Named { agenda, outcome, .. }: Named,
) -> Result<StatusCode, Problem> {
    let (Some(agenda), Some(outcome)) = (agenda, outcome) else { return Err(not_published()) };
    let was_there = shared.store.withdraw(&agenda, &outcome, &access.name).await?;
    if was_there { Ok(StatusCode::NO_CONTENT) } else { Err(not_published()) }
}
