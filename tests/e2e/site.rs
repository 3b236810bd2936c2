//! The server under test, what goes wrong on the way to it, and what staff do there.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, Response, StatusCode, header},
    response::IntoResponse,
};
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    net::{TcpListener, TcpStream},
    runtime,
    sync::{oneshot, watch},
};
use tower::ServiceExt;
use weerklank_core::{
    agenda::Agenda,
    feedback::Contribution,
    staff::{Role, Rules},
};
use weerklank_server::{Agendas, Settings, Store, app, settings::Base, tokens::Token};

use crate::{
    dist,
    trouble::{Way, Which},
    witness::{self, Seen},
};

/// The longest that anything may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// A text as it is seen: without line breaks and double spaces.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A header of what the story itself asks, and no browser.
const STORY: &str = "x-story";

/// A site of one story.
pub(crate) struct Site {
    /// Its address; ends in `/`.
    pub(crate) address: String,
    /// The address of a page of somebody else: to browsers another host, and another site.
    pub(crate) host: String,
    /// What goes over the way to it.
    pub(crate) way: Arc<WayThere>,
    token: String,
    dist: PathBuf,
    agent: ureq::Agent,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// The database, and the application where it is not the one that was built.
    _folders: Vec<TempDir>,
}

impl Site {
    /// The application as it was built.
    pub(crate) fn open() -> Self {
        Self::serve_with(dist::dist(), Vec::new(), |_, _| ())
    }

    /// The application as it was built, under these rules of a workplace.
    pub(crate) fn with(rules: Rules) -> Self {
        Self::serve_with(dist::dist(), Vec::new(), |settings, _| settings.rules = rules)
    }

    /// The application as it was built; a page of somebody else may embed it ([`Site::host`]).
    pub(crate) fn with_a_host() -> Self {
        Self::serve_with(dist::dist(), Vec::new(), |settings, address| {
            let host = host_at(address).parse().expect("an origin");
            settings.frame_ancestors.push(host);
        })
    }

    /// The application as it would be built for `base`, such as `/meedoen/`.
    pub(crate) fn under(base: &str) -> Self {
        let folder = dist::moved_to(base);
        let base: Base = base.parse().expect("a base");
        Self::serve_with(folder.path().to_owned(), vec![folder], |settings, _| settings.base = base)
    }

