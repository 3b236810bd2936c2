//! What is being written. It lives in this tab only, and is gone when the tab is closed, unless its writer asks to keep it.

use serde::{Deserialize, Serialize};
use weerklank_core::{
    date::Date,
    feedback::{self, AgeBand, Answers, Audience, Feedback, GROUP, Kind, Via},
    json, reads,
    receipt::ReceiptCode,
    slug::Slug,
};

use crate::platform::storage::Area;

/// The version of [`Feedback`] that this application writes.
const APP: &str = "1";

/// What someone is about to say about a theme, or about what comes first in an agenda: the form as they see it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Who they are.
    pub audience: Option<Audience>,
    /// "Herken je dit?", 1 to 5.
    pub recognise: Option<u8>,
    /// "Hoe belangrijk is dit voor jou?", 1 to 5.
    pub importance: Option<u8>,
    /// "Maakt dit veel uit?", 1 to 5.
    pub impact: Option<u8>,
    /// "Kan het ook echt?", 1 to 5.
    pub feasible: Option<u8>,
    /// The themes that matter most to them, best first.
    pub ranking: Vec<Slug>,
    /// With how many people the group is that they speak for, as typed; empty when they speak for themselves.
    pub group_size: String,
    /// What sort of thing they say in their own words.
    pub kind: Option<Kind>,
    /// In their own words.
    pub text: String,
    /// A rough age.
    pub age_band: Option<AgeBand>,
    /// Whether a sentence of theirs may be shown. Nobody is quoted unless they say so.
    pub quote_ok: bool,
    /// Whether it is kept on this device as well, which its writer asked for.
    pub on_device: bool,
}

impl Draft {
    /// The draft about this theme, or about the agenda as a whole; or an empty one.
    pub fn load(agenda: &Slug, theme: Option<&Slug>) -> Self {
        let key = key(agenda, theme);
        let kept = Area::Tab.get(&key).or_else(|| Area::Device.get(&key));
        kept.and_then(|json| json::read(&json).ok()).unwrap_or_default()
    }

    /// Keeps the draft in this tab, and on this device if that is wanted; `false` when that does not work here.
    pub fn keep(&self, agenda: &Slug, theme: Option<&Slug>) -> bool {
        let key = key(agenda, theme);
        let Ok(json) = serde_json::to_string(self) else { return false };
        let in_tab = Area::Tab.set(&key, &json);
        if self.on_device {
            return Area::Device.set(&key, &json);
        }
        Area::Device.remove(&key);
        in_tab
    }

    /// Removes that draft.
    pub fn forget(agenda: &Slug, theme: Option<&Slug>) {
        let key = key(agenda, theme);
        Area::Tab.remove(&key);
        Area::Device.remove(&key);
    }

    /// Whether nothing was said yet. Who one is, is not saying something.
    pub fn is_empty(&self) -> bool {
        self.answers() == Answers::default() && self.ranking.is_empty() && self.text.trim().is_empty()
    }

    /// Whether they speak for a group.
    pub fn is_of_group(&self) -> bool {
        !self.group_size.is_empty()
    }

    /// With how many people the group is; nothing when there is none, or when what was typed cannot be.
    pub fn people(&self) -> Option<u16> {
        self.group_size.trim().parse().ok().filter(|size| GROUP.contains(size))
    }

    fn answers(&self) -> Answers {
        let Self { recognise, importance, impact, feasible, .. } = *self;
        Answers { recognise, importance, impact, feasible }
    }

    /// The feedback about `theme` that this draft becomes under `code`.
    pub fn feedback(&self, agenda: &Slug, theme: &Slug, code: &ReceiptCode, today: &Date) -> Feedback {
        let text = feedback::said(&self.text);
        let speaks = text.is_some();
        Feedback {
            id: code.feedback_id(),
            secret_hash: code.secret().hash(),
            agenda: agenda.clone(),
            theme: theme.clone(),
            question: None,
            audience: self.audience.unwrap_or(Audience::Other),
            // What is not said in words is a choice, not an idea or a worry.
            kind: if speaks { self.kind } else { self.recognise.map(|_| Kind::Recognise) },
            answers: self.answers(),
            ranking: self.ranking.clone(),
            text,
            // Without words there is nothing to quote.
            quote_ok: self.quote_ok && speaks,
            // A group has no age.
            age_band: self.age_band.filter(|_| self.audience == Some(Audience::Youth) && !self.is_of_group()),
            lang: Some("nl".to_owned()),
            via: if self.is_of_group() { Via::Group } else { Via::Oneself },
            group_size: self.people(),
            created_on: today.clone(),
            app: Some(APP.to_owned()),
        }
    }
}

