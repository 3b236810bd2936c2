//! Backends that take more than one request and one answer.
//!
//! What reads their descriptions and talks with them is a chunk of its own (`docs/adr/0016-backends.md`): a site with our
//! own server, or with files, never loads it. The desk is one file, and has it in there.

use std::{pin::Pin, sync::Arc};

#[cfg(feature = "site")]
use wasm_split_helpers::wasm_split;
use weerklank_core::backend::{Answer, Description, Plain, Step, Wish};

use super::{Failure, absolute, http};
use crate::platform::page;

/// What the build calls the chunk.
pub const ELSEWHERE: &str = "elsewhere";

/// What grants wishes that take more than one exchange. The main file knows only that there is such a thing.
pub(super) trait Grants: Send + Sync {
    fn grant<'a>(&'a self, wish: &'a Wish<'_>) -> Asking<'a>;
}

type Asking<'a> = Pin<Box<dyn Future<Output = Result<Answer, Failure>> + 'a>>;

/// The outline of a description, and what grants by all of it.
pub(super) type Described = (Plain, Arc<dyn Grants>);

struct Elsewhere {
    description: Description,
    /// The address of the site, with its origin: so that one can tell whether the address of a next page leads away.
    site: String,
}

impl Elsewhere {
    async fn ask(&self, wish: &Wish<'_>) -> Result<Answer, Failure> {
        let (mut conversation, mut request) = self.description.begin(wish, &self.site).ok_or(Failure::Unable)?;
        loop {
            let response = http::send(&request, wish.is_public()).await.ok_or(Failure::NoAnswer)?;
            match conversation.hear(&response) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => return Ok(answer),
            }
        }
    }
}

impl Grants for Elsewhere {
    fn grant<'a>(&'a self, wish: &'a Wish<'_>) -> Asking<'a> {
        Box::pin(self.ask(wish))
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
fn read_in_chunk(
    description: &str,
    site: &str,
    base: Option<&String>,
) -> Result<Result<Described, String>, wasm_split_helpers::SplitLoaderError> {
    Ok(read(description, site, base))
}

/// Reads a description of more than exchanges, for a backend at `base` when that is not where the description says.
///
/// # Errors
/// What is wrong with it and what to do, or that this chunk did not come.
pub(super) async fn described(description: &str, site: &str, base: Option<&String>) -> Result<Described, String> {
    #[cfg(feature = "site")]
    return read_in_chunk(description, site, base).await.unwrap_or_else(|_| Err("no chunk".to_owned()));
    #[cfg(not(feature = "site"))]
    read(description, site, base)
}
