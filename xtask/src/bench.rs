//! How fast the release build is on a cheap phone on a slow line, as Lighthouse sees it.

pub mod desk;
pub mod server;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    app, browser, budget, npm, paths,
    process::{command, run as run_to_end, step},
    serve::{self, Server},
    site,
};

/// Each page is measured this often; what counts is the median of each figure.
const RUNS: usize = 3;

/// What a region may have that has gone on for years: so many outcomes in its agenda, and so many contributions to count.
const OUTCOMES: usize = 200;
const CONTRIBUTIONS: &str = "10000";

/// A figure in a report of Lighthouse.
struct Metric {
    title: &'static str,
    /// Where it is in the report.
    pointer: &'static str,
    /// What makes it the unit that people read.
    scale: f64,
    decimals: usize,
    bar: Option<Bar>,
}

enum Bar {
    AtLeast(f64),
    AtMost(f64),
}

const METRICS: [Metric; 10] = [
    score("performance", "/categories/performance/score", 99.0),
    score("accessibility", "/categories/accessibility/score", 100.0),
    score("best practices", "/categories/best-practices/score", 100.0),
    score("SEO", "/categories/seo/score", 100.0),
    seconds("FCP (s)", "/audits/first-contentful-paint/numericValue", None),
    seconds("LCP (s)", "/audits/largest-contentful-paint/numericValue", Some(Bar::AtMost(1.1))),
    seconds("TTI (s)", "/audits/interactive/numericValue", Some(Bar::AtMost(2.0))),
    Metric {
        title: "TBT (ms)",
        pointer: "/audits/total-blocking-time/numericValue",
        scale: 1.0,
        decimals: 0,
        bar: None,
    },
    Metric {
        title: "CLS",
        pointer: "/audits/cumulative-layout-shift/numericValue",
        scale: 1.0,
        decimals: 3,
        bar: Some(Bar::AtMost(0.0)),
    },
    Metric {
        title: "bytes (KB)",
        pointer: "/audits/total-byte-weight/numericValue",
        scale: 0.001,
        decimals: 1,
        bar: None,
    },
];

const fn score(title: &'static str, pointer: &'static str, least: f64) -> Metric {
    Metric { title, pointer, scale: 100.0, decimals: 0, bar: Some(Bar::AtLeast(least)) }
}

const fn seconds(title: &'static str, pointer: &'static str, bar: Option<Bar>) -> Metric {
    Metric { title, pointer, scale: 0.001, decimals: 2, bar }
}

impl Metric {
    fn of(&self, report: &Value) -> Result<f64> {
        let value = report.pointer(self.pointer).and_then(Value::as_f64);
        value.map(|value| value * self.scale).with_context(|| {
            let reason = report.pointer("/runtimeError/message");
            let reason = reason.and_then(Value::as_str).unwrap_or("no reason given");
            format!("Lighthouse has no {}: {reason}", self.title)
        })
    }

    fn shown(&self, value: f64) -> String {
        format!("{value:.*}", self.decimals)
    }

    /// Judges a value as it is shown, so that the table never contradicts the verdict.
    fn holds(&self, value: f64) -> bool {
        let shown: f64 = self.shown(value).parse().expect("a number was written");
        match self.bar {
            Some(Bar::AtLeast(least)) => shown >= least,
            Some(Bar::AtMost(most)) => shown <= most,
            None => true,
        }
    }
}

/// Measures the start page, a theme page, and a page of plain text as the floor beneath both, and
/// prints a Markdown table.
///
/// # Errors
/// When something does not build or cannot be measured; with `assert`, also when one of our pages
/// misses a bar.
pub fn run(assert: bool) -> Result<()> {
    let bench = Bench::set_up()?;
    let dist = paths::dist();
    let theme = budget::theme_page(&dist)?;
    let theme = theme.trim_end_matches("index.html");
    let mut ours = bench.measure(&bench.server(&dist)?, &[("start page", ""), ("theme page", theme)])?;
    let busy = Server {
        agendas: bench.busy(&dist)?,
        database: bench.work.join("busy.db").into(),
        more: &["--example", CONTRIBUTIONS],
        ..bench.server(&dist)?
    };
    let told = [
        ("busy agenda", "voorbeeld/"),
        ("busy outcomes", "voorbeeld/gedaan/"),
        ("busy progress", "voorbeeld/voortgang/"),
    ];
    ours.extend(bench.measure(&busy, &told)?);
    let floor = bench.measure(&bench.server(&bench.floor()?)?, &[("plain text", "")])?;

    println!("\n{}", heading());
    for page in ours.iter().chain(&floor) {
        println!("{}", page.row());
    }
    let missed: Vec<_> = ours.iter().flat_map(Page::missed).collect();
    if assert && !missed.is_empty() {
        bail!("too low: {}", missed.join(", "));
    }
    Ok(())
}

struct Bench {
    lighthouse: PathBuf,
    chromium: PathBuf,
    binary: PathBuf,
    work: PathBuf,
}

impl Bench {
    /// What measures, and the release build to measure.
    fn set_up() -> Result<Self> {
        let lighthouse = paths::root().join("xtask").join("bench");
        step("Looking for Lighthouse", || npm::install(&lighthouse))?;
        let chromium = browser::install_chromium()?;
        app::build(&app::Options::default())?;
        let binary = serve::build_server(false)?;
        let work = paths::target().join("bench");
        let _ = fs::remove_dir_all(&work);
        fs::create_dir_all(&work)?;
        Ok(Self { lighthouse: lighthouse.join("node_modules").join(".bin").join("lighthouse"), chromium, binary, work })
    }

