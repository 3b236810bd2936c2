//! Following an agenda: what happens now, when there is something to hear, and what came of it.

use serde_json::Value;
use weerklank_core::{
    agenda::Agenda,
    date::Date,
    progress::{Filter, Moment, Occasion, Since, Stage, moments, parts, shown, stages},
};

use crate::{
    browser::{Browser, Key},
    engine::in_every_engine,
    site::{Site, squeezed},
    story::story,
};

in_every_engine! {
    a_parent_finds_when_there_is_something_to_hear_and_what_a_theme_came_to,
}

const PAGE: &str = "voorbeeld/voortgang/";
const FILTER: &str = "Kies wat je wilt zien";
const STAGE: &str = "Hoe staat het ervoor?";
const NEW: &str = "Wat is er nieuw?";
const NOTHING: &str = "Hier past niets bij. Kies iets anders, of laat alles weer zien.";
const NO_FIGURES: &str = "Er zijn nog geen cijfers.";
const ADD: &str = "Zet in je eigen agenda";

/// The day on which the example was written: what it tells of that day is told of today.
const WRITTEN: &str = "2026-11-26";

fn today() -> Date {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("the time");
    Date::from_days_since_epoch(i64::try_from(now.as_secs() / 86_400).expect("a day"))
}

/// Moves every date by so many days; of a month stays the month.
fn moved(value: &mut Value, days: i64) {
    match value {
        Value::String(text) => {
            if let Some(date) = Date::parse(text).filter(|date| date.as_str().contains('-')) {
                let later = Date::from_days_since_epoch(date.days_since_epoch() + days);
                *text = later.as_str()[..text.len()].to_owned();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| moved(item, days)),
        Value::Object(fields) => fields.values_mut().for_each(|field| moved(field, days)),
        _ => {}
    }
}

/// The example as if it was written today; it is what the site has from now on.
fn example(site: &Site) -> Agenda {
    let mut document = Site::file("data/agendas/voorbeeld.json");
    let written = Date::parse(WRITTEN).expect("a date");
    moved(&mut document, today().days_since_epoch() - written.days_since_epoch());
    site.has_file("api/v1/agendas/voorbeeld", &document);
    serde_json::from_value(document).expect("an agenda")
}

/// The moments that come, of what `filter` asks for.
fn coming(agenda: &Agenda, filter: Filter) -> Vec<Moment<'_>> {
    let mut coming = moments(&shown(agenda, filter, &today()));
    coming.retain(|moment| moment.is_coming(&today()));
    coming
}

/// The themes that are told about, as a screen reader finds them.
fn told_about(browser: &Browser) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('article h2')].filter(isShown).map((it) => squeezed(it.innerText))";
    serde_json::from_value(browser.asks(script, &[])).expect("headings")
}

/// Waits until the page says how much it shows, to screen readers too.
#[track_caller]
fn is_told(browser: &Browser, words: &str) {
    browser.until(
        &format!("“{words}” in a status"),
        "return [...document.querySelectorAll('main [role=status]')].some((it) => isShown(it) && squeezed(it.innerText) === arguments[0])",
        &[words.into()],
    );
}

/// "Je ziet nu 2 plannen en 1 antwoord."
fn count_of(agenda: &Agenda, filter: Filter) -> String {
    let parts = shown(agenda, filter, &today());
    let (plans, answers) = stages(&parts);
    let mut figures: Vec<_> = parts.iter().flat_map(|part| &part.indicators).map(|indicator| &indicator.id).collect();
    figures.sort();
    figures.dedup();
    let counts = [
        (plans.len(), "plan", "plannen"),
        (answers.len(), "antwoord", "antwoorden"),
        (figures.len(), "ding dat we meten", "dingen die we meten"),
    ];
    let words: Vec<_> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more }))
        .collect();
    match words.as_slice() {
        [] => NOTHING.to_owned(),
        [only] => format!("Je ziet nu {only}."),
        [first @ .., last] => format!("Je ziet nu {} en {last}.", first.join(", ")),
    }
}

fn words_of(moment: &Moment) -> String {
    match moment.occasion {
        Occasion::Action(_, what) | Occasion::Outcome(_, what) => squeezed(what.nl()),
        Occasion::Reading(_) => "We lezen wat mensen over dit thema zeiden.".to_owned(),
    }
}

