//! What happens with what people say, in plain words.

use crate::{
    components::page_heading::page_heading,
    i18n::{PRIVACY, words},
    ui::view::View,
};

/// Privacy.
pub(super) fn privacy_page() -> View {
    vec![page_heading(words::privacy_title(), None), super::about::sections(PRIVACY)].into()
}
