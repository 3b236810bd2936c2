//! One contribution: reading, and judging it.

use leptos::prelude::*;
use weerklank::{
    components::contribution::said,
    i18n,
    state::site::Site,
    ui::{
        button::ButtonKind,
        element::element,
        notice::{NoticeKind, notice},
        prose::{block, fact, facts, paragraph, section, small},
        view::{View, live, text},
    },
};
use weerklank_core::{
    feedback::{Answers, Feedback},
    personal,
    receipt::FeedbackId,
    staff::{Incoming, Role, port::Task},
};

use super::{heading::heading, waiting::once_read};
use crate::{
    components::{
        judge::judge,
        marked::{marked, whole},
        row,
    },
    routes::Route,
    state::{
        agendas::Agendas,
        inbox::{Inbox, Place},
        mailbox::Mailbox,
        navigation::href,
        session::Session,
    },
    words::{contribution as words, inbox, incoming, limits},
};

/// One contribution: reading, and judging it.
pub fn contribution_page(id: FeedbackId) -> View {
    let (mailbox, found) = (Mailbox::current(), Inbox::current());
    let waiting = |waiting| vec![heading(words::SAID), waiting].into();
    once_read(mailbox, waiting, move || with_place(mailbox, &id, &found.place_of(&id)))
}

fn with_place(mailbox: Mailbox, id: &FeedbackId, place: &Place) -> View {
    let wanted = id.clone();
    let current = Memo::new(move |_| mailbox.find(&wanted));
    let Some(first) = current.get_untracked() else {
        let gone = notice(NoticeKind::Info, words::NOT_HERE.to_owned(), vec![paragraph(words::NOT_HERE_TEXT)]);
        return vec![heading(words::NOT_HERE), walk(place), gone].into();
    };
    let title = heading(incoming::speaker(&first.contribution.feedback));
    let read = live(move || current.read().as_ref().map(read).into());
    let session = Session::current();
    let judged = match (session.port.can(Task::Review), session.may(Role::Moderator)) {
        (true, true) => judge(current, &first, place.clone()),
        (true, false) => small(words::READ_ONLY),
        (false, _) => small(limits::REVIEW),
    };
    let columns = vec![element("div").with(read).view(), element("div").with(judged).view()];
    vec![walk(place), title, element("div").class("wk-desk-columns").all(columns).view()].into()
}

/// Back to the list, and to what is before and after it there.
fn walk(place: &Place) -> View {
    let site = Site::current();
    let link = |words: &'static str, route: &Route| {
        element("a").class(ButtonKind::Quiet.class()).set("href", href(&site, route)).text(words).view()
    };
    let beside = |words, id: &Option<FeedbackId>| id.clone().map(|id| link(words, &Route::Contribution(id)));
    let number = (place.number > 0).then(|| words::place(place.number, place.of));
    element("nav")
        .class("wk-walk")
        .set("aria-label", words::WALK)
        .with(link(words::BACK, &Route::Inbox))
        .maybe(beside(words::PREVIOUS, &place.previous))
        .maybe(number.map(|number| block("wk-walk__place", text(number))))
        .maybe(beside(words::NEXT, &place.next))
        .view()
}

/// All that is known of it.
fn read(incoming: &Incoming) -> View {
    let contribution = &incoming.contribution;
    let mut content = vec![section("gezegd", words::SAID, vec![said_in_full(&contribution.feedback)])];
    content.push(section("weten", words::FACTS, vec![known(incoming)]));
    if !contribution.replies.is_empty() {
        let replies = contribution.replies.iter().map(|reply| {
            let head = small(reply.on.in_dutch());
            element("div").class("wk-reply").with(head).with(whole(text(reply.text.clone()))).view()
        });
        content.push(section("antwoorden", words::REPLIES, replies.collect()));
    }
    if !contribution.verdicts.is_empty() {
        let verdicts = contribution.verdicts.iter().map(|verdict| {
            let says = words::verdict(i18n::says(verdict.says), verdict.heard.map(i18n::felt), &verdict.on);
            let line = verdict.text.clone().map(|line| whole(text(line)));
            vec![paragraph(says), line.into()].into()
        });
        content.push(section("oordelen", words::VERDICTS, verdicts.collect()));
    }
    content.into()
}

/// What was said: the words as they were written, and what was chosen.
fn said_in_full(feedback: &Feedback) -> View {
    let written = feedback.text.as_deref().map(|said| marked(said, &personal::details(said)));
    let chose = feedback.answers != Answers::default() || !feedback.ranking.is_empty();
    let chosen = chose.then(|| said(&Feedback { text: None, ..feedback.clone() }));
    vec![written.into(), chosen.into()].into()
}

fn known(contribution: &Incoming) -> View {
    let (feedback, agendas) = (&contribution.contribution.feedback, Agendas::current());
    let due = agendas.due_on(contribution, &Site::current());
    let waiting: View = vec![text(format!("{}. ", row::standing(contribution))), row::waiting(contribution)].into();
    let quote = if feedback.quote_ok { words::QUOTE_YES } else { words::QUOTE_NO };
    let known = [
        Some((inbox::THEME, text(agendas.theme(feedback)))),
        feedback.kind.map(|kind| (inbox::KIND, text(incoming::kind(kind)))),
        Some((words::CAME, text(contribution.received_on.in_dutch()))),
        due.map(|due| (words::DUE, text(words::due(&due)))),
        Some((words::STANDING, waiting)),
        Some((words::QUOTE, text(quote))),
        feedback.age_band.map(|band| (words::AGE, text(i18n::age_band(band)))),
        feedback.lang.clone().filter(|lang| lang != "nl").map(|lang| (words::LANGUAGE, text(lang))),
    ];
    facts(known.into_iter().flatten().map(|(name, content)| fact(name.into(), content)).collect())
}
