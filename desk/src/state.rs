//! What outlives a page.

pub mod mailbox;
pub mod navigation;
pub mod session;
pub mod shelf;
