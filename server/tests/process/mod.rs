//! The real binary, started and asked.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use weerklank_core::{
    feedback::Feedback,
    receipt::{ENTROPY, ReceiptCode},
};

pub(crate) const AGENDA: &str = r#"{
    "id": "galm", "kind": "report", "title": "Galm", "summary": "Waar het over gaat.",
    "region": { "name": "Galmerwoude" }, "source": { "document": "Verzonnen" },
    "themes": [{ "id": "wachten", "title": "Wachten", "summary": "Over wachten." }]
}"#;

/// A server that runs; killed when it is dropped.
pub(crate) struct Process {
    pub(crate) child: Child,
    /// The site's address; ends in `/`.
    pub(crate) address: String,
    /// What it printed, a line each.
    pub(crate) lines: Vec<String>,
}

impl Process {
    /// Starts a server in `folder`, and waits until it has printed how it can be used.
    pub(crate) fn start(folder: &Path) -> Self {
        Self::start_with(folder, "galm", AGENDA, &[])
    }

    /// The same with this agenda, and with more arguments.
    pub(crate) fn start_with(folder: &Path, id: &str, agenda: &str, arguments: &[&str]) -> Self {
        let database = database(folder);
        Self::start_on(database.to_str().expect("text"), folder, id, agenda, arguments)
    }

    /// The same on this database.
    pub(crate) fn start_on(database: &str, folder: &Path, id: &str, agenda: &str, arguments: &[&str]) -> Self {
        let dist = folder.join("dist");
        fs::create_dir_all(dist.join("data/agendas")).expect("a folder");
        fs::write(dist.join(format!("data/agendas/{id}.json")), agenda).expect("a file");
        let mut child = command()
            .args(["serve", "--dev", "--listen", "127.0.0.1:0", "--dist"])
            .arg(dist)
            .arg("--database")
            .arg(database)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let mut printed = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let mut lines = Vec::new();
        while !lines.last().is_some_and(|line: &String| line.starts_with("staff token: ")) {
            lines.push(printed.next().expect("the server prints its lines").expect("text"));
        }
        let address = lines.iter().find_map(|line| line.strip_prefix("address: ")).expect("an address").to_owned();
        Self { child, address, lines }
    }

    /// What follows `name: ` in what it printed.
    pub(crate) fn printed(&self, name: &str) -> &str {
        let found = self.lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.expect("it is printed")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _status = self.child.wait();
    }
}

pub(crate) fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_weerklank-server"))
}

pub(crate) fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("weerklank.db")
}

/// An agent that gives every answer back, also an error.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().new_agent()
}

/// Another code for each number.
pub(crate) fn code(number: u32) -> ReceiptCode {
    let mut entropy = [7; ENTROPY];
    entropy[..4].copy_from_slice(&number.to_be_bytes());
    ReceiptCode::from_entropy(entropy)
}

pub(crate) fn feedback(code: &ReceiptCode) -> Feedback {
    let json = serde_json::json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": "galm", "theme": "wachten",
        "audience": "youth", "text": "Ik wacht al een jaar.", "created_on": "2026-11-22",
    });
    serde_json::from_value(json).expect("feedback")
}

/// Sends feedback; `None` when there was no answer.
pub(crate) fn send(agent: &ureq::Agent, address: &str, feedback: &Feedback) -> Option<u16> {
    let body = serde_json::to_string(feedback).expect("JSON");
    let request = agent.post(format!("{address}api/v1/feedback")).header("content-type", "application/json");
    Some(request.send(body).ok()?.status().as_u16())
}
