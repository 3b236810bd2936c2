//! The servers, each started as its page in `docs/backends/` says, on a free port of the loopback address.

use std::{
    fs::{self, File},
    net::SocketAddr,
    path::PathBuf,
    process::Command,
    sync::{LazyLock, mpsc},
    thread,
};

use serde_json::Value;
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime};
use weerklank_core::staff::{Role, port::DeskDescription};
use weerklank_server::{Agendas, Settings, Store, app, serve::serve, tokens::Token};
use xtask::{
    backends::{from_npm, from_pypi},
    conform::{self, Backend, Check},
    paths,
    postgres::Postgres,
    process::{command, output, run},
    serve::{Running, free_address},
};

/// One for all: it ends with this process.
static POSTGRES: LazyLock<Postgres> = LazyLock::new(|| Postgres::start().expect("PostgreSQL"));

/// With which the stand-in of PostgREST signs what staff come in with.
const JWT_SECRET: &str = "for-a-test-and-for-nothing-else-at-all";

/// A server, and what its description says, at its address.
pub(crate) struct Server {
    /// As the trial sees it.
    pub(crate) backend: Backend,
    /// As staff see it.
    desk: Option<DeskDescription>,
    /// What staff come in with, where something is asked for.
    token: String,
    _running: Option<Running>,
    _folder: TempDir,
}

impl Server {
    fn with_staff(self, token: impl Into<String>) -> Self {
        Self { token: token.into(), ..self }
    }

    /// What is found by givers, and by staff where there is a desk.
    pub(crate) fn trial(&self) -> Vec<Check> {
        let mut checks = conform::all(&self.backend);
        let of_staff = self.desk.iter().flat_map(|desk| conform::of_staff(&self.backend, desk, &self.token));
        checks.extend(of_staff);
        checks
    }

    /// The same server, and a description that says something else of it.
    pub(crate) fn said(&self, name: &str, change: impl FnOnce(&mut Value)) -> Backend {
        Backend::at(&changed(name, change), Some(&self.backend.description.base)).expect("it can be used")
    }

    /// What is found by staff when the description of the desk says something else.
    pub(crate) fn desk_said(&self, name: &str, change: impl FnOnce(&mut Value)) -> Vec<Check> {
        let desk = DeskDescription::parse(&changed(&format!("{name}.desk"), change)).expect("it can be used");
        conform::of_staff(&self.backend, &desk, "anything")
    }
}

/// What the database of PostgREST answers to somebody whom it knows as `role`.
pub(crate) fn as_role(role: &str, sql: &str) -> Result<String, String> {
    POSTGRES.sql("weerklank", &format!("set role {role}; {sql}")).map_err(|error| error.to_string())
}

fn description(name: &str) -> String {
    fs::read_to_string(described(name)).expect("a description")
}

fn changed(name: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut document = serde_json::from_str(&description(name)).expect("JSON");
    change(&mut document);
    document.to_string()
}

fn desk(name: &str) -> Option<DeskDescription> {
    let text = fs::read_to_string(described(&format!("{name}.desk"))).ok()?;
    Some(DeskDescription::parse(&text).expect("a description that can be used"))
}

fn described(name: &str) -> PathBuf {
    paths::root().join(format!("public/backends/{name}.json"))
}

/// A server that was not started yet.
struct Place {
    address: SocketAddr,
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { address: free_address(0).expect("a free port"), folder: TempDir::new().expect("a folder") }
    }

    fn port(&self) -> String {
        self.address.port().to_string()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, content).expect("a file");
        file
    }

    /// Starts it. The shipped description `name` holds for what is at `path`.
    fn start(self, server: &mut Command, name: &str, path: &str) -> Server {
        let log = self.folder.path().join("log");
        let file = File::create(&log).expect("a file");
        let server = server.stdout(file.try_clone().expect("a file")).stderr(file);
        let running = Running::start(server, self.address)
            .unwrap_or_else(|error| panic!("{error:#}: {}", fs::read_to_string(log).unwrap_or_default()));
        self.serves(Some(running), name, path)
    }

    fn serves(self, running: Option<Running>, name: &str, path: &str) -> Server {
        let url = format!("http://{}/{path}", self.address);
        let backend = Backend::at(&description(name), Some(&url)).expect("a description that can be used");
        Server { backend, desk: desk(name), token: String::new(), _running: running, _folder: self.folder }
    }
}

fn agendas() -> PathBuf {
    paths::agendas(&paths::root().join("public"))
}

fn docs() -> PathBuf {
    paths::root().join("docs")
}

/// Weerklank's own.
pub(crate) fn embedded() -> Server {
    let mut place = Place::new();
    let database = place.folder.path().join("weerklank.db");
    let (ready, started) = mpsc::channel();
    let token = Token::new().expect("randomness");
    let hash = token.hash();
    // It ends with the process: nothing is asked of it after its test.
    thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let settings = Settings { rate: None, ..Settings::new(paths::root().join("public")) };
            let store = Store::open(&database).await.expect("a database");
            store.set_token("test", Role::Moderator, &hash).await.expect("a token");
            let agendas = Agendas::load(&agendas(), &store).await.expect("agendas");
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            ready.send(listener.local_addr().expect("an address")).expect("the test waits");
            serve(listener, app(&settings, store, agendas), std::future::pending()).await;
        });
    });
    place.address = started.recv().expect("the server starts");
    place.serves(None, "embedded", "api/v1/").with_staff(token.expose())
}

