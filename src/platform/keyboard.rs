//! Keys that are pressed.

use leptos::ev::Event;

/// The key that is pressed by itself, as browsers name it; empty when it is pressed together with Ctrl, Alt or the like:
/// that is the browser's, or the device's.
#[cfg(target_arch = "wasm32")]
pub fn key(press: &Event) -> String {
    use wasm_bindgen::JsCast;

    let press: &leptos::ev::KeyboardEvent = press.unchecked_ref();
    let is_alone = !(press.ctrl_key() || press.alt_key() || press.meta_key());
    if is_alone { press.key() } else { String::new() }
}

/// None: natively nothing is pressed.
#[cfg(not(target_arch = "wasm32"))]
pub fn key(_press: &Event) -> String {
    String::new()
}
