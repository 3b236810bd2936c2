//! Blocks of text.
//!
//! Functions, not components: what is written out at every use is the call, and the elements stand here once.
//! With some two hundred uses that decides how much a phone downloads (`docs/adr/0003-size.md`).

use leptos::prelude::*;

/// A paragraph.
pub fn paragraph(content: impl IntoView + 'static) -> AnyView {
    block("wk-paragraph", content.into_any())
}

/// A paragraph that says the most important thing.
pub fn lead(content: impl IntoView + 'static) -> AnyView {
    block("wk-lead", content.into_any())
}

/// A paragraph for who wants to know more.
pub fn small(content: impl IntoView + 'static) -> AnyView {
    block("wk-small", content.into_any())
}

/// A few words that label something.
pub fn tag(content: impl IntoView + 'static) -> AnyView {
    block("wk-tag", content.into_any())
}

/// A paragraph that looks like `class`.
#[inline(never)]
pub fn block(class: &'static str, content: AnyView) -> AnyView {
    view! { <p class=class>{content}</p> }.into_any()
}

/// Words that weigh more.
pub fn strong(content: impl IntoView + 'static) -> AnyView {
    inline("wk-strong", content.into_any())
}

#[inline(never)]
fn inline(class: &'static str, content: AnyView) -> AnyView {
    view! { <strong class=class>{content}</strong> }.into_any()
}

/// A part of a page with its heading, whose id is `id`.
#[inline(never)]
pub fn section(id: &'static str, title: &'static str, content: Vec<AnyView>) -> AnyView {
    view! {
        <section class="wk-section" aria-labelledby=id>
            <h2 class="wk-section__title" id=id tabindex="-1">{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Something that only some readers want to open.
#[inline(never)]
pub fn details(summary: AnyView, content: Vec<AnyView>) -> AnyView {
    view! {
        <details class="wk-details">
            <summary class="wk-details__summary">{summary}</summary>
            {content}
        </details>
    }
    .into_any()
}

/// A heading inside a part of a page.
#[inline(never)]
pub fn subheading(content: AnyView) -> AnyView {
    view! { <h3 class="wk-details__title">{content}</h3> }.into_any()
}

/// A list with bullets.
#[inline(never)]
pub fn list(items: Vec<AnyView>) -> AnyView {
    let items: Vec<_> =
        items.into_iter().map(|item| view! { <li class="wk-list__item">{item}</li> }.into_any()).collect();
    view! { <ul class="wk-list">{items}</ul> }.into_any()
}

/// A list of cards, or of anything that is a list item itself. A list without bullets stays a list for
/// screen readers only with its role.
#[inline(never)]
pub fn cards(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class=class role="list">{items}</ul> }.into_any()
}

/// A card in such a list.
#[inline(never)]
pub fn card(class: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <li class=class>{content}</li> }.into_any()
}

/// A name and what it stands for, inside [`facts`].
#[inline(never)]
pub fn fact(name: AnyView, content: AnyView) -> AnyView {
    view! {
        <dt class="wk-terms__term">{name}</dt>
        <dd class="wk-terms__plain">{content}</dd>
    }
    .into_any()
}

/// Names and what they stand for.
#[inline(never)]
pub fn facts(items: Vec<AnyView>) -> AnyView {
    view! { <dl class="wk-terms">{items}</dl> }.into_any()
}

/// A line of things to do.
#[inline(never)]
pub fn actions(content: Vec<AnyView>) -> AnyView {
    view! { <div class="wk-actions wk-no-print">{content}</div> }.into_any()
}
