//! Every answer that is an error: `application/problem+json` (RFC 9457), never HTML.
//!
//! `detail` is for who builds on the interface; `errors` are for the giver, in plain Dutch, each at its
//! field. Nothing of the request is repeated in an answer.

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use weerklank_core::{feedback, staff::Conflict};

use crate::{Shared, store::StoreError};

/// An answer that is an error.
#[derive(Debug, Clone)]
pub struct Problem {
    status: StatusCode,
    detail: &'static str,
    errors: Vec<FieldProblem>,
    conflict: Option<Conflict>,
    retry_after: Option<u32>,
}

/// What is wrong with one field, in words for the giver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The field, as JSON pointer into the request's body.
    pub pointer: String,
    /// What is wrong and what to do, in plain Dutch.
    pub detail: String,
}

impl FieldProblem {
    /// A problem with the field at `pointer`.
    pub fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), detail: detail.into() }
    }
}

impl From<feedback::Problem> for FieldProblem {
    fn from(problem: feedback::Problem) -> Self {
        Self::new(problem.field.pointer(), problem.message)
    }
}

impl Problem {
    /// A problem with `status`; `detail` says to a developer what is wrong and what to do.
    pub fn new(status: StatusCode, detail: &'static str) -> Self {
        Self { status, detail, errors: Vec::new(), conflict: None, retry_after: None }
    }

    /// What is understood, but not acceptable: 422, with what is wrong at each field.
    pub fn invalid(errors: Vec<FieldProblem>) -> Self {
        let detail = "Some fields are not acceptable; `errors` says which, in words for the giver.";
        Self { errors, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail) }
    }

    /// What somebody else changed since it was read: 409, with what is there now.
    pub fn conflict(conflict: Conflict) -> Self {
        let problem = Self::new(StatusCode::CONFLICT, "This was changed since; `conflict` says what is there now.")
            .in_dutch("Iemand heeft dit intussen veranderd. Kijk eerst wat er nu staat.");
        Self { conflict: Some(conflict), ..problem }
    }

    /// Says what is wrong with one field.
    #[must_use]
    pub fn at(self, field: FieldProblem) -> Self {
        Self { errors: vec![field], ..self }
    }

    /// Says in plain Dutch what is wrong with the whole.
    #[must_use]
    pub fn in_dutch(self, detail: &str) -> Self {
        self.at(FieldProblem::new("", detail))
    }

    /// Says when to come again.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldProblem],
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<&'a Conflict>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let title = self.status.canonical_reason().unwrap_or_default();
        let Self { status, detail, errors, conflict, .. } = &self;
        let body = Body { title, status: status.as_u16(), detail, errors, conflict: conflict.as_ref() };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"staff\""));
        }
        response
    }
}

/// What went wrong is logged here, once, and hidden from who asked.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!("the database: {error}");
        if error.is_busy() {
            Self::new(StatusCode::SERVICE_UNAVAILABLE, "The database is busy. Try again.").retry_after(2)
        } else {
            Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The database did not answer as it should.")
        }
    }
}

/// A body that is a JSON document of type `T`, at most as large as the router allows.
pub(crate) struct Document<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Shared> for Document<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, shared: &Shared) -> Result<Self, Problem> {
        // The type is asked for because a form of another site can send anything but this one.
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json."));
        }
        let read = tokio::time::timeout(shared.body_timeout, Bytes::from_request(request, shared)).await;
        let body = match read {
            Ok(Ok(body)) => body,
            Ok(Err(BytesRejection::FailedToBufferBody(failed))) if failed.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                return Err(Problem::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "The body is too large; docs/openapi.yaml says how large it may be.",
                ));
            }
            Ok(Err(_)) => return Err(Problem::new(StatusCode::BAD_REQUEST, "The body broke off.")),
            Err(_) => return Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "The body came too slowly.")),
        };
        // What serde found is not repeated: it can hold what a person wrote.
        let document = serde_json::from_slice(&body)
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "The body is not JSON of the described form."))?;
        Ok(Self(document))
    }
}
