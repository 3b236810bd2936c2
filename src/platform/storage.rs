//! What is kept in this tab or on this device.
//!
//! Storage may be full, switched off, or blocked inside a frame: every function then says so with
//! `false` or `None`, and the caller tells the person. After the quick exit nothing is written any more.

/// Every key starts with this, so that only what is ours is wiped.
const PREFIX: &str = "wk.";

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Until this tab is closed.
    Tab,
    /// Until it is removed.
    Device,
}

#[cfg(target_arch = "wasm32")]
impl Area {
    fn storage(self) -> Option<web_sys::Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Tab => window.session_storage().ok()?,
            Self::Device => window.local_storage().ok()?,
        }
    }

    /// Keeps `value` under `key`; `false` when that did not work. What the browser does not keep for this tab
    /// stays until the page is loaded again.
    pub fn set(self, key: &str, value: &str) -> bool {
        if super::page::has_left() {
            return false;
        }
        let kept = self.storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{key}"), value).is_ok());
        if self == Self::Tab {
            memory::forget(key);
            if !kept {
                memory::keep(key, value);
            }
        }
        kept
    }

    /// What is kept under `key`.
    pub fn get(self, key: &str) -> Option<String> {
        let remembered = if self == Self::Tab { memory::get(key) } else { None };
        remembered.or_else(|| self.storage()?.get_item(&format!("{PREFIX}{key}")).ok()?)
    }

    /// Removes what is kept under `key`.
    pub fn remove(self, key: &str) {
        if self == Self::Tab {
            memory::forget(key);
        }
        if let Some(storage) = self.storage() {
            let _ = storage.remove_item(&format!("{PREFIX}{key}"));
        }
    }

    /// Every key that starts with `start`.
    pub fn keys(self, start: &str) -> Vec<String> {
        let Some(storage) = self.storage() else { return Vec::new() };
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok()?);
        keys.filter_map(|key| key.strip_prefix(PREFIX).filter(|key| key.starts_with(start)).map(str::to_owned))
            .collect()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(missing_docs, reason = "documented above, for the browser")]
impl Area {
    pub fn set(self, _key: &str, _value: &str) -> bool {
        false
    }

    pub fn get(self, _key: &str) -> Option<String> {
        None
    }

    pub fn remove(self, _key: &str) {}

    pub fn keys(self, _start: &str) -> Vec<String> {
        let _ = PREFIX;
        Vec::new()
    }
}

/// What the browser keeps nowhere.
#[cfg(target_arch = "wasm32")]
mod memory {
    use std::cell::RefCell;

    thread_local! {
        static KEPT: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    }

    pub(super) fn keep(key: &str, value: &str) {
        KEPT.with_borrow_mut(|kept| kept.push((key.to_owned(), value.to_owned())));
    }

    pub(super) fn get(key: &str) -> Option<String> {
        KEPT.with_borrow(|kept| kept.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone()))
    }

    pub(super) fn forget(key: &str) {
        KEPT.with_borrow_mut(|kept| kept.retain(|(known, _)| known != key));
    }

    pub(super) fn forget_all() {
        KEPT.with_borrow_mut(Vec::clear);
    }
}

/// Calls `action` when another tab changed what the device keeps under a key that starts with `start`: with the
/// rest of the key, and what was kept before.
#[cfg(target_arch = "wasm32")]
pub fn on_change(start: &'static str, action: impl Fn(&str, Option<&str>) + 'static) {
    use leptos::{ev, prelude::window_event_listener};
    std::mem::forget(window_event_listener(ev::storage, move |change| {
        let key = change.key().unwrap_or_default();
        if let Some(rest) = key.strip_prefix(PREFIX).and_then(|key| key.strip_prefix(start)) {
            action(rest, change.old_value().as_deref());
        }
    }));
}

/// Never, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_change(_start: &'static str, _action: impl Fn(&str, Option<&str>) + 'static) {}

/// Removes the pages that were kept for when there is no network: `src/prerender/boot.js`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = weerklank)]
    fn forget();
}

/// Removes everything of ours from this tab and this device.
pub fn wipe() {
    #[cfg(target_arch = "wasm32")]
    forget();
    #[cfg(target_arch = "wasm32")]
    memory::forget_all();
    for area in [Area::Tab, Area::Device] {
        area.keys("").iter().for_each(|key| area.remove(key));
    }
}
