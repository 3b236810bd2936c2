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
    /// What runs, what came of it, and what comes next.
    Progress(Slug),
    /// What became of the themes of the agenda that came before.
    Earlier(Slug),
    /// One theme of an agenda.
    Theme(Slug, Slug),
    /// Saying something about a theme, step by step.
    Answer(Slug, Slug, Step),
    /// A theme's questions on paper.
    Sheet(Slug, Slug),
    /// Choosing the three themes of an agenda that matter most, step by step.
    TopThree(Slug, Step),
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
    /// Taking an agenda to a site of one's own.
    Elsewhere,
    /// Nothing.
    NotFound,
}

/// A step of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Which themes matter most?
    Rank,
    /// Who are you?
    Who,
    /// Who was in the group that you speak for? Instead of [`Step::Who`].
    Group,
    /// Do you recognise this?
    Recognise,
    /// How much does it matter to you?
    Importance,
    /// How much would it change, and can it be done? Beside the way: only who wants it comes here.
    Place,
    /// In your own words.
    Words,
    /// What happens when you send it.
    Send,
}

impl Step {
    /// The steps from a theme to sending, in order.
    pub const OF_THEME: [Self; 5] = [Self::Who, Self::Recognise, Self::Importance, Self::Words, Self::Send];
    /// The steps from an agenda to sending a top three, in order.
    pub const OF_TOP_THREE: [Self; 4] = [Self::Rank, Self::Who, Self::Words, Self::Send];

    /// All steps of the way `way`, also those beside it.
    pub fn all(way: &'static [Self]) -> impl Iterator<Item = Self> {
        let beside = [Self::Group, Self::Place].into_iter();
        way.iter().copied().chain(beside.filter(|step| *step == Self::Group || way.contains(&Self::Importance)))
    }

    /// The place in the way `way`, counted from 0.
    fn place(self, way: &[Self]) -> Option<usize> {
        let step = if self == Self::Group { Self::Who } else { self };
        way.iter().position(|known| *known == step)
    }

    /// Which question this is of how many, if it is one: the last step of a way asks nothing, and what is asked
    /// beside it does not count.
    pub fn question(self, way: &[Self]) -> Option<(usize, usize)> {
        let questions = way.len() - 1;
        self.place(way).filter(|place| *place < questions).map(|place| (place + 1, questions))
    }

    /// The step after this one on the way `way`.
    pub fn next(self, way: &[Self]) -> Self {
        self.place(way).and_then(|place| way.get(place + 1)).copied().unwrap_or(Self::Send)
    }

    /// The step to go back to.
    pub fn previous(self, way: &[Self]) -> Option<Self> {
        match self {
            Self::Group => Some(Self::Who),
            Self::Place => Some(Self::Send),
            _ => self.place(way)?.checked_sub(1).map(|place| way[place]),
        }
    }

    /// The end of its address. The first step of a way is where the way begins.
    fn path(self, way: &[Self]) -> &'static str {
        match self {
            step if way.first() == Some(&step) => "",
            Self::Rank => "keuze/",
            Self::Who => "wie/",
            Self::Group => "groep/",
            Self::Recognise => "herken/",
            Self::Importance => "belang/",
            Self::Place => "plek/",
            Self::Words => "woorden/",
            Self::Send => "versturen/",
        }
    }

    fn parse(part: &str, way: &'static [Self]) -> Option<Self> {
        Self::all(way).find(|step| step.path(way).trim_end_matches('/') == part)
    }
}

