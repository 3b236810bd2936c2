//! A text of an agenda, in the version that the reader wants.

use leptos::prelude::*;
use weerklank_core::text::{PLAIN, Text};

/// The version of `text` for the reader, with its language when that is not the page's own.
fn version(text: &Text) -> (Option<String>, String) {
    let (tag, words) = text.read(PLAIN);
    ((tag != PLAIN).then(|| tag.to_owned()), words.to_owned())
}

/// A text of an agenda, as paragraphs.
#[component]
pub fn Paragraphs(
    /// The text; an empty line starts a new paragraph.
    text: Text,
    /// How the paragraphs look.
    #[prop(default = "wk-paragraph")]
    class: &'static str,
) -> impl IntoView {
    let (lang, words) = version(&text);
    words
        .split("\n\n")
        .map(|paragraph| {
            view! { <p class=class lang=lang.clone()>{paragraph.trim().to_owned()}</p> }
        })
        .collect_view()
}

/// A text of an agenda inside something else.
#[component]
pub fn Words(
    /// The text.
    text: Text,
) -> impl IntoView {
    let (lang, words) = version(&text);
    match lang {
        None => words.into_any(),
        lang => view! { <span lang=lang>{words}</span> }.into_any(),
    }
}
