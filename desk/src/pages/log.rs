//! Who did what.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::log as words;

/// Who did what.
pub fn log_page() -> View {
    heading(words::TITLE)
}
