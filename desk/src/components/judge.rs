//! Judging a contribution: whether it counts, why not, and what of it nobody else may read.

use std::collections::HashSet;

use leptos::{prelude::*, task::spawn_local};
use weerklank::{
    i18n,
    platform::page,
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        choice::{chips, choice},
        element::element,
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, paragraph, section, small},
        view::{View, live, text},
    },
};
use weerklank_core::{
    feedback::ModerationState,
    personal,
    quoting::with_hidden,
    staff::{
        Incoming, Review,
        port::{Refusal, Task},
    },
};

use super::{check::check, marked::whole};
use crate::{
    pages::waiting::refused,
    routes::Route,
    state::{
        inbox::Place,
        judging::{Judging, Typed},
        mailbox::Mailbox,
        navigation::{Navigation, href},
        session::Session,
    },
    words::contribution as words,
};

/// The id of the field for the reason.
const REASON: &str = "reden";
/// The id of the field for something else to hide.
const HIDE_MORE: &str = "verberg";
/// The id of the heading over what can be done.
const JUDGE: &str = "oordeel";

/// What keeps something from being done.
#[derive(Debug, Clone, PartialEq)]
enum Obstacle {
    /// The backend refused.
    Refused(Refusal),
    /// The giver changed the text, or by this token a colleague judged it.
    Changed(Option<String>),
    /// The giver took it back.
    Gone,
}

#[derive(Clone)]
struct Judge {
    session: Session,
    mailbox: Mailbox,
    judging: Judging,
    navigation: Navigation,
    announcer: Announcer,
    /// As it is known now; nothing once it was taken back.
    current: Memo<Option<Incoming>>,
    place: Place,
    typed: RwSignal<Typed>,
    /// What was hidden by hand: it stays in sight when its tick is taken away.
    own: RwSignal<Vec<String>>,
    declining: RwSignal<bool>,
    and_next: RwSignal<bool>,
    problem: RwSignal<String>,
    obstacle: RwSignal<Option<Obstacle>>,
    done: RwSignal<Option<ModerationState>>,
    busy: RwSignal<bool>,
}

