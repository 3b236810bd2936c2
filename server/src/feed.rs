//! What was done about an agenda, as an Atom feed (RFC 4287): outcomes and changes, newest first, in plain Dutch.
//!
//! It is made of nothing that is not on the pages of the agenda. Who follows it is known to nobody, the server included.

use sha2::{Digest, Sha256};
use weerklank_core::{
    agenda::{Agenda, Change},
    date::{Date, newest_first},
    outcome::Outcome,
    text::Text,
};

use crate::digest::hex;

/// The media type of a feed.
pub(crate) const KIND: &str = "application/atom+xml";

/// Something that was done.
struct Entry {
    id: String,
    title: String,
    /// The day of the last thing that happened.
    updated: Date,
    /// The path of the page that tells more, after the address of the site.
    path: String,
    text: String,
}

/// The feed. `site` is the address of the site, ending in `/`: with its host, or as the way there from the feed.
pub(crate) fn atom(agenda: &Agenda, site: &str, today: &Date) -> String {
    let outcomes = agenda.outcomes.iter().filter_map(|outcome| of_outcome(agenda, outcome));
    let entries = outcomes.chain(agenda.changes.iter().map(|change| of_change(agenda, change)));
    let entries = newest_first(entries, |entry| Some(&entry.updated));
    let published = agenda.source.published.as_ref();
    let updated = entries.first().map(|entry| &entry.updated).or(published).unwrap_or(today);

    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    feed += &format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\" xml:base=\"{}\">\n", escaped(site));
    element(&mut feed, "title", &format!("{}: wat is ermee gedaan?", agenda.title.nl()));
    element(&mut feed, "id", &name(&["agenda", agenda.id.as_str()]));
    element(&mut feed, "updated", &moment(updated));
    feed += &format!("<author><name>{}</name></author>\n", escaped(&agenda.region.name));
    link(&mut feed, "self", KIND, &format!("api/v1/agendas/{}/gedaan.atom", agenda.id));
    link(&mut feed, "alternate", "text/html", &format!("{}/gedaan/", agenda.id));
    for entry in entries {
        feed += "<entry>\n";
        element(&mut feed, "title", &entry.title);
        element(&mut feed, "id", &entry.id);
        element(&mut feed, "updated", &moment(&entry.updated));
        link(&mut feed, "alternate", "text/html", &entry.path);
        element(&mut feed, "content", &entry.text);
        feed += "</entry>\n";
    }
    feed + "</feed>\n"
}

/// An outcome. Without any day a feed cannot hold it; then it is on the pages only.
fn of_outcome(agenda: &Agenda, outcome: &Outcome) -> Option<Entry> {
    let updated = outcome.changed_on().or(agenda.source.published.as_ref())?;
    let theme = agenda.theme(&outcome.theme).map_or("", |theme| theme.title.nl());
    let next = outcome.next.as_ref().map(|next| match &next.on {
        Some(on) => format!("{} ({})", next.what.nl(), on.in_dutch()),
        None => next.what.nl().to_owned(),
    });
    let parts = [
        ("Wat we hoorden", Some(outcome.heard.nl().to_owned())),
        ("Wat er is besloten", outcome.decided.as_ref().map(|text| text.nl().to_owned())),
        ("Waarom", outcome.why.as_ref().map(|text| text.nl().to_owned())),
        ("Wat er nu komt", next),
        ("Waarom het langer duurt", outcome.late.as_ref().map(|text| text.nl().to_owned())),
    ];
    let parts = parts.into_iter().filter_map(|(label, text)| Some(format!("{label}: {}", text?)));
    Some(Entry {
        id: name(&["outcome", agenda.id.as_str(), outcome.id.as_str()]),
        title: format!("{}: {}", outcome.state.in_dutch(), theme),
        updated: updated.clone(),
        path: format!("{}/thema/{}/", agenda.id, outcome.theme),
        text: parts.collect::<Vec<_>>().join("\n\n"),
    })
}

fn of_change(agenda: &Agenda, change: &Change) -> Entry {
    let what = change.what.nl();
    // A change need not have an id; its day and its words are then what it is known by.
    let known_by = change.id.as_ref().map_or(what, |id| id.as_str());
    let text = [Some(what), change.because.as_ref().map(Text::nl)];
    Entry {
        id: name(&["change", agenda.id.as_str(), change.on.as_str(), known_by]),
        title: "Er is iets veranderd in de agenda".to_owned(),
        updated: change.on.clone(),
        path: format!("{}/", agenda.id),
        text: text.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
    }
}

