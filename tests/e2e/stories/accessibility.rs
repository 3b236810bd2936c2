//! Everybody can use every screen: pages, and what they say while one waits, after a fault, and when all went well.

use crate::{
    audit::Audit,
    giving::{POST, THEME, gives, looks_up, sends},
    story::story,
    trouble::Way,
};

#[test]
fn every_page_about_an_agenda_is_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        for (path, state) in [
            ("", "start"),
            ("st-raw-2025/", "agenda"),
            ("st-raw-2025/over/", "about agenda"),
            ("st-raw-2025/gedaan/", "outcomes none"),
            ("voorbeeld/gedaan/", "outcomes"),
        ] {
            browser.visits(path);
            audit.looks(browser, state);
        }
        audit.found_nothing();
    });
}

#[test]
fn every_page_about_a_theme_or_the_site_is_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        for (path, state) in [
            (THEME, "theme"),
            ("voorbeeld/thema/wachttijd/", "theme with outcomes"),
            ("hulp/", "help"),
            ("privacy/", "privacy"),
            ("over/", "about"),
            ("bon/", "no receipt"),
        ] {
            browser.visits(path);
            browser.asks("document.querySelectorAll('details').forEach((details) => { details.open = true })", &[]);
            audit.looks(browser, state);
        }
        browser.visits("hulp/");
        browser.presses("Wis alles van deze telefoon");
        browser.sees("Alles van Weerklank is van deze telefoon gewist.");
        audit.looks(browser, "wiped");
        browser.evidence.expect("status of 404");
        browser.visits("bestaat-niet/iets/");
        audit.looks(browser, "not found");
        browser.visits("st-raw-2025/thema/bestaat-niet/");
        audit.looks(browser, "theme not found");
        audit.found_nothing();
    });
}

#[test]
fn every_step_of_answering_is_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        browser.visits(THEME);
        browser.follows("Zeg wat jij vindt");
        browser.is_at("Wie ben je?");
        audit.looks(browser, "who");
        browser.visits(&format!("{THEME}antwoord/versturen/"));
        browser.presses("Versturen");
        browser.finds_role("alert");
        audit.looks(browser, "nothing said");
        browser.visits(&format!("{THEME}antwoord/"));
        browser.presses("Ik ben jong");
        browser.is_at("Herken je dit?");
        audit.looks(browser, "recognise");
        browser.presses("Soms wel, soms niet");
        browser.is_at("Hoe belangrijk is dit?");
        audit.looks(browser, "importance");
        browser.presses("Overslaan");
        browser.writes("In je eigen woorden", "Er is altijd wel iets.");
        audit.looks(browser, "words");
        browser.writes("In je eigen woorden", "Mijn mentor heet Sanne.");
        browser.sees("Dit lijkt een naam: Sanne");
        audit.looks(browser, "words with a name");
        browser.writes("In je eigen woorden", &"x".repeat(2_001));
        browser.sees("Je tekst is 1 tekens te lang.");
        audit.looks(browser, "too long");
        browser.writes("In je eigen woorden", "Er is altijd wel iets.");
        browser.follows("Verder");
        browser.is_at("Klaar om te versturen?");
        audit.looks(browser, "send");
        browser.follows("Aanpassen Herken je dit?");
        browser.is_at("Herken je dit?");
        audit.looks(browser, "recognise chosen");
        audit.found_nothing();
    });
}

#[test]
fn a_receipt_is_accessible_in_every_state() {
    story(|site, browser| {
        let mut audit = Audit::default();
        site.when(POST, Way::HoldsAnswer);
        sends(browser, "Onderweg.");
        browser.sees("Bezig met versturen");
        audit.looks(browser, "receipt sending");
        site.heals();
        browser.sees("Het is aangekomen");
        audit.looks(browser, "receipt arrived");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        audit.looks(browser, "receipt kept");

        browser.evidence.expect("status of 503");
        site.when(POST, Way::IsBusy(503, 3_600));
        sends(browser, "Later.");
        browser.sees("Klaar om te versturen");
        audit.looks(browser, "receipt waiting");
        site.heals();
        site.when(POST, Way::page(500));
        browser.evidence.expect("status of 500");
        browser.presses("Probeer het nu");
        browser.sees("Nog niet zeker");
        audit.looks(browser, "receipt unconfirmed");
        browser.visits("mijn-inbreng/");
        browser.sees("Nog onderweg");
        audit.looks(browser, "mine underway");
        site.heals();
        site.when(POST, Way::Says(422, "application/problem+json", "{}".to_owned()));
        browser.evidence.expect("status of 422");
        sends(browser, "Geweigerd.");
        browser.sees("Het is niet aangenomen");
        audit.looks(browser, "receipt refused");
        audit.found_nothing();
    });
}

#[test]
fn finding_back_is_accessible_in_every_state() {
    story(|site, browser| {
        let mut audit = Audit::default();
        browser.visits("mijn-inbreng/");
        audit.looks(browser, "mine");
        browser.presses("Zoek mijn inbreng");
        browser.sees("Vul de tien woorden van je bon in.");
        audit.looks(browser, "mine error");
        let code = gives(browser, "Lees maar.");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.visits("mijn-inbreng/");
        browser.sees("Op deze telefoon");
        audit.looks(browser, "mine kept");
        site.when("GET api/v1/feedback/*", Way::page(500));
        browser.evidence.expect("status of 500");
        looks_up(browser, &code);
        browser.sees("Er ging iets mis bij ons");
        audit.looks(browser, "mine failed");
        site.heals();
        site.answers(&site.stores_one(), "Dank je wel. We nemen dit mee.");
        site.when("GET api/v1/agendas/*", Way::page(500));
        browser.presses("Probeer het nog een keer");
        browser.sees("Dank je wel. We nemen dit mee.");
        browser.finds("button", "Probeer het nog een keer");
        audit.looks(browser, "mine found without agenda");
        site.heals();
        browser.presses("Probeer het nog een keer");
        browser.sees("Nog niet besproken.");
        audit.looks(browser, "mine found");
        browser.presses("Aanpassen");
        browser.finds("textbox", "In je eigen woorden");
        audit.looks(browser, "mine editing");
        browser.presses("Niet aanpassen");
        browser.presses("Terugnemen");
        browser.sees("Weet je het zeker?");
        audit.looks(browser, "mine taking back");
        browser.presses("Ja, neem het terug");
        browser.sees("Je hebt dit teruggenomen.");
        audit.looks(browser, "mine taken back");
        audit.found_nothing();
    });
}

#[test]
fn waiting_and_faults_are_accessible() {
    story(|site, browser| {
        let mut audit = Audit::default();
        browser.visits("");
        site.when("GET api/v1/agendas/*", Way::HoldsRequest);
        browser.follows("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.sees("Even laden");
        audit.looks(browser, "loading");
        browser.sees("Het laden duurt lang.");
        audit.looks(browser, "slow");
        site.heals();
        browser.is_at("Leeragenda Jeugd ST-RAW 2025-2028");

        site.when("GET api/v1/agendas/*", Way::page(500));
        browser.evidence.expect("status of 500");
        browser.loads(THEME);
        browser.is_taken_over();
        browser.sees("Er ging iets mis bij ons");
        audit.looks(browser, "error");
        site.heals();

        site.when("GET api/v1/agendas", Way::page(500));
        browser.loads("");
        browser.is_taken_over();
        browser.sees("Er ging iets mis bij ons");
        audit.looks(browser, "start error");
        site.heals();

        site.when("GET config.json", Way::page(500));
        browser.evidence.expect("weerklank:");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet");
        audit.looks(browser, "no application");
        audit.found_nothing();
    });
}
