//! One contribution: reading, and judging it.

use weerklank::ui::view::View;
use weerklank_core::receipt::FeedbackId;

use super::heading::heading;
use crate::words::contribution as words;

/// One contribution: reading, and judging it.
pub fn contribution_page(_id: FeedbackId) -> View {
    heading(words::TITLE)
}
