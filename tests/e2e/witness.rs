//! What a browser does behind its pages, where no driver tells: seen from the server, and from within every page.

use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, Response, header},
    response::IntoResponse,
};

use crate::evidence::Asked;

/// The script that watches a page from within.
pub(crate) const WATCH: &str = include_str!("witness.js");
/// What makes it heard by the site.
const REPORT: &str = include_str!("report.js");
/// Where it is on the site, and where it is heard.
pub(crate) const PATH: &str = "witness";

/// What was seen.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) requests: Vec<Asked>,
    pub(crate) errors: Vec<String>,
}

/// A request to the site.
pub(crate) fn asked(request: &Request<Body>) -> Asked {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    Asked { method: request.method().to_string(), address: format!("http://{host}{}", request.uri()) }
}

/// A request to somebody else, who is named in it; else it is one to the site.
pub(crate) fn asked_of_a_stranger(request: &Request<Body>) -> Option<Asked> {
    let host = request.uri().host()?;
    let is_hidden = request.method() == Method::CONNECT;
    let address = if is_hidden { format!("https://{host}/") } else { request.uri().to_string() };
    Some(Asked { method: request.method().to_string(), address })
}

/// The script for a page.
pub(crate) fn script() -> Response<Body> {
    ([(header::CONTENT_TYPE, "text/javascript")], [REPORT, WATCH].concat()).into_response()
}

/// An answer of the site under `base`; if it is a page, with the script in it before any other.
pub(crate) async fn in_page(answer: Response<Body>, base: &str) -> Response<Body> {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let page = text(body).await.replacen("<head>", &format!("<head><script src=\"{base}{PATH}\"></script>"), 1);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, page.into())
}

/// What is said in a request or an answer.
pub(crate) async fn text(body: Body) -> String {
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
