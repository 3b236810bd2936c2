//! What the fields of an agenda are called, and what to keep in mind.

use weerklank_core::outcome::OutcomeState;

/// A value as it is stored, and what it is called.
type Called = (&'static str, &'static str);

/// The level that everybody reads.
pub const PLAIN: &str = "Gewoon";
/// The level for who wants it easier.
pub const EASY: &str = "Makkelijk";
/// The same inside a sentence.
pub const EASY_LOWER: &str = "makkelijk";
/// A choice that nobody made.
pub const NO_CHOICE: &str = "Niets gekozen";
/// What few need.
pub const RARE: &str = "Meer om in te vullen";
/// Adds a row.
pub fn add(name: &str) -> String {
    format!("{name} erbij")
}
/// Takes a row away.
pub fn remove(name: &str, place: usize) -> String {
    format!("Haal {} {place} weg", name.to_lowercase())
}

/// Nothing is filled in.
pub const FILL_IN: &str = "Vul dit in.";
/// Only the easy version is there.
pub const NOT_PLAIN: &str = "Schrijf dit ook gewoon op.";
/// Only the plain version is there.
pub const NOT_EASY: &str = "Schrijf dit ook in makkelijke taal.";
/// This is no day.
pub const NO_DAY: &str = "Schrijf de dag zo: 2026-11-30.";
/// This is no number.
pub const NO_NUMBER: &str = "Vul een getal in.";

/// A theme.
pub const THEME: &str = "Thema";
/// Themes.
pub const THEMES: &str = "Thema’s";
/// A question.
pub const QUESTION: &str = "Vraag uit de agenda";
/// When it is about one.
pub const QUESTION_HINT: &str = "Alleen als dit bij één vraag hoort.";
/// What was heard.
pub const HEARD: &str = "Wat we hoorden";
/// How.
pub const HEARD_HINT: &str = "Wat mensen zeiden, in een paar zinnen. Zo herkennen ze hun eigen woorden.";
/// Where it stands.
pub const STATE: &str = "Hoe staat het ervoor?";
/// What was decided.
pub const DECIDED: &str = "Wat er is besloten";
/// When.
pub const DECIDED_HINT: &str = "Nog niets besloten? Laat dit leeg.";
/// Why.
pub const WHY: &str = "Waarom";
/// When.
pub const WHY_HINT: &str = "Bij een nee hoort altijd een reden.";
/// Who.
pub const ROLE: &str = "Wie besloot dit, of is ermee bezig?";
/// How.
pub const ROLE_HINT: &str = "Een rol, geen naam. Zoals: de wethouder jeugd.";
/// Of which organisation.
pub const ORGANISATION: &str = "Organisatie";
/// Which take part.
pub const ORGANISATIONS: &str = "Organisaties";
/// Since when.
pub const ON: &str = "Sinds wanneer";
/// Which day.
pub const ON_HINT: &str = "De dag waarop dit zo werd.";
/// What comes next.
pub const NEXT: &str = "Wat er nu komt";
/// What to say.
pub const NEXT_HINT: &str = "Wat mensen hierna van je horen.";
/// When that is.
pub const NEXT_ON: &str = "Voor wanneer";
/// What that means.
pub const NEXT_ON_HINT: &str = "Dit is een belofte. Is de dag voorbij, dan zien mensen dat het langer duurt.";
/// Why it is late.
pub const LATE: &str = "Waarom het langer duurt";
/// When.
pub const LATE_HINT: &str = "Alleen als een belofte niet is gehaald.";
/// What happened.
pub const STEPS: &str = "Wat er gebeurde";
/// Of whom.
pub const STEPS_HINT: &str = "Elke stap is nieuws voor wie dit antwoord kreeg.";
/// One of them.
pub const STEP: &str = "Stap";
/// When.
pub const STEP_ON: &str = "Wanneer";
/// What.
pub const STEP_WHAT: &str = "Wat er gebeurde";
/// A change.
pub const CHANGE: &str = "Wat er in de agenda veranderde";
/// When.
pub const CHANGE_HINT: &str = "Alleen als de agenda hierdoor anders werd.";
/// What young people said.
pub const YOUTH: &str = "Wat jongeren zeiden";
/// What parents said.
pub const PARENTS: &str = "Wat ouders zeiden";
/// When.
pub const SIDES_HINT: &str = "Alleen als jongeren en ouders iets anders zeiden.";
/// How many young people.
pub const VOICES_YOUTH: &str = "Hoeveel jongeren";
/// How many parents.
pub const VOICES_PARENTS: &str = "Hoeveel ouders";
/// When.
pub const VOICES_HINT: &str = "Weet je het niet? Laat het leeg.";
/// A name.
pub const TITLE: &str = "Titel";
/// What it is about.
pub const SUMMARY: &str = "Waar gaat het over?";
/// What sort of thing.
pub const KIND: &str = "Soort";
/// Where.
pub const PLACE: &str = "Plek";
/// What is done.
pub const ACTIVITIES: &str = "Wat er gebeurt";
/// What should come of it.
pub const EXPECTED: &str = "Wat het moet opleveren";
/// What came of it.
pub const RESULTS: &str = "Wat het opleverde";
/// Honestly.
pub const RESULTS_HINT: &str = "Ook wat niet lukte.";
/// One of a list.
pub const ITEM: &str = "Punt";
/// What is measured.
pub const INDICATOR_HINT: &str = "Wat je meet.";
/// In what.
pub const UNIT: &str = "Gemeten in";
/// Where it should go.
pub const TARGET: &str = "Wat het moet worden";
/// What was measured.
pub const OBSERVATIONS: &str = "Metingen";
/// One of them.
pub const OBSERVATION: &str = "Meting";
/// How much.
pub const VALUE: &str = "Getal";
/// Among how many.
pub const PEOPLE: &str = "Bij hoeveel mensen";
/// When.
pub const PEOPLE_HINT: &str = "Weet je het niet? Laat het leeg.";
/// What changed.
pub const CHANGED: &str = "Wat er veranderde";
/// Because of what.
pub const BECAUSE: &str = "Waardoor";
/// Because of whom.
pub const THANKS_TO: &str = "Dankzij wie";
/// Why a theme matters.
pub const THEME_WHY: &str = "Waarom dit belangrijk is";
/// What people's words can change.
pub const CAN: &str = "Wat jouw woorden kunnen veranderen";
/// Honestly.
pub const CAN_HINT: &str = "Wees eerlijk. Beloof niet meer dan kan.";
/// What they cannot.
pub const CANNOT: &str = "Wat ze niet kunnen veranderen";
/// Who reads it.
pub const READER: &str = "Wie lezen de inbreng?";
/// How.
pub const READER_HINT: &str = "Een rol, geen naam.";
/// How soon.
pub const WITHIN: &str = "Antwoord binnen hoeveel dagen";
/// What that means.
pub const WITHIN_HINT: &str = "Dit is een belofte aan iedereen die iets zegt.";
/// When they look.
pub const LOOKS_ON: &str = "Wanneer jullie erover praten";
/// What that means.
pub const LOOKS_ON_HINT: &str = "De dag staat bij het thema, tot hij voorbij is.";
/// A motto.
pub const MOTTO: &str = "Motto";
/// What happens now.
pub const NOW: &str = "Wat er nu gebeurt";
/// What to say.
pub const NOW_HINT: &str = "Waar jullie mee bezig zijn, en wat er nu komt.";
/// What comes first.
pub const PRIORITIES: &str = "Hoe de volgorde tot stand kwam";
/// How a day is written.
pub const DAY_HINT: &str = "Een dag, of alleen een maand of een jaar.";

