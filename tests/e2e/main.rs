//! The whole, as a person meets it: the built application in a browser, in front of the real server.
//!
//! A story says what somebody does and sees. It finds things as assistive technology finds them, by role
//! and name; it waits for what should happen and never for a time; what goes wrong in it goes wrong at the
//! server. At the end of each story [`story`] checks what holds for all: no violation of the site's policy,
//! no request to another origin, no cookie, no error on the console that the story did not expect.
//!
//! `cargo xtask test` sees to what they need: the programs, and in `WEERKLANK_DIST` the built application. With
//! `WEERKLANK_SHOTS=<folder>` the audit keeps a picture of every screen.
//!
//! | module | what it holds |
//! |---|---|
//! | [`engine`] | Chromium, Firefox and WebKit, and what differs between them |
//! | [`webdriver`] | the driver of the browser, and sessions with it |
//! | [`seat`] | which browsers run, and who has them |
//! | [`browser`] | a person at a browser: what they do, what they see |
//! | [`evidence`] | what the browser did behind the page |
//! | [`witness`] | how that is seen where no driver tells |
//! | [`giving`] | saying something about a theme, step by step |
//! | [`audit`] | whether everybody can use what is on the screen |
//! | [`site`] | the server under test, and what staff do there |
//! | [`trouble`] | what can go wrong on the way to the server |
//! | [`dist`] | the built application |
//! | [`story`] | how a story is told |
//! | [`stories`] | the stories |

mod audit;
mod browser;
mod collections;
mod dist;
mod engine;
mod evidence;
mod giving;
mod seat;
mod site;
mod stories;
mod story;
mod trouble;
mod webdriver;
mod witness;
