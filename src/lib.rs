//! Weerklank, the application: a map of its layers.
//!
//! ```text
//! pages ──▶ components ──▶ ui
//!   │           │
//!   └───────────┴──▶ state ──▶ api ──▶ weerklank-core
//!                      └─────▶ platform
//! ```
//!
//! | layer | holds |
//! |---|---|
//! | [`app`], [`routes`] | the frame around every page; every address |
//! | [`pages`] | one file per address, thin |
//! | [`components`] | parts of pages, around the types of core |
//! | [`ui`] | primitives that know nothing of our subject |
//! | [`state`] | what outlives a page |
//! | [`api`] | the port to the backend: the only place that does HTTP |
//! | [`platform`] | the browser's edges behind small functions |
//! | [`i18n`] | the words of the interface |
//!
//! On `wasm32` this is the application in the browser ([`start`]). Natively the same components render to
//! HTML: for tests, and for the pages that the build writes ([`prerender`]). `docs/architecture.md` says more.
//!
//! The desk (`desk/`) is an application of its own, which uses everything here but the pages: those, and what starts
//! them, are behind the feature `site`.

#![recursion_limit = "256"]

pub mod api;
#[cfg(feature = "site")]
pub mod app;
pub mod components;
pub mod i18n;
#[cfg(feature = "site")]
pub mod pages;
pub mod platform;
#[cfg(all(feature = "site", not(target_arch = "wasm32")))]
pub mod prerender;
pub mod routes;
#[cfg(all(feature = "site", target_arch = "wasm32"))]
mod start;
pub mod state;
pub mod ui;

#[cfg(all(feature = "site", target_arch = "wasm32"))]
pub use start::start;
