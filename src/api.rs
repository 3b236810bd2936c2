//! The port to the backend. The only place that does HTTP.
//!
//! [`Backend`] turns a wish into a request with the backend's description, sends it with the one
//! function that sends ([`http::send`]), and reads the answer: HTML, nothing or garbage is
//! [`Failure::Unreadable`], never a panic.

pub mod http;

use std::sync::Arc;

use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::{Answer, Description, Meaning, Method, Request, Response, Step, Wish},
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
#[derive(Debug, Clone)]
pub struct Backend {
    description: Arc<Description>,
    base: Arc<str>,
}

impl Backend {
    /// The backend that `description` describes, for a site that is served under `base`.
    pub fn new(description: Description, base: &str) -> Self {
        Self { description: description.into(), base: base.into() }
    }

    /// Its description.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The address that `wish` is asked at, for preloading.
    pub fn address(&self, wish: &Wish<'_>) -> Option<String> {
        Some(self.description.begin(wish, &self.base)?.1.url)
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
        let (mut conversation, mut request) = self.description.begin(wish, &self.base).ok_or(Failure::Unable)?;
        loop {
            let response = http::send(&request, wish.is_public()).await.ok_or(Failure::NoAnswer)?;
            match conversation.hear(&response) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => return Ok(answer),
            }
        }
    }
}

/// The address of something that a description names, for a site that is served under `base`.
pub fn absolute(base: &str, url: String) -> String {
    if url.starts_with("https://") || url.starts_with("http://") || url.starts_with('/') {
        url
    } else {
        format!("{base}{url}")
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
    let description = config.describe(&text).map_err(|error| error.to_string())?;
    Ok((config, Backend::new(description, base)))
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
