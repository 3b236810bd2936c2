//! The tokens of staff: who one is, and who else has one. Only the hash of a token is stored.

use std::fmt;

use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, Path, State, rejection::PathRejection},
    http::{Method, StatusCode},
    routing::{delete, get, post},
};
use serde::Deserialize;
use weerklank_core::{
    feedback::LARGEST_BODY,
    staff::{Me, NewToken, Page, Role, TokenInfo},
};

use crate::{
    Operation, Shared,
    digest::{hash, hex},
    problem::{Document, FieldProblem, Problem},
    staff::Access,
    store::{Revoked, SERVER},
};

/// The most characters of a name.
const LONGEST_NAME: usize = 40;

/// A staff token. Only its hash is stored.
pub struct Token(String);

impl Token {
    /// A token from the randomness of the operating system.
    ///
    /// # Errors
    /// When the operating system has none.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex(&bytes)))
    }

    /// The token, to show once.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

pub(crate) fn operations() -> Vec<Operation> {
    let limit = DefaultBodyLimit::max(LARGEST_BODY);
    vec![
        Operation::of_staff(Role::Reader, Method::GET, "/staff/me", get(me)),
        Operation::of_staff(Role::Publisher, Method::GET, "/staff/tokens", get(list)),
        Operation::of_staff(Role::Publisher, Method::POST, "/staff/tokens", post(make).layer(limit)),
        Operation::of_staff(Role::Publisher, Method::DELETE, "/staff/tokens/{name}", delete(revoke)),
    ]
}

async fn me(State(shared): State<Shared>, Extension(Access { name, role }): Extension<Access>) -> Json<Me> {
    Json(Me { name, role, rules: shared.rules.clone() })
}

async fn list(State(shared): State<Shared>) -> Result<Json<Page<TokenInfo>>, Problem> {
    Ok(Json(Page { items: shared.store.tokens().await?, next: None }))
}

/// Whose token is wanted.
#[derive(Deserialize)]
struct Wanted {
    name: String,
    role: Role,
}

async fn make(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    Document(Wanted { name, role }): Document<Wanted>,
) -> Result<(StatusCode, Json<NewToken>), Problem> {
    let name = name.trim().to_owned();
    if let Some(problem) = problem_of(&name) {
        return Err(Problem::invalid(vec![FieldProblem::new("/name", problem)]));
    }
    let token = Token::new().map_err(|error| {
        tracing::error!("the operating system's randomness: {error}");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The operating system gives no randomness.")
    })?;
    if !shared.store.add_token(&name, role, &token.hash(), &access.name).await? {
        let taken =
            FieldProblem::new("/name", "Deze naam is al in gebruik. Kies een andere, of trek de oude eerst in.");
        return Err(Problem::new(StatusCode::CONFLICT, "There is a token of this name.").at(taken));
    }
    Ok((StatusCode::CREATED, Json(NewToken { name, role, token: token.0 })))
}

/// What is wrong with a name.
fn problem_of(name: &str) -> Option<String> {
    if name.is_empty() {
        return Some("Geef een naam: een rol of een werkplek, niet die van een mens.".to_owned());
    }
    if name.chars().count() > LONGEST_NAME {
        return Some(format!("Gebruik niet meer dan {LONGEST_NAME} tekens."));
    }
    let is_of_server = name == SERVER || name.chars().any(char::is_control);
    is_of_server.then(|| "Deze naam kan niet. Kies een andere.".to_owned())
}

async fn revoke(
    State(shared): State<Shared>,
    Extension(access): Extension<Access>,
    name: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, Problem> {
    let unknown = || Problem::new(StatusCode::NOT_FOUND, "There is no token of this name.");
    let Path(name) = name.map_err(|_| unknown())?;
    match shared.store.revoke_token(&name, Some(&access.name)).await? {
        Revoked::Done => Ok(StatusCode::NO_CONTENT),
        Revoked::Unknown => Err(unknown()),
        Revoked::LastPublisher => {
            let last = "Dit is de laatste code die mag publiceren. Zonder kan niemand meer publiceren of codes maken.";
            Err(Problem::invalid(vec![FieldProblem::new("", last)]))
        }
    }
}
