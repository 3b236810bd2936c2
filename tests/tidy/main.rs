//! The rules of docs/architecture.md that a program can check.
//!
//! | module | what it holds |
//! |---|---|
//! | [`source`] | the files of the repository, and what Rust files name |
//! | [`layers`] | who may use whom |
//! | [`views`] | views are put together by one builder |
//! | [`words`] | the words that people read are easy, and kind |
//! | [`origins`] | nothing is loaded from elsewhere |
//! | [`style`] | names and properties in the style sheets |
//! | [`helplines`] | help lines were checked, not long ago |
//! | [`repository`] | documentation, commands, tests |

mod helplines;
mod layers;
mod origins;
mod repository;
mod source;
mod style;
mod views;
mod words;
