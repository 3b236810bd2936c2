//! What a giver wrote, whole: each line, in its own direction, with what points at a person marked.

use weerklank::ui::{
    element::element,
    view::{View, text},
};
use weerklank_core::personal::Detail;

/// `said`, with a mark at each of `details`.
pub fn marked(said: &str, details: &[Detail]) -> View {
    let mut parts = Vec::new();
    let mut from = 0;
    for detail in details {
        parts.push(text(said[from..detail.range.start].to_owned()));
        parts.push(element("mark").class("wk-mark").text(said[detail.range.clone()].to_owned()).view());
        from = detail.range.end;
    }
    parts.push(text(said[from..].to_owned()));
    whole(parts.into())
}

/// A text of a giver, as they wrote it.
pub fn whole(said: View) -> View {
    element("p").class("wk-whole").set("dir", "auto").with(said).view()
}
