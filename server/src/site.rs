//! The application's files, and the headers that keep it safe.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::any,
};
use serde::Deserialize;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use weerklank_core::slug::Slug;

use crate::{
    document::Document,
    settings::{Origin, Settings},
};

/// The file in which the build names the hashes of its inline blocks.
const HASHES: &str = "csp.json";
/// The script that pages of others load, and that of ours in a frame which such a page gives no origin. They may only embed
/// when they are named, but scripts that say nothing of anybody are for all.
const FOR_OTHERS: [&str; 2] = ["/weerklank.js", "/frame.js"];
/// What names its own content never changes.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Kept, but asked for again each time.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The files of the application.
#[derive(Debug)]
struct Files {
    folder: ServeDir,
    dist: PathBuf,
    not_found: PathBuf,
    dev: bool,
}

/// The files of the application as a service.
pub(crate) fn files(settings: &Settings) -> Router {
    let folder = ServeDir::new(&settings.dist)
        .append_index_html_on_directories(true)
        // A page is the same with and without the last slash, and a redirect costs a round trip.
        .redirect_to_trailing_slash(false)
        .precompressed_br()
        .precompressed_gzip();
    let files =
        Files { folder, dist: settings.dist.clone(), not_found: settings.dist.join("404.html"), dev: settings.dev };
    Router::new().fallback(any(file)).with_state(Arc::new(files))
}

async fn file(State(files): State<Arc<Files>>, request: Request) -> Response {
    let name = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
    if let Some(setting) = setting(request.uri().path())
        && let Ok(json) = tokio::fs::read_to_string(files.dist.join(setting)).await
    {
        return Document::json(json).answer(request.headers());
    }
    let is_for_others = FOR_OTHERS.contains(&request.uri().path());
    let encodings = request.headers().get(header::ACCEPT_ENCODING).cloned();
    let Ok(found) = files.folder.clone().oneshot(request).await;
    let mut response = found.map(Body::new);
    if response.status() == StatusCode::NOT_FOUND {
        // Who asks for a picture or a script can do nothing with a page.
        response = if name.contains('.') { plain_not_found() } else { not_found(&files.not_found, encodings).await };
    }
    let kept = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let forever = kept && !files.dev && is_hashed(&name);
    response.headers_mut().insert(header::CACHE_CONTROL, if forever { FOREVER } else { ASK_AGAIN });
    say_charset(&mut response);
    if is_for_others {
        response.headers_mut().extend([
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
            (RESOURCE_POLICY, HeaderValue::from_static("cross-origin")),
        ]);
    }
    response
}

/// The file, if it is one that a workplace edits on the server. Those are compressed when they are asked for:
/// a copy that the build compressed would be the old one.
fn setting(path: &str) -> Option<&str> {
    let path = path.trim_start_matches('/');
    let backend = path.strip_prefix("backends/").and_then(|file| file.strip_suffix(".json"));
    (path == "config.json" || backend.is_some_and(|name| Slug::parse(name).is_some())).then_some(path)
}

/// The page that says that there is no such page. It is asked for without conditions: it exists, and
/// would be answered with 304 or a part of it.
async fn not_found(page: &Path, encodings: Option<HeaderValue>) -> Response {
    let mut request = Request::new(Body::empty());
    request.headers_mut().extend(encodings.map(|encodings| (header::ACCEPT_ENCODING, encodings)));
    let Ok(found) = ServeFile::new(page).precompressed_br().precompressed_gzip().oneshot(request).await;
    let mut response = found.map(Body::new);
    if response.status() != StatusCode::OK {
        return plain_not_found();
    }
    *response.status_mut() = StatusCode::NOT_FOUND;
    for name in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
        response.headers_mut().remove(name);
    }
    response
}

fn plain_not_found() -> Response {
    (StatusCode::NOT_FOUND, "Niet gevonden\n").into_response()
}

/// All our text is UTF-8; the file services do not say so.
fn say_charset(response: &mut Response) {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
}

