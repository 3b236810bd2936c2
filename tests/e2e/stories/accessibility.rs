//! Everybody can use every screen: pages, and what they say while one waits, after a fault, and when all went well.

use crate::{
    audit::Audit,
    browser::Browser,
    giving::{POST, THEME, gives, looks_up, sends},
    site::Site,
    stories::way_back::{JUDGE, LINE, finds_an_answer},
    story::story,
    trouble::Way,
};

const EASIER: &str = "Makkelijker lezen";
const SEARCH: &str = "Zoek in deze agenda";

/// Opens everything on the page that can be opened.
#[track_caller]
fn opens_everything(browser: &Browser) {
    browser.asks("document.querySelectorAll('details').forEach((details) => { details.open = true })", &[]);
}

/// Every page about an agenda, with everything on it open.
fn every_page_is_accessible(id: &str) {
    story(|_, browser| {
        let mut audit = Audit::default();
        let agenda = Site::agenda(id);
        let mut pages =
            vec![format!("{id}/"), format!("{id}/over/"), format!("{id}/gedaan/"), format!("{id}/voortgang/")];
        pages.extend((!agenda.earlier.is_empty()).then(|| format!("{id}/eerder/")));
        pages.push(format!("{id}/top-drie/"));
        pages.extend(agenda.themes.iter().flat_map(|theme| {
            let page = format!("{id}/thema/{}/", theme.id);
            [format!("{page}vragenblad/"), page]
        }));
        for page in pages {
            browser.visits(&page);
            opens_everything(browser);
            audit.looks(browser, page.trim_end_matches('/').replace('/', " ").as_str());
        }
        audit.found_nothing();
    });
}

#[test]
fn every_page_of_helmond_peelland_is_accessible() {
    every_page_is_accessible("helmond-peelland");
}

#[test]
fn every_page_of_st_raw_2025_is_accessible() {
    every_page_is_accessible("st-raw-2025");
}

#[test]
fn every_page_of_zorglandschap_2020_is_accessible() {
    every_page_is_accessible("zorglandschap-2020");
}

#[test]
fn every_page_of_st_raw_2020_is_accessible() {
    every_page_is_accessible("st-raw-2020");
}

#[test]
fn every_page_of_hart_van_brabant_2018_is_accessible() {
    every_page_is_accessible("hart-van-brabant-2018");
}

#[test]
fn every_page_of_the_example_is_accessible() {
    every_page_is_accessible("voorbeeld");
}

#[test]
fn searching_is_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        browser.visits("zorglandschap-2020/");
        browser.searches(SEARCH, "wachtlijsten");
        browser.sees("gevonden");
        audit.looks(browser, "found");
        let script = "return [...document.querySelectorAll('[role=search] summary')].filter((it) => { it.click(); return true }).length";
        assert!(browser.asks(script, &[]).as_u64() > Some(0), "something that is read where it is found");
        audit.looks(browser, "found and opened");
        browser.searches(SEARCH, "olifant");
        browser.sees("Niets gevonden.");
        audit.looks(browser, "found nothing");
        audit.found_nothing();
    });
}

#[test]
fn following_is_accessible_in_every_state() {
    story(|_, browser| {
        let mut audit = Audit::default();
        browser.visits("voorbeeld/voortgang/");
        browser.opens("Kies wat je wilt zien");
        browser.chooses("Thema", "Krijg ik één vaste hulpverlener?");
        browser.sees("Je ziet nu");
        audit.looks(browser, "progress of a theme");
        browser.chooses("Hoe staat het ervoor?", "Niet bekend");
        browser.sees("Hier past niets bij.");
        audit.looks(browser, "progress of nothing");
        audit.found_nothing();
    });
}

#[test]
fn an_explanation_is_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        browser.visits("st-raw-2025/thema/hulp-dichtbij-en-sociale-basis/");
        browser.presses("sociale basis");
        browser.finds("button", "Sluiten");
        audit.looks(browser, "explained");
        assert!(browser.has("button", "Sluiten"), "it was open all the time");
        audit.found_nothing();
    });
}

#[test]
fn easy_words_are_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        browser.visits("");
        browser.taps("switch", EASIER);
        for (path, state) in [
            ("", "easy start"),
            ("st-raw-2025/", "easy agenda"),
            ("hart-van-brabant-2018/over/", "easy about agenda"),
            ("hart-van-brabant-2018/thema/snel-hulp-die-past/", "easy theme"),
            ("st-raw-2025/eerder/", "easy earlier"),
            ("st-raw-2025/top-drie/", "easy top three"),
            ("voorbeeld/gedaan/", "easy outcomes"),
            ("voorbeeld/thema/vaste-hulpverlener/", "easy sides"),
            ("voorbeeld/voortgang/", "easy progress"),
            ("hulp/", "easy help"),
        ] {
            browser.visits(path);
            browser.until("easy words", "return document.documentElement.lang === 'nl-simple'", &[]);
            opens_everything(browser);
            audit.looks(browser, state);
        }
        browser.visits("voorbeeld/");
        browser.searches(SEARCH, "wachten");
        browser.sees("gevonden");
        audit.looks(browser, "easy found");
        audit.found_nothing();
    });
}

