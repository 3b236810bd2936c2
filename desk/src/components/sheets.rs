//! How far paper is on its way in, and the ten words of each sheet.

use leptos::prelude::*;
use weerklank::{
    platform::page::{self, FileKind},
    ui::{
        button::{ButtonKind, button},
        element::element,
        prose::{actions, block, card, cards, paragraph, section},
        view::{View, live, text},
    },
};

use super::row::beginning;
use crate::{
    pages::waiting::refused,
    state::{
        mailbox::Mailbox,
        pile::{Pile, Sheet, SheetState},
        session::Session,
    },
    words::paper as words,
};

/// The id of the heading over the codes.
pub const CODES: &str = "woorden";

/// The sheets of the pile; nothing when there are none.
pub fn sheets(pile: Pile) -> View {
    let (session, mailbox) = (Session::current(), Mailbox::current());
    let is_empty = Memo::new(move |_| pile.sheets.read().is_empty());
    live(move || {
        if is_empty.get() {
            return None.into();
        }
        let session = session.clone();
        let progress = live(move || text(words::progress(pile.added(), pile.sheets.read().len())));
        let stopped = live(move || stopped(pile, &session, mailbox));
        let codes = live(move || codes(pile));
        let progress = element("p").class("wk-paragraph").set("role", "status").with(progress).view();
        section(CODES, words::CODES, vec![progress, stopped, codes])
    })
}

/// Why it stopped, and going on.
fn stopped(pile: Pile, session: &Session, mailbox: Mailbox) -> View {
    if pile.is_sending.get() {
        return paragraph(words::SENDING);
    }
    let why = pile.stopped.read().as_ref().map(refused);
    let session = session.clone();
    let go_on = (pile.waiting() > 0)
        .then(|| actions(vec![button(ButtonKind::Primary, words::GO_ON, move || pile.send(&session, mailbox))]));
    vec![why.into(), go_on.into()].into()
}

fn codes(pile: Pile) -> View {
    let sheets = pile.sheets.read();
    let list = cards("wk-log", (1..).zip(sheets.iter()).filter_map(|(place, sheet)| code(place, sheet)).collect());
    let print = button(ButtonKind::Secondary, words::PRINT, page::print);
    let save = button(ButtonKind::Secondary, words::SAVE, move || {
        page::save(words::CODES_FILE, FileKind::TEXT, &as_text(&pile.sheets.read_untracked()));
    });
    let done = button(ButtonKind::Quiet, words::DONE, move || pile.sheets.set(Vec::new()));
    let is_over = !pile.is_sending.get() && pile.waiting() == 0;
    let buttons = actions([Some(print), Some(save), is_over.then_some(done)].into_iter().flatten().collect());
    vec![paragraph(words::CODES_TEXT), list, buttons].into()
}

/// The ten words of a sheet that is in; why not, when it was not accepted.
fn code(place: usize, sheet: &Sheet) -> Option<View> {
    let said = block("wk-row__about", text(format!("{place}. {}", beginning(&sheet.feedback))));
    let below = match &sheet.state {
        SheetState::Waiting => return None,
        SheetState::Added => block("wk-token", text(sheet.code.words().join(" "))),
        SheetState::Refused(refusal) => vec![paragraph(words::REFUSED), refused(refusal)].into(),
    };
    Some(card("wk-paper__row", vec![said, below]))
}

fn as_text(sheets: &[Sheet]) -> String {
    let added = (1..).zip(sheets).filter(|(_, sheet)| sheet.state == SheetState::Added);
    added.map(|(place, sheet)| words::code(place, &beginning(&sheet.feedback), &sheet.code.words().join(" "))).collect()
}
