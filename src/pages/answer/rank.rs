//! The first step of a top three: choosing themes, and their order.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::agenda::Agenda;

use super::Writing;
use crate::{
    components::{link::link, top_three::top_three},
    i18n::words,
    routes::Step,
    ui::{
        button::ButtonKind,
        prose::{actions, lead, small},
        view::View,
    },
};

/// The themes, and what was chosen of them.
pub(super) fn rank(writing: &Writing, agenda: &Arc<Agenda>) -> View {
    let (draft, choosing) = (writing.draft, writing.clone());
    let ranking = Signal::derive(move || draft.read().ranking.clone());
    let on_change = Arc::new(move |ranking| choosing.update(|draft| draft.ranking = ranking));
    let next = link(writing.at(Step::Rank.next(writing.way())), ButtonKind::Primary.class(), words::answer_next());
    vec![
        lead(words::rank_lead()),
        top_three(agenda, ranking, on_change),
        small(words::rank_kept()),
        actions(vec![next]),
    ]
    .into()
}
