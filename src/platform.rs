//! The edges of the browser behind small functions.
//!
//! The same functions exist natively, where components are rendered for tests and for the pages that are
//! written at build time: there is nothing to store, focus or listen to there, so they do nothing.

pub mod clock;
pub mod files;
pub mod frames;
pub mod history;
pub mod keyboard;
pub mod locks;
pub mod network;
pub mod page;
pub mod random;
pub mod storage;
pub mod voice;
