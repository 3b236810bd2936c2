//! What came on paper.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::paper as words;

/// What came on paper.
pub fn paper_page() -> View {
    heading(words::TITLE)
}
