//! What the browser did behind the page: what it asked, and what it complained of.

use serde_json::Value;

use crate::{site::WayThere, webdriver::Session};

/// A request that the browser made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) address: String,
}

/// What the browser did behind the page, and what of it the story expects.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// Every request to a server.
    pub(crate) requests: Vec<Asked>,
    pub(crate) errors: Vec<String>,
    expected: Vec<&'static str>,
    may_be_asked: Vec<&'static str>,
    /// Whose page the site is on, if it is.
    host: Option<String>,
}

impl Evidence {
    /// Errors that hold these words are part of the story.
    pub(crate) fn expect(&mut self, words: &'static str) {
        self.expected.push(words);
    }

    /// Asking this address is part of the story.
    pub(crate) fn allow(&mut self, address: &'static str) {
        self.may_be_asked.push(address);
    }

    /// All is on a page of somebody else, at this address.
    pub(crate) fn is_on_a_page_of(&mut self, host: &str) {
        self.host = Some(host.to_owned());
    }

    /// Takes in what happened since this was done before.
    pub(crate) fn gather(&mut self, session: &Session, way: &WayThere) {
        let seen = way.seen();
        self.errors.extend(seen.errors);
        if session.engine.tells_all() {
            self.read_logs(session);
        } else {
            self.requests.extend(seen.requests);
        }
    }

    fn read_logs(&mut self, session: &Session) {
        for line in session.log("browser") {
            if line["level"] == "SEVERE" {
                self.errors.push(line["message"].as_str().unwrap_or_default().to_owned());
            }
        }
        for line in session.log("performance") {
            let message = line["message"].as_str().unwrap_or_default();
            let message: Value = serde_json::from_str(message).unwrap_or_default();
            let message = &message["message"];
            if message["method"] == "Network.requestWillBeSent" {
                let text = |name: &str| message["params"]["request"][name].as_str().unwrap_or_default().to_owned();
                let asked = Asked { method: text("method"), address: text("url") };
                // The browser's own pages and what is inside a page go to no server.
                if asked.address.starts_with("http") {
                    self.requests.push(asked);
                }
            }
        }
    }

    /// What is wrong with what happened on the site at `address`.
    pub(crate) fn complaints(&mut self, session: &Session, way: &WayThere, address: &str) -> Vec<String> {
        let cookies = session.cookies(address);
        self.gather(session, way);
        let is_expected = |error: &&String| self.expected.iter().any(|words| error.contains(words));
        let errors = self.errors.iter().filter(|error| !is_expected(error)).map(|error| format!("error: {error}"));
        let is_allowed = |asked: &&Asked| {
            let is_under = |address: &str| asked.address.starts_with(address);
            is_under(address)
                || self.host.as_deref().is_some_and(is_under)
                || self.may_be_asked.iter().any(|allowed| asked.address == *allowed)
        };
        let strange = self.requests.iter().filter(|asked| !is_allowed(asked));
        let strange = strange.map(|asked| format!("asked a stranger: {} {}", asked.method, asked.address));
        let cookies = cookies.iter().map(|cookie| format!("cookie: {}", cookie["name"]));
        errors.chain(strange).chain(cookies).collect()
    }
}
