//! One agenda: its themes, by weight.

use leptos::prelude::*;
use weerklank_core::agenda::{Agenda, Tier};

use crate::{
    components::{agenda_text::paragraphs_as, link::link, page_heading::page_heading, theme_card::theme_card},
    i18n::{self, words},
    routes::Route,
    ui::prose::{block, card, cards, paragraph, section},
};

/// One agenda.
pub(super) fn agenda_page(agenda: &Agenda) -> AnyView {
    let above = format!("{} · {}", i18n::agenda_kind(agenda.kind), agenda.region.name);
    let mut content =
        vec![page_heading(agenda.title.nl().to_owned(), Some(above)), paragraphs_as("wk-lead", &agenda.summary)];
    content.extend(agenda.motto.as_ref().map(|motto| paragraphs_as("wk-motto", motto)));
    content.extend(themes(agenda, "kern", words().agenda_core, Some(Tier::Core)));
    content.extend(themes(agenda, "overal", words().agenda_crosscutting, Some(Tier::Crosscutting)));
    content.extend(themes(agenda, "ook", words().agenda_other, Some(Tier::Other)));
    content.extend(themes(agenda, "themas", words().agenda_all, None));
    let outcomes = Route::Outcomes(agenda.id.clone());
    let about = Route::AboutAgenda(agenda.id.clone());
    content.push(cards(
        "wk-cards wk-cards--two",
        vec![
            way_on("wk-card wk-card--echo", outcomes, words().agenda_outcomes, words().agenda_outcomes_text),
            way_on("wk-card", about, words().agenda_about, words().agenda_about_text),
        ],
    ));
    content.into_any()
}

fn way_on(class: &'static str, to: Route, title: &'static str, text: &'static str) -> AnyView {
    let title = link(to, "wk-card__link", title);
    let title = view! { <h2 class="wk-card__title">{title}</h2> }.into_any();
    card(class, vec![title, block("wk-card__text", text.into_any())])
}

fn themes(agenda: &Agenda, id: &'static str, title: &'static str, tier: Option<Tier>) -> Option<AnyView> {
    // The themes that matter most are told; the others are named, so that the page stays short.
    let full = tier != Some(Tier::Other);
    let themes = agenda.themes.iter().filter(|theme| theme.tier == tier);
    let items: Vec<_> = themes.map(|theme| theme_card(agenda, theme, full)).collect();
    if items.is_empty() {
        return None;
    }
    let why = (tier == Some(Tier::Core)).then(|| paragraph(words().agenda_core_text));
    let items = cards(if full { "wk-theme-cards" } else { "wk-theme-cards wk-theme-cards--small" }, items);
    Some(section(id, title, why.into_iter().chain([items]).collect()))
}
