//! What a server is started with.

use std::{
    fmt, fs, io,
    net::IpAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use weerklank_core::staff::Rules;

/// The settings of one server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder with the built application.
    pub dist: PathBuf,
    /// Where the site is on its host.
    pub base: Base,
    /// The host, as people reach it; what is read elsewhere, such as a feed, links to it.
    pub origin: Option<Origin>,
    /// Other origins that the application may ask: backends of its own choice.
    pub connect_src: Vec<Origin>,
    /// Other origins whose pages may use the interface.
    pub allow_origins: Vec<Origin>,
    /// Other origins whose pages may embed the application.
    pub frame_ancestors: Vec<Origin>,
    /// How often one address may send or read feedback; `None` is without limit.
    pub rate: Option<Rate>,
    /// Proxies in front of this server, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The longest that a body may take to come in. Shorter than the time that an answer may take, so
    /// that a slow sender is told so.
    pub body_timeout: Duration,
    /// What the workplace sets about its own work.
    pub rules: Rules,
    /// For developing on one's own machine: browsers keep no file.
    pub dev: bool,
}

impl Settings {
    /// The settings of a server that serves `dist` at `/`, with nothing else allowed.
    pub fn new(dist: impl Into<PathBuf>) -> Self {
        Self {
            dist: dist.into(),
            base: Base::default(),
            origin: None,
            connect_src: Vec::new(),
            allow_origins: Vec::new(),
            frame_ancestors: Vec::new(),
            rate: Some(Rate::default()),
            trusted_proxies: Vec::new(),
            body_timeout: Duration::from_secs(8),
            rules: Rules::default(),
            dev: false,
        }
    }
}

/// The way from a feed to the site: from `api/v1/agendas/{agenda}/gedaan.atom`.
const FROM_FEED: &str = "../../../../";

impl Settings {
    /// The address of the site, ending in `/`; the way there from a feed when the host is not known.
    pub(crate) fn site(&self) -> String {
        self.origin.as_ref().map_or(FROM_FEED.to_owned(), |origin| format!("{origin}{}", self.base.as_str()))
    }
}

/// The rules in the `config.json` of `dist`, which the site shows, too. Without that file there are none.
///
/// # Errors
/// When the file does not read, or says what cannot be: a rule that somebody counts on must not be passed over.
pub fn rules(dist: &Path) -> Result<Rules, String> {
    let file = dist.join("config.json");
    let wrong = |error: &dyn fmt::Display| format!("{}: {error}", file.display());
    let text = match fs::read(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Rules::default()),
        Err(error) => return Err(wrong(&error)),
    };
    let rules: Rules = serde_json::from_slice(&text).map_err(|error| wrong(&error))?;
    if rules.keep_months == Some(0) { Err(wrong(&"`keep_months` is at least 1")) } else { Ok(rules) }
}

/// How often one address may come.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// How often at once.
    pub burst: NonZeroU32,
    /// How often a second, after that.
    pub per_second: NonZeroU32,
}

/// Enough for a person, and for a class behind one address that sends at the end of the lesson: who
/// comes too early is told when to come again, and the outbox does.
impl Default for Rate {
    fn default() -> Self {
        Self { burst: NonZeroU32::MIN.saturating_add(29), per_second: NonZeroU32::MIN }
    }
}

/// The path under which the site is served: `/`, or `/sub/path/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The path, with a slash at both ends.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as a router nests it: without the last slash, and not at all when it is the root.
    pub(crate) fn as_nested(&self) -> Option<&str> {
        self.0.strip_suffix('/').filter(|prefix| !prefix.is_empty())
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl FromStr for Base {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
        let fits = text == "/"
            || text
                .strip_prefix('/')
                .and_then(|rest| rest.strip_suffix('/'))
                .is_some_and(|inner| inner.split('/').all(|part| !part.is_empty() && part.chars().all(plain)));
        if fits { Ok(Self(text.to_owned())) } else { Err("begin and end it with `/`, as in /sub/path/".to_owned()) }
    }
}

/// A scheme, a host and perhaps a port: `https://example.nl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin as browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = String;

    /// Strict, because an origin is written into a security policy: a `;` in it would end a rule there.
    fn from_str(text: &str) -> Result<Self, String> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
        let (name, port) = host.split_once(':').unwrap_or((host, "0"));
        let fits = !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
            && port.parse::<u16>().is_ok();
        if fits { Ok(Self(text.to_owned())) } else { Err("write it as https://host or https://host:port".to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_has_a_slash_at_both_ends() {
        for good in ["/", "/sub/", "/sub/path/"] {
            assert_eq!(good.parse::<Base>().unwrap().as_str(), good);
        }
        for bad in ["", "sub", "/sub", "sub/", "//", "/a//b/", "/a b/", "/{x}/"] {
            assert!(bad.parse::<Base>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_origin_cannot_end_a_rule_of_the_policy() {
        for good in ["https://example.nl", "http://127.0.0.1:8080"] {
            assert!(good.parse::<Origin>().is_ok(), "{good}");
        }
        for bad in
            ["", "*", "https://", "https://a.nl/", "https://a.nl;script-src", "https://a b", "'self'", "https://a.nl:x"]
        {
            assert!(bad.parse::<Origin>().is_err(), "{bad}");
        }
    }
}
