//! What became of the themes of an earlier agenda.

use weerklank_core::{
    agenda::{Agenda, Earlier},
    slug::Slug,
};

use crate::{
    components::{
        agenda_text::{paragraphs, words_of},
        link::{crumb, link, text_link},
        page_heading::page_heading,
    },
    i18n::words,
    routes::Route,
    ui::{
        element::element,
        prose::{block, lead, list, paragraph},
        view::View,
    },
};

/// The earlier agenda and this one, theme by theme.
pub(super) fn earlier_page(agenda: &Agenda) -> View {
    let mut content = vec![
        crumb(Route::Agenda(agenda.id.clone()), &agenda.title),
        page_heading(words::earlier_title(), None),
        lead(words::earlier_lead()),
    ];
    content.extend(
        agenda.predecessor.clone().map(|id| paragraph(link(Route::Agenda(id), "wk-link", words::earlier_agenda()))),
    );
    content.extend(agenda.earlier.iter().map(|earlier| theme(agenda, earlier)));
    content.push(new_themes(agenda));
    content.into()
}

fn theme(agenda: &Agenda, earlier: &Earlier) -> View {
    let title = match agenda.predecessor.clone() {
        Some(id) => text_link(Route::Theme(id, earlier.theme.clone()), &earlier.title, "wk-link"),
        None => words_of(&earlier.title),
    };
    let mut content = vec![element("h2").class("wk-card__title").with(title).view()];
    let label = if earlier.comes_back_in.is_empty() { words::earlier_gone() } else { words::earlier_back() };
    content.push(block("wk-outcome__label", label.into()));
    content.extend(links(agenda, earlier.comes_back_in.iter()));
    content.extend(earlier.note.as_ref().map(paragraphs));
    element("section").class("wk-outcome wk-section").all(content).view()
}

/// The themes of this agenda that stand in none of the earlier ones.
fn new_themes(agenda: &Agenda) -> View {
    let is_new = |id: &&Slug| !agenda.earlier.iter().any(|earlier| earlier.comes_back_in.contains(id));
    let new = links(agenda, agenda.themes.iter().map(|theme| &theme.id).filter(is_new));
    crate::ui::prose::section("nieuw", words::earlier_new(), new.into_iter().collect())
}

fn links<'a>(agenda: &Agenda, ids: impl Iterator<Item = &'a Slug>) -> Option<View> {
    let link = |id: &Slug| {
        let theme = agenda.theme(id)?;
        Some(text_link(Route::Theme(agenda.id.clone(), id.clone()), &theme.title, "wk-link"))
    };
    let items: Vec<_> = ids.filter_map(link).collect();
    (!items.is_empty()).then(|| list(items))
}
