//! The whole application: what every page finds in context, and the page of the moment in its frame.

use leptos::prelude::*;

use crate::{
    components::{frame::Frame, page_heading::Head},
    pages,
    routes::Route,
    state::{library::Library, navigation::Navigation, outbox::Outbox, site::Site},
    ui::announcer::{Announcer, AnnouncerRegion},
};

/// The application, at `route`.
#[component]
pub fn App(
    /// The site's settings.
    site: Site,
    /// The agendas that are here already.
    library: Library,
    /// Where the reader is.
    route: Route,
    /// Where the page puts its title.
    #[prop(optional)]
    head: Head,
) -> impl IntoView {
    let navigation = Navigation::new(route);
    let announcer = Announcer::new();
    provide_context(site.clone());
    provide_context(library);
    provide_context(navigation);
    provide_context(announcer);
    provide_context(head);
    provide_context(Outbox::open(site.backend.clone()));
    #[cfg(target_arch = "wasm32")]
    crate::platform::history::on_move(move || navigation.follow(&site));
    let route = navigation.route();
    view! {
        <AnnouncerRegion announcer=announcer />
        <Frame>{move || pages::page(route.get())}</Frame>
    }
}
