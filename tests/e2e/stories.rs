//! The stories, by what they are about.

mod accessibility;
mod addresses;
mod answering;
mod delivery;
mod first_load;
mod keyboard;
mod leaving;
mod mine;
mod static_files;
mod waiting;
mod without_scripts;
