//! Tokens, rules, and taking everything out.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::access as words;

/// Tokens, rules, and taking everything out.
pub fn access_page() -> View {
    heading(words::TITLE)
}
