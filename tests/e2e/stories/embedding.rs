//! On a page of somebody else: in its way, at home there, and telling it nothing.

use serde_json::{Value, json};

use weerklank_core::text::{EASY, PLAIN};

use super::leaving::has_left;
use crate::{
    audit::Audit,
    browser::{Browser, Key, LAPTOP},
    dist::dist,
    engine::{Engine, in_every_engine},
    giving::{POST, THEME, THEME_HEADING, answers, comes_to_the_words, says, ten_words},
    site::Site,
    story::{story_at, story_in},
    trouble::Way,
};

in_every_engine! {
    on_a_page_that_spoils_everything_one_reads_and_answers_and_the_page_learns_nothing,
    the_address_of_the_page_follows_if_it_asks_for_that_and_back_goes_back,
    two_on_a_page_have_each_their_own_place_in_its_address,
    it_begins_in_the_language_of_the_page_until_the_reader_chooses,
    it_shows_what_its_attributes_ask_for,
    it_is_no_lower_and_no_higher_than_it_may_be,
    it_grows_and_shrinks_and_nothing_jumps,
    forged_messages_do_nothing,
    leaving_takes_the_whole_page_along_and_leaves_nothing_behind,
    where_the_page_forbids_leaving_it_is_said,
    where_nothing_may_be_kept_on_pages_of_others_one_answers_all_the_same,
    two_on_a_page_are_read_and_answered_each_by_itself,
    the_keyboard_goes_in_and_out_and_everybody_can_use_it,
}

/// What the frame is called.
pub(super) const FRAME: &str = "Weerklank: lees wat er speelt en zeg wat jij vindt";

/// What its page calls the other frame.
const OTHER: &str = "Twee";

pub(super) const AGENDA: &str = "Leeragenda Jeugd ST-RAW 2025-2028";

const EASIER: &str = "Makkelijker lezen";

/// What a municipality has on its page: links, a router of its own, and here somebody who listens.
const OF_THE_HOST: &str = "
    addEventListener('hashchange', () => { document.title = `Gemeente ${location.hash}` });
    window.heard = [];
    addEventListener('message', ({ data }) => heard.push(data));";

/// Tells a story on a page of somebody else that looks like this.
#[track_caller]
pub(super) fn on_a_page(style: &str, body: &str, tell: impl FnOnce(&Site, &mut Browser)) {
    story_at(site_on_a_page(style, body), tell);
}

