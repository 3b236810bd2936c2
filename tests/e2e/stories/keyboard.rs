//! With a keyboard alone, and with a screen reader.

use serde_json::Value;
use weerklank_core::text::{EASY, PLAIN};

use crate::{
    browser::{Browser, Key},
    engine::in_every_engine,
    giving::{POST, THEME, THEME_HEADING, gives, sends, ten_words},
    site::{Site, squeezed},
    story::story,
    trouble::Way,
};

in_every_engine! {
    with_a_keyboard_alone_one_reads_answers_and_gets_a_receipt,
}

const AGENDA: &str = "Leeragenda Jeugd ST-RAW 2025-2028";
const EASIER: &str = "switch Makkelijker lezen";

/// Goes on with Tab until something has focus; on the way everything that has focus can be seen.
#[track_caller]
fn tabs_to(browser: &Browser, what: &str) {
    let mut passed = Vec::new();
    for _ in 0..60 {
        browser.types(&[Key::Tab]);
        let focus = browser.focus();
        can_be_seen(browser, &focus);
        if focus == what || focus.starts_with(&format!("{what} ")) {
            return;
        }
        passed.push(focus);
    }
    panic!("{what} is not reached with Tab; passed were {passed:?}");
}

/// What has focus comes into the window, nothing lies over it, and one sees that it has focus.
#[track_caller]
fn can_be_seen(browser: &Browser, focus: &str) {
    let look = "const it = document.activeElement;
        if (!it || it === document.body) return true;
        const { left, top, right, bottom } = it.getBoundingClientRect();
        const isOn = (x, y) => { const there = document.elementFromPoint(x, y); return there && (it.contains(there) || there.contains(it)) };
        const style = getComputedStyle(it);
        const isInWindow = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
        const isFree = [[left + 2, top + 2], [right - 2, top + 2], [(left + right) / 2, (top + bottom) / 2]]
            .filter(([x, y]) => y < innerHeight).every(([x, y]) => isOn(Math.min(x, innerWidth - 1), y));
        const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return isInWindow && isFree && isMarked";
    browser.until(&format!("{focus} to be in the window, free and marked"), look, &[]);
}

/// What screen readers are told.
fn told(browser: &Browser) -> String {
    let told = browser.asks("return squeezed(document.querySelector('[role=status]').textContent)", &[]);
    told.as_str().unwrap_or_default().to_owned()
}

/// A page was reached: focus is on its heading, and that is said.
#[track_caller]
fn has_arrived(browser: &Browser, heading: &str) {
    browser.is_at(heading);
    browser.has_focus_on(&format!("heading {heading}"));
    assert_eq!(told(browser), format!("Nieuwe pagina: {heading}"));
    can_be_seen_at_the_top(browser);
}

#[track_caller]
fn can_be_seen_at_the_top(browser: &Browser) {
    let covered = browser.asks(
        "const heading = document.activeElement.getBoundingClientRect();
         const header = document.querySelector('header').getBoundingClientRect();
         const sticks = ['sticky', 'fixed'].includes(getComputedStyle(document.querySelector('header')).position);
         return heading.top < 0 || (sticks && heading.top < header.bottom - 1) || heading.top > innerHeight",
        &[],
    );
    assert_eq!(covered, Value::Bool(false), "the heading can be seen at {}", browser.path());
}

#[test]
fn with_a_keyboard_alone_one_reads_answers_and_gets_a_receipt() {
    story(|site, browser| {
        browser.visits("");
        tabs_to(browser, &format!("link {AGENDA}"));
        browser.types(&[Key::Enter]);
        has_arrived(browser, AGENDA);
        tabs_to(browser, &format!("link {THEME_HEADING}"));
        browser.types(&[Key::Enter]);
        has_arrived(browser, THEME_HEADING);
        tabs_to(browser, "link Zeg wat jij vindt");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Wie ben je?");
        tabs_to(browser, "button Ik ben ouder");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Herken je dit?");
        tabs_to(browser, "button Ja, een beetje");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Hoe belangrijk is dit?");
        tabs_to(browser, "button Best belangrijk");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Wat wil je erover zeggen?");
        tabs_to(browser, "textbox In je eigen woorden");
        browser.types(&"toetsen".chars().map(Key::Letter).collect::<Vec<_>>());
        tabs_to(browser, "link Verder");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Klaar om te versturen?");
        tabs_to(browser, "button Versturen");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Jouw bon");
        browser.sees("Het is aangekomen");
        ten_words(browser);
        assert_eq!(site.asked(POST), 1);
        let feedback = site.stores_one().feedback;
        assert_eq!((feedback.text.as_deref(), feedback.answers.recognise), (Some("toetsen"), Some(4)));
    });
}

