//! What happens with what people say, in plain words.

use leptos::prelude::*;

use crate::{components::page_heading::PageHeading, i18n::{PRIVACY, words}};

/// Privacy.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <PageHeading title=words().privacy_title />
        {super::about::sections(PRIVACY)}
    }
}
