//! The words around what a giver will see.

/// The heading.
pub const TITLE: &str = "Zo ziet de inzender het";
/// What it is.
pub const LEAD: &str = "Op een telefoon, naast de eigen woorden.";
/// The easier level.
pub const EASY: &str = "In makkelijke taal";
/// The next giver.
pub const NEXT: &str = "Volgende inzender";
/// What they said.
pub const YOU_SAID: &str = "Dit zei jij";
/// What they are told.
pub const ANSWER: &str = "Antwoord aan jou";
/// What was done.
pub const DONE: &str = "Wat er met jouw woorden is gedaan";
/// There is too little to show.
pub const NOT_YET: &str = "Vul eerst in wat jullie hoorden en hoe het ervoor staat.";

/// Which giver is shown.
pub fn giver(place: usize, count: usize) -> String {
    format!("Inzender {place} van {count}")
}
