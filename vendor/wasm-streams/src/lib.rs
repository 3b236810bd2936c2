//! What `server_fn` needs of wasm-streams to be compiled. Nobody calls it: `README.md` says why it is here.

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream that cannot be read or made.
pub struct ReadableStream;

impl ReadableStream {
    /// From a stream of the browser.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        Self
    }

    /// From a stream of Rust.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self
    }

    /// As a stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        panic!("this application has no streams: vendor/wasm-streams")
    }

    /// As a stream of Rust.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        Nothing
    }
}

struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        panic!("this application has no streams: vendor/wasm-streams")
    }
}
