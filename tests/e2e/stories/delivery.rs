//! The way of what was said to the server: exactly once, whatever happens on the way, and honest about it.

use serde_json::json;

use crate::{
    browser::Browser,
    engine::in_every_engine,
    giving::{POST, gives, is_ready_to_send, looks_up, sends, ten_words},
    site::Site,
    story::story,
    trouble::Way,
};

in_every_engine! {
    what_was_sent_without_a_network_arrives_once_when_there_is_one,
    a_reload_while_sending_stores_one_contribution_and_keeps_the_ten_words,
    when_the_answer_gets_lost_it_is_sent_again_and_stored_once,
}

const ARRIVED: &str = "Het is aangekomen";
const UNSURE: &str = "Nog niet zeker";

#[test]
fn what_was_sent_without_a_network_arrives_once_when_there_is_one() {
    story(|site, browser| {
        is_ready_to_send(browser, "Uit de tunnel.");
        browser.is_online(false);
        browser.evidence.expect("net::ERR_INTERNET_DISCONNECTED");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Je bent nu niet online.");
        browser.sees("Je woorden staan veilig op deze telefoon tot ze zijn aangekomen.");
        browser.sees_nothing_of(ARRIVED);
        let code = ten_words(browser);
        assert_eq!(site.stored().len(), 0);

        browser.is_online(true);
        browser.sees(ARRIVED);
        browser.sees_nothing_of("Je bent nu niet online.");
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Uit de tunnel."));
        assert!(browser.kept().iter().all(|name| !name.contains("outbox")), "{:?}", browser.kept());
        looks_up(browser, &code);
        browser.sees("Uit de tunnel.");
    });
}

#[test]
fn a_reload_while_sending_stores_one_contribution_and_keeps_the_ten_words() {
    story(|site, browser| {
        site.when(POST, Way::HoldsAnswer);
        sends(browser, "Ik was ongeduldig.");
        browser.sees("Bezig met versturen");
        let code = ten_words(browser);
        site.stores_one();

        browser.reloads();
        browser.is_at("Jouw bon");
        assert_eq!(ten_words(browser), code);
        // It is stored already, but nobody here can know that.
        browser.sees_nothing_of(ARRIVED);
        site.heals();
        browser.sees(ARRIVED);
        assert_eq!(ten_words(browser), code);
        site.stores_one();
        browser.reloads();
        browser.sees(ARRIVED);
        assert_eq!(ten_words(browser), code);
    });
}

#[test]
fn what_was_underway_when_the_tab_was_closed_is_sent_by_the_next_tab() {
    story(|site, browser| {
        site.when(POST, Way::HoldsRequest);
        sends(browser, "Tab dicht.");
        site.is_asked(POST, 1);
        let code = ten_words(browser);
        browser.closes_the_tab();

        browser.visits("mijn-inbreng/");
        browser.sees("Nog niet aangekomen");
        browser.sees_nothing_of(ARRIVED);
        site.heals();
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Tab dicht."));
        browser.until("nothing that waits", "return !shownText().includes('Nog niet aangekomen')", &[]);
        looks_up(browser, &code);
        browser.sees("Tab dicht.");
        site.stores_one();
    });
}

#[test]
fn what_was_not_confirmed_when_the_tab_was_closed_is_sent_from_any_page() {
    story(|site, browser| {
        site.when(POST, Way::LosesAnswer);
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        sends(browser, "Antwoord kwijt.");
        browser.sees(UNSURE);
        browser.closes_the_tab();
        site.heals();
        let before = site.asked(POST);
        browser.visits("privacy/");
        site.is_asked(POST, before + 1);
        browser.until("an empty outbox", "return Object.keys(localStorage).length === 0", &[]);
        site.stores_one();
    });
}

/// Sends while the server answers wrongly; sees that said, and what was typed kept; then all is well.
#[track_caller]
fn arrives_in_the_end(site: &Site, browser: &mut Browser, way: Way) {
    site.when(POST, way);
    sends(browser, "Zonder jullie was ik weg.");
    browser.sees(UNSURE);
    browser.sees("We weten niet of het is aangekomen.");
    browser.sees_nothing_of(ARRIVED);
    let code = ten_words(browser);
    let kept = browser.asks("return Object.values(localStorage).join(' ')", &[]);
    assert!(kept.as_str().is_some_and(|kept| kept.contains("Zonder jullie was ik weg.")), "nothing typed is lost");

    site.heals();
    browser.presses_if_it_is_there("Probeer het nu");
    browser.sees(ARRIVED);
    assert_eq!(ten_words(browser), code);
    assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Zonder jullie was ik weg."));
}

#[test]
fn when_the_server_breaks_it_is_sent_again() {
    story(|site, browser| {
        browser.evidence.expect("status of 500");
        arrives_in_the_end(site, browser, Way::page(500));
    });
}

#[test]
fn when_a_stranger_answers_with_a_page_it_is_sent_again() {
    story(|site, browser| arrives_in_the_end(site, browser, Way::page(200)));
}

