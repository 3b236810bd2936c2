//! A server of one test, and how it is asked.

use std::{
    collections::BTreeSet,
    env, fs,
    io::{self, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use serde_json::Value;
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime, sync::oneshot};
use ureq::http::{HeaderMap, HeaderName, HeaderValue, Method, Request};
use weerklank_core::{feedback::Feedback, staff::Role};
use weerklank_server::{Agendas, Settings, Store, app, serve::serve, store::Database, tokens::Token};
use xtask::postgres::Postgres;

use crate::{
    giver::Giver,
    openapi::{Described, OpenApi},
};

/// The agenda that feedback of these tests is about.
pub(crate) const GALM: &str = r#"{
    "id": "galm", "kind": "learning_agenda", "title": "Galm", "summary": "Waar het over gaat.",
    "region": { "name": "Galmerwoude" }, "source": { "document": "Verzonnen" },
    "themes": [
        { "id": "wachten", "title": "Wachten", "summary": "Over wachten.",
          "questions": [{ "id": "hoe-lang", "kind": "learning", "text": "Hoe lang wacht je?" }] },
        { "id": "samen", "title": "Samen", "summary": "Over samen beslissen." }
    ],
    "colour_of_the_cover": "blue"
}"#;

/// Another agenda, that the order puts first.
pub(crate) const ECHO: &str = r#"{
    "id": "echo", "kind": "report", "title": "Echo", "summary": "Nog een.",
    "region": { "name": "Echten" }, "source": { "document": "Verzonnen" },
    "themes": [{ "id": "later", "title": "Later", "summary": "Over later." }]
}"#;

/// The variable that, when it is there, keeps what these tests store in PostgreSQL, and not in files.
pub(crate) const ON_POSTGRES: &str = "WEERKLANK_ON_POSTGRES";

/// The PostgreSQL of all tests of a run.
static POSTGRES: LazyLock<Option<Postgres>> =
    LazyLock::new(|| env::var_os(ON_POSTGRES).map(|_| Postgres::start().expect("PostgreSQL starts")));

/// A folder with an application and agendas, and a database beside it.
pub(crate) struct Site {
    folder: TempDir,
    database: Database,
}

impl Site {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = match &*POSTGRES {
            None => Database::File(folder.path().join("weerklank.db")),
            Some(postgres) => Database::Postgres(postgres.url(&another_name()).expect("a database")),
        };
        let site = Self { folder, database };
        site.write("index.html", "<!doctype html><title>Begin</title>");
        site.write("data/agendas/galm.json", GALM);
        site.write("data/agendas/echo.json", ECHO);
        site.write("data/agendas/index.json", r#"{"agendas":[{"id":"galm"},{"id":"echo"}]}"#);
        site
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    /// Writes a file of the application.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.dist().join(name);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(&file, content).expect("a file");
        file
    }

    /// Everything that the database has on disk; of PostgreSQL, everything that is in its tables.
    pub(crate) fn stored_bytes(&self) -> Vec<u8> {
        if let (Some(postgres), Database::Postgres(url)) = (&*POSTGRES, &self.database) {
            let name = url.rsplit('/').next().expect("a name");
            let all = postgres.sql(name, "select schema_to_xml('public', true, true, '')");
            return all.expect("an answer").into_bytes();
        }
        let entries = fs::read_dir(self.folder.path()).expect("a folder").map(|entry| entry.expect("a file").path());
        let files: Vec<_> = entries.filter(|path| path.is_file()).collect();
        assert!(files.iter().any(|file| file.ends_with("weerklank.db")), "{files:?}");
        files.iter().flat_map(|file| fs::read(file).expect("a file")).collect()
    }

    /// A server of this site, without a limit on requests.
    pub(crate) fn serve(&self) -> Server {
        self.serve_with(|_| ())
    }

