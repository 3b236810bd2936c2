//! Who talked along, and who did not.

use weerklank_core::{agenda::Consultation, text::Text};

use super::{
    agenda_text::{explained_words_of, paragraphs, words_of},
    outcome_card::{timeline, timeline_step},
};
use crate::{
    i18n::{self, words},
    ui::{
        prose::{list, strong, subheading},
        view::View,
    },
};

/// Who talked along, each group on a line with how many there were.
pub fn people_in_short(consultations: &[Consultation]) -> Option<View> {
    let item =
        |talk: &Consultation| vec![explained_words_of(&talk.group), format!(" ({})", how_many(talk)).into()].into();
    (!consultations.is_empty()).then(|| list(consultations.iter().map(item).collect()))
}

/// Who talked along, how, and what came of it.
pub fn people(consultations: &[Consultation]) -> Option<View> {
    let item = |talk: &Consultation| {
        let place = talk.source_ref.as_ref().map(|source| format!(" ({})", source.section)).unwrap_or_default();
        let how = format!("{} · {}{place}", i18n::consultation_kind(&talk.kind), how_many(talk));
        let mut content = vec![strong(words_of(&talk.group))];
        content.extend(talk.note.as_ref().map(paragraphs));
        timeline_step(how, content.into())
    };
    (!consultations.is_empty()).then(|| timeline(consultations.iter().map(item).collect()))
}

/// Whose voice is not in the agenda.
pub fn missing(missing: &[Text]) -> Option<View> {
    let items = || list(missing.iter().map(explained_words_of).collect());
    (!missing.is_empty()).then(|| vec![subheading(words::agenda_missing().into()), items()].into())
}

/// "11 mensen", "aantal niet bekend", "4 mensen, moest nog komen".
fn how_many(talk: &Consultation) -> String {
    let count = talk.count.map_or_else(|| words::about_agenda_unknown_count().to_owned(), i18n::people);
    if talk.planned { format!("{count}, {}", words::consultation_planned()) } else { count }
}
