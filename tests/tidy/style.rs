//! Names and properties in the style sheets.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{File, files, none};

/// Every class of ours starts with this, so that it meets no class of a page that embeds us.
const PREFIX: &str = "wk-";

/// A style sheet, cut into what it selects and what it sets.
#[derive(Debug, Default)]
struct Sheet {
    classes: BTreeSet<String>,
    /// Properties and their values.
    declarations: Vec<(String, String)>,
}

impl Sheet {
    fn parse(css: &str) -> Self {
        let mut plain = css.to_owned();
        while let Some(from) = plain.find("/*") {
            let to = plain[from..].find("*/").map_or(plain.len(), |length| from + length + 2);
            plain.replace_range(from..to, " ");
        }
        let mut sheet = Self::default();
        let mut part = String::new();
        for c in plain.chars() {
            match c {
                // Before a block: what it is for. A condition may name a width; it selects nothing.
                '{' => {
                    let head = part.trim();
                    if !head.starts_with('@') {
                        sheet.classes.extend(classes(head));
                    }
                    part.clear();
                }
                ';' | '}' => {
                    if let Some((property, value)) = part.split_once(':') {
                        sheet.declarations.push((property.trim().to_owned(), value.trim().to_owned()));
                    }
                    part.clear();
                }
                c => part.push(c),
            }
        }
        sheet
    }

    /// What depends on the direction of writing, and would not turn with it.
    fn physical(&self) -> Vec<String> {
        let sides = ["left", "right", "top", "bottom"];
        let is_physical = |property: &str, value: &str| {
            let sided = ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-", "inset-"]
                .iter()
                .filter_map(|start| property.strip_prefix(start))
                .any(|rest| sides.iter().any(|side| rest == *side || rest.starts_with(&format!("{side}-"))));
            let sized = ["width", "height", "min-width", "min-height", "max-width", "max-height"].contains(&property);
            let turned = ["text-align", "float", "clear"].contains(&property) && ["left", "right"].contains(&value);
            sided || sized || turned || sides.contains(&property)
        };
        let physical = self.declarations.iter().filter(|(property, value)| is_physical(property, value));
        physical.map(|(property, value)| format!("{property}: {value}")).collect()
    }
}

/// The classes in a selector.
fn classes(selector: &str) -> impl Iterator<Item = String> + '_ {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    selector.split('.').skip(1).filter_map(move |rest| {
        let name = &rest[..rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())];
        (!name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())).then(|| name.to_owned())
    })
}

/// The classes of ours that a text names.
fn used(text: &str) -> BTreeSet<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let named = text.match_indices(PREFIX).filter(|(at, _)| !text[..*at].ends_with(is_of_name)).map(|(at, _)| {
        let rest = &text[at..];
        rest[..rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())].to_owned()
    });
    named.filter(|name| name != PREFIX).collect()
}

/// A file without what is said about it.
fn code(file: &File) -> String {
    let lines = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn sheets() -> Vec<(String, Sheet)> {
    files("style", &["css"])
        .into_iter()
        .chain(files("desk/style", &["css"]))
        .map(|file| (file.name, Sheet::parse(&file.text)))
        .collect()
}

#[test]
fn every_class_has_our_prefix() {
    none(sheets().into_iter().flat_map(|(name, sheet)| {
        let strange = sheet.classes.into_iter().filter(|class| !class.starts_with(PREFIX));
        strange.map(|class| format!("{name}: .{class}")).collect::<Vec<_>>()
    }));
}

#[test]
fn every_class_that_is_used_has_a_style_and_every_style_is_used() {
    let styled: BTreeSet<_> = sheets().into_iter().flat_map(|(_, sheet)| sheet.classes).collect();
    let sources = files("src", &["rs", "js"]).into_iter().chain(files("index.html", &["html"]));
    let sources = sources.chain(files("desk", &["rs", "html"]));
    let mut places = BTreeMap::new();
    for file in sources {
        for class in used(&code(&file)) {
            places.entry(class).or_insert(file.name.clone());
        }
    }
    assert!(styled.len() > 50 && places.len() > 50, "there are classes");
    let unstyled = places.iter().filter(|(class, _)| !styled.contains(*class));
    let unstyled = unstyled.map(|(class, place)| format!("{place}: .{class} has no style"));
    let unused = styled.iter().filter(|class| !places.contains_key(*class));
    none(unstyled.chain(unused.map(|class| format!("style/: .{class} is not used"))));
}

#[test]
fn the_style_turns_with_the_direction_of_writing() {
    none(sheets().into_iter().flat_map(|(name, sheet)| {
        sheet.physical().into_iter().map(|declaration| format!("{name}: {declaration}")).collect::<Vec<_>>()
    }));
}

#[test]
fn every_style_sheet_is_in_the_page() {
    let page = crate::source::file("index.html");
    none(
        files("style", &["css"])
            .into_iter()
            .filter(|file| !page.contains(&format!("href=\"{}\"", file.name)))
            .map(|file| format!("index.html does not name {}", file.name)),
    );
}

#[test]
fn the_desk_has_each_of_its_sheets_and_only_sheets_that_exist() {
    let all = crate::source::file("desk/style/desk.css");
    none(
        files("desk/style", &["css"])
            .into_iter()
            .filter_map(|file| Some(file.name.strip_prefix("desk/style/")?.to_owned()))
            .filter(|name| name != "desk.css" && !all.contains(&format!("@import \"{name}\";")))
            .map(|name| format!("desk/style/desk.css does not name {name}")),
    );
}

#[test]
fn a_style_sheet_is_read_as_a_browser_reads_it() {
    let sheet = Sheet::parse(
        "/* .no { left: 0 } */ .wk-a:hover, p > .b { margin-left: 1px; inline-size: 10rem }
         @media (min-width: 40em) { .wk-c__d--e::after { text-align: right; width: 0.5em; --wk-left: 1; border-top-color: red } }",
    );
    let classes: Vec<_> = sheet.classes.iter().map(String::as_str).collect();
    assert_eq!(classes, ["b", "wk-a", "wk-c__d--e"]);
    assert_eq!(sheet.physical(), ["margin-left: 1px", "text-align: right", "width: 0.5em", "border-top-color: red"]);
    let names: Vec<_> = used("class=\"wk-a wk-b__c--d\" class:wk-e=x --wk-no \"wk-\"").into_iter().collect();
    assert_eq!(names, ["wk-a", "wk-b__c--d", "wk-e"]);
}
