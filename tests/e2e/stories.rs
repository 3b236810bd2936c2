//! The stories, by what they are about.

mod accessibility;
mod addresses;
mod answering;
mod as_typed;
mod choosing;
mod coming_back;
mod delivery;
mod feed;
mod finding;
mod first_load;
mod hand_out;
mod keyboard;
mod leaving;
mod mine;
mod offline;
mod quiet;
mod read_aloud;
mod reading;
mod sheet;
mod static_files;
mod tabs;
mod together;
mod waiting;
mod whole_agenda;
mod without_scripts;
mod words;
