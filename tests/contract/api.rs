//! Every rule of the interface, over a real socket.

mod agendas;
mod feedback;
mod robust;
mod site;
mod staff;
mod taking_back;
