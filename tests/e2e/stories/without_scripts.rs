//! Reading before the application is there, and without it.

use serde_json::json;

use crate::{
    engine::in_every_engine,
    giving::{THEME, THEME_HEADING},
    story::story,
    trouble::Way,
};

in_every_engine! {
    when_the_application_does_not_come_the_page_can_be_read_and_says_so,
}

#[test]
fn without_scripts_everything_can_be_read_and_left() {
    story(|_, browser| {
        browser.runs_scripts(false);
        for (path, heading, text) in [
            ("", "Jouw stem komt terug", "Leeragenda Jeugd ST-RAW 2025-2028"),
            ("st-raw-2025/", "Leeragenda Jeugd ST-RAW 2025-2028", THEME_HEADING),
            (THEME, THEME_HEADING, "Wat we willen weten"),
        ] {
            browser.loads(path);
            assert!(browser.has("heading", heading), "{path}: {}", browser.text());
            let shown = browser.text();
            for part in [text, "JavaScript staat uit.", "Is er nu gevaar? Bel 112."] {
                assert!(shown.contains(part), "{part} on {path}: {shown}");
            }
            for link in ["Snel weg", "Alarmnummer 112", "113 Zelfmoordpreventie 113", "De Kindertelefoon 0800-0432"] {
                assert!(browser.has("link", link), "{link} on {path}");
            }
            assert!(!browser.has("switch", "Makkelijker lezen"), "what does nothing is not offered on {path}");
            let exit = browser.asks("return named('link', 'Snel weg').href", &[]);
            assert_eq!(exit, "https://www.buienradar.nl/");
        }
    });
}

#[test]
fn without_scripts_links_lead_from_page_to_page() {
    story(|_, browser| {
        browser.runs_scripts(false);
        browser.loads("");
        for (link, heading) in [
            ("Leeragenda Jeugd ST-RAW 2025-2028", "Leeragenda Jeugd ST-RAW 2025-2028"),
            (THEME_HEADING, THEME_HEADING),
            ("Zeg wat jij vindt", "Wie ben je?"),
            ("Alle hulplijnen", "Hulp en steun"),
        ] {
            let target = browser.asks("return named('link', arguments[0])", &[json!(link)]);
            let target = crate::webdriver::Element::of(&target).unwrap_or_else(|| panic!("a link {link}"));
            browser.session.click(&target).unwrap_or_else(|error| panic!("{link}: {error}"));
            assert!(browser.has("heading", heading), "{heading}: {}", browser.text());
        }
    });
}

#[test]
fn when_the_application_does_not_come_the_page_can_be_read_and_says_so() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::nothing(404));
        browser.evidence.expect("weerklank:");
        browser.evidence.expect("status of 404");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet. Lezen kan wel.");
        browser.is_at(THEME_HEADING);
        browser.sees("Wat we willen weten");
        assert!(!browser.has("switch", "Makkelijker lezen"), "what does nothing is not offered");
        assert!(browser.has("link", "Snel weg"));
        assert!(browser.has("link", "Alarmnummer 112"));
    });
}

#[test]
fn when_the_settings_do_not_come_the_page_can_be_read_and_says_so() {
    story(|site, browser| {
        site.when("GET config.json", Way::page(500));
        browser.evidence.expect("weerklank:");
        browser.evidence.expect("status of 500");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet. Lezen kan wel.");
        browser.is_at(THEME_HEADING);
    });
}

#[test]
fn when_the_part_that_draws_the_page_does_not_come_it_can_be_read_and_says_so() {
    story(|site, browser| {
        site.when("GET reading-*.wasm", Way::nothing(404));
        browser.evidence.expect("weerklank:");
        browser.evidence.expect("status of 404");
        browser.evidence.expect("TypeError");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet. Lezen kan wel.");
        browser.is_at(THEME_HEADING);
    });
}

#[test]
fn when_the_application_breaks_the_page_says_so() {
    story(|_, browser| {
        browser.evidence.expect("RuntimeError: unreachable");
        browser.visits(THEME);
        browser.sees_nothing_of("Antwoorden lukt nu niet");
        // As the browser tells of a panic in WebAssembly.
        browser.asks(
            "const error = new WebAssembly.RuntimeError('unreachable');
             dispatchEvent(new ErrorEvent('error', { error, message: String(error) }))",
            &[],
        );
        browser.sees("Antwoorden lukt nu niet. Lezen kan wel.");
    });
}

#[test]
fn a_button_that_is_pressed_before_the_application_is_there_is_not_pressed_in_vain() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(&format!("{THEME}antwoord/"));
        browser.presses("Ik ben jong");
        assert_eq!(browser.asks("return isRunning()", &[]), false);
        site.heals();
        browser.is_at("Herken je dit?");
    });
}

#[test]
fn the_takeover_moves_nothing_and_keeps_place_focus_and_what_was_opened() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(THEME);
        browser.until(
            "something to open",
            "const details = document.querySelector('details');
             details.open = true;
             const link = named('link', 'Alle hulplijnen');
             link.focus();
             return document.activeElement === link",
            &[],
        );
        let look = "const details = document.querySelector('details');
                    return [Math.round(scrollY), focused(), details.open, Math.round(details.getBoundingClientRect().top)]";
        let before = browser.asks(look, &[]);
        assert!(before[0].as_u64() > Some(100), "the page is scrolled: {before}");
        assert_eq!(browser.asks("return isRunning()", &[]), false);
        site.heals();
        browser.is_taken_over();
        assert_eq!(browser.asks(look, &[]), before);
    });
}

#[test]
fn nothing_shifts_while_a_page_loads_and_is_taken_over() {
    story(|site, browser| {
        for path in [
            "",
            "st-raw-2025/",
            THEME,
            "voorbeeld/thema/wachttijd/",
            "voorbeeld/voortgang/",
            "hart-van-brabant-2018/over/",
            "st-raw-2025/eerder/",
            "mijn-inbreng/",
            "hulp/",
        ] {
            site.when("GET weerklank-*.wasm", Way::HoldsRequest);
            browser.loads(path);
            // Painted as it was written, before the application comes.
            browser.until(
                "the first paint",
                "return performance.getEntriesByName('first-contentful-paint').length",
                &[],
            );
            site.heals();
            browser.is_taken_over();
            let shifts = browser.until(
                "the layout shifts",
                "window.shifts ??= [];
                 if (!window.watching) {
                     const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
                     const where = ({ node, previousRect, currentRect }) =>
                         `${node?.outerHTML?.slice(0, 60) ?? node?.textContent} from ${place(previousRect)} to ${place(currentRect)}`;
                     window.watching = new PerformanceObserver((list) => window.shifts.push(
                         ...list.getEntries().filter((shift) => !shift.hadRecentInput).flatMap((shift) => shift.sources.map(where))));
                     window.watching.observe({ type: 'layout-shift', buffered: true });
                     requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { window.painted = true })));
                 }
                 return window.painted && { seen: window.shifts }",
                &[],
            );
            assert_eq!(shifts["seen"], json!([]), "{path}");
        }
    });
}
