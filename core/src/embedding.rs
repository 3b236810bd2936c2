//! Weerklank on another site: what its editor puts into a page there.

use std::fmt;

use crate::{
    html::escaped,
    slug::Slug,
    text::{EASY, PLAIN},
};

/// What of an agenda is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All themes.
    #[default]
    Themes,
    /// One theme.
    Theme,
    /// The questions about one theme.
    Answer,
    /// Choosing the three themes that matter most.
    TopThree,
    /// What was done with what people said.
    Outcomes,
    /// What runs and what comes next.
    Progress,
}

impl Shown {
    /// All there is to choose from.
    pub const ALL: [Self; 6] =
        [Self::Themes, Self::Theme, Self::Answer, Self::TopThree, Self::Outcomes, Self::Progress];

    /// Whether it is about one theme.
    pub fn is_of_a_theme(self) -> bool {
        matches!(self, Self::Theme | Self::Answer)
    }

    /// What the attribute `view` calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Themes => "themes",
            Self::Theme => "theme",
            // Without a theme, answering is choosing between them.
            Self::Answer | Self::TopThree => "answer",
            Self::Outcomes => "outcomes",
            Self::Progress => "progress",
        }
    }
}

/// A colour as editors write it, and as it can stand in a page without harm: `#1a2444`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour(String);

