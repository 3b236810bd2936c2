//! Reading aloud, with a Dutch voice that is on the device itself. A voice of the network would send it what is read.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;

#[cfg(target_arch = "wasm32")]
std::thread_local! {
    /// What is being said. Some browsers forget to tell the end of what nobody holds on to.
    static SAID: std::cell::RefCell<Option<web_sys::SpeechSynthesisUtterance>> = const { std::cell::RefCell::new(None) };
}

/// The browser's voices; not every browser has a place for them.
#[cfg(target_arch = "wasm32")]
fn synthesis() -> Option<web_sys::SpeechSynthesis> {
    let window = web_sys::window()?;
    let there = js_sys::Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    (!there.is_falsy()).then(|| there.unchecked_into())
}

#[cfg(target_arch = "wasm32")]
fn dutch_voice() -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = synthesis()?.get_voices();
    let mut voices = voices.iter().map(|voice| voice.unchecked_into::<web_sys::SpeechSynthesisVoice>());
    voices.find(|voice| voice.local_service() && voice.lang().starts_with("nl"))
}

/// Whether there is a voice to read with.
#[cfg(target_arch = "wasm32")]
pub fn is_there() -> bool {
    dutch_voice().is_some()
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_there() -> bool {
    false
}

/// Calls `action` when the browser has looked which voices there are; most do so after a page has asked first.
#[cfg(target_arch = "wasm32")]
pub fn on_change(action: impl FnMut() + 'static) {
    if let Some(synthesis) = synthesis() {
        let action = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(action).into_js_value();
        synthesis.set_onvoiceschanged(Some(action.unchecked_ref()));
    }
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_change(_action: impl FnMut() + 'static) {}

/// How long a voice may take to begin, in seconds. Some never do, and say nothing of it.
#[cfg(target_arch = "wasm32")]
const BEGINS_WITHIN: u64 = 5;

/// Reads the words of the element with this id, and calls `at_end` after the last, when it was stopped, and when it
/// cannot begin.
#[cfg(target_arch = "wasm32")]
pub fn read(id: &str, mut at_end: impl FnMut() + 'static) {
    let words = || {
        let element = web_sys::window()?.document()?.get_element_by_id(id)?;
        Some(element.dyn_into::<web_sys::HtmlElement>().ok()?.inner_text())
    };
    let said = words().and_then(|words| web_sys::SpeechSynthesisUtterance::new_with_text(&words).ok());
    let (Some(synthesis), Some(said)) = (synthesis(), said) else { return at_end() };
    said.set_voice(dutch_voice().as_ref());
    said.set_lang("nl-NL");
    let at_end: js_sys::Function =
        wasm_bindgen::closure::Closure::<dyn FnMut()>::new(at_end).into_js_value().unchecked_into();
    said.set_onend(Some(&at_end));
    said.set_onerror(Some(&at_end));
    let begun = std::rc::Rc::new(std::cell::Cell::new(false));
    let begins = begun.clone();
    let begins = wasm_bindgen::closure::Closure::once_into_js(move || begins.set(true));
    said.set_onstart(Some(begins.unchecked_ref()));
    synthesis.cancel();
    synthesis.speak(&said);
    SAID.set(Some(said.clone()));
    leptos::prelude::set_timeout(
        move || {
            if !begun.get() && SAID.with_borrow(|newest| newest.as_ref() == Some(&said)) {
                stop();
                let _ = at_end.call0(&wasm_bindgen::JsValue::NULL);
            }
        },
        std::time::Duration::from_secs(BEGINS_WITHIN),
    );
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(_id: &str, _at_end: impl FnMut() + 'static) {}

/// Stops reading.
#[cfg(target_arch = "wasm32")]
pub fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn stop() {}
