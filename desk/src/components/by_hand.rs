//! One sheet of paper, typed over.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank::{
    platform::page,
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        field::{Question, number_field, select_field, text_field},
        prose::actions,
        view::View,
    },
};
use weerklank_core::{
    agenda::Agenda,
    desk::paper::Row,
    feedback::{Answers, Audience, Field, Kind, NO_GROUP_SIZE, said},
    receipt::{ENTROPY, ReceiptCode},
};

use super::check::check;
use crate::{
    state::{mailbox::Mailbox, pile::Pile, session::Session},
    words::{incoming, paper as words},
};

const AUDIENCES: [Audience; 4] = [Audience::Youth, Audience::Parent, Audience::Professional, Audience::Other];
const KINDS: [Kind; 5] = [Kind::Recognise, Kind::Idea, Kind::Story, Kind::Question, Kind::Worry];
/// The id of the field for the words.
const TEXT: &str = "blad-tekst";
/// The id of the field for the size of a group.
const GROUP: &str = "blad-groep";

/// What stands in the fields.
#[derive(Debug, Clone, Copy)]
struct Sheet {
    theme: RwSignal<usize>,
    audience: RwSignal<usize>,
    kind: RwSignal<usize>,
    text: RwSignal<String>,
    group: RwSignal<String>,
    quote_ok: RwSignal<bool>,
}

/// The fields for one sheet about `agenda`.
pub fn by_hand(agenda: &Arc<Agenda>) -> View {
    let sheet = Sheet {
        theme: RwSignal::new(0),
        audience: RwSignal::new(0),
        kind: RwSignal::new(0),
        text: RwSignal::new(String::new()),
        group: RwSignal::new(String::new()),
        quote_ok: RwSignal::new(false),
    };
    let themes = agenda.themes.iter().map(|theme| theme.title.nl().to_owned()).collect();
    let people = AUDIENCES.map(|audience| incoming::people(audience).to_owned()).into();
    let kinds = KINDS.map(|kind| incoming::kind(kind).to_owned());
    let kinds = std::iter::once(words::NOT_TOLD.to_owned()).chain(kinds).collect();
    let select = |id, label, options, chosen: RwSignal<usize>| {
        select_field(id, label, options, chosen.into(), Box::new(move |place| chosen.set(place)))
    };
    let (wrong_text, wrong_group) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let question = Question { id: TEXT, label: words::TEXT, hint: words::TEXT_HINT, rows: 4 };
    let size = Question { id: GROUP, label: words::GROUP, hint: words::GROUP_HINT, rows: 1 };
    vec![
        select("blad-thema", words::THEME, themes, sheet.theme),
        select("blad-wie", words::WHO, people, sheet.audience),
        select("blad-soort", words::KIND, kinds, sheet.kind),
        text_field(question, sheet.text.into(), Box::new(move |typed| sheet.text.set(typed)), wrong_text.into(), None),
        number_field(size, sheet.group.into(), Box::new(move |typed| sheet.group.set(typed)), wrong_group.into()),
        check(words::QUOTE, sheet.quote_ok.into(), move || sheet.quote_ok.update(|on| *on = !*on)),
        actions(vec![button(
            ButtonKind::Primary,
            words::ADD_ONE,
            adding(sheet, agenda.clone(), wrong_text, wrong_group),
        )]),
    ]
    .into()
}

/// Adds the sheet, or says what is wrong with it.
fn adding(
    sheet: Sheet,
    agenda: Arc<Agenda>,
    wrong_text: RwSignal<String>,
    wrong_group: RwSignal<String>,
) -> impl FnMut() + Send + 'static {
    let (session, mailbox, pile) = (Session::current(), Mailbox::current(), Pile::current());
    let (announcer, today) = (Announcer::current(), Site::current().today);
    move || {
        let Some(row) = sheet.row(&agenda, &today) else {
            wrong_group.set(NO_GROUP_SIZE.to_owned());
            page::focus_and_show(GROUP);
            return;
        };
        let any_code = ReceiptCode::from_entropy([0; ENTROPY]);
        let problems = row.clone().into_feedback(&any_code, agenda.id.clone()).problems();
        let about = |is_group: bool| {
            let of_field = problems.iter().filter(|problem| (problem.field == Field::GroupSize) == is_group);
            of_field.map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" ")
        };
        wrong_text.set(about(false));
        wrong_group.set(about(true));
        if !problems.is_empty() {
            page::focus_and_show(if about(false).is_empty() { GROUP } else { TEXT });
        } else if pile.put(vec![row], &agenda.id) {
            sheet.text.set(String::new());
            sheet.group.set(String::new());
            sheet.quote_ok.set(false);
            announcer.say(words::ADDED);
            page::focus_and_show(TEXT);
            pile.send(&session, mailbox);
        } else {
            wrong_text.set(words::NO_CODES.to_owned());
        }
    }
}

impl Sheet {
    /// What stands in the fields; `None` when the size of the group is no number.
    fn row(&self, agenda: &Agenda, today: &weerklank_core::date::Date) -> Option<Row> {
        let group = self.group.get_untracked();
        let group = group.trim();
        let group_size = if group.is_empty() { None } else { Some(group.parse().ok()?) };
        Some(Row {
            theme: agenda.themes.get(self.theme.get_untracked())?.id.clone(),
            question: None,
            audience: *AUDIENCES.get(self.audience.get_untracked())?,
            kind: self.kind.get_untracked().checked_sub(1).and_then(|place| KINDS.get(place).copied()),
            answers: Answers::default(),
            text: said(&self.text.get_untracked()),
            group_size,
            quote_ok: self.quote_ok.get_untracked(),
            created_on: today.clone(),
        })
    }
}
