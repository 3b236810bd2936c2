//! Every address of the application. The only place that knows paths.
//!
//! Addresses name agendas and themes, never a person, a receipt or what someone wrote.

use weerklank_core::slug::Slug;

/// An address of the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The list of agendas.
    Start,
    /// One agenda.
    Agenda(Slug),
    /// Where an agenda comes from and who made it.
    AboutAgenda(Slug),
    /// What was done with what people said.
    Outcomes(Slug),
    /// What became of the themes of the agenda that came before.
    Earlier(Slug),
    /// One theme of an agenda.
    Theme(Slug, Slug),
    /// Saying something about a theme, step by step.
    Answer(Slug, Slug, Step),
    /// The receipt of what was just sent.
    Receipt,
    /// Finding back what one said.
    Mine,
    /// Where to find help.
    Help,
    /// What happens with what people say.
    Privacy,
    /// What this site is.
    About,
    /// Nothing.
    NotFound,
}

/// A step of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who are you?
    Who,
    /// Do you recognise this?
    Recognise,
    /// How much does it matter to you?
    Importance,
    /// In your own words.
    Words,
    /// What happens when you send it.
    Send,
}

impl Step {
    /// The steps, in order.
    pub const ALL: [Self; 5] = [Self::Who, Self::Recognise, Self::Importance, Self::Words, Self::Send];

    /// How many of them ask something: all but the last.
    pub const QUESTIONS: usize = Self::ALL.len() - 1;

    /// The step's number, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|place| Self::ALL[place])
    }

    fn path(self) -> &'static str {
        match self {
            Self::Who => "",
            Self::Recognise => "herken/",
            Self::Importance => "belang/",
            Self::Words => "woorden/",
            Self::Send => "versturen/",
        }
    }
}

impl Route {
    /// The pages that exist without any agenda.
    pub const FIXED: [Self; 6] = [Self::Start, Self::Receipt, Self::Mine, Self::Help, Self::Privacy, Self::About];

    /// Reads the path of an address, without the site's base and with or without the last slash.
    pub fn parse(path: &str) -> Self {
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty() && *part != "index.html").collect();
        Self::of_parts(&parts).unwrap_or(Self::NotFound)
    }

    fn of_parts(parts: &[&str]) -> Option<Self> {
        let slug = |text: &str| Slug::parse(text);
        Some(match *parts {
            [] => Self::Start,
            ["bon"] => Self::Receipt,
            ["mijn-inbreng"] => Self::Mine,
            ["hulp"] => Self::Help,
            ["privacy"] => Self::Privacy,
            ["over"] => Self::About,
            [agenda] => Self::Agenda(slug(agenda)?),
            [agenda, "over"] => Self::AboutAgenda(slug(agenda)?),
            [agenda, "gedaan"] => Self::Outcomes(slug(agenda)?),
            [agenda, "eerder"] => Self::Earlier(slug(agenda)?),
            [agenda, "thema", theme] => Self::Theme(slug(agenda)?, slug(theme)?),
            [agenda, "thema", theme, "antwoord"] => Self::Answer(slug(agenda)?, slug(theme)?, Step::Who),
            [agenda, "thema", theme, "antwoord", step] => {
                let step = Step::ALL.into_iter().find(|known| known.path().trim_end_matches('/') == step)?;
                Self::Answer(slug(agenda)?, slug(theme)?, step)
            }
            _ => return None,
        })
    }

    /// The path, without the site's base. It ends in a slash, as static hosts want it.
    pub fn path(&self) -> String {
        match self {
            Self::Start | Self::NotFound => String::new(),
            Self::Receipt => "bon/".to_owned(),
            Self::Mine => "mijn-inbreng/".to_owned(),
            Self::Help => "hulp/".to_owned(),
            Self::Privacy => "privacy/".to_owned(),
            Self::About => "over/".to_owned(),
            Self::Agenda(agenda) => format!("{agenda}/"),
            Self::AboutAgenda(agenda) => format!("{agenda}/over/"),
            Self::Outcomes(agenda) => format!("{agenda}/gedaan/"),
            Self::Earlier(agenda) => format!("{agenda}/eerder/"),
            Self::Theme(agenda, theme) => format!("{agenda}/thema/{theme}/"),
            Self::Answer(agenda, theme, step) => format!("{agenda}/thema/{theme}/antwoord/{}", step.path()),
        }
    }

    /// The agenda that the page is about.
    pub fn agenda(&self) -> Option<&Slug> {
        match self {
            Self::Agenda(agenda)
            | Self::AboutAgenda(agenda)
            | Self::Outcomes(agenda)
            | Self::Earlier(agenda)
            | Self::Theme(agenda, _)
            | Self::Answer(agenda, _, _) => Some(agenda),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn every_route() -> Vec<Route> {
        let (a, t) = (slug("st-raw-2025"), slug("meepraten"));
        let mut routes = Route::FIXED.to_vec();
        routes.extend([
            Route::Agenda(a.clone()),
            Route::AboutAgenda(a.clone()),
            Route::Outcomes(a.clone()),
            Route::Earlier(a.clone()),
            Route::Theme(a.clone(), t.clone()),
        ]);
        routes.extend(Step::ALL.map(|step| Route::Answer(a.clone(), t.clone(), step)));
        routes
    }

    #[test]
    fn every_address_reads_back() {
        for route in every_route() {
            let path = route.path();
            assert_eq!(Route::parse(&path), route, "{path}");
            assert_eq!(Route::parse(path.trim_end_matches('/')), route, "{path} without the last slash");
            assert_eq!(Route::parse(&format!("/{path}index.html")), route, "{path} as a file");
        }
    }

    #[test]
    fn nonsense_is_not_found() {
        for path in ["A", "a/b", "a/thema", "a/thema/t/antwoord/x", "a/thema/t/antwoord/herken/y", "..", "%3Cscript%3E"]
        {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }
}
