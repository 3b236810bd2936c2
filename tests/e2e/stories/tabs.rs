//! Several tabs of the same person: what one does is true in the other, and nothing is sent twice.

use serde_json::json;

use crate::{
    giving::{POST, sends, ten_words},
    site::Site,
    story::story,
    trouble::Way,
};

const ARRIVED: &str = "Het is aangekomen";
const UNSURE: &str = "Nog niet zeker";
const WAITS: &str = "Nog niet aangekomen";

/// Who sends waits for an answer, and does not ask again by itself while another tab is opened.
fn has_time(site: &Site) {
    let mut backend = Site::file("backends/embedded.json");
    backend["timeout_ms"] = json!(600_000);
    site.has_file("backends/embedded.json", &backend);
}

#[test]
fn two_tabs_send_what_is_underway_once() {
    story(|site, browser| {
        has_time(site);
        site.when(POST, Way::HoldsAnswer);
        sends(browser, "Twee tabbladen.");
        site.is_asked(POST, 1);
        let [first, _] = browser.opens_another_tab();
        browser.visits("mijn-inbreng/");
        browser.sees(WAITS);
        browser.sees("Bezig met versturen");
        browser.waits_for_its_turn();
        assert_eq!(site.asked(POST), 1);

        site.heals();
        browser.until("nothing that waits", "return !shownText().includes('Nog niet aangekomen')", &[]);
        browser.looks_at(&first);
        browser.sees(ARRIVED);
        site.stores_one();
    });
}

#[test]
fn two_tabs_that_see_the_network_return_at_the_same_moment_send_once() {
    story(|site, browser| {
        has_time(site);
        browser.evidence.expect("status of 503");
        // Nothing but the network wakes them within the hour.
        site.when(POST, Way::IsBusy(503, 3_600));
        sends(browser, "Uit de tunnel, met twee tabbladen.");
        browser.sees("Klaar om te versturen");
        let [first, second] = browser.opens_another_tab();
        browser.visits("mijn-inbreng/");
        browser.sees("Klaar om te versturen");
        assert_eq!(site.asked(POST), 1, "a new tab does not press on");

        site.heals();
        site.when(POST, Way::HoldsAnswer);
        for tab in [&first, &second] {
            browser.looks_at(tab);
            browser.asks("dispatchEvent(new Event('online'))", &[]);
            browser.sees("Bezig met versturen");
        }
        browser.waits_for_its_turn();
        assert_eq!(site.asked(POST), 2);
        site.heals();
        browser.until("nothing that waits", "return !shownText().includes('Nog niet aangekomen')", &[]);
        browser.looks_at(&first);
        browser.sees(ARRIVED);
        site.stores_one();
    });
}

#[test]
fn when_the_tab_that_sends_is_closed_the_other_goes_on() {
    story(|site, browser| {
        has_time(site);
        site.when(POST, Way::HoldsRequest);
        sends(browser, "Het eerste tabblad ging dicht.");
        site.is_asked(POST, 1);
        let [first, second] = browser.opens_another_tab();
        browser.visits("mijn-inbreng/");
        browser.sees("Bezig met versturen");
        browser.looks_at(&first);
        browser.session.close_tab();
        browser.looks_at(&second);
        site.is_asked(POST, 2);
        site.heals();
        browser.until("nothing that waits", "return !shownText().includes('Nog niet aangekomen')", &[]);
        site.stores_one();
    });
}

#[test]
fn what_is_taken_back_in_one_tab_is_not_sent_by_the_other() {
    story(|site, browser| {
        browser.evidence.expect("status of 503");
        // It is asked to delete what it never had.
        browser.evidence.expect("status of 404");
        site.when(POST, Way::IsBusy(503, 3_600));
        sends(browser, "Toch maar niet.");
        browser.sees("Klaar om te versturen");
        let [first, _] = browser.opens_another_tab();
        browser.visits("mijn-inbreng/");
        browser.presses("Toch niet versturen");
        browser.until("nothing that waits", "return !shownText().includes('Nog niet aangekomen')", &[]);

        site.heals();
        browser.looks_at(&first);
        browser.sees("Jouw woorden zijn gewist.");
        browser.asks("dispatchEvent(new Event('online'))", &[]);
        browser.sees_nothing_of(ARRIVED);
        assert_eq!((site.stored().len(), site.asked(POST)), (0, 1));
        browser.until("an empty outbox", "return !Object.keys(localStorage).length", &[]);
    });
}

#[test]
fn a_tab_whose_outbox_was_wiped_in_another_does_not_say_that_it_arrived() {
    story(|site, browser| {
        browser.evidence.expect("status of 500");
        site.when(POST, Way::page(500));
        sends(browser, "Gewist in een ander tabblad.");
        browser.sees(UNSURE);
        let code = ten_words(browser);
        let [first, _] = browser.opens_another_tab();
        browser.visits("hulp/");
        browser.presses("Wis alles van deze telefoon");
        browser.sees("Alles van Weerklank is van deze telefoon gewist.");
        site.heals();
        let asked = site.asked(POST);

        browser.looks_at(&first);
        browser.sees("Niet meer op deze telefoon");
        browser.sees_nothing_of(ARRIVED);
        assert_eq!(ten_words(browser), code);
        browser.asks("dispatchEvent(new Event('online'))", &[]);
        assert_eq!((site.stored().len(), site.asked(POST)), (0, asked));

        browser.reloads();
        browser.sees("Niet meer op deze telefoon");
        browser.sees_nothing_of(ARRIVED);
    });
}
