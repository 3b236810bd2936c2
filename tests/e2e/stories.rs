//! The stories, by what they are about.

mod accessibility;
mod answering;
mod delivery;
mod leaving;
mod mine;
mod without_scripts;
