//! In the browser: starts the desk. Natively there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    weerklank_desk::start();
}