#[test]
fn it_is_said_that_too_few_people_told_whether_they_feel_heard() {
    story(|site, browser| {
        let mut document = Site::file("data/agendas/voorbeeld.json");
        document["counts"].as_object_mut().expect("counts").remove("feel_heard");
        site.has_file("api/v1/agendas/voorbeeld", &document);
        browser.visits(PAGE);
        let heard = browser.text_of("Voelen mensen zich gehoord?");
        assert!(heard.contains("Dat weten we nog niet") && !heard.contains("43"), "{heard}");
    });
}

#[test]
fn a_parent_finds_when_there_is_something_to_hear_and_what_a_theme_came_to() {
    story(|site, browser| {
        let agenda = example(site);
        browser.visits("voorbeeld/");
        browser.follows("Voortgang");
        browser.is_at("Voortgang");
        let first = coming(&agenda, Filter::default())[0];
        let soon = browser.text_of("Dit komt eraan");
        assert!(soon.contains(&first.on.in_dutch()) && soon.contains(&words_of(&first)), "{soon}");

        let heard = browser.text_of("Voelen mensen zich gehoord?");
        for told in ["43 mensen", "6 van de 10 zei ja", "60 %", "40 %", "Geteld op"] {
            assert!(heard.contains(told), "{told} in {heard}");
        }

        let theme = &agenda.themes[0];
        browser.opens(FILTER);
        browser.chooses("Thema", theme.title.nl());
        is_told(browser, &count_of(&agenda, Filter { part: Some(0), ..Filter::default() }));
        assert_eq!(told_about(browser), [theme.title.nl()]);
        let plan = agenda.actions.iter().find(|action| action.themes.contains(&theme.id)).expect("a plan");
        browser.opens(plan.title.nl());
        for text in plan.expected.iter().chain(&plan.results) {
            browser.sees(&squeezed(text.nl()));
        }
        browser.follows(theme.title.nl());
        browser.is_at(theme.title.nl());
    });
}

#[test]
fn one_sees_what_one_asks_for_and_it_leaves_no_trace() {
    story(|site, browser| {
        let agenda = example(site);
        browser.visits(PAGE);
        is_told(browser, &count_of(&agenda, Filter::default()));
        browser.opens(FILTER);
        browser.requests();
        for (stage, name) in [(Stage::Running, "Bezig"), (Stage::Done, "Klaar"), (Stage::Unknown, "Niet bekend")] {
            browser.chooses(STAGE, name);
            let filter = Filter { stage: Some(stage), ..Filter::default() };
            is_told(browser, &count_of(&agenda, filter));
            let titles = shown(&agenda, filter, &today());
            let titles: Vec<_> = titles
                .iter()
                .map(|part| part.theme.map_or("Wat bij geen thema hoort", |theme| theme.title.nl()))
                .collect();
            assert_eq!(told_about(browser), titles);
        }
        browser.chooses(STAGE, "Alles");
        browser.chooses(NEW, "Van de laatste maand");
        let new = Filter { since: Some(Since::Month), ..Filter::default() };
        assert_ne!(count_of(&agenda, new), count_of(&agenda, Filter::default()), "not everything is new");
        is_told(browser, &count_of(&agenda, new));

        browser.chooses(STAGE, "Niet bekend");
        is_told(browser, NOTHING);
        assert_eq!(told_about(browser), [""; 0]);
        browser.presses("Laat alles zien");
        is_told(browser, &count_of(&agenda, Filter::default()));
        assert_eq!(told_about(browser).len(), parts(&agenda).iter().filter(|part| !part.is_empty()).count());
        browser.until("focus on what is shown", "return document.activeElement.id === 'te-zien'", &[]);
        let chosen = browser.asks("return named('combobox', arguments[0]).selectedOptions[0].label", &[STAGE.into()]);
        assert_eq!(chosen, "Alles");

        assert_eq!(browser.requests(), []);
        assert_eq!(browser.path(), PAGE);
        assert_eq!(browser.kept(), Vec::<String>::new());
    });
}

