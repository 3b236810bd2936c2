//! All that an agenda holds has its place, in an order that people ask for, and nothing is made up.

use weerklank_core::{
    agenda::{Agenda, Tier},
    text::Text,
};

use crate::{
    browser::Browser,
    site::{Site, squeezed},
    story::story,
};

const ALL: [&str; 6] =
    ["helmond-peelland", "st-raw-2025", "zorglandschap-2020", "st-raw-2020", "hart-van-brabant-2018", "voorbeeld"];

const CORE: &str = "Waar het nu om gaat";
const OTHER: &str = "Wat ook genoemd is";
const CROSSCUTTING: &str = "Wat overal bij hoort";
const THEMES: &str = "Thema’s";
const LOOSE: &str = "Andere vragen";
const CHOOSE: &str = "Wat telt voor jou het meest?";
const NOW: &str = "Wat gebeurt er nu?";
const MAKERS: &str = "Wie maakten dit?";
const CHANGED: &str = "Wat is er veranderd?";
const ASKED: &str = "Wat we willen weten";
const WHY: &str = "Waarom dit belangrijk is";
const UNKNOWN: &str = "aantal niet bekend";

/// All of a text, as it is read.
fn words(text: &Text) -> String {
    squeezed(text.nl())
}

#[track_caller]
fn theme_page(browser: &Browser, agenda: &Agenda, theme: usize) {
    let theme = &agenda.themes[theme];
    browser.visits(&format!("{}/thema/{}/", agenda.id, theme.id));
    browser.is_at(theme.title.nl());
}

/// The headings that stand under a line that was opened.
fn headings_under(browser: &Browser, line: &str) -> Vec<String> {
    let script = "const opened = named('disclosure', arguments[0]).parentElement;
                  return allOf('heading').filter((it) => opened.contains(it)).map((it) => squeezed(it.innerText))";
    serde_json::from_value(browser.asks(script, &[line.into()])).expect("headings")
}

/// How many items the lists under a line that was opened have.
fn items_under(browser: &Browser, line: &str) -> usize {
    let script = "const opened = named('disclosure', arguments[0]).parentElement;
                  return [...opened.querySelectorAll('li')].filter(isShown).length";
    let items = browser.asks(script, &[line.into()]);
    items.as_u64().and_then(|items| usize::try_from(items).ok()).expect("a number")
}

#[test]
fn an_agenda_tells_what_it_is_about_its_themes_what_happens_now_who_made_it_and_what_changed() {
    story(|_, browser| {
        for (id, parts) in [
            ("helmond-peelland", &[THEMES, CHOOSE, NOW, MAKERS][..]),
            ("st-raw-2025", &[CORE, OTHER, CHOOSE, NOW, MAKERS]),
            ("zorglandschap-2020", &[THEMES, CHOOSE, LOOSE, NOW, MAKERS]),
            ("st-raw-2020", &[CORE, CROSSCUTTING, CHOOSE, LOOSE, NOW, MAKERS]),
            ("hart-van-brabant-2018", &[THEMES, CHOOSE, LOOSE, NOW, MAKERS, CHANGED]),
            ("voorbeeld", &[CORE, OTHER, CHOOSE, LOOSE, NOW, MAKERS, CHANGED]),
        ] {
            let agenda = Site::agenda(id);
            browser.visits(&format!("{id}/"));
            browser.is_at(agenda.title.nl());
            assert_eq!(browser.parts(), parts, "{id}");
            let text = browser.text();
            let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("“{part}” in {text}"));
            assert!(place(&words(&agenda.summary)) < place(parts[0]), "{id}: what it is about comes first");
            let now = words(agenda.now.as_ref().expect("what happens now"));
            assert!(browser.text_of(NOW).contains(&now), "{id}: {now}");
        }
    });
}

