//! Two levels of every text, and one switch between them.

use weerklank_core::{agenda::Agenda, text::EASY};

use crate::{
    browser::Browser,
    engine::in_every_engine,
    giving::{THEME, gives},
    site::{Site, squeezed},
    story::story,
    trouble::Way,
};

in_every_engine! {
    a_tap_makes_the_words_easier_and_another_one_plain_again,
}

const SWITCH: &str = "Makkelijker lezen";

/// A page of every kind.
const PAGES: [&str; 16] = [
    "",
    "st-raw-2025/",
    "st-raw-2025/over/",
    "st-raw-2025/gedaan/",
    "st-raw-2025/eerder/",
    "voorbeeld/voortgang/",
    THEME,
    "st-raw-2025/thema/vertrouwen/antwoord/",
    "st-raw-2025/thema/vertrouwen/antwoord/herken/",
    "st-raw-2025/thema/vertrouwen/antwoord/woorden/",
    "st-raw-2025/thema/vertrouwen/antwoord/versturen/",
    "bon/",
    "mijn-inbreng/",
    "hulp/",
    "privacy/",
    "over/",
];

/// An agenda whose name and first themes read differently in easy words.
fn report() -> (&'static str, Agenda) {
    ("zorglandschap-2020/", Site::agenda("zorglandschap-2020"))
}

/// Waits until the page says that it is in this level, and the switch too.
#[track_caller]
fn is_read(browser: &Browser, level: &str) {
    browser.until(
        &format!("the page in {level}"),
        "return document.documentElement.lang === arguments[0]
             && named('switch', arguments[1])?.ariaChecked === String(arguments[0] === 'nl-simple')",
        &[level.into(), SWITCH.into()],
    );
}

