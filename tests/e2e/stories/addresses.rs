//! Every address leads to its own page: by a link, opened directly, after a reload, and under a sub-path.

use crate::{
    browser::Browser,
    giving::{POST, THEME, THEME_HEADING, answers, ten_words},
    site::Site,
    story::{story, story_at},
};

const AGENDA: &str = "Leeragenda Jeugd ST-RAW 2025-2028";

/// Every kind of address, with the heading of its page.
const PAGES: [(&str, &str); 20] = [
    ("", "Jouw stem komt terug"),
    ("st-raw-2025/", AGENDA),
    ("st-raw-2025/over/", "Hoe is deze agenda gemaakt?"),
    ("st-raw-2025/gedaan/", "Wat is ermee gedaan?"),
    ("st-raw-2025/eerder/", "Wat werd er van de vorige agenda?"),
    ("st-raw-2020/", "Kennisagenda Jeugd ST-RAW: Samen voor preventie"),
    ("hart-van-brabant-2018/over/", "Hoe is deze agenda gemaakt?"),
    ("hart-van-brabant-2018/thema/volwassen-worden/", "Wie helpt mij als ik volwassen word?"),
    ("voorbeeld/", "Voorbeeld: jeugdagenda van Regio Galmerwoude"),
    ("voorbeeld/voortgang/", "Voortgang"),
    (THEME, THEME_HEADING),
    ("st-raw-2025/thema/vertrouwen/antwoord/", "Wie ben je?"),
    ("st-raw-2025/thema/vertrouwen/antwoord/herken/", "Herken je dit?"),
    ("st-raw-2025/thema/vertrouwen/antwoord/belang/", "Hoe belangrijk is dit?"),
    ("st-raw-2025/thema/vertrouwen/antwoord/woorden/", "Wat wil je erover zeggen?"),
    ("st-raw-2025/thema/vertrouwen/antwoord/versturen/", "Klaar om te versturen?"),
    ("mijn-inbreng/", "Mijn inbreng"),
    ("hulp/", "Hulp en steun"),
    ("privacy/", "Privacy, in gewone taal"),
    ("over/", "Over Weerklank"),
];

#[track_caller]
fn has_title(browser: &Browser, heading: &str) {
    assert_eq!(browser.title(), format!("{heading} – Weerklank"));
}

/// Everything on a page but what was just said to screen readers.
fn content(browser: &Browser) -> String {
    let text = browser.asks("return squeezed(document.querySelector('main').innerText)", &[]);
    text.as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_address_opens_directly_and_reloads() {
    story(|_, browser| {
        for (path, heading) in PAGES {
            browser.loads(path);
            // The page as it was written is that page already.
            browser.is_at(heading);
            let written = content(browser);
            browser.is_taken_over();
            browser.is_at(heading);
            has_title(browser, heading);
            assert_eq!(content(browser), written, "{path} stays as it was written");
        }
        browser.reloads();
        browser.is_at("Over Weerklank");
        browser.loads("bon/");
        browser.is_taken_over();
        browser.is_at("Hier is geen bon");
        has_title(browser, "Hier is geen bon");
    });
}

#[test]
fn a_page_is_the_same_by_a_link_and_opened_directly() {
    story(|_, browser| {
        for (start, link, heading) in [
            ("", AGENDA, AGENDA),
            ("st-raw-2025/", "Hoe is deze agenda gemaakt?", "Hoe is deze agenda gemaakt?"),
            ("st-raw-2025/", "Wat is ermee gedaan?", "Wat is ermee gedaan?"),
            ("st-raw-2025/", "Wat werd er van de vorige agenda?", "Wat werd er van de vorige agenda?"),
            ("st-raw-2025/eerder/", "Hoe leren we samen, en van elkaar?", "Hoe leren we samen, en van elkaar?"),
            ("st-raw-2025/", THEME_HEADING, THEME_HEADING),
            (THEME, "Zeg wat jij vindt", "Wie ben je?"),
            (THEME, "Mijn inbreng", "Mijn inbreng"),
            (THEME, "Alle hulplijnen", "Hulp en steun"),
            (THEME, "Privacy", "Privacy, in gewone taal"),
            (THEME, "Over Weerklank", "Over Weerklank"),
            (THEME, "Begin", "Jouw stem komt terug"),
        ] {
            browser.visits(start);
            browser.follows(link);
            browser.is_at(heading);
            has_title(browser, heading);
            // What a page is about may have to be read first.
            browser.until("all to be read", "return !shownText().includes('Even laden')", &[]);
            let (path, by_link) = (browser.path(), content(browser));
            browser.visits(&path);
            browser.is_at(heading);
            assert_eq!(content(browser), by_link, "{path}");
        }
    });
}

#[test]
fn an_address_without_its_last_slash_works_too() {
    story(|_, browser| {
        for (path, heading) in [("st-raw-2025", AGENDA), ("mijn-inbreng", "Mijn inbreng"), ("hulp", "Hulp en steun")] {
            browser.visits(path);
            browser.is_at(heading);
        }
        browser.visits("st-raw-2025");
        browser.follows(THEME_HEADING);
        browser.is_at(THEME_HEADING);
        assert_eq!(browser.path(), THEME);
    });
}

#[test]
fn what_does_not_exist_is_called_so_and_leads_on() {
    story(|_, browser| {
        browser.evidence.expect("status of 404");
        for path in ["bestaat-niet/iets/", "st-raw-2025/thema/", "St-Raw/"] {
            browser.loads(path);
            browser.is_taken_over();
            browser.is_at("Deze pagina is er niet");
        }
        browser.follows("Naar het begin");
        browser.is_at("Jouw stem komt terug");

        browser.loads("st-raw-2025/thema/bestaat-niet/");
        browser.is_taken_over();
        browser.is_at("Dit thema staat niet in de agenda");
        browser.follows("Naar de agenda");
        browser.is_at(AGENDA);

        // It could be an agenda; the server knows that it is not.
        browser.loads("bestaat-niet/");
        browser.is_taken_over();
        browser.sees("Dit is er niet");
    });
}

#[test]
fn under_a_sub_path_one_can_read_answer_and_reload() {
    story_at(Site::under("/meedoen/"), |site, browser| {
        assert!(site.address.ends_with("/meedoen/"));
        browser.visits("");
        browser.is_at("Jouw stem komt terug");
        browser.follows(AGENDA);
        browser.is_at(AGENDA);
        assert_eq!(browser.path(), "st-raw-2025/");
        browser.reloads();
        browser.is_at(AGENDA);
        browser.follows(THEME_HEADING);
        browser.is_at(THEME_HEADING);
        answers(browser, "Vanaf een andere plek.");
        browser.reloads();
        browser.sees("Vanaf een andere plek.");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let code = ten_words(browser);
        assert_eq!(site.asked(POST), 1);
        browser.visits("mijn-inbreng/");
        browser.writes("Jouw tien woorden", &code);
        browser.presses("Zoek mijn inbreng");
        browser.sees("Vanaf een andere plek.");
        browser.goes_back();
        browser.loads("bestaat-niet/iets/");
        browser.evidence.expect("status of 404");
        browser.is_taken_over();
        browser.is_at("Deze pagina is er niet");
    });
}