#[test]
fn every_theme_is_in_its_part_and_core_themes_come_first() {
    story(|_, browser| {
        for (id, parts) in [
            ("helmond-peelland", &[(THEMES, None, 4)][..]),
            ("st-raw-2025", &[(CORE, Some(Tier::Core), 4), (OTHER, Some(Tier::Other), 10)]),
            ("zorglandschap-2020", &[(THEMES, None, 8)]),
            ("st-raw-2020", &[(CORE, Some(Tier::Core), 3), (CROSSCUTTING, Some(Tier::Crosscutting), 1)]),
            ("hart-van-brabant-2018", &[(THEMES, None, 4)]),
            ("voorbeeld", &[(CORE, Some(Tier::Core), 3), (OTHER, Some(Tier::Other), 1)]),
        ] {
            let agenda = Site::agenda(id);
            browser.visits(&format!("{id}/"));
            for (part, tier, count) in parts {
                let themes = agenda.themes.iter().filter(|theme| theme.tier == *tier);
                let themes: Vec<_> = themes.map(|theme| theme.title.nl().to_owned()).collect();
                assert_eq!(themes.len(), *count, "{id}, {part}");
                assert_eq!(browser.names("link", Some(part)), themes, "{id}, {part}");
            }
        }
    });
}

/// Sees every question of a theme on its page, with its parts; gives how many there are.
#[track_caller]
fn sees_the_questions_of(browser: &Browser, agenda: &Agenda, theme: usize) -> usize {
    theme_page(browser, agenda, theme);
    let questions = &agenda.themes[theme].questions;
    if questions.is_empty() {
        assert!(!browser.has("region", ASKED), "{}: a part without content", browser.path());
        return 0;
    }
    let asked = browser.text_of(ASKED);
    for text in questions.iter().flat_map(|question| [&question.text].into_iter().chain(&question.parts)) {
        assert!(asked.contains(&words(text)), "“{}” in {asked}", text.nl());
    }
    // One question stands alone, more of them are numbered.
    let numbered =
        browser.asks("return named('region', arguments[0]).querySelectorAll('ol > li').length", &[ASKED.into()]);
    assert_eq!(
        numbered.as_u64(),
        Some(if questions.len() == 1 { 0 } else { questions.len() as u64 }),
        "{}",
        browser.path()
    );
    questions.len()
}

#[test]
fn every_question_stands_with_its_theme_and_has_its_parts() {
    story(|_, browser| {
        for id in ALL {
            let agenda = Site::agenda(id);
            let seen = (0..agenda.themes.len()).map(|theme| sees_the_questions_of(browser, &agenda, theme));
            let seen: Vec<_> = seen.collect();
            // Counted by hand in the documents.
            match id {
                "helmond-peelland" => assert_eq!(seen, [5, 6, 5, 6]),
                "st-raw-2025" => assert_eq!(seen, [1; 14]),
                "st-raw-2020" => assert_eq!(seen.iter().sum::<usize>(), 18),
                _ => {}
            }
        }
    });
}

#[test]
fn questions_that_belong_to_no_theme_have_their_place() {
    story(|_, browser| {
        for id in ["st-raw-2020", "zorglandschap-2020", "hart-van-brabant-2018", "voorbeeld"] {
            let agenda = Site::agenda(id);
            browser.visits(&format!("{id}/"));
            let groups = browser.names("disclosure", Some(LOOSE));
            assert!(!groups.is_empty(), "{id}");
            for question in &agenda.questions {
                browser.sees_nothing_of(&words(&question.text));
            }
            for group in &groups {
                browser.opens(group);
            }
            let asked = browser.text_of(LOOSE);
            for text in agenda.questions.iter().flat_map(|question| [&question.text].into_iter().chain(&question.parts))
            {
                assert!(asked.contains(&words(text)), "{id}: “{}” in {asked}", text.nl());
            }
        }
        // The document has 18 central questions, in themes, and 13 others; 4 more are about good work.
        assert_eq!(Site::agenda("st-raw-2020").questions.len(), 13 + 4);
    });
}