#[test]
fn a_moment_goes_into_ones_own_calendar() {
    story(|site, browser| {
        let agenda = example(site);
        let first = coming(&agenda, Filter::default())[0];
        browser.visits(PAGE);
        let downloads = browser.keeps_downloads();
        browser.presses(ADD);
        browser.sees("Je hebt nu een bestand. Open het, dan komt dit in je eigen agenda.");
        let file = downloads.file("voortgang.ics").replace("\r\n ", "");
        let lines: Vec<_> = file.split("\r\n").collect();
        let digits = first.on.as_str().replace('-', "");
        for line in [
            "BEGIN:VCALENDAR".to_owned(),
            format!("UID:voorbeeld-{}@weerklank", first.name()),
            format!("DTSTART;VALUE=DATE:{digits}"),
            format!("SUMMARY:{}", words_of(&first).replace(',', "\\,")),
            "END:VCALENDAR".to_owned(),
        ] {
            assert!(lines.contains(&line.as_str()), "{line} in {file}");
        }
        assert!(file.contains(&format!("{}{PAGE}", site.address)), "the way back is in {file}");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
    });
}

#[test]
fn all_moments_of_what_one_sees_go_into_one_file() {
    story(|site, browser| {
        let agenda = example(site);
        let days = |filter| coming(&agenda, filter).into_iter().filter(|moment| moment.on.is_day()).count();
        browser.visits(PAGE);
        for part in [None, Some(1)] {
            let filter = Filter { part, ..Filter::default() };
            if let Some(part) = part {
                browser.opens(FILTER);
                browser.chooses("Thema", agenda.themes[part].title.nl());
                is_told(browser, &count_of(&agenda, filter));
            } else {
                browser.opens(&format!("{} momenten die komen", coming(&agenda, filter).len()));
            }
            let downloads = browser.keeps_downloads();
            browser.presses(&format!("Zet alle {} in je eigen agenda", days(filter)));
            let file = downloads.file("voortgang.ics");
            assert_eq!(file.matches("BEGIN:VEVENT").count(), days(filter), "{file}");
        }
        assert!(days(Filter::default()) > days(Filter { part: Some(1), ..Filter::default() }));
        // Of what is only known by its month the page says so.
        assert!(coming(&agenda, Filter::default()).len() > days(Filter::default()));
    });
}

#[test]
fn what_was_promised_and_did_not_come_is_called_late_with_the_reason() {
    story(|site, browser| {
        let agenda = example(site);
        let all = parts(&agenda);
        let late: Vec<_> = moments(&all).into_iter().filter(|moment| moment.is_late(&today())).collect();
        assert!(!late.is_empty(), "something in the example is late");
        browser.visits(PAGE);
        for moment in late {
            let theme = moment.theme.expect("it belongs to a theme").title.nl();
            let told = browser.asks(
                "return [...document.querySelectorAll('article')].filter((it) => squeezed(it.querySelector('h2').innerText) === arguments[0])
                     .map((it) => squeezed(it.innerText))[0]",
                &[theme.into()],
            );
            let told = told.as_str().expect("an article");
            let promised = format!("Dit duurt langer dan beloofd. We beloofden dit voor {}.", moment.on.in_dutch());
            assert!(told.contains(&promised) && told.contains(&words_of(&moment)), "{promised} in {told}");
        }
    });
}

#[test]
fn figures_are_words_bars_and_a_table() {
    story(|site, browser| {
        let agenda = example(site);
        browser.visits(PAGE);
        let often = agenda.indicators.iter().find(|indicator| indicator.observations.len() > 2).expect("three figures");
        let seen = &often.observations;
        let last = seen.last().expect("a figure");
        browser.sees(&format!("{}\u{a0}% in {}.", last.value, last.on.in_dutch()).replace('\u{a0}', " "));
        let rows = browser.asks(
            "const figure = [...document.querySelectorAll('li')].find((it) => it.querySelector('table') && squeezed(it.innerText).startsWith(arguments[0]));
             figure.querySelector('details').open = true;
             return [[...figure.querySelectorAll('ol li')].map((it) => squeezed(it.innerText)),
                     [...figure.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => squeezed(cell.innerText)).join(' '))]",
            &[squeezed(often.title.nl()).into()],
        );
        let bars: Vec<_> = seen.iter().map(|seen| format!("{} {} %", seen.on.in_dutch(), seen.value)).collect();
        let table: Vec<_> = bars.iter().zip(seen).map(|(bar, seen)| format!("{bar} {}", seen.n.expect("n"))).collect();
        assert_eq!(rows, serde_json::json!([bars, table]));
        browser.sees(NO_FIGURES);
    });
}

