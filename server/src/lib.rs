//! The embedded default backend: keeps what givers send, and serves the application.
//!
//! [`app`] is the whole server as a value, without a socket: tests call it directly, or wrap it in
//! middleware of their own. What is valid is decided in `weerklank_core`, once for phone and server.
//!
//! | module | guards |
//! |---|---|
//! | [`agendas`] | the agendas that can be read, and that feedback may refer to |
//! | [`feedback`] | what givers send, read, change and take back |
//! | `staff` | who of staff may what |
//! | [`tokens`] | the tokens of staff |
//! | `inbox` | what staff do with what came in |
//! | `log` | what staff did |
//! | `export` | everything at once, to carry elsewhere |
//! | `outcomes` | what staff publish of what was done |
//! | `parts` | what else staff publish of an agenda, its history, and the agenda as the desk edits it |
//! | `drafts` | what staff are writing |
//! | `overlay` | what staff published, laid over an agenda's document |
//! | `living`, `feed` | an agenda with what came of it since, as document and as feed |
//! | [`store`] | the database: the only place that speaks SQL |
//! | [`example`] | what people might have said about an agenda that is made up |
//! | [`limit`] | how often one address may come |
//! | `page` | how much of a list one answer holds |
//! | [`problem`] | every answer that is an error |
//! | [`settings`] | what a server is started with |
//! | [`clock`] | the server's day |
//! | [`site`] | the application's files, and the security headers |
//! | [`serve`] | connections: how many, how slow, and their end |
//!
//! Nothing here logs a body, an id, a secret, a token or an address; a line of the log has the method,
//! the route's template, the status and the duration.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodRouter, any},
};
use tokio::time::Instant;
use tower_http::{catch_panic::CatchPanicLayer, cors::CorsLayer};
use weerklank_core::staff::{Role, Rules};

pub mod agendas;
pub mod clock;
mod digest;
mod document;
mod drafts;
pub mod example;
mod export;
mod feed;
pub mod feedback;
mod inbox;
pub mod limit;
mod living;
mod log;
mod outcomes;
mod overlay;
mod page;
mod parts;
mod path;
pub mod problem;
pub mod serve;
pub mod settings;
pub mod site;
mod staff;
pub mod store;
pub mod tokens;

pub use crate::{agendas::Agendas, settings::Settings, store::Store};

use crate::{limit::Limiter, problem::Problem};

/// Where the interface is, after the base.
const API: &str = "/api";
/// Its only version so far.
const VERSION: &str = "/v1";
/// The longest that an answer may take to make. Longer than the database waits for a lock.
const HANDLER_TIMEOUT: Duration = Duration::from_secs(10);

/// What every handler can reach.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    store: Store,
    agendas: Arc<Agendas>,
    limiter: Arc<Limiter>,
    /// The address of the site, as far as it is known.
    site: Arc<str>,
    rules: Rules,
    body_timeout: Duration,
}

/// One operation of the interface. Routers are made of these, so that [`operations`] cannot miss one.
struct Operation {
    method: Method,
    path: &'static str,
    handler: MethodRouter<Shared>,
    /// The smallest role that may do this; without one, everybody may.
    needs: Option<Role>,
}

impl Operation {
    /// What everybody may do.
    fn of_all(method: Method, path: &'static str, handler: MethodRouter<Shared>) -> Self {
        Self { method, path, handler, needs: None }
    }

    /// What staff with this role, or a bigger one, may do.
    fn of_staff(needs: Role, method: Method, path: &'static str, handler: MethodRouter<Shared>) -> Self {
        Self { method, path, handler, needs: Some(needs) }
    }
}

/// The operations for staff. A new resource of theirs is a line here.
fn operations_of_staff() -> Vec<Operation> {
    let all = [
        tokens::operations(),
        inbox::operations(),
        outcomes::operations(),
        log::operations(),
        export::operations(),
        parts::operations(),
        drafts::operations(),
    ];
    all.into_iter().flatten().collect()
}

/// Every operation of the interface, as method and path template, and the role that it needs: what `docs/openapi.yaml`
/// describes.
pub fn operations() -> Vec<(Method, String, Option<Role>)> {
    let all = [agendas::operations(), feedback::operations(), operations_of_staff()];
    let named = all.into_iter().flatten();
    named.map(|Operation { method, path, needs, .. }| (method, format!("{API}{VERSION}{path}"), needs)).collect()
}

