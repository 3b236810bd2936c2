//! Whether the device may be online. A hint only: the one proof of a network is an answer.

/// Calls `action` whenever the network seems to be back, or the page is looked at again.
#[cfg(target_arch = "wasm32")]
pub fn on_wake(action: impl Fn() + Clone + 'static) {
    use leptos::{ev, prelude::window_event_listener};
    let again = action.clone();
    std::mem::forget(window_event_listener(ev::online, move |_| again()));
    // Coming back to a page that the browser had frozen.
    std::mem::forget(window_event_listener(ev::pageshow, move |_| action()));
}

/// Never: natively nothing is sent.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_wake(_action: impl Fn() + Clone + 'static) {}

/// Whether the browser thinks that there is a network.
#[cfg(target_arch = "wasm32")]
pub fn seems_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Always, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn seems_online() -> bool {
    true
}
