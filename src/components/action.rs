//! Something that runs, is planned, or was done.

use weerklank_core::{
    agenda::{Action, Agenda},
    slug::Slug,
    text::Text,
};

use super::{
    agenda_text::{explained_words_of, paragraphs, source_note, words_of},
    outcome_card::next_moment,
};
use crate::{
    i18n::{self, words},
    state::site::Site,
    ui::{
        prose::{block, card, details, list, paragraph, small, subheading, tag},
        view::View,
    },
};

/// An action: its name, where it stands and what comes next; the rest for who opens it.
pub fn action_item(agenda: &Agenda, action: &Action) -> View {
    let mut content: Vec<_> = action.summary.iter().map(paragraphs).collect();
    for (title, texts) in [
        (words().action_activities, &action.activities),
        (words().action_expected, &action.expected),
        (words().action_results, &action.results),
    ] {
        content.extend(titled_list(title, texts));
    }
    content.extend(parties(agenda, &action.organisations));
    let place = action.place.clone().into_iter();
    let years = action.period.iter().map(|period| period.in_dutch()).filter(|years| !years.is_empty());
    let when_and_where: Vec<_> = place.chain(years).collect();
    if !when_and_where.is_empty() {
        content.push(paragraph(when_and_where.join(", ")));
    }
    content.extend(action.period.iter().filter_map(|period| period.note.as_ref()).map(paragraphs));
    content.extend(source_note(action.source_ref.as_ref()));
    let kind = match action.state {
        Some(state) => {
            let state = i18n::action_state(state, agenda.is_over(&Site::current().today));
            format!("{} · {state}", i18n::action_kind(action.kind))
        }
        None => i18n::action_kind(action.kind).to_owned(),
    };
    let title = vec![words_of(&action.title), tag(kind)];
    let next = action.next.as_ref().map(|next| {
        let text = vec![format!("{}: ", words().outcome_next).into(), next_moment(next)];
        block("wk-action__next", text.into())
    });
    card("wk-action", [details(title.into(), content)].into_iter().chain(next).collect())
}

fn titled_list(title: &'static str, texts: &[Text]) -> Option<View> {
    let items = || list(texts.iter().map(explained_words_of).collect());
    (!texts.is_empty()).then(|| vec![subheading(title.into()), items()].into())
}

fn parties(agenda: &Agenda, organisations: &[Slug]) -> Option<View> {
    let names: Vec<_> = organisations
        .iter()
        .filter_map(|id| agenda.organisation(id))
        .map(|organisation| organisation.name.as_str())
        .collect();
    (!names.is_empty()).then(|| vec![subheading(words().action_parties.into()), paragraph(names.join(", "))].into())
}

/// In one line: how many run, are planned, and so on.
pub fn actions_in_short(agenda: &Agenda) -> Option<View> {
    let over = agenda.is_over(&Site::current().today);
    let words = i18n::actions_by_state(agenda.actions.iter().filter_map(|action| action.state), over);
    (!words.is_empty()).then(|| small(words))
}
