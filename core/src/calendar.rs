//! Moments as a file for a calendar: iCalendar, RFC 5545.

use crate::date::Date;

/// The most octets of a line, without its end.
const LONGEST_LINE: usize = 75;

/// A whole day in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is called for as long as it is there: who takes in a newer file has it once.
    pub name: String,
    /// When: a full day. What is only known by its month or year belongs in no calendar.
    pub on: Date,
    /// What happens.
    pub title: String,
    /// What else there is to say.
    pub text: String,
}

/// A calendar of those `events` whose day is known, as it stands on `today`.
pub fn calendar(events: &[Event], today: &Date) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Weerklank//Voortgang//NL");
    for event in events.iter().filter(|event| event.on.is_day()) {
        let next = Date::from_days_since_epoch(event.on.days_since_epoch() + 1);
        file.line("BEGIN", "VEVENT");
        file.line("UID", &escaped(&event.name));
        file.line("DTSTAMP", &(digits(today) + "T000000Z"));
        file.line("DTSTART;VALUE=DATE", &digits(&event.on));
        file.line("DTEND;VALUE=DATE", &digits(&next));
        file.line("SUMMARY", &escaped(&event.title));
        file.line("DESCRIPTION", &escaped(&event.text));
        // Nobody is busy because an answer comes.
        file.line("TRANSP", "TRANSPARENT");
        file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    file.0
}

struct File(String);

impl File {
    /// Adds a line; what is too long goes on in the next one, after a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A date as calendars write it: `20261126`.
fn digits(date: &Date) -> String {
    date.as_str().replace('-', "")
}

/// A text in which nothing has a meaning for calendars.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            letter if letter.is_ascii_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn event(on: &str, title: &str, text: &str) -> Event {
        Event { name: "actie-proef@voorbeeld".into(), on: date(on), title: title.into(), text: text.into() }
    }

    /// The values with this name, as a calendar reads them: unfolded, and without the escapes.
    fn values(file: &str, name: &str) -> Vec<String> {
        let unfolded = file.replace("\r\n ", "");
        let lines = unfolded.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let read = |value: &str| {
            let mut letters = value.chars();
            let mut text = String::new();
            while let Some(letter) = letters.next() {
                text.extend(match letter {
                    '\\' => letters.next().map(|next| if next == 'n' { '\n' } else { next }),
                    letter => Some(letter),
                });
            }
            text
        };
        lines.map(read).collect()
    }

    #[test]
    fn a_moment_is_a_whole_day() {
        let file =
            calendar(&[event("2026-12-31", "Proef: hoe gaat het?", "Kom, of niet; jij kiest.")], &date("2026-11-26"));
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Weerklank//Voortgang//NL",
            "BEGIN:VEVENT",
            "UID:actie-proef@voorbeeld",
            "DTSTAMP:20261126T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Proef: hoe gaat het?",
            "DESCRIPTION:Kom\\, of niet\\; jij kiest.",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file, lines.join("\r\n"));
    }

    #[test]
    fn a_month_is_no_day() {
        let file = calendar(&[event("2027-02", "A", ""), event("2027", "B", "")], &date("2026-11-26"));
        assert_eq!(values(&file, "SUMMARY"), [""; 0]);
    }

    proptest! {
        #[test]
        fn a_calendar_reads_what_was_written(text in "[a-zé€🙂,;:\\\\\n \"n]{0,200}", title in "\\PC{0,120}") {
            let file = calendar(&[event("2026-12-01", &title, &text)], &date("2026-11-26"));
            prop_assert_eq!(values(&file, "DESCRIPTION"), [text]);
            prop_assert_eq!(values(&file, "SUMMARY"), [title]);
        }

        #[test]
        fn no_text_is_a_line_of_its_own(text in any::<String>()) {
            let file = calendar(&[event("2026-12-01", &text, &text)], &date("2026-11-26"));
            let unfolded = file.replace("\r\n ", "");
            prop_assert_eq!(unfolded.matches("\r\n").count(), 13);
            prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= LONGEST_LINE, "{line}");
            }
        }
    }
}
