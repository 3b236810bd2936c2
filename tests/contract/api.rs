//! Every rule of the interface, over a real socket.

mod agendas;
mod drafts;
mod feedback;
mod outcomes;
mod parts;
mod robust;
mod site;
mod staff;
mod taking_back;
mod verdicts;
mod versions;