#[test]
fn a_theme_tells_what_it_is_why_it_matters_what_one_can_change_and_what_was_done() {
    /// The parts of a page of a theme in their order; those that are on every page.
    const PARTS: [(&str, bool); 10] = [
        (ASKED, false),
        (WHY, false),
        ("Wat jongeren en ouders zeggen", false),
        ("Jongeren en ouders naast elkaar", false),
        ("Wat jouw stem kan veranderen", true),
        ("Wie leest mee?", true),
        ("Plannen en projecten", false),
        ("Wat je nog meer moet weten", false),
        ("Wat is ermee gedaan?", true),
        ("Hoort hierbij", false),
    ];
    story(|_, browser| {
        for id in ALL {
            let agenda = Site::agenda(id);
            for (place, theme) in agenda.themes.iter().enumerate() {
                theme_page(browser, &agenda, place);
                browser.sees(&words(&theme.summary));
                let parts = browser.parts();
                let in_order: Vec<_> =
                    PARTS.iter().map(|(part, _)| *part).filter(|part| parts.iter().any(|it| it == part)).collect();
                assert_eq!(parts, in_order, "{}", browser.path());
                for (part, _) in PARTS.iter().filter(|(_, always)| *always) {
                    assert!(!browser.text_of(part).is_empty(), "{part} on {}", browser.path());
                }
                match &theme.why {
                    Some(why) => assert!(browser.text_of(WHY).contains(&words(why)), "{}", browser.path()),
                    None => assert!(!browser.has("region", WHY), "{}: a part without content", browser.path()),
                }
                let related =
                    theme.related.iter().filter_map(|id| agenda.theme(id)).map(|theme| theme.title.nl().to_owned());
                let related: Vec<_> = related.collect();
                if !related.is_empty() {
                    assert_eq!(browser.names("link", Some("Hoort hierbij")), related, "{}", browser.path());
                }
            }
        }
    });
}

#[test]
fn what_ones_voice_can_change_is_said_and_otherwise_that_nobody_knows_yet() {
    story(|_, browser| {
        let part = "Wat jouw stem kan veranderen";
        let example = Site::agenda("voorbeeld");
        theme_page(browser, &example, 1);
        let influence = example.themes[1].influence.as_ref().expect("influence");
        let said = browser.text_of(part);
        for text in [&influence.can, &influence.cannot].into_iter().flatten() {
            assert!(said.contains(&words(text)), "{said}");
        }
        for heading in ["Dit kan nog anders", "Dit staat al vast"] {
            assert!(said.contains(heading), "{said}");
        }
        theme_page(browser, &Site::agenda("helmond-peelland"), 0);
        assert!(browser.text_of(part).contains("Het document zegt hier niets over."), "{}", browser.text_of(part));
    });
}

#[test]
fn who_took_part_is_counted_where_the_document_counts_and_never_zero() {
    story(|_, browser| {
        for (id, counts) in [
            ("helmond-peelland", &[None, None][..]),
            ("st-raw-2025", &[None; 5]),
            ("zorglandschap-2020", &[None; 4]),
            // 33 people in 5 groups; the parents were still to come.
            ("st-raw-2020", &[Some(11), Some(3), Some(7), Some(8), Some(4), Some(4)]),
            ("hart-van-brabant-2018", &[None, Some(70), None, None, None, None, None]),
            ("voorbeeld", &[Some(12), None, Some(9), Some(21), None]),
        ] {
            let agenda = Site::agenda(id);
            let how_many = |count: &Option<u32>| count.map_or(UNKNOWN.to_owned(), |count| format!("{count} mensen"));
            let expected: Vec<_> = counts.iter().map(how_many).collect();
            for (page, part) in [(format!("{id}/"), MAKERS), (format!("{id}/over/"), "Wie praatten er mee?")] {
                browser.visits(&page);
                let told = browser.text_of(part);
                let mut rest = told.as_str();
                for (count, talk) in expected.iter().zip(&agenda.consultations) {
                    for part in [&words(&talk.group), count] {
                        assert!(told.contains(part.as_str()), "{page}: “{part}” in {told}");
                    }
                    let place = rest.find(count.as_str()).unwrap_or_else(|| panic!("{page}: {count} in {rest}"));
                    rest = &rest[place + count.len()..];
                }
                assert_eq!(expected.len(), agenda.consultations.len(), "{id}");
                let zero = ["(0", " 0 mensen", "0 bezig", "€ 0 "];
                let text = browser.text();
                assert!(zero.iter().all(|zero| !text.contains(zero)), "{page}: {text}");
            }
        }
        browser.visits("st-raw-2020/");
        assert!(browser.text_of(MAKERS).contains("Ouders (4 mensen, moest nog komen)"), "{}", browser.text_of(MAKERS));
    });
}

