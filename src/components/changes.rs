//! What changed in an agenda, and whose words made it change.

use weerklank_core::{
    agenda::{Agenda, Change},
    date::newest_first,
};

use super::{
    agenda_text::paragraphs,
    outcome_card::{timeline, timeline_step},
};
use crate::{
    i18n::{self, words},
    ui::{
        prose::{block, section},
        view::View,
    },
};

/// The changes, newest first.
pub fn changes(agenda: &Agenda) -> Option<View> {
    let changes = newest_first(&agenda.changes, |change| Some(&change.on));
    let item = |change: &&Change| {
        let mut content = vec![paragraphs(&change.what)];
        content.extend(change.because.as_ref().map(paragraphs));
        let thanks = change.thanks_to.as_deref().map(i18n::thanks_to);
        content.extend(thanks.map(|thanks| block("wk-tag", thanks.into())));
        timeline_step(change.on.in_dutch(), content.into())
    };
    let items: Vec<_> = changes.iter().map(item).collect();
    (!items.is_empty()).then(|| section("veranderd", words::agenda_changed(), vec![timeline(items)]))
}
