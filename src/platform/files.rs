//! Files that somebody chose.

use leptos::ev::Event;

/// What is in the file that was chosen in a field; `None` when none was, or when it cannot be read. The field is empty
/// after that, so that the same file can be chosen again.
#[cfg(target_arch = "wasm32")]
pub async fn chosen(change: Event) -> Option<Vec<u8>> {
    use wasm_bindgen::JsCast;

    let field = change.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let file = field.files()?.get(0)?;
    let content = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok();
    field.set_value("");
    Some(js_sys::Uint8Array::new(&content?).to_vec())
}

/// None: natively nobody chooses a file.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the browser's version waits")]
pub async fn chosen(_change: Event) -> Option<Vec<u8>> {
    None
}
