//! Where the reader is, and going elsewhere.
//!
//! A router of our own, of one enum and one signal: `docs/adr/0002-own-routing.md` says why.

use leptos::prelude::*;

use super::site::Site;
use crate::{
    platform::{history, page},
    routes::Route,
};

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    /// Whether the heading of the page that comes must take focus. Not on the first page: the browser
    /// has put the reader where they want to be.
    arriving: RwSignal<bool>,
}

impl Navigation {
    /// Starts at `route`.
    pub fn new(route: Route) -> Self {
        Self { route: RwSignal::new(route), arriving: RwSignal::new(false) }
    }

    /// The navigation of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Navigation")
    }

    /// The page that is shown.
    pub fn route(&self) -> Signal<Route> {
        self.route.into()
    }

    /// Goes to another page, as a new place to come back from.
    pub fn go(&self, site: &Site, route: Route) {
        history::push(&site.href(&route));
        self.arrive(route);
        page::scroll_to_top();
    }

    /// Goes to another page instead of this one: going back does not return here.
    pub fn go_instead(&self, site: &Site, route: Route) {
        history::replace(&site.href(&route));
        self.arrive(route);
        page::scroll_to_top();
    }

    /// Shows the page of the address bar, after the reader went back or forward.
    #[cfg(target_arch = "wasm32")]
    pub fn follow(&self, site: &Site) {
        self.arrive(at(&site.base, &history::path()));
    }

    /// Whether the heading that appears now must take focus. Asking answers yes once.
    pub fn take_arrival(&self) -> bool {
        let arriving = self.arriving.get_untracked();
        self.arriving.set(false);
        arriving
    }

    fn arrive(&self, route: Route) {
        if self.route.get_untracked() != route {
            self.arriving.set(true);
            self.route.set(route);
        }
    }
}

/// The page at `path` of a site that is served under `base`.
pub fn at(base: &str, path: &str) -> Route {
    path.strip_prefix(base)
        .or_else(|| (path == base.trim_end_matches('/')).then_some(""))
        .map_or(Route::NotFound, Route::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_folder_not_a_prefix() {
        assert_eq!(at("/meedoen/", "/meedoen/hulp/"), Route::Help);
        assert_eq!(at("/meedoen/", "/meedoen"), Route::Start);
        assert_eq!(at("/meedoen/", "/meedoen-archief/hulp/"), Route::NotFound);
    }
}
