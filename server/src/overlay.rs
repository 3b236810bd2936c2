//! What staff published of an agenda, laid over the document that its editors wrote.
//!
//! The document is checked as a whole each time: what is refused when staff publish it can also come to pass later,
//! when the editors change their document. Then what no longer fits is passed over, and named in the log.

use serde_json::Value;
use weerklank_core::{
    agenda::Agenda,
    json::read_value,
    slug::Slug,
    staff::Part,
    text::{EASY, PLAIN},
};

use crate::{
    parts::NOT_SO,
    problem::FieldProblem,
    store::{Item, StoreError, StoredPart},
};

/// The texts of an agenda itself that staff can write.
pub(crate) const TEXTS: [&str; 6] = ["title", "summary", "motto", "now", "priorities", "themes_are"];
/// What can name something comes after it.
const ORDER: [Part; 6] = [Part::Texts, Part::Themes, Part::Indicators, Part::Changes, Part::Actions, Part::Outcomes];

/// An agenda with what staff published of it, before anything is counted.
#[derive(Debug)]
pub(crate) struct Laid {
    pub(crate) document: Value,
    pub(crate) agenda: Agenda,
    /// What staff published that fits.
    pub(crate) parts: Vec<StoredPart>,
    written: Value,
}

/// One thing of staff, on its way into a document.
#[derive(Debug, Clone, Copy)]
struct Sheet<'a> {
    part: Part,
    id: &'a Slug,
    document: &'a Value,
}

impl Laid {
    /// Lays what staff published over a document that was checked.
    pub(crate) fn new(written: &str, mut parts: Vec<StoredPart>) -> Result<Self, StoreError> {
        let written: Value = serde_json::from_str(written).map_err(|_| StoreError::Corrupt)?;
        parts.retain(|part| part.document.is_some());
        parts.sort_by_key(|part| ORDER.iter().position(|known| *known == part.part));
        if let Ok((document, agenda)) = whole(&written, &sheets(&parts)) {
            return Ok(Self { document, agenda, parts, written });
        }
        let mut fitting = Vec::new();
        for part in parts {
            fitting.push(part);
            if let Err(why) = whole(&written, &sheets(&fitting))
                && let Some(StoredPart { part, id, .. }) = fitting.pop()
            {
                let agenda = written["id"].as_str().unwrap_or_default();
                tracing::warn!("`{}/{id}` of agenda `{agenda}` is passed over: {}", part.name(), why.join("; "));
            }
        }
        let (document, agenda) = whole(&written, &sheets(&fitting)).map_err(|_| StoreError::Corrupt)?;
        Ok(Self { document, agenda, parts: fitting, written })
    }

    /// Whether what staff published as this is in it.
    pub(crate) fn has(&self, part: Part, id: &str) -> bool {
        self.parts.iter().any(|laid| laid.part == part && laid.id.as_str() == id)
    }

    /// What keeps something from being published, as places in `document`; empty when nothing does.
    pub(crate) fn problems(&self, item: Item<'_>, document: &Value) -> Vec<FieldProblem> {
        let sheet = Sheet { part: item.part, id: item.id, document };
        if let Some(problem) = sheet.misplaced(&self.written) {
            return vec![problem];
        }
        let others = sheets(&self.parts).into_iter().filter(|other| (other.part, other.id) != (item.part, item.id));
        let laid = lay(&self.written, others.chain([sheet]));
        let at = sheet.pointer(&laid);
        // What is elsewhere was in order before, so that it is not now comes from this.
        let local = |pointer: &str, detail: &'static str| match pointer.strip_prefix(at.as_str()) {
            Some(inside) if inside.is_empty() || inside.starts_with('/') => {
                FieldProblem::new(format!("/document{inside}"), detail)
            }
            _ => {
                FieldProblem::new("/document", "Iets anders in de agenda past hier niet meer bij. Verander dat eerst.")
            }
        };
        let mut problems = match read_value::<Agenda>(laid) {
            Err(unfit) => unfit.pointers().map(|pointer| local(&pointer, NOT_SO)).collect(),
            Ok(agenda) => {
                let faults = agenda.faults();
                let mut problems: Vec<_> = faults.iter().map(|fault| local(&fault.pointer, fault.in_dutch())).collect();
                let texts = agenda.texts();
                let texts = texts.iter().map(|text| (format!("/{}", text.path.replace('.', "/")), text));
                problems.extend(texts.filter(|(pointer, _)| sheet.wrote(&at, pointer)).filter_map(
                    |(pointer, text)| {
                        if !text.text.has(PLAIN) {
                            Some(local(&pointer, "Schrijf dit op in gewone taal (nl)."))
                        } else if text.needs_easy && !text.text.has(EASY) {
                            Some(local(&pointer, "Schrijf dit ook in makkelijke taal op (nl-simple)."))
                        } else {
                            None
                        }
                    },
                ));
                problems
            }
        };
        problems.dedup();
        problems
    }

    /// Whether what is left makes sense when this is taken away.
    pub(crate) fn can_lose(&self, item: Item<'_>) -> bool {
        let left = sheets(&self.parts).into_iter().filter(|sheet| (sheet.part, sheet.id) != (item.part, item.id));
        whole(&self.written, &left.collect::<Vec<_>>()).is_ok()
    }
}

