//! The words around every page.

use weerklank_core::staff::{Me, Role};

/// The name of the desk.
pub const TITLE: &str = "Weerklank werkblad";
/// The link past the menu.
pub const SKIP: &str = "Naar de inhoud";
/// What the menu is.
pub const NAV: &str = "Onderdelen";
/// What came in.
pub const INBOX: &str = "Inbreng";
/// The agendas.
pub const AGENDAS: &str = "Agenda’s";
/// What is being written.
pub const DRAFTS: &str = "Concepten";
/// Numbers.
pub const NUMBERS: &str = "Cijfers";
/// What came on paper.
pub const PAPER: &str = "Van papier";
/// Who did what.
pub const LOG: &str = "Wie deed wat";
/// Tokens and rules.
pub const ACCESS: &str = "Toegang";
/// Signing out.
pub const SIGN_OUT: &str = "Afmelden";
/// Nobody did anything for long.
pub const IDLE: &str = "Ben je er nog?";
/// What happens then.
pub const IDLE_TEXT: &str = "Over twee minuten meldt het werkblad je af. Druk op een knop of raak het scherm aan, dan blijf je. Wat je typte gaat niet weg.";
/// An address that leads nowhere.
pub const NOWHERE: &str = "Deze pagina is er niet";
/// While something is read.
pub const WAITING: &str = "Even wachten";
/// Trying again.
pub const AGAIN: &str = "Probeer opnieuw";

/// Somebody who needed no code to come in.
const NOBODY: &str = "Zonder code";

/// What a role may do, in a word.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Reader => "lezer",
        Role::Moderator => "beoordelaar",
        Role::Publisher => "redactie",
    }
}

/// Who is signed in.
pub fn signed_in(me: &Me) -> String {
    let name = if me.name.is_empty() { NOBODY } else { &me.name };
    format!("{name} ({})", role(me.role))
}
