//! What young people and parents said, as the document tells it.

use weerklank_core::agenda::Quote;

use super::agenda_text::{explained_words_of, paragraphs};
use crate::{
    i18n::{self, words},
    ui::{
        element::element,
        prose::{cards, details, list, small},
        view::View,
    },
};

/// What people said, so that it stands out; and what they wish for, in a list per group.
pub fn quotes<'a>(quotes: impl Iterator<Item = &'a Quote>) -> Vec<View> {
    let (wishes, said): (Vec<_>, Vec<_>) = quotes.partition(|quote| quote.wish);
    let mut content = Vec::new();
    if !said.is_empty() {
        content.push(cards("wk-quotes", said.into_iter().map(quote_item).collect()));
    }
    for by in ["youth", "parent", "both"] {
        let wishes: Vec<_> = wishes.iter().filter(|quote| quote.by == by).collect();
        if let Some(first) = wishes.first() {
            let mut items = vec![list(wishes.iter().map(|quote| explained_words_of(&quote.text)).collect())];
            items.push(small(retold(first)));
            content.push(details(i18n::wishes_of(by).into(), items));
        }
    }
    content
}

fn quote_item(quote: &Quote) -> View {
    let text = paragraphs(&quote.text);
    let by = format!("{}. {}", i18n::quote_by(&quote.by), retold(quote));
    let voice = element("figure")
        .class("wk-voice")
        .with(element("blockquote").class("wk-voice__words").with(text).view())
        .with(element("figcaption").class("wk-small").text(by).view());
    element("li").with(voice.view()).view()
}

/// Whose words these are, and where they stand.
fn retold(quote: &Quote) -> String {
    let ours = if quote.retold { words::quote_retold() } else { "" };
    let place = quote.source_ref.as_ref().map(|source| i18n::section(&source.section)).unwrap_or_default();
    format!("{ours} {place}")
}