/// A web server with the files of the site.
pub(crate) fn files() -> Server {
    let place = Place::new();
    let mut server = command("python3");
    server.args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"]);
    server.arg(paths::root().join("public")).arg(place.port());
    place.start(&mut server, "static", "data/")
}

/// json-server, of this major version.
pub(crate) fn json_server(version: u8) -> Server {
    let place = Place::new();
    let mut script = command("node");
    script.arg(docs().join("backends/json-server.mjs")).arg(agendas());
    let database = place.write("db.json", output(&mut script).expect("a database"));
    let program = if version == 0 { "lib/cli/bin.js" } else { "lib/bin.js" };
    let mut server = command("node");
    server.arg(from_npm(&format!("json-server-{version}"), program));
    // Else 1.x watches the file that it writes itself, and what it reads there can undo what came since. It then wants a
    // folder of files to serve.
    server.env("NODE_ENV", "production");
    fs::create_dir(place.folder.path().join("public")).expect("a folder");
    // The first of them looks for its own settings where it is started.
    server.args(["--host", "127.0.0.1", "--port", &place.port()]).arg(database).current_dir(place.folder.path());
    place.start(&mut server, &format!("json-server-{version}"), "")
}

/// Kinto, on PostgreSQL.
pub(crate) fn kinto() -> Server {
    let place = Place::new();
    let database = POSTGRES.url("kinto").expect("a database").replace("postgres:", "postgresql:");
    let settings = docs().join("backends/kinto.ini");
    let kinto = |name: &str| {
        let mut kinto = command(from_pypi("kinto"));
        kinto.arg(name).arg("--ini").arg(&settings);
        // Not what it thinks of the versions of others.
        kinto.arg("--quiet").env("PYTHONWARNINGS", "ignore");
        for part in ["STORAGE", "PERMISSION", "CACHE"] {
            kinto.env(format!("KINTO_{part}_URL"), &database);
        }
        kinto
    };
    run(&mut kinto("migrate")).expect("tables");
    let (address, port) = (place.address, place.port());
    // Each takes seconds to load, so at once.
    let server = thread::scope(|scope| {
        scope.spawn(|| {
            run(kinto("create-user").args(["--username", "admin", "--password", "geheim"])).expect("an account");
        });
        place.start(kinto("start").args(["--port", &port]), "kinto", "v1/buckets/weerklank/collections/")
    });
    let mut script = command(from_pypi("python"));
    script.arg(docs().join("backends/kinto.py")).arg(format!("http://{address}/v1/")).arg(agendas());
    run(script.env("KINTO_PASSWORD", "geheim")).expect("the collections");
    server.with_staff("admin:geheim")
}

/// What speaks PostgREST's language, on PostgreSQL.
pub(crate) fn postgrest() -> Server {
    let place = Place::new();
    let database = POSTGRES.url("weerklank").expect("a database");
    let psql = |file: &str| {
        let mut psql = command("psql");
        psql.args(["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"]).arg(&database);
        psql.env("PGOPTIONS", "--client-min-messages=warning");
        psql.arg("--file").arg(docs().join("postgres").join(file)).current_dir(agendas());
        psql
    };
    run(&mut psql("weerklank.sql")).expect("the tables");
    for id in index() {
        run(psql("agenda.sql").arg(format!("--set=id={id}"))).expect("an agenda");
    }
    place.write("supabase/config.toml", config(&place.port(), &database));
    place.write("supabase/schemas/schema.sql", "-- docs/postgres/weerklank.sql made it all\n");
    let mut server = command("node");
    server.arg(from_npm("@supabase/lite", "dist/cli/index.js")).args(["--no-telemetry", "start", "--no-admin"]);
    server.current_dir(place.folder.path());
    let mut script = command("node");
    script.arg(docs().join("backends/staff-token.mjs")).arg("moderatie").env("JWT_SECRET", JWT_SECRET);
    let token = output(&mut script).expect("a token");
    place.start(&mut server, "postgrest", "rest/v1/").with_staff(token)
}

fn config(port: &str, database: &str) -> String {
    format!(
        r#"
[api]
port = {port}
[db]
driver = "postgres"
url = "{database}"
[db.migrations]
schema_paths = ["./schemas/schema.sql"]
[auth]
enabled = false
jwt_secret = "{JWT_SECRET}"
"#
    )
}

/// The ids of the agendas that are listed.
fn index() -> Vec<String> {
    let text = fs::read_to_string(agendas().join("index.json")).expect("a list");
    let list: Value = serde_json::from_str(&text).expect("JSON");
    let ids = list["agendas"].as_array().expect("agendas").iter().map(|agenda| agenda["id"].as_str().expect("an id"));
    ids.map(str::to_owned).collect()
}
