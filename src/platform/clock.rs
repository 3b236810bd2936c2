//! The time.

use weerklank_core::date::Date;

/// Milliseconds since 1970.
#[cfg(target_arch = "wasm32")]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Milliseconds since 1970.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Today's date, where the reader is.
#[cfg(target_arch = "wasm32")]
pub fn today() -> Date {
    let offset = js_sys::Date::new_0().get_timezone_offset() as i64;
    Date::from_days_since_epoch((now() as i64 / 60_000 - offset).div_euclid(24 * 60))
}

/// Today's date in UTC.
#[cfg(not(target_arch = "wasm32"))]
pub fn today() -> Date {
    Date::from_days_since_epoch((now() / 86_400_000) as i64)
}