/// A site on a page of somebody else that looks like this, and has a strict policy of its own.
fn site_on_a_page(style: &str, body: &str) -> Site {
    let site = Site::with_a_host();
    let address = &site.address;
    let body = body.replace("SITE/", address);
    let page = format!(
        "<!doctype html><html lang=nl><head><meta charset=utf-8><title>Gemeente</title><link rel=icon href=data:,>
        <meta name=viewport content='width=device-width, initial-scale=1'>
        <style nonce=ours>{style}</style><script nonce=ours>{OF_THE_HOST}</script>
        <script type=module src={address}weerklank.js></script></head>
        <body><main><h1>Gemeente</h1><p><a href='#contact'>Contact</a></p>{body}<p><a href='#einde'>Einde</a></p></main></body></html>"
    );
    let policy = format!(
        "default-src 'none'; script-src {address}weerklank.js 'nonce-ours'; style-src 'nonce-ours'; img-src data:; \
         frame-src {address}; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    site.host_shows(&policy, page);
    site
}

/// Looks into the frame, where the application runs.
#[track_caller]
pub(super) fn looks_inside(browser: &Browser) {
    looks_inside_of(browser, FRAME);
}

/// Looks into the other frame of two.
#[track_caller]
fn looks_inside_the_other(browser: &Browser) {
    looks_inside_of(browser, OTHER);
}

#[track_caller]
fn looks_inside_of(browser: &Browser, frame: &str) {
    browser.looks_at_the_page();
    browser.looks_into(frame);
    browser.is_taken_over();
}

/// The frame becomes as high as the page in it.
#[track_caller]
pub(super) fn fits(browser: &Browser) {
    let fits = "return innerHeight === Math.ceil(document.body.getBoundingClientRect().height)";
    browser.until("the frame to be as high as its page", fits, &[]);
}

/// The words come to be in this language.
#[track_caller]
pub(super) fn reads_in(browser: &Browser, language: &str) {
    browser.until(language, "return document.documentElement.lang === arguments[0]", &[language.into()]);
}

/// The address of the page around comes to end in this.
#[track_caller]
fn has_hash(browser: &Browser, hash: &str) {
    browser.looks_at_the_page();
    browser.until(hash, "return location.hash === arguments[0]", &[hash.into()]);
}

/// What the site keeps in this browser, on this page.
fn kept(browser: &Browser) -> Vec<String> {
    browser.kept().into_iter().filter(|name| name.starts_with("wk.")).collect()
}

#[test]
fn on_a_page_that_spoils_everything_one_reads_and_answers_and_the_page_learns_nothing() {
    let spoiled =
        "* { all: unset !important } html { font-size: 60px !important } iframe, a { display: none !important }";
    let element = "<weerklank-agenda agenda=st-raw-2025 theme=vertrouwen></weerklank-agenda>";
    on_a_page(spoiled, element, |site, browser| {
        browser.visits_the_host(site, "");
        looks_inside(browser);
        browser.is_at(THEME_HEADING);
        fits(browser);
        answers(browser, "Op jullie eigen site.");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Het is aangekomen");
        browser.sees("Bewaar deze tien woorden zelf, want deze site onthoudt ze niet.");
        assert!(!browser.has("button", "Bewaar mijn bon op deze telefoon"));
        let code = ten_words(browser);
        fits(browser);
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Op jullie eigen site."));

        // What the page around has of its own goes on, and it has heard of heights and places only.
        browser.looks_at_the_page();
        browser.asks("location.hash = '#contact'", &[]);
        browser.until("its own router", "return document.title === 'Gemeente #contact'", &[]);
        let heard = browser.asks("return heard", &[]);
        for message in heard.as_array().expect("messages") {
            let kind = message["type"].as_str().unwrap_or_default();
            assert!(["ready", "height", "show", "styled"].contains(&kind), "{message}");
            let words = message.as_object().expect("an object").values().filter_map(Value::as_str);
            let known = [kind, "https://www.buienradar.nl/"];
            words.for_each(|word| assert!(known.contains(&word), "{message}"));
        }
        assert!(!heard.to_string().contains(code.split(' ').next().expect("a word")));
        looks_inside(browser);
        browser.is_at("Jouw bon");
    });
}

#[test]
fn the_address_of_the_page_follows_if_it_asks_for_that_and_back_goes_back() {
    on_a_page("", "<weerklank-agenda agenda=st-raw-2025 sync-hash></weerklank-agenda>", |site, browser| {
        browser.visits_the_host(site, &format!("#weerklank={THEME}"));
        looks_inside(browser);
        browser.is_at(THEME_HEADING);
        browser.follows("Zeg wat jij vindt");
        has_hash(browser, &format!("#weerklank={THEME}antwoord/"));
        looks_inside(browser);
        browser.is_at("Wie ben je?");
        browser.looks_at_the_page();
        // Not by the driver: that of Firefox waits for the page to go, and only its frame does.
        browser.asks("history.back()", &[]);
        has_hash(browser, &format!("#weerklank={THEME}"));
        looks_inside(browser);
        browser.is_at(THEME_HEADING);

        // A link on the page around leads to another page in the frame.
        browser.looks_at_the_page();
        browser.asks("location.hash = '#weerklank=st-raw-2025/'", &[]);
        looks_inside(browser);
        browser.is_at(AGENDA);
        // Links of its own do not.
        browser.looks_at_the_page();
        browser.follows("Contact");
        browser.until("its own router", "return document.title === 'Gemeente #contact'", &[]);
        looks_inside(browser);
        browser.is_at(AGENDA);
    });
}

#[test]
fn two_on_a_page_have_each_their_own_place_in_its_address() {
    let two = "<weerklank-agenda agenda=st-raw-2025 sync-hash></weerklank-agenda>
               <weerklank-agenda aria-label=Twee agenda=helmond-peelland sync-hash=twee></weerklank-agenda>";
    on_a_page("", two, |site, browser| {
        browser.visits_the_host(site, &format!("#weerklank={THEME}&twee=helmond-peelland/gedaan/"));
        looks_inside_the_other(browser);
        browser.is_at("Wat is ermee gedaan?");
        looks_inside(browser);
        browser.is_at(THEME_HEADING);
        browser.follows("Zeg wat jij vindt");
        has_hash(browser, &format!("#weerklank={THEME}antwoord/&twee=helmond-peelland/gedaan/"));
        browser.asks("location.hash = '#twee=helmond-peelland/voortgang/&weerklank=st-raw-2025/'", &[]);
        looks_inside(browser);
        browser.is_at(AGENDA);
        looks_inside_the_other(browser);
        browser.is_at("Voortgang");
    });
}

#[test]
fn it_begins_in_the_language_of_the_page_until_the_reader_chooses() {
    on_a_page("", "<weerklank-agenda agenda=st-raw-2025 lang=nl-simple></weerklank-agenda>", |site, browser| {
        let visits = |browser: &mut Browser, language| {
            browser.visits_the_host(site, "");
            looks_inside(browser);
            reads_in(browser, language);
        };
        visits(browser, EASY);
        assert_eq!(kept(browser), Vec::<String>::new(), "the page chose, not who reads");
        browser.looks_at_the_page();
        browser.asks("document.querySelector('weerklank-agenda').lang = 'nl'", &[]);
        looks_inside(browser);
        reads_in(browser, PLAIN);

        visits(browser, EASY);
        browser.taps("switch", EASIER);
        reads_in(browser, PLAIN);
        visits(browser, PLAIN);
        browser.looks_at_the_page();
        // On a page in another language, what is in Dutch says so.
        let marked = "return [named('link', 'Snel weg'), named('frame', arguments[0])].map((it) => it.lang).join()";
        assert_eq!(browser.asks(marked, &[FRAME.into()]), "nl,nl");
    });
}

#[test]
fn it_shows_what_its_attributes_ask_for() {
    on_a_page("", "<weerklank-agenda></weerklank-agenda>", |site, browser| {
        browser.visits_the_host(site, "");
        looks_inside(browser);
        browser.is_at("Jouw stem komt terug");
        let places = browser.asks("return history.length", &[]);
        for (agenda, view, theme, heading) in [
            ("st-raw-2025", "themes", "", AGENDA),
            ("st-raw-2025", "", "vertrouwen", THEME_HEADING),
            ("st-raw-2025", "answer", "vertrouwen", "Wie ben je?"),
            ("st-raw-2025", "answer", "", "Wat telt voor jou het meest?"),
            ("st-raw-2025", "outcomes", "", "Wat is ermee gedaan?"),
            ("st-raw-2025", "progress", "", "Voortgang"),
            // What there is not leads to what there is.
            ("st-raw-2025", "constructor", "", AGENDA),
            ("//elsewhere.example/", "", "", "Jouw stem komt terug"),
        ] {
            browser.looks_at_the_page();
            let asks = "const agenda = document.querySelector('weerklank-agenda');
                        ['agenda', 'view', 'theme'].forEach((name, place) => agenda.setAttribute(name, arguments[place]))";
            browser.asks(asks, &[agenda.into(), view.into(), theme.into()]);
            looks_inside(browser);
            browser.is_at(heading);
        }
        assert_eq!(browser.asks("return history.length", &[]), places, "nobody has to go back through these");
    });
}

#[test]
fn it_is_no_lower_and_no_higher_than_it_may_be() {
    let element = "<weerklank-agenda agenda=st-raw-2025 max-height=500></weerklank-agenda>";
    on_a_page("", element, |site, browser| {
        browser.visits_the_host(site, "");
        looks_inside(browser);
        let is_high = |browser: &Browser, height: i64| {
            browser.until(&format!("{height} px"), "return innerHeight === arguments[0]", &[height.into()]);
        };
        is_high(browser, 500);
        browser.asks("allOf('link').at(-1).scrollIntoView()", &[]);
        browser.until("the end to come into view", "return scrollY > 500", &[]);
        browser.looks_at_the_page();
        let limits = "const agenda = document.querySelector('weerklank-agenda');
                      agenda.removeAttribute('max-height');
                      agenda.setAttribute('min-height', '20000px')";
        browser.asks(limits, &[]);
        looks_inside(browser);
        is_high(browser, 20_000);
    });
}

#[test]
fn it_grows_and_shrinks_and_nothing_jumps() {
    let far = "<div class=far></div><weerklank-agenda aria-label=Verderop agenda=helmond-peelland view=progress></weerklank-agenda>";
    let body = format!("<weerklank-agenda agenda=voorbeeld theme=meebeslissen-plan></weerklank-agenda>{far}");
    on_a_page(".far { height: 20000px }", &body, |site, browser| {
        browser.visits_the_host(site, "");
        let far = site.asked("GET */voortgang/");
        looks_inside(browser);
        fits(browser);
        let height = || browser.asks("return innerHeight", &[]).as_i64().expect("a height");
        let before = height();
        browser.taps("disclosure", "Waar staat dit?");
        browser.until("more to see", "return innerHeight > arguments[0]", &[before.into()]);
        fits(browser);
        browser.taps("disclosure", "Waar staat dit?");
        browser.until("what was there before", "return innerHeight === arguments[0]", &[before.into()]);

        // A word is explained beside it, not at the end of a page that may be far away.
        browser.asks("document.querySelector('.wk-term').click()", &[]);
        let away = browser.asks(
            "const [word, card] = ['.wk-term', '.wk-term__card:popover-open'].map((name) => document.querySelector(name).getBoundingClientRect());
             return Math.abs(card.top - word.bottom)",
            &[],
        );
        assert!(away.as_f64().is_some_and(|away| away < 100.0), "{away} px away");

        // What is far below is loaded when somebody comes near.
        assert_eq!(far, 0);
        browser.looks_at_the_page();
        let shifted = "const done = arguments[0];
            new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
                .observe({ type: 'layout-shift', buffered: true });
            setTimeout(done, 300, 0)";
        let shifted = browser.session.run_until_done(shifted, &[]).expect("an answer");
        assert!(shifted.as_f64().is_some_and(|shifted| shifted < 0.01), "it jumped by {shifted}");
        browser.asks("scrollTo(0, document.documentElement.scrollHeight)", &[]);
        site.is_asked("GET */voortgang/", 1);
        looks_inside_of(browser, "Verderop");
    });
}

#[test]
fn forged_messages_do_nothing() {
    let two = "<weerklank-agenda agenda=st-raw-2025></weerklank-agenda>
               <weerklank-agenda aria-label=Twee agenda=helmond-peelland></weerklank-agenda>";
    on_a_page("", two, |site, browser| {
        browser.visits_the_host(site, "");
        looks_inside(browser);
        fits(browser);
        let forged = json!([
            null,
            "height",
            { "type": "height", "height": 90_000 },
            { "weerklank": 1, "type": "height", "height": "90000px; position: fixed" },
            { "weerklank": 1, "type": "height", "height": -1 },
            { "weerklank": 1, "type": "page", "path": "//elsewhere.example/" },
            { "weerklank": 1, "type": "leave", "to": "javascript:alert(1)" },
            { "weerklank": 1, "type": "ready", "exit": "javascript:alert(1)" },
            { "weerklank": 1, "type": "__proto__" },
        ]);
        // From the frame itself, but of another shape; and of the right shape, but from somebody else.
        browser.asks("arguments[0].forEach((it) => parent.postMessage(it, '*'))", &[forged]);
        browser.looks_at_the_page();
        let right = json!([
            { "weerklank": 1, "type": "height", "height": 90_000 },
            { "weerklank": 1, "type": "leave", "to": "https://elsewhere.example/" },
        ]);
        browser.asks("arguments[0].forEach((it) => postMessage(it, '*'))", &[right]);
        browser.until("all to be heard", "return heard.some((it) => it?.to?.startsWith('https'))", &[]);
        assert_eq!(browser.asks("return location.hash", &[]), "");
        let heights = browser.asks("return allOf('frame').map((it) => it.offsetHeight)", &[]);
        assert!(
            heights.as_array().is_some_and(|all| all.iter().all(|height| height.as_i64() < Some(50_000))),
            "{heights}"
        );
        looks_inside_the_other(browser);
        browser.is_at("Kennisagenda jeugdhulp Helmond, Peelgemeenten en Dommelvallei");
        looks_inside(browser);
        browser.is_at(AGENDA);
        fits(browser);
    });
}

#[test]
fn leaving_takes_the_whole_page_along_and_leaves_nothing_behind() {
    on_a_page(
        "",
        "<weerklank-agenda agenda=st-raw-2025 theme=vertrouwen level=easy></weerklank-agenda>",
        |site, browser| {
            // The browser asks whether a frame may do this without a press in it; the page around may.
            browser.evidence.expect("Unsafe attempt to initiate navigation");
            let visits = |browser: &mut Browser| {
                browser.visits_the_host(site, "");
                looks_inside(browser);
                browser.is_at(THEME_HEADING);
                reads_in(browser, EASY);
                browser.taps("switch", EASIER);
                reads_in(browser, PLAIN);
                assert!(!kept(browser).is_empty());
            };
            visits(browser);
            browser.looks_at_the_page();
            browser.follows("Snel weg");
            has_left(browser);

            visits(browser);
            browser.types(&[Key::Shift, Key::Shift, Key::Shift]);
            browser.looks_at_the_page();
            has_left(browser);

            let file = format!("<iframe title=leeg src={}icon.svg></iframe>", site.address);
            site.host_shows("", format!("<!doctype html><title>Gemeente</title><link rel=icon href=data:,>{file}"));
            browser.visits_the_host(site, "");
            browser.looks_into("leeg");
            browser.until("a file of the site", "return location.pathname === '/icon.svg'", &[]);
            assert_eq!(kept(browser), Vec::<String>::new());
        },
    );
}

#[test]
fn where_the_page_forbids_leaving_it_is_said() {
    let plain = "<iframe title='Op slot' sandbox='allow-scripts allow-same-origin' src=SITE/st-raw-2025/></iframe>
                 <iframe title='Los' sandbox='allow-scripts' src=SITE/st-raw-2025/></iframe>";
    on_a_page("", plain, |site, browser| {
        browser.evidence.expect("Unsafe attempt to initiate navigation");
        // Without an origin nothing can be loaded but the page itself.
        browser.evidence.expect("from origin 'null'");
        browser.evidence.expect("net::ERR_FAILED");
        browser.evidence.expect("weerklank:");
        browser.visits_the_host(site, "");
        browser.looks_into("Los");
        browser.sees("Antwoorden lukt nu niet");
        browser.sees(AGENDA);
        let cannot_leave = |browser: &mut Browser| {
            browser.follows("Snel weg");
            browser.sees("Dan houdt deze site ‘Snel weg’ tegen. Sluit dit venster zelf.");
            browser.sees_nothing_of("Leeragenda");
        };
        // WebKit lets nothing of the site load where it has no origin; so nothing of ours can say this there.
        if Engine::current() != Engine::WebKit {
            cannot_leave(browser);
        }
        browser.looks_at_the_page();
        browser.looks_into("Op slot");
        browser.is_taken_over();
        browser.is_at(AGENDA);
        browser.taps("switch", EASIER);
        assert!(!kept(browser).is_empty());
        cannot_leave(browser);
        assert_eq!(kept(browser), Vec::<String>::new());
    });
}

/// The frame is told that it may keep nothing, as far as a script can tell it.
fn may_keep_nothing(site: &Site) {
    const BLOCKED: &str = "const refuse = () => { throw new DOMException('blocked', 'SecurityError') };
        for (const area of ['sessionStorage', 'localStorage', 'caches']) Object.defineProperty(window, area, { get: refuse });
        navigator.locks.request = navigator.serviceWorker.register = async () => refuse();";
    let frame = std::fs::read_to_string(dist().join("frame.js")).expect("what runs in a frame");
    site.when("GET frame.js", Way::Says(200, "text/javascript", format!("{BLOCKED}\n{frame}")));
}

#[test]
fn where_nothing_may_be_kept_on_pages_of_others_one_answers_all_the_same() {
    const WORDS: &str = "Niets wordt bewaard.";
    let page = site_on_a_page("", "<weerklank-agenda agenda=st-raw-2025 theme=vertrouwen></weerklank-agenda>");
    story_in(Browser::open_strict, page, |site, browser| {
        if !Engine::current().can_be_strict() {
            may_keep_nothing(site);
        }
        browser.visits_the_host(site, "");
        looks_inside(browser);
        browser.until("a frame that keeps nothing", "try { return !localStorage } catch { return true }", &[]);
        for language in [EASY, PLAIN] {
            browser.taps("switch", EASIER);
            reads_in(browser, language);
        }
        answers(browser, WORDS);
        browser.follows("Terug");
        browser.is_at("Wat wil je erover zeggen?");
        assert_eq!(browser.value_of("In je eigen woorden"), WORDS);
        browser.follows("Verder");
        site.when(POST, Way::page(500));
        browser.evidence.expect("status of 500");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Nog niet zeker");
        let code = ten_words(browser);

        site.heals();
        browser.presses_if_it_is_there("Probeer het nu");
        browser.sees("Het is aangekomen");
        browser.sees("Bewaar deze tien woorden zelf, want deze site onthoudt ze niet.");
        assert_eq!(ten_words(browser), code);
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some(WORDS));
        browser.follows("Mijn inbreng");
        browser.is_at("Mijn inbreng");
        browser.writes("Jouw tien woorden", &code);
        browser.presses("Zoek mijn inbreng");
        browser.sees(WORDS);
        browser.looks_at_the_page();
        browser.follows("Snel weg");
        has_left(browser);
    });
}

