//! The words of the page `numbers`.

use weerklank_core::{
    date::Date,
    desk::numbers::{Tally, Times},
    verdict::{Says, VerdictCounts},
};

use super::thousands;

/// The heading.
pub const TITLE: &str = "Cijfers";
/// What of it is public.
pub const PUBLIC: &str =
    "Deze cijfers zijn voor je team. Op de site staat minder: nooit een getal onder de 5, en nooit wie iets zei.";
/// What counts.
pub const COUNTED: &str = "Een groep telt als alle mensen in die groep. Wat niet meetelt, zit niet in deze cijfers.";
/// By theme.
pub const THEMES: &str = "Per thema";
/// By audience.
pub const AUDIENCES: &str = "Van wie";
/// By week.
pub const WEEKS: &str = "Per week";
/// What stands where.
pub const STANDINGS: &str = "Wat ermee is gedaan";
/// Waiting.
pub const TIMES: &str = "Hoe snel er antwoord is";
/// The verdicts.
pub const VERDICTS: &str = "Wat inzenders van de antwoorden vinden";
/// No verdicts.
pub const NO_VERDICTS: &str = "Nog niemand zei wat ze van een antwoord vinden.";
/// The figures of the bars.
pub const TABLE: &str = "Bekijk dit als tabel";
/// Columns of the tables.
pub const THEME: &str = "Thema";
/// Columns of the tables.
pub const WEEK: &str = "Week vanaf";
/// Columns of the tables.
pub const PEOPLE: &str = "Mensen";
/// Columns of the tables.
pub const ON_SITE: &str = "Op de site";
/// Columns of the tables.
pub const ANSWER: &str = "Antwoord";
/// Columns of the tables.
pub const WHAT: &str = "Stand";
/// Columns of the tables.
pub const OFTEN: &str = "Keer";
/// Nothing of it is on the site.
pub const NOT_ON_SITE: &str = "Nog niets";

/// How many people, and in how many contributions when that differs.
pub fn tally(tally: Tally) -> String {
    let (people, times) = (count(tally.people), count(tally.contributions));
    if tally.people == tally.contributions { people } else { format!("{people}, in {times} keer inbreng") }
}

/// A number, with points between thousands.
pub fn count(number: u32) -> String {
    thousands(usize::try_from(number).unwrap_or(usize::MAX))
}

/// All together.
pub fn all(all: Tally) -> String {
    format!("{} mensen zeiden iets, in {} keer inbreng.", count(all.people), count(all.contributions))
}

/// A week, by its Monday.
pub fn week(monday: &Date) -> String {
    format!("Week {}, {}", monday.week().1, monday.in_dutch())
}

/// How fast there is an answer, in sentences.
pub fn times(times: &Times) -> Vec<String> {
    let mut said =
        vec![format!("{} keer is er antwoord. Daarvan {} keer op tijd.", count(times.answered), count(times.in_time))];
    said.extend(times.median.map(|days| format!("De helft had antwoord binnen {}.", days_in_words(days))));
    said.push(format!(
        "{} keer wacht iemand nog. Daarvan {} keer te lang.",
        count(times.waiting),
        count(times.overdue)
    ));
    said.extend(times.longest.map(|days| format!("Wie het langst wacht, wacht {}.", days_in_words(days))));
    said
}

fn days_in_words(days: i64) -> String {
    if days == 1 { "1 dag".to_owned() } else { format!("{days} dagen") }
}

/// What givers think of one answer.
pub fn verdict(counts: &VerdictCounts) -> String {
    let said = Says::ALL.map(|says| format!("{}: {}", weerklank::i18n::says(says), count(counts.number(says))));
    said.join(". ") + "."
}
