//! Everything Weerklank knows that needs no browser, no server and no network.
//!
//! The application (`weerklank`), the embedded server (`weerklank-server`) and the tests share these
//! types and rules, so that the same feedback is valid on a phone and on the server. Nothing here
//! does IO: what has to be sent, kept or drawn is returned as a value.
//!
//! | module | guards |
//! |---|---|
//! | [`text`] | a text in several languages and levels |
//! | [`slug`] | an id that is safe in an address |
//! | [`json`] | reading JSON, in few bytes |
//! | [`link`] | an address that may become a link |
//! | [`date`] | a day, or as much of one as a document tells |
//! | [`agenda`] | the themes, questions and people of one region |
//! | [`search`] | finding something in an agenda |
//! | [`outcome`] | what was done with what people said |
//! | [`quoting`] | which words of a giver everybody may read |
//! | [`verdict`] | what a giver thinks of the answer |
//! | [`counts`] | what came in, counted so that nobody can be recognised |
//! | [`feedback`] | what one person said, and when that is acceptable |
//! | [`progress`] | where an agenda stands, for who follows it |
//! | [`calendar`] | moments as a file for a calendar |
//! | [`ranking`] | putting a few themes in order |
//! | [`staff`] | what the desk and a backend say to each other |
//! | [`desk`] | what the desk makes of what came in, and of what is written there |
//! | [`embedding`] | what an editor puts into a page of another site |
//! | [`html`] | text inside HTML |
//! | [`csv`] | tables as spreadsheets read and write them |
//! | [`receipt`] | the ten words with which a giver finds their words back |
//! | [`sides`] | young people and parents side by side |
//! | [`news`] | what is new for somebody who comes back |
//! | [`outbox`] | the way of one feedback to the backend, exactly once |
//! | [`backend`] | a description of a JSON backend, and its interpreter |
//! | [`config`] | what a workplace sets without building anything |
//! | [`personal`] | parts of a text that point at a person |
//! | [`danger`] | words that tell of danger, for which there is help |
//! | [`readability`] | whether Dutch text reads easily, and where it does not |

pub mod agenda;
pub mod backend;
pub mod calendar;
pub mod config;
pub mod counts;
pub mod csv;
pub mod danger;
pub mod date;
pub mod desk;
pub mod embedding;
pub mod feedback;
pub mod html;
pub mod json;
pub mod link;
pub mod news;
pub mod outbox;
pub mod outcome;
pub mod personal;
pub mod progress;
pub mod quoting;
pub mod ranking;
pub mod readability;
pub mod receipt;
pub mod search;
pub mod sides;
pub mod slug;
pub mod staff;
pub mod text;
mod typed;
pub mod verdict;
