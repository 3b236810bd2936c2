//! The port to the backend. The only place that does HTTP.
//!
//! [`Backend`] turns a wish into a request with the backend's description, sends it with the one
//! function that sends ([`http::send`]), and reads the answer: HTML, nothing or garbage is
//! [`Failure::Unreadable`], never a panic. Where a wish takes more than one exchange, [`elsewhere`] grants it.

mod elsewhere;
pub mod http;

use std::{fmt, sync::Arc};

pub use self::elsewhere::ELSEWHERE;
use self::elsewhere::Grants;
pub use weerklank_core::backend::absolute;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::{Answer, Meaning, Method, Plain, Request, Response, Wish},
    config::Config,
    feedback::{Contribution, Feedback},
    json::{self, Read, Value},
    receipt::{FeedbackId, Secret},
    slug::Slug,
    verdict::Verdict,
};

/// Why something could not be read or written. `i18n::failure` words it for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No answer came: no network, a timeout, a broken connection.
    NoAnswer,
    /// An answer came that is not what was asked for.
    Unreadable,
    /// The backend answered, and it is not good news.
    Answered(Meaning),
    /// The backend's description does not know how to do this.
    Unable,
}

/// The configured backend.
#[derive(Clone)]
pub struct Backend {
    plain: Arc<Plain>,
    /// What grants wishes instead, when that takes more than an exchange.
    elsewhere: Option<Arc<dyn Grants>>,
}

/// Nothing of it is for a log.
impl fmt::Debug for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Backend")
    }
}

impl Backend {
    /// The backend that a description describes, for a site that is served under `site`; `base` is where it is, when that is
    /// not where the description says.
    ///
    /// # Errors
    /// What is wrong with the description and what to do, for who wrote it; or that what reads it did not come.
    pub async fn described(description: &str, site: &str, base: Option<&String>) -> Result<Self, String> {
        let (mut plain, elsewhere) = match Plain::read(description) {
            Some(plain) => (plain, None),
            None => {
                let (outline, elsewhere) = elsewhere::described(description, site, base).await?;
                (outline, Some(elsewhere))
            }
        };
        plain.base = absolute(site, base.unwrap_or(&plain.base));
        Ok(Self { plain: plain.into(), elsewhere })
    }

    /// What of its description the interface has to know.
    pub fn description(&self) -> &Plain {
        &self.plain
    }

    /// Whether every wish is one exchange.
    pub fn is_plain(&self) -> bool {
        self.elsewhere.is_none()
    }

    /// The address that `wish` is asked at.
    pub fn address(&self, wish: &Wish<'_>) -> Option<String> {
        Some(self.plain.begin(wish)?.1.url)
    }

    /// The list of agendas.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn agendas(&self) -> Result<AgendaIndex, Failure> {
        self.read_result(Wish::Agendas).await
    }

    /// One agenda.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn agenda(&self, id: &Slug) -> Result<Agenda, Failure> {
        self.read_result(Wish::Agenda(id)).await
    }

    /// What belongs to a receipt.
    ///
    /// # Errors
    /// When it could not be read; [`Meaning::NotFound`] also when the secret does not fit.
    pub async fn contribution(&self, id: &FeedbackId, secret: &Secret) -> Result<Contribution, Failure> {
        self.read_result(Wish::Read(id, secret)).await
    }

    /// Stores feedback of who has `secret`. Asking twice stores it once.
    ///
    /// # Errors
    /// When no answer came. An answer's meaning is for the outbox to judge.
    pub async fn create(&self, feedback: &Feedback, secret: &Secret) -> Result<(Meaning, Option<u32>), Failure> {
        let answer = self.ask(&Wish::Create(feedback, secret)).await?;
        Ok((answer.meaning, answer.retry_after))
    }

    /// Replaces feedback.
    ///
    /// # Errors
    /// When it was not replaced, or that is not certain.
    pub async fn edit(&self, feedback: &Feedback, secret: &Secret) -> Result<(), Failure> {
        self.done(Wish::Edit(feedback, secret)).await
    }

    /// Deletes feedback. Asking twice is harmless.
    ///
    /// # Errors
    /// When it was not deleted, or that is not certain.
    pub async fn take_back(&self, id: &FeedbackId, secret: &Secret) -> Result<(), Failure> {
        self.done(Wish::TakeBack(id, secret)).await
    }

    /// Stores what the giver thinks of an outcome. Asking twice stores it once.
    ///
    /// # Errors
    /// When it was not stored, or that is not certain.
    pub async fn judge(&self, id: &FeedbackId, secret: &Secret, verdict: &Verdict) -> Result<(), Failure> {
        self.done(Wish::Judge(id, secret, verdict)).await
    }

    async fn done(&self, wish: Wish<'_>) -> Result<(), Failure> {
        self.granted(wish).await.map(drop)
    }

    async fn read_result<T: Read>(&self, wish: Wish<'_>) -> Result<T, Failure> {
        json::read_value(self.granted(wish).await?).map_err(|_| Failure::Unreadable)
    }

    /// The result of a wish that was granted.
    async fn granted(&self, wish: Wish<'_>) -> Result<Value, Failure> {
        let answer = self.ask(&wish).await?;
        if answer.meaning == Meaning::Done { Ok(answer.result) } else { Err(Failure::Answered(answer.meaning)) }
    }

    async fn ask(&self, wish: &Wish<'_>) -> Result<Answer, Failure> {
        if let Some(elsewhere) = &self.elsewhere {
            return elsewhere.grant(wish).await;
        }
        let (exchange, request) = self.plain.begin(wish).ok_or(Failure::Unable)?;
        let response = http::send(&request, wish.is_public()).await.ok_or(Failure::NoAnswer)?;
        Ok(exchange.answer(wish, &response))
    }
}

/// Reads the settings and the backend that they name, from the site that is served under `base`.
///
/// # Errors
/// A sentence for the developer's console; the page keeps what it shows.
pub async fn settings(base: &str) -> Result<(Config, Backend), String> {
    let config: Config = {
        let text = site_file(base, "config.json").await?;
        json::read(&text).map_err(|error| format!("config.json: {error}"))?
    };
    let text = site_file(base, &config.backend_file()).await?;
    let backend = Backend::described(&text, base, config.backend_base.as_ref()).await;
    let backend = backend.map_err(|error| [config.backend_file().as_str(), ": ", &error].concat())?;
    Ok((config, backend))
}

/// A text file of the site that is served under `base`.
///
/// # Errors
/// A sentence for the developer's console.
pub async fn site_file(base: &str, file: &str) -> Result<String, String> {
    let url = format!("{base}{file}");
    let request =
        Request { method: Method::Get, url, headers: Vec::new(), body: None, timeout_ms: 20_000, header: None };
    match http::send(&request, true).await {
        Some(Response { status: 200, body, .. }) => Ok(body),
        Some(Response { status, .. }) => Err(format!("{file}: status {status}")),
        None => Err(format!("{file}: no answer")),
    }
}
