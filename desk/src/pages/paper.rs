//! What came on paper.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use weerklank::{
    components::agenda_loader::{Place, waiting_view, with_agenda},
    platform::{
        files,
        page::{self, FileKind},
    },
    state::{
        library::{Library, Load},
        site::Site,
    },
    ui::{
        button::{ButtonKind, button},
        element::element,
        field::{Question, select_field, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, card, cards, details, lead, list, paragraph, section, small},
        view::{View, live, text},
    },
};
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    desk::paper::{Paper, Row, read, template},
    slug::Slug,
};

use super::heading::heading;
use crate::{
    components::{
        by_hand::by_hand,
        row::beginning,
        sheets::{CODES, sheets},
    },
    state::{mailbox::Mailbox, pile::Pile, session::Session},
    words::{incoming, paper as words},
};

/// The id of the field to paste in.
const PASTED: &str = "plakken";

/// What came on paper.
pub fn paper_page() -> View {
    let chosen = RwSignal::new(None::<Slug>);
    let library = Library::current();
    let index = library.index();
    let agenda = live(move || match index.get() {
        Load::Ready(index) => choosing(&index, chosen),
        waiting => {
            let (library, index) = (library.clone(), index.clone());
            waiting_view(&waiting, Place::Part, Box::new(move || library.read_index(&index)))
        }
    });
    let about =
        live(move || chosen.get().map(|id| with_agenda(id, Place::Part, Box::new(|agenda| adding(&agenda)))).into());
    vec![heading(words::TITLE), lead(words::LEAD), sheets(Pile::current()), agenda, about].into()
}

/// The agenda that the paper is about. When there is one, it is that.
fn choosing(index: &Arc<AgendaIndex>, chosen: RwSignal<Option<Slug>>) -> View {
    if let [only] = index.agendas.as_slice() {
        chosen.set(Some(only.id.clone()));
        return None.into();
    }
    let names = index.agendas.iter().map(|agenda| agenda.title.nl().to_owned());
    let names = std::iter::once(words::NO_AGENDA.to_owned()).chain(names).collect();
    let known = index.clone();
    let place = Signal::derive(move || {
        let chosen = chosen.get();
        known.agendas.iter().position(|agenda| Some(&agenda.id) == chosen.as_ref()).map_or(0, |place| place + 1)
    });
    let index = index.clone();
    let choose = move |place: usize| {
        chosen.set(place.checked_sub(1).and_then(|place| Some(index.agendas.get(place)?.id.clone())));
    };
    select_field("agenda", words::AGENDA, names, place, Box::new(choose))
}

fn adding(agenda: &Arc<Agenda>) -> View {
    let columns = vec![
        element("div").with(section("veel", words::MANY, many(agenda.clone()))).view(),
        element("div").with(section("een", words::ONE, vec![by_hand(agenda)])).view(),
    ];
    element("div").class("wk-desk-columns").all(columns).view()
}

/// A file or a table that is pasted: what is in it, and what is wrong with it.
fn many(agenda: Arc<Agenda>) -> Vec<View> {
    let found = RwSignal::new(None::<Paper>);
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (today, about) = (Site::current().today, agenda.clone());
    let look = move |file: &[u8]| match read(file, &about, &today) {
        Ok(paper) => {
            problem.set(String::new());
            found.set(Some(paper));
            page::focus_soon(FOUND);
        }
        Err(what) => {
            found.set(None);
            problem.set(what);
            page::focus_and_show(PASTED);
        }
    };
    let (from_file, pasted) = (look.clone(), look);
    let file = element("input")
        .class("wk-field__input")
        .set("type", "file")
        .set("id", "bestand")
        .set("accept", ".csv,.txt,text/csv");
    let file = file.on("change", move |change| {
        let look = from_file.clone();
        spawn_local(async move {
            match files::chosen(change).await {
                Some(file) => look(&file),
                None => problem.set(words::UNREADABLE.to_owned()),
            }
        });
    });
    let label = element("label").class("wk-field__label").set("for", "bestand").text(words::FILE).view();
    let question = Question { id: PASTED, label: words::PASTE, hint: words::PASTE_HINT, rows: 3 };
    let save = || {
        page::save(words::TEMPLATE_FILE, FileKind::CSV, &template());
    };
    let shown = live(move || found.read().as_ref().map(|paper| preview(paper, &agenda, found)).into());
    vec![
        paragraph(words::MANY_TEXT),
        actions(vec![button(ButtonKind::Secondary, words::TEMPLATE, save)]),
        element("div").class("wk-field").with(label).with(file.view()).view(),
        text_field(question, typed.into(), Box::new(move |text| typed.set(text)), problem.into(), None),
        actions(vec![button(ButtonKind::Secondary, words::READ, move || pasted(typed.read_untracked().as_bytes()))]),
        shown,
    ]
}

/// The id of the heading over what was found.
const FOUND: &str = "gevonden-bladen";

/// What was found, before anything is sent.
fn preview(paper: &Paper, agenda: &Arc<Agenda>, found: RwSignal<Option<Paper>>) -> View {
    let title = element("h3").class("wk-details__title").set("id", FOUND).set("tabindex", "-1");
    let title = title.text(if paper.rows.is_empty() { words::WRONG } else { words::GOOD }).view();
    let passed_over = (!paper.passed_over.is_empty())
        .then(|| small(format!("{} {}.", words::PASSED_OVER, paper.passed_over.join(", "))));
    let wrong =
        paper.problems.iter().map(|problem| words::problem(problem.row, problem.column, &problem.message).into());
    let wrong: Vec<View> = wrong.collect();
    let wrong = (!wrong.is_empty())
        .then(|| notice(NoticeKind::Problem, words::WRONG.to_owned(), vec![list(wrong), paragraph(words::WRONG_TEXT)]));
    let rows = cards("wk-log", paper.rows.iter().map(|row| row_of(row, agenda)).collect());
    let rows = details(text(words::progress(0, paper.rows.len())), vec![rows]);
    let add = (!paper.rows.is_empty()).then(|| vec![rows, adding_all(&paper.rows, agenda, found)].into());
    vec![title, passed_over.into(), wrong.into(), Option::<View>::into(add)].into()
}

fn row_of(row: &Row, agenda: &Agenda) -> View {
    let code = weerklank_core::receipt::ReceiptCode::from_entropy([0; weerklank_core::receipt::ENTROPY]);
    let feedback = row.clone().into_feedback(&code, agenda.id.clone());
    let theme = agenda.theme(&row.theme).map(|theme| theme.title.nl()).unwrap_or_default();
    let about = format!("{} over ‘{theme}’.", incoming::speaker(&feedback));
    card("wk-paper__row", vec![paragraph(beginning(&feedback)), small(about)])
}

fn adding_all(rows: &[Row], agenda: &Arc<Agenda>, found: RwSignal<Option<Paper>>) -> View {
    let (session, mailbox, pile) = (Session::current(), Mailbox::current(), Pile::current());
    let (rows, agenda) = (rows.to_vec(), agenda.clone());
    let add = button(ButtonKind::Primary, words::add(rows.len()), move || {
        if pile.put(rows.clone(), &agenda.id) {
            found.set(None);
            page::focus_soon(CODES);
            pile.send(&session, mailbox);
        }
    });
    actions(vec![add])
}
