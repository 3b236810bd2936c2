//! How a theme, or a whole agenda, hangs together with plans of the whole country.

use weerklank_core::agenda::NationalLink;

use super::agenda_text::paragraphs;
use crate::{
    i18n,
    ui::{
        prose::{subheading, tag},
        view::View,
    },
};

/// Each plan: its name, how close the link is, and what it is.
pub fn national_links(links: &[NationalLink]) -> Vec<View> {
    let mut content = Vec::new();
    for link in links {
        content.push(subheading(link.programme.clone().into()));
        content.push(tag(i18n::link_strength(link.strength)));
        content.extend(link.note.as_ref().map(paragraphs));
    }
    content
}
