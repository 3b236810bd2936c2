//! What came in.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::inbox as words;

/// What came in.
pub fn inbox_page() -> View {
    heading(words::TITLE)
}
