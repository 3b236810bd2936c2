//! What a workplace sets in `config.json`, without building anything.

use serde::Deserialize;

use crate::{agenda::Theme, danger::Danger, date::Date, link::Link, reads, slug::Slug, text::Text};

/// The settings of one site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Config {
    /// The name of the backend description: `backends/<name>.json`.
    pub backend: Slug,
    /// Where the backend is, when it is not where its description says: an address that ends in `/`.
    pub backend_base: Option<String>,
    /// The agenda to open at the start page, instead of the list.
    pub default_agenda: Option<Slug>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Where the quick exit leads: a neutral page.
    pub quick_exit: Link,
    /// Who reads what people say, for themes that do not say so themselves.
    pub reader: Text,
    /// The longest time to an answer, in days, for themes that do not say so themselves.
    pub answer_within_days: u16,
    /// Whether what was read can be read again without a network. `false` also removes what was kept for that.
    pub offline: Option<bool>,
    /// After how many months what givers sent is deleted; absent when it is kept. The server deletes by the same number,
    /// so that what is shown is what is done.
    pub keep_months: Option<u16>,
    /// Where people find help.
    #[serde(default)]
    pub helplines: Vec<Helpline>,
}

/// Whom to ask about the site: a role or an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// Who.
    pub name: Text,
    /// How: `mailto:`, `tel:` or `https:`.
    pub link: Option<Link>,
}

/// Somewhere people find help.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Helpline {
    /// Its name.
    pub name: String,
    /// For whom, and with what.
    #[serde(rename = "for")]
    pub for_whom: Text,
    /// Its number, as people write it.
    pub phone: Option<String>,
    /// Where one can chat.
    pub chat: Option<Link>,
    /// When it is open, if that is known for certain.
    pub hours: Option<Text>,
    /// With which dangers it helps: it is shown beside a text that tells of one.
    #[serde(default)]
    pub helps_with: Vec<Danger>,
    /// When somebody last checked all this.
    pub checked_on: Date,
    /// What it was checked with.
    pub source: Option<String>,
}

impl Config {
    /// Who reads what people say about `theme`, or about an agenda as a whole; and the longest time to an answer in
    /// days: the theme's own, or the site's.
    pub fn listener<'a>(&'a self, theme: Option<&'a Theme>) -> (&'a Text, u16) {
        let own = theme.and_then(|theme| theme.audience.as_ref());
        let reader = own.and_then(|own| own.reader.as_ref()).unwrap_or(&self.reader);
        (reader, own.and_then(|own| own.answer_within_days).unwrap_or(self.answer_within_days))
    }

    /// Where the description of the backend is, in the site.
    pub fn backend_file(&self) -> String {
        format!("backends/{}.json", self.backend)
    }

    /// The help lines for these dangers: those for the first danger first, each once, in their own order.
    ///
    /// Where no line says that it helps, all of them are better than none.
    pub fn lines_for(&self, dangers: &[Danger]) -> Vec<&Helpline> {
        let mut lines: Vec<&Helpline> = Vec::new();
        for danger in dangers {
            for line in self.helplines.iter().filter(|line| line.helps_with.contains(danger)) {
                if !lines.iter().any(|other| std::ptr::eq(*other, line)) {
                    lines.push(line);
                }
            }
        }
        if lines.is_empty() && !dangers.is_empty() { self.helplines.iter().collect() } else { lines }
    }
}

/// The most days that a help line goes unchecked. Somebody may depend on it.
pub const CHECKED_WITHIN_DAYS: i64 = 180;

impl Helpline {
    /// Whether nobody checked it for more than [`CHECKED_WITHIN_DAYS`] days, on `today`. A check of which only the
    /// month is known counts from its first day.
    pub fn is_stale(&self, today: &Date) -> bool {
        today.days_since_epoch() - self.checked_on.days_since_epoch() > CHECKED_WITHIN_DAYS
    }

    /// The number as an address to call: `tel:08000113`.
    pub fn call(&self) -> Option<Link> {
        let digits: String = self.phone.as_deref()?.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        (!digits.is_empty()).then(|| Link::new(&format!("tel:{digits}")))
    }
}

reads!(Config {
    backend,
    backend_base,
    default_agenda,
    contact,
    quick_exit,
    reader,
    answer_within_days,
    offline,
    keep_months,
    helplines
});
reads!(Contact { name, link });
reads!(Helpline { name, for_whom = "for", phone, chat, hours, helps_with, checked_on, source });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_as_people_write_it_can_be_called() {
        let line: Helpline =
            serde_json::from_str(r#"{"name":"113","for":"x","phone":"0800-0113","checked_on":"2026-11-22"}"#).unwrap();
        assert_eq!(line.call().unwrap().href(), Some("tel:08000113"));
    }

    fn checked(on: &str) -> Helpline {
        serde_json::from_str(&format!(r#"{{"name":"113","for":"x","checked_on":"{on}"}}"#)).unwrap()
    }

    #[test]
    fn a_help_line_is_stale_after_half_a_year() {
        let stale = |checked_on, today| checked(checked_on).is_stale(&Date::parse(today).unwrap());
        assert!(!stale("2026-11-22", "2026-11-22"));
        assert!(!stale("2026-11-22", "2027-05-21"), "180 days");
        assert!(stale("2026-11-22", "2027-05-22"), "181 days");
        assert!(!stale("2026-11-22", "2026-01-01"), "a clock that is wrong warns of nothing");
    }

    #[test]
    fn a_check_of_which_only_the_month_is_known_is_stale_sooner() {
        let stale = |checked_on, today| checked(checked_on).is_stale(&Date::parse(today).unwrap());
        assert!(stale("2026-11", "2027-05-01"));
        assert!(!stale("2026-11", "2027-04-30"));
        assert!(stale("2026", "2026-11-22"));
    }

    const SHIPPED: &str = include_str!("../../public/config.json");

    fn names(config: &Config, dangers: &[Danger]) -> Vec<String> {
        config.lines_for(dangers).into_iter().map(|line| line.name.clone()).collect()
    }

    #[test]
    fn what_is_shipped_has_a_line_for_every_danger() {
        let config: Config = serde_json::from_str(SHIPPED).unwrap();
        let dangers =
            [Danger::Now, Danger::Suicide, Danger::SexualAbuse, Danger::Violence, Danger::SelfHarm, Danger::Neglect];
        for danger in dangers {
            let helps = |line: &&Helpline| line.helps_with.contains(&danger) && line.call().is_some();
            assert!(config.helplines.iter().any(|line| helps(&line)), "{danger:?}");
        }
        assert_eq!(names(&config, &[Danger::Suicide])[0], "113 Zelfmoordpreventie");
        assert_eq!(names(&config, &[Danger::Now, Danger::Violence])[..2], ["Alarmnummer", "Veilig Thuis"]);
        assert_eq!(names(&config, &[]), [""; 0]);
    }

    #[test]
    fn lines_that_do_not_say_with_what_they_help_are_shown_all() {
        let mut config: Config = serde_json::from_str(SHIPPED).unwrap();
        config.helplines.iter_mut().for_each(|line| line.helps_with.clear());
        assert_eq!(config.lines_for(&[Danger::Neglect]).len(), config.helplines.len());
    }
}
