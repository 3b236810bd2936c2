//! Saying what matters most: a top three of an agenda, and the place of a theme.

use weerklank_core::feedback::Audience;

use crate::{
    browser::{Browser, PHONE},
    giving::{THEME, answers, looks_up, ten_words},
    site::Site,
    story::{story, story_at},
};

const AGENDA: &str = "voorbeeld/";
const TITLE: &str = "Wat telt voor jou het meest?";
const CHOSEN: &str = "Jouw top drie";
const FULL: &str = "Je top drie is vol.";
const PLACE: &str = "Welke plek krijgt dit thema?";

/// The titles of the themes of the agenda, in its order.
fn titles() -> Vec<String> {
    Site::agenda("voorbeeld").themes.iter().map(|theme| theme.title.nl().to_owned()).collect()
}

/// Waits until the top three is this, in this order.
#[track_caller]
fn has_chosen(browser: &Browser, titles: &[&str]) {
    let expected = (1..).zip(titles).map(|(place, title)| format!("{place} {title}")).collect::<Vec<_>>().join("|");
    browser.until(
        &format!("the top three {expected}"),
        "const part = named('region', arguments[0]);
         const items = [...part.querySelectorAll('li')];
         const told = items.map((it) => squeezed([...it.children].slice(0, 2).map((part) => part.innerText).join(' ')));
         return told.join('|') === arguments[1]",
        &[CHOSEN.into(), expected.as_str().into()],
    );
}

#[test]
fn a_top_three_is_chosen_put_in_order_sent_found_back_and_changed() {
    story(|site, browser| {
        let titles = titles();
        let [a, b, c, d] = [0, 1, 2, 3].map(|theme| titles[theme].as_str());
        browser.visits(AGENDA);
        browser.follows("Maak jouw top drie");
        browser.is_at(TITLE);
        browser.sees("Vraag 1 van 3");
        browser.sees("Je hebt nog niets gekozen.");
        for title in [a, b, d] {
            browser.presses(&format!("Kies {title}"));
        }
        has_chosen(browser, &[a, b, d]);
        browser.sees(FULL);
        browser.presses(&format!("Hoger {d}"));
        browser.presses(&format!("Hoger {d}"));
        has_chosen(browser, &[d, a, b]);
        browser.presses(&format!("Lager {a}"));
        has_chosen(browser, &[d, b, a]);

        // What does not fit is not taken in, and nothing is lost.
        browser.presses(&format!("Kies {c}"));
        browser.has_focus_on(&format!("heading {CHOSEN}"));
        has_chosen(browser, &[d, b, a]);
        browser.presses(&format!("Weghalen {a}"));
        browser.has_focus_on(&format!("heading {CHOSEN}"));
        browser.presses(&format!("Kies {c}"));
        has_chosen(browser, &[d, b, c]);
        browser.reloads();
        has_chosen(browser, &[d, b, c]);

        browser.follows("Verder");
        browser.is_at("Wie ben je?");
        browser.presses("Ik ben jong");
        browser.is_at("Waarom kies je dit?");
        browser.follows("Overslaan");
        browser.is_at("Klaar om te versturen?");
        browser.sees(&format!("1. {d} 2. {b} 3. {c}"));
        // Without words there is nothing to quote.
        browser.sees_nothing_of("Mag een zin van jou op de site?");
        browser.presses("16 of 17");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let code = ten_words(browser);
        assert!(browser.kept().iter().all(|name| !name.contains("draft")), "{:?}", browser.kept());

        let ids = |themes: [usize; 3]| themes.map(|theme| Site::agenda("voorbeeld").themes[theme].id.clone());
        let feedback = site.stores_one().feedback;
        assert_eq!(feedback.ranking, ids([3, 1, 2]));
        assert_eq!((&feedback.theme, feedback.audience), (&feedback.ranking[0], Audience::Youth));
        assert_eq!((feedback.text, feedback.kind), (None, None));

        browser.at_another_device();
        looks_up(browser, &code);
        browser.sees(&format!("1. {d} 2. {b} 3. {c}"));
        browser.presses("Aanpassen");
        browser.presses(&format!("Lager {d}"));
        has_chosen(browser, &[b, d, c]);
        browser.presses("Bewaar de wijziging");
        browser.sees("Je wijziging is bewaard.");
        browser.sees(&format!("1. {b} 2. {d} 3. {c}"));
        let changed = site.stores_one().feedback;
        assert_eq!(changed.ranking, ids([1, 3, 2]));
        assert_eq!(changed.theme, feedback.theme, "it stays where it was stored");
    });
}

