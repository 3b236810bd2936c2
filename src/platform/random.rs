//! Randomness that nobody can guess.

/// Random bytes from the browser's own source; `None` when it has none, and then no receipt can be made.
#[cfg(target_arch = "wasm32")]
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// None: natively nothing is ever sent.
#[cfg(not(target_arch = "wasm32"))]
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    None
}

/// A number from 0 to 255 to spread tries over time; need not be hard to guess.
pub fn jitter() -> u8 {
    bytes::<1>().map_or(0, |[byte]| byte)
}
