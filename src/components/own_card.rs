//! One of the contributions whose receipts are here, in a list.

use leptos::prelude::*;
use weerklank_core::news::News;

use super::{agenda_text::words_of, contribution::standing};
use crate::{
    i18n::{self, words},
    state::{
        library::{Library, Load},
        mine::{Mine, Own},
        outbox::Outbox,
        receipts::Receipt,
    },
    ui::{
        button::{ButtonKind, button},
        element::element,
        prose::{actions, card, small, tag},
        view::{View, live},
    },
};

/// Its theme, its day, where it stands, and what is new. Its ten words are not shown: somebody may be looking.
pub fn own_card(own: &Own, on_open: impl FnMut() + Send + 'static, kept: View) -> View {
    let (mine, outbox, library) = (Mine::current(), Outbox::current(), Library::current());
    let (about, stands, new) = (own.clone(), own.clone(), own.clone());
    let about = live(move || match about.receipt() {
        Some(receipt) => vec![heading(title(&library, &receipt)), small(receipt.on.in_dutch())].into(),
        None => heading(words::receipt_title().into()),
    });
    let stands = live(move || standing_of(&stands, &outbox));
    let new = live(move || {
        let news = mine.news_of(&new);
        // The rest is told by where it stands.
        let outcome = news.contains(&News::Outcome).then(|| small(i18n::news(News::Outcome)));
        (!news.is_empty()).then(|| vec![tag(words::news_mark()), outcome.into()].into()).into()
    });
    let possible = vec![button(ButtonKind::Secondary, words::mine_open(), on_open), kept];
    card("wk-card", vec![about, new, stands, actions(possible)])
}

fn heading(words: View) -> View {
    element("h3").class("wk-card__title").with(words).view()
}

fn title(library: &Library, receipt: &Receipt) -> View {
    match library.agenda(&receipt.agenda).get() {
        Load::Ready(agenda) => agenda.theme(&receipt.theme).map(|theme| words_of(&theme.title)),
        _ => None,
    }
    .unwrap_or_else(|| receipt.theme.as_str().replace('-', " ").into())
}

/// Where it stands, as far as that is known now.
fn standing_of(own: &Own, outbox: &Outbox) -> View {
    let read = own.contribution.get();
    if let Load::Ready(contribution) = &read {
        let replied = (!contribution.replies.is_empty()).then(|| small(words::mine_replied()));
        return vec![standing(contribution), replied.into()].into();
    }
    let underway = outbox.entry(&own.code.feedback_id()).map(|entry| i18n::outbox_state(entry.state).0);
    small(match read {
        _ if underway.is_some() => underway.unwrap_or_default(),
        Load::Failed(failure) => i18n::failure(&failure).0,
        _ => words::loading(),
    })
}
