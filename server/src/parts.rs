//! What staff publish of an agenda: actions, indicators, changes, themes and its own texts; the history of all of it, and
//! the agenda as the desk edits it. Outcomes are published in `outcomes`, since they answer givers.

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, Query, State, rejection::QueryRejection},
    http::{Method, StatusCode},
    routing::{delete, get, put},
};
use serde::Deserialize;
use serde_json::Value;
use weerklank_core::{
    json::Unfit,
    slug::Slug,
    staff::{self, AtDesk, Page, Part, Role, Version},
};

use crate::{
    Operation, Shared, agendas, inbox,
    living::Living,
    page,
    path::Named,
    problem::{Document, FieldProblem, Problem},
    staff::Access,
    store::{Item, Publication, Published, Withdrawn, Writer},
};

/// The largest body with something to publish, or a draft of it. The longest theme that is shipped has 5 KB, and this
/// leaves room for other languages; an outcome comes with the ids of up to 200 givers.
pub(crate) const LARGEST_DOCUMENT: usize = 64 * 1024;

/// What to do with a field that does not read.
pub(crate) const NOT_SO: &str = "Vul dit in zoals het hoort.";

pub(crate) fn operations() -> Vec<Operation> {
    let path = "/staff/agendas/{agenda}/{part}/{item}";
    let limit = DefaultBodyLimit::max(LARGEST_DOCUMENT);
    vec![
        Operation::of_staff(Role::Reader, Method::GET, "/staff/agendas/{agenda}", get(at_desk)),
        Operation::of_staff(Role::Publisher, Method::PUT, path, put(publish).layer(limit)),
        Operation::of_staff(Role::Publisher, Method::DELETE, path, delete(withdraw)),
        Operation::of_staff(Role::Reader, Method::GET, "/staff/agendas/{agenda}/{part}/{item}/history", get(history)),
    ]
}

/// Something of an agenda, as a path names it.
pub(crate) struct Target<'a> {
    /// Its agenda.
    pub(crate) living: &'a Living,
    part: Part,
    id: Slug,
}

impl<'a> Target<'a> {
    /// What a path names; it need not be there yet.
    pub(crate) fn of(named: Named, shared: &'a Shared) -> Result<Self, Problem> {
        let living = named.agenda.and_then(|id| shared.agendas.get(&id)).ok_or_else(agendas::missing)?;
        let (part, id) = named.part.zip(named.item).ok_or_else(missing)?;
        let is_it = part != Part::Texts || id == living.agenda().id;
        is_it.then_some(Self { living, part, id }).ok_or_else(missing)
    }

    pub(crate) fn item(&self) -> Item<'_> {
        Item { agenda: &self.living.agenda().id, part: self.part, id: &self.id }
    }

    /// The same, when it is something that can be published.
    pub(crate) fn published(named: Named, shared: &'a Shared) -> Result<Self, Problem> {
        let target = Self::of(named, shared)?;
        if Part::PUBLISHED.contains(&target.part) { Ok(target) } else { Err(missing()) }
    }
}

fn missing() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is no such part of an agenda; docs/openapi.yaml lists them.")
}

fn not_published() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "Staff published no such thing; what the agenda's document says is its editors'.",
    )
}

/// What a request without a body says of the version that is known.
#[derive(Deserialize)]
pub(crate) struct Known {
    revision: Option<u32>,
}

/// The same as in the query of a request.
pub(crate) fn known(asked: Result<Query<Known>, QueryRejection>) -> Result<Option<u32>, Problem> {
    asked.map(|Query(known)| known.revision).map_err(|_| page::wrong("`revision` is a number."))
}

async fn at_desk(State(shared): State<Shared>, named: Named) -> Result<Json<AtDesk>, Problem> {
    let id = named.agenda.ok_or_else(agendas::missing)?;
    let edition = shared.agendas.edition(&id, &shared).await?.ok_or_else(agendas::missing)?;
    let parts = shared.store.parts(&id).await?.into_iter().map(|stored| staff::Published {
        part: stored.part,
        item: stored.id,
        revision: stored.stamp.revision,
        on: stored.stamp.on,
        by: stored.stamp.by,
        withdrawn: stored.document.is_none(),
    });
    Ok(Json(AtDesk { document: edition.document.value()?, parts: parts.collect() }))
}

