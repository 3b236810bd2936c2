//! What came in, in numbers.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::numbers as words;

/// What came in, in numbers.
pub fn numbers_page() -> View {
    heading(words::TITLE)
}