#[test]
fn of_a_real_agenda_the_page_tells_what_its_document_tells_and_no_more() {
    story(|_, browser| {
        for id in ["helmond-peelland", "st-raw-2025", "zorglandschap-2020", "st-raw-2020", "hart-van-brabant-2018"] {
            let agenda = Site::agenda(id);
            browser.visits(&format!("{id}/voortgang/"));
            browser.is_at("Voortgang");
            assert!(browser.text_of("In het kort").contains(NO_FIGURES), "{id}");
            assert!(!browser.has("button", ADD), "{id} tells of no moment");
            let all = parts(&agenda);
            let told: Vec<_> = all.iter().filter(|part| !part.is_empty()).filter_map(|part| part.theme).collect();
            assert_eq!(told_about(browser), told.iter().map(|theme| theme.title.nl()).collect::<Vec<_>>(), "{id}");
            for part in all.iter().filter(|part| part.is_empty()) {
                browser.finds("link", part.theme.expect("a theme").title.nl());
            }
            if agenda.is_over(&today()) {
                browser.sees("Deze agenda is afgelopen.");
            } else {
                browser.sees("We weten nog niet wanneer er weer iets komt.");
            }
        }
        // 24 indicators, without a figure; some are followed for more than one theme.
        is_told(browser, "Je ziet nu 20 plannen en 24 dingen die we meten.");
        browser.sees("11 dingen om naar te kijken");
    });
}

#[test]
fn on_paper_all_of_it_is_open_and_black_on_white() {
    story(|site, browser| {
        let agenda = example(site);
        browser.visits(PAGE);
        let plan = &agenda.actions[0];
        let inside = squeezed(plan.expected[0].nl());
        browser.sees_nothing_of(&inside);
        // As the browser's own menu prints it.
        browser.prints();
        browser.looks_at_paper();
        browser.sees(&inside);
        browser.sees(&words_of(coming(&agenda, Filter::default()).last().expect("a moment")));
        let measured = agenda.indicators.iter().find(|indicator| !indicator.observations.is_empty());
        assert!(browser.has("table", &squeezed(measured.expect("a figure").title.nl())), "figures");
        for (role, name) in [("combobox", "Thema"), ("button", ADD), ("link", "Snel weg")] {
            assert!(!browser.has(role, name), "{role} {name} is not on paper");
        }
        let colours =
            "const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor]";
        assert_eq!(browser.asks(colours, &[]), serde_json::json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]));
    });
}

#[test]
fn without_scripts_all_of_it_can_be_read() {
    story(|_, browser| {
        let agenda = Site::agenda("voorbeeld");
        browser.runs_scripts(false);
        browser.loads(PAGE);
        for action in &agenda.actions {
            browser.sees(&squeezed(action.title.nl()));
        }
        for outcome in &agenda.outcomes {
            browser.sees(&squeezed(outcome.heard.nl()));
        }
        for (role, name) in [("disclosure", FILTER), ("button", ADD)] {
            assert!(!browser.has(role, name), "{role} {name} would do nothing");
        }
        browser.runs_scripts(true);
    });
}

#[test]
fn with_a_keyboard_alone_one_chooses_and_saves() {
    story(|site, browser| {
        let agenda = example(site);
        browser.visits(PAGE);
        let reaches = |what: &str| {
            for _ in 0..40 {
                browser.types(&[Key::Tab]);
                if browser.focus().starts_with(what) {
                    return;
                }
            }
            panic!("{what} is not reached with Tab");
        };
        let downloads = browser.keeps_downloads();
        reaches(&format!("button {ADD}"));
        browser.types(&[Key::Enter]);
        assert!(downloads.file("voortgang.ics").contains("BEGIN:VEVENT"));
        reaches(&format!("disclosure {FILTER}"));
        browser.types(&[Key::Enter]);
        reaches(&format!("combobox {STAGE}"));
        browser.types(&[Key::Letter('k')]);
        is_told(browser, &count_of(&agenda, Filter { stage: Some(Stage::Done), ..Filter::default() }));
        assert!(browser.focus().starts_with(&format!("combobox {STAGE}")), "{}", browser.focus());
    });
}
