//! Parts of pages: primitives put together around the types of `core`.

pub mod agenda_loader;
pub mod agenda_text;
pub mod contribution;
pub mod failure_notice;
pub mod frame;
pub mod helplines;
pub mod link;
pub mod outbox_status;
pub mod outcome_card;
pub mod page_heading;
pub mod receipt_card;
pub mod theme_card;
