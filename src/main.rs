//! In the browser: starts the application. Natively: writes its pages as HTML.

#[cfg(target_arch = "wasm32")]
fn main() {
    weerklank::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    weerklank::prerender::main()
}
