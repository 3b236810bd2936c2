//! Trunk's `index.html` as a template for every page.
//!
//! Trunk writes the names of the built files into it, and the build `boot.js` (`xtask/src/scripts.rs`), which takes the
//! place of Trunk's own script: from those names it knows what to load. It and the styles are one inline block each: a page
//! that waits for nothing paints first, and can be left before anything else is there. The policy allows just these two.

use std::collections::BTreeSet;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use weerklank_core::html::escaped;

use crate::api::ELSEWHERE;

/// What keeps pages for when there is no network: at the top, since it sees only what is below it.
const WORKER_FILE: &str = "worker.js";
/// What is around the script that runs before the application.
const BOOT: (&str, &str) = ("<script type=\"module\" data-glue=\"\">", "</script>");
/// Where it goes in a page, with what differs between pages.
const PLACE_OF_BOOT: &str = "<!--boot-->";
const BODY: (&str, &str) = ("<!--page-->", "<!--/page-->");

/// What differs between pages.
pub(super) struct Page {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) body: String,
    pub(super) preloads: Vec<String>,
    /// The names of the chunks that it needs.
    pub(super) chunks: Vec<&'static str>,
}

/// A document with the built files' names in it.
pub(super) struct Template {
    html: String,
    style: String,
    boot: String,
    glue: String,
    wasm: String,
    /// Of which pages, and where.
    chunks: Vec<(String, String)>,
}

impl Template {
    /// Reads what Trunk wrote.
    pub(super) fn parse(html: &str) -> Result<Self, String> {
        let missing = |what: &str| format!("index.html has no {what}: `cargo xtask build` makes it");
        let glue = attribute_of(html, "<link rel=\"modulepreload\"", "href").ok_or_else(|| missing("modulepreload"))?;
        let wasm = attribute_of(html, "<link rel=\"preload\"", "href").ok_or_else(|| missing("preload"))?;
        if !html.contains(BODY.0) || !html.contains(BODY.1) {
            return Err(missing("place for the page"));
        }
        let (before, rest) = html.split_once(BOOT.0).ok_or_else(|| missing("script"))?;
        let (boot, after) =
            rest.split_once(BOOT.1).filter(|(boot, _)| !boot.is_empty()).ok_or_else(|| missing("script"))?;
        let chunk = |tag| Some((attribute_of(tag, "", "data-chunk")?, attribute_of(tag, "", "href")?));
        let chunks = html.split("<link rel=\"preload\"").skip(1).filter_map(chunk).collect();
        let mut html = [before, PLACE_OF_BOOT, after].concat();
        let mut style = String::new();
        while let Some(block) = cut(&mut html, "<style", "</style>") {
            let css = block.split_once('>').map_or("", |(_, css)| css);
            style.push_str(&smaller(css.trim_end_matches("</style>")));
        }
        while cut(&mut html, "<script type=\"module\">", "</script>").is_some() {}
        while cut(&mut html, "<link rel=\"modulepreload\"", ">").is_some() {}
        while cut(&mut html, "<link rel=\"preload\"", ">").is_some() {}
        // What Trunk took out has left empty lines.
        let html = html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        Ok(Self { html, style, boot: boot.to_owned(), glue, wasm, chunks })
    }

    /// The document of one page.
    pub(super) fn fill(&self, page: &Page, base: &str) -> String {
        let mut html = self.html.clone();
        let title = format!("<title>{}</title>", escaped(&page.title));
        replace_between(&mut html, "<title>", "</title>", &title);
        let description = format!("<meta name=\"description\" content=\"{}\">", escaped(&page.description));
        let head = format!("{description}<style>{}</style>", self.style);
        html = html.replacen("</head>", &format!("{head}</head>"), 1);
        // Leptos marks places for a kind of takeover that this application does not use.
        let body = page.body.replace("<!>", "");
        replace_between(&mut html, BODY.0, BODY.1, &body);
        let chunks = |fits: &dyn Fn(&str) -> bool| -> BTreeSet<&str> {
            let chunks = self.chunks.iter().filter(|(name, _)| fits(name));
            chunks.map(|(_, address)| address.as_str()).collect()
        };
        let own = chunks(&|name| page.chunks.contains(&name));
        // Chunks may share a part. And who does not need the other backends now, will not.
        let later = &chunks(&|name| name != ELSEWHERE) - &own;
        let preloads: Vec<_> = own.into_iter().chain(page.preloads.iter().map(String::as_str)).collect();
        let boot = format!(
            "<script type=\"module\" data-glue=\"{}\" data-wasm=\"{}\" data-worker=\"{base}{WORKER_FILE}\" data-preload=\"{}\" data-later=\"{}\">{}</script>",
            self.glue,
            self.wasm,
            escaped(&preloads.join(" ")),
            Vec::from_iter(later).join(" "),
            self.boot,
        );
        html.replacen(PLACE_OF_BOOT, &boot, 1)
    }

