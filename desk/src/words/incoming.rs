//! Words about what came in, wherever it is shown.

use weerklank::i18n;
use weerklank_core::{
    desk::inbox::Standing,
    feedback::{Answers, Audience, Feedback, Kind},
};

use super::thousands;

/// What was said without words.
pub const NO_TEXT: &str = "Alleen gekozen, niets geschreven";
/// A top three without words.
pub const RANKING: &str = "Een top drie, niets geschreven";
/// It waits for nothing any more.
pub const ANSWERED: &str = "Heeft antwoord.";

/// What was chosen by who wrote nothing.
pub fn chosen(answers: &Answers) -> String {
    let Answers { recognise, importance, impact, feasible } = *answers;
    let chosen = [
        recognise.map(i18n::recognise),
        importance.map(i18n::importance),
        impact.map(i18n::impact),
        feasible.map(i18n::feasible),
    ];
    let chosen: Vec<_> = chosen.into_iter().flatten().map(|answer| format!("‘{answer}’")).collect();
    if chosen.is_empty() { NO_TEXT.to_owned() } else { format!("Koos {}", chosen.join(" en ")) }
}

/// Where something stands.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Unread => "Nog niet gelezen",
        Standing::Read => "Gelezen",
        Standing::Approved => "Telt mee",
        Standing::Declined => "Telt niet mee",
        Standing::Waiting => "Wacht op antwoord",
        Standing::Answered => "Heeft antwoord",
    }
}

/// Who said it.
pub fn people(audience: Audience) -> &'static str {
    match audience {
        Audience::Youth => "Jongeren",
        Audience::Parent => "Ouders",
        Audience::Professional => "Mensen die met jongeren werken",
        Audience::Other => "Anderen",
    }
}

/// Who said this.
pub fn speaker(feedback: &Feedback) -> String {
    let alone = match feedback.audience {
        Audience::Youth => "Een jongere",
        Audience::Parent => "Een ouder",
        Audience::Professional => "Iemand die met jongeren werkt",
        Audience::Other => "Iemand anders",
    };
    feedback.group_size.map_or(alone.to_owned(), |size| i18n::speaker(feedback.audience, Some(size)))
}

/// What sort of thing was said.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Recognise => "Of iemand dit herkent",
        other => i18n::kind(other),
    }
}

/// How long it waits.
pub fn waits(days: i64) -> String {
    match days {
        0 => "Kwam vandaag.".to_owned(),
        1 => "Wacht 1 dag.".to_owned(),
        days => format!("Wacht {} dagen.", thousands(usize::try_from(days).unwrap_or_default())),
    }
}

/// How much too late an answer is.
pub fn late(days: i64) -> String {
    match days {
        1 => "1 dag te laat".to_owned(),
        days => format!("{days} dagen te laat"),
    }
}
