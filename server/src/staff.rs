//! Who of staff may what: the one place that lets requests of staff through.
//!
//! A router of staff has [`only_staff`] around it, also around paths that do not exist; each operation of it says
//! which role it [needs](crate::Operation), and has [`only_role`] around it.

use axum::{
    Extension,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use subtle::ConstantTimeEq;
use weerklank_core::staff::Role;

use crate::{Shared, digest::hash, feedback::credentials, problem::Problem, store::StoreError};

/// Who asks, as an extension of each request of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Access {
    /// The name of the token.
    pub(crate) name: String,
    /// What it may do.
    pub(crate) role: Role,
}

/// Lets a request through only with a right token. Who guesses is slowed down.
pub(crate) async fn only_staff(State(shared): State<Shared>, mut request: Request, next: Next) -> Response {
    let given = credentials(request.headers().get(header::AUTHORIZATION), "Bearer").unwrap_or_default();
    match access(&shared, given).await {
        Ok(Some(access)) => {
            request.extensions_mut().insert(access);
            next.run(request).await
        }
        Ok(None) => match shared.limiter.count(&request) {
            Ok(()) => not_staff().into_response(),
            Err(problem) => problem.into_response(),
        },
        Err(error) => Problem::from(error).into_response(),
    }
}

fn not_staff() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "This is for staff: send `Authorization: Bearer <token>`.")
        .in_dutch("Deze toegangscode klopt niet, of geldt niet meer.")
}

/// Who shows this token. Compares with each in constant time, whatever it finds.
async fn access(shared: &Shared, token: &str) -> Result<Option<Access>, StoreError> {
    let given = hash(token);
    let known = shared.store.stored_tokens().await?;
    let is_it = |hash: &str| bool::from(hash.as_bytes().ct_eq(given.as_bytes()));
    let found = known.into_iter().fold(None, |found, token| if is_it(&token.hash) { Some(token) } else { found });
    let Some(token) = found else { return Ok(None) };
    shared.store.token_is_used(&token).await?;
    Ok(Some(Access { name: token.info.name, role: token.info.role }))
}

/// Lets a request of staff through only when its token may do what `needed` may.
pub(crate) async fn only_role(
    State(needed): State<Role>,
    Extension(access): Extension<Access>,
    request: Request,
    next: Next,
) -> Response {
    if access.role >= needed {
        return next.run(request).await;
    }
    Problem::new(StatusCode::FORBIDDEN, "This token may not do that; `GET staff/me` says which role it has.")
        .in_dutch("Met deze toegangscode mag dit niet.")
        .into_response()
}
