//! In the colours of the page around, as far as they can be read.

use std::fs;

use super::embedding::{FRAME, fits, looks_inside, on_a_page};
use crate::{
    audit::Audit,
    browser::Browser,
    engine::in_every_engine,
    giving::{THEME_HEADING, comes_to_the_words},
    trouble::Way,
};

// In the other one somebody prefers dark, which WebKit cannot.
in_every_engine! {
    the_theme_voorbeeld_is_taken_over_and_can_be_read,
    the_theme_ma_is_taken_over_and_can_be_read,
    the_theme_ma_is_taken_over_in_the_dark_and_can_be_read,
    what_cannot_be_read_or_is_no_colour_is_ours,
    it_is_not_seen_before_it_has_the_colours_of_the_page_unless_those_do_not_come,
}

/// The style sheet of a theme of NL Design System: `tests/package.json` has its version.
fn theme(file: &str) -> String {
    let path = xtask::paths::root().join("tests/node_modules").join(file);
    fs::read_to_string(path).expect("the themes are not there: run `cargo xtask test`, which installs them")
}

fn ma() -> String {
    let folder = "@nl-design-system-community/ma-design-tokens/dist";
    theme(&format!("{folder}/theme.css")) + &theme(&format!("{folder}/color-scheme-dark/theme.css"))
}

/// Finds the `color` of a token where a place is, as a browser writes it.
const COLOUR: &str = "const probe = document.querySelector(arguments[0]).appendChild(document.createElement('i'));
                      probe.style.color = `var(${arguments[1]})`;
                      const { color } = getComputedStyle(probe);
                      probe.remove();";

