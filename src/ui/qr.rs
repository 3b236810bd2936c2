//! A QR code.

use qrcodegen::{QrCode, QrCodeEcc};

use super::{element::drawn, view::View};

/// The white around a code, which readers need.
const QUIET: i32 = 4;

/// `text` as a QR code with this accessible name; nothing when the text is too long for one.
#[inline(never)]
pub fn qr(text: &str, name: &'static str) -> Option<View> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
            }
        }
    }
    let drawing = drawn("svg")
        .class("wk-qr")
        .set("viewBox", format!("0 0 {size} {size}"))
        .set("role", "img")
        .set("aria-label", name)
        .with(drawn("path").set("d", path).view());
    Some(drawing.view())
}
