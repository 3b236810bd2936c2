//! Everything that is asked of a backend to grant one wish: one request, or several, each after the answer before.
//!
//! Nothing here does HTTP: [`Conversation::begin`] and [`Conversation::hear`] say what to ask, and in the end what came of
//! it. No request leaves the place that the description names, and no list goes on for ever, whatever a backend answers.

use std::cmp::Ordering;

use super::{
    Meaning, Request, Response,
    fields::{Fields, ours, theirs},
    operation::{Operation, Pages, Part, Turn},
    plain::{Answer, Exchange, In, Rule},
    template::{absolute, basic, fill, fill_document, in_address, in_header},
};
use crate::json::{self, Pairs, Value};

/// The most pages of one list. A longer one is not read at all, which is better than half.
const MOST_PAGES: u16 = 1000;

/// For records whose fields are called as ours.
static NO_FIELDS: Fields = Pairs::new();

/// One thing that is asked, with what names in braces stand for.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Where every request goes: absolute, ends in `/`.
    pub base: String,
    /// How long to wait for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// The lists of fields that operations name.
    pub lists: &'a Pairs<String, Fields>,
    /// How.
    pub operation: &'a Operation,
    /// Headers of who asks.
    pub headers: [Option<&'a Pairs<String, String>>; 2],
    /// How one reads what has the same id, if one can.
    pub read: Option<&'a Operation>,
    /// How one finds the id that the backend gave it (`{server_id}`), if it gives one.
    pub find: Option<&'a Operation>,
    /// What names in braces stand for.
    pub values: Vec<(&'static str, String)>,
    /// What is sent.
    pub record: Option<Value>,
}

/// What to do now.
#[derive(Debug)]
pub enum Step {
    /// Send this, and tell what came.
    Ask(Request),
    /// It is over.
    Done(Answer),
}

/// A conversation that goes on.
#[derive(Debug)]
pub struct Conversation<'a> {
    asked: Asked<'a>,
    stage: Stage,
    /// What the backend itself said of what is asked about: `{found}` in bodies.
    found: Value,
    list: List,
    result: Value,
}

/// What was asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The backend's own id.
    Find,
    /// Whether the record is there already.
    Look,
    /// The wish itself.
    Main,
    /// What has the id that was taken.
    Compare,
    /// A part of the result.
    Part(usize),
}

/// What was read of a list so far.
#[derive(Debug, Default)]
struct List {
    rows: Vec<Value>,
    pages: u16,
    last: Vec<Value>,
    next: Option<String>,
}

impl<'a> Conversation<'a> {
    /// The first request.
    pub fn begin(asked: Asked<'a>) -> (Self, Request) {
        let operation = asked.operation;
        let needs_find = asked.find.is_some() && (operation.holds("server_id") || operation.holds("found"));
        let stage = match (needs_find, asked.read) {
            (true, _) => Stage::Find,
            (false, Some(_)) if operation.look_first => Stage::Look,
            _ => Stage::Main,
        };
        let conversation = Self { asked, stage, found: Value::Null, list: List::default(), result: Value::Null };
        let request = conversation.request();
        (conversation, request)
    }

    /// How many rows of a list were read so far.
    pub fn read_so_far(&self) -> usize {
        self.list.rows.len()
    }

    /// What to do after this answer.
    pub fn hear(&mut self, response: &Response) -> Step {
        match self.understand(response) {
            Ok(step) => step,
            Err(meaning) => Step::Done(Answer { meaning, result: Value::Null, retry_after: response.retry_after }),
        }
    }

