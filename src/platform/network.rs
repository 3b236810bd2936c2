//! Whether the device may be online. A hint only: the one proof of a network is an answer.

/// Calls `action` whenever the network seems to be back, or the browser goes on with a page that it had frozen.
#[cfg(target_arch = "wasm32")]
pub fn on_wake(action: impl Fn() + Clone + 'static) {
    use leptos::{ev, prelude::window_event_listener};
    let again = action.clone();
    std::mem::forget(window_event_listener(ev::online, move |_| again()));
    std::mem::forget(window_event_listener(ev::pageshow, move |shown| {
        if shown.persisted() {
            action();
        }
    }));
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