    fn serve_with(
        dist: PathBuf,
        mut folders: Vec<TempDir>,
        change: impl FnOnce(&mut Settings, SocketAddr) + Send + 'static,
    ) -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = folder.path().join("weerklank.db");
        folders.push(folder);
        let way = Arc::new(WayThere::default());
        let (stop, stopped) = oneshot::channel();
        let (ready, started) = mpsc::channel();
        let for_thread = Arc::clone(&way);
        let folder_of_site = dist.clone();
        let thread = thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                let address = listener.local_addr().expect("an address");
                let mut settings = Settings { rate: None, ..Settings::new(&dist) };
                change(&mut settings, address);
                let (app, token) = server(&settings, &dist, &database).await;
                settings.base.as_str().clone_into(&mut for_thread.lock().base);
                let site = format!("http://{address}{}", settings.base.as_str());
                ready.send((site, format!("{}/", host_at(address)), token)).expect("the story waits");
                tokio::select! {
                    () = accept(listener, app, for_thread) => {}
                    _ = stopped => {}
                }
            });
            // What is held or never answered ends here.
            runtime.shutdown_background();
        });
        let (address, host, token) = started.recv().expect("the server starts");
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        Self {
            address,
            host,
            token,
            dist: folder_of_site,
            agent,
            way,
            stop: Some(stop),
            thread: Some(thread),
            _folders: folders,
        }
    }

    /// From now on, until [`Site::heals`], these requests go this way.
    pub(crate) fn when(&self, which: &str, way: Way) {
        self.way.when(which, way);
    }

    /// All is well again, and what was held goes on.
    pub(crate) fn heals(&self) {
        self.way.heals();
    }

    /// A file of the site has another content.
    pub(crate) fn has_file(&self, name: &str, content: &Value) {
        let rule = (format!("GET {name}").as_str().into(), Way::json(200, content.to_string()));
        self.way.lock().files.push(rule);
    }

    /// Somebody else has a page, with a policy of its own.
    pub(crate) fn host_shows(&self, policy: &str, page: impl Into<String>) {
        self.way.lock().page_of_host = (policy.to_owned(), page.into());
    }

    /// A new version comes online, with another file. Only for a site with files of its own ([`Site::under`]).
    pub(crate) fn deploys(&self, name: &str, change: impl FnOnce(&str) -> String) {
        assert_ne!(self.dist, dist::dist(), "nobody changes the built application");
        let file = self.dist.join(name);
        let old = std::fs::read_to_string(&file).expect("a file of the site");
        let new = change(&old);
        assert_ne!(new, old, "something is new");
        std::fs::write(file, new).expect("a file can be written");
    }

    /// What the file of the site holds.
    pub(crate) fn file(name: &str) -> Value {
        let text = std::fs::read_to_string(dist::dist().join(name)).expect("a file of the site");
        serde_json::from_str(&text).expect("JSON")
    }

    /// What the document of an agenda holds.
    pub(crate) fn agenda(id: &str) -> Agenda {
        serde_json::from_value(Self::file(&format!("data/agendas/{id}.json"))).expect("an agenda")
    }

    /// How often something was asked.
    pub(crate) fn asked(&self, which: &str) -> usize {
        let which = Which::from(which);
        self.way.lock().asked.iter().filter(|(method, path)| which.fits(method, path)).count()
    }

    /// The paths of all that was asked.
    pub(crate) fn all_asked(&self) -> Vec<String> {
        self.way.lock().asked.iter().map(|(_, path)| path.clone()).collect()
    }

    /// Waits until something was asked this often.
    #[track_caller]
    pub(crate) fn is_asked(&self, which: &str, times: usize) {
        self.until(&format!("{which} to be asked {times} times"), || self.asked(which) >= times);
    }

    /// All that is stored.
    pub(crate) fn stored(&self) -> Vec<Contribution> {
        let page = self.staff("GET", "feedback", None);
        serde_json::from_value(page["items"].clone()).expect("contributions")
    }

    /// Waits until one contribution is stored, and gives it.
    #[track_caller]
    pub(crate) fn stores_one(&self) -> Contribution {
        self.until("one contribution to be stored", || !self.stored().is_empty());
        let mut stored = self.stored();
        assert_eq!(stored.len(), 1, "stored once");
        stored.remove(0)
    }

    /// The token of staff who may do everything.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// What staff do.
    pub(crate) fn staff(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        self.staff_as(&self.token, method, path, body)
    }

    /// A token for a colleague.
    pub(crate) fn makes_token(&self, name: &str, role: &str) -> String {
        let made = self.staff("POST", "tokens", Some(&json!({ "name": name, "role": role })));
        made["token"].as_str().expect("a token").to_owned()
    }

    /// What somebody does who has this token.
    pub(crate) fn staff_as(&self, token: &str, method: &str, path: &str, body: Option<&Value>) -> Value {
        let address = format!("{}api/v1/staff/{path}", self.address);
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(address)
            .header("authorization", format!("Bearer {token}"))
            .header(STORY, "asks")
            .header("content-type", "application/json");
        let answer = match body {
            Some(body) => self.agent.run(request.body(body.to_string()).expect("a request")),
            None => self.agent.run(request.body(()).expect("a request")),
        };
        let mut answer = answer.expect("an answer");
        let text = answer.body_mut().read_to_string().expect("text");
        assert!(answer.status().is_success(), "{method} {path}: {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    /// Staff have read a contribution, and answer it.
    pub(crate) fn answers(&self, contribution: &Contribution, words: &str) {
        let id = contribution.feedback.id.as_str();
        self.staff("PUT", &format!("feedback/{id}/moderation"), Some(&json!({ "state": "read" })));
        self.staff("POST", "replies", Some(&json!({ "feedback": [id], "text": words })));
    }

    /// Staff approve a contribution: it may be quoted, if its giver said so.
    pub(crate) fn approves(&self, contribution: &Contribution) {
        let id = contribution.feedback.id.as_str();
        self.staff("PUT", &format!("feedback/{id}/moderation"), Some(&json!({ "state": "approved" })));
    }

    /// Staff decline a contribution, and say why.
    pub(crate) fn declines(&self, contribution: &Contribution, reason: &str) {
        let (id, declined) = (contribution.feedback.id.as_str(), json!({ "state": "declined", "reason": reason }));
        self.staff("PUT", &format!("feedback/{id}/moderation"), Some(&declined));
    }

    /// Staff publish an outcome of an agenda, and answer these givers with it. `outcome` is as in an agenda's document.
    pub(crate) fn publishes(&self, agenda: &str, outcome: &Value, givers: &[&Contribution], words: &str) {
        self.publishes_with_quotes(agenda, outcome, givers, words, &[]);
    }

    /// The same, with sentences of givers who allowed it, and whom staff approved before.
    pub(crate) fn publishes_with_quotes(
        &self,
        agenda: &str,
        outcome: &Value,
        givers: &[&Contribution],
        words: &str,
        quotes: &[(&Contribution, &str)],
    ) {
        let id = |contribution: &Contribution| contribution.feedback.id.clone();
        let quote = |(of, text): &(&Contribution, &str)| json!({ "feedback": id(of), "text": text });
        let body = json!({
            "outcome": outcome,
            "feedback": givers.iter().map(|giver| id(giver)).collect::<Vec<_>>(),
            "text": words,
            "quotes": quotes.iter().map(quote).collect::<Vec<_>>(),
        });
        let id = outcome["id"].as_str().expect("an outcome has an id");
        self.staff("PUT", &format!("agendas/{agenda}/outcomes/{id}"), Some(&body));
    }

    /// What is at a path of the site; something has to be there.
    #[track_caller]
    pub(crate) fn reads(&self, path: &str) -> String {
        let mut answer = self.agent.get(format!("{}{path}", self.address)).call().expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        answer.body_mut().read_to_string().expect("text")
    }

    /// The status of the answer to a request that comes from nowhere in the application.
    pub(crate) fn says(&self, method: &str, path: &str, body: &Value) -> u16 {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address))
            .header("content-type", "application/json")
            .body(body.to_string())
            .expect("a request");
        self.agent.run(request).expect("an answer").status().as_u16()
    }

    #[track_caller]
    fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            let before = self.way.lock().happened;
            if holds() {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            let guard = self.way.lock();
            let waited = self.way.something.wait_timeout_while(guard, left, |journal| journal.happened == before);
            let (journal, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            assert!(!timeout.timed_out(), "waited for {what}; asked was {:?}", journal.asked);
        }
    }
}

