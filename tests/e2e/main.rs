//! The whole, as a person meets it.

#[test]
fn the_shipped_backend_description_reads() {
    let description = include_str!("../../public/backends/embedded.json");
    assert!(weerklank_core::backend::Description::parse(description).is_ok());
}
