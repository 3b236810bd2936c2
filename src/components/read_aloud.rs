//! Having a part of the page read aloud.

use leptos::prelude::*;

use crate::{
    i18n::words,
    platform::voice,
    ui::{
        button::{ButtonKind, button},
        element::element,
        view::{View, live, text},
    },
};

/// A button that reads the words of the element with this id, and stops when pressed again. Nothing is there when
/// the device has no voice for it.
pub fn read_aloud(id: &'static str) -> View {
    // Only after the takeover: the page that was built knows no device.
    let is_there = RwSignal::new(false);
    Effect::new(move || {
        is_there.set(voice::is_there());
        voice::on_change(move || {
            let _ = is_there.try_set(voice::is_there());
        });
    });
    let reading = RwSignal::new(false);
    on_cleanup(voice::stop);
    let press = move || {
        if reading.get_untracked() {
            voice::stop();
        } else {
            reading.set(true);
            voice::read(id, move || {
                let _ = reading.try_set(false);
            });
        }
    };
    let doing = move || text(if reading.get() { words::read_aloud_stop() } else { words::read_aloud() });
    let button = live(move || is_there.get().then(|| button(ButtonKind::Quiet, live(doing), press)).into());
    element("div").class("wk-read-aloud").with(button).view()
}
