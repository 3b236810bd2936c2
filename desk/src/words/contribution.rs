//! The words of the page `contribution`.

use weerklank_core::{date::Date, feedback::ModerationState};

use super::thousands;

/// Back to where one came from.
pub const BACK: &str = "Terug naar de lijst";
/// The way through what was found.
pub const WALK: &str = "Verder door de lijst";
/// The one before.
pub const PREVIOUS: &str = "Vorige";
/// The one after.
pub const NEXT: &str = "Volgende";
/// It is not in the mailbox.
pub const NOT_HERE: &str = "Deze inbreng is er niet";
/// Why it may not be.
pub const NOT_HERE_TEXT: &str = "Misschien nam de inzender het terug. Dan is het bij ons ook weg.";
/// What was said.
pub const SAID: &str = "Dit is gezegd";
/// What is known about it.
pub const FACTS: &str = "Wat we ervan weten";
/// The day it came.
pub const CAME: &str = "Kwam binnen";
/// The day on which an answer was promised.
pub const DUE: &str = "Antwoord beloofd";
/// Where it stands.
pub const STANDING: &str = "Wat ermee is gedaan";
/// Whether a sentence may be shown.
pub const QUOTE: &str = "Mag je een zin laten zien?";
/// A sentence may be shown.
pub const QUOTE_YES: &str = "Ja, zonder naam. Alleen als je de inbreng laat meetellen.";
/// No sentence may be shown.
pub const QUOTE_NO: &str = "Nee. Laat deze woorden aan niemand anders zien.";
/// How old.
pub const AGE: &str = "Leeftijd";
/// The language.
pub const LANGUAGE: &str = "Taal";
/// What was answered.
pub const REPLIES: &str = "Antwoorden";
/// What the giver thinks of them.
pub const VERDICTS: &str = "Wat de inzender ervan vindt";
/// What staff decide.
pub const JUDGE: &str = "Wat doe je ermee?";
/// Who reads only.
pub const READ_ONLY: &str = "Met jouw code kun je alleen lezen.";
/// It counts.
pub const APPROVE: &str = "Laat meetellen";
/// It was read, no more.
pub const MARK_READ: &str = "Gelezen";
/// It does not count.
pub const DECLINE: &str = "Laat niet meetellen …";
/// As if nobody had looked.
pub const REOPEN: &str = "Zet terug bij nieuw";
/// Answering this one.
pub const ANSWER: &str = "Geef antwoord";
/// Going on after judging.
pub const AND_NEXT: &str = "Ga daarna meteen naar de volgende";
/// The reason why it does not count.
pub const REASON: &str = "Waarom telt dit niet mee?";
/// For whom the reason is.
pub const REASON_HINT: &str = "De inzender leest dit. Begin met een zin hieronder, of schrijf zelf iets.";
/// No reason was typed.
pub const REASON_EMPTY: &str = "Schrijf op waarom. De inzender heeft recht op een reden.";
/// Reasons to begin with.
pub const REASONS: &str = "Redenen om mee te beginnen";
/// Plain reasons, in words for the giver.
pub const REASONS_ALL: [&str; 6] = [
    "Hier staat een naam of een adres in. Haal dat weg, dan tellen je woorden wel mee.",
    "Dit gaat over iets anders dan dit thema. Kies een thema dat erbij past en stuur het daar.",
    "Wij snappen niet goed wat je bedoelt. Wil je het met andere woorden zeggen?",
    "Je stuurde dit al eerder. Wij hebben het gelezen. Het telt één keer mee.",
    "Hier staan woorden in die anderen pijn doen. Zeg het anders, dan luisteren we graag.",
    "Dit lijkt een test. Heb je echt iets te zeggen? Dan horen we het graag.",
];
/// Sending the reason.
pub const DECLINE_SURE: &str = "Laat niet meetellen";
/// Not declining after all.
pub const CANCEL: &str = "Toch niet";
/// What no quote may show.
pub const HIDE: &str = "Wat je niet laat zien";
/// What that means.
pub const HIDE_TEXT: &str =
    "Dit gaat over iemand. Wat je hier aankruist, komt nooit in een zin die anderen lezen. Jij ziet het zelf nog wel.";
/// Nothing was found that points at a person.
pub const HIDE_NONE: &str = "Wij vonden geen naam, adres of nummer. Lees zelf ook goed.";
/// The field for something else to hide.
pub const HIDE_MORE: &str = "Verberg nog iets";
/// What to type there.
pub const HIDE_MORE_HINT: &str = "Typ het over zoals het in de tekst staat. Bijvoorbeeld een naam.";
/// Hiding it.
pub const HIDE_ADD: &str = "Verberg dit";
/// It is not in the text.
pub const HIDE_NOWHERE: &str = "Dit staat niet in de tekst. Typ het precies over.";
/// Keeping what is hidden, without judging.
pub const HIDE_KEEP: &str = "Bewaar wat je verbergt";
/// How a quote would read.
pub const PREVIEW: &str = "Zo lezen anderen een zin hieruit";
/// The giver changed the text meanwhile.
pub const GIVER_CHANGED: &str = "De inzender veranderde de tekst";
/// What to do then.
pub const GIVER_CHANGED_TEXT: &str =
    "Hier staat nu de nieuwe tekst. Wat jij koos en typte, staat er nog. Lees de tekst en kies opnieuw.";
/// A colleague was faster.
pub const COLLEAGUE_CHANGED_TEXT: &str =
    "Hier staat nu wat er van deze inbreng bekend is. Wat jij koos en typte, staat er nog.";
/// The giver took it back.
pub const TAKEN_BACK: &str = "De inzender nam dit terug. Het is weg.";
/// There is nothing after it.
pub const LAST: &str = "Dit was de laatste. Je bent door de lijst heen.";

/// Where on the way one is.
pub fn place(number: usize, of: usize) -> String {
    format!("{} van {}", thousands(number), thousands(of))
}

/// What was done.
pub fn done(state: ModerationState) -> &'static str {
    match state {
        ModerationState::New => "Staat weer bij nieuw.",
        ModerationState::Read => "Staat bij gelezen.",
        ModerationState::Approved => "Telt nu mee.",
        ModerationState::Declined => "Telt nu niet mee. De inzender leest waarom.",
    }
}

/// A colleague changed it meanwhile.
pub fn colleague_changed(who: &str) -> String {
    format!("{who} was je voor")
}

/// Hiding a part of the text.
pub fn hide(part: &str) -> String {
    format!("Verberg ‘{part}’.")
}

/// The day until which an answer was promised.
pub fn due(day: &Date) -> String {
    format!("Uiterlijk {}", day.in_dutch())
}

/// What the giver says of an answer, and since when.
pub fn verdict(says: &str, heard: Option<&str>, on: &Date) -> String {
    let heard = heard.map(|heard| format!(" Voelt zich gehoord: {}.", heard.to_lowercase())).unwrap_or_default();
    format!("{says}.{heard} ({})", on.in_dutch())
}
