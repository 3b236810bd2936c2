//! What the desk makes of what came in, and of what is written there.
//!
//! Only the desk and the server use it: nothing of it is in what a giver's phone downloads. It takes ten thousand
//! contributions in the tab of a browser.
//!
//! | part | what it knows |
//! |---|---|
//! | [`alike`] | which contributions say about the same |
//! | [`inbox`] | which contributions to show, and in which order |
//! | [`marks`] | what to mark in a text while it is written |
//! | [`numbers`] | what came in and how fast it was answered, in numbers |
//! | [`paper`] | what was collected on paper |
//! | [`promise`] | what is filled in for who writes an answer |

pub mod alike;
pub mod inbox;
pub mod marks;
pub mod numbers;
pub mod paper;
pub mod promise;
#[cfg(test)]
mod sample;
mod stem;
