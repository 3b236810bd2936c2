//! Primitives. They know how to look and how to be used by everyone, and nothing of our subject.
//!
//! Each has a style file of its own name in `style/ui/`.

pub mod announcer;
pub mod arcs;
pub mod bars;
pub mod button;
pub mod choice;
pub mod element;
pub mod explained;
pub mod field;
pub mod notice;
pub mod prose;
pub mod qr;
pub mod switch;
pub mod table;
pub mod view;
