//! What the makers hold on to, build on, or ran into: grouped by what they call it.

use weerklank_core::agenda::{Principle, PrincipleKind};

use super::agenda_text::{paragraphs, source_note, words_of};
use crate::{
    i18n,
    ui::{
        prose::{details, subheading},
        view::View,
    },
};

/// Points, a group for each kind in the order in which kinds come up; each group is opened by who wants it.
pub fn points<'a>(points: impl Iterator<Item = &'a Principle>) -> Vec<View> {
    let mut groups: Vec<(Option<PrincipleKind>, Vec<View>)> = Vec::new();
    for point in points {
        let mut content = vec![subheading(words_of(&point.title))];
        content.extend(point.text.as_ref().map(paragraphs));
        content.extend(source_note(point.source_ref.as_ref()));
        match groups.iter_mut().find(|(kind, _)| *kind == point.kind) {
            Some((_, group)) => group.extend(content),
            None => groups.push((point.kind, content)),
        }
    }
    groups.into_iter().map(|(kind, group)| details(i18n::principle_kind(kind).into(), group)).collect()
}