    /// A site of one page, without style or script.
    fn floor(&self) -> Result<PathBuf> {
        let dist = self.work.join("floor");
        fs::create_dir_all(&dist)?;
        fs::write(dist.join("index.html"), include_str!("../bench/floor.html"))?;
        site::compress(&dist)?;
        Ok(dist)
    }

    /// The agenda that is made up, with [`OUTCOMES`] in it: its own, again and again. The pages stay those of the build,
    /// as they are when staff go on publishing.
    fn busy(&self, dist: &Path) -> Result<PathBuf> {
        let name = "voorbeeld.json";
        let mut agenda: Value = serde_json::from_str(&fs::read_to_string(paths::agendas(dist).join(name))?)?;
        let outcomes = agenda["outcomes"].as_array().context("the example has outcomes")?;
        let again = outcomes.iter().cycle().take(OUTCOMES).enumerate().map(|(place, outcome)| {
            let mut outcome = outcome.clone();
            outcome["id"] = format!("antwoord-{place}").into();
            outcome
        });
        agenda["outcomes"] = again.collect();
        let busy = self.work.join("busy");
        fs::create_dir_all(&busy)?;
        fs::write(busy.join(name), agenda.to_string())?;
        Ok(busy)
    }

    /// What serves a site.
    fn server(&self, dist: &Path) -> Result<Server> {
        Ok(Server {
            binary: self.binary.clone(),
            dist: dist.to_owned(),
            agendas: paths::agendas(&paths::dist()),
            base: "/".to_owned(),
            database: self.work.join("weerklank.db").into(),
            address: serve::free_address(0)?,
            dev: false,
            more: &[],
        })
    }

    /// Measures pages of a site, each by a name and an address.
    fn measure(&self, server: &Server, pages: &[(&'static str, &str)]) -> Result<Vec<Page>> {
        let _running = server.start()?;
        let measure = |&(title, path): &(&'static str, &str)| {
            let url = format!("http://{}/{path}", server.address);
            step(&format!("Measuring the {title}"), || {
                let reports = (1..=RUNS).map(|run| {
                    let file = self.work.join(format!("{}-{run}.json", title.replace(' ', "-")));
                    // Now and then Lighthouse misses the start of a page, and says to try again.
                    self.report(&url, &file).or_else(|_| self.report(&url, &file))
                });
                Page::new(title, &reports.collect::<Result<Vec<_>>>()?)
            })
        };
        pages.iter().map(measure).collect()
    }

    fn report(&self, url: &str, file: &Path) -> Result<Value> {
        run_to_end(
            command(&self.lighthouse)
                .arg(url)
                .args([
                    "--quiet",
                    "--no-enable-error-reporting",
                    "--only-categories=performance,accessibility,best-practices,seo",
                    "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
                    "--output=json",
                    "--output-path",
                ])
                .arg(file)
                .env("CHROME_PATH", &self.chromium),
        )?;
        Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
    }
}

/// A page with the median of each of [`METRICS`].
struct Page {
    title: &'static str,
    values: Vec<f64>,
}

impl Page {
    fn new(title: &'static str, reports: &[Value]) -> Result<Self> {
        let values = METRICS.iter().map(|metric| {
            let values: Result<Vec<_>> = reports.iter().map(|report| metric.of(report)).collect();
            Ok(median(values?))
        });
        Ok(Self { title, values: values.collect::<Result<_>>()? })
    }

    fn row(&self) -> String {
        let cells = METRICS.iter().zip(&self.values);
        let cells: Vec<_> = cells.map(|(metric, value)| metric.shown(*value)).collect();
        format!("| {} | {} |", self.title, cells.join(" | "))
    }

    fn missed(&self) -> impl Iterator<Item = String> {
        METRICS
            .iter()
            .zip(&self.values)
            .filter(|(metric, value)| !metric.holds(**value))
            .map(|(metric, value)| format!("{} of the {}: {}", metric.title, self.title, metric.shown(*value)))
    }
}

fn heading() -> String {
    let titles: Vec<_> = METRICS.iter().map(|metric| metric.title).collect();
    format!("| page | {} |\n|---|{}", titles.join(" | "), "--:|".repeat(titles.len()))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(lcp: f64) -> Value {
        let score = json!({ "score": 1 });
        let value = json!({ "numericValue": 0 });
        json!({
            "categories": {
                "performance": { "score": 0.98 },
                "accessibility": score,
                "best-practices": score,
                "seo": score,
            },
            "audits": {
                "first-contentful-paint": { "numericValue": 660.4 },
                "largest-contentful-paint": { "numericValue": lcp },
                "interactive": value,
                "total-blocking-time": value,
                "cumulative-layout-shift": value,
                "total-byte-weight": { "numericValue": 120_000 },
            },
        })
    }

    #[test]
    fn a_page_shows_medians_and_what_it_misses() {
        let page = Page::new("start page", &[report(1200.0), report(900.0), report(1104.0)]).unwrap();
        assert_eq!(page.row(), "| start page | 98 | 100 | 100 | 100 | 0.66 | 1.10 | 0.00 | 0 | 0.000 | 120.0 |");
        let missed: Vec<_> = page.missed().collect();
        assert_eq!(missed, ["performance of the start page: 98"]);
    }

    #[test]
    fn a_report_without_figures_gives_its_reason() {
        let report = json!({ "runtimeError": { "message": "nothing was painted" } });
        let error = Page::new("start page", &[report]).err().unwrap();
        assert_eq!(error.to_string(), "Lighthouse has no performance: nothing was painted");
    }
}