/// The colour of a token where `place` is.
fn colour(browser: &Browser, place: &str, token: &str) -> String {
    browser
        .asks(&format!("{COLOUR} return color"), &[place.into(), token.into()])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// The frame comes to be dressed in these colours.
#[track_caller]
pub(super) fn is_dressed(browser: &Browser, ours: &str, theirs: &str) {
    let script = format!("{COLOUR} return color === arguments[2]");
    browser.until(&format!("{ours} to be {theirs}"), &script, &["body".into(), ours.into(), theirs.into()]);
}

/// A page in a theme: the frame has its colours, and everybody can read it.
fn is_at_home_in(class: &str, css: &str) {
    let body =
        format!("<div class='{class}'><weerklank-agenda agenda=st-raw-2025 theme=vertrouwen></weerklank-agenda></div>");
    on_a_page(css, &body, |site, browser| {
        browser.visits_the_host(site, "");
        let of_host = |token| colour(browser, "weerklank-agenda", token);
        let (action, ground) =
            (of_host("--basis-color-action-1-color-default"), of_host("--basis-color-default-bg-document"));
        looks_inside(browser);
        browser.is_at(THEME_HEADING);
        is_dressed(browser, "--wk-color-action", &action);
        is_dressed(browser, "--wk-color-ground", &ground);
        let mut audit = Audit::default();
        audit.looks(browser, class);
        fits(browser);
        comes_to_the_words(browser);
        audit.looks(browser, &format!("{class}, writing"));
        audit.found_nothing();
    });
}

#[test]
fn the_theme_voorbeeld_is_taken_over_and_can_be_read() {
    let css = theme("@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css");
    is_at_home_in("voorbeeld-theme", &css);
}

#[test]
fn the_theme_ma_is_taken_over_and_can_be_read() {
    is_at_home_in("ma-theme", &ma());
}

#[test]
fn the_theme_ma_is_taken_over_in_the_dark_and_can_be_read() {
    is_at_home_in("ma-theme ma-theme--color-scheme-dark", &ma());
}

#[test]
fn what_cannot_be_read_or_is_no_colour_is_ours() {
    let css = "weerklank-agenda { --weerklank-ground: oklch(1 0 0); --weerklank-echo: url(https://stranger.example/) }
               .brand { --nl-paragraph-color: #00264d }";
    let element =
        "<weerklank-agenda agenda=st-raw-2025 theme-class=brand tokens='action: #ffd800; radius: 900px; font: Arial'>
                   </weerklank-agenda>";
    on_a_page(css, element, |site, browser| {
        browser.visits_the_host(site, "");
        looks_inside(browser);
        is_dressed(browser, "--wk-color-ground", "rgb(255, 255, 255)");
        is_dressed(browser, "--wk-color-ink", "rgb(0, 38, 77)");
        for (ours, own) in [("--wk-color-action", "rgb(156, 61, 20)"), ("--wk-color-echo", "rgb(13, 101, 96)")] {
            assert_eq!(colour(browser, "body", ours), own, "{ours}");
        }
        browser.until("its letters", "return getComputedStyle(document.body).fontFamily === 'Arial'", &[]);
        let round =
            browser.asks("return getComputedStyle(document.documentElement).getPropertyValue('--wk-radius')", &[]);
        assert_eq!(round, "24px", "round, and still room for what is in it");
        // In these letters our own exit is narrower than the one that stands in its place.
        let help = browser.asks("return named('link', 'Hulp').getBoundingClientRect().right", &[]);
        browser.looks_at_the_page();
        let room = "return named('link', 'Snel weg').getBoundingClientRect().left - named('frame', arguments[0]).getBoundingClientRect().left";
        let room = browser.asks(room, &[FRAME.into()]);
        assert!(help.as_f64() <= room.as_f64(), "help ends at {help}, and the exit begins at {room}");

        // On its page somebody chooses another colour.
        browser.asks("document.querySelector('weerklank-agenda').setAttribute('tokens', 'action: #154273')", &[]);
        looks_inside(browser);
        is_dressed(browser, "--wk-color-action", "rgb(21, 66, 115)");
    });
}

#[test]
fn on_a_page_without_tokens_it_is_as_light_or_as_dark_as_that_page() {
    for (css, prefers, ground, ink) in [
        ("", "dark", "rgb(255, 255, 255)", "rgb(26, 36, 68)"),
        ("body { background: #101820 }", "light", "rgb(16, 24, 32)", "rgb(242, 238, 230)"),
        ("main { background: #eef }", "light", "rgb(238, 238, 255)", "rgb(26, 36, 68)"),
    ] {
        on_a_page(css, "<weerklank-agenda agenda=st-raw-2025></weerklank-agenda>", |site, browser| {
            browser.prefers(prefers);
            browser.visits_the_host(site, "");
            looks_inside(browser);
            is_dressed(browser, "--wk-color-ground", ground);
            assert_eq!(colour(browser, "body", "--wk-color-ink"), ink, "{css}");
            // So is the exit that the element shows.
            let own = colour(browser, "body", "--wk-color-leave");
            browser.looks_at_the_page();
            browser.until(
                &own,
                "return getComputedStyle(named('link', 'Snel weg')).backgroundColor === arguments[0]",
                &[own.clone().into()],
            );
        });
    }
}

#[test]
fn it_is_not_seen_before_it_has_the_colours_of_the_page_unless_those_do_not_come() {
    let element = "<weerklank-agenda agenda=st-raw-2025 tokens='action: #154273'></weerklank-agenda>";
    on_a_page("", element, |site, browser| {
        // What is not seen has no role for `named`.
        const FRAME_OF: &str =
            "const frame = document.querySelector('weerklank-agenda').shadowRoot.querySelector('iframe');";
        let is_seen = |browser: &Browser, seen: &str| {
            let script = format!("{FRAME_OF} return getComputedStyle(frame).opacity === arguments[0]");
            browser.until(&format!("an opacity of {seen}"), &script, &[seen.into()]);
        };
        // The page around is loaded when its frame is.
        site.when("GET st-raw-2025/", Way::page(200));
        browser.visits_the_host(site, "");
        site.is_asked("GET st-raw-2025/", 1);
        is_seen(browser, "1");

        site.heals();
        let notes = format!(
            "{FRAME_OF}
            new MutationObserver(() => {{ if (!frame.style.opacity) window.wasDressed ??= heard.some(({{ type }}) => type === 'styled') }})
                .observe(frame, {{ attributeFilter: ['style'] }});
            document.querySelector('weerklank-agenda').setAttribute('view', 'progress')"
        );
        browser.asks(&notes, &[]);
        is_seen(browser, "0");
        browser.until("it to be dressed first", "return window.wasDressed === true", &[]);
        looks_inside(browser);
        is_dressed(browser, "--wk-color-action", "rgb(21, 66, 115)");
    });
}
