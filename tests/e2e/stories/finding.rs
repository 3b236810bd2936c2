//! Finding something in an agenda.

use crate::{
    browser::{Browser, Key},
    site::{Site, squeezed},
    story::story,
    trouble::Way,
};

const FIELD: &str = "Zoek in deze agenda";
const NOTHING: &str = "Niets gevonden. Probeer een ander woord, of een deel van het woord.";

/// The title of a theme.
fn title(agenda: &str, theme: &str) -> String {
    let agenda = Site::agenda(agenda);
    let theme = agenda.themes.iter().find(|known| known.id.as_str() == theme).expect("a theme");
    theme.title.nl().to_owned()
}

/// What was found, as it is read.
fn found(browser: &Browser) -> Vec<String> {
    let found = browser.asks(
        "return [...document.querySelectorAll('[role=search] li')].filter(isShown).map((it) => squeezed(it.innerText))",
        &[],
    );
    serde_json::from_value(found).expect("what was found")
}

/// Waits until screen readers are told how much was found.
#[track_caller]
fn is_told(browser: &Browser, words: &str) {
    browser.until(
        &format!("“{words}” in a status"),
        "const told = document.querySelector('[role=search] [role=status]');
         return isShown(told) && squeezed(told.innerText) === arguments[0]",
        &[words.into()],
    );
}

#[test]
fn who_types_wachten_finds_waiting_lists_and_goes_there() {
    story(|_, browser| {
        let theme = title("st-raw-2025", "hulp-in-een-groep");
        assert!(!theme.contains("wacht"), "the word is in what the theme tells, not in its name");
        browser.visits("st-raw-2025/");
        assert_eq!(found(browser), [""; 0]);
        browser.searches(FIELD, "wachten");
        let result = format!("Thema {theme}");
        browser.sees(&result);
        let found = found(browser);
        assert!(found.contains(&result), "{found:?}");
        is_told(browser, &format!("{} gevonden", found.len()));
        // The theme is also in the list of themes below; both lead to the same page.
        browser.follows(&theme);
        browser.is_at(&theme);
        browser.sees("wachtlijsten");
    });
}

#[test]
fn the_best_comes_first_and_says_what_it_is() {
    story(|_, browser| {
        browser.visits("voorbeeld/");
        browser.searches(FIELD, "wachten");
        browser.sees("gevonden");
        assert_eq!(found(browser)[0], format!("Thema {}", title("voorbeeld", "wachttijd")));

        // Something that runs leads to the theme that it belongs to.
        let agenda = Site::agenda("hart-van-brabant-2018");
        let action =
            agenda.actions.iter().find(|action| action.id.as_str() == "minder-lang-wachten").expect("an action");
        browser.visits("hart-van-brabant-2018/");
        browser.searches(FIELD, "minder lang wachten");
        browser.sees(&format!("Plan {}", action.title.nl()));
        browser.follows(action.title.nl());
        browser.is_at(&title("hart-van-brabant-2018", "snel-hulp-die-past"));
    });
}

#[test]
fn slips_and_accents_are_forgiven() {
    story(|_, browser| {
        browser.visits("st-raw-2025/");
        let theme = format!("Thema {}", title("st-raw-2025", "vertrouwen"));
        for typed in ["vertrouwen", "VERTROUWEN", "vertrouwne", "vertouwen", "vèrtrouwen"] {
            browser.searches(FIELD, "");
            is_told(browser, "");
            browser.searches(FIELD, typed);
            browser.sees("gevonden");
            let found = found(browser);
            assert!(found.contains(&theme), "{typed}: {found:?}");
        }
        // And the accents that the document has and a thumb leaves out.
        let agenda = Site::agenda("st-raw-2020");
        let point =
            agenda.principles.iter().find(|point| point.id.as_str() == "geindiceerde-preventie").expect("a point");
        let text = squeezed(point.text.as_ref().expect("it has a text").nl());
        assert!(text.contains("geïndiceerde"), "{text}");
        browser.visits("st-raw-2020/");
        browser.searches(FIELD, "geindiceerde");
        browser.opens(point.title.nl());
        browser.sees(&text);
    });
}

#[test]
fn what_has_no_page_of_its_own_is_read_where_it_is_found() {
    story(|_, browser| {
        let agenda = Site::agenda("zorglandschap-2020");
        let point = agenda.principles.iter().find(|point| point.title.nl().contains("wachtlijsten")).expect("a point");
        let text = squeezed(point.text.as_ref().expect("it has a text").nl());
        browser.visits("zorglandschap-2020/");
        browser.searches(FIELD, "wachtlijsten");
        browser.sees("gevonden");
        browser.sees_nothing_of(&text);
        browser.opens(point.title.nl());
        browser.sees(&text);

        // A question that belongs to no theme is there in full.
        let question = &agenda.questions[0];
        browser.searches(FIELD, "verplicht samenwerken");
        browser.sees(&format!("Vraag {}", squeezed(question.text.nl())));
    });
}

#[test]
fn when_nothing_is_found_that_is_said_and_what_to_do() {
    story(|_, browser| {
        browser.visits("st-raw-2025/");
        browser.searches(FIELD, "olifant");
        browser.sees(NOTHING);
        is_told(browser, NOTHING);
        assert_eq!(found(browser), [""; 0]);
        // One letter is too little to say anything about.
        browser.searches(FIELD, "o");
        is_told(browser, "");
        assert_eq!(found(browser), [""; 0]);
    });
}

#[test]
fn what_one_types_stays_on_this_device() {
    story(|site, browser| {
        browser.visits("st-raw-2025/");
        browser.until("all to be loaded", "return document.readyState === 'complete'", &[]);
        browser.requests();
        browser.searches(FIELD, "vertrouwen");
        browser.sees("gevonden");
        browser.types(&[Key::Enter]);
        browser.sees("gevonden");
        assert_eq!(browser.requests(), []);
        assert_eq!(browser.path(), "st-raw-2025/");
        assert_eq!(browser.kept(), Vec::<String>::new());
        assert_eq!(site.asked("GET *vertrouwen*"), 0);
    });
}

#[test]
fn what_is_typed_before_the_application_is_there_is_not_typed_in_vain() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads("st-raw-2025/");
        browser.searches(FIELD, "wachten");
        site.heals();
        browser.is_taken_over();
        browser.sees(&format!("Thema {}", title("st-raw-2025", "hulp-in-een-groep")));
    });
}
