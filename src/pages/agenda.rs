//! One agenda: its themes, by weight.

use leptos::prelude::*;
use weerklank_core::agenda::{Agenda, Tier};

use crate::{
    components::{
        agenda_text::{Paragraphs, Words},
        link::Link,
        page_heading::PageHeading,
        theme_card::theme_card,
    },
    i18n::{self, words},
    routes::Route,
};

/// One agenda.
pub fn agenda_page(agenda: &Agenda) -> AnyView {
    let above = format!("{} · {}", i18n::agenda_kind(agenda.kind), agenda.region.name);
    view! {
        <PageHeading title=agenda.title.nl() above=above />
        <Paragraphs text=agenda.summary.clone() class="wk-lead" />
        {agenda
            .motto
            .clone()
            .map(|motto| view! { <p class="wk-motto"><Words text=motto /></p> })}
        {tier(agenda, "kern", words().agenda_core, Some(words().agenda_core_text), |tier| tier == Some(Tier::Core))}
        {tier(agenda, "overal", words().agenda_crosscutting, None, |tier| tier == Some(Tier::Crosscutting))}
        {tier(agenda, "ook", words().agenda_other, None, |tier| tier == Some(Tier::Other))}
        {tier(agenda, "themas", words().agenda_all, None, |tier| tier.is_none())}
        <ul class="wk-cards wk-cards--two" role="list">
            <li class="wk-card wk-card--echo">
                <h2 class="wk-card__title">
                    <Link to=Route::Outcomes(agenda.id.clone()) class="wk-card__link">{words().agenda_outcomes}</Link>
                </h2>
                <p class="wk-card__text">{words().agenda_outcomes_text}</p>
            </li>
            <li class="wk-card">
                <h2 class="wk-card__title">
                    <Link to=Route::AboutAgenda(agenda.id.clone()) class="wk-card__link">{words().agenda_about}</Link>
                </h2>
                <p class="wk-card__text">{words().agenda_about_text}</p>
            </li>
        </ul>
    }
    .into_any()
}

fn tier(
    agenda: &Agenda,
    id: &'static str,
    title: &'static str,
    text: Option<&'static str>,
    belongs: impl Fn(Option<Tier>) -> bool,
) -> Option<AnyView> {
    let themes: Vec<_> = agenda.themes.iter().filter(|theme| belongs(theme.tier)).collect();
    // The themes that matter most are told; the others are named, so that the page stays short.
    let full = id != "ook";
    let any = !themes.is_empty();
    let cards = themes.into_iter().map(|theme| theme_card(agenda, theme, full));
    any.then(|| {
        view! {
            <section class="wk-section" aria-labelledby=id>
                <h2 class="wk-section__title" id=id>{title}</h2>
                {text.map(|text| view! { <p class="wk-paragraph">{text}</p> })}
                <ul class=if full { "wk-theme-cards" } else { "wk-theme-cards wk-theme-cards--small" } role="list">
                    {cards.collect_view()}
                </ul>
            </section>
        }
        .into_any()
    })
}