/// Where the page of somebody else is that the site at `address` has beside it.
fn host_at(address: SocketAddr) -> String {
    format!("http://localhost:{}", address.port())
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(JoinHandle::join);
        if !thread::panicking() {
            ended.expect("started once").expect("the server ended well");
        }
    }
}

async fn server(settings: &Settings, dist: &Path, database: &Path) -> (Router, String) {
    let store = Store::open(database).await.expect("a database");
    let token = Token::new().expect("randomness");
    store.set_token("test", Role::Publisher, &token.hash()).await.expect("a token");
    let agendas = Agendas::load(&dist.join("data/agendas"), &store).await.expect("agendas");
    (app(settings, store, agendas), token.expose().to_owned())
}

/// The way from the browser to the server; for some browsers also that to the rest of the world.
#[derive(Default)]
pub(crate) struct WayThere {
    rules: watch::Sender<Vec<(Which, Way)>>,
    journal: Mutex<Journal>,
    something: Condvar,
}

/// What happened on the way.
#[derive(Default)]
struct Journal {
    base: String,
    /// Methods, and paths after the base.
    asked: Vec<(String, String)>,
    /// Whether pages tell what goes wrong in them.
    is_watched: bool,
    /// What browsers did, since this was looked at before.
    seen: Seen,
    files: Vec<(Which, Way)>,
    /// The policy of a page of somebody else, and that page.
    page_of_host: (String, String),
    /// How much has happened.
    happened: usize,
}

impl WayThere {
    /// From now on, until all is well, these requests go this way.
    pub(crate) fn when(&self, which: &str, way: Way) {
        self.rules.send_modify(|rules| rules.push((which.into(), way)));
    }

    /// All is well again.
    pub(crate) fn heals(&self) {
        self.rules.send_modify(Vec::clear);
    }

    /// Pages tell from now on what goes wrong in them.
    pub(crate) fn watch(&self) {
        self.lock().is_watched = true;
    }

    /// What browsers did since this was asked before.
    pub(crate) fn seen(&self) -> Seen {
        std::mem::take(&mut self.lock().seen)
    }

    fn lock(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, what: impl FnOnce(&mut Journal)) {
        let mut journal = self.lock();
        what(&mut journal);
        journal.happened += 1;
        self.something.notify_all();
    }

