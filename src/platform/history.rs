//! The places that the browser goes back to, and what the address bar shows of them.

/// Makes a new place to come back from: that of the page at `address`, of which the address bar shows `shown`. Where
/// the browser refuses (a frame without an origin), the page changes all the same.
#[cfg(target_arch = "wasm32")]
pub fn push(address: &str, shown: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&address.into(), "", Some(shown));
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn push(_address: &str, _shown: &str) {}

/// Makes this place that of the page at `address`, of which the address bar shows `shown`.
#[cfg(target_arch = "wasm32")]
pub fn replace(address: &str, shown: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&address.into(), "", Some(shown));
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn replace(_address: &str, _shown: &str) {}

/// The path of the page: that of this place, which the address bar need not show.
#[cfg(target_arch = "wasm32")]
pub fn path() -> String {
    let Some(window) = web_sys::window() else { return String::new() };
    let state = window.history().and_then(|history| history.state()).ok().and_then(|state| state.as_string());
    state.or_else(|| window.location().pathname().ok()).unwrap_or_default()
}

/// Whether the address bar shows the path of the page.
#[cfg(target_arch = "wasm32")]
pub fn is_shown() -> bool {
    web_sys::window().is_some_and(|window| window.location().pathname().is_ok_and(|shown| shown == path()))
}

/// Calls `action` when the person goes back or forward.
#[cfg(target_arch = "wasm32")]
pub fn on_move(action: impl Fn() + 'static) {
    std::mem::forget(leptos::prelude::window_event_listener(leptos::ev::popstate, move |_| action()));
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_move(_action: impl Fn() + 'static) {}

/// What stands after `#` in the address.
#[cfg(target_arch = "wasm32")]
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn fragment() -> String {
    String::new()
}

/// Goes to another place of the same document.
#[cfg(target_arch = "wasm32")]
pub fn set_fragment(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn set_fragment(_fragment: &str) {}

/// Calls `action` when what stands after `#` changed.
#[cfg(target_arch = "wasm32")]
pub fn on_fragment(action: impl Fn() + 'static) {
    std::mem::forget(leptos::prelude::window_event_listener(leptos::ev::hashchange, move |_| action()));
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_fragment(_action: impl Fn() + 'static) {}
