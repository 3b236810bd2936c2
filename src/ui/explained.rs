//! A word that is explained when somebody asks.
//!
//! The browser's own popover does all of it: it opens by tap and by key, closes by Esc and by a tap elsewhere,
//! and works before the application has loaded and without scripts. A browser that does not know popovers
//! shows the explanation in the text.

use leptos::prelude::*;

use crate::i18n::words;

/// `word`, which can be pressed, and what it means. `number` is unique on the page.
#[inline(never)]
pub fn explained(word: String, number: usize, meaning: AnyView) -> AnyView {
    let id = format!("woord-{number}");
    let (target, close) = (id.clone(), id.clone());
    let name = word.clone();
    view! {
        <button type="button" class="wk-term" popovertarget=target>{word}</button>
        <span class="wk-term__card" id=id popover="auto">
            <span class="wk-term__word">{name}</span>
            <span class="wk-term__meaning">{meaning}</span>
            <button type="button" class="wk-button wk-term__close" popovertarget=close popovertargetaction="hide">
                {words().close}
            </button>
        </span>
    }
    .into_any()
}
