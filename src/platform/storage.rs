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

    /// Keeps `value` under `key`; `false` when that did not work.
    pub fn set(self, key: &str, value: &str) -> bool {
        !super::page::has_left()
            && self.storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{key}"), value).is_ok())
    }

    /// What is kept under `key`.
    pub fn get(self, key: &str) -> Option<String> {
        self.storage()?.get_item(&format!("{PREFIX}{key}")).ok()?
    }

    /// Removes what is kept under `key`.
    pub fn remove(self, key: &str) {
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

/// Removes everything of ours from this tab and this device.
pub fn wipe() {
    for area in [Area::Tab, Area::Device] {
        area.keys("").iter().for_each(|key| area.remove(key));
    }
}
