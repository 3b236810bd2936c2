//! Parts of pages.

pub mod by_hand;
pub mod check;
pub mod choosing;
pub mod entry;
pub mod filters;
pub mod form;
pub mod fresh;
pub mod gate;
pub mod givers;
pub mod groups;
pub mod helplines;
pub mod history;
pub mod judge;
pub mod keeping;
pub mod limits;
pub mod link;
pub mod marked;
pub mod pager;
pub mod preview;
pub mod publishing;
pub mod row;
pub mod sheets;
pub mod withdrawing;
