//! The words of the interface.
//!
//! Words are fields of [`Words`], so that the compiler says where a language misses one. Sentences that
//! hold a number or a name are functions beside them, in the language's own file.

mod nl;
mod prose;

pub use nl::*;
pub use prose::{ABOUT, PRIVACY, Section};

/// The words in the reader's language.
pub fn words() -> &'static Words {
    &NL
}
