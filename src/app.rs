//! The whole application: what every page finds in context, and the page of the moment in its frame.

use leptos::prelude::*;

use crate::{
    components::{frame::frame, page_heading::Head},
    pages,
    routes::Route,
    state::{library::Library, mine::Mine, navigation::Navigation, outbox::Outbox, reading::Reading, site::Site},
    ui::{
        announcer::{Announcer, announcements},
        view::{View, live},
    },
};

/// The application, at `route`, with the agendas that are here already.
pub fn app(site: &Site, library: Library, route: Route, head: Head) -> View {
    let navigation = Navigation::new(route);
    let announcer = Announcer::new();
    provide_context(site.clone());
    let outbox = Outbox::open(site.backend.clone());
    provide_context(Mine::new(site.backend.clone(), library.clone(), outbox.clone()));
    provide_context(outbox);
    provide_context(library);
    provide_context(navigation);
    provide_context(announcer);
    provide_context(head);
    provide_context(Reading::open());
    #[cfg(target_arch = "wasm32")]
    let followed = site.clone();
    #[cfg(target_arch = "wasm32")]
    crate::platform::history::on_move(move || navigation.follow(&followed));
    let route = navigation.route();
    let page = live(move || pages::page(route.get()));
    vec![announcements(announcer), frame(page)].into()
}