/// In which language assistive technology reads a text on the page.
#[track_caller]
fn language_of(browser: &Browser, text: &str) -> String {
    let language = browser.until(
        &format!("“{text}”"),
        "const around = [...document.querySelectorAll('main, main *')].filter((it) => isShown(it) && squeezed(it.innerText ?? '').includes(arguments[0]));
         return around.at(-1)?.closest('[lang]').lang",
        &[text.into()],
    );
    language.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_switch_is_on_every_page_once_and_off() {
    story(|_, browser| {
        browser.evidence.expect("status of 404");
        for path in PAGES.into_iter().chain(["bestaat-niet/iets/"]) {
            browser.loads(path);
            browser.is_taken_over();
            is_read(browser, "nl");
            let switches = browser.names("switch", None);
            assert_eq!(switches.iter().filter(|name| *name == SWITCH).count(), 1, "{path}: {switches:?}");
        }
    });
}

#[test]
fn a_tap_makes_the_words_easier_and_another_one_plain_again() {
    story(|_, browser| {
        let (path, agenda) = report();
        let (plain, easy) = (agenda.title.nl(), agenda.title.read(EASY).1);
        assert_ne!(plain, easy);
        browser.visits(path);
        browser.is_at(plain);
        browser.sees(&squeezed(agenda.summary.nl()));
        browser.taps("switch", SWITCH);
        is_read(browser, EASY);
        browser.is_at(easy);
        browser.sees(&squeezed(agenda.summary.read(EASY).1));
        browser.sees_nothing_of(&squeezed(agenda.summary.nl()));
        for theme in &agenda.themes {
            browser.sees(theme.title.read(EASY).1);
        }
        browser.taps("switch", SWITCH);
        is_read(browser, "nl");
        browser.is_at(plain);
        browser.sees(&squeezed(agenda.summary.nl()));
    });
}

#[test]
fn every_agenda_has_themes_in_easy_words() {
    story(|_, browser| {
        browser.visits("");
        browser.taps("switch", SWITCH);
        for id in [
            "helmond-peelland",
            "st-raw-2025",
            "zorglandschap-2020",
            "st-raw-2020",
            "hart-van-brabant-2018",
            "voorbeeld",
        ] {
            let agenda = Site::agenda(id);
            let theme = &agenda.themes[0];
            browser.visits(&format!("{id}/thema/{}/", theme.id));
            browser.is_at(theme.title.read(EASY).1);
            let questions =
                theme.questions.iter().flat_map(|question| [&question.text].into_iter().chain(&question.parts));
            for text in [&theme.summary].into_iter().chain(&theme.why).chain(questions) {
                assert!(text.has(EASY), "{id} has easy words for “{}”", text.nl());
                browser.sees(&squeezed(text.read(EASY).1));
            }
        }
        // And so has what was done.
        browser.visits("voorbeeld/gedaan/");
        for outcome in &Site::agenda("voorbeeld").outcomes {
            for text in [&outcome.heard].into_iter().chain(&outcome.decided).chain(&outcome.why) {
                browser.sees(&squeezed(text.read(EASY).1));
            }
        }
    });
}

#[test]
fn the_choice_stays_on_this_device_until_it_is_changed() {
    story(|_, browser| {
        let (path, agenda) = report();
        let theme = &agenda.themes[0];
        let (plain, easy) = (theme.title.nl(), theme.title.read(EASY).1);
        assert_ne!(plain, easy);
        browser.visits(path);
        browser.taps("switch", SWITCH);
        browser.follows(easy);
        browser.is_at(easy);
        is_read(browser, EASY);
        browser.reloads();
        is_read(browser, EASY);
        browser.is_at(easy);
        browser.closes_the_tab();
        browser.visits(&format!("{path}thema/{}/", theme.id));
        is_read(browser, EASY);
        browser.is_at(easy);

        browser.taps("switch", SWITCH);
        browser.is_at(plain);
        assert_eq!(browser.kept(), Vec::<String>::new());
        browser.reloads();
        is_read(browser, "nl");
        browser.is_at(plain);
    });
}

#[test]
fn what_is_wiped_from_this_phone_is_also_how_one_reads() {
    story(|_, browser| {
        browser.visits("hulp/");
        browser.taps("switch", SWITCH);
        is_read(browser, EASY);
        assert_eq!(browser.kept(), ["wk.easy"]);
        browser.presses("Wis alles van deze telefoon");
        browser.sees("Alles van Weerklank is van deze telefoon gewist.");
        assert_eq!(browser.kept(), Vec::<String>::new());
        browser.reloads();
        is_read(browser, "nl");
    });
}

#[test]
fn a_text_without_an_easy_version_is_read_as_plain_dutch() {
    story(|_, browser| {
        let agenda = Site::agenda("st-raw-2025");
        let theme = &agenda.themes[0];
        let how = theme.priority.as_ref().and_then(|priority| priority.how.as_ref()).expect("how it was chosen");
        assert!(!how.has(EASY) && theme.summary.has(EASY), "one has an easy version, the other has not");
        browser.visits(&format!("st-raw-2025/thema/{}/", theme.id));
        browser.opens("Hoe dit thema is gekozen");
        assert_eq!(language_of(browser, &squeezed(how.nl())), "nl");
        assert_eq!(language_of(browser, &squeezed(theme.summary.nl())), "nl");
        browser.taps("switch", SWITCH);
        is_read(browser, EASY);
        assert_eq!(language_of(browser, &squeezed(how.nl())), "nl");
        assert_eq!(language_of(browser, &squeezed(theme.summary.read(EASY).1)), EASY);
        // On a page in easy words nothing else is marked.
        let others = browser
            .asks("return [...document.querySelectorAll('main [lang]')].filter((it) => it.lang !== 'nl').length", &[]);
        assert_eq!(others, 0);
    });
}

#[test]
fn what_was_opened_stays_open_when_the_words_change() {
    story(|_, browser| {
        let agenda = Site::agenda("hart-van-brabant-2018");
        let plan = &agenda.actions[0];
        let summary = plan.summary.as_ref().expect("what it is");
        browser.visits(&format!("hart-van-brabant-2018/thema/{}/", agenda.themes[0].id));
        browser.opens(plan.title.nl());
        browser.sees(&squeezed(summary.nl()));
        browser.taps("switch", SWITCH);
        browser.sees(&squeezed(summary.read(EASY).1));
    });
}

#[test]
fn nothing_that_was_typed_is_lost_when_the_words_change() {
    story(|_, browser| {
        const TEXT: &str = "In je eigen woorden";
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.writes(TEXT, "Half geschreven.");
        browser.taps("switch", SWITCH);
        is_read(browser, EASY);
        assert_eq!(browser.value_of(TEXT), "Half geschreven.");

        // Nor what is being changed, which is kept nowhere else.
        let code = gives(browser, "Eerste versie.");
        browser.visits("mijn-inbreng/");
        browser.writes("Jouw tien woorden", &code);
        browser.taps("switch", SWITCH);
        is_read(browser, "nl");
        assert_eq!(browser.value_of("Jouw tien woorden"), code);
        browser.presses("Zoek mijn inbreng");
        browser.sees("Eerste versie.");
        browser.presses("Aanpassen");
        browser.writes(TEXT, "Tweede versie.");
        browser.taps("switch", SWITCH);
        is_read(browser, EASY);
        assert_eq!(browser.value_of(TEXT), "Tweede versie.");
    });
}

#[test]
fn the_switch_that_is_pressed_before_the_application_is_there_is_not_pressed_in_vain() {
    story(|site, browser| {
        let (path, agenda) = report();
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(path);
        browser.taps("switch", SWITCH);
        assert_eq!(browser.asks("return isRunning()", &[]), false);
        browser.is_at(agenda.title.nl());
        site.heals();
        is_read(browser, EASY);
        browser.is_at(agenda.title.read(EASY).1);
        browser.reloads();
        is_read(browser, EASY);
    });
}

#[test]
fn what_was_looked_for_stays_when_the_words_change() {
    story(|_, browser| {
        browser.visits("hart-van-brabant-2018/");
        browser.searches("Zoek in deze agenda", "wachten");
        browser.sees("gevonden");
        browser.taps("switch", SWITCH);
        is_read(browser, EASY);
        browser.sees("gevonden");
        let typed = browser.asks("return named('searchbox', 'Zoek in deze agenda').value", &[]);
        assert_eq!(typed, "wachten");
    });
}
