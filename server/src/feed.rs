//! What was done about an agenda, as an Atom feed (RFC 4287).

use weerklank_core::agenda::Agenda;

/// The feed. `site` is the address of the site, ending in `/`.
pub(crate) fn atom(_agenda: &Agenda, _site: &str) -> String {
    String::new()
}
