//! The heading of a page, which is also its title and where focus goes on arrival.

use leptos::prelude::*;
use weerklank_core::text::Text;

use super::agenda_text::{read, words_of};
use crate::{
    i18n::words,
    platform::page,
    state::navigation::Navigation,
    ui::{
        announcer::Announcer,
        element::element,
        prose::block,
        view::{View, text},
    },
};

/// The id of the heading.
pub const HEADING: &str = "titel";

/// What the page puts into the document's head. In context; natively it is read after rendering.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// The title in the browser's tab.
    pub title: RwSignal<String>,
}

impl Head {
    /// The title of a site without pages.
    pub fn new() -> Self {
        Self { title: RwSignal::new(words::site_name().to_owned()) }
    }

    /// Shows the title again, after the reader changed what may be shown of it.
    pub fn show(&self) {
        show_title(&self.title.read_untracked());
    }
}

impl Default for Head {
    fn default() -> Self {
        Self::new()
    }
}

/// Puts a title into the browser's tab; in quiet mode one that says nothing.
fn show_title(title: &str) {
    page::set_title(if Navigation::current().is_quiet().get_untracked() { words::quiet_title() } else { title });
}

/// The heading of a page whose content is not there yet. Focus waits for the real one.
pub fn waiting_heading(title: &'static str) -> View {
    show_title(&format!("{title} – {}", words::site_name()));
    element("h1").class("wk-loading").set("id", HEADING).set("tabindex", "-1").text(title).view()
}

/// The heading of a page whose name is a text of an agenda, in the version that the reader wants.
pub fn text_heading(title: &Text, above: Option<String>) -> View {
    heading(read(title).1, words_of(title), above)
}

/// The heading of a page, with a few words above it. Once per page, when its content is there.
///
/// The router of a browser tells people that they are elsewhere: the title changes, the screen reader
/// speaks, the focus starts at the top. When only our content changes, we have to do that.
pub fn page_heading(title: &'static str, above: Option<String>) -> View {
    heading(title, text(title), above)
}

fn heading(title: &str, shown: View, above: Option<String>) -> View {
    let name = words::site_name();
    let in_tab = format!("{title} – {name}");
    show_title(&in_tab);
    if let Some(head) = use_context::<Head>() {
        head.title.set(in_tab);
    }
    if Navigation::current().take_arrival() {
        let announcer = Announcer::current();
        let spoken = format!("{} {title}", words::page_arrived());
        Effect::new(move || {
            page::focus(HEADING);
            announcer.say(spoken.clone());
        });
    }
    let title = element("h1").class("wk-page-heading__title").set("id", HEADING).set("tabindex", "-1").with(shown);
    element("header")
        .class("wk-page-heading")
        .maybe(above.map(|above| block("wk-page-heading__above", above.into())))
        .with(title.view())
        .view()
}