#[test]
fn when_the_answer_is_empty_it_is_sent_again() {
    story(|site, browser| arrives_in_the_end(site, browser, Way::nothing(200)));
}

#[test]
fn when_the_answer_is_cut_off_it_is_sent_again() {
    story(|site, browser| arrives_in_the_end(site, browser, Way::json(201, "{\"feedback\": {\"id\":")));
}

#[test]
fn when_the_answer_is_about_something_else_it_is_sent_again() {
    story(|site, browser| arrives_in_the_end(site, browser, Way::json(200, "{\"status\": \"ok\"}")));
}

#[test]
fn when_no_answer_ever_comes_it_is_sent_again() {
    story(|site, browser| {
        let mut backend = Site::file("backends/embedded.json");
        backend["timeout_ms"] = json!(1_500);
        site.has_file("backends/embedded.json", &backend);
        arrives_in_the_end(site, browser, Way::Silence);
    });
}

#[test]
fn when_the_answer_gets_lost_it_is_sent_again_and_stored_once() {
    story(|site, browser| {
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        arrives_in_the_end(site, browser, Way::LosesAnswer);
    });
}

#[test]
fn a_busy_server_is_left_alone_until_the_giver_asks() {
    story(|site, browser| {
        browser.evidence.expect("status of 503");
        site.when(POST, Way::IsBusy(503, 3_600));
        sends(browser, "Druk, druk, druk.");
        browser.sees("Klaar om te versturen");
        browser.sees("Het is nog niet aangekomen.");
        assert_eq!(site.asked(POST), 1);
        site.heals();
        // Nothing else could send it within the hour.
        browser.presses("Probeer het nu");
        browser.sees(ARRIVED);
        site.stores_one();
        assert_eq!(site.asked(POST), 2);
    });
}

#[test]
fn what_the_server_refuses_is_called_so_and_can_be_copied() {
    for status in [400, 422] {
        story(|site, browser| {
            browser.evidence.expect(if status == 400 { "status of 400" } else { "status of 422" });
            site.when(POST, Way::Says(status, "application/problem+json", "{}".to_owned()));
            sends(browser, "Dit mag niet.");
            browser.sees("Het is niet aangenomen");
            browser.sees("Jouw woorden zijn niet opgeslagen.");
            browser.sees("Dit mag niet.");
            browser.sees_nothing_of(ARRIVED);
            browser.sees_nothing_of("Jouw tien woorden");
            browser.may_use_the_clipboard();
            browser.presses("Kopieer mijn tekst");
            browser.sees("Gekopieerd.");
            assert_eq!(browser.clipboard(), "Dit mag niet.");
            assert_eq!(site.stored().len(), 0);
            browser.reloads();
            browser.sees("Dit mag niet.");
            assert_eq!(site.asked(POST), 1, "trying again does not help");
            // Whoever comes later finds it, and can remove it.
            browser.closes_the_tab();
            browser.visits("mijn-inbreng/");
            browser.sees("Dit mag niet.");
            browser.presses("Haal van deze telefoon");
            browser.until("nothing that waits", "return !shownText().includes('Nog niet aangekomen')", &[]);
            assert_eq!(browser.kept(), [""; 0]);
        });
    }
}

#[test]
fn what_is_refused_on_the_way_after_an_answer_was_lost_may_be_there_and_is_called_so() {
    story(|site, browser| {
        site.when(POST, Way::LosesAnswer);
        sends(browser, "Misschien aangekomen.");
        browser.sees(UNSURE);
        // A proxy in between, that wants something else first.
        site.when(POST, Way::page(403));
        browser.evidence.expect("net::ERR_EMPTY_RESPONSE");
        browser.evidence.expect("status of 403");
        browser.presses("Probeer het nu");
        browser.sees("Een eerdere poging kwam misschien wel aan.");
        browser.sees("Jouw tien woorden");
        site.stores_one();
    });
}

#[test]
fn two_contributions_that_wait_arrive_both_and_each_once() {
    story(|site, browser| {
        site.when(POST, Way::page(500));
        browser.evidence.expect("status of 500");
        sends(browser, "De eerste.");
        browser.sees(UNSURE);
        sends(browser, "De tweede.");
        browser.sees(UNSURE);
        site.heals();
        browser.presses_if_it_is_there("Probeer het nu");
        browser.sees(ARRIVED);
        browser.visits("mijn-inbreng/");
        browser.until("an empty outbox", "return !Object.keys(localStorage).length", &[]);
        let mut texts: Vec<_> = site.stored().into_iter().filter_map(|stored| stored.feedback.text).collect();
        texts.sort();
        assert_eq!(texts, ["De eerste.", "De tweede."]);
    });
}

#[test]
fn the_same_words_sent_twice_on_purpose_are_two_contributions() {
    story(|site, browser| {
        let first = gives(browser, "Nog een keer.");
        let second = gives(browser, "Nog een keer.");
        assert_ne!(first, second);
        assert_eq!(site.stored().len(), 2);
    });
}
