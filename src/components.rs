//! Parts of pages: primitives put together around the types of `core`.

pub mod action;
pub mod agenda_loader;
pub mod agenda_text;
pub mod contribution;
pub mod failure_notice;
pub mod frame;
pub mod hand_out;
pub mod helplines;
pub mod link;
pub mod national_links;
pub mod news;
pub mod outbox_status;
pub mod outcome_card;
pub mod own_card;
pub mod page_heading;
pub mod people;
pub mod personal_details;
pub mod points;
pub mod priorities;
pub mod questions;
pub mod quotes;
pub mod receipt_card;
pub mod search_box;
pub mod source_details;
pub mod theme_card;
