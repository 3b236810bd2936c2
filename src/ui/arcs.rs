//! A voice and its echo: three arcs, of which some are filled.

use leptos::prelude::*;

/// Not written in place: what is wholly static Leptos inserts as HTML, which the site's policy forbids.
const VOICE: &str = "wk-arcs__voice";

/// Three arcs around a point, of which the first `filled` have the colour of what came back.
///
/// Decoration: the word beside it says the same.
#[inline(never)]
pub fn arcs(filled: u8) -> AnyView {
    let arc = |number: u8, path: &'static str| {
        let class = if filled >= number { "wk-arcs__arc wk-arcs__arc--filled" } else { "wk-arcs__arc" };
        view! { <path class=class d=path /> }.into_any()
    };
    let arcs = vec![
        arc(1, "M6 16.5a9.5 9.5 0 0 1 9.5 9.5"),
        arc(2, "M6 9.5A16.5 16.5 0 0 1 22.5 26"),
        arc(3, "M6 2.5A23.5 23.5 0 0 1 29.5 26"),
    ];
    view! {
        <svg class="wk-arcs" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle class=VOICE cx="6" cy="26" r="3.5" />
            {arcs}
        </svg>
    }
    .into_any()
}
