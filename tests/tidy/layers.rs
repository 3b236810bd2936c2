//! Who may use whom. `docs/architecture.md` draws it; this keeps it so.

use crate::source::{File, file, none, rust};

/// What a layer knows nothing of. A path that starts with one of these may not be named in it.
const KNOWS_NOTHING_OF: &[(&str, &[&str])] = &[
    ("ui", &["api", "app", "components", "pages", "prerender", "routes", "state", "weerklank_core"]),
    (
        "platform",
        &["api", "app", "components", "i18n", "pages", "prerender", "routes", "state", "ui", "weerklank_core"],
    ),
    ("i18n", &["app", "components", "pages", "platform", "prerender", "routes", "state", "ui"]),
    ("api", &["app", "components", "i18n", "pages", "platform", "prerender", "routes", "state", "ui"]),
    ("state", &["app", "components", "i18n", "pages", "prerender", "ui"]),
    ("components", &["app", "pages", "prerender"]),
    ("pages", &["app", "prerender"]),
];

/// What is allowed all the same, and why.
const EXCEPT: &[(&str, &str)] = &[
    // A day of the calendar is no subject of ours.
    ("platform", "weerklank_core::date"),
    // Nor is how text stands in HTML.
    ("ui", "weerklank_core::html"),
    // An address leads away or not: that depends on where the page is from.
    ("api", "platform::page"),
];

/// Where a crate may be named.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("gloo_net", &["src/api/"]),
    ("web_sys", &["src/platform/", "src/api/http.rs", "src/start.rs", "desk/src/start.rs"]),
    ("js_sys", &["src/platform/", "src/api/http.rs", "src/start.rs"]),
    ("wasm_bindgen", &["src/platform/", "src/start.rs"]),
    ("wasm_bindgen_futures", &["src/platform/", "src/start.rs", "desk/src/start.rs"]),
    ("local_storage", &["src/platform/"]),
    ("session_storage", &["src/platform/"]),
    // All that comes from a backend or a person is text.
    ("inner_html", &[]),
    ("set_inner_html", &[]),
    ("insert_adjacent_html", &[]),
];

