//! What is being written.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::drafts as words;

/// What is being written.
pub fn drafts_page() -> View {
    heading(words::TITLE)
}
