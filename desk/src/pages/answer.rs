//! Answering those that were chosen in the inbox: with a message, or with what was done.

use leptos::prelude::*;
use serde_json::{Value, json};
use weerklank::{
    platform::random,
    state::site::Site,
    ui::{
        choice::{choice, choices},
        element::element,
        notice::{NoticeKind, notice},
        prose::{actions, lead, paragraph, section, small},
        view::{View, live},
    },
};
use weerklank_core::{
    receipt::FeedbackId,
    slug::Slug,
    staff::{Incoming, Part, port::Task},
};

use super::{heading::heading, opened::Opened, waiting::once_here};
use crate::{
    api::Item,
    components::{
        fresh::fresh,
        givers::{answered, said},
        link::button_link,
    },
    routes::Route,
    standing,
    state::{
        mailbox::Mailbox,
        navigation::Navigation,
        session::Session,
        shelf::{Load, fill},
        writing::Desk,
    },
    words::answer as words,
};

const HOW: &str = "hoe";

/// Answering those that were chosen in the inbox.
pub fn answer_page() -> View {
    let mailbox = Mailbox::current();
    let givers: Vec<_> = mailbox.chosen.get_untracked().iter().filter_map(|id| mailbox.find(id)).collect();
    let Some(first) = givers.first() else {
        let to_inbox = actions(vec![button_link(&Route::Inbox, words::TO_INBOX)]);
        return vec![heading(words::TITLE), notice(NoticeKind::Info, words::NOBODY.to_owned(), vec![to_inbox])].into();
    };
    let session = Session::current();
    let agenda = first.contribution.feedback.agenda.clone();
    let shelf = RwSignal::new(Load::Waiting);
    let (port, to_read) = (session.port.clone(), agenda);
    let read = move || fill(shelf, Opened::read(port.clone(), to_read.clone()));
    read();
    let there = givers.iter().map(one).collect();
    let list = element("ul").class("wk-givers").set("role", "list").all(there).view();
    let count = givers.len();
    let ways = live(move || shelf.with(|load| once_here(load, read.clone(), |opened| ways(opened, &givers))));
    vec![
        heading(words::TITLE),
        lead(words::chosen(count)),
        section("gezegd", words::THEY_SAID, vec![list]),
        section(HOW, words::HOW, vec![ways]),
    ]
    .into()
}

fn one(giver: &Incoming) -> View {
    let feedback = &giver.contribution.feedback;
    let who = weerklank::i18n::speaker(feedback.audience, feedback.group_size);
    element("li").class("wk-giver").with(small(who)).with(said(feedback.text.as_deref())).view()
}

/// Whether all of them have the same.
fn agree<T: PartialEq>(givers: &[Incoming], of: impl Fn(&Incoming) -> T) -> bool {
    givers.windows(2).all(|pair| of(&pair[0]) == of(&pair[1]))
}

fn ways(opened: &Opened, givers: &[Incoming]) -> View {
    let ids: Vec<_> = givers.iter().map(|giver| giver.contribution.feedback.id.clone()).collect();
    let message = choice(
        words::MESSAGE,
        Some(words::MESSAGE_HINT),
        None,
        Signal::stored(false),
        Box::new(begins(opened, Part::Replies, None, &ids)),
    );
    if !Session::current().port.can(Task::Publish) {
        return choices(HOW, vec![message]);
    }
    if !agree(givers, |giver| giver.contribution.feedback.agenda.clone()) {
        return vec![small(words::AGENDAS_DIFFER), choices(HOW, vec![message])].into();
    }
    let theme = givers.first().map(|giver| giver.contribution.feedback.theme.clone());
    let is_one = agree(givers, |giver| giver.contribution.feedback.theme.clone());
    let differ = (!is_one).then(|| paragraph(words::THEMES_DIFFER));
    let of_theme = |outcome: &Value| !is_one || outcome["theme"].as_str() == theme.as_ref().map(Slug::as_str);
    let there = standing::items(&opened.at, Part::Outcomes).into_iter().filter(|(_, outcome)| of_theme(outcome));
    let there: Vec<_> = there
        .map(|(id, outcome)| {
            let title = standing::title(Part::Outcomes, outcome);
            let add = begins(opened, Part::Outcomes, Some(id), &ids);
            let words = element("span").class("wk-choice__label").text(title).view();
            let button = element("button").set("type", "button").class("wk-choice__button").with(words);
            let mut add = Box::new(add);
            element("li").with(button.on("click", move |_| add()).view()).view()
        })
        .collect();
    let existing = (!there.is_empty()).then(|| {
        let list = element("ul").class("wk-choices").set("role", "list").all(there).view();
        section("bestaand", words::EXISTING, vec![list])
    });
    let new = section("nieuw", words::NEW, vec![small(words::NEW_HINT), fresh(opened, Part::Outcomes, theme, ids)]);
    vec![choices(HOW, vec![message]), differ.into(), existing.into(), new].into()
}

/// Begins a message, or goes on with an outcome that is there, for these givers.
fn begins(
    opened: &Opened,
    part: Part,
    outcome: Option<Slug>,
    ids: &[FeedbackId],
) -> impl FnMut() + Send + 'static + use<> {
    let (desk, navigation, session, mailbox) =
        (Desk::current(), Navigation::current(), Session::current(), Mailbox::current());
    let (opened, ids, today) = (opened.clone(), ids.to_vec(), Site::current().today);
    move || {
        let id = outcome.clone().or_else(message_id);
        let Some(id) = id else { return };
        let item = Item { agenda: opened.agenda.id.clone(), part, id };
        let writing = desk.find(&item).unwrap_or_else(|| {
            let givers = answered(mailbox, &item.id);
            let blank = || standing::blank(part, &item.id, None, &today, None);
            let body = standing::body(&opened.at, &item, &givers).unwrap_or_else(blank);
            desk.begin(item.clone(), body, standing::version(&opened.at, &item), opened.draft(&item).cloned())
        });
        writing.reshape(&session, |body| add(body, &ids));
        navigation.go(&Route::Edit(item.agenda, part, Some(item.id)));
    }
}

/// A name for a message: it says nothing of whom it is for.
fn message_id() -> Option<Slug> {
    let number = random::bytes::<4>().map(u32::from_le_bytes)?;
    Slug::parse(&format!("bericht-{number:08x}"))
}

/// Adds givers to whom the body answers.
fn add(body: &mut Value, ids: &[FeedbackId]) {
    if !body["feedback"].is_array() {
        body["feedback"] = json!([]);
    }
    if let Some(there) = body["feedback"].as_array_mut() {
        for id in ids {
            let id = json!(id);
            if !there.contains(&id) {
                there.push(id);
            }
        }
    }
    if body["text"].as_str().unwrap_or_default().is_empty() && body.get("outcome").is_some() {
        body["text"] = words::FIRST_LINE.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_chosen_again_is_answered_once_and_a_line_that_is_there_stays() {
        let id = FeedbackId::parse(&"0".repeat(32)).unwrap();
        let mut body = json!({ "outcome": {}, "feedback": [id], "text": "Hoi" });
        add(&mut body, &[id]);
        assert_eq!(body, json!({ "outcome": {}, "feedback": ["0".repeat(32)], "text": "Hoi" }));
    }
}
