//! What staff publish of what was done: outcomes, whom they answer, and whose words go with them.

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, Query, State, rejection::QueryRejection},
    http::{Method, StatusCode},
    routing::{delete, put},
};
use serde::Deserialize;
use serde_json::Value;
use weerklank_core::{
    agenda::Agenda,
    feedback::Reply,
    json::read_value,
    outcome::Outcome,
    receipt::FeedbackId,
    slug::Slug,
    staff::{ADDED_TO_OUTCOMES, Role, Version},
};

use crate::{
    Operation, Shared, clock,
    digest::hash,
    inbox,
    parts::{self, Known, LARGEST_DOCUMENT, Target},
    path::Named,
    problem::{Document, FieldProblem, Problem},
    staff::Access,
    store::{Answer, Publication, Writer},
};

/// The most sentences of givers that go with an outcome.
const MOST_QUOTES: usize = 20;

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_DOCUMENT);
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
    /// The newest version that is known, 0 when none.
    revision: Option<u32>,
}

/// A sentence of a giver.
#[derive(Deserialize)]
pub(crate) struct NewQuote {
    feedback: FeedbackId,
    text: String,
}

impl NewQuote {
    /// Whose it is, and the sentence.
    pub(crate) fn sentence(&self) -> (&FeedbackId, &str) {
        (&self.feedback, &self.text)
    }
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

async fn publish(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    named: Named,
    Document(body): Document<Value>,
) -> Result<(StatusCode, Json<Version>), Problem> {
    let target = Target::published(named.of_outcome(), &shared)?;
    let item = target.item();
    let (mut new, body): (NewOutcome, _) = parts::read(body)?;
    if let Some(fields) = new.outcome.as_object_mut() {
        fields.retain(|name, _| !ADDED_TO_OUTCOMES.contains(&name.as_str()));
    }
    let outcome: Outcome = read_value(new.outcome.clone()).map_err(|unfit| parts::unfit("/outcome", &unfit))?;
    let _alone = target.living.publishing(&shared.store).await?;
    let problems = new.problems(&outcome, item.id, &target.living.laid(&shared.store).await?.agenda);
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    let reply = Reply { on: clock::today(), text: new.text, outcome: Some(item.id.clone()), others: None };
    // Not of the givers: who is named again in a later turn is answered once.
    let key = hash(&format!("outcome\n{}\n{}\n{}\n{}", item.agenda, item.id, reply.on.as_str(), reply.text));
    let publication = Publication {
        item,
        writer: Writer { name: &access.name, revision: new.revision },
        document: new.outcome,
        seen: shared.rules.four_eyes.then_some(&body),
        answer: (!new.feedback.is_empty()).then_some(Answer { key, to: &new.feedback, reply }),
        quotes: new.quotes.iter().map(NewQuote::sentence).collect(),
    };
    parts::answer(shared.store.publish(&publication).await?)
}

async fn withdraw(
    shared: State<Shared>,
    access: Extension<Access>,
    named: Named,
    known: Result<Query<Known>, QueryRejection>,
) -> Result<StatusCode, Problem> {
    parts::withdraw(shared, access, named.of_outcome(), known).await
}
