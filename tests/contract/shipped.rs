//! The five agendas hold what their documents hold, counted by hand from the documents.

use std::fs;

use weerklank_core::agenda::{Action, ActionKind, ActionState, Agenda, PrincipleKind, QuestionKind, Tier};

use crate::server::root;

fn agenda(id: &str) -> Agenda {
    let text =
        fs::read_to_string(root().join(format!("public/data/agendas/{id}.json"))).expect("the agenda is shipped");
    serde_json::from_str(&text).expect("an agenda")
}

fn questions_per_theme(agenda: &Agenda) -> Vec<usize> {
    agenda.themes.iter().map(|theme| theme.questions.len()).collect()
}

fn points(agenda: &Agenda, kind: PrincipleKind) -> usize {
    agenda.principles.iter().filter(|point| point.kind == Some(kind)).count()
}

/// How many actions of each theme there are, of those that `which` chooses.
fn actions_per_theme(agenda: &Agenda, which: impl Fn(&Action) -> bool) -> Vec<usize> {
    let of_theme = |id| agenda.actions.iter().filter(|action| which(action) && action.themes.contains(id)).count();
    agenda.themes.iter().map(|theme| of_theme(&theme.id)).collect()
}

#[test]
fn helmond_peelland_is_whole() {
    let agenda = agenda("helmond-peelland");
    assert_eq!(questions_per_theme(&agenda), [5, 6, 5, 6]);
    // The document names two kinds of questions, and labels none.
    let questions = agenda.themes.iter().flat_map(|theme| &theme.questions);
    assert!(questions.clone().all(|question| question.kind == QuestionKind::Unknown));
    assert_eq!(points(&agenda, PrincipleKind::LevelOfSay), 3);
    assert!(questions.clone().any(|question| question.levels.len() == 3));
    // Fifteen talks and two: the document counts talks, not people.
    assert_eq!(agenda.consultations.len(), 2);
    assert!(agenda.consultations.iter().all(|talk| talk.count.is_none()));
    assert!(agenda.consultations[0].group.nl().to_lowercase().contains("vijftien"));
    assert!(agenda.consultations[1].group.nl().to_lowercase().contains("twee"));
    assert_eq!(agenda.organisations.len(), 15);
    assert_eq!(agenda.source.published, None, "the document has no date");
}

#[test]
fn st_raw_2025_is_whole() {
    let agenda = agenda("st-raw-2025");
    let tier = |tier| agenda.themes.iter().filter(|theme| theme.tier == Some(tier)).count();
    assert_eq!((agenda.themes.len(), tier(Tier::Core), tier(Tier::Other)), (14, 4, 10));
    assert!(questions_per_theme(&agenda).iter().all(|count| *count == 1));
    let linked = agenda.themes.iter().filter(|theme| !theme.national_links.is_empty());
    assert_eq!(linked.clone().count(), 4);
    assert!(linked.clone().all(|theme| theme.tier == Some(Tier::Core)));
    assert_eq!(agenda.consultations.len(), 5);
    assert!(agenda.consultations.iter().all(|talk| talk.count.is_none()), "the document has no head counts");
    let weighing = agenda.priorities.as_ref().expect("how themes were weighed").nl();
    assert!(weighing.contains("top drie"), "{weighing}");
    let given = |theme: &&weerklank_core::agenda::Theme| {
        theme.priority.as_ref().is_some_and(|priority| priority.impact.is_some() || priority.feasibility.is_some())
    };
    assert_eq!(agenda.themes.iter().filter(given).count(), 0, "the document gives no points");
    let mut kinds: Vec<_> = agenda.organisations.iter().map(|organisation| &organisation.kind).collect();
    kinds.sort();
    kinds.dedup();
    assert_eq!((agenda.organisations.len(), kinds.len()), (17, 6));
    assert!(
        agenda.organisations.iter().any(|organisation| organisation.aliases.len() >= 2),
        "Brederaad 010 has more names"
    );
    assert_eq!(points(&agenda, PrincipleKind::KnowledgeSource), 3);
    assert!(agenda.source.ai.is_some() && agenda.source.licence.is_some());
    assert_eq!(agenda.predecessor.as_ref().map(|id| id.as_str()), Some("st-raw-2020"));
}

#[test]
fn what_became_of_the_earlier_agenda_names_all_its_themes() {
    let (earlier, later) = (agenda("st-raw-2020"), agenda("st-raw-2025"));
    let told: Vec<_> = later.earlier.iter().map(|earlier| (&earlier.theme, &earlier.title)).collect();
    let themes: Vec<_> = earlier.themes.iter().map(|theme| (&theme.id, &theme.title)).collect();
    assert_eq!(told, themes);
}

#[test]
fn zorglandschap_2020_is_whole() {
    let agenda = agenda("zorglandschap-2020");
    assert_eq!(points(&agenda, PrincipleKind::BuildingBlock), 8);
    assert_eq!(points(&agenda, PrincipleKind::DevelopmentStep), 9);
    assert_eq!(points(&agenda, PrincipleKind::Bottleneck), 16);
    assert_eq!(points(&agenda, PrincipleKind::Expertise), 3);
    let (wishes, statements): (Vec<_>, Vec<_>) = agenda.quotes.iter().partition(|quote| quote.wish);
    assert_eq!(statements.len(), 8);
    assert!(wishes.len() >= 20, "{}", wishes.len());
    assert!(agenda.quotes.iter().all(|quote| quote.retold), "no sentence of the report is kept");
}

