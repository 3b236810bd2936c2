//! Whether everybody can use what is on the screen: axe-core, and what it does not measure.

use std::{fs, sync::LazyLock};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    browser::{Browser, LAPTOP, PHONE},
    engine::Engine,
};

/// The narrowest window: also what is left of a laptop's at 400 %.
const NARROWEST: (u32, u32) = (320, 640);

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = xtask::paths::root().join("tests/node_modules/axe-core/axe.min.js");
    fs::read_to_string(file).expect("axe-core is not there: run `cargo xtask test`, which installs it")
});

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false }).then(
        ({ violations }) => done({ violations: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
            ({ rule: id, target: target.join(' '), summary: failureSummary }))) }),
        (error) => done({ error: String(error) }),
    )";

/// What makes the page wider than the window, what is too small to tap, and whether the page has one heading,
/// which is its title.
const MEASURE: &str = "
    const name = (element) => `${roleOf(element)} “${nameOf(element)}”`;
    const problems = [];
    // Not `innerWidth`: a phone zooms out until a page that is too wide fits.
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`);
    const headings = allOf('heading').filter((heading) => heading.tagName === 'H1').map(nameOf);
    if (headings.length !== 1) problems.push(`${headings.length} headings of the page: ${headings.join(', ')}`);
    if (!document.title.startsWith(headings[0])) problems.push(`the title is “${document.title}”, the heading is “${headings[0]}”`);
    for (const element of document.querySelectorAll('a[href], button, summary, textarea, input')) {
        // A link that is stretched over what it stands in can be tapped there.
        const isStretched = getComputedStyle(element, '::after').position === 'absolute';
        const { width, height, bottom } = (isStretched ? element.offsetParent : element).getBoundingClientRect();
        // What is shown only when it has focus is measured then.
        if (!isShown(element) || bottom < 0) continue;
        const inText = getComputedStyle(element).display === 'inline'
            && squeezed(element.parentElement.innerText).length > squeezed(element.innerText).length;
        // A word that is explained stands in a line of text, and lines are closer to each other than buttons.
        const isWord = element.popoverTargetElement && element.popoverTargetAction === 'toggle';
        const least = !isWord && element.matches('button, .wk-button, [data-leave]') ? 44 : 24;
        if (!inText && (width < 24 || height < least)) {
            problems.push(`${name(element)} is ${width.toFixed(1)} × ${height.toFixed(1)} px`);
        }
    }
    return problems";

#[derive(Deserialize)]
struct Violation {
    rule: String,
    target: String,
    summary: String,
}

/// What was found on all the screens of a story.
#[derive(Default)]
pub(crate) struct Audit {
    problems: Vec<String>,
    screens: usize,
}

impl Audit {
    /// Looks at what is on the screen, called `state`: on a phone and a laptop, light and dark, and in the
    /// narrowest window, as far as the engine has these.
    #[track_caller]
    pub(crate) fn looks(&mut self, browser: &Browser, state: &str) {
        if browser.asks("return Boolean(window.axe)", &[]) == false {
            browser.session.run(&AXE, &[]).unwrap_or_else(|error| panic!("axe-core: {error}"));
        }
        // What lies half behind the header that stays in view is measured where it can be tapped.
        browser.asks("scrollTo(0, 0)", &[]);
        // What a window's width changes is the same in all engines, and only Chromium has one as narrow as a phone.
        let windows = if browser.session.engine == Engine::Chromium { &[PHONE, LAPTOP][..] } else { &[LAPTOP] };
        for &window in windows {
            browser.resizes(window);
            for scheme in ["light", "dark"] {
                if !browser.session.prefer(scheme) {
                    continue;
                }
                let screen = format!("{state}, {} px, {scheme}", window.0);
                self.problems.extend(violations(browser).into_iter().map(|problem| format!("{screen}: {problem}")));
                browser.takes_a_picture(&format!("{state}-{}-{scheme}", window.0).replace(' ', "-"));
                self.screens += 1;
            }
        }
        browser.session.prefer("light");
        browser.resizes(NARROWEST);
        let measured = browser.asks(MEASURE, &[]);
        let measured: Vec<String> = serde_json::from_value(measured).expect("sentences");
        self.problems.extend(measured.into_iter().map(|problem| format!("{state}, {} px: {problem}", NARROWEST.0)));
        browser.resizes(PHONE);
    }

    /// Fails when anything was found.
    #[track_caller]
    pub(crate) fn found_nothing(&self) {
        assert!(self.screens > 0, "something was looked at");
        assert!(self.problems.is_empty(), "{} problems:\n{}", self.problems.len(), self.problems.join("\n"));
    }
}

#[track_caller]
fn violations(browser: &Browser) -> Vec<String> {
    let found = browser.session.run_until_done(RUN, &[]).unwrap_or_else(|error| panic!("axe-core: {error}"));
    assert_eq!(found["error"], Value::Null);
    let violations: Vec<Violation> = serde_json::from_value(found["violations"].clone()).expect("violations");
    let line = |violation: Violation| {
        let summary = violation.summary.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{} {}: {summary}", violation.rule, violation.target)
    };
    violations.into_iter().map(line).collect()
}

#[test]
fn the_audit_finds_what_is_wrong() {
    crate::story::story(|_, browser| {
        browser.visits("");
        browser.asks(
            "const button = document.createElement('button');
             button.style.setProperty('width', '400px');
             button.style.setProperty('height', '20px');
             document.querySelector('main').append(button, document.createElement('h1'));
             document.title = 'Even laden'",
            &[],
        );
        let mut audit = Audit::default();
        audit.looks(browser, "spoiled");
        let found = audit.problems.join("\n");
        for expected in [
            "button-name",
            "the page is 4",
            "button “” is 400.0 × 20.0 px",
            "2 headings of the page",
            "the title is “Even laden”",
        ] {
            assert!(found.contains(expected), "{expected} in:\n{found}");
        }
        assert_eq!(audit.screens, 4);
    });
}
