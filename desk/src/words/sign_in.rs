//! The words of signing in.

use weerklank_core::staff::port::Door;

/// The heading.
pub const TITLE: &str = "Aanmelden";
/// What the desk is.
pub const LEAD: &str = "Hier lees je wat mensen sturen. Je geeft ze antwoord, en je laat zien wat ermee is gedaan.";
/// The field.
pub const TOKEN: &str = "Toegangscode";
/// What the field is for.
pub const TOKEN_HINT: &str = "Je krijgt de code van wie de site beheert. Hij blijft alleen in dit venster. Na het sluiten vul je hem opnieuw in.";
/// The button.
pub const SIGN_IN: &str = "Meld je aan";
/// The name, where one has a name and a password.
pub const NAME: &str = "Naam";
/// Which name.
pub const NAME_HINT: &str = "De naam die je kreeg van wie de server beheert. Niet je eigen naam.";
/// The password.
pub const PASSWORD: &str = "Wachtwoord";
/// What happens with it.
pub const PASSWORD_HINT: &str = "Het blijft alleen in dit venster. Na het sluiten vul je het opnieuw in.";
/// Nobody needs a code.
pub const OPEN: &str = "Deze server vraagt geen code";
/// What that means.
pub const OPEN_TEXT: &str = "Iedereen die erbij kan, kan hier alles lezen, veranderen en wissen. Dat is goed om iets te proberen. Zet er geen woorden in van echte mensen.";
/// Going in without a code.
pub const BEGIN: &str = "Ga naar het werkblad";

/// Not all was typed.
pub fn empty(door: Door) -> &'static str {
    match door {
        Door::Password => "Vul je naam en je wachtwoord in.",
        Door::Open | Door::Token => "Vul je toegangscode in.",
    }
}

/// What was typed is not right.
pub fn wrong(door: Door) -> &'static str {
    match door {
        Door::Password => "Deze naam of dit wachtwoord klopt niet. Kijk of je ze helemaal hebt overgenomen.",
        Door::Open | Door::Token => "Deze code klopt niet. Kijk of je hem helemaal hebt overgenomen.",
    }
}
