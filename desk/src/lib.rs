//! The desk: where a workplace reads what came in, answers, and publishes what was done.
//!
//! An application of its own, served at `werkblad/`. It adds nothing to what a giver's phone downloads, and takes its
//! primitives, components and edges from `weerklank`.
//!
//! | layer | holds |
//! |---|---|
//! | [`app`], [`routes`] | the frame around every page; every address |
//! | [`pages`] | one file per address |
//! | [`components`] | parts of pages |
//! | [`state`] | what outlives a page: who is signed in, what came in, what is being written |
//! | [`document`], [`fields`], [`standing`] | a document that is edited; what can be edited of it; what stands there now |
//! | [`api`] | the port to the backend |
//! | [`words`] | the words of the desk, one file per page |

#![recursion_limit = "256"]

pub mod api;
pub mod app;
pub mod components;
pub mod document;
pub mod fields;
pub mod pages;
pub mod routes;
#[cfg(test)]
mod staged;
pub mod standing;
#[cfg(target_arch = "wasm32")]
mod start;
pub mod state;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub use start::start;
