//! The words of the desk: one file per page. Plain and short, as on the public pages; "je" is a colleague here.

pub mod access;
pub mod agenda;
pub mod answer;
pub mod contribution;
pub mod drafts;
pub mod edit;
pub mod frame;
pub mod inbox;
pub mod log;
pub mod numbers;
pub mod paper;
pub mod refusal;
pub mod sign_in;
