//! What can go wrong on the way to the server and back.

/// What happens to a request instead of what should.
#[derive(Debug, Clone)]
pub(crate) enum Way {
    /// This is answered, and the server does not hear of it.
    Says(u16, &'static str, String),
    /// This status is answered, with the wish to come again after so many seconds.
    IsBusy(u16, u32),
    /// The server does what is asked, and its answer gets lost.
    LosesAnswer,
    /// It does not get to the server.
    Broken,
    /// Nothing is answered, ever.
    Silence,
    /// It is held on its way to the server, until all is well.
    HoldsRequest,
    /// The server does what is asked, and its answer is held until all is well.
    HoldsAnswer,
}

impl Way {
    /// Something that is not JSON of ours.
    pub(crate) fn page(status: u16) -> Self {
        Self::Says(status, "text/html", "<!doctype html><title>Aanmelden</title><h1>Welkom op de wifi</h1>".to_owned())
    }

    /// An answer in JSON.
    pub(crate) fn json(status: u16, text: impl Into<String>) -> Self {
        Self::Says(status, "application/json", text.into())
    }

    /// An answer without anything in it.
    pub(crate) fn nothing(status: u16) -> Self {
        Self::Says(status, "text/plain", String::new())
    }
}

/// Which requests: a method or `*`, and a path with at most one `*` in it, as in `GET api/v1/agendas*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Which(String);

impl From<&str> for Which {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Which {
    /// Whether a request is one of them.
    pub(crate) fn fits(&self, method: &str, path: &str) -> bool {
        let (wanted, pattern) = self.0.split_once(' ').expect("a method and a path");
        let path_fits = match pattern.split_once('*') {
            Some((start, end)) => {
                path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
            }
            None => path == pattern,
        };
        (wanted == "*" || wanted == method) && path_fits
    }
}

#[test]
fn which_requests_are_meant_is_clear() {
    let fits = |which: &str, method: &str, path: &str| Which::from(which).fits(method, path);
    assert!(fits("POST api/v1/feedback", "POST", "api/v1/feedback"));
    assert!(!fits("POST api/v1/feedback", "PUT", "api/v1/feedback"));
    assert!(!fits("POST api/v1/feedback", "POST", "api/v1/feedback/1"));
    assert!(fits("* api/*", "GET", "api/v1/agendas"));
    assert!(fits("GET *_bg.wasm", "GET", "weerklank-1_bg.wasm"));
    assert!(!fits("GET *_bg.wasm", "GET", "weerklank-1.js"));
}
