//! The words of the page `access`.

use weerklank_core::staff::{Role, Rules, TokenInfo};

use super::frame;

/// The heading.
pub const TITLE: &str = "Toegang";
/// The tokens.
pub const TOKENS: &str = "Wie kan erin";
/// What a name is.
pub const TOKENS_TEXT: &str =
    "Iedereen die hier werkt heeft een eigen code. Geef de code de naam van een taak of een plek. Niet van een mens.";
/// Ending a token.
pub const REVOKE: &str = "Trek in";
/// Whether to end it.
pub const REVOKE_TEXT: &str = "Wie deze code heeft, kan er meteen niet meer in. Wat met de code is gedaan, blijft staan. Je kunt dit niet terugdraaien.";
/// Ending it.
pub const REVOKE_YES: &str = "Ja, trek de code in";
/// Not ending it.
pub const CANCEL: &str = "Toch niet";
/// It was ended.
pub const REVOKED: &str = "De code is ingetrokken.";
/// A new token.
pub const MAKE: &str = "Geef iemand een code";
/// Its name.
pub const NAME: &str = "Naam van de code";
/// What sort of name.
pub const NAME_HINT: &str = "Bijvoorbeeld: redactie of stagiair. Niet meer dan 40 tekens.";
/// No name was typed.
pub const NAME_EMPTY: &str = "Vul een naam in.";
/// What it may do.
pub const ROLE: &str = "Wat mag je ermee?";
/// Making it.
pub const MAKE_YES: &str = "Maak de code";
/// It was made.
pub const MADE: &str = "De code is klaar";
/// It is shown once.
pub const MADE_TEXT: &str = "Je ziet hem maar één keer. Geef hem aan wie hem nodig heeft: op papier, of zelf verteld. Zet hem niet in een mail.";
/// Copying it.
pub const COPY: &str = "Kopieer de code";
/// It was copied.
pub const COPIED: &str = "De code is gekopieerd.";
/// It could not be copied.
pub const NOT_COPIED: &str = "Kopiëren lukte niet. Schrijf de code over.";
/// It is written down.
pub const SEEN: &str = "Ik heb hem, verberg de code";
/// The rules.
pub const RULES: &str = "Afspraken van deze site";
/// Where they are set.
pub const RULES_WHERE: &str = "Je past dit aan in config.json. Daarna start wie de server beheert hem opnieuw. De handleiding voor beheer legt het uit.";
/// Taking everything out.
pub const EXPORT: &str = "Haal alles eruit";
/// What is in it.
pub const EXPORT_TEXT: &str = "In deze bestanden staat alles wat mensen schreven. Bewaar ze waar alleen je team erbij kan. Wis ze als je klaar bent.";
/// For another server.
pub const EXPORT_JSON: &str = "Alles, voor een andere server (JSON)";
/// For a spreadsheet.
pub const EXPORT_CSV: &str = "Inbreng, voor een rekenblad (CSV)";
/// It is on its way.
pub const EXPORTING: &str = "Even wachten, het bestand komt eraan.";
/// It was saved.
pub const EXPORTED: &str = "Het bestand staat bij je downloads.";
/// It could not be saved.
pub const NOT_SAVED: &str = "Bewaren lukte niet. Probeer een andere browser.";

/// What a role may do.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Reader => "Alleen lezen",
        Role::Moderator => "Ook laten meetellen, en antwoord geven",
        Role::Publisher => "Alles: ook op de site zetten, en codes geven",
    }
}

/// A token, in sentences.
pub fn token(token: &TokenInfo) -> String {
    let used = token.used_on.as_ref().map_or_else(
        || "Nog niet gebruikt.".to_owned(),
        |on| format!("Voor het laatst gebruikt op {}.", on.in_dutch()),
    );
    format!("{}. Gemaakt op {}. {used}", capital(frame::role(token.role)), token.made_on.in_dutch())
}

/// Whether to end a token.
pub fn revoke(name: &str) -> String {
    format!("Trek je de code ‘{name}’ in?")
}

/// The rules, in sentences.
pub fn rules(rules: &Rules) -> [String; 2] {
    let eyes = if rules.four_eyes {
        "Vier ogen: wat de een schrijft, zet een ander op de site."
    } else {
        "Wie mag, zet zelf iets op de site. Er hoeft geen tweede mee te kijken."
    };
    let kept = match rules.keep_months {
        None => "Wat mensen sturen blijft bewaard, tot ze het terugnemen.".to_owned(),
        Some(1) => "Wat mensen sturen wist de server na 1 maand.".to_owned(),
        Some(months) => format!("Wat mensen sturen wist de server na {months} maanden."),
    };
    [eyes.to_owned(), kept]
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
