//! What somebody wants to see in the inbox.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank::{
    i18n,
    ui::{
        button::{ButtonKind, button},
        element::element,
        field::{search_field, select_field},
        view::{View, live},
    },
};
use weerklank_core::{
    agenda::Agenda,
    desk::inbox::{Filter, Standing},
    feedback::{Audience, Kind},
    slug::Slug,
    verdict::Says,
};

use crate::{
    state::{agendas::Agendas, inbox::Inbox},
    words::{inbox as words, incoming},
};

const AUDIENCES: [Audience; 4] = [Audience::Youth, Audience::Parent, Audience::Professional, Audience::Other];
const KINDS: [Kind; 5] = [Kind::Recognise, Kind::Idea, Kind::Story, Kind::Question, Kind::Worry];
/// Days after which something waits long.
const WAITS: [i64; 4] = [7, 14, 28, 42];

/// The filters. What is chosen stays while one reads and comes back.
pub fn filters(inbox: Inbox) -> View {
    let first = vec![
        element("div").class("wk-field").with(search(inbox)).view(),
        select(inbox, &STANDING, options(Standing::ALL, incoming::standing)),
        select(inbox, &AUDIENCE, options(AUDIENCES, incoming::people)),
        live(move || about(inbox)),
    ];
    let more = vec![
        select(inbox, &KIND, options(KINDS, incoming::kind)),
        select(inbox, &WAITING, WAITS.map(|days| (days, words::longer_than(days))).to_vec()),
        select(inbox, &SAYS, options(Says::ALL, i18n::says)),
    ];
    let fields = |fields: Vec<View>| element("div").class("wk-filters__fields").all(fields).view();
    let summary = element("summary").class("wk-details__summary").text(words::MORE_FILTERS).view();
    let details = element("details").class("wk-details").with(summary).with(fields(more));
    let is_more_chosen = inbox
        .filter
        .with_untracked(|filter| filter.kind.is_some() || filter.waits_longer_than.is_some() || filter.says.is_some());
    let details = if is_more_chosen { details.set("open", "") } else { details };
    let clear = move || (*inbox.filter.read() != Filter::default()).then(|| clear(inbox)).into();
    element("section")
        .class("wk-filters")
        .set("aria-label", words::FILTERS)
        .with(fields(first))
        .with(details.view())
        .with(live(clear))
        .view()
}

fn clear(inbox: Inbox) -> View {
    button(ButtonKind::Quiet, words::CLEAR, move || {
        inbox.look_for(|filter| *filter = Filter::default());
        weerklank::platform::page::focus_soon(WORDS);
    })
}

/// The id of the field for words.
const WORDS: &str = "zoekwoorden";

fn search(inbox: Inbox) -> View {
    let typed = RwSignal::new(inbox.filter.with_untracked(|filter| filter.words.clone()));
    // What is typed becomes a filter; a filter that is cleared empties the field.
    Effect::new(move || {
        let typed = typed.get();
        if untrack(|| inbox.filter.read().words != typed) {
            inbox.look_for(|filter| filter.words = typed);
        }
    });
    Effect::new(move || {
        let words = inbox.filter.read().words.clone();
        if untrack(|| *typed.read() != words) {
            typed.set(words);
        }
    });
    search_field(WORDS, words::WORDS, typed)
}

/// The agenda, when there are several, and a theme of it.
fn about(inbox: Inbox) -> View {
    let agendas = Agendas::current().all();
    let chosen = inbox.filter.with(|filter| filter.agenda.clone());
    let several = agendas.len() > 1;
    let of_one = match agendas.as_slice() {
        [only] => Some(only.clone()),
        all => all.iter().find(|agenda| Some(&agenda.id) == chosen.as_ref()).cloned(),
    };
    let names = agendas.iter().map(|agenda| (agenda.id.clone(), agenda.title.nl().to_owned())).collect();
    let agenda = several.then(|| select(inbox, &AGENDA, names));
    let theme = of_one.map(|agenda| select(inbox, &THEME, themes(&agenda)));
    vec![agenda.into(), theme.into()].into()
}

fn themes(agenda: &Arc<Agenda>) -> Vec<(Slug, String)> {
    agenda.themes.iter().map(|theme| (theme.id.clone(), theme.title.nl().to_owned())).collect()
}

/// A filter that is one of a few, or nothing.
struct Facet<T> {
    id: &'static str,
    label: &'static str,
    get: fn(&Filter) -> Option<T>,
    set: fn(&mut Filter, Option<T>),
}

const STANDING: Facet<Standing> =
    Facet { id: "waar", label: words::STANDING, get: |of| of.standing, set: |of, to| of.standing = to };
const AUDIENCE: Facet<Audience> =
    Facet { id: "wie", label: words::AUDIENCE, get: |of| of.audience, set: |of, to| of.audience = to };
const KIND: Facet<Kind> = Facet { id: "soort", label: words::KIND, get: |of| of.kind, set: |of, to| of.kind = to };
const WAITING: Facet<i64> =
    Facet { id: "wacht", label: words::WAITS, get: |of| of.waits_longer_than, set: |of, to| of.waits_longer_than = to };
const SAYS: Facet<Says> = Facet { id: "oordeel", label: words::SAYS, get: |of| of.says, set: |of, to| of.says = to };
const AGENDA: Facet<Slug> = Facet {
    id: "agenda",
    label: words::AGENDA,
    get: |of| of.agenda.clone(),
    set: |of, to| {
        of.agenda = to;
        // A theme of another agenda would find nothing.
        of.theme = None;
    },
};
const THEME: Facet<Slug> =
    Facet { id: "thema", label: words::THEME, get: |of| of.theme.clone(), set: |of, to| of.theme = to };

fn options<T: Copy, const N: usize>(all: [T; N], words: fn(T) -> &'static str) -> Vec<(T, String)> {
    all.map(|one| (one, words(one).to_owned())).to_vec()
}

/// A field for a facet.
fn select<T: Clone + PartialEq + Send + Sync + 'static>(
    inbox: Inbox,
    facet: &Facet<T>,
    options: Vec<(T, String)>,
) -> View {
    let Facet { id, label, get, set } = *facet;
    let (values, names): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let names = std::iter::once(words::EVERYTHING.to_owned()).chain(names).collect();
    let known = values.clone();
    let chosen = Signal::derive(move || {
        let value = inbox.filter.with(get);
        value.and_then(|value| known.iter().position(|known| *known == value)).map_or(0, |place| place + 1)
    });
    let choose = move |place: usize| {
        let value = place.checked_sub(1).and_then(|place| values.get(place).cloned());
        inbox.look_for(|filter| set(filter, value));
    };
    select_field(id, label, names, chosen, Box::new(choose))
}
