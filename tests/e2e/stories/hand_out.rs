//! A page as a hand-out on paper, and the way back from it.

use base64::{Engine, engine::general_purpose::STANDARD};
use rqrr::PreparedImage;
use serde_json::json;

use crate::{
    browser::Browser,
    giving::{THEME, THEME_HEADING},
    site::{Site, squeezed},
    story::{story, story_at},
};

const AGENDA: &str = "st-raw-2025/";
const PRINT: &str = "Print deze pagina";
const CODE: &str = "QR-code van deze pagina";

/// Reads the code on the paper, as a phone does: from how it looks.
#[track_caller]
pub(super) fn scans(browser: &Browser, code: &str) -> String {
    let code = browser.finds("image", code);
    let place = browser.asks(
        "const { x, y, width, height } = arguments[0].getBoundingClientRect();
         return { x: x + scrollX, y: y + scrollY, width, height, scale: 2 }",
        &[code.to_value()],
    );
    let picture = json!({ "clip": place, "captureBeyondViewport": true });
    let picture = browser.session.chromium("Page.captureScreenshot", &picture);
    // The browser knows how to read its own pictures.
    let light = browser.session.run_until_done(
        "const done = arguments[arguments.length - 1];
         const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
         createImageBitmap(new Blob([bytes], { type: 'image/png' })).then((picture) => {
             const { width, height } = picture;
             const canvas = new OffscreenCanvas(width, height).getContext('2d');
             canvas.drawImage(picture, 0, 0);
             const { data } = canvas.getImageData(0, 0, width, height);
             const light = Array.from({ length: width * height }, (_, at) => String.fromCharCode(data[4 * at + 1]));
             done([width, btoa(light.join(''))]);
         })",
        &[picture["data"].clone()],
    );
    let light = light.expect("a picture");
    let width = light[0].as_u64().and_then(|width| usize::try_from(width).ok()).expect("a width");
    let light = STANDARD.decode(light[1].as_str().expect("text")).expect("brightness");
    let height = light.len() / width;
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, |x, y| light[y * width + x]);
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1, "one code in {width} × {height} px");
    codes[0].decode().expect("it can be read").1
}

/// How many pages of paper the browser needs.
pub(super) fn pages_of_paper(browser: &Browser) -> usize {
    let document = browser.prints();
    let kinds = document.windows(12).filter(|part| part.starts_with(b"/Type /Page"));
    kinds.filter(|part| part[11] != b's').count()
}

#[test]
fn the_button_prints_the_page_with_the_way_back_on_it() {
    story(|_, browser| {
        for path in [AGENDA, THEME] {
            browser.visits(path);
            // What is on the page at the moment that the browser takes its picture.
            browser.asks(
                "window.printed = [];
                 window.print = () => window.printed.push([...document.querySelectorAll('[role=img]')].map((it) => it.ariaLabel).join())",
                &[],
            );
            // On the screen nobody needs a code that leads to where one is.
            assert!(!browser.has("image", CODE), "{path}");
            browser.presses(PRINT);
            let printed = browser.until("printing", "return window.printed.length && window.printed", &[]);
            assert_eq!(printed, json!([CODE]), "{path}");
            assert!(!browser.has("image", CODE), "{path}");
        }
    });
}

#[test]
fn the_code_on_paper_leads_back_to_the_page() {
    for site in [Site::open(), Site::under("/meedoen/")] {
        story_at(site, |site, browser| {
            for path in [AGENDA, THEME] {
                browser.visits(path);
                // As the browser's own menu prints it.
                browser.prints();
                // Who reads light on dark prints dark on white.
                browser.looks_at_paper();
                let address = format!("{}{path}", site.address);
                assert_eq!(scans(browser, CODE), address);
                browser.sees("Deze pagina staat ook online. Scan de code, of typ dit adres:");
                browser.sees(&address);
            }
        });
    }
}

#[test]
fn on_paper_stands_what_is_said_and_not_what_can_be_pressed() {
    story(|_, browser| {
        let agenda = Site::agenda("st-raw-2025");
        for path in [AGENDA, THEME] {
            browser.prefers("light");
            browser.visits(path);
            browser.prints();
            assert!(browser.has("switch", "Makkelijker lezen"));
            assert!(browser.has("link", "Snel weg"));
            browser.looks_at_paper();
            for role in ["searchbox", "switch", "textbox", "navigation"] {
                assert_eq!(browser.names(role, None), [""; 0], "{role} on {path}");
            }
            for (role, name) in
                [("button", PRINT), ("link", "Snel weg"), ("link", "Hulp"), ("link", "Zeg wat jij vindt")]
            {
                assert!(!browser.has(role, name), "{role} {name} on {path}");
            }
            let summary = if path == AGENDA { &agenda.summary } else { &agenda.themes[6].summary };
            browser.sees(&squeezed(summary.nl()));
            // Paper goes from hand to hand: it says itself where its words come from.
            browser.sees(&format!("In gewone taal naverteld uit: {}.", squeezed(&agenda.source.document)));
        }
        browser.is_at(THEME_HEADING);
        browser.sees("Wat we willen weten");
    });
}

#[test]
fn what_was_opened_is_printed() {
    story(|_, browser| {
        let agenda = Site::agenda("hart-van-brabant-2018");
        let plans: Vec<_> =
            agenda.actions.iter().filter(|action| action.themes.contains(&agenda.themes[0].id)).collect();
        let expected = |plan: usize| squeezed(plans[plan].expected.first().expect("what it must bring").nl());
        browser.visits(&format!("hart-van-brabant-2018/thema/{}/", agenda.themes[0].id));
        browser.opens(plans[0].title.nl());
        browser.sees(&expected(0));
        browser.looks_at_paper();
        browser.sees(&expected(0));
        // Of what stayed closed stands its name.
        browser.sees(plans[1].title.nl());
        browser.sees_nothing_of(&expected(1));
    });
}

#[test]
fn a_hand_out_is_short() {
    story(|_, browser| {
        let agenda = Site::agenda("st-raw-2025");
        browser.visits(AGENDA);
        let pages = pages_of_paper(browser);
        assert!((1..=3).contains(&pages), "the agenda takes {pages} pages");
        for theme in &agenda.themes {
            browser.visits(&format!("st-raw-2025/thema/{}/", theme.id));
            let pages = pages_of_paper(browser);
            assert!((1..=2).contains(&pages), "{} takes {pages} pages", theme.id);
        }
    });
}