#[test]
fn st_raw_2020_is_whole() {
    let agenda = agenda("st-raw-2020");
    assert_eq!(questions_per_theme(&agenda), [5, 4, 4, 5]);
    let central = agenda.themes.iter().flat_map(|theme| &theme.questions);
    assert!(central.clone().all(|question| question.kind == QuestionKind::Central));
    let (key, other): (Vec<_>, Vec<_>) =
        agenda.questions.iter().partition(|question| question.kind == QuestionKind::Key);
    assert_eq!((other.len(), key.len()), (13, 4));
    // The document has 68 question marks: 62 in these 35 questions, 6 in its running text.
    let asked = central.chain(&agenda.questions).map(|question| 1 + question.parts.len()).sum::<usize>();
    assert_eq!(asked, 62);
    let state = |state| move |action: &Action| action.state == Some(state);
    assert_eq!(actions_per_theme(&agenda, state(ActionState::Running)), [10, 6, 7, 0]);
    assert_eq!(actions_per_theme(&agenda, state(ActionState::Planned)), [1, 1, 0, 0]);
    assert_eq!(points(&agenda, PrincipleKind::KnowledgeSource), 4);
    assert_eq!(points(&agenda, PrincipleKind::Prevention), 3);
    let counts =
        |planned| agenda.consultations.iter().filter(move |talk| talk.planned == planned).map(|talk| talk.count);
    assert_eq!(counts(false).collect::<Vec<_>>(), [11, 3, 7, 8, 4].map(Some));
    assert_eq!(counts(true).collect::<Vec<_>>(), [Some(4)], "the talk with parents was still to come");
    assert!(!agenda.missing.is_empty());
}

#[test]
fn hart_van_brabant_2018_is_whole() {
    let agenda = agenda("hart-van-brabant-2018");
    let is_line = |action: &Action| action.kind == ActionKind::ActionLine;
    assert_eq!(actions_per_theme(&agenda, is_line), [3, 4, 2, 4]);
    for line in agenda.actions.iter().filter(|action| is_line(action)) {
        assert!(line.summary.is_some(), "{}: what was asked for", line.id);
        assert!(!line.activities.is_empty(), "{}: what people do", line.id);
        assert!(!line.organisations.is_empty(), "{}: with whom", line.id);
        assert!(!line.expected.is_empty(), "{}: what should come of it", line.id);
    }
    let expected: usize = agenda.actions.iter().map(|action| action.expected.len()).sum();
    assert_eq!(expected, 35 + 4, "35 results in lists, and 4 lines that tell theirs in prose");
    let of_theme = |id| agenda.indicators.iter().filter(|indicator| indicator.themes.contains(id)).count();
    let mentions: Vec<_> = agenda.themes.iter().map(|theme| of_theme(&theme.id)).collect();
    assert_eq!((mentions.as_slice(), mentions.iter().sum::<usize>()), ([11, 6, 10, 10].as_slice(), 37));
    assert_eq!(agenda.indicators.len(), 24);
    assert_eq!(agenda.indicators.iter().filter(|indicator| indicator.themes.len() > 1).count(), 8);
    assert!(agenda.indicators.iter().all(|indicator| indicator.observations.is_empty()), "the plan has no figures");
    assert_eq!(points(&agenda, PrincipleKind::BuildingBlock), 5);
    let years = agenda.money.iter().filter(|money| money.amount_eur == Some(932_000)).map(|money| money.year);
    assert_eq!(years.collect::<Vec<_>>(), [2018, 2019, 2020].map(Some));
    let purposes =
        |id| agenda.money.iter().filter(|money| money.amount_eur.is_none() && money.themes.contains(id)).count();
    assert_eq!(agenda.themes.iter().map(|theme| purposes(&theme.id)).collect::<Vec<_>>(), [7, 11, 7, 5]);
    assert_eq!(agenda.region.municipalities.len(), 9);
    assert!(agenda.region.municipalities.iter().any(|name| name == "Gilze en Rijen"));
    let thanks: Vec<_> = agenda.changes.iter().filter(|change| change.thanks_to.as_deref() == Some("youth")).collect();
    assert_eq!(thanks.len(), 1);
    assert!(thanks[0].what.nl().contains("mét de jeugd"));
}

#[test]
fn every_item_says_where_it_stands_in_the_document() {
    for id in ["helmond-peelland", "st-raw-2025", "zorglandschap-2020", "st-raw-2020", "hart-van-brabant-2018"] {
        let agenda = agenda(id);
        let questions = agenda.themes.iter().flat_map(|theme| &theme.questions).chain(&agenda.questions);
        let places = (agenda.themes.iter().map(|theme| &theme.source_ref))
            .chain(questions.map(|question| &question.source_ref))
            .chain(agenda.actions.iter().map(|action| &action.source_ref))
            .chain(agenda.indicators.iter().map(|indicator| &indicator.source_ref))
            .chain(agenda.principles.iter().map(|point| &point.source_ref))
            .chain(agenda.consultations.iter().map(|talk| &talk.source_ref))
            .chain(agenda.organisations.iter().map(|organisation| &organisation.source_ref))
            .chain(agenda.quotes.iter().map(|quote| &quote.source_ref))
            .chain(agenda.money.iter().map(|money| &money.source_ref))
            .chain(agenda.changes.iter().map(|change| &change.source_ref));
        assert_eq!(places.filter(|place| place.is_none()).count(), 0, "{id}");
    }
}

#[test]
fn nothing_is_told_that_only_time_can_tell() {
    for id in ["helmond-peelland", "st-raw-2025", "zorglandschap-2020", "st-raw-2020", "hart-van-brabant-2018"] {
        let agenda = agenda(id);
        assert!(agenda.outcomes.is_empty(), "{id}: an outcome that no document tells");
        assert!(agenda.actions.iter().all(|action| action.next.is_none()), "{id}: a moment that no document tells");
        assert!(!agenda.example);
    }
}
