//! Every rule of the interface, over a real socket.

mod agendas;
mod feedback;
mod outcomes;
mod robust;
mod site;
mod staff;
mod taking_back;
mod verdicts;
