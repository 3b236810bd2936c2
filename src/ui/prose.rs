//! Blocks of text.
//!
//! Functions, not components: what is written out at every use is the call, and the elements stand here once.
//! With some two hundred uses that decides how much a phone downloads (`docs/adr/0003-size.md`).

use super::{element::element, view::View};

/// A paragraph.
pub fn paragraph(content: impl Into<View>) -> View {
    block("wk-paragraph", content.into())
}

/// A paragraph that says the most important thing.
pub fn lead(content: impl Into<View>) -> View {
    block("wk-lead", content.into())
}

/// A paragraph for who wants to know more.
pub fn small(content: impl Into<View>) -> View {
    block("wk-small", content.into())
}

/// A few words that label something.
pub fn tag(content: impl Into<View>) -> View {
    block("wk-tag", content.into())
}

/// A paragraph that looks like `class`.
#[inline(never)]
pub fn block(class: &'static str, content: View) -> View {
    element("p").class(class).with(content).view()
}

/// Words that weigh more.
pub fn strong(content: impl Into<View>) -> View {
    element("strong").class("wk-strong").with(content.into()).view()
}

/// A part of a page with its heading, whose id is `id`.
#[inline(never)]
pub fn section(id: &'static str, title: &'static str, content: Vec<View>) -> View {
    let title = element("h2").class("wk-section__title").set("id", id).set("tabindex", "-1").text(title);
    element("section").class("wk-section").set("aria-labelledby", id).with(title.view()).all(content).view()
}

/// Something that only some readers want to open.
#[inline(never)]
pub fn details(summary: View, content: Vec<View>) -> View {
    let summary = element("summary").class("wk-details__summary").with(summary);
    element("details").class("wk-details").with(summary.view()).all(content).view()
}

/// A heading inside a part of a page.
#[inline(never)]
pub fn subheading(content: View) -> View {
    element("h3").class("wk-details__title").with(content).view()
}

/// A list with bullets.
#[inline(never)]
pub fn list(items: Vec<View>) -> View {
    let mut list = element("ul").class("wk-list");
    for item in items {
        list = list.with(element("li").class("wk-list__item").with(item).view());
    }
    list.view()
}

/// A list of cards, or of anything that is a list item itself. A list without bullets stays a list for
/// screen readers only with its role.
#[inline(never)]
pub fn cards(class: &'static str, items: Vec<View>) -> View {
    element("ul").class(class).set("role", "list").all(items).view()
}

/// A card in such a list.
#[inline(never)]
pub fn card(class: &'static str, content: Vec<View>) -> View {
    element("li").class(class).all(content).view()
}

/// A name and what it stands for, inside [`facts`].
#[inline(never)]
pub fn fact(name: View, content: View) -> View {
    let name = element("dt").class("wk-terms__term").with(name);
    vec![name.view(), element("dd").class("wk-terms__plain").with(content).view()].into()
}

/// Names and what they stand for.
#[inline(never)]
pub fn facts(items: Vec<View>) -> View {
    element("dl").class("wk-terms").all(items).view()
}

/// A line of things to do.
#[inline(never)]
pub fn actions(content: Vec<View>) -> View {
    element("div").class("wk-actions wk-no-print").all(content).view()
}
