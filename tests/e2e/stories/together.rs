//! Answering together: what a group said, typed in by one person.

use weerklank_core::feedback::{Audience, Via};

use crate::{
    browser::Browser,
    giving::{THEME, looks_up, ten_words},
    site::Site,
    story::story,
};

const SIZE: &str = "Met hoeveel mensen was de groep?";
const WORDS: &str = "In de woorden van de groep";

/// Starts to answer for a group.
#[track_caller]
fn starts_for_a_group(browser: &mut Browser) {
    browser.visits(THEME);
    browser.follows("Zeg wat jij vindt");
    browser.is_at("Wie ben je?");
    browser.follows("Ik vul dit in voor een groep");
    browser.is_at("Wat zei de groep?");
}

#[test]
fn what_a_group_said_arrives_with_its_size_and_is_called_that_everywhere() {
    story(|site, browser| {
        starts_for_a_group(browser);
        browser.sees("Schrijf geen namen op. Ook niet van mensen uit de groep.");
        browser.presses("Jongeren");
        browser.sees("Vul in met hoeveel mensen de groep was");
        browser.has_focus_on(&format!("textbox {SIZE}"));
        browser.writes(SIZE, "8");
        browser.presses("Jongeren");
        browser.is_at("Herken je dit?");
        browser.sees("Herkende de groep dit?");
        browser.presses("Ja, een beetje");
        browser.sees("Hoe belangrijk vond de groep dit?");
        browser.presses("Heel belangrijk");
        browser.is_at("Wat wil je erover zeggen?");
        browser.sees("Wat zei de groep?");
        browser.writes(WORDS, "Wij willen één vast iemand.");
        browser.follows("Verder");
        browser.is_at("Klaar om te versturen?");
        browser.sees("Een groep van 8 jongeren");
        browser.sees("Mag een zin van de groep op de site?");
        browser.sees_nothing_of("Hoe oud ben je?");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let code = ten_words(browser);

        let feedback = site.stores_one().feedback;
        assert_eq!((feedback.via, feedback.group_size), (Via::Group, Some(8)));
        assert_eq!((feedback.audience, feedback.age_band), (Audience::Youth, None));
        assert_eq!(feedback.text.as_deref(), Some("Wij willen één vast iemand."));
        let staff = site.staff("GET", "feedback", None);
        assert_eq!(staff["items"][0]["feedback"]["via"], "group", "staff see that it is a group");
        assert_eq!(staff["items"][0]["feedback"]["group_size"], 8);

        looks_up(browser, &code);
        browser.sees("Een groep van 8 jongeren");
        browser.sees("Wij willen één vast iemand.");
    });
}

#[test]
fn who_speaks_for_themselves_after_all_is_one_person() {
    story(|site, browser| {
        starts_for_a_group(browser);
        browser.writes(SIZE, "12");
        browser.presses("Ouders");
        browser.is_at("Herken je dit?");
        browser.follows("Terug");
        browser.is_at("Wie ben je?");
        browser.presses("Ik ben ouder");
        browser.sees("Denk aan je kind of je gezin.");
        browser.presses("Ja, helemaal");
        browser.presses("Overslaan");
        browser.follows("Overslaan");
        browser.sees("Als ouder");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let feedback = site.stores_one().feedback;
        assert_eq!((feedback.via, feedback.group_size), (Via::Oneself, None));
    });
}

#[test]
fn a_group_changes_its_size_and_what_was_typed_is_kept() {
    story(|_, browser| {
        starts_for_a_group(browser);
        browser.writes(SIZE, "een stuk of tien");
        browser.presses("Anderen, of door elkaar");
        browser.sees("Vul in met hoeveel mensen de groep was");
        browser.reloads();
        assert_eq!(browser.value_of(SIZE), "een stuk of tien");
        browser.visits(&format!("{THEME}antwoord/herken/"));
        browser.presses("Ja, helemaal");
        browser.presses("Overslaan");
        browser.follows("Overslaan");
        browser.presses("Versturen");
        browser.finds_role("alert");
        browser.follows("Aanpassen");
        browser.is_at("Wat zei de groep?");
        browser.writes(SIZE, "10");
        browser.presses("Anderen, of door elkaar");
        browser.is_at("Herken je dit?");
        browser.visits(&format!("{THEME}antwoord/versturen/"));
        browser.sees("Een groep van 10 mensen");
        browser.follows("Aanpassen Wie ben je?");
        browser.is_at("Wat zei de groep?");
        assert_eq!(browser.value_of(SIZE), "10");
    });
}

#[test]
fn a_group_makes_a_top_three_too() {
    story(|site, browser| {
        let title = Site::agenda("voorbeeld").themes[0].title.nl().to_owned();
        browser.visits("voorbeeld/top-drie/");
        browser.presses(&format!("Kies {title}"));
        browser.follows("Verder");
        browser.follows("Ik vul dit in voor een groep");
        browser.writes(SIZE, "5");
        browser.presses("Ouders");
        browser.is_at("Waarom kies je dit?");
        browser.follows("Overslaan");
        browser.sees("Een groep van 5 ouders");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let feedback = site.stores_one().feedback;
        assert_eq!((feedback.group_size, feedback.ranking.len()), (Some(5), 1));
    });
}
