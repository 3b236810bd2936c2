//! Where to find help, and how to leave no trace.

use leptos::prelude::*;

use crate::{
    components::{
        helplines::helpline_card,
        page_heading::{Head, page_heading},
    },
    i18n::words,
    platform::storage,
    state::{mine::Mine, navigation::Navigation, outbox::Outbox, reading::Reading, site::Site},
    ui::{
        button::{ButtonKind, button},
        notice::{NoticeKind, notice},
        prose::{cards, lead, paragraph, section},
        switch::switch,
        view::{View, live},
    },
};

/// Help.
pub(super) fn help_page() -> View {
    let site = Site::current();
    let (outbox, mine, reading) = (Outbox::current(), Mine::current(), Reading::current());
    let (navigation, head) = (Navigation::current(), expect_context::<Head>());
    let (place, quiet) = (site.clone(), navigation.is_quiet());
    let hush = move |quiet| {
        navigation.set_quiet(&place, quiet);
        head.show();
    };
    let toggle = hush.clone();
    let wiped = RwSignal::new(false);
    let wipe = move || {
        storage::wipe();
        outbox.clear();
        mine.clear();
        reading.reset();
        hush(false);
        wiped.set(true);
    };
    let said = move || wiped.get().then(|| notice(NoticeKind::Good, words::help_wiped().to_owned(), Vec::new()));
    let said = live(move || said().into());
    vec![
        page_heading(words::help_title(), None),
        lead(words::help_intro()),
        // Made again by itself when the reader changes the level: the rest of the page stays.
        live(move || cards("wk-cards wk-cards--two", site.config.helplines.iter().map(helpline_card).collect())),
        section(
            "stil",
            words::quiet(),
            vec![
                paragraph(words::quiet_text()),
                paragraph(words::quiet_until()),
                paragraph(words::quiet_honest()),
                switch(words::quiet(), quiet, Box::new(move || toggle(!quiet.get_untracked()))),
            ],
        ),
        section(
            "delen",
            words::help_shared(),
            vec![
                paragraph(words::help_shared_text()),
                paragraph(words::help_history()),
                button(ButtonKind::Danger, words::help_wipe(), wipe),
                said,
            ],
        ),
    ]
    .into()
}