#[test]
fn two_on_a_page_are_read_and_answered_each_by_itself() {
    const PLAN: &str = "Wie beslist er over mijn plan?";
    let two = "<weerklank-agenda agenda=st-raw-2025 theme=vertrouwen></weerklank-agenda>
               <weerklank-agenda aria-label=Twee agenda=voorbeeld theme=meebeslissen-plan></weerklank-agenda>";
    on_a_page("", two, |site, browser| {
        browser.visits_the_host(site, "");
        let heights = |browser: &Browser| {
            browser.looks_at_the_page();
            browser.asks("return allOf('frame').map((it) => it.offsetHeight)", &[])
        };
        looks_inside_the_other(browser);
        browser.is_at(PLAN);
        fits(browser);
        looks_inside(browser);
        browser.is_at(THEME_HEADING);
        fits(browser);
        let before = heights(browser);
        looks_inside_the_other(browser);
        browser.taps("disclosure", "Waar staat dit?");
        let is_higher = "return innerHeight > arguments[0]";
        browser.until("more to see", is_higher, &[before[1].clone()]);
        fits(browser);
        let other = heights(browser)[1].clone();
        assert_eq!(heights(browser)[0], before[0], "only what has more to see grows");

        looks_inside(browser);
        answers(browser, "Van deze alleen.");
        browser.presses("Versturen");
        browser.is_at("Jouw bon");
        browser.sees("Het is aangekomen");
        fits(browser);
        assert_eq!(site.stores_one().feedback.text.as_deref(), Some("Van deze alleen."));
        assert_eq!(heights(browser)[1], other);
        looks_inside_the_other(browser);
        browser.is_at(PLAN);
        browser.follows("Zeg wat jij vindt");
        browser.is_at("Wie ben je?");
        fits(browser);
        looks_inside(browser);
        browser.is_at("Jouw bon");

        // The keyboard goes through both, and each has a quick exit of its own.
        browser.looks_at_the_page();
        browser.asks("named('link', 'Contact').focus()", &[]);
        browser.types(&[Key::Tab]);
        for frame in [FRAME, OTHER] {
            browser.has_focus_on("link Snel weg");
            browser.types(&[Key::Tab]);
            browser.has_focus_on(&format!("frame {frame}"));
            looks_inside_of(browser, frame);
            browser.has_focus_on("link Ga naar de inhoud");
            browser.asks("allOf('link').at(-1).focus()", &[]);
            browser.types(&[Key::Tab]);
            browser.looks_at_the_page();
        }
        browser.has_focus_on("link Einde");
        browser.asks("allNamed('link', 'Snel weg')[1].focus()", &[]);
        browser.types(&[Key::Enter]);
        has_left(browser);
    });
}

