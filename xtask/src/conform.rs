//! Whether a backend does what its description says: asked of the backend itself, as givers would.
//!
//! It leaves nothing behind but what a backend cannot delete: what it sends says that it is a trial.

use std::{
    fmt, fs,
    hash::{BuildHasher, RandomState},
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::json;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::{Answer, Description, Meaning, OperationName, Privacy, Request, Response, Step, Wish},
    date::Date,
    feedback::{Contribution, Feedback},
    json,
    receipt::{ReceiptCode, Secret},
    slug::Slug,
};

/// What was tried, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was tried.
    pub what: &'static str,
    /// What came of it.
    pub found: Found,
}

/// What came of a trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It does what the interface needs.
    Works,
    /// The description does not have it; the interface hides it, or says so.
    Missing,
    /// It is described, and does something else.
    Fails(String),
    /// It works, and givers could be harmed: they must be told, or it must be mended.
    Unsafe(String),
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, why) = match &self.found {
            Found::Works => ("works", ""),
            Found::Missing => ("missing", ""),
            Found::Fails(why) => ("FAILS", why.as_str()),
            Found::Unsafe(why) => ("UNSAFE", why.as_str()),
        };
        write!(f, "{word:<8} {}", self.what)?;
        if why.is_empty() { Ok(()) } else { write!(f, ": {why}") }
    }
}

/// Tries the backend that `file` describes, at `url` when it is elsewhere than the description says, and prints what
/// works, what is missing, and what is unsafe.
///
/// # Errors
/// When the description cannot be used, or something fails that it promises.
pub fn run(file: &Path, url: Option<&str>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut description = Description::parse(&text).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    if let Some(url) = url {
        description.base = url.to_owned();
    }
    if !description.base.starts_with("http") {
        bail!("`base` is relative to a site: give the address of the backend, as https://example.nl/api/");
    }
    let checks = Trial::new(&description).all();
    checks.iter().for_each(|check| println!("{check}"));
    let failed = checks.iter().filter(|check| matches!(check.found, Found::Fails(_))).count();
    if failed > 0 { bail!("{failed} of {} fail", checks.len()) } else { Ok(()) }
}

/// One trial of a backend, with receipts of its own.
pub struct Trial<'a> {
    description: &'a Description,
    agent: ureq::Agent,
}

impl<'a> Trial<'a> {
    /// A trial of the backend that `description` describes; its base is an address.
    pub fn new(description: &'a Description) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_millis(description.timeout_ms.into())))
            .build()
            .new_agent();
        Self { description, agent }
    }

    /// Tries everything.
    pub fn all(&self) -> Vec<Check> {
        let mut checks = Vec::new();
        let index = self.agendas();
        let agenda = index.as_ref().ok().and_then(|index| index.agendas.first()).map(|agenda| agenda.id.clone());
        checks.push(self.check("the list of agendas is read", OperationName::Agendas, || {
            index.as_ref().map(drop).map_err(Clone::clone)
        }));
        let read = agenda.as_ref().ok_or_else(|| "there is no agenda to try it with".to_owned());
        let read = read.and_then(|id| self.agenda(id));
        checks.push(
            self.check("an agenda is read", OperationName::Agenda, || read.as_ref().map(drop).map_err(Clone::clone)),
        );
        checks.push(self.check("an agenda that is not there is not found", OperationName::Agenda, || self.nowhere()));
        match read.ok().as_ref().and_then(|agenda| Some((agenda.id.clone(), agenda.themes.first()?.id.clone()))) {
            Some((agenda, theme)) => checks.extend(self.giving(&agenda, &theme)),
            None => checks.push(Check {
                what: "something is sent",
                found: Found::Fails("there is no theme to say something about".to_owned()),
            }),
        }
        checks
    }

    /// What a giver does, in the order of a life: send, again, read, change, take back, and a late retry.
    fn giving(&self, agenda: &Slug, theme: &Slug) -> Vec<Check> {
        use OperationName::{Create, Edit, Read, TakeBack};
        let (code, stranger) = (code(), code());
        let (id, secret) = (code.feedback_id(), code.secret());
        let first = feedback(&code, agenda, theme, "Dit is een proef.");
        let other = feedback(&code, agenda, theme, "Dit is een andere proef.");
        let create = |feedback: &Feedback| self.meaning(&Wish::Create(feedback, &secret));
        let mut checks = vec![self.check("something is sent", Create, || expect(create(&first), &[Meaning::Done]))];
        if checks[0].found != Found::Works {
            return checks;
        }
        checks.push(self.check("the same, sent again, is not stored twice", Create, || {
            expect(create(&first), &[Meaning::Done, Meaning::Exists])
        }));
        checks.push(self.check("other content under its id never counts as stored", Create, || {
            expect(create(&other), &[Meaning::Different, Meaning::Exists, Meaning::Refused])
        }));
        checks.push(self.check("the giver reads it back as it was sent", Read, || {
            let there = self.contribution(&code, &secret)?;
            if there.feedback == first { Ok(()) } else { Err("it is not what was sent".to_owned()) }
        }));
        checks.push(self.privacy(&code, &stranger));
        checks.push(self.check("the giver changes it", Edit, || {
            expect(self.meaning(&Wish::Edit(&other, &secret)), &[Meaning::Done])?;
            let there = self.contribution(&code, &secret)?;
            if there.feedback == other { Ok(()) } else { Err("the change is not there".to_owned()) }
        }));
        checks.push(self.check("the giver takes it back", TakeBack, || {
            expect(self.meaning(&Wish::TakeBack(&id, &secret)), &[Meaning::Done])?;
            expect(self.meaning(&Wish::Read(&id, &secret)), &[Meaning::NotFound, Meaning::TakenBack])
        }));
        checks.push(self.late(&code, &first, &secret));
        checks
    }