#[derive(Deserialize)]
struct NewPart {
    document: Value,
    revision: Option<u32>,
}

async fn publish(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    named: Named,
    Document(body): Document<Value>,
) -> Result<(StatusCode, Json<Version>), Problem> {
    let target = Target::published(named, &shared)?;
    let (NewPart { document, revision }, body) = read(body)?;
    let _alone = target.living.publishing(&shared.store).await?;
    let problems = target.living.laid(&shared.store).await?.problems(target.item(), &document);
    if !problems.is_empty() {
        return Err(Problem::invalid(problems));
    }
    let publication = Publication {
        item: target.item(),
        writer: Writer { name: &access.name, revision },
        document,
        seen: shared.rules.four_eyes.then_some(&body),
        answer: None,
        quotes: Vec::new(),
    };
    answer(shared.store.publish(&publication).await?)
}

/// What is to be published, and the body as a draft of it has it: without `revision`.
pub(crate) fn read<T: for<'a> Deserialize<'a>>(mut body: Value) -> Result<(T, Value), Problem> {
    let new = T::deserialize(&body).map_err(|_| page::wrong("The body is not JSON of the described form."))?;
    if let Some(fields) = body.as_object_mut() {
        fields.remove("revision");
    }
    Ok((new, body))
}

/// What is not of the described form, at `place` in a body.
pub(crate) fn unfit(place: &str, unfit: &Unfit) -> Problem {
    let wrong = |inside| FieldProblem::new(format!("{place}{inside}"), NOT_SO);
    Problem::invalid(unfit.pointers().map(wrong).collect())
}

/// The answer to who publishes.
pub(crate) fn answer(published: Published) -> Result<(StatusCode, Json<Version>), Problem> {
    match published {
        Published::New(version) => Ok((StatusCode::CREATED, Json(version))),
        Published::Again(version) => Ok((StatusCode::OK, Json(version))),
        Published::Conflict(conflict) => Err(Problem::conflict(conflict)),
        Published::OneSaw => {
            let problem = Problem::new(StatusCode::FORBIDDEN, "Two pairs of eyes: publish the draft of another token.");
            let detail = "Iemand anders moet dit publiceren. Bewaar het als concept. Dan leest een collega het na.";
            Err(problem.in_dutch(detail))
        }
        Published::Missing(places) => Err(inbox::gone(places)),
        Published::NotQuotable(places) => {
            let refused = |place| {
                let detail = "Deze zin kan niet. Hij moet letterlijk in de inbreng staan, de inzender moet ja hebben \
                              gezegd, en de inbreng moet zijn goedgekeurd.";
                FieldProblem::new(format!("/quotes/{place}"), detail)
            };
            Err(Problem::invalid(places.into_iter().map(refused).collect()))
        }
    }
}

pub(crate) async fn withdraw(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    named: Named,
    asked: Result<Query<Known>, QueryRejection>,
) -> Result<StatusCode, Problem> {
    let target = Target::published(named, &shared)?;
    let writer = Writer { name: &access.name, revision: known(asked)? };
    let _alone = target.living.publishing(&shared.store).await?;
    if !target.living.laid(&shared.store).await?.can_lose(target.item()) {
        let detail = "Iets anders in de agenda verwijst hiernaar. Verander dat eerst.";
        return Err(Problem::invalid(vec![FieldProblem::new("", detail)]));
    }
    match shared.store.withdraw(target.item(), writer).await? {
        Withdrawn::Done => Ok(StatusCode::NO_CONTENT),
        Withdrawn::Unknown => Err(not_published()),
        Withdrawn::Conflict(conflict) => Err(Problem::conflict(conflict)),
    }
}

async fn history(State(shared): State<Shared>, named: Named) -> Result<Json<Page<Version>>, Problem> {
    let target = Target::published(named, &shared)?;
    let items = shared.store.history(target.item()).await?;
    Ok(Json(Page { items, next: None }))
}
