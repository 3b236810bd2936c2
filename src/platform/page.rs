//! The page itself: its title, what has focus, where it is scrolled to.

use std::borrow::Cow;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;

/// The attribute that the quick exit (`src/prerender/boot.js`) sets on the root element.
#[cfg(target_arch = "wasm32")]
const LEFT: &str = "data-left";

/// The attribute that `embed/frame.mjs` sets on the root element.
#[cfg(target_arch = "wasm32")]
const FRAMED: &str = "data-framed";

#[cfg(target_arch = "wasm32")]
fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Whether the person has used the quick exit: nothing may be written after that.
#[cfg(target_arch = "wasm32")]
pub fn has_left() -> bool {
    document().and_then(|document| document.document_element()).is_some_and(|root| root.has_attribute(LEFT))
}

/// Whether the page is on one of somebody else (`embed/frame.mjs`). A browser may keep what is kept there for that site
/// alone, or not at all.
#[cfg(target_arch = "wasm32")]
pub fn is_framed() -> bool {
    document().and_then(|document| document.document_element()).is_some_and(|root| root.has_attribute(FRAMED))
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_framed() -> bool {
    false
}

/// Sets the title in the browser's tab.
#[cfg(target_arch = "wasm32")]
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Nothing: natively the title is read from `components::page_heading::Head`.
#[cfg(not(target_arch = "wasm32"))]
pub fn set_title(_title: &str) {}

/// Sets the icon in the browser's tab: a file of the site.
#[cfg(target_arch = "wasm32")]
pub fn set_icon(file: &str) {
    if let Some(icon) = document().and_then(|document| document.query_selector("link[rel=icon]").ok()?) {
        let _ = icon.set_attribute("href", file);
    }
}

/// Nothing: natively the document's template names it.
#[cfg(not(target_arch = "wasm32"))]
pub fn set_icon(_file: &str) {}

/// Says in which language the page is, as a BCP 47 tag.
#[cfg(target_arch = "wasm32")]
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Nothing: natively the document's template says it.
#[cfg(not(target_arch = "wasm32"))]
pub fn set_language(_tag: &str) {}

/// Where the site is served: `https://` and the name of its server, without a path.
#[cfg(target_arch = "wasm32")]
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Nothing: when pages are written nobody knows yet where they will stand.
#[cfg(not(target_arch = "wasm32"))]
pub fn origin() -> String {
    String::new()
}

/// The address of the page, without what comes after `?` or `#`.
#[cfg(target_arch = "wasm32")]
pub fn address() -> String {
    origin() + &super::history::path()
}

/// Nothing: when pages are written nobody knows yet where they will stand.
#[cfg(not(target_arch = "wasm32"))]
pub fn address() -> String {
    String::new()
}

/// Moves focus to the element with this id, without scrolling.
#[cfg(target_arch = "wasm32")]
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn focus(_id: &str) {}

/// Moves focus to the element with this id; the page scrolls no further than needed to see it.
#[cfg(target_arch = "wasm32")]
pub fn focus_near(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn focus_near(_id: &str) {}

/// Moves focus to the element with this id once the page shows what just changed. Whoever presses
/// something that goes away must not be thrown back to the top of the page.
#[cfg(target_arch = "wasm32")]
pub fn focus_soon(id: impl Into<Cow<'static, str>>) {
    let id = id.into();
    leptos::prelude::request_animation_frame(move || focus_and_show(&id));
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn focus_soon(_id: impl Into<Cow<'static, str>>) {}

/// Brings what has focus into sight, no further than needed, once the page shows what just changed: something that
/// appears may cover it.
#[cfg(target_arch = "wasm32")]
pub fn show_focus_soon() {
    leptos::prelude::request_animation_frame(|| {
        if let Some(focused) = document().and_then(|document| document.active_element()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            focused.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn show_focus_soon() {}

/// Moves focus to the element with this id, and brings it into view.
#[cfg(target_arch = "wasm32")]
pub fn focus_and_show(id: &str) {
    focus(id);
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view_with_bool(true);
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn focus_and_show(_id: &str) {}

/// Moves focus into the field with this id, and selects what stands from `start` to `end`, in UTF-16 units as
/// browsers count.
#[cfg(target_arch = "wasm32")]
pub fn select_in(id: &str, start: u32, end: u32) {
    focus_and_show(id);
    let field = document().and_then(|document| document.get_element_by_id(id));
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        let _ = field.set_selection_range(start, end);
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn select_in(_id: &str, _start: u32, _end: u32) {}

/// Scrolls to the top.
#[cfg(target_arch = "wasm32")]
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn scroll_to_top() {}

/// Whether a press on a link asks for the page in its place: a new tab or window is the browser's business.
#[cfg(target_arch = "wasm32")]
pub fn opens_here(press: &leptos::ev::Event) -> bool {
    let press: &leptos::ev::MouseEvent = press.unchecked_ref();
    let plain = press.button() == 0 && !(press.meta_key() || press.ctrl_key() || press.shift_key() || press.alt_key());
    plain && !press.default_prevented()
}

/// Never, natively: nothing is pressed there.
#[cfg(not(target_arch = "wasm32"))]
pub fn opens_here(_press: &leptos::ev::Event) -> bool {
    false
}

/// Opens the browser's print window.
#[cfg(target_arch = "wasm32")]
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn print() {}

/// Calls `on_print` before the page is printed, also when the browser's own menu does it, for as long as the
/// component that asks is there.
#[cfg(target_arch = "wasm32")]
pub fn before_print(on_print: impl Fn() + 'static) {
    use leptos::{
        ev,
        prelude::{on_cleanup, window_event_listener},
    };
    let listener = window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| on_print());
    on_cleanup(move || listener.remove());
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn before_print(_on_print: impl Fn() + 'static) {}

/// Asks before the window is closed or loaded anew, as long as something is unsaved.
#[cfg(target_arch = "wasm32")]
pub fn asks_before_closing(is_unsaved: impl Fn() -> bool + 'static) {
    std::mem::forget(leptos::prelude::window_event_listener(leptos::ev::beforeunload, move |event| {
        if is_unsaved() {
            event.prevent_default();
        }
    }));
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn asks_before_closing(_is_unsaved: impl Fn() -> bool + 'static) {}

/// Calls `action` at every key and every press, anywhere on the page.
#[cfg(target_arch = "wasm32")]
pub fn on_any_press(action: impl Fn() + Clone + 'static) {
    use leptos::{ev, prelude::window_event_listener};

    let at_key = action.clone();
    std::mem::forget(window_event_listener(ev::keydown, move |_| at_key()));
    std::mem::forget(window_event_listener(ev::pointerdown, move |_| action()));
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_any_press(_action: impl Fn() + Clone + 'static) {}

/// Calls `action` again and again, for as long as the page is there.
#[cfg(target_arch = "wasm32")]
pub fn every(time: std::time::Duration, action: impl Fn() + 'static) {
    leptos::prelude::set_interval(action, time);
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn every(_time: std::time::Duration, _action: impl Fn() + 'static) {}

/// Opens all that can be opened: on paper nobody can.
#[cfg(target_arch = "wasm32")]
pub fn open_everything() {
    let Some(closed) = document().and_then(|document| document.query_selector_all("details:not([open])").ok()) else {
        return;
    };
    for index in 0..closed.length() {
        if let Some(details) = closed.get(index).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
            let _ = details.set_attribute("open", "");
        }
    }
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn open_everything() {}

/// Puts `text` on the clipboard; `false` when the browser does not allow it.
#[cfg(target_arch = "wasm32")]
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Outside a secure context there is no clipboard, and asking for it would throw.
    if !window.is_secure_context() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the browser's version waits")]
pub async fn copy(_text: &str) -> bool {
    false
}

/// What a file that is saved holds, as the device knows it: a media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind(&'static str);

impl FileKind {
    /// Text.
    pub const TEXT: Self = Self("text/plain;charset=utf-8");
    /// Days for a calendar, which a phone offers to take in.
    pub const CALENDAR: Self = Self("text/calendar;charset=utf-8");
    /// A table for a spreadsheet.
    pub const CSV: Self = Self("text/csv;charset=utf-8");
    /// A document for another program.
    pub const JSON: Self = Self("application/json");
}

/// Offers `text` as a file to keep.
#[cfg(target_arch = "wasm32")]
pub fn save(name: &str, kind: FileKind, text: &str) -> bool {
    let save = || -> Option<()> {
        let parts = js_sys::Array::of1(&text.into());
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind.0);
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let link = document()?.create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The file is read after the click, so its address must outlive it for a moment.
        leptos::prelude::set_timeout(
            move || {
                let _ = web_sys::Url::revoke_object_url(&address);
            },
            std::time::Duration::from_secs(60),
        );
        Some(())
    };
    save().is_some()
}

/// Nothing, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn save(_name: &str, _kind: FileKind, _text: &str) -> bool {
    false
}

/// The path under which the site is served, such as `/` or `/meedoen/`: that of `<base>`.
#[cfg(target_arch = "wasm32")]
pub fn base() -> String {
    let path = || {
        let address = document()?.base_uri().ok()??;
        Some(web_sys::Url::new(&address).ok()?.pathname())
    };
    let path = path().unwrap_or_default();
    path[..path.rfind('/').map_or(0, |slash| slash + 1)].to_owned()
}

/// Puts the running application in the place of the page that was there when it loaded.
///
/// Both are the same, so nothing moves. What had focus and what was opened stays so, what was typed is typed
/// again, and the button that was pressed last (`src/prerender/boot.js` marks it) is pressed again, now that it can do something.
#[cfg(target_arch = "wasm32")]
pub fn take_over(running: &web_sys::Element, id: &str) -> Option<()> {
    let document = document()?;
    let waiting = document.get_element_by_id(id)?;
    let focused = document.active_element().and_then(|element| place_in(&waiting, &element));
    let opened = waiting.query_selector_all("details[open]").ok()?;
    for index in 0..opened.length() {
        let place = opened.get(index).and_then(|node| place_in(&waiting, node.unchecked_ref()));
        if let Some(element) = place.and_then(|place| element_at(running, &place)) {
            let _ = element.set_attribute("open", "");
        }
    }
    let typed = typed_in(&waiting).unwrap_or_default();
    // Where the address bar does not show the page (quiet mode), what was there may be another one.
    let pressed = waiting.query_selector("[data-pressed]").ok()?.filter(|_| super::history::is_shown());
    let pressed = pressed.and_then(|button| place_in(&waiting, &button));
    waiting.replace_with_with_node_1(running).ok()?;
    running.set_id(id);
    document.document_element()?.set_attribute("data-running", "").ok()?;
    if let Some(element) = focused.and_then(|place| element_at(running, &place)) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options);
    }
    for (place, value) in typed {
        // The pages may differ when an agenda changed since the build: then there is nothing to type into.
        let _ = element_at(running, &place).and_then(|field| types_again(&field, &value));
    }
    if let Some(element) = pressed.and_then(|place| element_at(running, &place)) {
        element.unchecked_into::<web_sys::HtmlElement>().click();
    }
    Some(())
}

#[cfg(target_arch = "wasm32")]
const VALUE: &str = "value";

/// What was typed in the fields of `root`, and where they are.
#[cfg(target_arch = "wasm32")]
fn typed_in(root: &web_sys::Element) -> Option<Vec<(Vec<u32>, wasm_bindgen::JsValue)>> {
    let fields = root.query_selector_all("input, textarea, select").ok()?;
    let mut typed = Vec::new();
    for index in 0..fields.length() {
        let field: web_sys::Element = fields.get(index)?.unchecked_into();
        let value = js_sys::Reflect::get(&field, &VALUE.into()).ok()?;
        if !value.is_falsy() {
            typed.push((place_in(root, &field)?, value));
        }
    }
    Some(typed)
}

/// Types into a field, unless something kept from before stands in it, and lets the application hear of it.
#[cfg(target_arch = "wasm32")]
fn types_again(field: &web_sys::Element, value: &wasm_bindgen::JsValue) -> Option<()> {
    if js_sys::Reflect::get(field, &VALUE.into()).ok()?.is_falsy() {
        js_sys::Reflect::set(field, &VALUE.into(), value).ok()?;
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        for event in ["input", "change"] {
            field.dispatch_event(&web_sys::Event::new_with_event_init_dict(event, &init).ok()?).ok()?;
        }
    }
    Some(())
}

/// The way from `root` down to `element`, as child numbers.
#[cfg(target_arch = "wasm32")]
fn place_in(root: &web_sys::Element, element: &web_sys::Element) -> Option<Vec<u32>> {
    let mut place = Vec::new();
    let mut element = element.clone();
    while element != *root {
        let parent = element.parent_element()?;
        let children = parent.children();
        place.push((0..children.length()).find(|at| children.item(*at).as_ref() == Some(&element))?);
        element = parent;
    }
    place.reverse();
    Some(place)
}

#[cfg(target_arch = "wasm32")]
fn element_at(root: &web_sys::Element, place: &[u32]) -> Option<web_sys::Element> {
    place.iter().try_fold(root.clone(), |element, at| element.children().item(*at))
}
