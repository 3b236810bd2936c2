//! Sessions with a browser, over the WebDriver protocol.
//!
//! A client of our own, since we need a dozen commands of a protocol that is JSON over HTTP. `thirtyfour`
//! turns on `preserve_order` of serde_json, for everything that is built with the tests: the generated
//! schemas would come out in another order, and the server under test would not be the one that we ship.
//! `fantoccini` brings sixteen packages, among them tables of Unicode.

use std::{
    env, fmt,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// What a reference to an element is called in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The one driver of this process, for as long as there is a session.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

struct Driver {
    process: Child,
    address: String,
    /// Where the browsers put what they forget to remove.
    _scratch: TempDir,
}

impl Driver {
    fn shared() -> Arc<Self> {
        let mut shared = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *shared = Arc::downgrade(&driver);
            driver
        })
    }

    fn start() -> Self {
        let scratch = TempDir::new().expect("a folder");
        let mut process = Command::new(program("CHROMEDRIVER", "chromedriver"))
            .arg("--port=0")
            .env("TMPDIR", scratch.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let port = output.lines().map_while(Result::ok).find_map(|line| {
            let port = line.strip_suffix('.')?.rsplit_once("on port ")?.1;
            port.parse::<u16>().ok()
        });
        let address = format!("http://127.0.0.1:{}", port.expect("chromedriver names its port"));
        Self { process, address, _scratch: scratch }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ended_already = self.process.kill();
        let _status = self.process.wait();
    }
}

/// Where a program is: where the variable says, or on the `PATH`.
fn program(variable: &str, name: &str) -> PathBuf {
    let found = env::var_os(variable).map(PathBuf::from).or_else(|| xtask::process::find(name));
    found.unwrap_or_else(|| panic!("there is no {name}: run `cargo xtask test`, which installs it"))
}

/// Why a command was not done.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// What the protocol calls it, as in `no such element`.
    pub(crate) kind: String,
    message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The driver writes its own stack under the message.
        write!(f, "{}: {}", self.kind, self.message.lines().next().unwrap_or_default())
    }
}

/// Something on a page.
#[derive(Debug, Clone)]
pub(crate) struct Element(String);

impl Element {
    /// The element that a script returned.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        Some(Self(value[ELEMENT].as_str()?.to_owned()))
    }

    /// The element, to give to a script.
    pub(crate) fn to_value(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// A browser that runs, with a profile of its own.
pub(crate) struct Session {
    agent: ureq::Agent,
    address: String,
    /// Kept until the session has ended.
    _driver: Arc<Driver>,
}

impl Session {
    /// Starts a browser that keeps what it keeps in `profile`.
    pub(crate) fn start(profile: &Path) -> Self {
        let driver = Driver::shared();
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .new_agent();
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Roles and names as the browser itself computes them.
            "--enable-blink-features=ComputedAccessibilityInfo",
            // There is no other host in the world, so that no test depends on one.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        ];
        let profile = format!("--user-data-dir={}", profile.display());
        let arguments: Vec<_> = arguments.into_iter().chain([profile.as_str()]).collect();
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "binary": program("CHROMIUM", "chromium"),
                "args": arguments,
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        } } });
        let mut session = Self { agent, address: format!("{}/session", driver.address), _driver: driver };
        let started = session.post("", &wanted).unwrap_or_else(|error| panic!("Chromium does not start: {error}"));
        session.address =
            format!("{}/{}", session.address, started["sessionId"].as_str().expect("a session has an id"));
        session
    }

    /// Sends a command.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        let address = format!("{}{path}", self.address);
        let answer = self.agent.post(address).header("content-type", "application/json").send(body.to_string());
        read(answer)
    }

    /// Runs the body of a function in the page; it returns its result.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of a function in the page; it calls its last argument with its result.
    pub(crate) fn run_until_done(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("/execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// Sends a command of Chromium's own protocol to the current tab.
    pub(crate) fn chromium(&self, command: &str, parameters: &Value) -> Value {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What was logged since this was asked before.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.post("/se/log", &json!({ "type": kind })).unwrap_or_else(|error| panic!("{kind}: {error}"));
        log.as_array().cloned().unwrap_or_default()
    }

    /// Clicks in the middle of an element, after bringing it into view.
    pub(crate) fn click(&self, element: &Element) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element.
    pub(crate) fn send_keys(&self, element: &Element, keys: &str) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": keys })).map(drop)
    }

    /// Where the browser is.
    pub(crate) fn address_bar(&self) -> String {
        let answer = self.agent.get(format!("{}/url", self.address)).call();
        let address = read(answer).unwrap_or_else(|error| panic!("where are we? {error}"));
        address.as_str().unwrap_or_default().to_owned()
    }

    /// The current tab.
    pub(crate) fn tab(&self) -> String {
        let tab = read(self.agent.get(format!("{}/window", self.address)).call()).expect("a tab is open");
        tab.as_str().unwrap_or_default().to_owned()
    }

    /// The open tabs.
    pub(crate) fn tabs(&self) -> Vec<String> {
        let answer = self.agent.get(format!("{}/window/handles", self.address)).call();
        let tabs = read(answer).unwrap_or_else(|error| panic!("which tabs? {error}"));
        tabs.as_array().into_iter().flatten().filter_map(|tab| Some(tab.as_str()?.to_owned())).collect()
    }

    /// Closes the current tab.
    pub(crate) fn close_tab(&self) {
        read(self.agent.delete(format!("{}/window", self.address)).call()).expect("a tab closes");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // When the browser has crashed, there is nothing to end.
        let _ended = self.agent.delete(&self.address).call();
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let lost = |message: String| Refusal { kind: "no answer".to_owned(), message };
    let text = answer.and_then(|mut answer| answer.body_mut().with_config().limit(u64::MAX).read_to_string());
    let text = text.map_err(|error| lost(error.to_string()))?;
    let mut answer: Value = serde_json::from_str(&text).map_err(|error| lost(error.to_string()))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(kind) => {
            Err(Refusal { kind: kind.to_owned(), message: value["message"].as_str().unwrap_or_default().to_owned() })
        }
        None => Ok(value),
    }
}
