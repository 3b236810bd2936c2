//! The words of the page `inbox`.

use weerklank_core::config::Helpline;

use super::thousands;

/// The heading.
pub const TITLE: &str = "Inbreng";
/// The filters.
pub const FILTERS: &str = "Wat wil je zien?";
/// The filters that few need.
pub const MORE_FILTERS: &str = "Meer keuzes";
/// Words in what was said.
pub const WORDS: &str = "Zoek op woorden";
/// Where it stands.
pub const STANDING: &str = "Wat ermee is gedaan";
/// The agenda.
pub const AGENDA: &str = "Agenda";
/// The theme.
pub const THEME: &str = "Thema";
/// Who said it.
pub const AUDIENCE: &str = "Van wie";
/// What sort of thing.
pub const KIND: &str = "Soort";
/// How long it waits.
pub const WAITS: &str = "Hoe lang het wacht";
/// What the giver thinks of the answer.
pub const SAYS: &str = "Wat de inzender van het antwoord vindt";
/// No filter of this sort.
pub const EVERYTHING: &str = "Alles";
/// Nothing is filtered any more.
pub const CLEAR: &str = "Laat alles weer zien";
/// Putting what is alike together.
pub const BY_LIKENESS: &str = "Bij elkaar wat op elkaar lijkt";
/// Reading it all again.
pub const REFRESH: &str = "Kijk of er iets bij kwam";
/// The list.
pub const LIST: &str = "Gevonden inbreng";
/// The keys.
pub const KEYS_TITLE: &str = "Sneller zonder muis";
/// What each key does. They work in the list only.
pub const KEYS: [&str; 4] = [
    "Pijl omlaag of j: naar de volgende in de lijst.",
    "Pijl omhoog of k: naar de vorige.",
    "x: kies deze, of juist niet meer.",
    "Je opent deze met Enter.",
];
/// Where these keys work.
pub const KEYS_WHERE: &str = "Dit werkt alleen als je in de lijst staat. Met Tab kom je er.";
/// Choosing everything on the page.
pub const CHOOSE_PAGE: &str = "Kies alle op deze pagina";
/// Choosing a whole group.
pub const CHOOSE_GROUP: &str = "Kies de hele groep";
/// Answering those that were chosen.
pub const ANSWER: &str = "Beantwoord samen";
/// Choosing none.
pub const CHOOSE_NONE: &str = "Kies niets meer";
/// The pages of the list.
pub const PAGES: &str = "Verder in de lijst";
/// The page before.
pub const PREVIOUS: &str = "Vorige";
/// The page after.
pub const NEXT: &str = "Volgende";
/// Nothing came in.
pub const EMPTY: &str = "Er kwam nog niets binnen";
/// What to do then.
pub const EMPTY_TEXT: &str =
    "Zodra iemand iets stuurt, staat het hier. Deel de link van je agenda, dan weten mensen ervan.";
/// Nothing was found.
pub const NOTHING: &str = "Niets gevonden";
/// What to do then.
pub const NOTHING_TEXT: &str = "Er is wel inbreng, maar niet met deze keuzes.";
/// Nothing is alike.
pub const NO_GROUPS: &str = "Niets lijkt op elkaar";
/// What to do then.
pub const NO_GROUPS_TEXT: &str = "Iedereen zegt hier iets anders. Zet ‘bij elkaar’ uit, dan zie je alles.";
/// A group whose words tell nothing.
pub const GROUP: &str = "Dit lijkt op elkaar";
/// The help lines were not looked at for long.
pub const STALE: &str = "Kijk of de hulplijnen nog kloppen";
/// What to do then.
pub const STALE_TODO: &str = "Bel of bekijk ze. Pas dan in config.json de dag aan waarop je keek. Hoe dat moet, staat in de handleiding voor beheer, deel 6.";

/// While it is read.
pub fn so_far(read: usize) -> String {
    format!("{} gelezen …", thousands(read))
}

/// How many there are.
pub fn found(count: usize) -> String {
    match count {
        0 => NOTHING.to_owned(),
        1 => "1 keer inbreng".to_owned(),
        count => format!("{} keer inbreng", thousands(count)),
    }
}

/// How many groups there are.
pub fn groups_found(count: usize) -> String {
    match count {
        1 => "1 groep".to_owned(),
        count => format!("{} groepen", thousands(count)),
    }
}

/// How many were chosen.
pub fn chosen(count: usize) -> String {
    format!("{} gekozen", thousands(count))
}

/// Where in the list one is.
pub fn page_of(page: usize, pages: usize) -> String {
    format!("Pagina {} van {}", thousands(page), thousands(pages))
}

/// Choosing one, for who does not see what is beside it.
pub fn choose(words: &str) -> String {
    format!("Kies: {words}")
}

/// The days after which something waits long, to choose from.
pub fn longer_than(days: i64) -> String {
    format!("Langer dan {days} dagen")
}

/// What a group is about.
pub fn group_about(words: &[String]) -> String {
    if words.is_empty() { GROUP.to_owned() } else { words.join(", ") }
}

/// How many people are in a group.
pub fn group_people(youth: usize, parents: usize, others: usize) -> String {
    let count = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{} {more}", thousands(count))),
    };
    let parts: Vec<_> =
        [count(youth, "jongere", "jongeren"), count(parents, "ouder", "ouders"), count(others, "ander", "anderen")]
            .into_iter()
            .flatten()
            .collect();
    parts.join(" en ")
}

/// How many more there are.
pub fn and_more(count: usize) -> String {
    format!("En nog {}.", thousands(count))
}

/// A help line that nobody looked at for long.
pub fn stale(line: &Helpline) -> String {
    format!("{}: voor het laatst bekeken op {}.", line.name, line.checked_on.in_dutch())
}