#[test]
fn the_keyboard_goes_in_and_out_and_everybody_can_use_it() {
    on_a_page(
        "a { display: inline-block; padding: 8px }",
        "<weerklank-agenda agenda=st-raw-2025 theme=vertrouwen></weerklank-agenda>",
        |site, browser| {
            browser.resizes(LAPTOP);
            browser.visits_the_host(site, "");
            looks_inside(browser);
            fits(browser);
            browser.looks_at_the_page();
            browser.asks("named('link', 'Contact').focus()", &[]);
            browser.types(&[Key::Tab]);
            browser.has_focus_on("link Snel weg");
            browser.types(&[Key::Tab]);
            browser.has_focus_on(&format!("frame {FRAME}"));
            looks_inside(browser);
            browser.has_focus_on("link Ga naar de inhoud");
            browser.asks("allOf('link').at(-1).focus()", &[]);
            browser.types(&[Key::Tab]);
            browser.looks_at_the_page();
            browser.has_focus_on("link Einde");

            let mut audit = Audit::default();
            audit.looks(browser, "on a page of somebody else");
            looks_inside(browser);
            audit.looks(browser, "in the frame");
            fits(browser);
            comes_to_the_words(browser);
            audit.looks(browser, "in the frame, writing");
            fits(browser);
            says(browser, "Voor iedereen.");
            browser.looks_at_the_page();
            let begins = "return named('frame', arguments[0]).getBoundingClientRect().top > -1";
            browser.until("the beginning of the next page", begins, &[FRAME.into()]);
            looks_inside(browser);
            browser.presses("Versturen");
            browser.is_at("Jouw bon");
            browser.sees("Het is aangekomen");
            audit.looks(browser, "in the frame, sent");
            audit.found_nothing();
        },
    );
}