/// Where an outcome stands.
pub const STATES: &[Called] = &[
    ("heard", OutcomeState::Heard.in_dutch()),
    ("in_discussion", OutcomeState::InDiscussion.in_dutch()),
    ("decided", OutcomeState::Decided.in_dutch()),
    ("doing", OutcomeState::Doing.in_dutch()),
    ("done", OutcomeState::Done.in_dutch()),
    ("not_done", OutcomeState::NotDone.in_dutch()),
];
/// What sort of action.
pub const KINDS: &[Called] = &[
    ("pilot", "Proef"),
    ("research", "Onderzoek"),
    ("project", "Project"),
    ("action_line", "Plan"),
    ("activity", "Activiteit"),
];
/// Where an action stands.
pub const ACTION_STATES: &[Called] = &[
    ("idea", "Idee"),
    ("planned", "Gepland"),
    ("running", "Loopt nu"),
    ("evaluated", "Bekeken of het werkt"),
    ("stopped", "Gestopt"),
    ("done", "Klaar"),
];
/// What something is measured in.
pub const UNITS: &[Called] = &[
    ("percent", "Procenten"),
    ("count", "Aantallen"),
    ("degree", "Een cijfer"),
    ("ratio", "Een deel van 1"),
    ("moment", "Een moment"),
];
/// Who brought a change.
pub const GROUPS: &[Called] = &[("youth", "Jongeren"), ("parents", "Ouders"), ("everybody", "Mensen die meepraatten")];
