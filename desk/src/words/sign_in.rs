//! The words of signing in.

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
/// Nothing was typed.
pub const EMPTY: &str = "Vul je toegangscode in.";
/// The code is not right.
pub const WRONG: &str = "Deze code klopt niet. Kijk of je hem helemaal hebt overgenomen.";
