//! Where to find help, and how to leave no trace.

use leptos::prelude::*;

use crate::{
    components::{helplines::HelplineCard, page_heading::PageHeading},
    i18n::words,
    platform::storage,
    state::{outbox::Outbox, site::Site},
    ui::{
        button::{Button, ButtonKind},
        notice::{Notice, NoticeKind},
    },
};

/// Help.
#[component]
pub fn HelpPage() -> impl IntoView {
    let lines = Site::current().config.helplines.clone();
    let outbox = Outbox::current();
    let wiped = RwSignal::new(false);
    let wipe = move |_| {
        storage::wipe();
        outbox.clear();
        wiped.set(true);
    };
    view! {
        <PageHeading title=words().help_title />
        <p class="wk-lead">{words().help_intro}</p>
        <p class="wk-paragraph"><strong class="wk-strong">{words().help_danger}</strong></p>
        <ul class="wk-cards" role="list">
            {lines.into_iter().map(|line| view! { <HelplineCard line=line /> }).collect_view()}
        </ul>
        <section class="wk-section" aria-labelledby="delen">
            <h2 class="wk-section__title" id="delen">{words().help_shared}</h2>
            <p class="wk-paragraph">{words().help_shared_text}</p>
            <p class="wk-paragraph">{words().help_history}</p>
            <Button kind=ButtonKind::Danger on_press=wipe>{words().help_wipe}</Button>
            {move || {
                wiped
                    .get()
                    .then(|| view! { <Notice kind=NoticeKind::Good title=words().help_wiped.to_owned()>""</Notice> })
            }}
        </section>
    }
}
