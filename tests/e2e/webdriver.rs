//! Sessions with a browser, over the WebDriver protocol.
//!
//! A client of our own, since we need a dozen commands of a protocol that is JSON over HTTP. `thirtyfour`
//! turns on `preserve_order` of serde_json, for everything that is built with the tests: the generated
//! schemas would come out in another order, and the server under test would not be the one that we ship.
//! `fantoccini` brings sixteen packages, among them tables of Unicode.

use std::{
    cell::Cell,
    fmt,
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::browser::SCREEN;

use crate::{
    engine::{Engine, program},
    site::PATIENCE,
};

/// What a reference to an element is called in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A program that ends when it is needed no more.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(started.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display())))
    }

    /// A screen that nobody sees, and its name.
    fn screen() -> (Self, String) {
        let mut screen = Command::new(program(&SCREEN));
        // It takes a number that is free, and says which. The pointer is in its middle, and what is under the
        // pointer has focus: so it is hardly larger than the window of a browser.
        screen.args(["-displayfd", "1", "-screen", "0", "640x800x24", "-nolisten", "tcp"]).stdout(Stdio::piped());
        let mut screen = Self::start(&mut screen);
        let mut number = String::new();
        let output = screen.0.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut number).expect("a screen has a number");
        (screen, format!(":{}", number.trim()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ended_already = self.0.kill();
        let _status = self.0.wait();
    }
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

/// A browser that runs, with a driver and a profile of its own.
///
/// The fields are dropped in this order: what uses the folder has ended before that is removed.
pub(crate) struct Session {
    pub(crate) engine: Engine,
    /// Whether more than its tabs behaves in another way.
    is_changed: Cell<bool>,
    agent: ureq::Agent,
    address: String,
    _driver: Running,
    _screen: Option<Running>,
    /// Where the browser puts what it keeps, and what it forgets to remove.
    _folder: TempDir,
}

impl Session {
    /// Starts a browser, strict or not ([`Engine::wanted`]). The server of `site` is also its way to the rest of the world.
    pub(crate) fn start(engine: Engine, is_strict: bool, site: &str) -> Self {
        let world = site.split('/').nth(2).expect("the address of a site has a host");
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .new_agent();
        let folder = TempDir::new().expect("a folder");
        let (screen, display) = engine.needs_a_screen().then(Running::screen).unzip();
        let (driver, address) = start_driver(&agent, || {
            let mut driver = engine.driver(world);
            driver.env("TMPDIR", folder.path()).envs(display.iter().map(|display| ("DISPLAY", display)));
            driver
        });
        let mut wanted = engine.wanted(folder.path(), world, is_strict);
        wanted["timeouts"] = json!({ "script": 60_000, "pageLoad": 60_000 });
        let address = format!("{address}/session");
        let is_changed = Cell::new(is_strict);
        let mut session =
            Self { engine, is_changed, agent, address, _driver: driver, _screen: screen, _folder: folder };
        let started = session.post("", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        let started = started.unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"));
        session.address =
            format!("{}/{}", session.address, started["sessionId"].as_str().expect("a session has an id"));
        session
    }

    /// Makes it as it was when it started, for who never was at this site; says whether that can be done.
    pub(crate) fn becomes_as_new(&self, site: &str) -> bool {
        if self.engine != Engine::Chromium || self.is_changed.get() {
            return false;
        }
        self.starts_over_in_a_new_tab();
        self.chromium("Storage.clearDataForOrigin", &json!({ "origin": site, "storageTypes": "all" }));
        // Another site may get the same address.
        self.chromium("Network.clearBrowserCache", &json!({}));
        for kind in ["browser", "performance"] {
            self.log(kind);
        }
        true
    }

    /// Sends a command.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        let address = format!("{}{path}", self.address);
        let answer = self.agent.post(address).header("content-type", "application/json").send(body.to_string());
        match read(answer) {
            // Firefox waits for where a command leads to, and that need not be there.
            Err(refusal) if refusal.message.starts_with("Reached error page") => Ok(Value::Null),
            answer => answer,
        }
    }

    /// Asks for something.
    pub(crate) fn get(&self, path: &str) -> Result<Value, Refusal> {
        read(self.agent.get(format!("{}{path}", self.address)).call())
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
    #[track_caller]
    pub(crate) fn chromium(&self, command: &str, parameters: &Value) -> Value {
        if command.starts_with("Browser.") {
            self.is_changed.set(true);
        }
        assert_eq!(self.engine, Engine::Chromium, "only Chromium has {command}");
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What was logged since this was asked before.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.post("/se/log", &json!({ "type": kind })).unwrap_or_else(|error| panic!("{kind}: {error}"));
        log.as_array().cloned().unwrap_or_default()
    }

    /// The role of an element, and its name, as assistive technology gets them.
    pub(crate) fn role_and_name(&self, element: &Element) -> Result<(String, String), Refusal> {
        let computed = |what: &str| {
            let said = self.get(&format!("/element/{}/computed{what}", element.0))?;
            Ok(said.as_str().unwrap_or_default().to_owned())
        };
        Ok((computed("role")?, computed("label")?))
    }

    /// Clicks in the middle of an element, after bringing it into view.
    pub(crate) fn click(&self, element: &Element) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element.
    pub(crate) fn send_keys(&self, element: &Element, keys: &str) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": keys })).map(drop)
    }

    /// Goes into a frame of the page, or out of all frames.
    pub(crate) fn goes_into(&self, frame: Option<&Element>) {
        let frame = frame.map_or(Value::Null, Element::to_value);
        self.post("/frame", &json!({ "id": frame })).unwrap_or_else(|error| panic!("a frame: {error}"));
    }

    /// Where the browser is.
    pub(crate) fn address_bar(&self) -> String {
        let address = self.get("/url").unwrap_or_else(|error| panic!("where are we? {error}"));
        address.as_str().unwrap_or_default().to_owned()
    }

    /// The current tab.
    pub(crate) fn tab(&self) -> String {
        let tab = read(self.agent.get(format!("{}/window", self.address)).call()).expect("a tab is open");
        tab.as_str().unwrap_or_default().to_owned()
    }

    /// The open tabs.
    pub(crate) fn tabs(&self) -> Vec<String> {
        let tabs = self.get("/window/handles").unwrap_or_else(|error| panic!("which tabs? {error}"));
        tabs.as_array().into_iter().flatten().filter_map(|tab| Some(tab.as_str()?.to_owned())).collect()
    }

    /// Opens another tab, without going there.
    pub(crate) fn opens_tab(&self) -> String {
        let opened = self.post("/window/new", &json!({ "type": "tab" })).expect("a new tab");
        opened["handle"].as_str().expect("a tab has a name").to_owned()
    }

    /// Makes this tab the current one.
    pub(crate) fn goes_to_tab(&self, tab: &str) {
        self.post("/window", &json!({ "handle": tab })).expect("the other tab");
    }

    /// Closes all tabs but a new one.
    pub(crate) fn starts_over_in_a_new_tab(&self) {
        let old = self.tabs();
        let new = self.opens_tab();
        for tab in old {
            self.goes_to_tab(&tab);
            self.close_tab();
        }
        self.goes_to_tab(&new);
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

/// Starts a driver by this command, on a port that is free; gives its address.
fn start_driver(agent: &ureq::Agent, command: impl Fn() -> Command) -> (Running, String) {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
        let address = format!("http://127.0.0.1:{port}");
        let mut driver = Running::start(command().arg(format!("--port={port}")).stdout(Stdio::null()));
        // It ends when somebody was faster, and has the port.
        while driver.0.try_wait().is_ok_and(|ended| ended.is_none()) && Instant::now() < end {
            if read(agent.get(format!("{address}/status")).call()).is_ok_and(|status| status["ready"] == true) {
                return (driver, address);
            }
            thread::park_timeout(Duration::from_millis(20));
        }
    }
    panic!("{} does not start", command().get_program().display());
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