impl Route {
    /// The pages that exist without any agenda.
    pub const FIXED: [Self; 7] =
        [Self::Start, Self::Receipt, Self::Mine, Self::Help, Self::Privacy, Self::About, Self::Elsewhere];

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
            ["op-je-eigen-site"] => Self::Elsewhere,
            [agenda] => Self::Agenda(slug(agenda)?),
            [agenda, "over"] => Self::AboutAgenda(slug(agenda)?),
            [agenda, "gedaan"] => Self::Outcomes(slug(agenda)?),
            [agenda, "voortgang"] => Self::Progress(slug(agenda)?),
            [agenda, "eerder"] => Self::Earlier(slug(agenda)?),
            [agenda, "thema", theme] => Self::Theme(slug(agenda)?, slug(theme)?),
            [agenda, "thema", theme, "antwoord"] => Self::Answer(slug(agenda)?, slug(theme)?, Step::Who),
            [agenda, "thema", theme, "antwoord", step] => {
                Self::Answer(slug(agenda)?, slug(theme)?, Step::parse(step, &Step::OF_THEME)?)
            }
            [agenda, "thema", theme, "vragenblad"] => Self::Sheet(slug(agenda)?, slug(theme)?),
            [agenda, "top-drie"] => Self::TopThree(slug(agenda)?, Step::Rank),
            [agenda, "top-drie", step] => Self::TopThree(slug(agenda)?, Step::parse(step, &Step::OF_TOP_THREE)?),
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
            Self::Elsewhere => "op-je-eigen-site/".to_owned(),
            Self::Agenda(agenda) => format!("{agenda}/"),
            Self::AboutAgenda(agenda) => format!("{agenda}/over/"),
            Self::Outcomes(agenda) => format!("{agenda}/gedaan/"),
            Self::Progress(agenda) => format!("{agenda}/voortgang/"),
            Self::Earlier(agenda) => format!("{agenda}/eerder/"),
            Self::Theme(agenda, theme) => format!("{agenda}/thema/{theme}/"),
            Self::Answer(agenda, theme, step) => {
                format!("{agenda}/thema/{theme}/antwoord/{}", step.path(&Step::OF_THEME))
            }
            Self::Sheet(agenda, theme) => format!("{agenda}/thema/{theme}/vragenblad/"),
            Self::TopThree(agenda, step) => format!("{agenda}/top-drie/{}", step.path(&Step::OF_TOP_THREE)),
        }
    }

    /// The agenda that the page is about.
    pub fn agenda(&self) -> Option<&Slug> {
        match self {
            Self::Agenda(agenda)
            | Self::AboutAgenda(agenda)
            | Self::Outcomes(agenda)
            | Self::Progress(agenda)
            | Self::Earlier(agenda)
            | Self::Theme(agenda, _)
            | Self::Answer(agenda, _, _)
            | Self::Sheet(agenda, _)
            | Self::TopThree(agenda, _) => Some(agenda),
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
            Route::Progress(a.clone()),
            Route::Earlier(a.clone()),
            Route::Theme(a.clone(), t.clone()),
        ]);
        routes.push(Route::Sheet(a.clone(), t.clone()));
        routes.extend(Step::all(&Step::OF_THEME).map(|step| Route::Answer(a.clone(), t.clone(), step)));
        routes.extend(Step::all(&Step::OF_TOP_THREE).map(|step| Route::TopThree(a.clone(), step)));
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
    fn every_step_leads_on_and_back() {
        for way in [&Step::OF_THEME[..], &Step::OF_TOP_THREE] {
            for (place, step) in way.iter().enumerate() {
                assert_eq!(step.previous(way), place.checked_sub(1).map(|place| way[place]));
                assert_eq!(step.next(way), way.get(place + 1).copied().unwrap_or(Step::Send));
            }
        }
        let way = &Step::OF_THEME;
        assert_eq!((Step::Group.previous(way), Step::Group.next(way)), (Some(Step::Who), Step::Recognise));
        assert_eq!((Step::Place.previous(way), Step::Place.next(way)), (Some(Step::Send), Step::Send));
        assert_eq!((Step::Group.question(way), Step::Words.question(way)), (Some((1, 4)), Some((4, 4))));
        assert_eq!((Step::Place.question(way), Step::Send.question(way)), (None, None));
    }

    #[test]
    fn nonsense_is_not_found() {
        for path in [
            "A",
            "a/b",
            "a/thema",
            "a/thema/t/antwoord/x",
            "a/thema/t/antwoord/herken/y",
            "a/top-drie/herken",
            "..",
            "%3Cscript%3E",
        ] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }
}
