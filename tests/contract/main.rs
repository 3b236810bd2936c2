//! What the server promises, and what builders of other backends can rely on.
//!
//! Each test has a server of its own, on a free port of the loopback address, with a folder and a
//! database of its own. Every answer of the interface in every test is held against `docs/openapi.yaml`.

mod api;
mod backend;
mod generated;
mod giver;
mod openapi;
mod scripts;
mod server;
mod serving;
mod shipped;
mod vectors;