reads!(Draft {
    audience,
    recognise,
    importance,
    impact,
    feasible,
    ranking,
    group_size,
    kind,
    text,
    age_band,
    quote_ok,
    on_device
});

fn key(agenda: &Slug, theme: Option<&Slug>) -> String {
    format!("draft.{agenda}.{}", theme.map_or("", Slug::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_becomes_feedback_that_the_server_accepts() {
        let code = ReceiptCode::from_entropy([5; 12]);
        let (agenda, theme) = (Slug::parse("a").unwrap(), Slug::parse("t").unwrap());
        let today = Date::parse("2026-11-22").unwrap();
        let draft = Draft { audience: Some(Audience::Youth), text: "  Hoi \n".to_owned(), ..Draft::default() };
        let feedback = draft.feedback(&agenda, &theme, &code, &today);
        assert_eq!(feedback.problems(), []);
        assert_eq!(feedback.text.as_deref(), Some("  Hoi \n"), "as it was typed");
        assert!(!feedback.quote_ok, "nobody is quoted unless they say so");
        let blank = Draft { text: " \n".to_owned(), ..draft };
        assert_eq!(blank.feedback(&agenda, &theme, &code, &today).text, None);
        assert!(Draft { audience: Some(Audience::Youth), ..Draft::default() }.is_empty());
    }

    #[test]
    fn what_belongs_to_words_or_to_young_people_goes_along_only_with_them() {
        let code = ReceiptCode::from_entropy([5; 12]);
        let (agenda, theme) = (Slug::parse("a").unwrap(), Slug::parse("t").unwrap());
        let today = Date::parse("2026-11-22").unwrap();
        let draft = Draft {
            audience: Some(Audience::Parent),
            recognise: Some(4),
            kind: Some(Kind::Idea),
            age_band: Some(AgeBand::From16),
            quote_ok: true,
            ..Draft::default()
        };
        let feedback = draft.feedback(&agenda, &theme, &code, &today);
        assert_eq!((feedback.kind, feedback.age_band, feedback.quote_ok), (Some(Kind::Recognise), None, false));
        let draft = Draft { audience: Some(Audience::Youth), text: "Hoi".to_owned(), ..draft };
        let feedback = draft.feedback(&agenda, &theme, &code, &today);
        assert_eq!((feedback.kind, feedback.age_band), (Some(Kind::Idea), Some(AgeBand::From16)));
        assert!(feedback.quote_ok);
    }

    #[test]
    fn a_group_is_said_to_be_one_and_has_no_age() {
        let code = ReceiptCode::from_entropy([5; 12]);
        let (agenda, theme) = (Slug::parse("a").unwrap(), Slug::parse("t").unwrap());
        let today = Date::parse("2026-11-22").unwrap();
        let of = |typed: &str| {
            let audience = Some(Audience::Youth);
            let age_band = Some(AgeBand::From16);
            let draft =
                Draft { audience, age_band, recognise: Some(4), group_size: typed.to_owned(), ..Draft::default() };
            draft.feedback(&agenda, &theme, &code, &today)
        };
        let group = of(" 8 ");
        assert_eq!(group.problems(), []);
        assert_eq!((group.via, group.group_size, group.age_band), (Via::Group, Some(8), None));
        assert_eq!((of("").via, of("").group_size, of("").age_band), (Via::Oneself, None, Some(AgeBand::From16)));
        for typed in ["1", "acht", "-3", "501", "99999999"] {
            assert_eq!(of(typed).problems().len(), 1, "{typed} is no number of people");
        }
    }
}
