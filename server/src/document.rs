//! A document as it is sent.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{digest::hex, store::StoreError};

/// How long to look for a shorter way to write a text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Effort {
    /// A second or so, for what is made once: brotli's 11.
    Lasting,
    /// A twentieth of that, for what is made again after a write; it is 8 % longer. Brotli's 7.
    Passing,
}

/// A text that browsers keep and ask for again with its tag.
///
/// Compressed once, when it is made: a phone gets a fifth of it.
#[derive(Debug)]
pub(crate) struct Document {
    kind: HeaderValue,
    plain: Version,
    brotli: Version,
}

/// A document in one encoding; each has a tag of its own (RFC 9110, 8.8.3.3).
#[derive(Debug)]
struct Version {
    body: Bytes,
    etag: HeaderValue,
}

impl Document {
    /// A document in JSON, made once.
    pub(crate) fn json(text: String) -> Self {
        Self::new(text, "application/json", Effort::Lasting)
    }

    /// Compresses it. `kind` is its media type.
    pub(crate) fn new(text: String, kind: &'static str, effort: Effort) -> Self {
        let digest = Sha256::digest(&text);
        let hex = hex(&digest[..16]);
        let tag = |encoding: &str| {
            HeaderValue::from_str(&format!("\"{hex}{encoding}\"")).unwrap_or(HeaderValue::from_static("\"\""))
        };
        let compressed = compressed(text.as_bytes(), effort);
        Self {
            kind: HeaderValue::from_static(kind),
            plain: Version { body: text.into(), etag: tag("") },
            brotli: Version { body: compressed.into(), etag: tag("-br") },
        }
    }

    /// Whether this is its text.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.plain.body == text
    }

    /// What it says, when it is in JSON.
    pub(crate) fn value(&self) -> Result<Value, StoreError> {
        serde_json::from_slice(&self.plain.body).map_err(|_| StoreError::Corrupt)
    }

    /// What to answer to a request with these headers.
    pub(crate) fn answer(&self, asked: &HeaderMap) -> Response {
        let accepted = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let brotli = accepted.flat_map(|value| value.split(',')).any(|encoding| encoding.trim() == "br");
        let version = if brotli { &self.brotli } else { &self.plain };
        let headers = [
            (header::ETAG, version.etag.clone()),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::CONTENT_TYPE, self.kind.clone()),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ];
        if version.is_fresh(asked) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let mut response = (headers, version.body.clone()).into_response();
        if brotli {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

fn compressed(text: &[u8], effort: Effort) -> Vec<u8> {
    let quality = match effort {
        Effort::Lasting => 11,
        Effort::Passing => 7,
    };
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    // Writing to memory does not fail; an empty answer would be noticed by the first reader.
    let _ = brotli::BrotliCompress(&mut &text[..], &mut compressed, &parameters);
    compressed
}

impl Version {
    /// Whether the browser has this version. Tags compare weakly here (RFC 9110, 13.1.2): a proxy that
    /// compresses makes a strong tag weak.
    fn is_fresh(&self, asked: &HeaderMap) -> bool {
        let tags = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let mut tags = tags.flat_map(|value| value.split(',')).map(str::trim);
        tags.any(|tag| tag == "*" || tag.trim_start_matches("W/").as_bytes() == self.etag.as_bytes())
    }
}
