//! What a phone has to load before the application runs, against what it may be.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt, fs, io,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{desk, html, paths, scripts, site};

/// The most that a first load may be, in bytes as Brotli sends them, without the document of the agenda that is
/// opened: that is loaded only then, and has a limit of its own. A kilobyte is 1,000 bytes.
pub const LIMIT_BROTLI: u64 = 170_000;

/// The most that the document of one agenda may be, in bytes as Brotli sends them.
pub const AGENDA_LIMIT_BROTLI: u64 = 40_000;

/// The most that the script may be which a page of somebody else loads ([`scripts::ELEMENT`]), in bytes as Brotli sends them.
pub const ELEMENT_LIMIT_BROTLI: u64 = 4_000;

/// The agenda whose first theme stands for every theme page.
const AGENDA: &str = "st-raw-2025";

/// Where the default backend answers with agendas.
const AGENDAS: &str = "api/v1/agendas";

/// A file and what it weighs.
#[derive(Debug, Clone)]
pub struct Weight {
    /// Where it is, seen from the top of the site.
    pub path: String,
    /// Its length.
    pub raw: u64,
    /// Its length with gzip, or as it is where that is shorter.
    pub gzip: u64,
    /// Its length with Brotli, or as it is where that is shorter.
    pub brotli: u64,
}

/// All that a browser loads for one page at a first visit.
#[derive(Debug)]
pub struct FirstLoad {
    /// The page itself, then what it asks for, each file once.
    pub weights: Vec<Weight>,
}

impl FirstLoad {
    /// What comes over the line when the server speaks Brotli.
    pub fn total_brotli(&self) -> u64 {
        self.weights.iter().map(|weight| weight.brotli).sum()
    }

    /// The same without the document of an agenda: what the limit is for.
    pub fn without_document(&self) -> u64 {
        let is_document = |weight: &&Weight| weight.path.strip_prefix(AGENDAS).is_some_and(|rest| !rest.is_empty());
        self.total_brotli() - self.weights.iter().filter(is_document).map(|weight| weight.brotli).sum::<u64>()
    }
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line =
            |path: &str, raw: u64, gzip: u64, brotli: u64| writeln!(f, "{path:<70} {raw:>9} {gzip:>9} {brotli:>9}");
        let (mut raw, mut gzip) = (0, 0);
        for weight in &self.weights {
            line(&weight.path, weight.raw, weight.gzip, weight.brotli)?;
            raw += weight.raw;
            gzip += weight.gzip;
        }
        line("total", raw, gzip, self.total_brotli())
    }
}

/// Weighs the first load of a page, such as `index.html`, of the built application in `dist`.
///
/// Counted are the page, what its `link` and `script` elements load, and what the loader fetches:
/// `data-glue`, `data-wasm`, `data-worker` and `data-preload` of its script. A file that the page names and that is not
/// there is a mistake. An agenda that it asks of the default backend is weighed as the file that the
/// backend has it from.
///
/// # Errors
/// When a file is missing.
pub fn first_load(dist: &Path, page: &str) -> Result<FirstLoad> {
    weigh_load(dist, page, &mut BTreeMap::new())
}

/// The first load of every page that is built for givers.
///
/// # Errors
/// When a file is missing.
pub fn first_loads(dist: &Path) -> Result<Vec<(String, FirstLoad)>> {
    // Most files are of every page: each is weighed once.
    let mut known = BTreeMap::new();
    pages(dist)?.into_iter().map(|page| weigh_load(dist, &page, &mut known).map(|load| (page, load))).collect()
}

