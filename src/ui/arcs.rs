//! A voice and its echo: three arcs, of which some are filled.

use super::{
    element::{drawing, drawn},
    view::View,
};

/// Three arcs around a point, of which the first `filled` have the colour of what came back.
///
/// Decoration: the word beside it says the same.
#[inline(never)]
pub fn arcs(filled: u8) -> View {
    let arc = |number: u8, path: &'static str| {
        let class = if filled >= number { "wk-arcs__arc wk-arcs__arc--filled" } else { "wk-arcs__arc" };
        drawn("path").class(class).set("d", path).view()
    };
    let voice = drawn("circle").class("wk-arcs__voice").set("cx", "6").set("cy", "26").set("r", "3.5");
    drawing("wk-arcs", "0 0 32 32")
        .with(voice.view())
        .with(arc(1, "M6 16.5a9.5 9.5 0 0 1 9.5 9.5"))
        .with(arc(2, "M6 9.5A16.5 16.5 0 0 1 22.5 26"))
        .with(arc(3, "M6 2.5A23.5 23.5 0 0 1 29.5 26"))
        .view()
}
