//! Where to find help, and how to leave no trace.

use leptos::prelude::*;

use crate::{
    components::{helplines::helpline_card, page_heading::page_heading},
    i18n::words,
    platform::storage,
    state::{outbox::Outbox, site::Site},
    ui::{
        button::{ButtonKind, button},
        notice::{NoticeKind, notice},
        prose::{cards, lead, paragraph, section},
        view::{View, live},
    },
};

/// Help.
pub(super) fn help_page() -> View {
    let site = Site::current();
    let outbox = Outbox::current();
    let wiped = RwSignal::new(false);
    let wipe = move || {
        storage::wipe();
        outbox.clear();
        wiped.set(true);
    };
    let said = move || wiped.get().then(|| notice(NoticeKind::Good, words().help_wiped.to_owned(), Vec::new()));
    let said = live(move || said().into());
    vec![
        page_heading(words().help_title, None),
        lead(words().help_intro),
        cards("wk-cards wk-cards--two", site.config.helplines.iter().map(helpline_card).collect()),
        section(
            "delen",
            words().help_shared,
            vec![
                paragraph(words().help_shared_text),
                paragraph(words().help_history),
                button(ButtonKind::Danger, words().help_wipe, wipe),
                said,
            ],
        ),
    ]
    .into()
}
