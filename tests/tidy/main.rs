//! The architecture, as docs/architecture.md tells it.

#[test]
fn the_core_names_no_browser_and_no_http_client() {
    let manifest = include_str!("../../core/Cargo.toml");
    for stranger in ["leptos", "web-sys", "wasm-bindgen", "gloo", "reqwest", "axum"] {
        assert!(!manifest.contains(stranger), "{stranger}");
    }
}
