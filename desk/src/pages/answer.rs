//! Answering those that were chosen in the inbox.

use weerklank::ui::view::View;

use super::heading::heading;
use crate::words::answer as words;

/// Answering those that were chosen in the inbox.
pub fn answer_page() -> View {
    heading(words::TITLE)
}
