//! Backends that take more than one request and one answer.
//!
//! What reads their descriptions and talks with them is a chunk of its own (`docs/adr/0016-backends.md`): a site with our
//! own server, or with files, never loads it. The desk is one file, and has it in there.

#[cfg(not(feature = "site"))]
use std::convert::Infallible;
use std::{pin::Pin, sync::Arc};

#[cfg(feature = "site")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use weerklank_core::{
    backend::{Answer, Description, Meaning, Plain, Step, Wish},
    feedback::Contribution,
    json,
    receipt::{FeedbackId, Secret},
};

use super::{Failure, absolute, http};
use crate::platform::page;

/// What the build calls the chunk.
pub const ELSEWHERE: &str = "elsewhere";

/// What grants wishes that take more than one exchange. The main file knows only that there is such a thing.
pub(super) trait Grants: Send + Sync {
    /// Grants a wish.
    fn grant<'a>(&'a self, wish: &'a Wish<'_>) -> Asking<'a, Result<Answer, Failure>>;

    /// Whether this can be read with the secret of a stranger, or with none.
    fn is_open<'a>(&'a self, id: &'a FeedbackId, stranger: &'a Secret) -> Asking<'a, bool>;
}

type Asking<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The outline of a description, and what grants by all of it.
pub(super) type Described = (Plain, Arc<dyn Grants>);

struct Elsewhere {
    description: Description,
    /// The address of the site, with its origin: so that one can tell whether the address of a next page leads away.
    site: String,
}

impl Elsewhere {
    /// Asks until that is all; without credentials, unless these may be shown.
    async fn ask(&self, wish: &Wish<'_>, shows_who: bool) -> Result<Answer, Failure> {
        let (mut conversation, mut request) = self.description.begin(wish, &self.site).ok_or(Failure::Unable)?;
        loop {
            if !shows_who {
                request.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("Authorization"));
            }
            let response = http::send(&request, wish.is_public()).await.ok_or(Failure::NoAnswer)?;
            match conversation.hear(&response) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => return Ok(answer),
            }
        }
    }
}

impl Grants for Elsewhere {
    fn grant<'a>(&'a self, wish: &'a Wish<'_>) -> Asking<'a, Result<Answer, Failure>> {
        Box::pin(self.ask(wish, true))
    }

    fn is_open<'a>(&'a self, id: &'a FeedbackId, stranger: &'a Secret) -> Asking<'a, bool> {
        Box::pin(async move {
            let answer = self.ask(&Wish::Read(id, stranger), false).await;
            let read = answer.ok().filter(|answer| answer.meaning == Meaning::Done);
            let read = read.and_then(|answer| json::read_value::<Contribution>(answer.result).ok());
            read.is_some_and(|contribution| contribution.feedback.id == *id)
        })
    }
}

fn read(description: &str, site: &str, base: Option<&String>) -> Result<Described, String> {
    let mut description = Description::parse(description).map_err(|error| error.to_string())?;
    if let Some(base) = base {
        description.base.clone_from(base);
    }
    let outline = description.clone().outline();
    Ok((outline, Arc::new(Elsewhere { description, site: absolute(&page::origin(), site) })))
}

#[cfg(feature = "site")]
#[wasm_split(elsewhere, fallible)]
fn read_there(
    description: &str,
    site: &str,
    base: Option<&String>,
) -> Result<Result<Described, String>, SplitLoaderError> {
    Ok(read(description, site, base))
}

#[cfg(not(feature = "site"))]
#[expect(clippy::unused_async, reason = "the site's version waits")]
async fn read_there(
    description: &str,
    site: &str,
    base: Option<&String>,
) -> Result<Result<Described, String>, Infallible> {
    Ok(read(description, site, base))
}

/// Reads a description of more than exchanges, for a backend at `base` when that is not where the description says.
///
/// # Errors
/// What is wrong with it and what to do, or that this chunk did not come.
pub(super) async fn described(description: &str, site: &str, base: Option<&String>) -> Result<Described, String> {
    read_there(description, site, base).await.unwrap_or_else(|_| Err("no chunk".to_owned()))
}
