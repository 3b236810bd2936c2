//! What a workplace sets in `config.json`, without building anything.

use serde::Deserialize;

use crate::{
    backend::{Description, DescriptionError},
    date::Date,
    link::Link,
    reads,
    slug::Slug,
    text::Text,
};

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
    /// When somebody last checked all this.
    pub checked_on: Date,
    /// What it was checked with.
    pub source: Option<String>,
}

impl Config {
    /// Where the description of the backend is, in the site.
    pub fn backend_file(&self) -> String {
        format!("backends/{}.json", self.backend)
    }

    /// Reads the description of the backend, at the place that these settings give it.
    ///
    /// # Errors
    /// Those of [`Description::parse`], with the name of the file.
    pub fn describe(&self, description: &str) -> Result<Description, DescriptionError> {
        let mut description = Description::parse(description)
            .map_err(|error| DescriptionError(format!("{}: {error}", self.backend_file())))?;
        if let Some(elsewhere) = &self.backend_base {
            description.base.clone_from(elsewhere);
        }
        Ok(description)
    }
}

impl Helpline {
    /// The number as an address to call: `tel:08000113`.
    pub fn call(&self) -> Option<Link> {
        let digits: String = self.phone.as_deref()?.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        (!digits.is_empty()).then(|| Link::new(&format!("tel:{digits}")))
    }
}

reads!(Config { backend, backend_base, default_agenda, contact, quick_exit, reader, answer_within_days, helplines });
reads!(Contact { name, link });
reads!(Helpline { name, for_whom = "for", phone, chat, hours, checked_on, source });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_as_people_write_it_can_be_called() {
        let line: Helpline =
            serde_json::from_str(r#"{"name":"113","for":"x","phone":"0800-0113","checked_on":"2026-11-22"}"#).unwrap();
        assert_eq!(line.call().unwrap().href(), Some("tel:08000113"));
    }
}
