//! Editing one thing of an agenda.

use weerklank::ui::view::View;
use weerklank_core::{slug::Slug, staff::Part};

use super::heading::heading;
use crate::words::edit as words;

/// Editing one thing of an agenda.
pub fn edit_page(_agenda: Slug, _part: Part, _item: Option<Slug>) -> View {
    heading(words::TITLE)
}
