//! Something that runs, is planned, or was done.

use weerklank_core::{
    agenda::{Action, Agenda},
    progress::Stage,
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
    let over = agenda.is_over(&Site::current().today);
    let mut content: Vec<_> = action.summary.iter().map(paragraphs).collect();
    content.extend(titled_list(words::action_activities(), &action.activities));
    content.extend(titled_list(words::action_expected(), &action.expected));
    content.extend(results(action, over));
    content.extend(parties(agenda, &action.organisations));
    content.extend(action.place.clone().map(paragraph));
    content.extend(action.period.iter().filter_map(|period| period.note.as_ref()).map(paragraphs));
    content.extend(source_note(action.source_ref.as_ref()));
    let state = action.state.map(|state| i18n::action_state(state, over).to_owned());
    let years = action.period.as_ref().map(|period| period.in_dutch()).filter(|years| !years.is_empty());
    let in_short = [i18n::action_kind(action.kind).to_owned()].into_iter().chain(state).chain(years);
    let title = vec![words_of(&action.title), tag(in_short.collect::<Vec<_>>().join(" · "))];
    let next = action.next.as_ref().map(|next| {
        let text = vec![format!("{}: ", words::outcome_next()).into(), next_moment(next)];
        block("wk-action__next", text.into())
    });
    card("wk-action", [details(title.into(), content)].into_iter().chain(next).collect())
}

fn titled_list(title: &'static str, texts: &[Text]) -> Option<View> {
    let items = || list(texts.iter().map(explained_words_of).collect());
    (!texts.is_empty()).then(|| vec![subheading(title.into()), items()].into())
}

/// What came of it; or that nobody knows, where something should.
fn results(action: &Action, over: bool) -> Option<View> {
    let is_to_come = !over && matches!(Stage::of_action(action), Stage::Planned | Stage::Undecided);
    if action.results.is_empty() && !action.expected.is_empty() && !is_to_come {
        let unknown = if over { words::action_no_results_over() } else { words::action_no_results() };
        return Some(vec![subheading(words::action_results().into()), paragraph(unknown)].into());
    }
    titled_list(words::action_results(), &action.results)
}

fn parties(agenda: &Agenda, organisations: &[Slug]) -> Option<View> {
    let names: Vec<_> = organisations
        .iter()
        .filter_map(|id| agenda.organisation(id))
        .map(|organisation| organisation.name.as_str())
        .collect();
    (!names.is_empty()).then(|| vec![subheading(words::action_parties().into()), paragraph(names.join(", "))].into())
}

/// In one line: how many run, are planned, and so on.
pub fn actions_in_short(agenda: &Agenda) -> Option<View> {
    let over = agenda.is_over(&Site::current().today);
    let stages: Vec<_> = agenda.actions.iter().map(Stage::of_action).collect();
    i18n::in_stages(words::theme_actions(), &stages, over).map(small)
}