    pub(crate) fn serve_with(&self, change: impl FnOnce(&mut Settings)) -> Server {
        let mut settings = Settings { rate: None, ..Settings::new(self.dist()) };
        change(&mut settings);
        Server::start(settings, self.dist().join("data/agendas"), self.database.clone())
    }
}

/// Another name for each database.
fn another_name() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("test_{}", MADE.fetch_add(1, Ordering::Relaxed))
}

pub(crate) struct Server {
    /// The site's address; ends in `/`.
    pub(crate) address: String,
    pub(crate) token: String,
    agent: ureq::Agent,
    seen: Mutex<BTreeSet<Described>>,
    log: Arc<Mutex<Vec<u8>>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    fn start(settings: Settings, agendas: PathBuf, database: Database) -> Self {
        let log = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&log);
        let (stop, stopped) = oneshot::channel();
        let (ready, started) = mpsc::channel();
        let thread = thread::spawn(move || {
            // The log of this thread is the log of this server, since its runtime has no other threads.
            let subscriber = tracing_subscriber::fmt().with_writer(move || Sink(Arc::clone(&sink))).finish();
            let _logging = tracing::subscriber::set_default(subscriber);
            let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let store = Store::connect(&database).await.expect("a database");
                let token = Token::new().expect("randomness");
                store.set_token("test", Role::Publisher, &token.hash()).await.expect("a token");
                let agendas = Agendas::load(&agendas, &store).await.expect("agendas");
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                let address = listener.local_addr().expect("an address");
                let address = format!("http://{address}{}", settings.base.as_str());
                ready.send((address, token.expose().to_owned())).expect("the test waits");
                let stopped = async { stopped.await.unwrap_or_default() };
                serve(listener, app(&settings, store.clone(), agendas), stopped).await;
                store.close().await;
            });
        });
        let (address, token) = started.recv().expect("the server starts");
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A server may close a connection just when it is used again; a browser then asks anew, and this does not.
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .build()
            .new_agent();
        Self { address, token, agent, seen: Mutex::default(), log, stop: Some(stop), thread: Some(thread) }
    }

    /// Asks for a path of the site.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = Request::builder().method(&method).uri(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answered = match body {
            Some(body) => self.agent.run(request.body(body).expect("a request")),
            None => self.agent.run(request.body(()).expect("a request")),
        };
        let mut response = answered.expect("an answer");
        let body = response.body_mut().read_to_vec().expect("a body");
        let answer = Answer { status: response.status().as_u16(), headers: response.headers().clone(), body };
        self.check(method.as_str(), path, &answer);
        answer
    }

    #[track_caller]
    fn check(&self, method: &str, path: &str, answer: &Answer) {
        // One database is enough for what does not depend on it.
        // What an answer looks like depends on no database.
        if let Some(path) = path.strip_prefix("api/v1").filter(|_| POSTGRES.is_none()) {
            let described = OpenApi::the_one().check(method, path, answer);
            self.seen.lock().expect("nobody panicked").extend(described);
        }
    }

    /// Every described answer that this server gave.
    pub(crate) fn seen(&self) -> BTreeSet<Described> {
        self.seen.lock().expect("nobody panicked").clone()
    }

    /// Begins a request with a body, and never sends the rest of it.
    pub(crate) fn begin(&self, method: &str, path: &str, authorization: &str) -> Answer {
        let host = self.host();
        let answer = self.raw(&format!(
            "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {authorization}\r\n\
             Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
        ));
        self.check(method, path, &answer);
        answer
    }

    /// Sends exactly these bytes, and reads until the answer is complete.
    pub(crate) fn raw(&self, bytes: &str) -> Answer {
        let mut stream = TcpStream::connect(self.host()).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream.write_all(bytes.as_bytes()).expect("sending");
        let mut received = Vec::new();
        let mut part = [0; 4096];
        loop {
            if let Some(answer) = Answer::parse(&received) {
                return answer;
            }
            let count = stream.read(&mut part).expect("an answer in time");
            assert_ne!(count, 0, "closed after {:?}", String::from_utf8_lossy(&received));
            received.extend_from_slice(&part[..count]);
        }
    }

    /// The host and port.
    pub(crate) fn host(&self) -> &str {
        self.address.trim_start_matches("http://").split('/').next().expect("a host")
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], None)
    }

    /// What a giver does: `receipt` is the value of the header.
    pub(crate) fn give(&self, method: &str, id: &str, receipt: &str, feedback: Option<&Feedback>) -> Answer {
        let body = feedback.map(|feedback| serde_json::to_string(feedback).expect("JSON"));
        let mut headers = vec![("authorization", receipt)];
        headers.extend(body.iter().map(|_| ("content-type", "application/json")));
        self.ask(method, &format!("api/v1/feedback/{id}"), &headers, body.as_deref())
    }

    pub(crate) fn post(&self, feedback: &Feedback) -> Answer {
        self.post_json(&serde_json::to_string(feedback).expect("JSON"))
    }

    pub(crate) fn post_json(&self, body: &str) -> Answer {
        self.ask("POST", "api/v1/feedback", &[("content-type", "application/json")], Some(body))
    }

    /// Somebody says what they think of an outcome.
    pub(crate) fn judge(&self, giver: &Giver, receipt: &str, outcome: &str, verdict: &str) -> Answer {
        let headers = [("authorization", receipt), ("content-type", "application/json")];
        let path = format!("api/v1/feedback/{}/verdicts/{outcome}", giver.id());
        self.ask("PUT", &path, &headers, Some(verdict))
    }

    /// What staff do.
    pub(crate) fn staff(&self, method: &str, path: &str, body: Option<&str>) -> Answer {
        self.staff_as(&self.token, method, path, body)
    }

    /// What staff with this token do.
    pub(crate) fn staff_as(&self, token: &str, method: &str, path: &str, body: Option<&str>) -> Answer {
        let token = format!("Bearer {token}");
        let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
        let headers = if body.is_some() { &headers[..] } else { &headers[..1] };
        self.ask(method, &format!("api/v1/staff/{path}"), headers, body)
    }

    /// A new token of this name and role.
    pub(crate) fn token_of(&self, name: &str, role: Role) -> String {
        let wanted = serde_json::json!({ "name": name, "role": role }).to_string();
        let made = self.staff("POST", "tokens", Some(&wanted)).is(201).json();
        made["token"].as_str().expect("a token").to_owned()
    }

    /// The lines that the server logged so far.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&self.log.lock().expect("nobody panicked")).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Kept connections would make the server wait for them.
        self.agent = ureq::Agent::new_with_defaults();
        drop(self.stop.take());
        let ended = self.thread.take().map(JoinHandle::join);
        if !thread::panicking() {
            ended.expect("started once").expect("the server ended well");
        }
    }
}

struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panicked").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// An answer with a length, once all of it is there.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers: HeaderMap = lines
            .filter_map(|line| line.split_once(": "))
            .filter_map(|(name, value)| {
                Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?))
            })
            .collect();
        let length: usize = headers.get("content-length")?.to_str().ok()?.parse().ok()?;
        let body = bytes[end + 4..].to_vec();
        (body.len() >= length).then_some(Self { status, headers, body })
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// A header's value; empty when it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header is text"))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Where the errors of a problem point to.
    #[track_caller]
    pub(crate) fn pointers(&self) -> Vec<String> {
        let json = self.json();
        let errors = json["errors"].as_array().expect("errors");
        errors.iter().map(|error| error["pointer"].as_str().expect("a pointer").to_owned()).collect()
    }

    /// All that one can see of it, but for the time.
    pub(crate) fn seen(&self) -> (u16, Vec<(String, String)>, String) {
        let headers = self.headers.iter().filter(|(name, _)| *name != "date");
        let headers = headers.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
        (self.status, headers, self.text())
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
