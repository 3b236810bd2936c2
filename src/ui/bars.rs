//! Figures as bars: a line of words for each, and a bar for the eye.

use super::{
    element::{drawing, drawn, element},
    view::View,
};

/// The longest bar.
const LONGEST: u16 = 1000;

/// A list of bars: what each is called, its figure in words, and how long it is, in thousandths of the longest.
#[inline(never)]
pub fn bars(rows: Vec<(String, String, u16)>) -> View {
    let row = |(name, figure, length): (String, String, u16)| {
        let part = |class, words: String| element("span").class(class).text(words).view();
        element("li")
            .class("wk-bars__row")
            .with(part("wk-bars__name", name))
            .with(bar(length))
            .with(part("wk-bars__figure", figure))
            .view()
    };
    element("ol").class("wk-bars").set("role", "list").all(rows.into_iter().map(row).collect()).view()
}

fn bar(length: u16) -> View {
    let part =
        |class: &'static str, length: u16| drawn("path").class(class).set("d", format!("M0 0H{length}V10H0Z")).view();
    drawing("wk-bars__bar", format!("0 0 {LONGEST} 10"))
        .set("preserveAspectRatio", "none")
        .with(part("wk-bars__whole", LONGEST))
        .with(part("wk-bars__length", length.min(LONGEST)))
        .view()
}
