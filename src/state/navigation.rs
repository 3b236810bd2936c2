//! Where the reader is, and going elsewhere.
//!
//! A router of our own, of one enum and one signal: `docs/adr/0002-own-routing.md` says why.

use leptos::prelude::*;

use super::site::Site;
use crate::{
    platform::{history, page, storage::Area},
    routes::Route,
};

/// The key of quiet mode; `src/prerender/boot.js` reads it, too.
const QUIET: &str = "quiet";

/// Where the reader is, and how much of that the browser shows.
#[derive(Debug, Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    /// Whether the heading of the page that comes must take focus. Not on the first page: the browser
    /// has put the reader where they want to be.
    arriving: RwSignal<bool>,
    /// Whether title, address and icon say nothing of the page.
    quiet: RwSignal<bool>,
}

impl Navigation {
    /// Starts at `route`.
    pub fn new(route: Route) -> Self {
        let quiet = RwSignal::new(Area::Device.get(QUIET).is_some());
        Self { route: RwSignal::new(route), arriving: RwSignal::new(false), quiet }
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
        let address = site.href(&route);
        history::push(&address, self.shown(site, &address));
        self.arrive(route);
        page::scroll_to_top();
    }

    /// Goes to another page instead of this one: going back does not return here.
    pub fn go_instead(&self, site: &Site, route: Route) {
        self.replace(site, &route);
        self.arrive(route);
        page::scroll_to_top();
    }

    /// Whether the browser shows nothing of where the reader is.
    pub fn is_quiet(&self) -> Signal<bool> {
        self.quiet.into()
    }

    /// Makes it so or not, for as long as the reader wants; where nothing can be kept, as long as the page is open.
    pub fn set_quiet(&self, site: &Site, quiet: bool) {
        self.quiet.set(quiet);
        if quiet {
            Area::Device.set(QUIET, "1");
        } else {
            Area::Device.remove(QUIET);
        }
        page::set_icon(if quiet { "blank.svg" } else { "icon.svg" });
        self.replace(site, &self.route.get_untracked());
    }

    fn replace(&self, site: &Site, route: &Route) {
        let address = site.href(route);
        history::replace(&address, self.shown(site, &address));
    }

    /// What the address bar shows of an address.
    fn shown<'a>(&self, site: &'a Site, address: &'a str) -> &'a str {
        if self.quiet.get_untracked() { &site.base } else { address }
    }

    /// Shows the page of the address bar, after the reader went back or forward.
    #[cfg(target_arch = "wasm32")]
    pub fn follow(&self, site: &Site) {
        let route = at(&site.base, &history::path());
        // A place from before quiet mode still has its address.
        if self.quiet.get_untracked() {
            self.replace(site, &route);
        }
        self.arrive(route);
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