/// The server as a service: interface, application, headers and limits.
pub fn app(settings: &Settings, store: Store, agendas: Agendas) -> Router {
    let limiter = Arc::new(Limiter::new(settings.rate, settings.trusted_proxies.clone()));
    let shared = Shared {
        store,
        agendas: Arc::new(agendas),
        limiter,
        site: settings.site().into(),
        rules: settings.rules.clone(),
        body_timeout: settings.body_timeout,
    };

    let feedback = router(feedback::operations())
        .layer(from_fn_with_state(Arc::clone(&shared.limiter), limit::slow_down))
        .layer(from_fn(keep_nothing));
    // The paths that do not exist are routes here, so that they, too, ask for a token.
    let staff = ["/staff", "/staff/", "/staff/{*rest}"]
        .into_iter()
        .fold(router(operations_of_staff()), |router, path| router.route(path, any(no_such_path)))
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(shared.clone(), staff::only_staff))
        .layer(from_fn(keep_nothing));
    let mut api = Router::new()
        .nest(VERSION, router(agendas::operations()).merge(feedback).merge(staff))
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .with_state(shared);
    if !settings.allow_origins.is_empty() {
        api = api.layer(cors(settings));
    }

    // Services of their own, since each answers by itself what it does not know: the interface in JSON,
    // the site with a page.
    let mut app = Router::new().nest_service(API, guarded(api)).fallback_service(guarded(site::files(settings)));
    if let Some(prefix) = settings.base.as_nested() {
        app = Router::new().nest_service(prefix, app);
    }
    app.layer(from_fn_with_state(Arc::new(site::Headers::new(settings)), site::secure))
}

/// What holds for every handler: it ends in time, a panic is an answer, and a line of the log tells of it.
fn guarded(router: Router) -> Router {
    router.layer(CatchPanicLayer::custom(panicked)).layer(from_fn(not_forever)).layer(from_fn(log))
}

fn router(operations: Vec<Operation>) -> Router<Shared> {
    operations.into_iter().fold(Router::new(), |router, Operation { path, handler, needs, .. }| {
        let handler = match needs {
            None => handler,
            Some(role) => handler.route_layer(from_fn_with_state(role, staff::only_role)),
        };
        router.route(path, handler)
    })
}

/// Other origins may use the interface only when the workplace names them.
fn cors(settings: &Settings) -> CorsLayer {
    let origins = settings.allow_origins.iter().filter_map(|origin| HeaderValue::from_str(origin.as_str()).ok());
    CorsLayer::new()
        .allow_origin(origins.collect::<Vec<_>>())
        .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION])
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .max_age(Duration::from_secs(600))
}

async fn no_such_path() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is no such path; docs/openapi.yaml lists them all.")
}

async fn no_such_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This path does not know that method; see the Allow header.")
}

/// The panic's message is not repeated: it could hold what a person wrote.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "Something broke. It was not the request's fault.").into_response()
}

/// Answers about feedback are for one reader, once: nothing on the way may keep them.
async fn keep_nothing(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn not_forever(request: Request, next: Next) -> Response {
    tokio::time::timeout(HANDLER_TIMEOUT, next.run(request)).await.unwrap_or_else(|_| {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "This took too long. Try again.").retry_after(5).into_response()
    })
}

async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    // The template, never the path itself: paths hold ids.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let started = Instant::now();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), started.elapsed());
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    tracing::info!(%method, route, status, ?took);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, routing::get};
    use tower::ServiceExt;

    async fn ask(app: Router) -> Response {
        app.oneshot(Request::new(Body::empty())).await.unwrap()
    }

    #[tokio::test]
    async fn a_panic_is_an_answer_that_tells_nothing() {
        async fn broken() -> &'static str {
            panic!("what a person wrote")
        }
        let response = ask(guarded(Router::new().route("/", get(broken)))).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("person"));
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_takes_too_long_says_when_to_come_again() {
        let response = ask(guarded(Router::new().route("/", get(std::future::pending::<&'static str>)))).await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(response.headers().contains_key(header::RETRY_AFTER));
    }

    #[test]
    fn every_operation_is_named_once() {
        let mut operations: Vec<_> =
            operations().into_iter().map(|(method, path, _)| format!("{method} {path}")).collect();
        let all = operations.len();
        operations.sort();
        operations.dedup();
        assert_eq!(operations.len(), all);
        assert!(operations.contains(&"PUT /api/v1/staff/feedback/{id}/moderation".to_owned()));
    }
}
