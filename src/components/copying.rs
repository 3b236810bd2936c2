//! A button that copies, and says how that went.

use leptos::task::spawn_local;

use crate::{
    i18n::words,
    platform::page,
    ui::{
        announcer::Told,
        button::{ButtonKind, button},
        view::View,
    },
};

/// A button that copies what `content` is when it is pressed. Where that does not work, `failed` says what one can do.
#[inline(never)]
pub fn copy_button(
    kind: ButtonKind,
    label: &'static str,
    content: Box<dyn Fn() -> String + Send>,
    failed: &'static str,
    told: Told,
) -> View {
    button(kind, label, move || {
        let content = content();
        spawn_local(async move { told.tell(if page::copy(&content).await { words::copied() } else { failed }) });
    })
}
