//! In the colours of the page around, as far as they can be read; and the page that makes the lines for it.

use std::fs;

use super::embedding::{FRAME, looks_inside, on_a_page};
use crate::{
    audit::Audit,
    browser::{Browser, Key},
    giving::THEME_HEADING,
    story::story,
};

const COPY: &str = "Kopieer de regels";
const LINES: &str = "De twee regels";

/// The style sheet of a theme of NL Design System: `tests/package.json` has its version.
fn theme(file: &str) -> String {
    let path = xtask::paths::root().join("tests/node_modules").join(file);
    fs::read_to_string(path).expect("the themes are not there: run `cargo xtask test`, which installs them")
}

fn ma() -> String {
    let folder = "@nl-design-system-community/ma-design-tokens/dist";
    theme(&format!("{folder}/theme.css")) + &theme(&format!("{folder}/color-scheme-dark/theme.css"))
}

/// The colour of a token where `place` is, as a browser writes it.
fn colour(browser: &Browser, place: &str, token: &str) -> String {
    let script = "const probe = document.querySelector(arguments[0]).appendChild(document.createElement('i'));
                  probe.style.color = `var(${arguments[1]})`;
                  const { color } = getComputedStyle(probe);
                  probe.remove();
                  return color";
    browser.asks(script, &[place.into(), token.into()]).as_str().unwrap_or_default().to_owned()
}

/// The frame comes to be dressed in these colours.
#[track_caller]
fn is_dressed(browser: &Browser, ours: &str, theirs: &str) {
    let script = "const probe = document.body.appendChild(document.createElement('i'));
                  probe.style.color = `var(${arguments[0]})`;
                  const { color } = getComputedStyle(probe);
                  probe.remove();
                  return color === arguments[1]";
    browser.until(&format!("{ours} to be {theirs}"), script, &[ours.into(), theirs.into()]);
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

        // On its page somebody chooses another colour.
        browser.looks_at_the_page();
        browser.asks("document.querySelector('weerklank-agenda').setAttribute('tokens', 'action: #154273')", &[]);
        looks_inside(browser);
        is_dressed(browser, "--wk-color-action", "rgb(21, 66, 115)");
    });
}

/// Goes on with Tab until something has focus.
#[track_caller]
fn tabs_to(browser: &Browser, what: &str) {
    for _ in 0..40 {
        if browser.focus() == what {
            return;
        }
        browser.types(&[Key::Tab]);
    }
    panic!("Tab does not come to {what}");
}

#[test]
fn an_editor_makes_the_two_lines_with_the_keyboard_and_they_work_on_the_page() {
    on_a_page("", "<p>Nog leeg.</p>", |site, browser| {
        browser.may_use_the_clipboard();
        browser.visits("over/");
        tabs_to(browser, "link Zet een agenda op je eigen site");
        browser.types(&[Key::Enter]);
        browser.is_at("Op je eigen site");
        browser.finds("combobox", "Agenda");
        tabs_to(browser, "combobox Agenda");
        browser.types(&"Leeragenda Jeugd ST-RAW 2025".chars().map(Key::Letter).collect::<Vec<_>>());
        tabs_to(browser, "combobox Onderdeel");
        browser.types(&"Eén thema".chars().map(Key::Letter).collect::<Vec<_>>());
        browser.finds("combobox", "Thema");
        tabs_to(browser, "combobox Thema");
        browser.types(&THEME_HEADING.chars().take(12).map(Key::Letter).collect::<Vec<_>>());
        tabs_to(browser, "combobox Kleuren");
        browser.types(&"Groen".chars().map(Key::Letter).collect::<Vec<_>>());
        browser.looks_into("Voorbeeld van je pagina");
        browser.is_taken_over();
        browser.is_at(THEME_HEADING);
        is_dressed(browser, "--wk-color-action", "rgb(29, 106, 55)");
        browser.looks_at_the_page();
        browser.sees("Deze kleuren zijn samen goed te lezen.");
        let lines = browser.value_of(LINES);
        // Past the preview, which has links of its own.
        browser.asks("named('textbox', arguments[0]).focus()", &[LINES.into()]);
        browser.types(&[Key::Tab]);
        browser.has_focus_on(&format!("button {COPY}"));
        browser.types(&[Key::Enter]);
        browser.sees("Gekopieerd.");
        assert_eq!(browser.clipboard(), lines);
        assert_eq!(lines.lines().count(), 2, "{lines}");

        site.host_shows("", format!("<!doctype html><title>Gemeente</title><link rel=icon href=data:,>{lines}"));
        browser.visits_the_host(site, "");
        browser.looks_into(FRAME);
        browser.is_taken_over();
        browser.is_at(THEME_HEADING);
        is_dressed(browser, "--wk-color-action", "rgb(29, 106, 55)");
    });
}

#[test]
fn the_page_for_editors_says_what_cannot_be_read_and_everybody_can_use_it() {
    story(|_, browser| {
        browser.visits("op-je-eigen-site/");
        browser.chooses("Kleuren", "Zelf kiezen");
        browser.looks_into("Voorbeeld van je pagina");
        browser.is_taken_over();
        browser.looks_at_the_page();
        browser.writes("Knoppen en links", "#ffd800");
        browser.sees("Deze kleur is hier niet goed te lezen.");
        browser.writes("Tekst", "blauw");
        browser.sees("Dit is geen kleur.");
        assert!(!browser.value_of(LINES).contains("ink:"), "what is no colour is not in the lines");
        for more in ["Zie je na het opslaan alleen een link?", "Zie je niets, of een lege plek?"] {
            browser.opens(more);
        }
        let mut audit = Audit::default();
        audit.looks(browser, "on your own site");
        audit.found_nothing();
    });
}
