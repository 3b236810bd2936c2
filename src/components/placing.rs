//! Giving a theme its place: how much would change, and can it be done? Two scales, and a drawing of both.

use std::sync::Arc;

use leptos::prelude::*;

use super::priorities::place;
use crate::{
    i18n::{self, words},
    ui::{
        announcer::Announcer,
        choice::{chips, choice},
        element::element,
        prose::{block, paragraph},
        view::{View, live},
    },
};

/// What was chosen of the two scales, 1 to 5: impact, and whether it can be done.
pub type Placed = (Option<u8>, Option<u8>);

/// The two scales, and where the theme stands now. Pressing what was chosen takes the choice away.
pub fn placing(placed: Signal<Placed>, on_place: &Arc<dyn Fn(Placed) + Send + Sync>) -> View {
    let impact = scale(
        words::place_impact(),
        i18n::impact,
        Signal::derive(move || placed.get().0),
        &says_after(on_place, move |answer| (answer, placed.get_untracked().1)),
    );
    let feasible = scale(
        words::place_feasible(),
        i18n::feasible,
        Signal::derive(move || placed.get().1),
        &says_after(on_place, move |answer| (placed.get_untracked().0, answer)),
    );
    let stands = live(move || {
        let (impact, feasible) = placed.get();
        let said = match impact.and(feasible) {
            Some(_) => i18n::placed(impact, feasible).unwrap_or_default(),
            None => words::place_unknown().to_owned(),
        };
        vec![place(impact.zip(feasible)), block("wk-place__words", said.into())].into()
    });
    let drawing = element("div").class("wk-place").with(stands).view();
    vec![paragraph(words::place_impact_text()), impact, feasible, drawing].into()
}

/// Hands on what was chosen, and tells screen readers what the drawing tells the eye.
fn says_after(
    on_place: &Arc<dyn Fn(Placed) + Send + Sync>,
    both: impl Fn(Option<u8>) -> Placed + Send + Sync + 'static,
) -> Arc<dyn Fn(Option<u8>) + Send + Sync> {
    let (announcer, on_place) = (Announcer::current(), on_place.clone());
    Arc::new(move |answer| {
        let (impact, feasible) = both(answer);
        on_place((impact, feasible));
        announcer.say(i18n::placed(impact, feasible).unwrap_or_else(|| words::place_unknown().to_owned()));
    })
}

fn scale(
    asked: &'static str,
    label: fn(u8) -> &'static str,
    chosen: Signal<Option<u8>>,
    on_choose: &Arc<dyn Fn(Option<u8>) + Send + Sync>,
) -> View {
    let item = |answer: u8| {
        let on_choose = on_choose.clone();
        let is_chosen = Signal::derive(move || chosen.get() == Some(answer));
        let choose = move || on_choose((chosen.get_untracked() != Some(answer)).then_some(answer));
        choice(label(answer), None, None, is_chosen, Box::new(choose))
    };
    let answers = chips(asked, (1..=5).rev().map(item).collect());
    element("div").class("wk-field").with(block("wk-field__label", asked.into())).with(answers).view()
}
