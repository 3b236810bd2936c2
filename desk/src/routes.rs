//! Every address of the desk: the part after `#`, so that any web server can serve it.

use weerklank_core::{
    receipt::FeedbackId,
    slug::Slug,
    staff::{Part, port::Task},
};

/// Where the desk is, against the site's own address.
pub const DESK: &str = "werkblad/";

/// A page of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What came in.
    Inbox,
    /// One contribution.
    Contribution(FeedbackId),
    /// Answering those that were chosen in the inbox.
    Answer,
    /// The agendas, and what can be edited of each.
    Agendas,
    /// One agenda: what can be edited of it.
    Agenda(Slug),
    /// Editing one thing of it; a new one when it has no id yet.
    Edit(Slug, Part, Option<Slug>),
    /// What is being written.
    Drafts,
    /// Numbers.
    Numbers,
    /// What came on paper.
    Paper,
    /// Tokens, rules, and taking everything out.
    Access,
    /// Who did what.
    Log,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// The address, after `#`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Inbox | Self::Unknown => "/".to_owned(),
            Self::Contribution(id) => format!("/inbreng/{}", id.as_str()),
            Self::Answer => "/antwoord".to_owned(),
            Self::Agendas => "/agenda".to_owned(),
            Self::Agenda(agenda) => format!("/agenda/{agenda}"),
            Self::Edit(agenda, part, None) => format!("/agenda/{agenda}/{}", part.name()),
            Self::Edit(agenda, part, Some(item)) => format!("/agenda/{agenda}/{}/{item}", part.name()),
            Self::Drafts => "/concepten".to_owned(),
            Self::Numbers => "/cijfers".to_owned(),
            Self::Paper => "/papier".to_owned(),
            Self::Access => "/toegang".to_owned(),
            Self::Log => "/logboek".to_owned(),
        }
    }

    /// What the backend has to be able to do for this page.
    pub fn needs(&self) -> Option<Task> {
        match self {
            Self::Inbox | Self::Contribution(_) | Self::Numbers | Self::Unknown => None,
            Self::Answer | Self::Edit(_, Part::Replies, _) => Some(Task::Reply),
            Self::Agendas | Self::Agenda(_) | Self::Edit(..) => Some(Task::Publish),
            Self::Drafts => Some(Task::KeepDraft),
            Self::Paper => Some(Task::Add),
            Self::Access => Some(Task::Tokens),
            Self::Log => Some(Task::Log),
        }
    }

    /// The page at an address, as [`Route::fragment`] writes it.
    pub fn at(fragment: &str) -> Self {
        let parts: Vec<_> = fragment.split('/').filter(|part| !part.is_empty()).collect();
        let found = match parts.as_slice() {
            [] => Some(Self::Inbox),
            ["inbreng", id] => FeedbackId::parse(id).map(Self::Contribution),
            ["antwoord"] => Some(Self::Answer),
            ["agenda"] => Some(Self::Agendas),
            ["agenda", agenda] => Slug::parse(agenda).map(Self::Agenda),
            ["agenda", agenda, part] => {
                Slug::parse(agenda).zip(Part::parse(part)).map(|(agenda, part)| Self::Edit(agenda, part, None))
            }
            ["agenda", agenda, part, item] => Slug::parse(agenda)
                .zip(Part::parse(part))
                .zip(Slug::parse(item))
                .map(|((agenda, part), item)| Self::Edit(agenda, part, Some(item))),
            ["concepten"] => Some(Self::Drafts),
            ["cijfers"] => Some(Self::Numbers),
            ["papier"] => Some(Self::Paper),
            ["toegang"] => Some(Self::Access),
            ["logboek"] => Some(Self::Log),
            _ => None,
        };
        found.unwrap_or(Self::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        let slug = |text| Slug::parse(text).unwrap();
        let id = FeedbackId::parse(&"0".repeat(32)).unwrap();
        let routes = [
            Route::Inbox,
            Route::Contribution(id),
            Route::Answer,
            Route::Agendas,
            Route::Agenda(slug("galm")),
            Route::Edit(slug("galm"), Part::Outcomes, None),
            Route::Edit(slug("galm"), Part::Themes, Some(slug("wachten"))),
            Route::Drafts,
            Route::Numbers,
            Route::Paper,
            Route::Access,
            Route::Log,
        ];
        for route in routes {
            assert_eq!(Route::at(&route.fragment()), route);
        }
        for nowhere in ["/nergens", "/inbreng/x", "/agenda/galm/x", "/agenda/g/outcomes/a/b"] {
            assert_eq!(Route::at(nowhere), Route::Unknown, "{nowhere}");
        }
    }
}
