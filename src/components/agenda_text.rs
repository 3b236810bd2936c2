//! A text of an agenda, in the version that the reader wants.

use leptos::prelude::*;
use weerklank_core::text::{PLAIN, Text};

use crate::ui::prose::block;

/// A text of an agenda as paragraphs: an empty line starts a new one.
pub fn paragraphs(text: &Text) -> AnyView {
    paragraphs_as("wk-paragraph", text)
}

/// A text of an agenda as paragraphs that look like `class`.
#[inline(never)]
pub fn paragraphs_as(class: &'static str, text: &Text) -> AnyView {
    let (tag, words) = text.read(PLAIN);
    let paragraphs: Vec<_> = words.split("\n\n").map(|paragraph| block(class, marked(tag, paragraph.trim()))).collect();
    paragraphs.into_any()
}

/// A text of an agenda inside something else.
#[inline(never)]
pub fn words_of(text: &Text) -> AnyView {
    let (tag, words) = text.read(PLAIN);
    marked(tag, words)
}

/// Words in another language than the page's are marked, so that a screen reader says them right.
fn marked(tag: &str, words: &str) -> AnyView {
    let words = words.to_owned();
    if tag == PLAIN {
        return words.into_any();
    }
    let tag = tag.to_owned();
    view! { <span lang=tag>{words}</span> }.into_any()
}