#[test]
fn one_theme_is_enough_and_none_is_not_sent() {
    story(|site, browser| {
        browser.visits(&format!("{AGENDA}top-drie/versturen/"));
        browser.presses("Versturen");
        browser.sees("Kies eerst een thema voor je top drie.");
        browser.follows("Aanpassen");
        browser.is_at(TITLE);
        let title = &titles()[1];
        browser.presses(&format!("Kies {title}"));
        browser.presses(&format!("Toch niet {title}"));
        browser.sees("Je hebt nog niets gekozen.");
        browser.presses(&format!("Kies {title}"));
        browser.follows("Verder");
        browser.presses("Ik ben ouder");
        browser.writes("In je eigen woorden", "Wij wachten al een jaar.");
        browser.follows("Verder");
        browser.sees("Mag een zin van jou op de site?");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let feedback = site.stores_one().feedback;
        assert_eq!(feedback.ranking, [Site::agenda("voorbeeld").themes[1].id.clone()]);
        assert_eq!(feedback.text.as_deref(), Some("Wij wachten al een jaar."));
    });
}

#[test]
fn on_a_site_that_receives_nothing_a_top_three_is_taken_along() {
    let site = Site::open();
    let mut config = Site::file("config.json");
    config["backend"] = "static".into();
    site.has_file("config.json", &config);
    story_at(site, |_, browser| {
        let downloads = browser.keeps_downloads();
        let title = &titles()[2];
        browser.visits(&format!("{AGENDA}top-drie/"));
        browser.presses(&format!("Kies {title}"));
        browser.visits(&format!("{AGENDA}top-drie/versturen/"));
        browser.sees("Deze site kan niets ontvangen");
        browser.presses("Bewaar als bestand");
        assert!(downloads.file("mijn-inbreng.txt").contains(&format!("1. {title}")));
    });
}

#[test]
fn choosing_fits_on_the_narrowest_screen_with_targets_for_a_thumb() {
    story(|_, browser| {
        browser.resizes((320, 480));
        browser.visits(&format!("{AGENDA}top-drie/"));
        for title in &titles()[..3] {
            browser.presses(&format!("Kies {title}"));
        }
        let small = "const small = allOf('button').filter((it) => it.closest('main')).map((it) => [it.innerText, it.getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 44 || height < 44).map(([name]) => name);
            return [document.documentElement.scrollWidth <= innerWidth, small]";
        assert_eq!(browser.asks(small, &[]), serde_json::json!([true, []]));
        browser.takes_a_picture("top-three");
        browser.resizes(PHONE);
    });
}

#[test]
fn a_theme_gets_a_place_that_is_sent_found_back_and_changed() {
    story(|site, browser| {
        browser.visits(THEME);
        answers(browser, "Wachten is het ergst.");
        browser.sees("Kies hoeveel verschil het maakt");
        browser.follows("Geef het thema een plek");
        browser.is_at(PLACE);
        browser.sees("Kies bij allebei iets.");
        browser.presses("Veel verschil");
        browser.sees("Kies bij allebei iets.");
        browser.presses("Het is lastig");
        browser.sees("Veel verschil, maar het is lastig.");
        // Pressing it again takes the choice away.
        browser.presses("Het is lastig");
        browser.sees("Kies bij allebei iets.");
        browser.presses("Het kan wel");
        browser.sees("Veel verschil, en het kan wel.");
        browser.follows("Klaar");
        browser.is_at("Klaar om te versturen?");
        browser.sees("Veel verschil, en het kan wel.");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let code = ten_words(browser);
        let answers = site.stores_one().feedback.answers;
        assert_eq!((answers.impact, answers.feasible), (Some(4), Some(4)));

        looks_up(browser, &code);
        browser.sees("Veel verschil, en het kan wel.");
        browser.sees("Heel belangrijk");
        browser.presses("Aanpassen");
        browser.presses("Best belangrijk");
        browser.opens(PLACE);
        browser.presses("Het kan zeker");
        browser.presses("Bewaar de wijziging");
        browser.sees("Je wijziging is bewaard.");
        browser.sees("Veel verschil, en het kan zeker.");
        let answers = site.stores_one().feedback.answers;
        assert_eq!((answers.impact, answers.feasible, answers.importance), (Some(4), Some(5), Some(4)));
    });
}
