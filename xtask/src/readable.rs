//! Whether the text that people read is easy enough: `cargo xtask readable`.

use std::{fs, path::Path, str::FromStr};

use anyhow::{Context, Result, bail};
use proc_macro2::{TokenStream, TokenTree};
use weerklank_core::{
    agenda::Agenda,
    config::Config,
    readability::{self, Finding, Glossary, Kind, Level, Report, comma},
};

use crate::paths;

/// The files with the words of the interface: in each, every sentence that is no documentation is for people.
const INTERFACE: [&str; 9] = [
    "src/i18n/nl.rs",
    "src/i18n/prose.rs",
    "core/src/csv.rs",
    "core/src/desk/paper.rs",
    "core/src/desk/paper/reading.rs",
    "core/src/feedback.rs",
    "core/src/outcome.rs",
    "core/src/verdict.rs",
    "embed/words.mjs",
];

/// Judges one file, or everything that is shipped, and prints what a writer can do.
///
/// # Errors
/// When a file cannot be read, or something in it has to change.
pub fn run(file: Option<&Path>, level: Level) -> Result<()> {
    let reports = match file {
        Some(file) => vec![(file.display().to_string(), self::file(file, level)?)],
        None => shipped()?,
    };
    for (name, report) in &reports {
        print!("{}", printed(name, report));
    }
    if reports.iter().all(|(_, report)| report.passes()) { Ok(()) } else { bail!("some text has to change") }
}

/// A report for every agenda that is shipped, and for all other words that people read.
///
/// # Errors
/// When a file cannot be read.
pub fn shipped() -> Result<Vec<(String, Report)>> {
    let root = paths::root();
    let mut reports = Vec::new();
    for path in paths::files(&root.join("public/data/agendas"))? {
        if path.extension().is_some_and(|ending| ending == "json") && !path.ends_with("index.json") {
            reports.push((path.strip_prefix(root)?.display().to_string(), file(&path, Level::Plain)?));
        }
    }
    reports.push(("de site zelf".to_owned(), interface()?));
    Ok(reports)
}

fn file(file: &Path, level: Level) -> Result<Report> {
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| format!("reading {name}"))?;
    Ok(match file.extension().and_then(|ending| ending.to_str()) {
        Some("json") => {
            let agenda: Agenda = serde_json::from_str(&text).with_context(|| format!("{name} is no agenda"))?;
            readability::agenda(&agenda)
        }
        Some("md") => readability::text(level, &prose(&text), &Glossary::default()),
        _ => readability::text(level, &text, &Glossary::default()),
    })
}

/// The sentences of a Markdown document: no code, tables, addresses or marks.
fn prose(markdown: &str) -> String {
    let mut fenced = false;
    let mut paragraphs = String::new();
    for line in markdown.lines() {
        let line = line.trim();
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced && !line.starts_with('|') && !line.starts_with("<!--") {
            // A line of a paragraph goes on in the next; a heading, a list item and an empty line do not.
            let starts = line.is_empty()
                || line.starts_with(['#', '-', '*', '>'])
                || line.starts_with(|char: char| char.is_ascii_digit());
            let heading = line.starts_with('#');
            paragraphs.push_str(if starts { "\n" } else { " " });
            paragraphs.push_str(line.trim_start_matches(['#', '-', '*', '>', ' ']));
            paragraphs.push_str(if heading { "\n" } else { "" });
        }
    }
    let mut text = String::new();
    let mut code = false;
    let mut rest = paragraphs.chars().peekable();
    while let Some(char) = rest.next() {
        match char {
            '`' => code = !code,
            // Code in a sentence is read as one word.
            _ if code => text.push(if char.is_alphanumeric() { 'X' } else { 'x' }),
            '*' | '[' => {}
            ']' if rest.peek() == Some(&'(') => drop(rest.by_ref().find(|char| *char == ')')),
            ']' => {}
            _ => text.push(char),
        }
    }
    text
}

