//! Starting in the browser: read the settings, build the desk, and show it.

use leptos::mount::mount_to_renderer;
use wasm_bindgen_futures::spawn_local;
use weerklank::{
    api,
    platform::{clock, page},
    state::site::Site,
};

use crate::{api::Port, app::app};

/// The id of the element that holds the page.
const ROOT: &str = "app";

/// Starts the desk in the page that is there; if that fails, that page says so itself.
pub fn start() {
    spawn_local(async {
        // What went wrong is in the console's network list; the page says what to do.
        let _ = take_over().await;
    });
}

async fn take_over() -> Result<(), String> {
    let base = page::base();
    let (config, backend) = api::settings(&base).await?;
    let today = clock::today();
    let port = Port::read(&base, &config, &backend, &today).await?;
    let site = Site { base: base.into(), config: config.into(), backend, today };
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let root = document.create_element("div").map_err(|_| "no element")?;
    mount_to_renderer(&root, move || app(&site, port)).forget();
    page::take_over(&root, ROOT).ok_or("no root element")?;
    Ok(())
}