    fn understand(&mut self, response: &Response) -> Result<Step, Meaning> {
        let mut body = json::parse(&response.body).unwrap_or_default();
        match self.stage {
            Stage::Find => {
                let find = self.asked.find.ok_or(Meaning::Refused)?;
                let found = self.found(find, response, &mut body)?;
                let id = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
                self.asked.values.extend([("server_id", id)]);
                self.found = found;
                Ok(self.go(Stage::Main))
            }
            Stage::Look | Stage::Compare => {
                let read = self.asked.read.ok_or(Meaning::Refused)?;
                match self.found(read, response, &mut body) {
                    Ok(there) => {
                        let there = match &read.put_at {
                            Some(_) => ours(there, self.fields(read.fields.as_ref())),
                            // All that is known of it, of which the record is a part.
                            None => there.get("feedback").cloned().unwrap_or(there),
                        };
                        Err(self.compared(&there))
                    }
                    // Taken, and not to be seen: somebody else's.
                    Err(Meaning::NotFound) if self.stage == Stage::Compare => Err(Meaning::Different),
                    Err(Meaning::NotFound) => Ok(self.go(Stage::Main)),
                    Err(meaning) => Err(meaning),
                }
            }
            Stage::Main => {
                let operation = self.asked.operation;
                match self.meaning(operation, response, &mut body) {
                    Meaning::Done => self.granted(operation, response, &mut body),
                    Meaning::Exists if self.asked.read.is_some() && self.asked.record.is_some() => {
                        Ok(self.go(Stage::Compare))
                    }
                    meaning => Err(meaning),
                }
            }
            Stage::Part(place) => {
                let (name, part) = &self.asked.operation.with.iter().nth(place).ok_or(Meaning::Broken)?;
                if Meaning::of_status(response.status) != Meaning::Done {
                    return Err(Meaning::of_status(response.status));
                }
                let rows = at(&body, part.result.as_ref()).ok_or(Meaning::Broken)?;
                if let Some(request) = self.read_page(rows, part.pages.as_ref(), response)? {
                    return Ok(Step::Ask(request));
                }
                let fields = self.fields(part.fields.as_ref());
                let rows = std::mem::take(&mut self.list).rows.into_iter().map(|row| ours(row, fields)).collect();
                self.add(name, part, rows);
                Ok(self.go(Stage::Part(place + 1)))
            }
        }
    }

    /// What the wish asked for is in `body`.
    fn granted(&mut self, operation: &'a Operation, response: &Response, body: &mut Value) -> Result<Step, Meaning> {
        if let Some(pointer) = &operation.repeats_record {
            let there = body.pointer(pointer).ok_or(Meaning::Broken)?.clone();
            let meaning = self.compared(&ours(there, self.fields(operation.fields.as_ref())));
            if meaning != Meaning::Done {
                return Err(meaning);
            }
        }
        let fields = self.fields(operation.fields.as_ref());
        let result = operation.exchange.result(body);
        if operation.pages.is_some() {
            if let Some(request) = self.read_page(result.ok_or(Meaning::Broken)?, operation.pages.as_ref(), response)? {
                return Ok(Step::Ask(request));
            }
            self.result = std::mem::take(&mut self.list).rows.into();
        } else {
            self.result = result.unwrap_or_default();
        }
        if operation.empty_is_not_found && is_empty(&self.result) {
            return Err(Meaning::NotFound);
        }
        let placed = |record: Value| match &operation.put_at {
            Some(name) => Value::Object([(name.clone(), ours(record, fields))].into_iter().collect()),
            None if operation.fields.is_some() => ours(record, fields),
            None => record,
        };
        self.result = match std::mem::take(&mut self.result) {
            Value::Array(rows) => rows.iter().filter_map(|row| at(row, operation.row.as_ref())).map(placed).collect(),
            record => placed(record),
        };
        Ok(self.go(Stage::Part(0)))
    }

    /// The result of an operation that helps with another.
    fn found(&self, operation: &Operation, response: &Response, body: &mut Value) -> Result<Value, Meaning> {
        match self.meaning(operation, response, body) {
            Meaning::Done => match operation.exchange.result(body) {
                Some(found) if !is_empty(&found) => Ok(found),
                _ => Err(Meaning::NotFound),
            },
            meaning => Err(meaning),
        }
    }

    fn meaning(&self, operation: &Operation, response: &Response, body: &mut Value) -> Meaning {
        let Response { status, body: text, .. } = response;
        let fits = |rule: &&Rule| rule.has(*status) && says(rule, text, body);
        let rule = operation.exchange.answers.iter().find(fits);
        operation.exchange.meaning(*status, rule, body, self.value("id").unwrap_or_default())
    }

    /// Whether what is there is what was sent: then it was stored before.
    fn compared(&self, there: &Value) -> Meaning {
        let holds = self.asked.record.as_ref().is_some_and(|sent| holds(there, sent));
        if holds { Meaning::Done } else { Meaning::Different }
    }

