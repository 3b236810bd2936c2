//! The agendas, and what can be edited of each.

use weerklank::ui::view::View;
use weerklank_core::slug::Slug;

use super::heading::heading;
use crate::words::agenda as words;

/// The list of agendas.
pub fn agendas_page() -> View {
    heading(words::TITLE)
}

/// One agenda.
pub fn agenda_page(_agenda: Slug) -> View {
    heading(words::TITLE)
}