#[test]
fn who_is_missing_is_named() {
    story(|_, browser| {
        for id in ALL {
            let agenda = Site::agenda(id);
            assert!(!agenda.missing.is_empty(), "{id}");
            for (page, part) in [(format!("{id}/"), MAKERS), (format!("{id}/over/"), "Wie praatten er mee?")] {
                browser.visits(&page);
                assert!(browser.names("heading", Some(part)).contains(&"Wie er niet bij was".to_owned()), "{page}");
                let told = browser.text_of(part);
                for missing in &agenda.missing {
                    assert!(told.contains(&words(missing)), "{page}: “{}” in {told}", missing.nl());
                }
            }
        }
    });
}

#[test]
fn what_changed_names_those_who_made_it_change() {
    story(|_, browser| {
        browser.visits("hart-van-brabant-2018/");
        let changed = browser.text_of(CHANGED);
        for part in ["2017", "samen voor de jeugd", "samen mét de jeugd", "Dankzij jongeren"] {
            assert!(changed.contains(part), "“{part}” in {changed}");
        }
        browser.visits("voorbeeld/");
        let changed = browser.text_of(CHANGED);
        let place = |part: &str| changed.find(part).unwrap_or_else(|| panic!("“{part}” in {changed}"));
        assert!(place("13 oktober 2026") < place("15 september 2026"), "{changed}");
        assert!(place("15 september 2026") < place("12 mei 2026"), "{changed}");
        assert!(place("Dankzij ouders") < place("Dankzij jongeren"), "{changed}");
    });
}

#[test]
fn the_old_agenda_stands_beside_the_new_one_theme_by_theme() {
    story(|_, browser| {
        let (old, new) = (Site::agenda("st-raw-2020"), Site::agenda("st-raw-2025"));
        browser.visits("st-raw-2025/");
        browser.follows("Wat werd er van de vorige agenda?");
        browser.is_at("Wat werd er van de vorige agenda?");
        let old_themes: Vec<_> = old.themes.iter().map(|theme| theme.title.nl()).collect();
        assert_eq!(old_themes.len(), 4);
        assert_eq!(browser.parts()[..4], old_themes);
        let links = |browser: &Browser, part: &str| browser.names("link", Some(part));
        for earlier in &new.earlier {
            let back = earlier.comes_back_in.iter().filter_map(|id| new.theme(id)).map(|theme| theme.title.nl());
            let told: Vec<_> = [earlier.title.nl()].into_iter().chain(back).collect();
            assert_eq!(part_links(browser, earlier.title.nl()), told);
            browser.sees(&words(earlier.note.as_ref().expect("what the documents say of it")));
        }
        let is_new = |id| !new.earlier.iter().any(|earlier| earlier.comes_back_in.contains(id));
        let fresh: Vec<_> = new.themes.iter().filter(|theme| is_new(&theme.id)).map(|theme| theme.title.nl()).collect();
        assert!(!fresh.is_empty());
        assert_eq!(links(browser, "Deze thema’s zijn nieuw"), fresh);

        browser.follows(old_themes[2]);
        browser.is_at(old_themes[2]);
        assert_eq!(browser.path(), format!("st-raw-2020/thema/{}/", old.themes[2].id));
        browser.goes_back();
        browser.follows("Lees de vorige agenda");
        browser.is_at(old.title.nl());

        // The others came after nothing.
        for id in ALL.into_iter().filter(|id| *id != "st-raw-2025") {
            browser.visits(&format!("{id}/"));
            assert!(!browser.has("link", "Wat werd er van de vorige agenda?"), "{id}");
        }
    });
}