/// Judges the words of the interface, of the settings, and of the page that shows when scripts fail.
///
/// # Errors
/// When a file cannot be read.
fn interface() -> Result<Report> {
    let read = |name: &str| fs::read_to_string(paths::root().join(name)).with_context(|| format!("reading {name}"));
    let mut glossary = Glossary::default();
    let mut report = Report::default();

    let name = "public/config.json";
    let config: Config = serde_json::from_str(&read(name)?).with_context(|| format!("{name} is not understood"))?;
    config.helplines.iter().for_each(|helpline| glossary.name(&helpline.name));
    report.versions(&format!("{name}: reader"), &config.reader, &glossary);
    for (place, helpline) in config.helplines.iter().enumerate() {
        for text in std::iter::once(&helpline.for_whom).chain(&helpline.hours) {
            report.versions(&format!("{name}: helplines.{place}"), text, &glossary);
        }
    }
    let desk = paths::files(&paths::root().join("desk/src/words"))?;
    let desk = desk.iter().filter_map(|file| Some(file.strip_prefix(paths::root()).ok()?.display().to_string()));
    for name in INTERFACE.map(str::to_owned).into_iter().chain(desk) {
        for (line, text) in strings(&read(&name)?).with_context(|| format!("reading the strings of {name}"))? {
            report.text(&format!("{name}:{line}"), Level::Plain, &text, &glossary);
        }
    }
    report.text("index.html", Level::Plain, &without_tags(&read("index.html")?), &glossary);
    Ok(report.whole())
}

/// What is between the tags of a page.
fn without_tags(page: &str) -> String {
    page.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect()
}

/// The strings of code that people read, with their lines: no documentation, no tests, and no ids or keys, which are
/// lower case without a space. Of Rust, or of what looks enough like it.
fn strings(source: &str) -> Result<Vec<(usize, String)>> {
    let tokens = TokenStream::from_str(source).map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut strings = Vec::new();
    collect(tokens, &mut strings);
    Ok(strings)
}

fn collect(tokens: TokenStream, strings: &mut Vec<(usize, String)>) {
    let mut tests = false;
    let mut attribute = false;
    let mut for_builders = false;
    for token in tokens {
        let expects = matches!(&token, TokenTree::Ident(name) if name == "expected");
        match token {
            // Attributes hold documentation, reasons and `cfg(test)`.
            TokenTree::Group(group) if attribute => tests |= group.stream().to_string().replace(' ', "") == "cfg(test)",
            TokenTree::Group(_) if tests => tests = false,
            // What a reader of JSON expected is told to who builds a backend.
            TokenTree::Group(_) if for_builders => {}
            TokenTree::Group(group) => collect(group.stream(), strings),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    let text = without_places(&text.value());
                    let is_key = !text.contains(' ') && !text.contains(char::is_uppercase);
                    if !is_key {
                        strings.push((literal.span().start().line, text));
                    }
                }
            }
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                attribute = true;
                continue;
            }
            TokenTree::Punct(mark) if mark.as_char() == '!' && attribute => continue,
            TokenTree::Punct(_) | TokenTree::Ident(_) => {}
        }
        attribute = false;
        for_builders = expects;
    }
}

/// A format string with a number where something is filled in: `Stap {step}` is read as one word more.
fn without_places(format: &str) -> String {
    let mut text = String::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((_, after)) => {
                text.push('1');
                rest = after;
            }
            None => rest = after,
        }
    }
    text + rest
}

/// A report that a writer can work from: what to change, text by text and sentence by sentence, and the figures.
pub fn printed(name: &str, report: &Report) -> String {
    let (allowed, findings): (Vec<_>, Vec<_>) = report.findings.iter().partition(|finding| finding.allowed);
    let mut out = format!("== {name}\n{}", listed(&findings));
    if !allowed.is_empty() {
        out += &format!("\n-- Dit mag blijven, maar kan vaak beter:\n{}", listed(&allowed));
    }
    out.push('\n');
    for level in Level::ALL {
        out += &summary(report, level, &findings);
        out.push('\n');
    }
    out + if report.passes() { "Goed.\n\n" } else { "Nog niet goed.\n\n" }
}

