//! What came in, in numbers.

use leptos::prelude::*;
use weerklank::{
    i18n,
    state::site::Site,
    ui::{
        bars::bars,
        element::element,
        prose::{details, lead, list, paragraph, section, small},
        table::table,
        view::{View, live, text},
    },
};
use weerklank_core::{
    agenda::Agenda,
    desk::numbers::{Numbers, Tally, numbers, published},
    slug::Slug,
    staff::Incoming,
};

use super::{heading::heading, waiting::once_here};
use crate::{
    state::{agendas::Agendas, mailbox::Mailbox, session::Session},
    words::{incoming, numbers as words},
};

/// So many weeks are drawn; the table has them all.
const WEEKS: usize = 26;

/// What came in, in numbers.
pub fn numbers_page() -> View {
    let (mailbox, agendas, site) = (Mailbox::current(), Agendas::current(), Site::current());
    let port = Session::current().port;
    let content = live(move || {
        let (port, site) = (port.clone(), site.clone());
        let again = move || mailbox.read(port.clone());
        mailbox.all.with(|all| {
            once_here(all, again, |all| {
                let due = |incoming: &Incoming| agendas.due_on(incoming, &site);
                counted(&numbers(all, &site.today, &due), all, agendas, &site)
            })
        })
    });
    let content = element("div").class("wk-numbers").with(content).view();
    vec![heading(words::TITLE), content].into()
}

fn counted(numbers: &Numbers, all: &[Incoming], agendas: Agendas, site: &Site) -> View {
    let named = |(key, tally): &(_, Tally)| (incoming::people(*key).to_owned(), *tally);
    let audiences: Vec<_> = numbers.audiences.iter().map(named).collect();
    let standings = numbers
        .standings
        .iter()
        .map(|(standing, often)| vec![text(incoming::standing(*standing)), text(words::count(*often))]);
    let standings = table(text(words::COUNTED), &[words::WHAT, words::OFTEN], standings.collect());
    let left = vec![
        section("per-thema", words::THEMES, themes(numbers, all, agendas, site)),
        section("per-groep", words::AUDIENCES, vec![drawn(&audiences)]),
    ];
    let right = vec![
        section(
            "snelheid",
            words::TIMES,
            vec![list(words::times(&numbers.times).into_iter().map(View::from).collect())],
        ),
        section("stand", words::STANDINGS, vec![standings]),
        section("per-week", words::WEEKS, weeks(numbers)),
    ];
    let columns = [left, right].map(|column| element("div").all(column).view());
    vec![
        lead(words::all(numbers.all)),
        small(words::PUBLIC),
        element("div").class("wk-desk-columns").all(columns.into()).view(),
        section("oordelen", words::VERDICTS, verdicts(numbers, agendas)),
    ]
    .into()
}

/// A bar for each, against the longest.
fn drawn(tallies: &[(String, Tally)]) -> View {
    let most = tallies.iter().map(|(_, tally)| tally.people).max().unwrap_or_default().max(1);
    let length = |people: u32| u16::try_from(u64::from(people) * 1000 / u64::from(most)).unwrap_or(1000);
    let bar = |(name, tally): &(String, Tally)| (name.clone(), words::tally(*tally), length(tally.people));
    bars(tallies.iter().map(bar).collect())
}

/// Themes, and beside them what everybody can read of each.
fn themes(numbers: &Numbers, all: &[Incoming], agendas: Agendas, site: &Site) -> Vec<View> {
    let title = |agenda: &Slug, theme: &Slug| {
        let title = agendas.find(agenda).and_then(|agenda| Some(agenda.theme(theme)?.title.nl().to_owned()));
        title.unwrap_or_else(|| theme.as_str().to_owned())
    };
    let named: Vec<_> = numbers.themes.iter().map(|((agenda, theme), tally)| (title(agenda, theme), *tally)).collect();
    let public: Vec<_> = agendas.all().iter().map(|agenda| (agenda.id.clone(), of_agenda(all, agenda, site))).collect();
    let on_site = |agenda: &Slug, theme: &Slug| {
        let counts = public.iter().find(|(id, _)| id == agenda).and_then(|(_, counts)| counts.as_ref());
        let theme = counts.and_then(|counts| counts.themes.iter().find(|counts| counts.theme == *theme));
        let voices = theme
            .and_then(|theme| i18n::voices(theme.youth.map(|side| side.voices), theme.parents.map(|side| side.voices)));
        voices.unwrap_or_else(|| words::NOT_ON_SITE.to_owned())
    };
    let rows = numbers.themes.iter().map(|((agenda, theme), tally)| {
        [title(agenda, theme), words::tally(*tally), on_site(agenda, theme)].map(View::from).into()
    });
    let columns = [words::THEME, words::PEOPLE, words::ON_SITE];
    let table = table(text(words::PUBLIC), &columns, rows.collect());
    vec![drawn(&named), details(words::TABLE.into(), vec![table])]
}

fn of_agenda(all: &[Incoming], agenda: &Agenda, site: &Site) -> Option<weerklank_core::counts::Counts> {
    let of_it = all.iter().filter(|incoming| incoming.contribution.feedback.agenda == agenda.id);
    published(of_it, site.today.clone())
}

fn weeks(numbers: &Numbers) -> Vec<View> {
    let all = &numbers.weeks;
    let named = |(monday, tally): &(_, Tally)| (words::week(monday), *tally);
    let newest: Vec<_> = all[all.len().saturating_sub(WEEKS)..].iter().map(named).collect();
    let rows = all.iter().map(|(monday, tally)| vec![text(words::week(monday)), text(words::tally(*tally))]);
    let table = table(text(words::WEEKS), &[words::WEEK, words::PEOPLE], rows.collect());
    vec![drawn(&newest), details(words::TABLE.into(), vec![table])]
}

fn verdicts(numbers: &Numbers, agendas: Agendas) -> Vec<View> {
    if numbers.verdicts.is_empty() {
        return vec![paragraph(words::NO_VERDICTS)];
    }
    let all = agendas.all();
    let heard = |id: &Slug| {
        let outcome = all.iter().find_map(|agenda| agenda.outcome(id));
        outcome.map_or_else(|| id.as_str().to_owned(), |outcome| outcome.heard.nl().to_owned())
    };
    let rows = numbers.verdicts.iter().map(|(id, counts)| vec![text(heard(id)), text(words::verdict(counts))]);
    vec![table(text(words::VERDICTS), &[words::ANSWER, words::VERDICTS], rows.collect())]
}