impl Sheet<'_> {
    /// Why there is no place for it.
    fn misplaced(&self, written: &Value) -> Option<FieldProblem> {
        let Some(fields) = self.document.as_object() else {
            return Some(FieldProblem::new("/document", NOT_SO));
        };
        if self.part == Part::Texts {
            let unknown = fields.keys().find(|name| !TEXTS.contains(&name.as_str()))?;
            // What could be anything is not repeated.
            let is_a_name = Slug::parse(&unknown.replace('_', "-")).is_some();
            let pointer = if is_a_name { format!("/document/{unknown}") } else { "/document".to_owned() };
            return Some(FieldProblem::new(pointer, "Dit kun je hier niet veranderen."));
        }
        if self.document["id"].as_str() != Some(self.id.as_str()) {
            return Some(FieldProblem::new("/document/id", "Deze id is een andere dan die in het adres."));
        }
        let is_new_theme = self.part == Part::Themes && place(written, self.part, self.id).is_none();
        is_new_theme.then(|| FieldProblem::new("/document/id", "Dit thema staat niet in de agenda."))
    }

    /// Where it is in a document in which it was laid.
    fn pointer(&self, laid: &Value) -> String {
        match place(laid, self.part, self.id) {
            Some(place) => format!("/{}/{place}", self.part.name()),
            None => String::new(),
        }
    }

    /// Whether the text at `pointer` is of this sheet, which is at `at`.
    fn wrote(&self, at: &str, pointer: &str) -> bool {
        match self.part {
            Part::Texts => self.document.get(pointer.trim_start_matches('/')).is_some(),
            _ => pointer.strip_prefix(at).is_some_and(|inside| inside.starts_with('/')),
        }
    }
}

fn sheets(parts: &[StoredPart]) -> Vec<Sheet<'_>> {
    let sheets = parts
        .iter()
        .filter_map(|part| Some(Sheet { part: part.part, id: &part.id, document: part.document.as_ref()? }));
    sheets.collect()
}

/// Where the element with this id is in a list of the document.
fn place(document: &Value, part: Part, id: &Slug) -> Option<usize> {
    document[part.name()].as_array()?.iter().position(|known| known["id"] == id.as_str())
}

/// The document with all of these in it, whether it makes sense or not.
fn lay<'a>(written: &Value, sheets: impl IntoIterator<Item = Sheet<'a>>) -> Value {
    let mut document = written.clone();
    for sheet in sheets {
        if sheet.part == Part::Texts {
            for (name, text) in sheet.document.as_object().into_iter().flatten() {
                document[name] = text.clone();
            }
        } else if let Some(place) = place(&document, sheet.part, sheet.id) {
            document[sheet.part.name()][place] = sheet.document.clone();
        } else if let Some(list) = document[sheet.part.name()].as_array_mut() {
            list.push(sheet.document.clone());
        } else {
            document[sheet.part.name()] = vec![sheet.document.clone()].into();
        }
    }
    document
}

/// The document with all of these in it, and the agenda that it is; or why it is none.
fn whole(written: &Value, sheets: &[Sheet<'_>]) -> Result<(Value, Agenda), Vec<String>> {
    if let Some(misplaced) = sheets.iter().find_map(|sheet| sheet.misplaced(written)) {
        return Err(vec![misplaced.detail]);
    }
    let document = lay(written, sheets.iter().copied());
    let agenda: Agenda = read_value(document.clone()).map_err(|unfit| vec![unfit.to_string()])?;
    let problems = agenda.problems();
    if problems.is_empty() { Ok((document, agenda)) } else { Err(problems) }
}