    /// The hashes that the content security policy must allow: `csp.json`.
    pub(super) fn csp(&self) -> String {
        let hash = |block: &str| STANDARD.encode(Sha256::digest(block));
        format!("{{\"script\":[\"sha256-{}\"],\"style\":[\"sha256-{}\"]}}\n", hash(&self.boot), hash(&self.style))
    }
}

fn attribute_of(html: &str, start: &str, name: &str) -> Option<String> {
    let tag = &html[html.find(start)?..];
    let tag = &tag[..tag.find('>')?];
    let value = tag.split_once(&format!("{name}=\""))?.1;
    Some(value.split_once('"')?.0.to_owned())
}

fn cut(html: &mut String, start: &str, end: &str) -> Option<String> {
    let from = html.find(start)?;
    let to = from + html[from..].find(end)? + end.len();
    Some(html.drain(from..to).collect())
}

fn replace_between(html: &mut String, start: &str, end: &str, with: &str) {
    if let Some(from) = html.find(start)
        && let Some(length) = html[from..].find(end)
    {
        html.replace_range(from..from + length + end.len(), with);
    }
}

/// A style sheet without comments and needless space.
fn smaller(css: &str) -> String {
    let mut plain = css.to_owned();
    while cut(&mut plain, "/*", "*/").is_some() {}
    let mut small = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for around in ["{", "}", ";", ",", ">"] {
        small = small.replace(&format!(" {around}"), around).replace(&format!("{around} "), around);
    }
    small.replace(": ", ":").replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!doctype html><html><head><title>x</title><style>a { color: red; } /* why */
        </style><style type="text/css">b{}</style><script type="module">import x</script>
        <link rel="modulepreload" href="/app-1.js"><link rel="preload" href="/app-1_bg.wasm" as="fetch">
        <link rel="preload" data-chunk="mine" href="/shared-1.wasm"><link rel="preload" data-chunk="mine" href="/mine-1.wasm">
        <link rel="preload" data-chunk="reading" href="/shared-1.wasm"></head>
        <body><script type="module" data-glue="">run("<p>");
  go();</script><div id="app"><!--page-->old<!--/page--></div></body></html>"#;

    fn page() -> Page {
        Page {
            title: "A & B".to_owned(),
            description: "Zeg \"hoi\"".to_owned(),
            body: "<p>hoi<!></p>".to_owned(),
            preloads: vec!["/config.json".to_owned()],
            chunks: vec!["reading"],
        }
    }

    #[test]
    fn a_page_has_its_own_title_text_and_preloads() {
        let html = Template::parse(BUILT).unwrap().fill(&page(), "/");
        assert!(html.contains("<title>A &amp; B</title>"));
        assert!(html.contains("content=\"Zeg &quot;hoi&quot;\""));
        assert!(html.contains("<div id=\"app\"><p>hoi</p></div>"));
        assert!(html.contains("data-glue=\"/app-1.js\" data-wasm=\"/app-1_bg.wasm\" data-worker=\"/worker.js\" data-preload=\"/shared-1.wasm /config.json\" data-later=\"/mine-1.wasm\""));
    }

    #[test]
    fn a_page_loads_all_of_its_chunk() {
        let html = Template::parse(BUILT).unwrap().fill(&Page { chunks: vec!["mine"], ..page() }, "/");
        assert!(html.contains("data-preload=\"/mine-1.wasm /shared-1.wasm /config.json\" data-later=\"\""));
        assert!(!html.contains("data-chunk"));
    }

    #[test]
    fn there_is_one_script_and_one_style_and_the_policy_allows_both() {
        let template = Template::parse(BUILT).unwrap();
        let html = template.fill(&page(), "/");
        assert!(!html.contains("import x"));
        assert_eq!(html.matches("<style").count(), 1);
        let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        assert_eq!(style, "a{color:red}b{}");
        assert_eq!(html.matches("<script").count(), 1);
        let script =
            html.split_once("<script").unwrap().1.split_once('>').unwrap().1.split_once("</script>").unwrap().0;
        assert_eq!(script, "run(\"<p>\");\n  go();", "as it was built");
        assert!(template.csp().contains(&STANDARD.encode(Sha256::digest(script))));
        assert!(template.csp().contains(&STANDARD.encode(Sha256::digest(style))));
    }

    #[test]
    fn both_scripts_mean_the_same_cache() {
        let name = |script: &str, start: &str| Some(script.split_once(start)?.1.split_once('"')?.0.to_owned());
        let (boot, worker) = (include_str!("boot.js"), include_str!("worker.js"));
        let of_worker = name(worker, "const CACHE = \"").unwrap();
        assert_eq!(name(boot, "const OFFLINE = \""), Some(of_worker.clone()));
        assert!(of_worker.starts_with(&name(worker, "const PREFIX = \"").unwrap()));
    }

    #[test]
    fn a_document_that_trunk_did_not_build_is_refused() {
        assert!(Template::parse("<html></html>").is_err());
        let without_script = [BUILT.split_once("run(").unwrap().0, BUILT.split_once("go();").unwrap().1].concat();
        assert!(Template::parse(&without_script).is_err());
    }
}
