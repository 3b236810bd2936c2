//! Giving a theme its place: beside the way, for who wants to weigh it as its makers did.

use std::sync::Arc;

use leptos::prelude::*;

use super::Writing;
use crate::{
    components::{link::link, placing::placing},
    i18n::words,
    routes::Step,
    ui::{
        button::ButtonKind,
        prose::{actions, paragraph, section},
        view::View,
    },
};

/// The two scales.
pub(super) fn place(writing: &Writing) -> View {
    let (draft, choosing) = (writing.draft, writing.clone());
    let placed = Signal::derive(move || draft.with(|draft| (draft.impact, draft.feasible)));
    let on_place: Arc<dyn Fn(_) + Send + Sync> =
        Arc::new(move |placed| choosing.update(|draft| (draft.impact, draft.feasible) = placed));
    let done = link(writing.at(Step::Send), ButtonKind::Primary.class(), words::place_done());
    vec![placing(placed, &on_place), actions(vec![done])].into()
}

/// The way to it, for who has not been there. It costs nobody else a tap.
pub(super) fn invitation(writing: &Writing) -> Option<View> {
    let draft = writing.draft.get_untracked();
    if writing.theme.is_none() || draft.impact.or(draft.feasible).is_some() {
        return None;
    }
    let start = link(writing.at(Step::Place), ButtonKind::Secondary.class(), words::place_start());
    let content = vec![paragraph(words::place_invitation()), actions(vec![start])];
    Some(section("plek", words::place_title(), content))
}
