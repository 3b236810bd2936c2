//! The stories, by what they are about.

mod accessibility;
mod addresses;
mod answering;
mod coming_back;
mod delivery;
mod finding;
mod first_load;
mod hand_out;
mod keyboard;
mod leaving;
mod mine;
mod quiet;
mod reading;
mod static_files;
mod waiting;
mod whole_agenda;
mod without_scripts;
mod words;