fn listed(findings: &[&Finding]) -> String {
    let mut out = String::new();
    let text = |finding: &Finding| (finding.path.clone(), finding.level);
    let same = |one: &&Finding, other: &&Finding| text(one) == text(other);
    for of_text in findings.chunk_by(same) {
        let path = if of_text[0].path.is_empty() { "(alles bij elkaar)" } else { &of_text[0].path };
        out += &format!("\n{path} [{}]\n", of_text[0].level.tag());
        for of_sentence in of_text.chunk_by(|one, other| one.sentence == other.sentence) {
            match of_sentence[0].sentence.as_str() {
                "" => out += "  Het geheel\n",
                sentence => out += &format!("  “{sentence}”\n"),
            }
            for finding in of_sentence {
                out += &format!("    - {}\n", finding.in_dutch());
            }
        }
    }
    out
}

fn summary(report: &Report, level: Level, findings: &[&Finding]) -> String {
    let score = report.score(level);
    let limits = level.limits();
    let of_level: Vec<_> = findings.iter().filter(|finding| finding.level == level).collect();
    let missing = of_level.iter().filter(|finding| finding.kind == Kind::NoEasyVersion).count();
    let missing = if missing > 0 { format!(", waarvan {missing} keer geen versie") } else { String::new() };
    let (Some(flesch), Some(mean)) = (score.flesch(), score.mean()) else {
        return format!("{}: geen zinnen; {} te doen{missing}", level.tag(), of_level.len());
    };
    format!(
        "{}: leesscore {} (minstens {}); gemiddeld {} woorden (hoogstens {}); langste zin {} (hoogstens {}); \
         lijdend {}% (hoogstens {}%); {} teksten, {} zinnen, {} woorden; {} te doen{missing}",
        level.tag(),
        comma(flesch),
        comma(limits.flesch),
        comma(mean),
        comma(limits.mean),
        score.longest,
        limits.longest,
        comma(100.0 * score.passive_share()),
        comma(100.0 * limits.passive),
        score.texts,
        score.sentences,
        score.words,
        of_level.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_that_people_read_are_found_and_no_others() {
        let source = r##"
            //! "No."
            /// "No."
            #[expect(missing_docs, reason = "No reason")]
            const A: &str = "Terug";
            words! { next = "Ga ‘verder’"; key = "youth_health"; }
            fn g(notes: &mut Notes) { notes.expected("one or another"); }
            fn f() -> String { format!("Stap {step} van {steps:>2}", 1) } // "No."
            #[cfg(test)]
            mod tests { const B: &str = "No, not this"; }
            const C: &str = r#"Een "knop""#;
        "##;
        let found: Vec<_> = strings(source).unwrap();
        assert_eq!(
            found,
            [
                (5, "Terug".to_owned()),
                (6, "Ga ‘verder’".to_owned()),
                (8, "Stap 1 van 1".to_owned()),
                (11, "Een \"knop\"".to_owned())
            ]
        );
    }

    #[test]
    fn the_words_of_the_interface_are_there() {
        assert!(interface().unwrap().plain.texts > 100);
    }

    #[test]
    fn prose_is_what_is_left_of_markdown() {
        let markdown = "# Een kop\n\nDit **gaat**\nover [ons](https://x.example/a_b) en `cargo x`.\n\n- Een punt\n```\nlet x;\n```\n| a | b |\n";
        let lines: Vec<_> =
            prose(markdown).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        assert_eq!(lines, ["Een kop", "Dit gaat over ons en XXXXXxX.", "Een punt"]);
    }

    #[test]
    fn a_report_says_where_what_and_how() {
        let report = readability::text(Level::Plain, "Indien je wilt, praten we.", &Glossary::default());
        assert_eq!(
            printed("x.txt", &report),
            "== x.txt\n\n(alles bij elkaar) [nl]\n  “Indien je wilt, praten we.”\n    - ‘Indien’ kan gewoner. Zeg bijvoorbeeld: als.\n\n\
             nl: leesscore 94,4 (minstens 65); gemiddeld 5 woorden (hoogstens 12); langste zin 5 (hoogstens 18); \
             lijdend 0% (hoogstens 10%); 1 teksten, 1 zinnen, 5 woorden; 1 te doen\nnl-simple: geen zinnen; 0 te doen\nNog niet goed.\n\n"
        );
    }
}
