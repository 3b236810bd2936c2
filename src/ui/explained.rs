//! A word that is explained when somebody asks.
//!
//! The browser's own popover does all of it: it opens by tap and by key, closes by Esc and by a tap elsewhere,
//! and works before the application has loaded and without scripts. A browser that does not know popovers
//! shows the explanation in the text.

use super::{element::element, view::View};
use crate::i18n::words;

/// `word`, which can be pressed, and what it means. `number` is unique on the page.
#[inline(never)]
pub fn explained(word: String, number: usize, meaning: View) -> View {
    let id = format!("woord-{number}");
    let button = |class| element("button").set("type", "button").class(class).set("popovertarget", id.clone());
    let ask = button("wk-term").text(word.clone());
    let close = button("wk-button wk-term__close").set("popovertargetaction", "hide").text(words::close());
    let card = element("span")
        .class("wk-term__card")
        .set("id", id.clone())
        .set("popover", "auto")
        .with(element("span").class("wk-term__word").text(word).view())
        .with(element("span").class("wk-term__meaning").with(meaning).view())
        .with(close.view());
    vec![ask.view(), card.view()].into()
}