#[test]
fn every_page_about_the_site_is_accessible() {
    story(|_, browser| {
        let mut audit = Audit::default();
        for (path, state) in
            [("", "start"), ("hulp/", "help"), ("privacy/", "privacy"), ("over/", "about"), ("bon/", "no receipt")]
        {
            browser.visits(path);
            opens_everything(browser);
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
        browser.writes("In je eigen woorden", "Hij slaat me.");
        browser.sees("Je hoeft dit niet alleen te doen");
        audit.looks(browser, "words of danger");
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
fn choosing_what_matters_is_accessible_in_every_state() {
    story(|_, browser| {
        let mut audit = Audit::default();
        browser.visits("st-raw-2025/top-drie/");
        let titles: Vec<_> =
            Site::agenda("st-raw-2025").themes.iter().map(|theme| theme.title.nl().to_owned()).collect();
        for title in &titles[..3] {
            browser.presses(&format!("Kies {title}"));
        }
        browser.sees("Je top drie is vol.");
        audit.looks(browser, "top three");
        browser.follows("Verder");
        browser.is_at("Wie ben je?");
        audit.looks(browser, "top three who");
        browser.follows("Ik vul dit in voor een groep");
        browser.is_at("Wat zei de groep?");
        audit.looks(browser, "group");
        browser.presses("Ouders");
        browser.sees("Vul in met hoeveel mensen de groep was");
        audit.looks(browser, "group without a size");
        browser.writes("Met hoeveel mensen was de groep?", "8");
        browser.presses("Ouders");
        browser.is_at("Waarom kies je dit?");
        audit.looks(browser, "top three why");
        browser.follows("Overslaan");
        browser.is_at("Klaar om te versturen?");
        audit.looks(browser, "top three send");
        browser.visits(&format!("{THEME}antwoord/plek/"));
        audit.looks(browser, "place");
        browser.presses("Veel verschil");
        browser.presses("Het kan wel");
        browser.sees("Veel verschil, en het kan wel.");
        audit.looks(browser, "placed");
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
        browser.sees("Nog niet aangekomen");
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
        browser.writes("Jouw tien woorden", &code.replacen(' ', "x ", 1));
        browser.presses("Zoek mijn inbreng");
        browser.sees("Bedoel je dit?");
        audit.looks(browser, "mine slip");
        site.when("GET api/v1/feedback/*", Way::page(500));
        // With a status of 500 the agenda would be read from what is kept for when there is no network.
        site.when("GET api/v1/agendas/*", Way::page(200));
        browser.evidence.expect("status of 500");
        looks_up(browser, &code);
        browser.sees("Er ging iets mis bij ons");
        audit.looks(browser, "mine failed");
        site.heals();
        site.answers(&site.stores_one(), "Dank je wel. We nemen dit mee.");
        browser.presses("Probeer het nog een keer");
        browser.sees("Dank je wel. We nemen dit mee.");
        browser.finds("button", "Probeer het nog een keer");
        audit.looks(browser, "mine found without agenda");
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
fn saying_whether_an_answer_is_right_is_accessible() {
    story(|site, browser| {
        let mut audit = Audit::default();
        finds_an_answer(site, browser);
        audit.looks(browser, "answered");
        browser.presses("Jullie snappen me niet");
        browser.writes(LINE, "Vraag het aan Kees.");
        browser.sees("Nog 481 tekens");
        audit.looks(browser, "judging");
        site.when(JUDGE, Way::page(500));
        browser.evidence.expect("status of 500");
        browser.presses("Versturen");
        browser.sees("Er ging iets mis bij ons");
        audit.looks(browser, "judging failed");
        site.heals();
        browser.presses("Versturen");
        browser.sees("Jij zei op");
        audit.looks(browser, "judged");
        browser.taps("switch", EASIER);
        audit.looks(browser, "easy judged");
        audit.found_nothing();
    });
}

#[test]
fn what_is_new_is_accessible() {
    story(|site, browser| {
        let mut audit = Audit::default();
        gives(browser, "En nu?");
        browser.presses("Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        site.answers(&site.stores_one(), "Dank je wel.");
        browser.visits("");
        browser.sees("Nieuw voor jou");
        audit.looks(browser, "start news");
        browser.follows("Bekijk mijn inbreng");
        browser.sees("Aangekomen en gelezen.");
        audit.looks(browser, "mine news");
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

        site.when("GET api/v1/agendas/*", Way::page(200));
        browser.loads(THEME);
        browser.is_taken_over();
        browser.sees("We snappen het antwoord niet");
        audit.looks(browser, "error");
        site.heals();

        site.when("GET api/v1/agendas", Way::page(200));
        browser.loads("");
        browser.is_taken_over();
        browser.sees("We snappen het antwoord niet");
        audit.looks(browser, "start error");
        site.heals();

        site.when("GET config.json", Way::page(200));
        browser.evidence.expect("weerklank:");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet");
        audit.looks(browser, "no application");
        audit.found_nothing();
    });
}
