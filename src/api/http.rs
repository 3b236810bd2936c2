//! The one function that does HTTP.

use weerklank_core::backend::{Request, Response};

/// Sends a request and waits for the whole answer; `None` when none came in time.
///
/// Only the headers of the request are sent: no cookie, and no address of the page that asks. What is not
/// public no cache may keep, neither the browser's nor our own (`prerender/worker.js`).
#[cfg(target_arch = "wasm32")]
pub async fn send(request: &Request, is_public: bool) -> Option<Response> {
    use gloo_net::http::{Method, RequestBuilder};
    use weerklank_core::backend;

    let timeout = std::time::Duration::from_millis(request.timeout_ms.into());
    let controller = web_sys::AbortController::new().ok()?;
    let abort = controller.clone();
    let timer = leptos::prelude::set_timeout_with_handle(move || abort.abort(), timeout).ok()?;

    let method = match request.method {
        backend::Method::Get => Method::GET,
        backend::Method::Post => Method::POST,
        backend::Method::Put => Method::PUT,
        backend::Method::Patch => Method::PATCH,
        backend::Method::Delete => Method::DELETE,
    };
    let mut builder = RequestBuilder::new(&request.url)
        .method(method)
        .cache(if is_public { web_sys::RequestCache::Default } else { web_sys::RequestCache::NoStore })
        .referrer_policy(web_sys::ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&controller.signal()));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let built = match &request.body {
        Some(body) => builder.body(body.as_str()),
        None => builder.build(),
    };
    let answer = async {
        let response = built.ok()?.send().await.ok()?;
        let retry_after = response.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
        let header = request.header.as_ref().and_then(|name| response.headers().get(name));
        Some(Response { status: response.status(), retry_after, header, body: response.text().await.ok()? })
    };
    let answer = answer.await;
    timer.clear();
    answer
}

/// No answer: natively there is no backend.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the browser's version waits")]
pub async fn send(_request: &Request, _is_public: bool) -> Option<Response> {
    None
}
