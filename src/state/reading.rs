//! How the reader wants the text: plain, or easier still.

use leptos::prelude::*;
use weerklank_core::text::{EASY, PLAIN};

use crate::platform::{page, storage::Area};

const KEY: &str = "easy";

/// How the reader wants the text. In context, so that every text can ask.
#[derive(Debug, Clone, Copy)]
pub struct Reading(RwSignal<bool>);

impl Reading {
    /// What the reader chose on this device.
    pub fn open() -> Self {
        let reading = Self(RwSignal::new(Area::Device.get(KEY).is_some()));
        reading.tell();
        reading
    }

    /// Plain, whatever the reader chose: for who writes.
    pub fn always_plain() -> Self {
        Self(RwSignal::new(false))
    }

    /// Easy, whatever the reader chose: for what others will read.
    pub fn always_easy() -> Self {
        Self(RwSignal::new(true))
    }

    /// The reading of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Reading")
    }

    /// Whether the reader wants easy Dutch (A2).
    pub fn is_easy(&self) -> bool {
        self.0.get()
    }

    /// The tag of the version that the reader wants.
    pub fn tag(&self) -> &'static str {
        if self.is_easy() { EASY } else { PLAIN }
    }

    /// Changes to the other level. Where nothing can be kept it lasts as long as the page.
    pub fn toggle(&self) {
        self.0.update(|easy| *easy = !*easy);
        if self.0.get_untracked() {
            Area::Device.set(KEY, "1");
        } else {
            Area::Device.remove(KEY);
        }
        self.tell();
    }

    /// Plain again, after the person wiped the device.
    pub fn reset(&self) {
        self.0.set(false);
        self.tell();
    }

    fn tell(&self) {
        page::set_language(if self.0.get_untracked() { EASY } else { PLAIN });
    }
}
