//! The words for what the backend of this site cannot do, and what to do instead.

use weerklank_core::staff::port::Task;

/// What this is about.
pub const TITLE: &str = "Wat hier niet kan";
/// Why.
pub const LEAD: &str = "Deze server kan niet alles wat het werkblad kan. Dit kan hier niet:";
/// A page for something that cannot be done.
pub const PAGE: &str = "Dit kan hier niet";
/// Judging cannot be done.
pub const REVIEW: &str = "Op deze server kun je inbreng alleen lezen.";
/// Nobody says that something was changed.
pub const CHANGES: &str =
    "Merken dat iemand iets veranderde terwijl jij las. Lees de lijst opnieuw voor je iets beslist.";

/// What is missing without this, and what to do instead.
pub fn without(task: Task) -> Option<&'static str> {
    Some(match task {
        Task::Review => "Inbreng laten meetellen of afwijzen.",
        Task::Reply => "Antwoord geven aan wie iets schreef.",
        Task::Publish => "Iets op de site zetten. Wie de server beheert, past de agenda zelf aan.",
        Task::KeepDraft => "Een concept bewaren. Wat je typt, staat alleen in dit venster. Maak af waar je aan begon.",
        Task::Add => "Inbreng van papier hier invullen. Vul die in op de gewone site.",
        Task::Tokens => "Codes geven en intrekken. Dat doet wie de server beheert.",
        Task::Log => "Terugzien wie wat deed.",
        Task::ExportCsv => "Alles in één bestand bewaren. Vraag dat aan wie de server beheert.",
        _ => return None,
    })
}

/// Some of what came is no contribution.
pub fn unreadable(count: usize) -> String {
    match count {
        1 => "Eén ding op de server is geen inbreng. Dat staat er hier niet bij.".to_owned(),
        count => format!("{count} dingen op de server zijn geen inbreng. Die staan er hier niet bij."),
    }
}