    async fn bring(&self, app: Router, mut request: Request<Body>) -> Result<Response<Body>, Lost> {
        if let Some(asked) = witness::asked_of_a_stranger(&request) {
            self.note(|journal| journal.seen.requests.push(asked));
            // As if the stranger hangs up.
            return Ok(().into_response());
        }
        if request.headers().get(header::HOST).is_some_and(|host| host.as_bytes().starts_with(b"localhost")) {
            return Ok(self.host());
        }
        let base = self.lock().base.clone();
        let method = request.method().as_str().to_owned();
        let path = request.uri().path();
        let path = path.strip_prefix(base.as_str()).unwrap_or(path).to_owned();
        if path == witness::PATH {
            return Ok(self.hear(request).await);
        }
        // The story itself asks as staff, too, and nothing goes wrong on its way.
        let of_staff = path.starts_with("api/v1/staff/") && request.headers().contains_key(STORY);
        if !of_staff {
            self.note(|journal| {
                journal.asked.push((method.clone(), path.clone()));
                journal.seen.requests.push(witness::asked(&request));
            });
        }
        let is_watched = self.lock().is_watched;
        if is_watched {
            // What is compressed cannot be written in.
            request.headers_mut().remove(header::ACCEPT_ENCODING);
        }
        let fits = |rules: &[(Which, Way)]| {
            rules.iter().rev().find(|(which, _)| which.fits(&method, &path)).map(|(_, way)| way.clone())
        };
        let way = fits(&self.rules.borrow()).or_else(|| fits(&self.lock().files)).filter(|_| !of_staff);
        let answer = self.go(way, app, request).await;
        if !of_staff {
            self.note(|_| ());
        }
        if is_watched { Ok(witness::in_page(answer?, &base).await) } else { answer }
    }

    /// The page of somebody else, at each of its addresses.
    fn host(&self) -> Response<Body> {
        let (policy, page) = self.lock().page_of_host.clone();
        let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, &policy)];
        (headers, page).into_response()
    }

    /// Gives the witness to a page, or hears what it says.
    async fn hear(&self, request: Request<Body>) -> Response<Body> {
        if request.method() == Method::GET {
            return witness::script();
        }
        let said = witness::text(request.into_body()).await;
        self.note(|journal| journal.seen.errors.push(said));
        ().into_response()
    }

    async fn go(&self, way: Option<Way>, app: Router, request: Request<Body>) -> Result<Response<Body>, Lost> {
        match way {
            Some(Way::Says(status, kind, text)) => {
                let status = StatusCode::from_u16(status).expect("a status");
                let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")];
                Ok((status, headers, text).into_response())
            }
            Some(Way::IsBusy(status, seconds)) => {
                let status = StatusCode::from_u16(status).expect("a status");
                Ok((status, [(header::RETRY_AFTER, seconds.to_string())]).into_response())
            }
            Some(Way::Unreachable) => Err(Lost),
            Some(Way::Silence) => std::future::pending().await,
            Some(Way::LosesAnswer) => {
                let _lost = ask(app, request).await;
                Err(Lost)
            }
            Some(Way::HoldsRequest) => {
                self.all_is_well().await;
                Ok(ask(app, request).await)
            }
            Some(Way::HoldsAnswer) => {
                let answer = ask(app, request).await;
                self.note(|_| ());
                self.all_is_well().await;
                Ok(answer)
            }
            None => Ok(ask(app, request).await),
        }
    }

    async fn all_is_well(&self) {
        let mut rules = self.rules.subscribe();
        let _never_closes = rules.wait_for(Vec::is_empty).await;
    }
}

async fn ask(app: Router, request: Request<Body>) -> Response<Body> {
    let Ok(answer) = app.oneshot(request).await;
    answer
}

/// The answer that never comes; the connection is closed instead.
#[derive(Debug)]
struct Lost;

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the answer got lost")
    }
}

impl std::error::Error for Lost {}

/// Accepts connections as the server does, except that an answer can get lost.
async fn accept(listener: TcpListener, app: Router, way: Arc<WayThere>) {
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        tokio::spawn(serve_connection(stream, app.clone(), Arc::clone(&way)));
    }
}

async fn serve_connection(stream: TcpStream, app: Router, way: Arc<WayThere>) {
    let service = service_fn(move |request| {
        let (app, way) = (app.clone(), Arc::clone(&way));
        async move { way.bring(app, request.map(Body::new)).await }
    });
    // A browser that goes away is no mistake.
    let _ended = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
