//! Publishing what is written: what is missing, who may, and what happened.

use leptos::prelude::*;
use weerklank::{
    platform::page,
    routes::Route as Public,
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::{element, truth},
        notice::{NoticeKind, notice},
        prose::{actions, details, list, paragraph, section, small},
        view::{View, live, text},
    },
};
use weerklank_core::{
    slug::Slug,
    staff::{
        AtDesk, Conflict, Draft, Part, Role,
        port::{Refusal, Task},
    },
};

use super::{
    form::{Sheet, id_of},
    givers::{LINE, answered, chosen},
    history::changes,
};
use crate::{
    api::Item,
    document::{text_at, without_empty_rows},
    fields::{Lack, fields_of, lacks},
    pages::waiting::refused,
    standing,
    state::{
        mailbox::Mailbox,
        outgoing::{Outgoing, Parcel},
        shelf::{Load, fill},
    },
    words::publishing as words,
};

/// The id of the heading.
pub const PUBLISH: &str = "publiceren";
const WHY_NOT: &str = "publiceren-ontbreekt";

/// What stands between this person and publishing what is written, beside what it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Nothing.
    Free,
    /// They may write, and not publish.
    MayNot,
    /// Somebody else reads it first, and this person wrote it.
    WroteIt,
}

/// Whether `name` may publish what is written now. `draft` is what is kept of it; `is_same` says whether that is what
/// stands here.
pub fn hand(name: &str, is_publisher: bool, four_eyes: bool, draft: Option<&Draft>, is_same: bool) -> Hand {
    let is_of_another = draft.is_some_and(|draft| draft.by != name) && is_same;
    match (is_publisher, four_eyes) {
        (false, _) => Hand::MayNot,
        (true, true) if !is_of_another => Hand::WroteIt,
        (true, _) => Hand::Free,
    }
}

/// What is missing, the button that publishes, and what came of it.
pub fn publishing(sheet: Sheet) -> View {
    let lacking = lacking(&sheet);
    let missing = live(move || lacking.with(|lacking| missing(lacking)));
    let writing = sheet.writing;
    let hands = sheet.clone();
    let act = live(move || match hands.hand() {
        Hand::Free => hands.publish_button(lacking),
        Hand::MayNot => small(words::MAY_NOT),
        Hand::WroteIt => notice(NoticeKind::Info, words::FOUR_EYES.to_owned(), vec![paragraph(words::FOUR_EYES_HOW)]),
    });
    let reads_along = sheet.clone();
    let co_reader = live(move || {
        let is_on = reads_along.rules_hold() && reads_along.hand() == Hand::Free;
        let by = writing.draft.with(|draft| draft.as_ref().map(|draft| draft.by.clone()));
        by.filter(|_| is_on).map(|by| small(words::reads_along(&by))).into()
    });
    let refusals = sheet.clone();
    let refusal = live(move || match writing.refusal.get() {
        Some(Refusal::Changed(conflict)) => refusals.somebody_was_first(&conflict),
        Some(refusal) if refusal.is_unsure() => {
            notice(NoticeKind::Problem, words::UNSURE.to_owned(), vec![paragraph(words::UNSURE_HOW)])
        }
        Some(refusal) => refused(&refusal),
        None => View::from(None),
    });
    let published = live(move || writing.published.get().map(|parcel| sheet.published(&parcel)).into());
    section(PUBLISH, words::TITLE, vec![missing, refusal, published, co_reader, act])
}

/// Everything that keeps it from being published, at each pause in typing.
fn lacking(sheet: &Sheet) -> Memo<Vec<Lack>> {
    let writing = sheet.writing;
    let part = writing.item().part;
    Memo::new(move |_| {
        writing.paused.track();
        writing.replaced.track();
        let mut all = lacks(&writing.document(), fields_of(part));
        all.iter_mut().for_each(|lack| lack.at = id_of(&lack.at));
        let body = writing.body.get_untracked();
        let is_answer = !chosen(&body).is_empty();
        if is_answer && text_at(&body, "/text", weerklank_core::text::PLAIN).trim().is_empty() {
            let what = crate::words::fields::FILL_IN.to_owned();
            all.push(Lack { at: LINE.to_owned(), label: crate::words::answer::LINE.to_owned(), what });
        }
        if part == Part::Replies && !is_answer {
            let (at, label) = (PUBLISH.to_owned(), crate::words::answer::FOR_WHOM.to_owned());
            all.push(Lack { at, label, what: crate::words::answer::NOBODY_LEFT.to_owned() });
        }
        // A field that is gone has nothing to say any more.
        writing.gates.with(|gates| all.extend(gates.iter().filter_map(|gate| gate.try_get().flatten())));
        all
    })
}

