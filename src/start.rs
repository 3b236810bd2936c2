//! Starting in the browser: read what the first page needs, build it, and take over.

use leptos::mount::mount_to_renderer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, js_sys::Promise, spawn_local};

use crate::{
    api,
    app::app,
    components::page_heading::Head,
    pages::Chunk,
    platform::{clock, history, page},
    routes::Route,
    state::{library::Library, navigation, site::Site},
    ui::view::{begin_turns, next_turn},
};

/// How long the application builds before it lets the browser do what else there is, in milliseconds. A cheap phone
/// takes four times as long as the machine that we measure on, and a task of 50 ms is felt.
const LONGEST_TASK_MS: u64 = 4;

/// The id of the element that holds the page, before and after the application has taken over.
const ROOT: &str = "app";

#[wasm_bindgen]
extern "C" {
    /// Shows the message that the application does not work: `src/prerender/boot.js`.
    #[wasm_bindgen(js_namespace = weerklank, js_name = failed)]
    fn failed(reason: &str);

    /// Keeps this page, and what is read from now on, for when there is no network: `src/prerender/boot.js`.
    #[wasm_bindgen(js_namespace = weerklank, js_name = keep)]
    fn keep_for_offline();

    /// Lets the browser do what else there is: `src/prerender/boot.js`.
    #[wasm_bindgen(js_namespace = weerklank)]
    fn pause() -> Promise;
}

/// Starts the application on the page that is there.
///
/// Nothing is replaced before the application can show the same page itself. If that fails, the page
/// stays readable, and says that answering does not work now.
pub fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| failed(&panic.to_string())));
    spawn_local(async {
        if let Err(reason) = take_over().await {
            failed(&reason);
        }
    });
}

async fn take_over() -> Result<(), String> {
    rest().await;
    let base = page::base();
    let route = navigation::at(&base, &history::path());
    let chunk = Chunk::of(&route);
    // The browser compiles it while the rest is read.
    spawn_local(async move {
        let _ = chunk.load().await;
    });
    let (config, backend) = api::settings(&base).await?;
    let library = Library::new(backend.clone());
    let wanted = route.agenda().cloned().or_else(|| config.default_agenda.clone().filter(|_| route == Route::Start));
    match wanted {
        Some(id) => library.put_agenda(id.clone(), backend.agenda(&id).await),
        None if route == Route::Start => library.put_index(backend.agendas().await),
        None => {}
    }
    chunk.load().await.map_err(|_| "no chunk")?;
    library.put_chunk(chunk.name());
    let offline = config.offline != Some(false);
    let site = Site { base: base.into(), config: config.into(), backend, today: clock::today() };
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let root = document.create_element("div").map_err(|_| "no element")?;
    let (inside, mut until) = (root.clone(), 0);
    begin_turns(move || mount_to_renderer(&inside, move || app(&site, library, route, Head::new())).forget());
    while let Some(turn) = next_turn() {
        if clock::now() >= until {
            rest().await;
            until = clock::now() + LONGEST_TASK_MS;
        }
        turn();
    }
    page::take_over(&root, ROOT).ok_or("no root element")?;
    if offline {
        keep_for_offline();
    }
    Ok(())
}

/// Ends what the browser sees as one task, which it cannot interrupt.
async fn rest() {
    let _ = JsFuture::from(pause()).await;
}