/// The links under the heading of a part that has no name as a region.
fn part_links(browser: &Browser, heading: &str) -> Vec<String> {
    let script = "const part = named('heading', arguments[0]).closest('section');
                  return allOf('link').filter((it) => part.contains(it)).map((it) => squeezed(it.computedName))";
    serde_json::from_value(browser.asks(script, &[heading.into()])).expect("links")
}

#[test]
fn a_plan_is_opened_to_read_who_takes_part_and_what_it_must_bring() {
    story(|_, browser| {
        let agenda = Site::agenda("hart-van-brabant-2018");
        let action = agenda.actions.iter().find(|action| action.id.as_str() == "toegang-beter").expect("a plan");
        theme_page(browser, &agenda, 0);
        let results: Vec<_> =
            action.expected.iter().chain(&action.results).chain(&action.activities).map(words).collect();
        assert!(!action.expected.is_empty() && !action.activities.is_empty());
        results.iter().for_each(|text| browser.sees_nothing_of(text));
        browser.opens(action.title.nl());
        results.iter().for_each(|text| browser.sees(text));
        let headings = headings_under(browser, action.title.nl());
        for heading in ["Wat mensen doen", "Wat het moet opleveren", "Wie doen mee"] {
            assert!(headings.iter().any(|it| it == heading), "{heading} in {headings:?}");
        }
        let parties: Vec<_> =
            action.organisations.iter().filter_map(|id| agenda.organisation(id)).map(|it| it.name.as_str()).collect();
        assert!(!parties.is_empty());
        browser.sees(&parties.join(", "));
        browser.sees("In het document: 3.3.");

        // What came of it, where that is known.
        let example = Site::agenda("voorbeeld");
        let done = example.actions.iter().find(|action| !action.results.is_empty()).expect("something with results");
        let place = example.themes.iter().position(|theme| done.themes.contains(&theme.id)).expect("its theme");
        theme_page(browser, &example, place);
        browser.opens(done.title.nl());
        browser.sees("Wat eruit kwam");
        done.results.iter().for_each(|text| browser.sees(&words(text)));
    });
}

/// The lines under which plans and projects of all themes of an agenda stand, each once.
fn plans(browser: &Browser, agenda: &Agenda) -> Vec<String> {
    let mut plans = Vec::new();
    for theme in 0..agenda.themes.len() {
        theme_page(browser, agenda, theme);
        plans.extend(browser.names("disclosure", None).into_iter().filter(|line| line.contains(" · ")));
    }
    plans.sort();
    plans.dedup();
    plans
}

#[test]
fn every_plan_and_project_is_there_and_what_ran_in_the_past_is_called_so() {
    story(|_, browser| {
        let count = |plans: &[String], words: &str| plans.iter().filter(|plan| plan.contains(words)).count();
        // 23 pilots and studies that ran, and 2 projects that were to start.
        let old = plans(browser, &Site::agenda("st-raw-2020"));
        assert_eq!((count(&old, "Liep toen"), count(&old, "Was gepland"), old.len()), (23, 2, 25), "{old:?}");
        browser.visits("st-raw-2020/");
        assert!(
            browser.text_of(NOW).contains("Plannen en projecten, toen: 23 bezig, 2 gepland."),
            "{}",
            browser.text_of(NOW)
        );

        // 13 lines of action.
        let old = plans(browser, &Site::agenda("hart-van-brabant-2018"));
        assert_eq!(count(&old, "Plan · "), 13, "{old:?}");
        assert_eq!(count(&old, "Loopt nu") + count(&old, " Gepland"), 0, "{old:?}");

        let now = plans(browser, &Site::agenda("voorbeeld"));
        assert!(count(&now, "Loopt nu") > 0, "{now:?}");
        assert_eq!(count(&now, "Liep toen") + count(&now, "Was gepland"), 0, "{now:?}");
    });
}

