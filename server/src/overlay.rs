//! What staff published of an agenda, laid over the document that its editors wrote.
//!
//! The document is checked as a whole each time: what is refused when staff publish it can also come to pass later,
//! when the editors change their document. Then what no longer fits is passed over, and named in the log.

use serde_json::Value;
use weerklank_core::{
    agenda::{Agenda, AgendaText, NOT_EASY},
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
        // Without anything of staff nothing is asked: a document that was good for an older version is served, too.
        let agenda = read_value(written.clone()).map_err(|_| StoreError::Corrupt)?;
        let mut laid = Self { document: written.clone(), agenda, parts: Vec::new(), written };
        if laid.take(parts.clone()).is_ok() {
            return Ok(laid);
        }
        for part in parts {
            let (name, id) = (part.part.name(), part.id.clone());
            let fitting = laid.parts.iter().cloned().chain([part]).collect();
            if let Err(why) = laid.take(fitting) {
                tracing::warn!("`{name}/{id}` of agenda `{}` is passed over: {}", laid.agenda.id, why.join("; "));
            }
        }
        Ok(laid)
    }

    /// Has these parts in it from now on, if the whole makes sense with them; else tells why not.
    fn take(&mut self, parts: Vec<StoredPart>) -> Result<(), Vec<String>> {
        if !parts.is_empty() {
            (self.document, self.agenda) = whole(&self.written, &sheets(&parts))?;
            self.parts = parts;
        }
        Ok(())
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
        let agenda: Agenda = match read_value(laid) {
            Ok(agenda) => agenda,
            Err(unfit) => return unfit.pointers().map(|pointer| local(&pointer, NOT_SO)).collect(),
        };
        let faults = agenda.faults();
        let faults = faults.iter().map(|fault| local(&fault.pointer, fault.in_dutch()));
        let texts = agenda.texts();
        let lacking = texts.iter().filter_map(|text| {
            let pointer = format!("/{}", text.path.replace('.', "/"));
            lacks(text).filter(|_| sheet.wrote(&at, &pointer)).map(|lack| local(&pointer, lack))
        });
        faults.chain(lacking).collect()
    }

    /// Whether what is left makes sense when this is taken away.
    pub(crate) fn can_lose(&self, item: Item<'_>) -> bool {
        let mut left = sheets(&self.parts);
        left.retain(|sheet| (sheet.part, sheet.id) != (item.part, item.id));
        left.is_empty() || whole(&self.written, &left).is_ok()
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

/// What a text lacks, for staff.
fn lacks(text: &AgendaText<'_>) -> Option<&'static str> {
    if !text.text.has(PLAIN) {
        return Some("Schrijf dit op in gewone taal (nl).");
    }
    (text.needs_easy && !text.text.has(EASY)).then_some(NOT_EASY)
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

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};
    use serde_json::json;

    use super::*;
    use crate::{clock, store::Stamp};

    const WRITTEN: &str = r#"{"id":"a","kind":"report","title":"A","summary":"B","region":{"name":"R"},"source":{"document":"D"},
        "themes":[{"id":"x","title":"X","summary":"S","questions":[{"id":"q","kind":"key","text":"Q"}]}],
        "outcomes":[{"id":"y","theme":"x","question":"q","heard":{"nl":"H","nl-simple":"H"},"state":"heard"}]}"#;

    /// Something that staff do to a part with this id. The names are of what it refers to, there or not.
    #[derive(Debug, Clone)]
    enum Act {
        Publish(Part, &'static str, Vec<&'static str>),
        Withdraw(Part, &'static str),
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let parts = [Part::Outcomes, Part::Actions, Part::Indicators, Part::Changes, Part::Themes];
        let (part, id) = (select(parts.to_vec()), select(vec!["x", "y"]));
        let named = vec(select(vec!["x", "y", "q", "r"]), 0..3);
        let act = prop_oneof![
            4 => (part.clone(), id.clone(), named).prop_map(|(part, id, named)| Act::Publish(part, id, named)),
            1 => (part, id).prop_map(|(part, id)| Act::Withdraw(part, id)),
        ];
        vec(act, 1..25)
    }

    fn document(part: Part, id: &str, named: &[&str]) -> Value {
        let easy = json!({ "nl": "W", "nl-simple": "W" });
        let among = |known: [&str; 2]| named.iter().copied().filter(|name| known.contains(name)).collect::<Vec<_>>();
        let question = |id| json!({ "id": id, "kind": "key", "text": easy });
        match part {
            Part::Outcomes => json!({ "id": id, "theme": "x", "heard": easy, "state": "heard",
                "question": among(["q", "r"]).first(), "change": among(["x", "y"]).first() }),
            Part::Actions => json!({ "id": id, "kind": "pilot", "title": easy, "indicators": among(["x", "y"]) }),
            Part::Indicators => json!({ "id": id, "title": easy, "themes": among(["x", "y"]) }),
            Part::Changes => json!({ "id": id, "on": "2026", "what": easy }),
            _ => {
                let questions: Vec<_> = among(["q", "r"]).into_iter().map(question).collect();
                json!({ "id": id, "title": easy, "summary": easy, "questions": questions })
            }
        }
    }

    #[test]
    fn a_document_that_was_good_for_an_older_version_stays_and_nothing_is_laid_over_it() {
        let written = WRITTEN.replace(r#""question":"q""#, r#""question":"nowhere""#);
        let stamp = Stamp { revision: 1, on: clock::today(), by: "test".to_owned() };
        let id = Slug::parse("x").unwrap();
        let document = Some(document(Part::Changes, "x", &[]));
        let laid = Laid::new(&written, vec![StoredPart { part: Part::Changes, id, stamp, document }]).unwrap();
        assert_eq!((laid.agenda.outcomes.len(), laid.agenda.changes.len(), laid.parts.len()), (1, 0, 0));
        assert_eq!(laid.document.to_string(), serde_json::from_str::<Value>(&written).unwrap().to_string());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn what_is_accepted_is_shown_and_the_whole_always_makes_sense(acts in acts()) {
            let agenda = Slug::parse("a").unwrap();
            let mut stored: Vec<StoredPart> = Vec::new();
            for act in acts {
                let laid = Laid::new(WRITTEN, stored.clone()).unwrap();
                let (Act::Publish(part, id, _) | Act::Withdraw(part, id)) = &act;
                let id = Slug::parse(id).unwrap();
                let item = Item { agenda: &agenda, part: *part, id: &id };
                let document = match &act {
                    Act::Publish(part, id, named) => Some(document(*part, id, named)),
                    Act::Withdraw(..) => None,
                };
                let is_accepted = match &document {
                    Some(document) => laid.problems(item, document).is_empty(),
                    None => laid.can_lose(item),
                };
                if is_accepted {
                    stored.retain(|known| (known.part, &known.id) != (*part, &id));
                    let stamp = Stamp { revision: 1, on: clock::today(), by: "test".to_owned() };
                    stored.push(StoredPart { part: *part, id, stamp, document });
                }
                let laid = Laid::new(WRITTEN, stored.clone()).unwrap();
                prop_assert_eq!(laid.agenda.problems(), Vec::<String>::new());
                let shown = stored.iter().filter(|part| part.document.is_some()).count();
                prop_assert_eq!(laid.parts.len(), shown, "after {:?}", act);
            }
        }
    }
}
