//! What the build of the application needs of the linker, and that of the desk does not.

fn main() {
    // What the linker knows of who calls whom: the build splits the application by it (docs/adr/0014-chunks.md).
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
