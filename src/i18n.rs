//! The words of the interface.
//!
//! Words are functions in [`words`], so that the compiler finds a word that does not exist. Sentences that
//! hold a number or a name are functions beside them, in the language's own file.

mod nl;
mod prose;

pub use nl::*;
pub use prose::{ABOUT, PRIVACY, Section};