    /// Keeps a page, and says what to ask for the next.
    fn read_page(
        &mut self,
        page: Value,
        pages: Option<&Pages>,
        response: &Response,
    ) -> Result<Option<Request>, Meaning> {
        let Value::Array(page) = page else { return Err(Meaning::Broken) };
        let is_again = !page.is_empty() && page == self.list.last;
        let Some(pages) = pages else {
            self.list.rows.extend(page);
            return Ok(None);
        };
        // A backend that knows no pages sends the same one each time.
        if is_again {
            return Ok(None);
        }
        let is_full = page.len() >= usize::from(pages.size);
        self.list.rows.extend(page.iter().cloned());
        self.list.last = page;
        self.list.pages += 1;
        let said = |at: &String| match pages.by {
            Turn::Body => {
                let said = json::parse(&response.body).ok()?.pointer(at)?.clone();
                Some(said.as_str().map_or_else(|| said.to_string(), str::to_owned)).filter(|said| said != "null")
            }
            _ => response.header.clone(),
        };
        let next = match pages.by {
            Turn::Number | Turn::Offset => is_full.then(String::new),
            Turn::Body | Turn::Header => pages.at.as_ref().and_then(said).filter(|next| !next.is_empty()),
        };
        let Some(next) = next else { return Ok(None) };
        if self.list.pages >= MOST_PAGES {
            return Err(Meaning::Broken);
        }
        if !next.is_empty() && self.list.next.as_ref() == Some(&next) {
            return Ok(None);
        }
        self.list.next = Some(next);
        let request = self.request();
        // Wherever an answer points, nobody else is asked.
        let stays =
            request.url.starts_with(&self.asked.base) && !request.url.contains("..") && !request.url.contains('\\');
        if stays { Ok(Some(request)) } else { Err(Meaning::Broken) }
    }

    /// Adds a part to the result, or to each of its rows.
    fn add(&mut self, name: &str, part: &Part, mut rows: Vec<Value>) {
        if let Some(order) = &part.order {
            rows.sort_by(|one, other| compare(one.get(order), other.get(order)));
        }
        let own = self.value("id").or(self.value("agenda")).map(str::to_owned);
        let put_at = self.asked.operation.put_at.clone();
        let add_to = |whole: &mut Value, id: Option<&str>| {
            let is_own = |row: &&Value| match (&part.by, id) {
                (Some(by), Some(id)) => names(row.get(by), id),
                _ => true,
            };
            let mut own: Vec<_> = rows.iter().filter(is_own).cloned().collect();
            let value = if part.single { own.pop() } else { Some(own.into()) };
            if let (Some(whole), Some(value)) = (whole.as_object_mut(), value) {
                whole.insert(name.to_owned(), value);
            }
        };
        match &mut self.result {
            Value::Array(all) => {
                for whole in all {
                    let record = put_at.as_ref().map_or(Some(&*whole), |name| whole.get(name));
                    let id = record.and_then(|record| record.get("id")?.as_str()).unwrap_or_default().to_owned();
                    add_to(whole, Some(&id));
                }
            }
            whole => add_to(whole, own.as_deref()),
        }
    }

    /// Goes on with another stage, or ends when there is no further part.
    fn go(&mut self, stage: Stage) -> Step {
        self.stage = stage;
        self.list = List::default();
        let parts = self.asked.operation.with.iter().count();
        if matches!(stage, Stage::Part(place) if place >= parts) {
            let result = match (std::mem::take(&mut self.result), &self.asked.operation.list_at) {
                (rows @ Value::Array(_), Some(name)) => Value::Object([(name.clone(), rows)].into_iter().collect()),
                (result, _) => result,
            };
            return Step::Done(Answer { meaning: Meaning::Done, result, retry_after: None });
        }
        Step::Ask(self.request())
    }

    /// What to ask in this stage, and on this page.
    fn request(&self) -> Request {
        let asked = &self.asked;
        let operation = match self.stage {
            Stage::Find => asked.find.unwrap_or(asked.operation),
            Stage::Look | Stage::Compare => asked.read.unwrap_or(asked.operation),
            Stage::Main | Stage::Part(_) => asked.operation,
        };
        let (exchange, pages, body) = match self.stage {
            Stage::Part(place) => {
                let part = asked.operation.with.iter().nth(place).map(|(_, part)| part);
                let path = part.map_or("", |part| &part.path);
                (&Exchange::get(path), part.and_then(|part| part.pages.as_ref()), None)
            }
            stage => {
                let record = asked.record.as_ref().filter(|_| stage == Stage::Main);
                (&operation.exchange, operation.pages.as_ref(), self.body(operation, record))
            }
        };
        let values = self.values(pages);
        let fit_for = |place: fn(&str) -> String| values.iter().map(move |(name, value)| (*name, place(value)));
        let (path, headers): (Vec<_>, Vec<_>) = (fit_for(in_address).collect(), fit_for(in_header).collect());
        let (path, headers) = (borrowed(&path), borrowed(&headers));
        let values = In { path: &path, headers: &headers };
        let body = body.map(|body| body.to_string());
        let mut request = exchange.request(&self.asked.base, self.asked.timeout_ms, values, body);
        let next = self.list.next.as_deref().filter(|next| !next.is_empty() && !exchange.path.contains("{after}"));
        if let Some(next) = next {
            request.url = absolute(&self.asked.base, next);
        }
        // Before the operation's own, which may say otherwise.
        let of_role = asked.headers.into_iter().flatten().flat_map(Pairs::iter);
        let of_role = of_role.map(|(name, value)| (name.clone(), fill(value, &headers)));
        request.headers.splice(0..0, of_role);
        request.header = pages.filter(|pages| pages.by == Turn::Header).and_then(|pages| pages.at.clone());
        request
    }