/// What is missing, each with the way to it.
fn missing(lacking: &[Lack]) -> View {
    let way = |lack: &Lack| {
        let (at, words) = (lack.at.clone(), words::missing(lack));
        let go = move || page::focus_near(&at);
        let way = element("button").set("type", "button").class("wk-way").text(words);
        way.on("click", move |_| go()).view()
    };
    if lacking.is_empty() {
        return small(words::READY);
    }
    let title = element("p").set("id", WHY_NOT).set("tabindex", "-1").class("wk-missing__title").text(words::MISSING);
    element("div").class("wk-missing").with(title.view()).with(list(lacking.iter().map(way).collect())).view()
}

impl Sheet {
    fn rules_hold(&self) -> bool {
        self.session.rules().four_eyes && self.writing.item().part != Part::Replies
    }

    fn hand(&self) -> Hand {
        let writing = self.writing;
        let is_reply = writing.item().part == Part::Replies;
        let (task, role) = if is_reply { (Task::Reply, Role::Moderator) } else { (Task::Publish, Role::Publisher) };
        let name = self.session.me().map(|me| me.name).unwrap_or_default();
        // Typing makes it one's own, also when it is typed back again.
        writing.keeping.track();
        writing.paused.track();
        writing.draft.with(|draft| {
            let is_same =
                |draft: &Draft| writing.body.with_untracked(|body| without_empty_rows(body.clone()) == draft.body);
            let is_same = draft.as_ref().is_some_and(is_same);
            hand(&name, self.session.may_do(task, role), self.rules_hold(), draft.as_ref(), is_same)
        })
    }

    fn publish_button(&self, lacking: Memo<Vec<Lack>>) -> View {
        let (sheet, writing, announcer) = (self.clone(), self.writing, Announcer::current());
        let is_reply = writing.item().part == Part::Replies;
        let words_of_button = live(move || {
            text(match writing.outgoing.get() {
                Outgoing::Underway(_) => words::UNDERWAY,
                Outgoing::Unsure(_) => words::AGAIN,
                Outgoing::Nothing if is_reply => words::SEND,
                Outgoing::Nothing => words::PUBLISH,
            })
        });
        let press = move || {
            let is_unsure = writing.outgoing.with_untracked(Outgoing::is_unsure);
            // What was typed last is looked at before it goes.
            writing.paused.update(|pauses| *pauses += 1);
            let count = lacking.with_untracked(Vec::len);
            if count > 0 && !is_unsure {
                announcer.say(words::lacking(count));
                page::focus_soon(WHY_NOT);
            } else {
                sheet.publish(writing.version.get_untracked(), announcer);
            }
        };
        let button = element("button")
            .set("type", "button")
            .class(ButtonKind::Primary.class())
            .set_live("aria-disabled", move || truth(lacking.with(|lacking| !lacking.is_empty())))
            .on("click", move |_| press())
            .with(words_of_button);
        actions(vec![button.view()])
    }

    fn publish(&self, revision: u32, announcer: Announcer) {
        let (mailbox, port) = (Mailbox::current(), self.session.port.clone());
        announcer.say(words::UNDERWAY);
        self.writing.publish(&self.session, revision, move || {
            announcer.say(words::IS_THERE);
            mailbox.read(port);
        });
    }

    /// Where it stands now, and who was answered.
    fn published(&self, parcel: &Parcel) -> View {
        let item = self.writing.item();
        let count = chosen(&parcel.body).len();
        let answered = (count > 0).then(|| paragraph(words::answered(count)));
        if item.part == Part::Replies {
            return notice(NoticeKind::Good, words::IS_SENT.to_owned(), answered.into_iter().collect());
        }
        let site = Site::current();
        let theme = parcel.body["outcome"]["theme"].as_str().and_then(Slug::parse);
        let href = format!("{}{}", site.href(&public_page(&item, theme)), anchor(&item));
        let link = element("a").class("wk-link").set("href", href).set("target", "_blank").text(words::LOOK);
        let content = answered.into_iter().chain([paragraph(link.view())]).collect();
        notice(NoticeKind::Good, words::IS_THERE.to_owned(), content)
    }

