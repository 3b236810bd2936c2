//! Frames on the page: what is said to them, and what they say. Those of this site only.

#[cfg(target_arch = "wasm32")]
use {
    js_sys::{Function, Reflect},
    wasm_bindgen::{JsCast, JsValue},
};

/// So many words of a list are heard.
#[cfg(target_arch = "wasm32")]
const MOST_WORDS: u32 = 100;

/// What an object of the browser has under this name. Asked by name, since a binding of its own for each would be in
/// the file that every visitor loads.
#[cfg(target_arch = "wasm32")]
fn part(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// The frame with this id, as a window.
#[cfg(target_arch = "wasm32")]
fn window_of(id: &str) -> Option<JsValue> {
    let frame = web_sys::window()?.document()?.get_element_by_id(id)?;
    Some(part(&frame, "contentWindow")).filter(JsValue::is_truthy)
}

/// Says `message`, an object in JSON, to the frame with this id.
#[cfg(target_arch = "wasm32")]
pub fn tell(id: &str, message: &str) {
    let told = || {
        let (frame, json) = (window_of(id)?, part(&js_sys::global(), "JSON"));
        let message = part(&json, "parse").dyn_into::<Function>().ok()?.call1(&json, &message.into()).ok()?;
        let post = part(&frame, "postMessage").dyn_into::<Function>().ok()?;
        post.call2(&frame, &message, &super::page::origin().into()).ok()
    };
    let _nobody_listens = told();
}

/// Nothing: natively there is no frame.
#[cfg(not(target_arch = "wasm32"))]
pub fn tell(_id: &str, _message: &str) {}

/// Calls `heard`, as long as this part of the page is there, with what the frame with this id says: the `type` of the
/// message, and the words in its `list`.
#[cfg(target_arch = "wasm32")]
pub fn on_message(id: &'static str, list: &'static str, heard: impl Fn(&str, Vec<String>) + 'static) {
    use leptos::{
        ev,
        prelude::{on_cleanup, window_event_listener},
    };

    let listener = window_event_listener(ev::message, move |event| {
        let is_from_frame = window_of(id).is_some_and(|frame| part(&event, "source") == frame);
        if !is_from_frame || event.origin() != super::page::origin() {
            return;
        }
        let data = part(&event, "data");
        let words = part(&data, list);
        let many = part(&words, "length").as_f64().unwrap_or_default() as u32;
        let words =
            (0..many.min(MOST_WORDS)).filter_map(|place| part(&words, &place.to_string()).as_string()).collect();
        heard(&part(&data, "type").as_string().unwrap_or_default(), words);
    });
    on_cleanup(move || listener.remove());
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_message(_id: &'static str, _list: &'static str, _heard: impl Fn(&str, Vec<String>) + 'static) {}
