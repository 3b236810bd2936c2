//! What outlives a page.

pub mod agendas;
pub mod idle;
pub mod inbox;
pub mod judging;
pub mod mailbox;
pub mod navigation;
pub mod outgoing;
pub mod pile;
pub mod session;
pub mod shelf;
pub mod writing;