fn weigh_load(dist: &Path, page: &str, known: &mut BTreeMap<String, Weight>) -> Result<FirstLoad> {
    let text = fs::read_to_string(dist.join(page))
        .with_context(|| format!("{page} is not in {}; `cargo xtask build` makes it", dist.display()))?;
    let mut paths = vec![page.to_owned()];
    for path in loaded(&text, page)? {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let mut weights = Vec::new();
    for path in paths {
        if !known.contains_key(&path) {
            let weight = weigh(dist, &path).with_context(|| format!("{page} asks for {path}"))?;
            known.insert(path.clone(), weight);
        }
        weights.extend(known.get(&path).cloned());
    }
    Ok(FirstLoad { weights })
}

/// The page of the first theme of an agenda that comes with the application.
///
/// # Errors
/// When the agenda is not there or has no theme.
pub fn theme_page(dist: &Path) -> Result<String> {
    let file = paths::agendas(dist).join(format!("{AGENDA}.json"));
    let text = fs::read_to_string(&file).with_context(|| format!("no agenda {}", file.display()))?;
    let agenda: Value = serde_json::from_str(&text)?;
    let theme = agenda["themes"][0]["id"].as_str().with_context(|| format!("{} has no theme", file.display()))?;
    Ok(format!("{AGENDA}/thema/{theme}/index.html"))
}

/// Every page but that of the desk.
fn pages(dist: &Path) -> Result<Vec<String>> {
    let files = paths::files(dist)?;
    let inside = files.iter().filter_map(|file| file.strip_prefix(dist).ok());
    let pages =
        inside.filter(|file| file.extension().is_some_and(|end| end == "html") && !file.starts_with(desk::FOLDER));
    Ok(pages.map(|page| page.to_string_lossy().into_owned()).collect())
}

/// What the document of each agenda weighs.
///
/// # Errors
/// When one is not there.
pub fn documents(dist: &Path) -> Result<Vec<Weight>> {
    agendas(dist)?.into_iter().map(|(id, _)| weigh(dist, &format!("{AGENDAS}/{id}"))).collect()
}

/// What the script weighs that a page of somebody else loads.
///
/// # Errors
/// When it is not there.
pub fn element(dist: &Path) -> Result<Weight> {
    weigh(dist, scripts::ELEMENT)
}

fn agendas(dist: &Path) -> Result<Vec<(String, Value)>> {
    let folder = paths::agendas(dist);
    let read = |name: &str| -> Result<Value> {
        let file = folder.join(format!("{name}.json"));
        let text = fs::read_to_string(&file).with_context(|| format!("no agenda {}", file.display()))?;
        Ok(serde_json::from_str(&text)?)
    };
    let index = read("index")?;
    let ids = index["agendas"].as_array().into_iter().flatten().filter_map(|agenda| agenda["id"].as_str());
    ids.map(|id| Ok((id.to_owned(), read(id)?))).collect()
}

/// Prints what the start page weighs, the heaviest page, and the document of each agenda.
///
/// # Errors
/// When a page weighs more than [`LIMIT_BROTLI`], a document more than [`AGENDA_LIMIT_BROTLI`], the script for pages of
/// others more than [`ELEMENT_LIMIT_BROTLI`], or one is not there.
pub fn print() -> Result<()> {
    let dist = paths::dist();
    let mut loads = first_loads(&dist)?;
    let titled = |title: &str| println!("{title:<70} {:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    titled("start page");
    println!("{}", first_load(&dist, "index.html")?);
    loads.sort_by_key(|(_, load)| load.without_document());
    let (page, heaviest) = loads.last().context("there are pages")?;
    titled(&format!("{page}, the heaviest of {} pages without its document", loads.len()));
    println!("{heaviest}");
    let documents = FirstLoad { weights: documents(&dist)? };
    titled("documents of agendas");
    println!("{documents}");
    titled("on a page of somebody else");
    let element = element(&dist)?;
    println!("{:<70} {:>9} {:>9} {:>9}", element.path, element.raw, element.gzip, element.brotli);
    println!(
        "the limits, in bytes with Brotli: a page without its document {LIMIT_BROTLI}, a document {AGENDA_LIMIT_BROTLI}, \
         on a page of somebody else {ELEMENT_LIMIT_BROTLI}"
    );
    let heavy = loads.iter().filter(|(_, load)| load.without_document() > LIMIT_BROTLI).map(|(page, _)| page.as_str());
    let documents = documents.weights.iter().filter(|document| document.brotli > AGENDA_LIMIT_BROTLI);
    let element = Some(&element).filter(|element| element.brotli > ELEMENT_LIMIT_BROTLI);
    let heavy: Vec<_> = heavy.chain(documents.chain(element).map(|weight| weight.path.as_str())).collect();
    if !heavy.is_empty() {
        bail!("too heavy: {}", heavy.join(", "));
    }
    Ok(())
}

/// The file that holds what is answered at a path.
fn file(path: &str) -> Cow<'_, str> {
    match path.strip_prefix(AGENDAS) {
        Some("") => "data/agendas/index.json".into(),
        Some(agenda) => format!("data/agendas{agenda}.json").into(),
        None => path.into(),
    }
}

fn weigh(dist: &Path, path: &str) -> Result<Weight> {
    let file = dist.join(&*file(path));
    let content = fs::read(&file)?;
    let raw = content.len() as u64;
    // The build has made the copies that are sent, of what becomes smaller by it. Making them again takes minutes.
    let sent = |extension: &str, compress: fn(&[u8]) -> io::Result<Vec<u8>>| -> Result<u64> {
        match fs::metadata(site::beside(&file, extension)) {
            Ok(copy) => Ok(copy.len()),
            Err(_) => Ok(raw.min(compress(&content)?.len() as u64)),
        }
    };
    Ok(Weight { path: path.to_owned(), raw, gzip: sent("gz", site::gzip)?, brotli: sent("br", site::brotli)? })
}

/// The files of this site that a page loads at once, in the order in which it names them.
fn loaded(text: &str, page: &str) -> Result<Vec<String>> {
    let tags = html::tags(text);
    let base = tags.iter().find(|tag| tag.name == "base").and_then(|tag| tag.attribute("href"));
    let mut files = Vec::new();
    for tag in &tags {
        let addresses = match tag.name.as_str() {
            "link" => {
                let loads = ["stylesheet", "preload", "modulepreload", "icon", "manifest"]
                    .iter()
                    .any(|rel| tag.has_word("rel", rel));
                [loads.then(|| tag.attribute("href")).flatten(), None, None, None, None]
            }
            "script" => {
                ["src", "data-glue", "data-wasm", "data-worker", "data-preload"].map(|name| tag.attribute(name))
            }
            _ => continue,
        };
        // `data-preload` names several files; an address has no space in it.
        for address in addresses.into_iter().flatten().flat_map(str::split_whitespace) {
            files.extend(resolve(address, base, page)?);
        }
    }
    Ok(files)
}

/// The path inside the site of an address on one of its pages, or nothing when it is of another site
/// or no file at all.
fn resolve(address: &str, base: Option<&str>, page: &str) -> Result<Option<String>> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let has_scheme = path.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/'));
    if path.is_empty() || path.starts_with("//") || has_scheme {
        return Ok(None);
    }
    let public_url = base.unwrap_or("/");
    let path = if path.starts_with('/') {
        match path.strip_prefix(public_url) {
            Some(path) => path.into(),
            None => bail!("{page} asks for {address}, which is not under {public_url}"),
        }
    } else if base.is_some() {
        PathBuf::from(path)
    } else {
        Path::new(page).with_file_name(path)
    };
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy()),
            Component::ParentDir => {
                parts.pop();
            }
            _ => {}
        }
    }
    Ok(Some(parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const PAGE: &str = r#"<!doctype html>
        <base href="/x/">
        <link rel="stylesheet" href="/x/style.css">
        <link rel="preload" as="fetch" href="app.wasm?v=1" crossorigin>
        <link rel="modulepreload" href="/x/app.js">
        <link rel="icon" href="data:image/svg+xml,<svg/>">
        <link rel="canonical" href="https://example.nl/">
        <link rel="alternate" hreflang="en" href="/x/en/">
        <script type="module" src="/x/loader.js" data-glue="/x/app.js" data-wasm="/x/app.wasm"></script>
        <script src="//elsewhere.example/tracker.js"></script>
        <noscript><link rel="stylesheet" href="/x/noscript.css"></noscript>"#;

    #[test]
    fn every_file_of_a_first_load_counts_once() {
        let dist = Scratch::new(
            "first-load",
            &[
                ("index.html", PAGE),
                ("style.css", "p{}"),
                ("app.wasm", &"wasm".repeat(100)),
                ("app.js", "run()"),
                ("loader.js", "load()"),
            ],
        );
        let load = first_load(&dist, "index.html").unwrap();
        let paths: Vec<_> = load.weights.iter().map(|weight| &weight.path).collect();
        assert_eq!(paths, ["index.html", "style.css", "app.wasm", "app.js", "loader.js"]);

        let wasm = &load.weights[2];
        assert_eq!(wasm.raw, 400);
        assert!(wasm.brotli < 50 && wasm.gzip < 50);
        assert_eq!(load.weights[1].brotli, 3, "a tiny file is sent as it is");
        assert_eq!(load.total_brotli(), load.weights.iter().map(|weight| weight.brotli).sum::<u64>());
    }

    #[test]
    fn every_page_is_weighed_but_that_of_the_desk() {
        let files =
            ["404.html", "app.js", "index.html", "index.html.br", "st/voortgang/index.html", "werkblad/index.html"];
        let dist = Scratch::new("pages", &files.map(|file| (file, "x")));
        assert_eq!(pages(&dist).unwrap(), ["404.html", "index.html", "st/voortgang/index.html"]);
    }

    #[test]
    fn a_missing_file_is_a_mistake() {
        let dist = Scratch::new("missing", &[("index.html", "<script src=/gone.js></script>")]);
        let error = first_load(&dist, "index.html").unwrap_err();
        assert_eq!(error.to_string(), "index.html asks for gone.js");
    }

    #[test]
    fn addresses_resolve_as_in_a_browser() {
        let page = "st/thema/rust/index.html";
        let path = |address, base| resolve(address, base, page).unwrap();
        assert_eq!(path("/a.css", None).as_deref(), Some("a.css"));
        assert_eq!(path("a.css", None).as_deref(), Some("st/thema/rust/a.css"));
        assert_eq!(path("../a.css", None).as_deref(), Some("st/thema/a.css"));
        assert_eq!(path("./a.css", Some("/x/")).as_deref(), Some("a.css"));
        assert_eq!(path("/x/a.css#top", Some("/x/")).as_deref(), Some("a.css"));
        assert_eq!(path("https://example.nl/a.css", Some("/")), None);
        assert_eq!(path("#top", Some("/")), None);
        assert!(resolve("/a.css", Some("/x/"), page).is_err());
    }

    #[test]
    fn what_the_backend_answers_weighs_as_its_file() {
        assert_eq!(file("api/v1/agendas"), "data/agendas/index.json");
        assert_eq!(file("api/v1/agendas/voorbeeld"), "data/agendas/voorbeeld.json");
        assert_eq!(file("data/agendas/voorbeeld.json"), "data/agendas/voorbeeld.json");
    }

    #[test]
    fn the_theme_page_is_that_of_the_first_theme() {
        let agenda = r#"{ "themes": [{ "id": "rust" }, { "id": "school" }] }"#;
        let dist = Scratch::new("theme", &[("data/agendas/st-raw-2025.json", agenda)]);
        assert_eq!(theme_page(&dist).unwrap(), "st-raw-2025/thema/rust/index.html");
    }
}
