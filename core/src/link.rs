//! An address that may become a link on a page.

use serde::{Deserialize, Deserializer, Serialize};

use crate::texts;

/// An address from a document or a setting: a link only when it is `https:`, `tel:` or `mailto:`.
///
/// Reading one never fails, so that one bad address does not take a whole agenda away; an address of
/// any other kind (`javascript:`, `data:`, plain `http:`) is dropped, and its text is shown without a link.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link(String);

impl Link {
    /// Keeps `address` when it is safe to follow.
    pub fn new(address: &str) -> Self {
        let address = address.trim();
        let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
        let safe = ["https://", "tel:", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
            && !address.chars().any(|c| c.is_control() || c.is_whitespace());
        Self(if safe { address.to_owned() } else { String::new() })
    }

    /// The address, when there is a safe one.
    pub fn href(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(self.0.as_str())
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

texts!(Link, |text| Some(Link::new(text)), Link::default(), "an address");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_become_links() {
        for good in ["https://113.nl", "HTTPS://113.nl", "tel:0800-0113", "mailto:a@b.nl"] {
            assert!(Link::new(good).href().is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " javascript:x",
            "http://a.nl",
            "data:text/html,x",
            "//a.nl",
            "",
            "https://a b",
            "tel:\n1",
        ] {
            assert!(Link::new(bad).href().is_none(), "{bad}");
        }
    }
}