/// A name that stays the same for as long as `parts` do, and needs no domain: a UUID of version 8 (RFC 9562).
fn name(parts: &[&str]) -> String {
    let mut bytes = Sha256::digest(format!("weerklank/feed/1\n{}", parts.join("\n")));
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = hex(&bytes[..16]);
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The beginning of a date: a feed cannot say less than a second.
fn moment(date: &Date) -> String {
    format!("{}T00:00:00Z", Date::from_days_since_epoch(date.days_since_epoch()).as_str())
}

fn element(feed: &mut String, name: &str, text: &str) {
    *feed += &format!("<{name}>{}</{name}>\n", escaped(text));
}

fn link(feed: &mut String, rel: &str, kind: &str, href: &str) {
    *feed += &format!("<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n", escaped(href));
}

/// A text as it may stand in XML. What XML cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\t' | '\n' => escaped.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use roxmltree::{Document, Node};

    use super::*;

    fn agenda(rest: &str) -> Agenda {
        let json = format!(
            r#"{{"id":"a","kind":"report","title":"A","summary":"B","region":{{"name":"R & S"}},"source":{{"document":"D"}},
                "themes":[{{"id":"t","title":"Wachten","summary":"S"}}],{rest}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn today() -> Date {
        Date::parse("2026-11-26").unwrap()
    }

    fn texts(xml: &str, name: &str) -> Vec<String> {
        let document = Document::parse(xml).unwrap();
        let named = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)));
        named.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    }

    const OUTCOMES: &str = r#""outcomes":[
        {"id":"o","theme":"t","heard":"Te lang.","state":"doing","decided":"Bellen.","why":"Eerlijk.","on":"2026-02",
         "next":{"what":"Lezen.","on":"2027-01-15"},"steps":[{"on":"2026-03-04","what":"x"}]},
        {"id":"p","theme":"t","heard":"Niets.","state":"heard"}],
        "changes":[{"on":"2026-05-12","what":"Nieuw.","because":"Jongeren vroegen het."}]"#;

    #[test]
    fn it_tells_what_was_heard_decided_and_why_newest_first() {
        let feed = atom(&agenda(OUTCOMES), "https://weerklank.example/", &today());
        assert_eq!(
            texts(&feed, "title"),
            ["A: wat is ermee gedaan?", "Er is iets veranderd in de agenda", "Mee bezig: Wachten"]
        );
        assert_eq!(
            texts(&feed, "updated"),
            ["2026-05-12T00:00:00Z", "2026-05-12T00:00:00Z", "2026-03-04T00:00:00Z"],
            "a step is news, too; without a day it is not in the feed"
        );
        assert_eq!(
            texts(&feed, "content"),
            [
                "Nieuw.\n\nJongeren vroegen het.",
                "Wat we hoorden: Te lang.\n\nWat er is besloten: Bellen.\n\nWaarom: Eerlijk.\n\n\
                 Wat er nu komt: Lezen. (15 januari 2027)"
            ]
        );
        assert_eq!(texts(&feed, "name"), ["R & S"]);
    }

    #[test]
    fn every_entry_has_what_atom_asks_for_and_an_id_that_stays() {
        let feed = atom(&agenda(OUTCOMES), "../", &today());
        let document = Document::parse(&feed).unwrap();
        let children = |node: Node<'_, '_>| -> Vec<String> {
            node.children().filter(Node::is_element).map(|child| child.tag_name().name().to_owned()).collect()
        };
        assert_eq!(
            children(document.root_element()),
            ["title", "id", "updated", "author", "link", "link", "entry", "entry"]
        );
        for entry in document.descendants().filter(|node| node.tag_name().name() == "entry") {
            assert_eq!(children(entry), ["title", "id", "updated", "link", "content"]);
        }
        let ids = texts(&feed, "id");
        let later = OUTCOMES.replace("\"doing\"", "\"done\"").replace("Te lang.", "Veel te lang.");
        assert_eq!(texts(&atom(&agenda(&later), "../", &today()), "id"), ids);
        assert!(ids[1] != ids[2] && ids.iter().all(|id| id.len() == "urn:uuid:".len() + 36), "{ids:?}");
    }

    #[test]
    fn an_agenda_about_which_nothing_was_done_has_an_empty_feed() {
        let feed = atom(&agenda(r#""quotes":[]"#), "../", &today());
        assert_eq!(texts(&feed, "updated"), ["2026-11-26T00:00:00Z"]);
        assert_eq!(texts(&feed, "entry"), [] as [String; 0]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_out_of_its_element(text in "\\PC{0,40}|.{0,40}|[<>&\"'\\]a-b!\\[\u{0}-\u{1f}\u{fffe}\u{202e}-]{0,20}") {
            let mut agenda = agenda(r#""quotes":[]"#);
            agenda.title = Text::plain(text.clone());
            agenda.region.name.clone_from(&text);
            let feed = atom(&agenda, &text, &today());
            let kept: String = text.chars().filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')).collect();
            prop_assert_eq!(texts(&feed, "name"), [kept.clone()]);
            prop_assert_eq!(texts(&feed, "title"), [format!("{kept}: wat is ermee gedaan?")]);
        }
    }
}
