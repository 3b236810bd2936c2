//! The words of drafts: their list, and keeping one while it is written.

use weerklank_core::date::Date;

/// The heading.
pub const TITLE: &str = "Concepten";
/// What they are.
pub const LEAD: &str = "Waar iemand aan schrijft. Nog niets hiervan staat op de site.";
/// There are none.
pub const NONE: &str = "Er zijn geen concepten.";
/// Opens one.
pub const OPEN: &str = "Open";
/// Throws one away.
pub const THROW_AWAY: &str = "Gooi weg";
/// Asks whether it may go.
pub const SURE: &str = "Weet je het zeker? Wat er staat, is dan weg.";
/// It may.
pub const SURE_YES: &str = "Ja, gooi weg";
/// It may not.
pub const SURE_NO: &str = "Nee, bewaar";
/// It is gone.
pub const GONE: &str = "Het concept is weg.";
/// Here, and not there.
pub const UNSAVED: &str = "Alleen in dit venster. Nog niet bewaard.";

/// Keeps it.
pub const KEEP: &str = "Bewaar als concept";
/// Something was typed.
pub const TYPED: &str = "Nog niet bewaard.";
/// It is on its way.
pub const UNDERWAY: &str = "We bewaren je concept.";
/// It is kept.
pub const KEPT: &str = "Je concept is bewaard.";
/// It was not kept.
pub const REFUSED: &str = "Niet bewaard. Wat je typte, staat er nog.";
/// What to do when somebody was first.
pub const FIRST: &str = "Wat jij typte, staat er nog. Kijk wat er anders is, en kies welke tekst blijft.";
/// What differs.
pub const SIDE_BY_SIDE: &str = "Bekijk wat er anders is";
/// Keeps what stands here.
pub const TAKE_MINE: &str = "Bewaar die van mij";
/// It is.
pub const TOOK_MINE: &str = "Jouw tekst is nu het concept.";
/// What they wrote stands here.
pub const TOOK_THEIRS: &str = "De andere tekst staat nu in het formulier.";

/// Who kept it.
pub fn kept_by(by: &str, on: &Date) -> String {
    format!("Bewaard als concept, door {by} op {}.", on.in_dutch())
}

/// Who was first.
pub fn somebody_was_first(by: Option<&str>) -> String {
    format!("{} was je voor", by.unwrap_or("Iemand anders"))
}

/// Takes what somebody else wrote.
pub fn take_theirs(by: &str) -> String {
    format!("Neem die van {by}")
}
