//! What happens with what people say, in plain words.

use super::about::sections;
use crate::{
    components::page_heading::page_heading,
    i18n::{self, PRIVACY, words},
    state::site::Site,
    ui::{
        prose::{paragraph, section},
        view::View,
    },
};

/// Privacy.
pub(super) fn privacy_page() -> View {
    let kept = match Site::current().config.keep_months {
        Some(months) => vec![paragraph(i18n::kept_for(months)), paragraph(words::privacy_kept_then())],
        None => vec![paragraph(words::privacy_kept_always())],
    };
    let kept = section("hoe-lang", words::privacy_kept(), kept);
    vec![page_heading(words::privacy_title(), None), sections(PRIVACY), kept].into()
}