fn starts_with(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn is_in_layer(file: &File, layer: &str) -> bool {
    file.module().first().is_some_and(|first| first == layer)
}

/// What these files name and may not.
fn strangers(files: &[File]) -> Vec<String> {
    let of_layer = |(layer, strangers): &(&str, &[&str])| {
        let is_strange = |path: &String| {
            strangers.iter().any(|stranger| starts_with(path, stranger))
                && !EXCEPT.iter().any(|(home, known)| home == layer && starts_with(path, known))
        };
        let inside = files.iter().filter(|file| is_in_layer(file, layer));
        let named = inside.flat_map(|file| file.paths().into_iter().map(|path| (file.name.clone(), path)));
        let strange = named.filter(|(_, path)| is_strange(path));
        strange.map(|(name, path)| format!("{name}: {layer} knows nothing of `{path}`")).collect::<Vec<_>>()
    };
    KNOWS_NOTHING_OF.iter().flat_map(of_layer).collect()
}

#[test]
fn layers_use_only_what_is_below_them() {
    let files = rust("src");
    for (layer, _) in KNOWS_NOTHING_OF {
        assert!(files.iter().any(|file| is_in_layer(file, layer)), "there is a layer {layer}");
    }
    none(strangers(&files));
}

#[test]
fn a_layer_that_reaches_up_is_noticed() {
    let file = |name: &str, text: &str| File { name: name.to_owned(), text: text.to_owned() };
    let wrong = [
        file("src/ui/button.rs", "use crate::{i18n::words, routes::Route};"),
        file("src/platform/clock.rs", "fn f() { weerklank_core::slug::Slug::parse(\"a\"); }"),
        file("src/state/draft.rs", "use super::super::components::link::link;"),
        file("src/api.rs", "fn f() { crate::state::site::Site::current(); }"),
        file("src/components/frame.rs", "use crate::pages;"),
    ];
    assert_eq!(strangers(&wrong).len(), wrong.len(), "{:?}", strangers(&wrong));
    let fine = [
        file("src/platform/clock.rs", "use weerklank_core::date::Date;"),
        file("src/ui/view.rs", "use weerklank_core::html::escaped;"),
        file("src/ui/button.rs", "use crate::{i18n::words, platform::page}; // crate::routes"),
        file("src/pages/mine.rs", "use crate::{components::link::link, state::site::Site};"),
    ];
    assert_eq!(strangers(&fine), Vec::<String>::new());
}

#[test]
fn pages_and_components_reach_the_backend_through_the_state() {
    // Reading, changing and taking back one contribution, and judging its answer, concern one page and outlive
    // nothing: these ask the backend that the state gives them.
    let may_ask = ["src/pages/mine.rs", "src/components/contribution.rs", "src/components/verdict.rs"];
    let above = |file: &File| is_in_layer(file, "pages") || is_in_layer(file, "components");
    none(rust("src").into_iter().filter(above).flat_map(|file| {
        let may_name = |path: &String| {
            starts_with(path, "api::Failure")
                || (may_ask.contains(&file.name.as_str()) && starts_with(path, "api::Backend"))
        };
        let paths = file.paths().into_iter().filter(|path| starts_with(path, "api") && !may_name(path));
        paths.map(|path| format!("{}: `{path}` is for the state", file.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn the_browser_is_reached_through_its_edges_only() {
    let files: Vec<_> = ["src", "desk/src"].into_iter().flat_map(rust).collect();
    for (name, places) in ONLY_IN {
        let is_elsewhere = |file: &&File| !places.iter().any(|place| file.name.starts_with(place));
        let strange = files.iter().filter(is_elsewhere).filter(|file| file.names().contains(*name));
        none(strange.map(|file| format!("{}: `{name}` belongs in {places:?}", file.name)));
    }
    for (name, _) in ONLY_IN.iter().filter(|(_, places)| !places.is_empty()) {
        assert!(files.iter().any(|file| file.names().contains(*name)), "`{name}` is still how it is called");
    }
}

#[test]
fn the_core_names_no_browser_no_server_and_no_http_client() {
    let strangers = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo_net",
        "reqwest",
        "ureq",
        "axum",
        "hyper",
        "sqlx",
        "tokio",
    ];
    let manifest = file("core/Cargo.toml");
    none(
        strangers
            .iter()
            .filter(|stranger| manifest.contains(&stranger.replace('_', "-")))
            .map(|stranger| format!("core/Cargo.toml: the core knows nothing of `{stranger}`")),
    );
    none(rust("core/src").into_iter().flat_map(|file| {
        let names = file.names();
        let strange = strangers.iter().filter(|stranger| names.contains(**stranger));
        strange.map(|stranger| format!("{}: the core knows nothing of `{stranger}`", file.name)).collect::<Vec<_>>()
    }));
}

/// What the desk adds must stay out of what a giver's phone downloads.
#[test]
fn the_application_knows_nothing_of_the_desk() {
    let is_of_the_desk = |path: &String| starts_with(path, "weerklank_core::staff") || path.contains("weerklank_desk");
    none(rust("src").into_iter().flat_map(|file| {
        let paths = file.paths().into_iter().filter(|path| is_of_the_desk(path));
        paths.map(|path| format!("{}: `{path}`", file.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn the_server_and_the_application_know_nothing_of_each_other() {
    none(rust("server/src").into_iter().flat_map(|file| {
        let names = file.names();
        let strange = ["leptos", "web_sys", "weerklank"].into_iter().filter(|stranger| names.contains(*stranger));
        strange.map(|stranger| format!("{}: `{stranger}`", file.name)).collect::<Vec<_>>()
    }));
    none(rust("src").into_iter().filter(|file| file.names().contains("weerklank_server")).map(|file| file.name));
}

#[test]
fn only_one_function_does_http() {
    let all = || ["src", "desk/src"].into_iter().flat_map(rust);
    let sends: Vec<_> = all().filter(|file| file.names().contains("gloo_net")).map(|file| file.name).collect();
    assert_eq!(sends, ["src/api/http.rs"]);
    let fetches = |file: &File| {
        ["fetch_with_str", "fetch_with_request", "XmlHttpRequest", "send_beacon"]
            .iter()
            .any(|name| file.names().contains(*name))
    };
    none(all().filter(fetches).map(|file| format!("{}: only src/api/http.rs asks", file.name)));
}