impl Colour {
    /// Reads `#1a2444`, `#ABC` or the same without `#`; `None` when it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#').to_ascii_lowercase();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match digits.len() {
            6 if is_hex => Some(Self(format!("#{digits}"))),
            3 if is_hex => Some(Self(digits.chars().fold("#".to_owned(), |hex, digit| format!("{hex}{digit}{digit}")))),
            _ => None,
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an editor chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding {
    /// The address of Weerklank; ends in `/`.
    pub site: String,
    /// The path of the page that is shown, after that address.
    pub path: String,
    /// What that page is about.
    pub title: String,
    /// The agenda.
    pub agenda: Slug,
    /// What of it is shown.
    pub shown: Shown,
    /// The theme, if it is about one.
    pub theme: Option<Slug>,
    /// Whether it begins in easy words.
    pub easy: bool,
    /// Colours by the names of their tokens; where there are none, those of the page that it stands on.
    pub colours: Vec<(&'static str, Colour)>,
}

impl Embedding {
    /// The two lines: the script, and the element. What stands in it is for where scripts do not run: a link, and the page in
    /// a frame. Where only ours may not run, the link.
    pub fn element(&self) -> String {
        let mut attributes = format!("agenda=\"{}\"", self.agenda);
        let mut add = |name, value: &str| attributes.push_str(&format!(" {name}=\"{value}\""));
        if self.shown != Shown::default() {
            add("view", self.shown.name());
        }
        if let Some(theme) = self.theme.as_ref().filter(|_| self.shown.is_of_a_theme()) {
            add("theme", theme.as_str());
        }
        if self.easy {
            add("level", "easy");
        }
        if !self.colours.is_empty() {
            let tokens = self.colours.iter().map(|(name, colour)| format!("{name}: {colour}"));
            add("tokens", &tokens.collect::<Vec<_>>().join("; "));
        }
        let script = format!("<script type=\"module\" src=\"{}weerklank.js\"></script>", self.site);
        let without = format!("{}<noscript>{}</noscript>", self.link(), self.frame());
        format!("{script}\n<weerklank-agenda {attributes}>{without}</weerklank-agenda>")
    }

    /// A frame that needs no script on the page.
    pub fn frame(&self) -> String {
        let (address, title) = (self.address(), escaped(&self.title));
        format!("<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"800\" loading=\"lazy\"></iframe>")
    }

    /// A link.
    pub fn link(&self) -> String {
        format!("<a href=\"{}\">{}</a>", self.address(), escaped(&self.title))
    }

    /// The message that tells the frame what to read in: embed/frame.mjs.
    pub fn greeting(&self) -> String {
        let language = if self.easy { EASY } else { PLAIN };
        format!("{{\"weerklank\":1,\"type\":\"host\",\"lang\":\"{language}\"}}")
    }

    /// The message that gives the frame these colours.
    pub fn style(&self) -> String {
        let tokens = self.colours.iter().map(|(name, colour)| format!("\"--weerklank-{name}\":\"{colour}\""));
        let tokens = tokens.collect::<Vec<_>>().join(",");
        format!("{{\"weerklank\":1,\"type\":\"style\",\"tokens\":{{{tokens}}}}}")
    }

    /// Where the page is that is shown.
    pub fn address(&self) -> String {
        format!("{}{}", self.site, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedding() -> Embedding {
        Embedding {
            site: "https://weerklank.example/".to_owned(),
            path: "regio/".to_owned(),
            title: "Jong & wijs".to_owned(),
            agenda: Slug::parse("regio").unwrap(),
            shown: Shown::Themes,
            theme: Slug::parse("thuis"),
            easy: false,
            colours: Vec::new(),
        }
    }

    #[test]
    fn an_agenda_takes_two_lines_with_a_link_and_a_frame_for_who_runs_no_scripts() {
        let lines = "<script type=\"module\" src=\"https://weerklank.example/weerklank.js\"></script>\n\
                     <weerklank-agenda agenda=\"regio\"><a href=\"https://weerklank.example/regio/\">Jong &amp; wijs</a>\
                     <noscript><iframe src=\"https://weerklank.example/regio/\" title=\"Jong &amp; wijs\" width=\"100%\" height=\"800\" \
                     loading=\"lazy\"></iframe></noscript></weerklank-agenda>";
        assert_eq!(embedding().element(), lines);
    }

    #[test]
    fn what_is_chosen_stands_in_the_element() {
        let colours = vec![("ground", Colour::parse("FFF").unwrap()), ("action", Colour::parse("#154273").unwrap())];
        let chosen = Embedding { shown: Shown::Answer, easy: true, colours, ..embedding() }.element();
        let attributes = "agenda=\"regio\" view=\"answer\" theme=\"thuis\" level=\"easy\" tokens=\"ground: #ffffff; action: #154273\"";
        assert!(chosen.contains(attributes), "{chosen}");
    }

    #[test]
    fn a_theme_stands_only_where_it_is_shown() {
        for shown in Shown::ALL {
            let element = Embedding { shown, ..embedding() }.element();
            assert_eq!(element.contains("theme=\"thuis\""), shown.is_of_a_theme(), "{element}");
        }
    }

    #[test]
    fn the_frame_is_told_the_same_colours() {
        let colours = vec![("ink", Colour::parse("#1a2444").unwrap()), ("action", Colour::parse("#154273").unwrap())];
        let message: serde_json::Value = serde_json::from_str(&Embedding { colours, ..embedding() }.style()).unwrap();
        assert_eq!(
            message["tokens"],
            serde_json::json!({ "--weerklank-ink": "#1a2444", "--weerklank-action": "#154273" })
        );
        assert_eq!((&message["weerklank"], &message["type"]), (&1.into(), &"style".into()));
    }

    #[test]
    fn the_frame_is_told_the_same_language() {
        for (easy, language) in [(false, "nl"), (true, "nl-simple")] {
            let message: serde_json::Value =
                serde_json::from_str(&Embedding { easy, ..embedding() }.greeting()).unwrap();
            assert_eq!(message, serde_json::json!({ "weerklank": 1, "type": "host", "lang": language }));
        }
    }

    #[test]
    fn a_title_ends_no_attribute() {
        let frame = Embedding { title: "\"><script>".to_owned(), ..embedding() }.frame();
        assert!(frame.contains("title=\"&quot;>&lt;script>\""), "{frame}");
    }

    #[test]
    fn a_colour_is_digits_and_nothing_else() {
        for (written, read) in [("#1A2444", "#1a2444"), (" abc ", "#aabbcc"), ("#fff", "#ffffff")] {
            assert_eq!(Colour::parse(written).unwrap().to_string(), read);
        }
        for wrong in ["", "#12345", "red", "#ggg", "#fff;x", "é1", "url(x)"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }
}
