//! The agendas that can be read, and that feedback may refer to.
//!
//! They are documents in a folder; editors change them there. At start they are checked, stored, and
//! kept in memory; what came since is added when they are read (`living`). A document with a mistake is named in the log and passed over: the version that was
//! good last stays, so that a slip of an editor takes no agenda away from its readers.

use std::{collections::BTreeMap, fs, io, path::Path, sync::Arc};

use axum::{
    extract::State,
    http::{HeaderMap, Method, StatusCode},
    response::Response,
    routing::get,
};
use serde::Deserialize;
use tokio::sync::Mutex;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    date::Date,
    feedback::Feedback,
    slug::Slug,
};

use crate::{
    Operation, Shared, clock,
    document::Document,
    living::{Edition, Living},
    path::Named,
    problem::{FieldProblem, Problem},
    store::{Store, StoreError, StoredAgenda},
};

/// The file that gives the order. It is never served: the list is made from the documents.
const ORDER: &str = "index.json";

/// The agendas of this server.
#[derive(Debug)]
pub struct Agendas {
    order: Vec<Slug>,
    agendas: BTreeMap<Slug, Living>,
    /// The list as it was made last, and how often staff had published then.
    list: Mutex<Option<(i64, Arc<Document>)>>,
}

impl Agendas {
    /// Takes the documents of `folder` into `store`, and reads all that are there then. Without the
    /// folder, those that were stored before are all there is.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn load(folder: &Path, store: &Store) -> Result<Self, StoreError> {
        match read_folder(folder) {
            Ok((good, wrong)) => store.keep_agendas(&good, &wrong).await?,
            Err(error) => {
                tracing::warn!("{}: {error}; the agendas of the last start are served", folder.display());
            }
        }
        let mut order = Vec::new();
        let mut agendas = BTreeMap::new();
        for stored in store.agendas().await? {
            // Checked before it was stored, but perhaps by an older version of these types.
            let agenda: Agenda = serde_json::from_str(&stored.document).map_err(|_| StoreError::Corrupt)?;
            order.push(agenda.id.clone());
            agendas.insert(agenda.id.clone(), Living::new(stored.document, agenda));
        }
        Ok(Self { order, agendas, list: Mutex::default() })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.agendas.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.agendas.is_empty()
    }

    /// The agenda with this id.
    pub(crate) fn get(&self, id: &Slug) -> Option<&Living> {
        self.agendas.get(id)
    }

    /// The list of all agendas, with the texts that staff gave them.
    async fn list(&self, store: &Store) -> Result<Arc<Document>, StoreError> {
        let mut made = self.list.lock().await;
        let publications = store.publications().await?;
        if let Some((_, list)) = made.as_ref().filter(|(of, _)| *of == publications) {
            return Ok(Arc::clone(list));
        }
        let mut agendas = Vec::with_capacity(self.order.len());
        for agenda in self.order.iter().filter_map(|id| self.agendas.get(id)) {
            agendas.push(agenda.laid(store).await?.agenda.summary());
        }
        let list = serde_json::to_string(&AgendaIndex { agendas }).map_err(|_| StoreError::Corrupt)?;
        let list = Arc::new(Document::json(list));
        *made = Some((publications, Arc::clone(&list)));
        Ok(list)
    }

    /// What readers of an agenda get now; `None` when there is no such agenda.
    pub(crate) async fn edition(&self, id: &Slug, shared: &Shared) -> Result<Option<Arc<Edition>>, StoreError> {
        let Some(agenda) = self.agendas.get(id) else { return Ok(None) };
        agenda.edition(&shared.store, &shared.site).await.map(Some)
    }

    /// What keeps feedback from being accepted: its own problems, and references to nothing.
    pub(crate) async fn problems(&self, feedback: &Feedback, store: &Store) -> Result<Vec<FieldProblem>, StoreError> {
        let mut problems: Vec<_> = feedback.problems().into_iter().map(FieldProblem::from).collect();
        problems.extend(too_early("/created_on", &feedback.created_on));
        let Some(agenda) = self.get(&feedback.agenda) else {
            problems.push(FieldProblem::new("/agenda", "Deze agenda kennen we niet (meer)."));
            return Ok(problems);
        };
        let agenda = &agenda.laid(store).await?.agenda;
        if agenda.theme(&feedback.theme).is_none() {
            problems.push(FieldProblem::new("/theme", "Dit thema staat niet (meer) in de agenda."));
        }
        if let Some(wanted) = &feedback.question {
            let mut questions = agenda.themes.iter().flat_map(|theme| &theme.questions);
            if !questions.any(|question| question.id == *wanted) {
                problems.push(FieldProblem::new("/question", "Deze vraag staat niet (meer) in de agenda."));
            }
        }
        for (place, theme) in feedback.ranking.iter().enumerate() {
            if agenda.theme(theme).is_none() {
                problems
                    .push(FieldProblem::new(format!("/ranking/{place}"), "Dit thema staat niet (meer) in de agenda."));
            }
        }
        Ok(problems)
    }
}

