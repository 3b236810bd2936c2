//! Everything that turns the source of Weerklank into something that runs, and that checks it.
//!
//! Each module is one concern, in the order in which they build on each other:
//!
//! | module | what it holds |
//! |---|---|
//! | [`paths`] | where things are |
//! | [`process`] | running other programs |
//! | `apt`, [`npm`], [`tools`], [`browser`], [`postgres`], [`backends`] | what must be there, installed when it is not |
//! | [`stamp`] | whether something was built already |
//! | [`app`], [`wasm`], [`scripts`], [`site`] | the application's files in `dist/` |
//! | [`desk`] | the desk's files, beside these |
//! | [`serve`] | the server in front of them |
//! | [`html`], [`budget`], [`mod@bench`] | what the files weigh and how fast they are |
//! | [`conform`] | whether a backend does what its description says |
//! | [`readable`] | whether the text that people read is easy enough |
//! | [`checks`] | the checks and the tests, in order |

pub mod app;
mod apt;
pub mod backends;
pub mod bench;
pub mod browser;
pub mod budget;
pub mod checks;
pub mod conform;
pub mod desk;
pub mod html;
pub mod npm;
pub mod paths;
pub mod postgres;
pub mod process;
pub mod readable;
#[cfg(test)]
mod scratch;
pub mod scripts;
pub mod serve;
pub mod site;
pub mod stamp;
pub mod tools;
pub mod wasm;
