//! Reading a theme, and saying something about it.

use weerklank_core::feedback::{AgeBand, Audience, Kind};

use crate::{
    engine::in_every_engine,
    giving::{POST, THEME, THEME_HEADING, answers, gives, is_ready_to_send, looks_up, ten_words},
    site::Site,
    story::story,
    trouble::Way,
};

in_every_engine! {
    a_young_person_reads_a_theme_answers_and_later_sees_what_came_back,
    what_points_at_a_person_is_noticed_on_the_device_and_left_to_the_giver,
    two_taps_on_send_store_one_contribution,
}

#[test]
fn a_young_person_reads_a_theme_answers_and_later_sees_what_came_back() {
    story(|site, browser| {
        browser.visits("");
        browser.follows("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.is_at("Leeragenda Jeugd ST-RAW 2025-2028");
        browser.follows(THEME_HEADING);
        browser.is_at(THEME_HEADING);
        browser.sees("Wat we willen weten");

        answers(browser, "Ik kreeg drie keer een ander.");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Het is aangekomen");
        let code = ten_words(browser);

        let contribution = site.stores_one();
        let feedback = &contribution.feedback;
        assert_eq!(feedback.agenda.as_str(), "st-raw-2025");
        assert_eq!(feedback.theme.as_str(), "vertrouwen");
        assert_eq!(feedback.audience, Audience::Youth);
        assert_eq!((feedback.answers.recognise, feedback.answers.importance), (Some(5), Some(5)));
        assert_eq!(feedback.text.as_deref(), Some("Ik kreeg drie keer een ander."));
        assert_eq!((feedback.kind, feedback.age_band), (None, None), "what was not chosen is not sent");
        assert!(!feedback.quote_ok, "nobody asked for that");
        let stored = serde_json::to_string(&contribution).expect("JSON");
        assert!(code.split(' ').all(|word| !stored.contains(&format!("\"{word}"))), "the words stay with the giver");

        browser.at_another_device();
        looks_up(browser, &code);
        browser.sees("Nog niet gelezen.");
        browser.sees("Ik kreeg drie keer een ander.");
        browser.sees("Er is nog geen antwoord.");

        site.answers(&contribution, "Dank je. We gaan hierover praten.");
        looks_up(browser, &code);
        browser.sees("Aangekomen en gelezen.");
        browser.sees("Dank je. We gaan hierover praten.");
    });
}

#[test]
fn a_minimal_answer_takes_six_taps_and_no_question_has_to_be_answered() {
    story(|site, browser| {
        browser.visits(THEME);
        browser.taps = 0;
        browser.follows("Zeg wat jij vindt");
        browser.is_at("Wie ben je?");
        browser.sees("Vraag 1 van 4");
        browser.presses("Ik ben ouder");
        browser.is_at("Herken je dit?");
        browser.sees("Vraag 2 van 4");
        browser.sees("Denk aan je kind of je gezin.");
        browser.presses("Nee, niet zo");
        browser.is_at("Hoe belangrijk is dit?");
        browser.sees("Vraag 3 van 4");
        browser.presses("Overslaan");
        browser.is_at("Wat wil je erover zeggen?");
        browser.sees("Vraag 4 van 4");
        browser.follows("Overslaan");
        browser.is_at("Klaar om te versturen?");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        assert!(browser.taps <= 6, "{} taps", browser.taps);
        let feedback = site.stores_one().feedback;
        assert_eq!(feedback.kind, Some(Kind::Recognise));
        assert_eq!((feedback.answers.recognise, feedback.answers.importance), (Some(2), None));
        assert!(!feedback.quote_ok);
    });
}

#[test]
fn what_sort_of_thing_it_is_a_rough_age_and_a_yes_to_being_quoted_are_sent_when_they_are_chosen() {
    story(|site, browser| {
        is_ready_to_send(browser, "Laat ons kiezen.");
        browser.sees("Kies je niets, dan is het nee.");
        browser.follows("Aanpassen In je eigen woorden");
        browser.presses("Een verhaal");
        browser.presses("Een idee");
        browser.follows("Verder");
        browser.sees("Een idee");
        browser.presses("16 of 17");
        browser.taps("switch", "Ja, dat mag");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let feedback = site.stores_one().feedback;
        assert_eq!((feedback.kind, feedback.age_band), (Some(Kind::Idea), Some(AgeBand::From16)));
        assert!(feedback.quote_ok, "who says yes may be quoted, after staff looked");
    });
}

#[test]
fn parents_are_not_asked_their_age_and_who_says_no_words_is_not_asked_for_a_quote() {
    story(|_, browser| {
        browser.visits(&format!("{THEME}antwoord/"));
        browser.presses("Ik ben ouder");
        browser.presses("Ja, helemaal");
        browser.presses("Heel belangrijk");
        browser.follows("Overslaan");
        browser.is_at("Klaar om te versturen?");
        browser.sees_nothing_of("Hoe oud ben je?");
        browser.sees_nothing_of("Mag een zin van jou op de site?");
    });
}

#[test]
fn what_is_typed_goes_with_the_tab_unless_somebody_wants_it_kept() {
    let page = format!("{THEME}antwoord/woorden/");
    story(|_, browser| {
        browser.visits(&page);
        browser.writes("In je eigen woorden", "Morgen verder.");
        browser.sees("blijft alleen in dit tabblad staan");
        browser.opens_another_tab();
        browser.visits(&page);
        assert_eq!(browser.value_of("In je eigen woorden"), "");

        browser.writes("In je eigen woorden", "Dit wil ik bewaren.");
        browser.taps("switch", "Bewaar mijn tekst op deze telefoon");
        browser.sees("blijft op deze telefoon staan tot je hem verstuurt");
        browser.opens_another_tab();
        browser.visits(&page);
        assert_eq!(browser.value_of("In je eigen woorden"), "Dit wil ik bewaren.");
        browser.taps("switch", "Bewaar mijn tekst op deze telefoon");
        browser.sees("blijft alleen in dit tabblad staan");
        browser.opens_another_tab();
        browser.visits(&page);
        assert_eq!(browser.value_of("In je eigen woorden"), "");
    });
}

#[test]
fn what_points_at_a_person_is_noticed_on_the_device_and_left_to_the_giver() {
    story(|site, browser| {
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.keeps_everything();
        browser.requests();
        browser.writes("In je eigen woorden", "Mijn mentor heet Sanne. Bel 06 12345678, ik ben 16.");
        browser.sees("Hier staat misschien iets over een persoon");
        browser.sees("Dit lijkt een naam: Sanne");
        browser.sees("Dit lijkt een telefoonnummer: 06 12345678");
        assert_eq!(browser.requests(), [], "nothing leaves the device while somebody types");

        // To change it means: the part is chosen in the field, ready to be typed over.
        browser.presses("Aanpassen Sanne");
        let chosen = browser.asks(
            "const field = document.activeElement;
             return field.value.slice(field.selectionStart, field.selectionEnd)",
            &[],
        );
        assert_eq!(chosen, "Sanne");
        browser.writes("In je eigen woorden", "Mijn mentor luistert. Bel 06 12345678, ik ben 16.");
        browser.sees_nothing_of("Dit lijkt een naam");
        browser.presses("Toch zo laten 06 12345678");
        browser.sees_nothing_of("Hier staat misschien iets over een persoon");

        browser.follows("Verder");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        let text = site.stores_one().feedback.text;
        assert_eq!(text.as_deref(), Some("Mijn mentor luistert. Bel 06 12345678, ik ben 16."), "nobody changed it");
    });
}

#[test]
fn words_of_danger_show_who_helps_and_stop_nothing() {
    story(|site, browser| {
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.writes("In je eigen woorden", "Ik lach me dood om die wachtlijst.");
        browser.sees_nothing_of("Je hoeft dit niet alleen te doen");
        browser.requests();
        browser.writes("In je eigen woorden", "Soms wil ik niet meer leven.");
        browser.sees("Je hoeft dit niet alleen te doen");
        browser.sees("Wij lezen dit niet meteen.");
        // Beside the text, and as always at the foot of the page.
        let lines = browser.asks(
            "return allOf('link').filter((link) => link.closest('main') && link.getAttribute('href') === 'tel:113').length",
            &[],
        );
        assert_eq!(lines, 1);
        assert_eq!(browser.requests(), [], "nobody is told");
        assert!(browser.kept().iter().all(|name| !name.contains("danger")), "{:?}", browser.kept());

        browser.follows("Verder");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Soms wil ik niet meer leven."));
    });
}

#[test]
fn words_that_nobody_could_look_at_while_they_were_typed_are_looked_at_before_they_go() {
    story(|site, browser| {
        site.when("GET looking-*.wasm", Way::HoldsRequest);
        is_ready_to_send(browser, "Mijn mentor heet Sanne, en soms wil ik niet meer leven.");
        browser.sees_nothing_of("Hier staat misschien iets over een persoon");
        site.heals();
        browser.sees("Hier staat misschien iets over een persoon");
        browser.sees("Je hoeft dit niet alleen te doen");
        browser.follows("Aanpassen");
        browser.is_at("Wat wil je erover zeggen?");
        browser.sees("Dit lijkt een naam: Sanne");
        browser.follows("Verder");
        browser.is_at("Klaar om te versturen?");
        browser.sees_nothing_of("Hier staat misschien iets over een persoon");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        site.stores_one();
    });
}

#[test]
fn words_that_nobody_can_look_at_may_be_sent_all_the_same() {
    story(|site, browser| {
        browser.evidence.expect("net::ERR_");
        browser.evidence.expect("Failed to fetch");
        site.when("GET looking-*.wasm", Way::Unreachable);
        is_ready_to_send(browser, "Mijn mentor heet Sanne.");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        site.stores_one();
    });
}

#[test]
fn two_taps_on_send_store_one_contribution() {
    story(|site, browser| {
        is_ready_to_send(browser, "Eén keer is genoeg.");
        // Faster than any finger: both before the page can change.
        browser.asks("const button = named('button', 'Versturen'); button.click(); button.click()", &[]);
        browser.sees("Het is aangekomen");
        assert_eq!(site.asked(POST), 1);
        site.stores_one();

        // And as a finger does it: the second tap falls on whatever is there by then.
        is_ready_to_send(browser, "Nog een keer.");
        let middle = browser.asks(
            "const button = named('button', 'Versturen');
             button.scrollIntoView({ block: 'center' });
             const { x, y, width, height } = button.getBoundingClientRect();
             return { x: x + width / 2, y: y + height / 2 }",
            &[],
        );
        browser.taps_twice_at(&middle);
        browser.is_at("Jouw bon");
        browser.sees("Het is aangekomen");
        assert_eq!(site.stored().len(), 2);
        assert_eq!(site.asked(POST), 2);
    });
}

#[test]
fn who_says_nothing_is_told_so_and_nothing_is_sent() {
    story(|site, browser| {
        browser.visits(THEME);
        browser.follows("Zeg wat jij vindt");
        browser.presses("Ik ben ouder");
        browser.is_at("Herken je dit?");
        browser.presses("Overslaan");
        browser.is_at("Hoe belangrijk is dit?");
        browser.presses("Overslaan");
        browser.is_at("Wat wil je erover zeggen?");
        browser.follows("Overslaan");
        browser.is_at("Klaar om te versturen?");
        browser.presses("Versturen");
        let complaint = browser.finds_role("alert");
        assert!(!complaint.is_empty(), "what is missing is said");
        assert_eq!(browser.path(), format!("{THEME}antwoord/versturen/"));
        assert_eq!(site.asked(POST), 0);

        // The way to mend it is right there, and mending it is enough.
        browser.follows("Aanpassen Herken je dit?");
        browser.presses("Soms wel, soms niet");
        browser.presses("Overslaan");
        browser.follows("Overslaan");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        assert_eq!(site.stores_one().feedback.answers.recognise, Some(3));
    });
}

#[test]
fn a_text_that_is_too_long_is_kept_and_not_sent_and_says_by_how_much() {
    story(|site, browser| {
        let long = "a".repeat(2_003);
        browser.visits(&format!("{THEME}antwoord/woorden/"));
        browser.writes("In je eigen woorden", &long);
        browser.sees("3 tekens te veel");
        browser.sees("Je tekst is 3 tekens te lang.");
        browser.follows("Verder");
        browser.is_at("Klaar om te versturen?");
        browser.presses("Versturen");
        assert!(!browser.finds_role("alert").is_empty(), "what is wrong is said");
        assert_eq!(site.asked(POST), 0);

        browser.reloads();
        browser.follows("Aanpassen In je eigen woorden");
        assert_eq!(browser.value_of("In je eigen woorden"), long);
        browser.writes("In je eigen woorden", &long[..2_000]);
        browser.sees("Nog 0 tekens");
        browser.follows("Verder");
        browser.presses("Versturen");
        browser.sees("Het is aangekomen");
        assert_eq!(site.stores_one().feedback.text.map(|text| text.len()), Some(2_000));
    });
}

#[test]
fn going_back_and_reloading_lose_nothing_of_what_was_typed() {
    story(|_, browser| {
        is_ready_to_send(browser, "Dit blijft staan.");
        browser.follows("Terug");
        browser.is_at("Wat wil je erover zeggen?");
        assert_eq!(browser.value_of("In je eigen woorden"), "Dit blijft staan.");
        browser.reloads();
        assert_eq!(browser.value_of("In je eigen woorden"), "Dit blijft staan.");
        browser.goes_back();
        browser.is_at("Klaar om te versturen?");
        browser.sees("Dit blijft staan.");
        browser.sees("Ja, helemaal");
        browser.sees("Als jongere");
    });
}

#[test]
fn after_sending_the_draft_is_gone_and_back_does_not_lead_to_it() {
    story(|site, browser| {
        gives(browser, "Klaar.");
        assert!(browser.kept().iter().all(|name| !name.contains("draft")), "{:?}", browser.kept());
        browser.goes_back();
        browser.is_at("Wat wil je erover zeggen?");
        assert_eq!(browser.value_of("In je eigen woorden"), "");
        site.stores_one();
    });
}

#[test]
fn how_long_it_is_kept_is_told_before_sending_and_at_privacy() {
    const TOLD: &str = "We bewaren wat je stuurt 18 maanden. Daarna wissen we het.";
    story(|site, browser| {
        browser.visits("privacy/");
        browser.sees("Wat je stuurt, blijft bewaard zolang deze site er is.");
        let mut config = Site::file("config.json");
        config["keep_months"] = 18.into();
        site.has_file("config.json", &config);
        browser.visits("privacy/");
        browser.sees(TOLD);
        is_ready_to_send(browser, "Hoi");
        assert!(browser.text_of("Wat er gebeurt als je verstuurt").contains(TOLD));
    });
}