/// Whether a file's name holds a hash of its content: `app-1a2b3c4d5e6f7890.js`, `app-1a2b3c4d_bg.wasm`.
///
/// A hash has digits and letters: `-20251122` is a day, and `-facade` is a word.
fn is_hashed(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let Some((_, hash)) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-') else { return false };
    hash.len() >= 8
        && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && hash.bytes().any(|byte| byte.is_ascii_digit())
        && hash.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// The security headers of every answer.
#[derive(Debug)]
pub(crate) struct Headers {
    hashes: PathBuf,
    connect_src: String,
    frame_ancestors: String,
    resource_policy: HeaderValue,
    policy: Mutex<Policy>,
}

/// The content security policy, and the version of the hashes that it was made from.
#[derive(Debug)]
struct Policy {
    of: Option<SystemTime>,
    value: HeaderValue,
}

/// What the build says of its inline blocks.
#[derive(Debug, Default, Deserialize)]
struct Hashes {
    #[serde(default)]
    script: Vec<String>,
    #[serde(default)]
    style: Vec<String>,
}

impl Hashes {
    /// The hashes in `file`; none when it is absent. What is no hash is left out: it could end a rule.
    fn read(file: &Path) -> Self {
        let Ok(text) = fs::read_to_string(file) else { return Self::default() };
        let mut hashes: Self = serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!("{}: {error}; no inline block is allowed", file.display());
            Self::default()
        });
        for list in [&mut hashes.script, &mut hashes.style] {
            list.retain(|hash| {
                let digest = ["sha256-", "sha384-", "sha512-"].iter().find_map(|kind| hash.strip_prefix(kind));
                digest.is_some_and(|digest| {
                    !digest.is_empty()
                        && digest.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
                })
            });
        }
        hashes
    }
}

impl Headers {
    /// The headers that `settings` ask for.
    pub(crate) fn new(settings: &Settings) -> Self {
        let list = |origins: &[Origin]| {
            origins.iter().fold(String::new(), |mut list, origin| {
                let _written = write!(list, " {origin}");
                list
            })
        };
        // A page that lets in only what says that it may be loaded cannot embed us with the stricter policy.
        let resource_policy = if settings.frame_ancestors.is_empty() { "same-origin" } else { "cross-origin" };
        let headers = Self {
            hashes: settings.dist.join(HASHES),
            connect_src: list(&settings.connect_src),
            frame_ancestors: list(&settings.frame_ancestors),
            resource_policy: HeaderValue::from_static(resource_policy),
            policy: Mutex::new(Policy { of: None, value: HeaderValue::from_static("default-src 'none'") }),
        };
        let first = headers.make(&Hashes::read(&headers.hashes));
        *headers.policy.lock().unwrap_or_else(PoisonError::into_inner) = Policy { of: headers.version(), value: first };
        headers
    }

    fn version(&self) -> Option<SystemTime> {
        fs::metadata(&self.hashes).and_then(|metadata| metadata.modified()).ok()
    }

    /// The policy for the hashes that are there now: a new build needs no restart.
    fn policy(&self) -> HeaderValue {
        let version = self.version();
        let mut policy = self.policy.lock().unwrap_or_else(PoisonError::into_inner);
        if policy.of != version {
            *policy = Policy { of: version, value: self.make(&Hashes::read(&self.hashes)) };
        }
        policy.value.clone()
    }

    fn make(&self, hashes: &Hashes) -> HeaderValue {
        let quoted = |list: &[String]| {
            list.iter().fold(String::new(), |mut quoted, hash| {
                let _written = write!(quoted, " '{hash}'");
                quoted
            })
        };
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'{}; worker-src 'self'; manifest-src 'self'; frame-src 'self'; \
             frame-ancestors 'self'{}; base-uri 'self'; form-action 'none'; object-src 'none'; \
             require-trusted-types-for 'script'; trusted-types weerklank-worker",
            quoted(&hashes.script),
            quoted(&hashes.style),
            self.connect_src,
            self.frame_ancestors
        );
        // Origins and hashes are checked where they are read, so this always fits in a header.
        HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
    }
}

/// Whose pages may load an answer as part of theirs.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The headers that every answer has.
const ALWAYS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
];

/// Those of what a browser can show or run, beside the policy. Of the browser's powers only those are off that browsers
/// know: an unknown name makes them complain on every page.
const OF_PAGES: [(HeaderName, &str); 2] = [
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
         fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
         xr-spatial-tracking=()",
    ),
];

/// What nothing runs in. With the headers of a page each of these would be a kilobyte longer, and a first visit asks
/// for seven.
const DATA: [&str; 2] = ["application/wasm", "application/json"];

fn is_data(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| DATA.iter().any(|data| kind == data))
}

/// Puts the security headers on every answer.
pub(crate) async fn secure(State(secure): State<Arc<Headers>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(RESOURCE_POLICY).or_insert_with(|| secure.resource_policy.clone());
    if !is_data(headers) {
        for (name, value) in OF_PAGES {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.insert(header::CONTENT_SECURITY_POLICY, secure.policy());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_forever() {
        for hashed in ["weerklank-1a2b3c4d5e6f7890.js", "weerklank-1a2b3c4d5e6f7890_bg.wasm", "a-b-0a0a0a0a.css"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "",
            "index.html",
            "st-raw-2025.json",
            "sw.js",
            "agenda-20251122.json",
            "a-1a2b3c4.js",
            "a-deadbeef.js",
            "1a2b3c4d5e",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