#[test]
fn how_priorities_came_about_is_a_drawing_and_a_table_where_the_document_gives_it() {
    const TABLE: &str = "Hoeveel punten elk thema kreeg, van 1 tot en met 5";
    story(|_, browser| {
        let agenda = Site::agenda("voorbeeld");
        browser.visits("voorbeeld/over/");
        browser.finds("table", TABLE);
        let rows = browser.asks(
            "return [...named('table', arguments[0]).rows].map((row) => [...row.cells].map((cell) => squeezed(cell.innerText)).join(' | '))",
            &[TABLE.into()],
        );
        let row = |(number, theme): (usize, &weerklank_core::agenda::Theme)| {
            let priority = theme.priority.as_ref().expect("a priority");
            let points = [priority.impact, priority.feasibility].map(|points| points.expect("points"));
            format!("{number}. {} | {} van 5 | {} van 5", theme.title.nl(), points[0], points[1])
        };
        let expected =
            ["Thema | Maakt veel uit | Kan ook echt".to_owned()].into_iter().chain((1..).zip(&agenda.themes).map(row));
        assert_eq!(rows, serde_json::json!(expected.collect::<Vec<_>>()));
        // The drawing says the same to who can see it, and nothing to who cannot.
        let drawn = browser.asks(
            "const drawing = named('table', arguments[0]).parentElement.querySelector('svg[aria-hidden=true]');
             return [isShown(drawing), ...[...drawing.querySelectorAll('text')].map((it) => it.textContent)].join(' ')",
            &[TABLE.into()],
        );
        assert_eq!(drawn, "true Maakt veel uit Kan ook echt 1 2 3 4");
        for id in ALL.into_iter().filter(|id| *id != "voorbeeld") {
            browser.visits(&format!("{id}/over/"));
            browser.is_at("Hoe is deze agenda gemaakt?");
            assert_eq!(browser.names("table", None), [""; 0], "{id}");
        }
    });
}

#[test]
fn what_people_said_stands_out_and_is_called_retold_with_its_place() {
    story(|_, browser| {
        // 8 statements, in section 2.2.
        let agenda = Site::agenda("zorglandschap-2020");
        let theme =
            agenda.themes.iter().position(|theme| theme.id.as_str() == "wat-vind-jij-belangrijk").expect("a theme");
        theme_page(browser, &agenda, theme);
        let part = "Wat jongeren en ouders zeggen";
        let said = browser.asks(
            "return allOf('figure').filter((it) => named('region', arguments[0]).contains(it))
                 .map((it) => [squeezed(it.querySelector('blockquote').innerText), squeezed(it.querySelector('figcaption').innerText)])",
            &[part.into()],
        );
        let said: Vec<(String, String)> = serde_json::from_value(said).expect("what was said");
        assert_eq!(said.len(), 8, "{said:?}");
        let of_theme = agenda.quotes.iter().filter(|quote| quote.themes.contains(&agenda.themes[theme].id));
        for (quote, (text, about)) in of_theme.filter(|quote| !quote.wish).zip(&said) {
            assert_eq!(*text, words(&quote.text));
            assert!(about.starts_with("Jongeren"), "{about}");
            assert!(about.contains("Naverteld in onze eigen woorden. In het document: 2.2."), "{about}");
        }
        // They are larger than the text around them.
        let larger = browser.asks(
            "const size = (element) => parseFloat(getComputedStyle(element).fontSize);
             const around = named('region', arguments[0]).querySelector('p');
             return size(allOf('figure')[0].querySelector('blockquote p')) > size(around)",
            &[WHY.into()],
        );
        assert_eq!(larger, true);
        // What they wish for is a list of each group, which says the same of itself.
        for (line, by) in [("Wat jongeren graag willen", "youth"), ("Wat ouders graag willen", "parent")] {
            browser.opens(line);
            let wishes: Vec<_> = agenda
                .quotes
                .iter()
                .filter(|quote| quote.wish && quote.by == by && quote.themes.contains(&agenda.themes[theme].id))
                .collect();
            assert_eq!(items_under(browser, line), wishes.len());
            wishes.iter().for_each(|quote| browser.sees(&words(&quote.text)));
        }
        browser.sees("Naverteld in onze eigen woorden. In het document: 2.2.");
    });
}