/// The clock of a phone may be a day ahead of ours, by its place on earth or by mistake; not more.
pub(crate) fn too_early(pointer: &str, day: &Date) -> Option<FieldProblem> {
    let wrong = day.is_day() && *day > clock::day(1);
    wrong.then(|| FieldProblem::new(pointer, "Deze datum is nog niet geweest. Klopt de datum van je apparaat?"))
}

/// The good documents of `folder` in their order, and the ids of those that are not good.
fn read_folder(folder: &Path) -> io::Result<(Vec<StoredAgenda>, Vec<String>)> {
    let (mut good, mut wrong) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let is_document = file.extension().is_some_and(|extension| extension == "json");
        let Some(id) = file.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_document) else { continue };
        if file.ends_with(ORDER) {
            continue;
        }
        match check(id, fs::read_to_string(&file)) {
            Ok(agenda) => good.push(agenda),
            Err(problems) => {
                for problem in problems {
                    tracing::warn!("{} is passed over: {problem}", file.display());
                }
                wrong.push(id.to_owned());
            }
        }
    }
    let order = order(&folder.join(ORDER));
    // Those that the order does not name come last, by id.
    let place = |id: &str| order.iter().position(|named| named == id).unwrap_or(usize::MAX);
    good.sort_by(|a, b| (place(&a.id), &a.id).cmp(&(place(&b.id), &b.id)));
    Ok((good, wrong))
}

fn check(id: &str, read: io::Result<String>) -> Result<StoredAgenda, Vec<String>> {
    let document = read.map_err(|error| vec![error.to_string()])?;
    let agenda: Agenda = serde_json::from_str(&document).map_err(|error| vec![error.to_string()])?;
    let mut problems = agenda.problems();
    if agenda.id.as_str() != id {
        problems.push(format!("its id is `{}`, so its name must be {}.json", agenda.id, agenda.id));
    }
    if problems.is_empty() { Ok(StoredAgenda { id: id.to_owned(), document }) } else { Err(problems) }
}

/// The ids in the file that gives the order; none when it is absent or does not read.
fn order(file: &Path) -> Vec<String> {
    #[derive(Deserialize)]
    struct Order {
        agendas: Vec<Named>,
    }

    #[derive(Deserialize)]
    struct Named {
        id: String,
    }

    let Ok(text) = fs::read_to_string(file) else { return Vec::new() };
    match serde_json::from_str::<Order>(&text) {
        Ok(order) => order.agendas.into_iter().map(|named| named.id).collect(),
        Err(error) => {
            tracing::warn!("{} gives no order: {error}", file.display());
            Vec::new()
        }
    }
}

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::of_all(Method::GET, "/agendas", get(list)),
        Operation::of_all(Method::GET, "/agendas/{agenda}", get(one)),
        Operation::of_all(Method::GET, "/agendas/{agenda}/gedaan.atom", get(feed)),
    ]
}

async fn list(State(shared): State<Shared>, headers: HeaderMap) -> Result<Response, Problem> {
    Ok(shared.agendas.list(&shared.store).await?.answer(&headers))
}

async fn one(State(shared): State<Shared>, named: Named, headers: HeaderMap) -> Result<Response, Problem> {
    Ok(edition(&shared, named).await?.document.answer(&headers))
}

async fn feed(State(shared): State<Shared>, named: Named, headers: HeaderMap) -> Result<Response, Problem> {
    Ok(edition(&shared, named).await?.feed.answer(&headers))
}

async fn edition(shared: &Shared, named: Named) -> Result<Arc<Edition>, Problem> {
    let id = named.agenda.ok_or_else(missing)?;
    shared.agendas.edition(&id, shared).await?.ok_or_else(missing)
}

pub(crate) fn missing() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is no such agenda; GET agendas lists them.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ahead_is_allowed_and_two_are_not() {
        assert_eq!(too_early("/on", &clock::day(1)), None);
        assert_eq!(too_early("/on", &clock::day(2)).unwrap().pointer, "/on");
    }
}
