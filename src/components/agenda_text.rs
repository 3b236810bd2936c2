//! A text of an agenda, in the version that the reader wants, with its hard words explained.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::{
        Agenda, SourceRef, Term,
        terms::{Piece, pieces},
    },
    text::Text,
};

use crate::{
    i18n,
    state::reading::Reading,
    ui::{
        element::element,
        explained::explained,
        prose::{block, small},
        view::{self, View},
    },
};

/// The hard words of an agenda, and which of them this page has explained. In context on pages of an agenda.
#[derive(Clone)]
struct Terms {
    terms: Arc<[Term]>,
    explained: StoredValue<Vec<usize>>,
}

/// Explains the hard words of `agenda` on the page that is made next, each where it is read first.
pub fn explain_terms(agenda: &Agenda) {
    provide_context(Terms { terms: agenda.terms.clone().into(), explained: StoredValue::new(Vec::new()) });
}

/// A text of an agenda as paragraphs: an empty line starts a new one.
pub fn paragraphs(text: &Text) -> View {
    paragraphs_as("wk-paragraph", text)
}

/// A text of an agenda as paragraphs that look like `class`.
#[inline(never)]
pub fn paragraphs_as(class: &'static str, text: &Text) -> View {
    let (tag, words) = read(text);
    let mut content = Vec::new();
    for paragraph in words.split("\n\n") {
        content.push(block(class, marked(tag, with_terms(paragraph.trim()))));
    }
    content.into()
}

/// A text of an agenda inside something else, with its hard words explained.
#[inline(never)]
pub fn explained_words_of(text: &Text) -> View {
    let (tag, words) = read(text);
    marked(tag, with_terms(words))
}

/// A text of an agenda where nothing can be pressed: inside a heading, a link or a button.
#[inline(never)]
pub fn words_of(text: &Text) -> View {
    let (tag, words) = read(text);
    marked(tag, view::text(words.to_owned()))
}

/// Where something stands in the document.
pub fn source_note(source: Option<&SourceRef>) -> Option<View> {
    source.map(|source| small(i18n::section(&source.section)))
}

/// The version that the reader wants.
pub fn read(text: &Text) -> (&str, &str) {
    text.read(Reading::current().tag())
}

/// Words in another language or level than the page's are marked, so that a screen reader says them right.
fn marked(tag: &str, words: View) -> View {
    if tag == Reading::current().tag() {
        return words;
    }
    let tag = tag.to_owned();
    element("span").set("lang", tag).with(words).view()
}

fn with_terms(words: &str) -> View {
    let Some(Terms { terms, explained: seen }) = use_context::<Terms>() else {
        return view::text(words.to_owned());
    };
    let mut pieces_here = Vec::new();
    seen.update_value(|seen| pieces_here = pieces(words, &terms, seen));
    let mut content = Vec::new();
    for piece in pieces_here {
        content.push(match piece {
            Piece::Words(words) => view::text(words.to_owned()),
            Piece::Term { before, word, after, place } => {
                let word = explained(word.to_owned(), place, words_of(&terms[place].plain));
                // A button is a word of its own for the browser: without this a full stop may start a line.
                let together = element("span").class("wk-together");
                together.text(before.to_owned()).with(word).text(after.to_owned()).view()
            }
        });
    }
    content.into()
}