    /// What names in braces stand for, in a list that goes on like this.
    fn values(&self, pages: Option<&Pages>) -> Vec<(&'static str, String)> {
        let mut values = self.asked.values.clone();
        if let Some(pages) = pages {
            let page = u32::from(pages.first.unwrap_or(0)) + u32::from(self.list.pages);
            values.extend([
                ("size", pages.size.to_string()),
                ("page", page.to_string()),
                ("offset", self.list.rows.len().to_string()),
                ("after", self.list.next.clone().unwrap_or_default()),
            ]);
        }
        let known = |name: &str| self.value(name).unwrap_or_default();
        let pair = format!("{}:{}", known("id"), known("secret"));
        values.extend([("basic", basic(self.value("token").unwrap_or(&pair)))]);
        values
    }

    /// What is sent with an operation.
    fn body(&self, operation: &Operation, record: Option<&Value>) -> Option<Value> {
        let record = record.map(|record| theirs(record.clone(), self.fields(operation.fields.as_ref())));
        let Some(template) = &operation.body else { return record };
        let documents = [("record", &record.unwrap_or_default()), ("found", &self.found)];
        Some(fill_document(template, &borrowed(&self.asked.values), &documents))
    }

    fn fields(&self, name: Option<&String>) -> &'a Fields {
        name.and_then(|name| self.asked.lists.get(name)).unwrap_or(&NO_FIELDS)
    }

    fn value(&self, name: &str) -> Option<&str> {
        let known = self.asked.values.iter().find(|(known, _)| *known == name);
        known.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}

fn borrowed<'a>(values: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    values.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Whether an answer's body says what a rule is about.
fn says(rule: &Rule, text: &str, body: &Value) -> bool {
    let says = |at: &String| match (&rule.is, body.pointer(at)) {
        (Some(is), Some(Value::String(said))) => is == said,
        (Some(is), Some(said)) => {
            let written = said.to_string();
            *is == written
        }
        // A page in HTML is no JSON, so nothing stands in it, not even at its root.
        (None, said) => said.is_some_and(|said| !said.is_null()),
        (Some(_), None) => false,
    };
    rule.at.as_ref().is_none_or(says) && rule.contains.as_ref().is_none_or(|part| text.contains(part.as_str()))
}

/// What stands at a pointer; all of it when there is none.
fn at(body: &Value, pointer: Option<&String>) -> Option<Value> {
    body.pointer(pointer.map_or("", String::as_str)).cloned()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether all of `sent` is in `there`. A backend may add fields of its own, and leave out what is empty or false.
fn holds(there: &Value, sent: &Value) -> bool {
    match (there, sent) {
        (Value::Object(there), Value::Object(sent)) => sent.iter().all(|(name, value)| match there.get(name) {
            Some(there) => holds(there, value),
            None => is_empty(value) || *value == Value::Bool(false),
        }),
        (there, sent) => there == sent,
    }
}

/// Whether a field says this id: as text, as number, or among others.
fn names(field: Option<&Value>, id: &str) -> bool {
    match field {
        Some(Value::String(field)) => field == id,
        Some(Value::Array(several)) => several.iter().any(|one| names(Some(one), id)),
        Some(field) => {
            let written = field.to_string();
            written == id
        }
        None => false,
    }
}

/// Numbers by size, texts by letter, and what is missing last.
fn compare(one: Option<&Value>, other: Option<&Value>) -> Ordering {
    match (one, other) {
        (Some(Value::Number(one)), Some(Value::Number(other))) => {
            one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal)
        }
        (Some(Value::String(one)), Some(Value::String(other))) => one.cmp(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}
