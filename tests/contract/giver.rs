//! Somebody with a receipt code.

use serde_json::{Value, json};
use weerklank_core::{
    date::Date,
    feedback::{Answers, Audience, Feedback, Via},
    receipt::ReceiptCode,
    slug::Slug,
};
use weerklank_server::clock;

pub(crate) struct Giver(ReceiptCode);

impl Giver {
    /// Another giver for each number.
    pub(crate) fn new(number: u8) -> Self {
        Self(ReceiptCode::from_entropy([number; 12]))
    }

    pub(crate) fn id(&self) -> String {
        self.0.feedback_id().as_str().to_owned()
    }

    pub(crate) fn code(&self) -> &ReceiptCode {
        &self.0
    }

    /// The value of the `Authorization` header.
    pub(crate) fn receipt(&self) -> String {
        format!("Receipt {}", self.0.secret().expose())
    }

    /// An outcome with this id that answers what they said about the theme `wachten`.
    pub(crate) fn is_answered_with(&self, outcome: &str) -> Value {
        json!({ "outcome": korter(outcome), "feedback": [self.id()], "text": "Dank je. Lees wat we doen." })
    }

    /// What they think of an outcome.
    pub(crate) fn thinks(&self, outcome: &str, says: &str) -> Value {
        json!({ "outcome": outcome, "says": says, "heard": "yes", "text": "Ja.", "on": clock::today() })
    }

    /// Words about the theme `wachten` of the agenda `galm`.
    pub(crate) fn says(&self, text: &str) -> Feedback {
        Feedback {
            id: self.0.feedback_id(),
            secret_hash: self.0.secret().hash(),
            agenda: slug("galm"),
            theme: slug("wachten"),
            question: Some(slug("hoe-lang")),
            audience: Audience::Youth,
            kind: None,
            answers: Answers { recognise: Some(4), ..Answers::default() },
            ranking: Vec::new(),
            text: Some(text.to_owned()),
            quote_ok: false,
            age_band: None,
            lang: Some("nl".to_owned()),
            via: Via::Oneself,
            group_size: None,
            created_on: Date::parse(clock::today().as_str()).expect("today is a date"),
            app: None,
        }
    }
}

/// An outcome of the theme `wachten`.
pub(crate) fn korter(id: &str) -> Value {
    json!({
        "id": id, "theme": "wachten", "heard": easy("Wachten duurt te lang."), "state": "doing",
        "decided": easy("We bellen elke maand."), "why": easy("Dan weet je hoe het staat."), "on": "2026-11-01",
        "colour_of_the_pen": "green"
    })
}

/// A text in plain and in easy words.
pub(crate) fn easy(nl: &str) -> Value {
    json!({ "nl": nl, "nl-simple": nl })
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}
