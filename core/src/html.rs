//! Text inside HTML.

/// Text as it stands between tags, or inside an attribute's quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_begins_or_ends_anything() {
        assert_eq!(escaped("<b title=\"a\">&lt;"), "&lt;b title=&quot;a&quot;>&amp;lt;");
    }
}
