//! Answering for a group: with how many people it is and who they are, never their names.

use leptos::prelude::*;
use weerklank_core::feedback::{Audience, NO_GROUP_SIZE};

use super::Writing;
use crate::{
    i18n::words,
    platform::page,
    routes::Step,
    ui::{
        announcer::Announcer,
        choice::{choice, choices},
        element::element,
        field::{Question, number_field},
        prose::{lead, paragraph},
        view::View,
    },
};

const SIZE: &str = "groep-aantal";
const WHO: &str = "groep-wie";

/// Who was in the group. Choosing it goes on, once the number of people is right.
pub(super) fn group(writing: &Writing) -> View {
    let (draft, announcer) = (writing.draft, Announcer::current());
    let problem = RwSignal::new(String::new());
    let item = |(audience, label): (Audience, &'static str)| {
        let writing = writing.clone();
        let chosen = Signal::derive(move || draft.read().audience == Some(audience) && draft.read().is_of_group());
        let choose = move || {
            if draft.read_untracked().people().is_none() {
                announcer.say(NO_GROUP_SIZE);
                problem.set(NO_GROUP_SIZE.to_owned());
                return page::focus_and_show(SIZE);
            }
            writing.update(|draft| draft.audience = Some(audience));
            writing.go_on(Step::Group);
        };
        choice(label, None, None, chosen, Box::new(choose))
    };
    let audiences = [
        (Audience::Youth, words::group_youth()),
        (Audience::Parent, words::group_parents()),
        (Audience::Professional, words::group_professionals()),
        (Audience::Other, words::group_others()),
    ];
    let typing = writing.clone();
    let on_input = Box::new(move |typed| {
        typing.update(|draft| draft.group_size = typed);
        problem.set(String::new());
    });
    let question = Question { id: SIZE, label: words::group_size(), hint: words::group_size_hint(), rows: 1 };
    let value = Signal::derive(move || draft.read().group_size.clone());
    let asked = element("p").class("wk-field__label").set("id", WHO).text(words::group_who());
    vec![
        lead(words::group_text()),
        paragraph(words::group_names()),
        number_field(question, value, on_input, problem.into()),
        element("div").class("wk-field").with(asked.view()).view(),
        choices(WHO, audiences.map(item).into()),
    ]
    .into()
}
