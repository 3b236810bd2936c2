//! What the path of a request names.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use weerklank_core::{receipt::FeedbackId, slug::Slug, staff::Part};

/// What a path names, by the names in its template. What cannot be an id is absent, and leads nowhere.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) id: Option<FeedbackId>,
    pub(crate) agenda: Option<Slug>,
    pub(crate) outcome: Option<Slug>,
    pub(crate) part: Option<Part>,
    pub(crate) item: Option<Slug>,
}

impl Named {
    /// The same, with the outcome as what it is among the parts of an agenda.
    pub(crate) fn of_outcome(self) -> Self {
        Self { part: Some(Part::Outcomes), item: self.outcome.clone(), ..self }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let Ok(path) = RawPathParams::from_request_parts(parts, state).await else { return Ok(Self::default()) };
        let value = |wanted| path.iter().find_map(|(name, value)| (name == wanted).then_some(value));
        Ok(Self {
            id: value("id").and_then(FeedbackId::parse),
            agenda: value("agenda").and_then(Slug::parse),
            outcome: value("outcome").and_then(Slug::parse),
            part: value("part").and_then(Part::parse),
            item: value("item").and_then(Slug::parse),
        })
    }
}