/// What can be done with `first`, of which `current` is the newest version; then one goes on from `place`.
pub fn judge(current: Memo<Option<Incoming>>, first: &Incoming, place: Place) -> View {
    let judging = Judging::current();
    let typed = judging.typed(first);
    let judge = Judge {
        session: Session::current(),
        mailbox: Mailbox::current(),
        judging,
        navigation: Navigation::current(),
        announcer: Announcer::current(),
        current,
        and_next: RwSignal::new(place.next.is_some()),
        place,
        own: RwSignal::new(typed.hidden.clone()),
        typed: RwSignal::new(typed),
        declining: RwSignal::new(false),
        problem: RwSignal::new(String::new()),
        obstacle: RwSignal::new(None),
        done: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let told = judge.clone();
    let what = judge.clone();
    let deciding = live(move || if what.declining.get() { what.reason() } else { what.decisions() });
    // Only what is put on the site can quote somebody.
    let hides = first.contribution.feedback.text.is_some() && judge.session.port.can(Task::Publish);
    vec![
        section(JUDGE, words::JUDGE, vec![live(move || told.outcome()), deciding]),
        hides.then(|| judge.hiding()).into(),
    ]
    .into()
}

impl Judge {
    /// What came of the last press.
    fn outcome(&self) -> View {
        let info = |title: String, what| notice(NoticeKind::Problem, title, vec![paragraph(what)]);
        match (self.obstacle.get(), self.done.get()) {
            (Some(Obstacle::Refused(refusal)), _) => refused(&refusal),
            (Some(Obstacle::Changed(None)), _) => info(words::GIVER_CHANGED.to_owned(), words::GIVER_CHANGED_TEXT),
            (Some(Obstacle::Changed(Some(who))), _) => {
                info(words::colleague_changed(&who), words::COLLEAGUE_CHANGED_TEXT)
            }
            (Some(Obstacle::Gone), _) => info(words::NOT_HERE.to_owned(), words::TAKEN_BACK),
            (None, Some(state)) => {
                let last = self.place.next.is_none().then(|| paragraph(words::LAST));
                notice(NoticeKind::Good, words::done(state).to_owned(), last.into_iter().collect())
            }
            (None, None) => None.into(),
        }
    }

    /// The buttons.
    fn decisions(&self) -> View {
        let Some(state) = self.current.read().as_ref().map(Incoming::state) else { return None.into() };
        let to = |kind, words: &'static str, to: ModerationState| {
            let judge = self.clone();
            (state != to).then(|| button(kind, words, move || judge.send(to)))
        };
        let (declining, answering) = (self.clone(), self.clone());
        let decline = button(ButtonKind::Secondary, words::DECLINE, move || {
            declining.declining.set(true);
            page::focus_soon(REASON);
        });
        let answer = element("a")
            .class(ButtonKind::Secondary.class())
            .set("href", href(&Site::current(), &Route::Answer))
            .on("click", move |_| answering.choose_this())
            .text(words::ANSWER)
            .view();
        let and_next = self.and_next;
        let next = || check(words::AND_NEXT, and_next.into(), move || and_next.update(|on| *on = !*on));
        let has_next = self.place.next.is_some();
        let buttons = [
            to(ButtonKind::Primary, words::APPROVE, ModerationState::Approved),
            to(ButtonKind::Secondary, words::MARK_READ, ModerationState::Read),
            (state != ModerationState::Declined).then_some(decline),
            self.session.port.can(Task::Reply).then_some(answer),
            to(ButtonKind::Quiet, words::REOPEN, ModerationState::New),
        ];
        vec![actions(buttons.into_iter().flatten().collect()), has_next.then(next).into()].into()
    }

    /// Asks why it does not count.
    fn reason(&self) -> View {
        let (typing, beginning, sending, stopping) = (self.clone(), self.clone(), self.clone(), self.clone());
        let typed = self.typed;
        let question = Question { id: REASON, label: words::REASON, hint: words::REASON_HINT, rows: 3 };
        let value = Signal::derive(move || typed.read().reason.clone());
        let on_input = Box::new(move |reason| typing.keep(|typed| typed.reason = reason));
        let field = text_field(question, value, on_input, self.problem.into(), None);
        let begin = |reason: &'static str| {
            let (judge, is_chosen) = (beginning.clone(), Signal::derive(move || typed.read().reason == reason));
            choice(
                reason,
                None,
                None,
                is_chosen,
                Box::new(move || {
                    judge.keep(|typed| typed.reason = reason.to_owned());
                    page::focus_and_show(REASON);
                }),
            )
        };
        let reasons =
            element("div").class("wk-reasons").with(chips(words::REASONS, words::REASONS_ALL.map(begin).into()));
        let sure = button(ButtonKind::Danger, words::DECLINE_SURE, move || sending.send(ModerationState::Declined));
        let cancel = button(ButtonKind::Secondary, words::CANCEL, move || {
            stopping.declining.set(false);
            page::focus_soon(JUDGE);
        });
        vec![field, reasons.view(), actions(vec![sure, cancel])].into()
    }

    /// What nobody else may read, and how a quote reads without it.
    fn hiding(&self) -> View {
        let (found, more, keeping, preview) = (self.clone(), self.clone(), self.clone(), self.clone());
        let content = vec![
            live(move || found.found()),
            more.hide_more(),
            live(move || keeping.keep_hidden().into()),
            live(move || preview.preview().into()),
        ];
        section("verbergen", words::HIDE, content)
    }

    /// What was found to point at a person, and what somebody typed: each with a box to tick.
    fn found(&self) -> View {
        let text = self.said();
        let details = personal::details(&text);
        let mut parts: Vec<(String, &str)> =
            details.into_iter().map(|one| (text[one.range].to_owned(), i18n::detail(one.kind))).collect();
        let typed = self.typed;
        parts.extend(self.own.get().into_iter().map(|part| (part, "")));
        let mut seen = HashSet::new();
        parts.retain(|(part, _)| seen.insert(part.clone()));
        let why = if parts.is_empty() { words::HIDE_NONE } else { words::HIDE_TEXT };
        let boxes = parts.into_iter().map(|(part, why)| {
            let (judge, wanted) = (self.clone(), part.clone());
            let is_hidden = Signal::derive(move || typed.read().hidden.contains(&wanted));
            let words = [words::hide(&part), why.trim_end_matches(':').to_owned()].join(" ");
            check(words, is_hidden, move || judge.keep(|typed| toggle(&mut typed.hidden, &part)))
        });
        let boxes: Vec<_> = boxes.collect();
        vec![small(why), boxes.into()].into()
    }

    /// A field for something that was not found.
    fn hide_more(&self) -> View {
        let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let judge = self.clone();
        let question = Question { id: HIDE_MORE, label: words::HIDE_MORE, hint: words::HIDE_MORE_HINT, rows: 1 };
        let add = move || {
            let part = typed.get_untracked().trim().to_owned();
            let said = untrack(|| judge.said());
            if part.is_empty() || with_hidden(&said, std::slice::from_ref(&part)) == said {
                problem.set(words::HIDE_NOWHERE.to_owned());
                page::focus_and_show(HIDE_MORE);
                return;
            }
            problem.set(String::new());
            typed.set(String::new());
            judge.announcer.say(words::hide(&part));
            judge.own.update(|own| own.push(part.clone()));
            judge.keep(|typed| typed.hidden.push(part));
        };
        let field = text_field(question, typed.into(), Box::new(move |text| typed.set(text)), problem.into(), None);
        vec![field, actions(vec![button(ButtonKind::Secondary, words::HIDE_ADD, add)])].into()
    }

    /// Keeps what is hidden of what was judged already.
    fn keep_hidden(&self) -> Option<View> {
        let (hidden, state) = self.current.read().as_ref().map(|current| (current.hidden.clone(), current.state()))?;
        let judge = self.clone();
        let keep = button(ButtonKind::Secondary, words::HIDE_KEEP, move || judge.send(state));
        (self.typed.read().hidden != hidden).then(|| actions(vec![keep]))
    }

    /// How others would read a sentence of it.
    fn preview(&self) -> Option<View> {
        let said = self.current.read().as_ref()?.contribution.feedback.clone();
        let shown = with_hidden(said.text.as_deref()?, &self.typed.read().hidden);
        said.quote_ok.then(|| vec![small(words::PREVIEW), whole(text(shown))].into())
    }

    fn said(&self) -> String {
        let current = self.current.read();
        current.as_ref().and_then(|current| current.contribution.feedback.text.clone()).unwrap_or_default()
    }

    /// Keeps what was typed until it is sent.
    fn keep(&self, change: impl FnOnce(&mut Typed)) {
        self.typed.update(change);
        if let Some(current) = &*self.current.read_untracked() {
            self.judging.keep(current, self.typed.get_untracked());
        }
    }

    /// Chooses this one alone, to answer it.
    fn choose_this(&self) {
        if let Some(current) = &*self.current.read_untracked() {
            self.mailbox.chosen.set(vec![current.contribution.feedback.id.clone()]);
        }
    }

    fn send(&self, to: ModerationState) {
        let Some(current) = self.current.get_untracked() else { return };
        let Typed { reason, hidden } = self.typed.get_untracked();
        let is_declined = to == ModerationState::Declined;
        let has_reason = !reason.trim().is_empty();
        self.problem.set(if is_declined && !has_reason { words::REASON_EMPTY.to_owned() } else { String::new() });
        if is_declined && !has_reason {
            page::focus_and_show(REASON);
            return;
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let review = Review {
            state: to,
            reason: is_declined.then(|| reason.trim().to_owned()),
            hidden,
            revision: Some(current.revision),
        };
        let judge = self.clone();
        spawn_local(async move {
            let sent = judge.session.port.review(&current, &review).await;
            judge.busy.set(false);
            judge.came_back(&current, to, sent);
        });
    }

    fn came_back(&self, before: &Incoming, to: ModerationState, sent: Result<Incoming, Refusal>) {
        let id = &before.contribution.feedback.id;
        self.done.set(None);
        let obstacle = match sent {
            Ok(now) => {
                self.judging.is_sent(id);
                self.mailbox.replace(now);
                self.obstacle.set(None);
                self.done(to, before);
                return;
            }
            Err(Refusal::Changed(conflict)) => {
                // Its newest version is shown as soon as it is read; what was typed stays.
                self.mailbox.read(self.session.port.clone());
                Obstacle::Changed(conflict.by)
            }
            Err(Refusal::Gone) => {
                self.judging.is_sent(id);
                self.mailbox.remove(id);
                Obstacle::Gone
            }
            Err(refusal) => Obstacle::Refused(refusal),
        };
        self.obstacle.set(Some(obstacle));
    }

    /// Goes on to the next, or says what was done.
    fn done(&self, to: ModerationState, before: &Incoming) {
        self.announcer.say(words::done(to));
        // Only hiding something, too, was done when it stands where it stood.
        let moved = before.state() != to;
        match &self.place.next {
            Some(next) if moved && self.and_next.get_untracked() => {
                self.navigation.go(&Route::Contribution(next.clone()));
            }
            _ => {
                self.declining.set(false);
                self.done.set(Some(to));
                page::focus_soon(JUDGE);
            }
        }
    }
}

fn toggle(parts: &mut Vec<String>, part: &str) {
    match parts.iter().position(|other| other == part) {
        Some(at) => drop(parts.remove(at)),
        None => parts.push(part.to_owned()),
    }
}
