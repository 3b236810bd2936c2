//! Every rule of the interface, over a real socket.

mod agendas;
mod drafts;
mod export;
mod feedback;
mod inbox;
mod log;
mod outcomes;
mod parts;
mod robust;
mod roles;
mod site;
mod staff;
mod taking_back;
mod tokens;
mod verdicts;
mod versions;
