//! Choosing the themes that matter most, and putting them in order: with buttons, never by dragging.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, Theme},
    feedback::LONGEST_RANKING,
    ranking::{self, Move, Moved},
    slug::Slug,
};

use super::{
    agenda_text::{read, words_of},
    link::text_link,
};
use crate::{
    i18n::{self, words},
    platform::page,
    routes::Route,
    ui::{
        announcer::Announcer,
        button::ButtonKind,
        element::{Element, element},
        prose::{card, cards, paragraph, section},
        view::{View, live, text},
    },
};

/// The part with what was chosen, where focus goes when what had it is gone.
const CHOSEN: &str = "top-drie";
/// The buttons of each place. A place keeps its buttons when another theme comes to stand there, so focus has to
/// follow the theme.
const UP: [&str; LONGEST_RANKING] = ["hoger-1", "hoger-2", "hoger-3"];
const DOWN: [&str; LONGEST_RANKING] = ["lager-1", "lager-2", "lager-3"];

/// What somebody is choosing.
#[derive(Clone)]
struct Choosing {
    agenda: Arc<Agenda>,
    ranking: Signal<Vec<Slug>>,
    on_change: Arc<dyn Fn(Vec<Slug>) + Send + Sync>,
    announcer: Announcer,
}

/// All themes, to choose from; and the chosen ones, to put in order.
pub fn top_three(
    agenda: &Arc<Agenda>,
    ranking: Signal<Vec<Slug>>,
    on_change: Arc<dyn Fn(Vec<Slug>) + Send + Sync>,
) -> View {
    let choosing = Choosing { agenda: agenda.clone(), ranking, on_change, announcer: Announcer::current() };
    let themes = agenda.themes.iter().map(|theme| choosing.theme(theme)).collect();
    let chosen = live({
        let choosing = choosing.clone();
        move || choosing.chosen()
    });
    element("div")
        .class("wk-rank")
        .with(section("kiezen", words::rank_pick(), vec![cards("wk-rank__list", themes)]))
        .with(section(CHOSEN, words::rank_chosen(), vec![chosen]))
        .view()
}

/// The titles of the themes of a ranking, each on a line with its place.
pub fn ranking_in_words(agenda: &Agenda, ranking: &[Slug]) -> String {
    let themes = ranking.iter().filter_map(|id| agenda.theme(id));
    let lines = (1..).zip(themes).map(|(place, theme)| format!("{place}. {}", read(&theme.title).1));
    lines.collect::<Vec<_>>().join("\n")
}

impl Choosing {
    /// A theme to choose, or to take out again. Its button stays where it is, and so does focus.
    fn theme(&self, theme: &Theme) -> View {
        let (ranking, id) = (self.ranking, theme.id.clone());
        let place = move || ranking.read().iter().position(|chosen| *chosen == id);
        let shown = place.clone();
        let number = live(move || shown().map(|place| number(place).view()).into());
        let chosen = place.clone();
        let label = live(move || text(if chosen().is_some() { words::rank_leave() } else { words::rank_take_in() }));
        let (choosing, theme_id) = (self.clone(), theme.id.clone());
        let press = move || {
            let wanted = if place().is_some() { Move::Out } else { Move::In };
            if choosing.make(&theme_id, wanted) == Moved::NoRoom {
                page::focus_and_show(CHOSEN);
            }
        };
        let to = Route::Theme(self.agenda.id.clone(), theme.id.clone());
        let title = element("span").class("wk-rank__title").with(text_link(to, &theme.title, "wk-link"));
        let button = small_button(label, theme, press).view();
        card("wk-rank__item", vec![number, title.view(), button])
    }

    /// What was chosen, in order.
    fn chosen(&self) -> View {
        let ranking = self.ranking.get();
        let themes = ranking.iter().filter_map(|id| self.agenda.theme(id));
        let items: Vec<_> = themes.enumerate().map(|(place, theme)| self.place(place, ranking.len(), theme)).collect();
        let remark = match items.len() {
            0 => words::rank_empty(),
            LONGEST_RANKING => words::rank_full(),
            _ => words::rank_more(),
        };
        let list = element("ol").class("wk-rank__list").set("role", "list").all(items);
        vec![paragraph(remark), list.view()].into()
    }

    fn place(&self, place: usize, places: usize, theme: &Theme) -> View {
        let moving = |words: &'static str, ids: [&'static str; LONGEST_RANKING], wanted: Move, possible: bool| {
            let (choosing, id) = (self.clone(), theme.id.clone());
            let press = move || {
                // Focus goes along to the theme's new place.
                if let Moved::At(place) = choosing.make(&id, wanted) {
                    page::focus_near(ids[place]);
                }
            };
            // It stays where it is, also at the edge: what has focus must not go away.
            let button = small_button(words.into(), theme, press).set("id", ids[place]);
            button.set("aria-disabled", if possible { "false" } else { "true" }).view()
        };
        let (choosing, id) = (self.clone(), theme.id.clone());
        let take_out = move || {
            choosing.make(&id, Move::Out);
            page::focus_soon(CHOSEN);
        };
        let moves = element("div")
            .class("wk-rank__moves")
            .with(moving(words::rank_up(), UP, Move::Up, place > 0))
            .with(moving(words::rank_down(), DOWN, Move::Down, place + 1 < places))
            .with(small_button(words::rank_take_out().into(), theme, take_out).view());
        let title = element("span").class("wk-rank__title").with(words_of(&theme.title));
        card("wk-rank__item wk-rank__item--chosen", vec![number(place).view(), title.view(), moves.view()])
    }

    fn make(&self, theme: &Slug, wanted: Move) -> Moved {
        let mut ranking = self.ranking.get_untracked();
        let moved = ranking::make(&mut ranking, theme, wanted);
        let title = self.agenda.theme(theme).map(|theme| read(&theme.title).1).unwrap_or_default();
        self.announcer.say(match moved {
            Moved::At(place) => i18n::stands_at(title, place + 1),
            Moved::Gone => i18n::taken_out(title),
            Moved::NoRoom => words::rank_full().to_owned(),
        });
        (self.on_change)(ranking);
        moved
    }
}

/// A place as it is counted by people.
fn number(place: usize) -> Element {
    element("span").class("wk-rank__number").text((place + 1).to_string())
}

/// A button with a word, and the theme that it is about for who does not see what stands beside it.
fn small_button(label: View, theme: &Theme, mut on_press: impl FnMut() + Send + 'static) -> Element {
    let about = element("span").class("wk-visually-hidden").text([" ", read(&theme.title).1].concat());
    element("button")
        .set("type", "button")
        .class(ButtonKind::Secondary.class())
        .on("click", move |_| on_press())
        .with(label)
        .with(about.view())
}
