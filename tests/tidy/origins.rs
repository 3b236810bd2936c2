//! Nothing is loaded from elsewhere, and nothing is linked without encryption.

use crate::source::{File, files, none, rust};

/// Addresses that name something and are never asked.
const NAMES: [&str; 2] = ["http://www.w3.org/", "http://json-schema.org/"];
/// One's own machine.
const HERE: [&str; 2] = ["http://127.0.0.1", "http://localhost"];

/// The addresses without encryption in a text.
fn unencrypted(text: &str) -> Vec<&str> {
    let addresses = text.match_indices("http://").map(|(at, _)| {
        let rest = &text[at..];
        &rest[..rest.find(|c: char| c.is_whitespace() || "\"'<>`)".contains(c)).unwrap_or(rest.len())]
    });
    let is_fine = |address: &&str| {
        // The bare scheme is compared with, not asked.
        *address == "http://" || NAMES.iter().chain(&HERE).any(|fine| address.starts_with(fine))
    };
    addresses.filter(|address| !is_fine(address)).collect()
}

#[test]
fn every_link_is_encrypted() {
    let told = |file: &File, address: &str| format!("{}: {address}", file.name);
    none(["src", "desk/src"].into_iter().flat_map(rust).flat_map(|file| {
        let strings = file.strings();
        strings.iter().flat_map(|(_, text)| unencrypted(text)).map(|address| told(&file, address)).collect::<Vec<_>>()
    }));
    let text = files("public", &["css", "html", "js", "json", "svg", "txt"])
        .into_iter()
        .chain(files("index.html", &["html"]))
        .chain(files("desk/index.html", &["html"]));
    none(
        text.flat_map(|file| {
            unencrypted(&file.text).into_iter().map(|address| told(&file, address)).collect::<Vec<_>>()
        }),
    );
}

/// What a file loads from another origin, as far as one can see it in its text.
fn foreign(text: &str) -> Vec<String> {
    let mut rest = text.to_owned();
    // A link is followed by a person, not loaded.
    for (start, end) in [("<!--", "-->"), ("/*", "*/"), ("<a ", ">")] {
        while let Some(from) = rest.find(start) {
            let to = rest[from..].find(end).map_or(rest.len(), |length| from + length + end.len());
            rest.replace_range(from..to, "");
        }
    }
    let lines = rest.lines().filter(|line| !line.trim_start().starts_with("//"));
    let is_foreign = |line: &&str| {
        let names = NAMES.iter().any(|name| line.contains(&format!("xmlns=\"{name}")));
        (line.contains("://") && !names) || ["\"//", "'//", "url(//"].iter().any(|start| line.contains(start))
    };
    lines.filter(is_foreign).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn no_file_loads_from_another_origin() {
    let served = files("public", &["css", "html", "js", "svg"]).into_iter().chain(files("src", &["js"]));
    let served = served.chain(files("index.html", &["html"])).chain(files("style", &["css"]));
    let served = served.chain(files("desk", &["html", "css"]));
    none(served.flat_map(|file| {
        let lines = foreign(&file.text).into_iter();
        lines.map(|line| format!("{}: {line}", file.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn what_comes_from_elsewhere_is_noticed() {
    for text in [
        "<script src=\"https://cdn.example/a.js\"></script>",
        "<link rel=\"stylesheet\" href=\"//cdn.example/a.css\">",
        "@import url(https://fonts.example/a.css);",
        "fetch(\"https://stats.example/\")",
        "<image href=\"http://pictures.example/a.png\"/>",
    ] {
        assert_eq!(foreign(text).len(), 1, "{text}");
    }
    for text in [
        "<a href=\"https://example.nl/\">",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">",
        "// see https://example.nl/",
        "/* https://example.nl/ */ a{}",
    ] {
        assert_eq!(foreign(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(unencrypted("\"http://a.nl\" 'http://127.0.0.1:8080/' http://"), ["http://a.nl"]);
}