    /// Who was first and when, what stands there now, and what to do about it.
    fn somebody_was_first(&self, conflict: &Conflict) -> View {
        let now = RwSignal::new(Load::Waiting);
        let (port, agenda) = (self.session.port.clone(), self.agenda.id.clone());
        fill(now, async move { port.agenda(&agenda).await });
        let (sheet, writing, announcer, mailbox) =
            (self.clone(), self.writing, Announcer::current(), Mailbox::current());
        let revision = conflict.revision;
        let content = live(move || {
            let item = writing.item();
            let givers = || answered(mailbox, &item.id);
            let theirs = now.with(|now| standing::body(now.here()?, &item, &givers()));
            let over = sheet.clone();
            let publish_over =
                button(ButtonKind::Danger, words::PUBLISH_OVER, move || over.publish(revision, announcer));
            let differs = theirs.as_ref().map(|theirs| {
                let mine = without_empty_rows(writing.body.get_untracked());
                details(words::LOOK_NOW.into(), vec![changes(item.part, theirs, &mine)])
            });
            let taker = sheet.clone();
            let take = theirs.map(|theirs| {
                button(ButtonKind::Secondary, words::TAKE_THEIRS, move || {
                    writing.reshape(&taker.session, |body| *body = theirs.clone());
                    writing.version.set(revision);
                    writing.refusal.set(None);
                    announcer.say(words::TOOK_THEIRS);
                })
            });
            vec![differs.into(), actions([Some(publish_over), take].into_iter().flatten().collect())].into()
        });
        let (title, what_to_do) = crate::words::refusal::refusal(&Refusal::Changed(conflict.clone()));
        notice(NoticeKind::Problem, title.to_owned(), vec![paragraph(what_to_do), content])
    }
}

/// The page where everybody reads it.
fn public_page(item: &Item, theme: Option<Slug>) -> Public {
    let agenda = item.agenda.clone();
    match item.part {
        Part::Outcomes => match theme {
            Some(theme) => Public::Theme(agenda, theme),
            None => Public::Outcomes(agenda),
        },
        Part::Themes => Public::Theme(agenda, item.id.clone()),
        Part::Actions | Part::Indicators | Part::Changes => Public::Progress(agenda),
        Part::Texts | Part::Replies => Public::Agenda(agenda),
    }
}

fn anchor(item: &Item) -> String {
    match item.part {
        Part::Outcomes => format!("#{}", weerklank::components::outcome_card::anchor(&item.id)),
        _ => String::new(),
    }
}

/// What readers get now, for who wants to know what differs.
pub fn differs(sheet: &Sheet, at: &AtDesk) -> View {
    let (item, mailbox, writing) = (sheet.writing.item(), Mailbox::current(), sheet.writing);
    let now = standing::body(at, &item, &answered(mailbox, &item.id)).unwrap_or_default();
    let changes = live(move || {
        writing.paused.track();
        writing.replaced.track();
        changes(item.part, &now, &without_empty_rows(writing.body.get_untracked()))
    });
    details(words::DIFFERS.into(), vec![changes])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(by: &str) -> Draft {
        let text = format!(
            r#"{{"agenda":"a","part":"outcomes","item":"o","revision":1,"on":"2026-11-26","by":"{by}","body":{{}}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn with_four_eyes_only_another_publishes_and_only_what_was_kept() {
        let theirs = draft("schrijver");
        assert_eq!(hand("redactie", true, true, Some(&theirs), true), Hand::Free);
        assert_eq!(hand("redactie", true, true, Some(&theirs), false), Hand::WroteIt, "they changed it");
        assert_eq!(hand("schrijver", true, true, Some(&theirs), true), Hand::WroteIt);
        assert_eq!(hand("schrijver", true, true, None, false), Hand::WroteIt);
        assert_eq!(hand("schrijver", true, false, None, false), Hand::Free);
        assert_eq!(hand("lezer", false, true, Some(&theirs), true), Hand::MayNot);
    }
}
