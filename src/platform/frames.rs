//! Frames on the page: what is said to them, and what they say. Those of this site only.

/// The frame with this id, as a window.
#[cfg(target_arch = "wasm32")]
fn window_of(id: &str) -> Option<web_sys::Window> {
    use wasm_bindgen::JsCast;

    let frame = web_sys::window()?.document()?.get_element_by_id(id)?;
    frame.dyn_into::<web_sys::HtmlIFrameElement>().ok()?.content_window()
}

/// Says `message`, an object in JSON, to the frame with this id.
#[cfg(target_arch = "wasm32")]
pub fn tell(id: &str, message: &str) {
    if let (Some(frame), Ok(message)) = (window_of(id), js_sys::JSON::parse(message)) {
        let _ = frame.post_message(&message, &super::page::origin());
    }
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
    use wasm_bindgen::JsCast;

    let listener = window_event_listener(ev::message, move |event| {
        let is_from_frame =
            window_of(id).is_some_and(|frame| event.source().is_some_and(|source| js_sys::Object::is(&source, &frame)));
        if !is_from_frame || event.origin() != super::page::origin() {
            return;
        }
        let data = event.data();
        let part = |name: &str| js_sys::Reflect::get(&data, &name.into()).unwrap_or_default();
        let words = part(list).dyn_into::<js_sys::Array>().unwrap_or_default();
        let words = words.iter().filter_map(|word| word.as_string()).collect();
        heard(&part("type").as_string().unwrap_or_default(), words);
    });
    on_cleanup(move || listener.remove());
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_message(_id: &'static str, _list: &'static str, _heard: impl Fn(&str, Vec<String>) + 'static) {}