#[test]
fn one_tap_tells_where_something_stands_and_that_the_words_are_ours() {
    story(|_, browser| {
        for id in ALL {
            let agenda = Site::agenda(id);
            theme_page(browser, &agenda, 0);
            let section = &agenda.themes[0].source_ref.as_ref().expect("a place in the document").section;
            let ours = "Deze tekst is van ons. We vertellen na wat in het document staat, in gewone taal.";
            browser.sees_nothing_of(ours);
            browser.taps = 0;
            browser.opens("Waar staat dit?");
            browser.sees(ours);
            browser.sees(&squeezed(&agenda.source.document));
            browser.sees(&format!("In het document: {section}."));
            assert_eq!(browser.taps, 1);
            // Of the whole it is told at the end of its page.
            browser.visits(&format!("{id}/"));
            browser.sees_nothing_of(ours);
            browser.opens("Waar staat dit?");
            browser.sees(ours);
            browser.sees(&squeezed(&agenda.source.document));
        }
    });
}

#[test]
fn a_theme_names_the_national_plans_that_it_belongs_to() {
    story(|_, browser| {
        const LINE: &str = "Hoe dit past bij plannen van het hele land";
        let agenda = Site::agenda("st-raw-2025");
        let mut linked = 0;
        for (place, theme) in agenda.themes.iter().enumerate() {
            theme_page(browser, &agenda, place);
            assert_eq!(browser.has("disclosure", LINE), !theme.national_links.is_empty(), "{}", theme.id);
            if browser.has("disclosure", LINE) {
                linked += 1;
                browser.opens(LINE);
                let plans: Vec<_> = theme.national_links.iter().map(|link| link.programme.clone()).collect();
                assert_eq!(headings_under(browser, LINE), plans);
            }
        }
        assert_eq!(linked, 4, "the core themes");
    });
}

#[test]
fn what_is_in_an_agenda_beside_its_themes_is_opened_by_who_wants_it() {
    story(|_, browser| {
        for (id, groups) in [
            ("helmond-peelland", &[("Waar je over mee kunt praten", 3)][..]),
            ("zorglandschap-2020", &[("Bouwstenen", 8), ("Stappen naar beter", 9), ("Wie wat moet weten", 3)]),
            ("st-raw-2020", &[("Soorten kennis", 4), ("Problemen voorkomen: drie soorten", 3)]),
            ("hart-van-brabant-2018", &[("Bouwstenen", 5)]),
        ] {
            browser.visits(&format!("{id}/over/"));
            for (group, count) in groups {
                browser.opens(group);
                assert_eq!(headings_under(browser, group).len(), *count, "{id}: {group}");
            }
        }

        // 17 parties in 6 kinds.
        browser.visits("st-raw-2025/over/");
        let parties = "17 organisaties en groepen";
        browser.opens(parties);
        assert_eq!((headings_under(browser, parties).len(), items_under(browser, parties)), (6, 17));

        // 24 indicators; 9 municipalities; amounts, and purposes without an amount.
        browser.visits("hart-van-brabant-2018/over/");
        let measured = "24 dingen om naar te kijken";
        browser.opens(measured);
        assert_eq!(items_under(browser, measured), 24);
        let money = browser.text_of("Wat kost het?");
        assert_eq!(money.matches("€ 932.000 (20").count(), 3, "{money}");
        assert!(!money.contains("Het document noemt hier geen bedragen bij."), "{money}");
        browser.opens("Waar is geld voor nodig?");
        browser.sees("Het document noemt hier geen bedragen bij.");
        assert!(items_under(browser, "Waar is geld voor nodig?") > 0);
        let source = browser.text_of("Waar komt dit vandaan?");
        let municipalities =
            "Tilburg, Goirle, Hilvarenbeek, Oisterwijk, Waalwijk, Heusden, Dongen, Gilze en Rijen, Loon op Zand";
        assert!(source.contains(municipalities), "{source}");
        assert_eq!(municipalities.split(", ").count(), 9);

        // And the hard words, all of them.
        for id in ALL {
            browser.visits(&format!("{id}/over/"));
            let terms = Site::agenda(id).terms;
            browser.opens(&format!("{} woorden, uitgelegd", terms.len()));
            terms.iter().for_each(|term| browser.sees(&words(&term.plain)));
        }
    });
}
