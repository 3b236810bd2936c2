//! Where one is in the desk.

use leptos::prelude::*;
use weerklank::{
    platform::{history, page},
    state::site::Site,
};

use crate::routes::{DESK, Route};

/// The page of the moment. In context.
#[derive(Debug, Clone, Copy)]
pub struct Navigation(RwSignal<Route>);

impl Navigation {
    /// Where the address says; follows it from now on.
    pub fn new() -> Self {
        let here = RwSignal::new(Route::at(&history::fragment()));
        history::on_fragment(move || {
            here.set(Route::at(&history::fragment()));
            page::scroll_to_top();
        });
        Self(here)
    }

    /// The navigation of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Navigation")
    }

    /// The page of the moment.
    pub fn route(&self) -> Signal<Route> {
        self.0.into()
    }

    /// Goes to a page.
    pub fn go(&self, route: &Route) {
        history::set_fragment(&route.fragment());
    }
}

impl Default for Navigation {
    fn default() -> Self {
        Self::new()
    }
}

/// The address of a page of the desk, for a link.
pub fn href(site: &Site, route: &Route) -> String {
    format!("{}{DESK}#{}", site.base, route.fragment())
}
