//! The address bar.

/// Shows `address` in the address bar, as a new place to come back from. Where the browser refuses
/// (a frame without an origin), the page changes all the same.
#[cfg(target_arch = "wasm32")]
pub fn push(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn push(_address: &str) {}

/// Shows `address` in the address bar instead of the one that is there.
#[cfg(target_arch = "wasm32")]
pub fn replace(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn replace(_address: &str) {}

/// The path in the address bar.
#[cfg(target_arch = "wasm32")]
pub fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Calls `action` when the person goes back or forward.
#[cfg(target_arch = "wasm32")]
pub fn on_move(action: impl Fn() + 'static) {
    std::mem::forget(leptos::prelude::window_event_listener(leptos::ev::popstate, move |_| action()));
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_move(_action: impl Fn() + 'static) {}