#[test]
fn with_a_keyboard_alone_one_puts_a_top_three_in_order_and_hears_each_move() {
    story(|site, browser| {
        let titles: Vec<_> = Site::agenda("voorbeeld").themes.iter().map(|theme| theme.title.nl().to_owned()).collect();
        browser.visits("voorbeeld/top-drie/");
        for (place, title) in (1..).zip(&titles[..3]) {
            tabs_to(browser, &format!("button Kies {title}"));
            browser.types(&[Key::Enter]);
            // What was pressed is where it was, and keeps focus.
            browser.has_focus_on(&format!("button Toch niet {title}"));
            assert_eq!(told(browser), format!("‘{title}’ staat nu op {place}."));
        }
        let last = &titles[2];
        tabs_to(browser, &format!("button Hoger {last}"));
        for place in [2, 1] {
            browser.types(&[Key::Enter]);
            // Focus goes along with the theme, and can be seen.
            browser.until(
                "the move to be told",
                "return document.querySelector('[role=status]').textContent.includes(arguments[0])",
                &[format!("‘{last}’ staat nu op {place}.").into()],
            );
            browser.has_focus_on(&format!("button Hoger {last}"));
            can_be_seen(browser, last);
        }
        // It cannot go higher: that is said, and focus stays.
        browser.types(&[Key::Enter]);
        browser.has_focus_on(&format!("button Hoger {last}"));
        assert_eq!(squeezed(&told(browser)), format!("‘{last}’ staat nu op 1."));
        tabs_to(browser, &format!("button Lager {last}"));
        browser.types(&[Key::Enter]);
        browser.has_focus_on(&format!("button Lager {last}"));
        assert_eq!(told(browser), format!("‘{last}’ staat nu op 2."));
        tabs_to(browser, &format!("button Weghalen {last}"));
        browser.types(&[Key::Enter]);
        browser.has_focus_on("heading Jouw top drie");
        assert_eq!(told(browser), format!("‘{last}’ staat niet meer in je top drie."));
        tabs_to(browser, "link Verder");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Wie ben je?");
        tabs_to(browser, "button Ik ben jong");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Waarom kies je dit?");
        tabs_to(browser, "link Overslaan");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Klaar om te versturen?");
        tabs_to(browser, "button Versturen");
        browser.types(&[Key::Enter]);
        has_arrived(browser, "Jouw bon");
        browser.sees("Het is aangekomen");
        let agenda = Site::agenda("voorbeeld");
        assert_eq!(site.stores_one().feedback.ranking, [agenda.themes[0].id.clone(), agenda.themes[1].id.clone()]);
    });
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_content() {
    story(|_, browser| {
        browser.visits(THEME);
        browser.types(&[Key::Tab]);
        browser.has_focus_on("link Ga naar de inhoud");
        can_be_seen(browser, "the skip link");
        browser.types(&[Key::Enter]);
        browser.until("focus on the content", "return document.activeElement.tagName === 'MAIN'", &[]);
        browser.types(&[Key::Tab]);
        browser.has_focus_on(EASIER);
        browser.types(&[Key::Tab]);
        browser.has_focus_on(&format!("link {AGENDA}"));
        assert_eq!(browser.path().split('#').next(), Some(THEME), "the page is the same");
    });
}

#[test]
fn the_skip_link_works_before_the_application_too() {
    story(|site, browser| {
        site.when("GET weerklank-*.wasm", Way::HoldsRequest);
        browser.loads(THEME);
        browser.types(&[Key::Tab, Key::Enter]);
        browser.types(&[Key::Tab]);
        browser.has_focus_on(EASIER);
    });
}

#[test]
fn back_and_forward_restore_the_page_its_title_and_where_one_was() {
    story(|_, browser| {
        browser.visits("st-raw-2025/");
        browser.until("a place further down", "scrollTo(0, 900); return scrollY > 800", &[]);
        browser.follows(THEME_HEADING);
        browser.is_at(THEME_HEADING);
        assert_eq!(browser.asks("return scrollY", &[]), 0, "a new page begins at its top");
        browser.follows("Zeg wat jij vindt");
        browser.is_at("Wie ben je?");

        browser.goes_back();
        browser.is_at(THEME_HEADING);
        assert_eq!(browser.title(), format!("{THEME_HEADING} – Weerklank"));
        browser.has_focus_on(&format!("heading {THEME_HEADING}"));
        browser.goes_back();
        browser.is_at(AGENDA);
        assert_eq!(browser.path(), "st-raw-2025/");
        browser.until("the place further down", "return scrollY > 600", &[]);
        browser.session.post("/forward", &serde_json::json!({})).expect("the browser goes forward");
        browser.is_at(THEME_HEADING);
    });
}

#[test]
fn tabbing_backwards_through_a_long_page_nothing_hides_what_has_focus() {
    story(|_, browser| {
        browser.visits("st-raw-2025/");
        // To the last link, and from there up to the first.
        browser.asks("allNamed('link', 'Over Weerklank').at(-1).focus()", &[]);
        for _ in 0..80 {
            browser.types(&[Key::BackTab]);
            let focus = browser.focus();
            can_be_seen(browser, &focus);
            if focus == "link Ga naar de inhoud" {
                return;
            }
        }
        panic!("the first link is not reached");
    });
}

#[test]
fn with_a_keyboard_alone_one_reads_more_easily() {
    story(|_, browser| {
        let agenda = Site::agenda("zorglandschap-2020");
        browser.visits("zorglandschap-2020/");
        tabs_to(browser, EASIER);
        for (key, level) in [(Key::Enter, EASY), (Key::Letter(' '), PLAIN), (Key::Letter(' '), EASY)] {
            browser.types(&[key]);
            browser.is_at(agenda.title.read(level).1);
            // Who changes their mind presses again.
            browser.has_focus_on(EASIER);
        }
        // What comes next is where it was.
        browser.types(&[Key::Tab]);
        can_be_seen(browser, &browser.focus());
        tabs_to(browser, "searchbox Zoek in deze agenda");
    });
}

#[test]
fn with_a_keyboard_alone_one_searches_and_goes_where_it_is_told() {
    story(|_, browser| {
        let agenda = Site::agenda("st-raw-2025");
        let theme = agenda.themes.iter().find(|theme| theme.id.as_str() == "hulp-in-een-groep").expect("a theme");
        browser.visits("st-raw-2025/");
        tabs_to(browser, "searchbox Zoek in deze agenda");
        browser.types(&"wachten".chars().map(Key::Letter).collect::<Vec<_>>());
        browser.sees("gevonden");
        browser.has_focus_on("searchbox Zoek in deze agenda");
        tabs_to(browser, &format!("link {}", theme.title.nl()));
        browser.types(&[Key::Enter]);
        has_arrived(browser, theme.title.nl());
    });
}

#[test]
fn with_a_keyboard_alone_a_hard_word_is_explained() {
    story(|_, browser| {
        const WORD: &str = "button sociale basis";
        let agenda = Site::agenda("st-raw-2025");
        let term = agenda.terms.iter().find(|term| term.term == "sociale basis").expect("the agenda explains it");
        let meaning = term.plain.nl();
        let is_closed = |browser: &Browser| {
            browser.until(
                "the explanation to be gone",
                "return !shownText().includes(arguments[0])",
                &[meaning.into()],
            );
        };
        browser.visits("st-raw-2025/thema/hulp-dichtbij-en-sociale-basis/");
        tabs_to(browser, WORD);
        browser.sees_nothing_of(meaning);
        browser.types(&[Key::Enter]);
        browser.sees(meaning);
        browser.types(&[Key::Escape]);
        is_closed(browser);
        browser.has_focus_on(WORD);
        // A word opens by the other key too, and what it opened comes next.
        browser.types(&[Key::Letter(' ')]);
        browser.sees(meaning);
        browser.types(&[Key::Tab]);
        browser.has_focus_on("button Sluiten");
        can_be_seen(browser, "button Sluiten");
        browser.types(&[Key::Enter]);
        is_closed(browser);
        browser.has_focus_on(WORD);
        browser.types(&[Key::Tab]);
        let next = browser.focus();
        assert!(next != WORD && next != "button Sluiten" && !next.is_empty(), "{next}");
        can_be_seen(browser, &next);
    });
}

#[test]
fn with_a_keyboard_alone_a_plan_is_opened_and_read() {
    story(|_, browser| {
        let agenda = Site::agenda("hart-van-brabant-2018");
        let theme = &agenda.themes[0];
        let action = agenda.actions.iter().find(|action| action.themes.contains(&theme.id)).expect("a plan");
        let activity = squeezed(action.activities.first().expect("what people do").nl());
        browser.visits(&format!("hart-van-brabant-2018/thema/{}/", theme.id));
        tabs_to(browser, &format!("disclosure {}", action.title.nl()));
        browser.sees_nothing_of(&activity);
        browser.types(&[Key::Enter]);
        browser.sees(&activity);
        tabs_to(browser, "button Print deze pagina");
    });
}

#[test]
fn messages_are_told_to_screen_readers() {
    story(|_, browser| {
        browser.visits("mijn-inbreng/");
        browser.writes("Jouw tien woorden", "een twee");
        browser.presses("Zoek mijn inbreng");
        browser.until(
            "the message to be told and tied to the field",
            "const field = named('textbox', 'Jouw tien woorden');
             const tied = (field.getAttribute('aria-describedby') ?? '').split(' ')
                 .map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
             const told = [...document.querySelectorAll('[role=status], [role=alert]')].map((it) => it.textContent).join(' ');
             return field.getAttribute('aria-invalid') === 'true' && /Woord \\d klopt niet/.test(tied) && /Woord \\d klopt niet/.test(told)",
            &[],
        );
    });
}

#[test]
fn focus_is_not_lost_when_what_had_it_goes_away() {
    story(|site, browser| {
        let has_a_place = |browser: &Browser, after: &str| {
            let script = "const it = document.activeElement;
                          return it && it !== document.body && !it.matches('html') && isShown(it) && focused()";
            let place = browser.until(&format!("a place for focus after {after}"), script, &[]);
            assert!(place.is_string(), "{after}");
        };
        let enters = |browser: &mut Browser, button: &str| {
            let element = browser.finds("button", button);
            browser.asks("arguments[0].focus()", &[element.to_value()]);
            browser.types(&[Key::Enter]);
        };
        let code = gives(browser, "Waar was ik?");
        browser.visits("mijn-inbreng/");
        browser.writes("Jouw tien woorden", &code);
        enters(browser, "Zoek mijn inbreng");
        browser.sees("Waar was ik?");
        has_a_place(browser, "finding");
        enters(browser, "Aanpassen");
        browser.finds("textbox", "In je eigen woorden");
        has_a_place(browser, "starting to change");
        enters(browser, "Niet aanpassen");
        browser.finds("button", "Aanpassen");
        has_a_place(browser, "leaving the change");
        enters(browser, "Aanpassen");
        browser.writes("In je eigen woorden", "Hier was ik.");
        enters(browser, "Bewaar de wijziging");
        browser.sees("Je wijziging is bewaard.");
        has_a_place(browser, "saving");
        enters(browser, "Terugnemen");
        browser.sees("Weet je het zeker?");
        has_a_place(browser, "the question");
        enters(browser, "Nee, laat het staan");
        browser.finds("button", "Terugnemen");
        has_a_place(browser, "leaving the question");
        enters(browser, "Terugnemen");
        enters(browser, "Ja, neem het terug");
        browser.sees("Je hebt dit teruggenomen.");
        has_a_place(browser, "taking back");
        enters(browser, "Zoek iets anders");
        browser.finds("textbox", "Jouw tien woorden");
        has_a_place(browser, "starting again");

        browser.evidence.expect("status of 503");
        site.when(POST, Way::IsBusy(503, 3_600));
        sends(browser, "Wachten.");
        browser.sees("Klaar om te versturen");
        site.heals();
        enters(browser, "Probeer het nu");
        browser.sees("Het is aangekomen");
        has_a_place(browser, "trying again");
        enters(browser, "Bewaar mijn bon op deze telefoon");
        browser.sees("Je bon staat op deze telefoon");
        has_a_place(browser, "keeping");
    });
}
