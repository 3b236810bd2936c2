//! A described backend at its address, asked as the application asks it.

use std::time::Duration;

use serde_json::Value;
use weerklank_core::{
    backend::{Answer, Description, Meaning, Method, OperationName, Request, Response, Step, Wish},
    json,
};

/// Where a site could be that is not at the backend's own address.
const ORIGIN: &str = "https://site.example";

/// A backend that is tried.
pub struct Backend {
    /// What is said of it.
    pub description: Description,
    document: Value,
    agent: ureq::Agent,
}

impl Backend {
    /// The backend that `text` describes, at `url` when it is elsewhere than that says.
    ///
    /// # Errors
    /// Why the description cannot be used.
    pub fn at(text: &str, url: Option<&str>) -> Result<Self, String> {
        let mut document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if let Some(url) = url {
            document["base"] = url.into();
        }
        let backend = Self::new(document)?;
        if backend.description.base.starts_with("http") {
            Ok(backend)
        } else {
            Err("`base` is relative to a site: give the address of the backend, as https://example.nl/api/".to_owned())
        }
    }

    fn new(document: Value) -> Result<Self, String> {
        let description = Description::parse(&document.to_string()).map_err(|error| error.to_string())?;
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_millis(description.timeout_ms.into())))
            .build()
            .new_agent();
        Ok(Self { description, document, agent })
    }

    /// The same, with something else in its description.
    pub(super) fn with(&self, change: impl FnOnce(&mut Value)) -> Result<Self, String> {
        let mut document = self.document.clone();
        change(&mut document);
        Self::new(document)
    }

    /// What the description says of an operation.
    pub(super) fn described(&self, operation: &str) -> Option<&Value> {
        self.document.pointer("/operations")?.get(operation)
    }

    /// What came of a wish; nothing when no answer came.
    pub(super) fn ask(&self, wish: &Wish<'_>) -> Option<Answer> {
        self.ask_with(wish, |request| request)
    }

    /// The same, with something else in every request.
    pub(super) fn ask_with(&self, wish: &Wish<'_>, change: impl Fn(Request) -> Request) -> Option<Answer> {
        let (mut conversation, mut request) = self.description.begin(wish, "")?;
        loop {
            match conversation.hear(&self.send(&change(request))?) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => return Some(answer),
            }
        }
    }

    /// How the answer to a wish was understood.
    pub(super) fn meaning(&self, wish: &Wish<'_>) -> Option<Meaning> {
        self.ask(wish).map(|answer| answer.meaning)
    }

    /// What was asked for.
    pub(super) fn read<T: json::Read>(&self, wish: &Wish<'_>) -> Result<T, String> {
        let answer = self.ask(wish).ok_or("no answer")?;
        super::expect(Some(answer.meaning), &[Meaning::Done])?;
        json::read_value(answer.result).map_err(|error| error.to_string())
    }

    /// What everybody gets to see at the path where things are sent to.
    pub(super) fn look_at_create(&self) -> Option<Response> {
        let path = self.described("create")?.get("path")?.as_str()?;
        let path = path.split('?').next().unwrap_or(path);
        self.send(&Request {
            method: Method::Get,
            url: format!("{}{path}", self.description.base),
            headers: Vec::new(),
            body: None,
            timeout_ms: self.description.timeout_ms,
            header: None,
        })
    }

    /// Whether it can do this.
    pub(super) fn can(&self, operation: OperationName) -> bool {
        self.description.can(operation)
    }

    /// Sends one request.
    pub(super) fn send(&self, request: &Request) -> Option<Response> {
        let answered = self.run(request.method.as_str(), &request.url, &request.headers, request.body.as_deref())?;
        let header = |name: &str| answered.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let wanted = request.header.as_deref().and_then(header);
        let retry_after = header("retry-after").and_then(|seconds| seconds.parse().ok());
        let status = answered.status().as_u16();
        Some(Response { status, retry_after, header: wanted, body: answered.into_body().read_to_string().ok()? })
    }

    /// Whether a browser would let a page of another origin send this request, and read what comes.
    pub(super) fn allows(&self, request: &Request) -> bool {
        self.allowed(request).is_some()
    }

    fn allowed(&self, request: &Request) -> Option<()> {
        let names: Vec<_> = request.headers.iter().map(|(name, _)| name.to_lowercase()).collect();
        let origin = ("Origin".to_owned(), ORIGIN.to_owned());
        let is_simple = request.method == Method::Get && names.is_empty();
        let answered = if is_simple {
            self.run("GET", &request.url, &[origin], None)?
        } else {
            let method = ("Access-Control-Request-Method".to_owned(), request.method.as_str().to_owned());
            let names = ("Access-Control-Request-Headers".to_owned(), names.join(","));
            self.run("OPTIONS", &request.url, &[origin, method, names], None)?
        };
        let says =
            |header: &str| answered.headers().get(header).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let lists =
            |header: &str, wanted: &str| says(header).split(',').any(|one| one.trim().eq_ignore_ascii_case(wanted));
        let method = request.method.as_str();
        let is_allowed = ["*", ORIGIN].contains(&says("access-control-allow-origin"));
        let knows_method = is_simple || method == "POST" || lists("access-control-allow-methods", method);
        let knows_headers = names.iter().all(|name| lists("access-control-allow-headers", name));
        let shows = request.header.as_ref().is_none_or(|name| lists("access-control-expose-headers", name));
        (is_allowed && knows_method && knows_headers && shows).then_some(())
    }

    /// Passes on what somebody else asked; what comes is nobody's concern.
    pub(super) fn pass_on(&self, method: &str, url: &str, headers: &[(String, String)], body: Option<&str>) {
        let answered = self.run(method, url, headers, body);
        // All of it, so that the backend was not interrupted.
        let _ = answered.map(|answered| answered.into_body().read_to_vec());
    }

    fn run(
        &self,
        method: &str,
        url: &str,
        headers: &[(String, String)],
        body: Option<&str>,
    ) -> Option<ureq::http::Response<ureq::Body>> {
        let mut asked = ureq::http::Request::builder().method(method).uri(url);
        for (name, value) in headers {
            asked = asked.header(name, value);
        }
        match body {
            Some(body) => self.agent.run(asked.body(body).ok()?),
            None => self.agent.run(asked.body(()).ok()?),
        }
        .ok()
    }
}
