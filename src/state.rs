//! What outlives a page.

pub mod draft;
pub mod library;
pub mod mine;
pub mod navigation;
pub mod outbox;
pub mod reading;
pub mod receipts;
pub mod site;
