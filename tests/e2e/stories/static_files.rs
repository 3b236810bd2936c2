//! On a site that is files and nothing else: everything can be read, and nothing is sent.

use serde_json::json;

use crate::{
    browser::Browser,
    giving::{THEME, THEME_HEADING, answers},
    site::Site,
    story::story,
    trouble::Way,
};

/// The site on a host of files: there is no interface, and the settings say so.
fn is_static(site: &Site, browser: &mut Browser) {
    let mut config = Site::file("config.json");
    config["backend"] = json!("static");
    site.has_file("config.json", &config);
    site.when("* api/*", Way::page(404));
    // The pages of this build fetch ahead what such a site does not have.
    browser.evidence.expect("status of 404");
}

#[test]
fn everything_can_be_read_from_files() {
    story(|site, browser| {
        is_static(site, browser);
        browser.visits("");
        browser.follows("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.is_at("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.follows(THEME_HEADING);
        browser.is_at(THEME_HEADING);
        browser.reloads();
        browser.is_at(THEME_HEADING);
        browser.visits("voorbeeld/gedaan/");
        browser.sees("Niet gedaan");
        assert!(site.asked("GET data/agendas/*") > 0, "agendas are read as files");
    });
}

#[test]
fn what_was_written_can_be_copied_saved_and_printed_where_nothing_can_be_sent() {
    story(|site, browser| {
        is_static(site, browser);
        browser.visits(THEME);
        answers(browser, "Ik neem het zelf mee.");
        browser.sees("Deze site kan niets ontvangen");
        browser.sees("Ik neem het zelf mee.");
        assert!(!browser.has("button", "Versturen"));
        browser.sees_nothing_of("Jouw tien woorden");

        browser.may_use_the_clipboard();
        browser.presses("Kopieer mijn tekst");
        browser.sees("Gekopieerd.");
        let copied = browser.clipboard();
        for part in [THEME_HEADING, "Als jongere", "Ja, helemaal", "Ik neem het zelf mee."] {
            assert!(copied.contains(part), "{part} in {copied}");
        }

        let downloads = browser.keeps_downloads();
        browser.presses("Bewaar als bestand");
        assert_eq!(downloads.file("mijn-inbreng.txt"), copied);

        browser.asks("window.printed = 0; window.print = () => { window.printed += 1 }", &[]);
        browser.presses("Print");
        browser.until("printing", "return window.printed === 1", &[]);

        assert_eq!(site.asked("POST *"), 0);
        // It is still there afterwards.
        browser.reloads();
        browser.sees("Ik neem het zelf mee.");
    });
}

#[test]
fn finding_back_is_explained_where_nothing_can_be_sent() {
    story(|site, browser| {
        is_static(site, browser);
        browser.visits("mijn-inbreng/");
        browser.sees("Op deze site kun je dit niet terugzien");
        assert!(!browser.has("textbox", "Jouw tien woorden"));
    });
}
