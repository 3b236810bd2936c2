//! A voice and its echo: up to three arcs, of which some are filled.

use leptos::prelude::*;

/// Not written in place: what is wholly static Leptos inserts as HTML, which the site's policy forbids.
const VOICE: &str = "wk-arcs__voice";

/// Three arcs around a point, of which the first `filled` have the colour of what came back.
///
/// Decoration: the word beside it says the same.
#[component]
pub fn Arcs(
    /// How many arcs are filled, 0 to 3.
    #[prop(into)]
    filled: Signal<u8>,
) -> impl IntoView {
    let arc = move |number: u8| if filled.get() >= number { "wk-arcs__arc wk-arcs__arc--filled" } else { "wk-arcs__arc" };
    view! {
        <svg class="wk-arcs" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle class={VOICE} cx="6" cy="26" r="3.5" />
            <path class=move || arc(1) d="M6 16.5a9.5 9.5 0 0 1 9.5 9.5" />
            <path class=move || arc(2) d="M6 9.5A16.5 16.5 0 0 1 22.5 26" />
            <path class=move || arc(3) d="M6 2.5A23.5 23.5 0 0 1 29.5 26" />
        </svg>
    }
}
