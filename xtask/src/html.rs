//! Reading the tags of a page, as far as a browser's preload scanner would.

use std::borrow::Cow;

/// What is inside these is text to a browser that runs scripts, whatever it looks like.
const RAW_TEXT: [&str; 5] = ["noscript", "script", "style", "textarea", "title"];

/// An opening tag.
#[derive(Debug, Eq, PartialEq)]
pub struct Tag<'a> {
    /// Its name, in lower case.
    pub name: String,
    attributes: Vec<(String, Cow<'a, str>)>,
}

impl Tag<'_> {
    /// The value of an attribute; empty when it is there without one.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| &**value)
    }

    /// Whether an attribute, such as `rel` or `class`, has this among its words.
    pub fn has_word(&self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute)
            .is_some_and(|value| value.split_ascii_whitespace().any(|each| each.eq_ignore_ascii_case(word)))
    }
}

/// The opening tags of a page in their order.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, after) = tag(after);
            rest = if RAW_TEXT.contains(&tag.name.as_str()) { closing(after, &tag.name) } else { after };
            tags.push(tag);
        }
    }
    tags
}

/// Reads a tag, from its name on, and returns what comes after it.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let (name, mut rest) = split_at_any(text, |c| c.is_ascii_whitespace() || c == '/' || c == '>');
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if rest.is_empty() {
            break;
        }
        let (name, after) = split_at_any(rest, |c| c.is_ascii_whitespace() || c == '/' || c == '>' || c == '=');
        let after = after.trim_ascii_start();
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_ascii_start()),
            None => ("", after),
        };
        rest = after;
        attributes.push((name.to_ascii_lowercase(), unescaped(value)));
    }
    let name = name.to_ascii_lowercase();
    (Tag { name, attributes }, rest)
}

/// Reads the value of an attribute and returns what comes after it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    split_at_any(text, |c| c.is_ascii_whitespace() || c == '>')
}

/// What comes after raw text, from the closing tag of `name` on.
fn closing<'a>(text: &'a str, name: &str) -> &'a str {
    text.match_indices("</")
        .map(|(at, _)| &text[at..])
        .find(|end| end.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
        .unwrap_or("")
}

/// Splits before the first character of a kind; a first character of that kind is passed over, so
/// that reading a broken page always goes on.
fn split_at_any(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.char_indices().skip(1).find(|(_, c)| is_end(*c)).map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

/// The character references that addresses are written with.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let value = value
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    Cow::Owned(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(page: &str) -> Vec<String> {
        tags(page).into_iter().map(|tag| tag.name).collect()
    }

    #[test]
    fn attributes_are_read_in_every_spelling() {
        let page = "<LINK  REL=preload as='fetch' href = \"/a b.js?x=1&amp;y=2\"\n crossorigin/><p id=x>";
        let [link, p] = tags(page).try_into().unwrap();
        assert_eq!(link.name, "link");
        assert_eq!(link.attribute("rel"), Some("preload"));
        assert_eq!(link.attribute("as"), Some("fetch"));
        assert_eq!(link.attribute("href"), Some("/a b.js?x=1&y=2"));
        assert_eq!(link.attribute("crossorigin"), Some(""));
        assert_eq!(link.attribute("type"), None);
        assert_eq!(p.attribute("id"), Some("x"));
    }

    #[test]
    fn an_unquoted_address_keeps_its_slashes() {
        let [link] = tags("<link rel=icon href=/icons/mark.svg>").try_into().unwrap();
        assert_eq!(link.attribute("href"), Some("/icons/mark.svg"));
    }

    #[test]
    fn a_word_is_found_among_others_in_any_case() {
        let [link] = tags(r#"<link rel="Shortcut ICON">"#).try_into().unwrap();
        assert!(link.has_word("rel", "icon"));
        assert!(!link.has_word("rel", "ico"));
    }

    #[test]
    fn what_is_no_tag_is_passed_over() {
        assert_eq!(names("<!doctype html><html><!-- <link> --><p>1 < 2</p> <"), ["html", "p"]);
        assert_eq!(
            names("<script>if (a < b) { '<link>' }</SCRIPT><title>a <b> c</title><main>"),
            ["script", "title", "main"]
        );
        assert_eq!(names("<noscript><link rel=stylesheet></noscript><p>"), ["noscript", "p"]);
    }

    #[test]
    fn a_broken_page_comes_to_an_end() {
        for page in ["<", "<a", "<a b", "<a b=", "<a b='", "<a =x>", "<a ==>", "<script>", "<!--", "<é", "<a é=ë"] {
            tags(page);
        }
    }
}
