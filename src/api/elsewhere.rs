//! Backends that take more than one request and one answer.
//!
//! What reads their descriptions and talks with them is a chunk of its own (`docs/adr/0016-backends.md`): a site with our
//! own server, or with files, never loads it. The desk is one file, and has it in there.

use std::{pin::Pin, sync::Arc};

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use weerklank_core::backend::{Answer, Description, Plain, Step, Wish};

use super::{Failure, absolute, http};
use crate::platform::page;

/// What the build calls the chunk.
pub const ELSEWHERE: &str = "elsewhere";

/// A wish, and all that one needs to have it granted.
pub(super) struct Ask<'a> {
    /// The whole description.
    pub(super) description: &'a str,
    /// Where the backend is, whatever the description says.
    pub(super) base: &'a str,
    /// The path under which the site is served.
    pub(super) site: &'a str,
    pub(super) wish: &'a Wish<'a>,
}

type Asking<'a> = Pin<Box<dyn Future<Output = Result<Answer, Failure>> + 'a>>;

/// Asks, until that is all.
async fn granted(ask: Ask<'_>) -> Result<Answer, Failure> {
    let mut description = Description::parse(ask.description).map_err(|_| Failure::Unable)?;
    ask.base.clone_into(&mut description.base);
    // With its origin, so that one can tell whether the address of a next page leads away.
    let site = absolute(&page::origin(), ask.site);
    let (mut conversation, mut request) = description.begin(ask.wish, &site).ok_or(Failure::Unable)?;
    loop {
        let response = http::send(&request, ask.wish.is_public()).await.ok_or(Failure::NoAnswer)?;
        match conversation.hear(&response) {
            Step::Ask(next) => request = next,
            Step::Done(answer) => return Ok(answer),
        }
    }
}

/// The outline of a description, or what is wrong with it.
fn outlined(description: &str) -> Result<Plain, String> {
    Description::parse(description).map(Description::outline).map_err(|error| error.to_string())
}

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Self::NoAnswer
    }
}

#[cfg(feature = "site")]
#[wasm_split(elsewhere, fallible)]
fn asking(ask: Ask<'_>) -> Result<Asking<'_>, Failure> {
    Ok(Box::pin(granted(ask)))
}

#[cfg(feature = "site")]
#[wasm_split(elsewhere, fallible)]
fn outlining(description: Arc<str>) -> Result<Result<Plain, String>, Failure> {
    Ok(outlined(&description))
}

/// Grants a wish.
///
/// # Errors
/// When that did not work, or this chunk did not come.
pub(super) async fn ask(ask: Ask<'_>) -> Result<Answer, Failure> {
    #[cfg(feature = "site")]
    return asking(ask).await?.await;
    #[cfg(not(feature = "site"))]
    granted(ask).await
}

/// The outline of a description.
///
/// # Errors
/// What is wrong with it, or that this chunk did not come.
pub(super) async fn outline(description: Arc<str>) -> Result<Plain, String> {
    #[cfg(feature = "site")]
    return outlining(description).await.unwrap_or_else(|_| Err("no chunk".to_owned()));
    #[cfg(not(feature = "site"))]
    outlined(&description)
}
