//! The words of answering: whom, and with what.

/// The heading.
pub const TITLE: &str = "Antwoord geven";
/// Nobody was chosen.
pub const NOBODY: &str = "Kies eerst wie je antwoord geeft. Dat doe je bij de inbreng.";
/// The way there.
pub const TO_INBOX: &str = "Naar de inbreng";
/// What they said.
pub const THEY_SAID: &str = "Dit zeiden ze";
/// What to give them.
pub const HOW: &str = "Wat wil je ze laten weten?";
/// A message to them alone.
pub const MESSAGE: &str = "Stuur alleen hun een bericht";
/// What that is.
pub const MESSAGE_HINT: &str = "Zoals: dank je, of een vraag terug. Niemand anders leest het.";
/// An outcome that is there.
pub const EXISTING: &str = "Dit hoort bij een antwoord dat er al staat";
/// A new one.
pub const NEW: &str = "Schrijf een nieuw antwoord voor de site";
/// What that is.
pub const NEW_HINT: &str = "Iedereen leest wat jullie ermee doen. Zij zien het naast hun eigen woorden.";
/// They are about different themes.
pub const THEMES_DIFFER: &str = "Je koos inbreng over meer dan één thema. Een antwoord op de site staat bij één thema.";
/// They are of different agendas.
pub const AGENDAS_DIFFER: &str =
    "Je koos inbreng bij meer dan één agenda. Een antwoord op de site kan dan niet. Een bericht wel.";
/// The line that comes with an outcome, to begin with.
pub const FIRST_LINE: &str = "Dank je voor je woorden. Hier lees je wat we ermee doen.";

/// Whom it is for.
pub const FOR_WHOM: &str = "Wie dit antwoord krijgt";
/// Nobody new gets it.
pub const NOBODY_NEW: &str =
    "Niemand nieuw. Wie dit antwoord al had, ziet de nieuwe stap. Wil je er mensen bij? Kies ze bij de inbreng.";
/// Nobody gets it.
pub const NOBODY_LEFT: &str = "Niemand. Kies eerst mensen bij de inbreng.";
/// The line to them.
pub const LINE: &str = "Bericht aan hen";
/// What to keep in mind.
pub const LINE_HINT: &str = "Alleen zij lezen dit. Zeg ‘je’, en wees kort.";
/// A sentence that may be shown.
pub const SENTENCE: &str = "Zin die erbij mag staan";
/// None of them.
pub const NO_SENTENCE: &str = "Geen zin";
/// They said no.
pub const NO_QUOTE: &str = "Er mag geen zin van deze inzender op de site.";
/// They said yes, and nobody approved it.
pub const QUOTE_LATER: &str = "Een zin mag pas op de site als de inbreng is goedgekeurd.";
/// They said nothing in words.
pub const NO_WORDS: &str = "Zonder eigen woorden.";
/// All of a long text.
pub const ALL_WORDS: &str = "Lees alles";
/// All of many givers.
pub const ALL_GIVERS: &str = "Bekijk hun woorden en kies zinnen";
/// Somebody who is not there.
pub const GONE: &str = "Deze inbreng is er niet meer.";
/// Takes somebody out.
pub const LEAVE_OUT: &str = "Niet voor deze inzender";
/// Somebody was taken out.
pub const LEFT_OUT: &str = "Deze inzender krijgt het antwoord niet.";

/// How many get it.
pub fn for_so_many(count: usize) -> String {
    match count {
        1 => "Eén inzender krijgt dit, naast de eigen woorden.".to_owned(),
        count => format!("{count} inzenders krijgen dit, elk naast hun eigen woorden."),
    }
}

/// How many had it before.
pub fn answered_before(count: usize) -> String {
    match count {
        1 => "Eén inzender had dit antwoord al".to_owned(),
        count => format!("{count} inzenders hadden dit antwoord al"),
    }
}

/// How many were chosen.
pub fn chosen(count: usize) -> String {
    match count {
        1 => "Je koos één inbreng.".to_owned(),
        count => format!("Je koos {count} keer inbreng. Iedereen ziet het antwoord naast de eigen woorden."),
    }
}
