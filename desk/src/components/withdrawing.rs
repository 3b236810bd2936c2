//! Taking off the site what staff published, after asking whether that is meant.

use leptos::{prelude::*, task::spawn_local};
use weerklank::{
    platform::page,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        prose::{actions, paragraph, section},
        view::{View, live},
    },
};
use weerklank_core::staff::{
    AtDesk, Role,
    port::{Refusal, Task},
};

use super::form::Sheet;
use crate::{
    pages::waiting::refused,
    routes::Route,
    standing,
    state::{navigation::Navigation, writing::Desk},
    words::edit as words,
};

const WITHDRAW: &str = "weghalen";

/// The way to take it off the site, when there is something of staff to take off.
pub fn withdrawing(sheet: &Sheet, at: &AtDesk) -> View {
    let item = sheet.writing.item();
    let is_published = standing::published(at, &item).is_some_and(|known| !known.withdrawn);
    if !(is_published && sheet.session.may_do(Task::Withdraw, Role::Publisher)) {
        return View::from(None);
    }
    let (is_sure, refusal) = (RwSignal::new(false), RwSignal::new(None::<Refusal>));
    let (sheet, announcer) = (sheet.clone(), Announcer::current());
    let (desk, navigation) = (Desk::current(), Navigation::current());
    let act = live(move || {
        if !is_sure.get() {
            let ask = move || {
                is_sure.set(true);
                page::focus_soon(WITHDRAW);
            };
            return actions(vec![button(ButtonKind::Danger, words::WITHDRAW, ask)]);
        }
        let (sheet, desk) = (sheet.clone(), desk.clone());
        let withdraw = move || {
            let (port, desk, item) = (sheet.session.port.clone(), desk.clone(), sheet.writing.item());
            let revision = sheet.writing.version.get_untracked();
            spawn_local(async move {
                match port.withdraw(&item, revision).await {
                    // What is gone already is what was asked for.
                    Ok(()) | Err(Refusal::Gone) => {
                        desk.forget(&item);
                        announcer.say(words::WITHDRAWN);
                        navigation.go(&Route::Agenda(item.agenda));
                    }
                    Err(other) => refusal.set(Some(other)),
                }
            });
        };
        let stay = move || {
            is_sure.set(false);
            page::focus_soon(WITHDRAW);
        };
        let ways = vec![
            button(ButtonKind::Danger, words::WITHDRAW_YES, withdraw),
            button(ButtonKind::Secondary, words::WITHDRAW_NO, stay),
        ];
        vec![paragraph(words::WITHDRAW_SURE), actions(ways)].into()
    });
    let refusal = live(move || refusal.get().as_ref().map(refused).into());
    section(WITHDRAW, words::WITHDRAW_TITLE, vec![refusal, act])
}
