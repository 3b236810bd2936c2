//! What was done with what people said, for a whole agenda, newest first.

use leptos::prelude::*;
use weerklank_core::agenda::Agenda;

use crate::{
    components::{
        link::{crumb, text_link}, outcome_card::outcome_card, page_heading::PageHeading,
    },
    i18n::words,
    routes::Route,
    ui::notice::Notice,
};

/// What was done.
pub fn outcomes_page(agenda: &Agenda) -> AnyView {
    let none = agenda.outcomes.is_empty();
    view! {
        {crumb(Route::Agenda(agenda.id.clone()), &agenda.title)}
        <PageHeading title=words().outcomes_title />
        <p class="wk-lead">{words().outcomes_lead}</p>
        {none
            .then(|| {
                view! {
                    <Notice title=words().outcomes_none.to_owned()>
                        <p class="wk-paragraph">{words().outcomes_none_text}</p>
                    </Notice>
                }
            })}
        {agenda
            .outcomes_newest_first()
            .into_iter()
            .map(|outcome| {
                let to = Route::Theme(agenda.id.clone(), outcome.theme.clone());
                let theme = agenda.theme(&outcome.theme).map(|theme| theme.title.clone());
                view! {
                    <div class="wk-outcome-of">
                        {theme
                            .map(|title| {
                                let link = text_link(to, &title, "wk-link");
                                view! { <p class="wk-outcome-of__theme">{link}</p> }
                            })}
                        {outcome_card(agenda, outcome, 2)}
                    </div>
                }
            })
            .collect_view()}
    }
    .into_any()
}
