//! The help lines that are shipped were checked by somebody, not long ago.
//!
//! This fails by itself as time goes by, and should: a number that nobody checked may ring nowhere.

use std::time::{SystemTime, UNIX_EPOCH};

use weerklank_core::{
    agenda::Agenda,
    config::{CHECKED_WITHIN_DAYS, Config, Helpline},
    date::Date,
};

use crate::source::{file, files, none};

fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock that is past 1970");
    Date::from_days_since_epoch(i64::try_from(since.as_secs() / 86_400).expect("a day"))
}

/// Every help line that is shipped, with the file that has it.
fn shipped() -> Vec<(String, Helpline)> {
    let config: Config = serde_json::from_str(&file("public/config.json")).expect("settings");
    let mut lines: Vec<_> = config.helplines.into_iter().map(|line| ("public/config.json".to_owned(), line)).collect();
    for file in files("public/data/agendas", &["json"]).into_iter().filter(|file| !file.name.ends_with("index.json")) {
        let agenda: Agenda = serde_json::from_str(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.name));
        lines.extend(agenda.helplines.into_iter().map(|line| (file.name.clone(), line)));
    }
    assert!(!lines.is_empty(), "there are help lines");
    lines
}

#[test]
fn every_help_line_was_checked_in_the_last_half_year() {
    let today = today();
    let stale = shipped().into_iter().filter(|(_, line)| line.is_stale(&today));
    none(stale.map(|(file, line)| {
        let (name, checked) = (line.name, line.checked_on);
        format!("{file}: {name} was checked on {checked:?}, more than {CHECKED_WITHIN_DAYS} days ago. Call it, or look at its site")
    }));
}

#[test]
fn no_help_line_was_checked_in_the_future() {
    // A day from now: the clock of who checked may be ahead of UTC.
    let tomorrow = Date::from_days_since_epoch(today().days_since_epoch() + 1);
    let ahead = shipped().into_iter().filter(|(_, line)| tomorrow.is_before(&line.checked_on));
    none(ahead.map(|(file, line)| format!("{file}: {} was checked on {:?}", line.name, line.checked_on)));
}
