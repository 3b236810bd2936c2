//! The words of publishing.

use crate::fields::Lack;

/// The heading.
pub const TITLE: &str = "Publiceren";
/// The button.
pub const PUBLISH: &str = "Publiceer";
/// The button for a message.
pub const SEND: &str = "Stuur het bericht";
/// While it is on its way.
pub const UNDERWAY: &str = "Bezig met versturen";
/// When nobody knows whether it arrived.
pub const AGAIN: &str = "Stuur opnieuw";
/// That nobody knows.
pub const UNSURE: &str = "We weten niet of het is aangekomen";
/// What to do.
pub const UNSURE_HOW: &str =
    "Er kwam geen antwoord. Wat je typte, staat er nog. Stuur het opnieuw: het komt er nooit twee keer.";
/// What is missing.
pub const MISSING: &str = "Dit moet nog voor je kunt publiceren:";
/// Nothing is missing.
pub const READY: &str = "Alles is ingevuld en leest goed.";
/// They may not.
pub const MAY_NOT: &str = "Bewaar dit als concept. Iemand van de redactie kan het publiceren.";
/// Somebody else publishes.
pub const FOUR_EYES: &str = "Iemand anders leest dit en publiceert";
/// How.
pub const FOUR_EYES_HOW: &str =
    "Bewaar je tekst als concept. Een collega opent het bij Concepten, leest het, en publiceert.";
/// It is there.
pub const IS_THERE: &str = "Het staat op de site";
/// A message is sent.
pub const IS_SENT: &str = "Het bericht is verstuurd";
/// Where.
pub const LOOK: &str = "Bekijk het op de site (nieuw venster)";
/// What stands there now.
pub const LOOK_NOW: &str = "Bekijk wat er nu staat, en wat jij anders schreef";
/// Publishes all the same.
pub const PUBLISH_OVER: &str = "Publiceer toch die van mij";
/// Takes what stands there.
pub const TAKE_THEIRS: &str = "Neem wat er nu staat";
/// They did.
pub const TOOK_THEIRS: &str = "Wat er nu staat, staat in het formulier.";
/// What differs from what readers get now.
pub const DIFFERS: &str = "Wat er anders wordt op de site";

/// Who wrote what somebody else reads now.
pub fn reads_along(by: &str) -> String {
    format!("{by} schreef dit. Jij leest mee. Verander je iets? Dan moet iemand anders het weer lezen.")
}

/// What is missing in a field.
pub fn missing(lack: &Lack) -> String {
    format!("{}: {}", lack.label, lack.what)
}

/// How much is missing.
pub fn lacking(count: usize) -> String {
    match count {
        1 => "Er moet nog één ding voor je kunt publiceren.".to_owned(),
        count => format!("Er moeten nog {count} dingen voor je kunt publiceren."),
    }
}

/// Who was answered.
pub fn answered(count: usize) -> String {
    match count {
        1 => "Eén inzender ziet het naast de eigen woorden.".to_owned(),
        count => format!("{count} inzenders zien het naast hun eigen woorden."),
    }
}