    /// What somebody with another receipt, and somebody with none, can read.
    fn privacy(&self, code: &ReceiptCode, stranger: &ReceiptCode) -> Check {
        let what = "nobody else reads it";
        let id = code.feedback_id();
        let Some((_, request)) = self.description.begin(&Wish::Read(&id, &stranger.secret()), "") else {
            return Check { what, found: Found::Missing };
        };
        let is_read = |response: Option<Response>| {
            response.is_some_and(|response| response.status < 300 && response.body.contains("Dit is een proef."))
        };
        let bare = Request { headers: Vec::new(), ..request.clone() };
        let found = match (self.description.privacy, is_read(self.send(&request)) || is_read(self.send(&bare))) {
            (Privacy::Public, _) => {
                Found::Unsafe("everybody can read everything; the interface says so and asks".to_owned())
            }
            (_, true) => Found::Unsafe("who has no receipt can read it, and the description says otherwise".to_owned()),
            (_, false) => Found::Works,
        };
        Check { what, found }
    }

    /// Whether a request that comes late brings back what was taken back.
    fn late(&self, code: &ReceiptCode, first: &Feedback, secret: &Secret) -> Check {
        let what = "a late retry does not bring it back";
        if !self.description.can(OperationName::TakeBack) {
            return Check { what, found: Found::Missing };
        }
        let found = match self.meaning(&Wish::Create(first, secret)) {
            Ok(Meaning::TakenBack | Meaning::Refused | Meaning::Different) => Found::Works,
            Ok(Meaning::Done) => {
                // Not to leave it there.
                let _ = self.meaning(&Wish::TakeBack(&code.feedback_id(), secret));
                Found::Unsafe("it was stored again; the interface empties its own queue first".to_owned())
            }
            other => Found::Fails(format!("{other:?}")),
        };
        Check { what, found }
    }

    fn check(&self, what: &'static str, needs: OperationName, trial: impl FnOnce() -> Result<(), String>) -> Check {
        let found = match self.description.can(needs) {
            false => Found::Missing,
            true => trial().map_or_else(Found::Fails, |()| Found::Works),
        };
        Check { what, found }
    }

    fn agendas(&self) -> Result<AgendaIndex, String> {
        self.read(&Wish::Agendas)
    }

    fn agenda(&self, id: &Slug) -> Result<Agenda, String> {
        let agenda: Agenda = self.read(&Wish::Agenda(id))?;
        let problems = agenda.problems();
        if problems.is_empty() { Ok(agenda) } else { Err(problems.join("; ")) }
    }

    fn nowhere(&self) -> Result<(), String> {
        let nowhere = Slug::parse("nergens-te-vinden").ok_or("no slug")?;
        expect(self.meaning(&Wish::Agenda(&nowhere)), &[Meaning::NotFound])
    }

    fn contribution(&self, code: &ReceiptCode, secret: &Secret) -> Result<Contribution, String> {
        self.read(&Wish::Read(&code.feedback_id(), secret))
    }

    fn read<T: json::Read>(&self, wish: &Wish<'_>) -> Result<T, String> {
        let answer = self.ask(wish).ok_or("no answer")?;
        if answer.meaning != Meaning::Done {
            return Err(format!("it is understood as {:?}", answer.meaning));
        }
        json::read_value(answer.result).map_err(|error| error.to_string())
    }

    fn meaning(&self, wish: &Wish<'_>) -> Result<Meaning, String> {
        self.ask(wish).map(|answer| answer.meaning).ok_or_else(|| "no answer".to_owned())
    }

    fn ask(&self, wish: &Wish<'_>) -> Option<Answer> {
        let (mut conversation, mut request) = self.description.begin(wish, "")?;
        loop {
            match conversation.hear(&self.send(&request)?) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => return Some(answer),
            }
        }
    }

    fn send(&self, request: &Request) -> Option<Response> {
        let mut asked = ureq::http::Request::builder().method(request.method.as_str()).uri(&request.url);
        for (name, value) in &request.headers {
            asked = asked.header(name, value);
        }
        let mut answered = match &request.body {
            Some(body) => self.agent.run(asked.body(body.as_str()).ok()?),
            None => self.agent.run(asked.body(()).ok()?),
        }
        .ok()?;
        let header = |name: &str| answered.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let wanted = request.header.as_deref().and_then(header);
        let retry_after = header("retry-after").and_then(|seconds| seconds.parse().ok());
        let status = answered.status().as_u16();
        Some(Response { status, retry_after, header: wanted, body: answered.body_mut().read_to_string().ok()? })
    }
}

fn expect(found: Result<Meaning, String>, wanted: &[Meaning]) -> Result<(), String> {
    let found = found?;
    if wanted.contains(&found) { Ok(()) } else { Err(format!("it is understood as {found:?}, not as {wanted:?}")) }
}

/// A receipt that nobody had before.
fn code() -> ReceiptCode {
    let random = || RandomState::new().hash_one(0).to_be_bytes();
    let mut entropy = [0; 12];
    let bytes = random().into_iter().chain(random());
    entropy.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
    ReceiptCode::from_entropy(entropy)
}

fn feedback(code: &ReceiptCode, agenda: &Slug, theme: &Slug, text: &str) -> Feedback {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let today = Date::from_days_since_epoch(i64::try_from(since.as_secs() / 86_400).unwrap_or_default());
    let said = json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": agenda, "theme": theme,
        "audience": "other", "kind": "idea", "answers": { "importance": 4 }, "text": text, "created_on": today, "app": "1"
    });
    serde_json::from_value(said).expect("a trial is feedback")
}
