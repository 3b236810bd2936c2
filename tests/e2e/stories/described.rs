//! On backends that can less than ours, or that let everybody read: what is said, asked and left out.

use serde_json::{Value, json};

use crate::{
    browser::Browser,
    giving::{POST, THEME, THEME_HEADING, is_ready_to_send, sends},
    site::Site,
    story::story,
    trouble::Way,
};

const DESCRIPTION: &str = "backends/embedded.json";

/// The description of the backend says something else.
fn is_described(site: &Site, change: impl FnOnce(&mut Value)) {
    let mut description = Site::file(DESCRIPTION);
    change(&mut description);
    site.has_file(DESCRIPTION, &description);
}

/// The backend only stores.
fn only_stores(description: &mut Value) {
    description["privacy"] = json!("write_only");
    let operations = description["operations"].as_object_mut().expect("operations");
    operations.retain(|name, _| ["agenda", "agendas", "create"].contains(&name.as_str()));
}

fn console(browser: &mut Browser) -> String {
    browser.errors().join("\n")
}

#[test]
fn a_wrong_description_is_named_in_the_console_and_the_page_can_be_read() {
    story(|site, browser| {
        is_described(site, |description| description["operations"]["read"]["path"] = json!("feedback?s={secret}"));
        browser.evidence.expect("weerklank:");
        browser.loads(THEME);
        browser.sees("Antwoorden lukt nu niet. Lezen kan wel.");
        browser.sees("Of kom later terug.");
        browser.is_at(THEME_HEADING);
        browser.sees("Wat we willen weten");
        let console = console(browser);
        assert!(
            console.contains("backends/embedded.json: `operations.read.path` must not hold `{secret}`"),
            "{console}"
        );
    });
}

#[test]
fn where_everybody_can_read_everything_one_says_yes_to_that_first() {
    story(|site, browser| {
        is_described(site, |description| description["privacy"] = json!("public"));
        is_ready_to_send(browser, "Dit mag iedereen weten.");
        browser.sees("Iedereen kan lezen wat je stuurt");
        browser.sees_nothing_of("We zetten jouw woorden niet zomaar op deze site.");
        browser.presses("Versturen");
        browser.sees("Zet eerst aan dat iedereen dit mag lezen.");
        assert_eq!(site.asked(POST), 0);
        browser.taps("switch", "Iedereen mag dit lezen");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Het is aangekomen");
        browser.sees_nothing_of("Niemand anders kan dat.");
    });
}

#[test]
fn where_nothing_can_be_read_back_the_ten_words_are_a_reference_and_no_more() {
    story(|site, browser| {
        is_described(site, only_stores);
        is_ready_to_send(browser, "Ik zie dit niet terug.");
        browser.sees("Je kunt hier niet terugzien wat je stuurde.");
        browser.sees("Aanpassen of terugnemen kan hier later niet.");
        for promise in ["Daarmee vind je het antwoord", "Je kunt het later aanpassen of terugnemen"] {
            browser.sees_nothing_of(promise);
        }
        browser.presses("Versturen");
        browser.is_at("Jouw kenmerk");
        browser.sees("Het is aangekomen");
        for promise in ["vind jij je inbreng terug", "Bewaar mijn bon op deze telefoon", "Naar mijn inbreng"] {
            browser.sees_nothing_of(promise);
        }
    });
}

#[test]
fn what_can_be_read_without_the_ten_words_is_said_although_the_description_says_otherwise() {
    story(|site, browser| {
        // More than an exchange: this is asked by the chunk for other backends.
        is_described(site, |description| description["operations"]["read"]["empty_is_not_found"] = json!(true));
        site.when(POST, Way::HoldsAnswer);
        sends(browser, "Wie kan dit lezen?");
        let stored = site.stores_one();
        // Whoever asks, with ten words or without.
        let read = format!("api/v1/feedback/{}", stored.feedback.id.as_str());
        site.has_file(&read, &json!({ "feedback": stored.feedback }));
        site.heals();
        browser.sees("Het is aangekomen");
        browser.sees("We konden dit ook lezen zonder jouw tien woorden");
    });
}
