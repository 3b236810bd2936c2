//! Where the words on a page come from: that they are ours, and the place in the document.

use weerklank_core::agenda::{Agenda, SourceRef};

use super::{agenda_text::source_note, link::link};
use crate::{
    i18n::words,
    routes::Route,
    ui::{
        prose::{details, paragraph},
        view::{View, text},
    },
};

/// Opens with one tap: whose words these are, the document, the place in it, and the way to more.
pub fn source_details(agenda: &Agenda, place: Option<&SourceRef>) -> View {
    let mut content = vec![paragraph(words::theme_ours()), paragraph(agenda.source.document.clone())];
    content.extend(source_note(place));
    content.push(paragraph(link(Route::AboutAgenda(agenda.id.clone()), "wk-link", words::agenda_about())));
    details(text(words::theme_where()), content)
}
