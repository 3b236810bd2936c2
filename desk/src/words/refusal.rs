//! Why something was not done, and what to do.

use weerklank_core::staff::{Conflict, port::Refusal};

/// What happened, and what to do.
pub fn refusal(refusal: &Refusal) -> (&'static str, String) {
    match refusal {
        Refusal::NoAnswer => (
            "Er kwam geen antwoord",
            "Misschien ben je even niet verbonden. Wat je typte, staat er nog. Probeer het zo opnieuw.".to_owned(),
        ),
        Refusal::Unreadable | Refusal::Broken => (
            "Dit ging niet goed",
            "De server gaf een vreemd antwoord. Wat je typte, staat er nog. Probeer het zo opnieuw.".to_owned(),
        ),
        Refusal::Unable => ("Dit kan hier niet", "Deze server kan dit niet.".to_owned()),
        Refusal::SignedOut => {
            ("Je code werkt niet meer", "Meld je opnieuw aan. Kopieer eerst wat je typte.".to_owned())
        }
        Refusal::NotAllowed(wrong) if !wrong.is_empty() => ("Dit mag je niet doen", joined(wrong)),
        Refusal::NotAllowed(_) => ("Dit mag je niet doen", "Daarvoor heb je een andere toegangscode nodig.".to_owned()),
        Refusal::Gone => ("Dit is er niet meer", "Iemand haalde het weg, of nam het terug.".to_owned()),
        Refusal::Changed(conflict) => ("Iemand was je voor", changed(conflict)),
        Refusal::Wrong(wrong) => ("Dit klopt nog niet", joined(wrong)),
        Refusal::Busy(_) => ("De server is druk", "Wacht even en probeer het opnieuw.".to_owned()),
    }
}

fn joined(wrong: &[weerklank_core::staff::port::Wrong]) -> String {
    wrong.iter().map(|wrong| wrong.detail.as_str()).collect::<Vec<_>>().join(" ")
}

/// Who changed it, and when.
fn changed(conflict: &Conflict) -> String {
    let who = conflict.by.as_deref().unwrap_or("De inzender");
    let what = match &conflict.on {
        Some(on) => format!("{who} veranderde dit op {}.", on.in_dutch()),
        None => format!("{who} veranderde dit."),
    };
    format!("{what} Wat jij typte, staat er nog. Kijk eerst wat er nu staat.")
}
