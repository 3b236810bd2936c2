//! What this site is.

use leptos::prelude::*;

use crate::{
    components::{agenda_text::Words, page_heading::PageHeading},
    i18n::{ABOUT, Section, words},
    state::site::Site,
};

/// About.
#[component]
pub fn AboutPage() -> impl IntoView {
    let contact = Site::current().config.contact.clone();
    view! {
        <PageHeading title=words().about_title />
        {sections(ABOUT)}
        {contact
            .map(|contact| {
                let href = contact.link.as_ref().and_then(|link| link.href()).map(str::to_owned);
                let name = view! { <Words text=contact.name /> };
                view! {
                    <section class="wk-section">
                        <h2 class="wk-section__title">{words().about_contact}</h2>
                        <p class="wk-paragraph">
                            {match href {
                                Some(href) => {
                                    view! { <a class="wk-link" href=href>{name}</a> }.into_any()
                                }
                                None => name.into_any(),
                            }}
                        </p>
                    </section>
                }
            })}
    }
}

/// A page of prose.
pub(super) fn sections(sections: &'static [Section]) -> impl IntoView {
    let section = |(title, paragraphs): &'static Section| {
        let paragraphs = paragraphs.iter().map(|text| view! { <p class="wk-paragraph">{*text}</p> });
        view! {
            <section class="wk-section">
                <h2 class="wk-section__title">{*title}</h2>
                {paragraphs.collect_view()}
            </section>
        }
    };
    sections.iter().map(section).collect_view()
}
