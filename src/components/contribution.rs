//! What one giver said, and what came of it, for that giver alone.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    backend::OperationName,
    feedback::{self, Contribution, Feedback, LONGEST_TEXT, ModerationState},
    receipt::ReceiptCode,
};

use super::{
    agenda_loader::{Place, with_agenda},
    failure_notice::failure_notice,
    link::text_link,
    outcome_card::outcomes_of,
    personal_details::personal_details,
    theme_card::status,
};
use crate::{
    api::{Backend, Failure},
    i18n::{self, words},
    platform::page,
    routes::Route,
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        choice::{choice, choices},
        element::{drawn, element},
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, block, paragraph, section, small, strong},
        view::{View, live, text},
    },
};

/// The id of the heading over where the contribution stands.
pub const STATUS: &str = "inbreng-status";
const SAID: &str = "inbreng-gezegd";
const EDITED_TEXT: &str = "aanpassen";
const EDITED_CHOICE: &str = "aanpassen-herken";

/// What the giver is doing with their contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Reading,
    Editing,
    TakingBack,
}

/// What this card works on.
#[derive(Clone)]
struct Card {
    backend: Backend,
    code: ReceiptCode,
    contribution: RwSignal<Contribution>,
    doing: RwSignal<Doing>,
    /// Why the last change was not kept.
    failure: RwSignal<Option<Failure>>,
    /// While a change is on its way, pressing again does nothing.
    busy: RwSignal<bool>,
    saved: RwSignal<bool>,
    announcer: Announcer,
    on_taken_back: Arc<dyn Fn() + Send + Sync>,
}

/// One contribution, with its status, answers, and ways to change it and take it back.
pub fn contribution_card(
    contribution: Contribution,
    code: ReceiptCode,
    on_taken_back: Arc<dyn Fn() + Send + Sync>,
) -> View {
    let agenda = contribution.feedback.agenda.clone();
    let theme = contribution.feedback.theme.clone();
    let card = Card {
        backend: Site::current().backend,
        code,
        contribution: RwSignal::new(contribution),
        doing: RwSignal::new(Doing::Reading),
        failure: RwSignal::new(None),
        busy: RwSignal::new(false),
        saved: RwSignal::new(false),
        announcer: Announcer::current(),
        on_taken_back,
    };
    let contribution = card.contribution;
    let now = live(move || contribution.with(moderation));
    let answer = live(move || contribution.with(replies));
    let doing = live(move || match card.doing.get() {
        Doing::Reading => card.reading(),
        Doing::Editing => card.editing(),
        Doing::TakingBack => card.taking_back(),
    });
    let outcomes = with_agenda(
        agenda,
        Place::Part,
        Box::new(move |agenda| {
            let title = agenda.theme(&theme).map(|theme| {
                let to = Route::Theme(agenda.id.clone(), theme.id.clone());
                paragraph(text_link(to, &theme.title, "wk-link"))
            });
            let mut content = Vec::from_iter(title);
            content.append(&mut outcomes_of(&agenda, &theme));
            content.into()
        }),
    );
    vec![
        section(STATUS, words().mine_status, vec![now]),
        section(SAID, words().mine_said, vec![doing]),
        section("inbreng-antwoord", words().mine_replies, vec![answer]),
        section("inbreng-gedaan", words().mine_outcomes, vec![outcomes]),
    ]
    .into()
}

impl Card {
    fn reading(&self) -> View {
        let can = |operation| self.backend.description().can(operation);
        let start = |doing| {
            let card = self.clone();
            move || {
                card.saved.set(false);
                card.failure.set(None);
                card.go_on(doing);
            }
        };
        let mut content = Vec::new();
        if self.saved.get_untracked() {
            content.push(notice(NoticeKind::Good, words().mine_saved.to_owned(), Vec::new()));
        }
        content.push(self.contribution.with_untracked(|contribution| said(&contribution.feedback)));
        let mut possible = Vec::new();
        if can(OperationName::Edit) {
            possible.push(button(ButtonKind::Secondary, words().mine_edit, start(Doing::Editing)));
        }
        if can(OperationName::TakeBack) {
            possible.push(button(ButtonKind::Quiet, words().mine_take_back, start(Doing::TakingBack)));
        }
        content.push(actions(possible));
        content.into()
    }

    fn editing(&self) -> View {
        let feedback = self.contribution.with_untracked(|contribution| contribution.feedback.clone());
        let typed = RwSignal::new(feedback.text.clone().unwrap_or_default());
        let recognise = RwSignal::new(feedback.answers.recognise);
        let problem = RwSignal::new(String::new());
        let card = self.clone();
        let save = move || {
            let mut changed = feedback.clone();
            changed.text = feedback::said(&typed.get_untracked());
            changed.answers.recognise = recognise.get_untracked();
            if let Some(wrong) = changed.problems().into_iter().next() {
                card.announcer.say(wrong.message.clone());
                problem.set(wrong.message);
                page::focus_and_show(EDITED_TEXT);
            } else {
                problem.set(String::new());
                card.save(changed);
            }
        };
        let choose: Arc<dyn Fn(u8) + Send + Sync> = Arc::new(move |answer| recognise.set(Some(answer)));
        let busy = self.busy;
        let saving = live(move || text(if busy.get() { words().mine_saving } else { words().mine_save }));
        let stopping = self.clone();
        let question =
            Question { id: EDITED_TEXT, label: words().answer_words_label, hint: words().answer_words_hint, rows: 8 };
        let count = Signal::derive(move || i18n::characters_left(typed.read().chars().count(), LONGEST_TEXT));
        let on_input = Box::new(move |text| typed.set(text));
        let asked = element("p").class("wk-outcome__label").set("id", EDITED_CHOICE).text(words().answer_recognise);
        vec![
            asked.view(),
            scale_choices(RECOGNISE, EDITED_CHOICE, recognise.into(), &choose),
            text_field(question, typed.into(), on_input, problem.into(), Some(count)),
            personal_details(typed.into(), question.id),
            self.failed(),
            actions(vec![
                button(ButtonKind::Primary, saving, save),
                button(ButtonKind::Quiet, words().mine_cancel, move || stopping.go_on(Doing::Reading)),
            ]),
        ]
        .into()
    }

    fn taking_back(&self) -> View {
        let (card, stopping) = (self.clone(), self.clone());
        notice(
            NoticeKind::Info,
            words().mine_take_back_sure.to_owned(),
            vec![
                paragraph(words().mine_take_back_text),
                self.failed(),
                actions(vec![
                    button(ButtonKind::Danger, words().mine_take_back_yes, move || card.take_back()),
                    button(ButtonKind::Secondary, words().mine_take_back_no, move || stopping.go_on(Doing::Reading)),
                ]),
            ],
        )
    }

    fn go_on(&self, doing: Doing) {
        self.doing.set(doing);
        page::focus_soon(SAID);
    }

    fn failed(&self) -> View {
        let failure = self.failure;
        live(move || failure.get().map(|failure| failure_notice(failure, None)).into())
    }

    fn save(&self, changed: Feedback) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let card = self.clone();
        spawn_local(async move {
            let result = card.backend.edit(&changed, &card.code.secret()).await;
            card.busy.set(false);
            card.failure.set(result.err());
            if result.is_ok() {
                card.contribution.update(|contribution| {
                    contribution.feedback = changed;
                    // What staff made of it was about the words before the change.
                    contribution.moderation = None;
                });
                card.announcer.say(words().mine_saved);
                card.saved.set(true);
                card.go_on(Doing::Reading);
            }
        });
    }

    fn take_back(&self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let card = self.clone();
        spawn_local(async move {
            let result = card.backend.take_back(&card.code.feedback_id(), &card.code.secret()).await;
            card.busy.set(false);
            card.failure.set(result.err());
            if result.is_ok() {
                (card.on_taken_back)();
            }
        });
    }
}

fn moderation(contribution: &Contribution) -> View {
    let state = contribution.moderation.as_ref().map_or(ModerationState::New, |moderation| moderation.state);
    let reason = contribution.moderation.as_ref().and_then(|moderation| moderation.reason.clone());
    let arcs = match (state, contribution.replies.is_empty()) {
        (_, false) => 3,
        (ModerationState::New, _) => 1,
        _ => 2,
    };
    let status = status("wk-status", arcs, i18n::moderation(state));
    vec![status, reason.map(paragraph).into()].into()
}

/// What was said, as its giver reads it back.
pub fn said(feedback: &Feedback) -> View {
    let recognise = feedback.answers.recognise.map(|answer| {
        let question = text(format!("{} ", words().answer_recognise));
        element("p").class("wk-paragraph").with(question).with(strong(i18n::recognise(answer))).view()
    });
    element("div")
        .class("wk-said")
        .with(small(i18n::audience(feedback.audience)))
        .maybe(recognise)
        .maybe(feedback.text.clone().map(|said| block("wk-said__text", text(said))))
        .view()
}

fn replies(contribution: &Contribution) -> View {
    if contribution.replies.is_empty() {
        return paragraph(words().mine_no_reply);
    }
    let reply = |reply: &weerklank_core::feedback::Reply| {
        let words = block("wk-said__text", text(reply.text.clone()));
        element("div").class("wk-reply").with(small(reply.on.in_dutch())).with(words).view()
    };
    contribution.replies.iter().map(reply).collect::<Vec<_>>().into()
}

/// A question that is answered with one of five, from much to little.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// The words of an answer, 1 to 5.
    pub words: fn(u8) -> &'static str,
    /// The drawing beside them.
    pub drawing: fn(u8) -> View,
}

/// "Herken je dit?"
pub const RECOGNISE: Scale = Scale { words: i18n::recognise, drawing: face };
/// "Hoe belangrijk is dit voor jou?"
pub const IMPORTANCE: Scale = Scale { words: i18n::importance, drawing: bars };

/// The five answers of a scale to the question that the element with the id `labelled_by` asks.
pub fn scale_choices(
    scale: Scale,
    labelled_by: &'static str,
    chosen: Signal<Option<u8>>,
    on_choose: &Arc<dyn Fn(u8) + Send + Sync>,
) -> View {
    let item = |answer: u8| {
        let on_choose = on_choose.clone();
        let is_chosen = Signal::derive(move || chosen.get() == Some(answer));
        let drawing = (scale.drawing)(answer);
        choice((scale.words)(answer), None, Some(drawing), is_chosen, Box::new(move || on_choose(answer)))
    };
    choices(labelled_by, (1..=5).rev().map(item).collect())
}

/// A face that recognises it more or less: a help for the eye beside the words.
fn face(answer: u8) -> View {
    // How far the middle of the mouth lies below its corners.
    let bend = 6 * i32::from(answer) - 18;
    let mouth = format!("M10 21Q16 {} 22 21", 21 + bend);
    drawn("svg")
        .class("wk-face")
        .set("viewBox", "0 0 32 32")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .with(drawn("circle").class("wk-face__line").set("cx", "16").set("cy", "16").set("r", "14").view())
        .with(drawn("path").class("wk-face__line").set("d", "M11 11v2M21 11v2").view())
        .with(drawn("path").class("wk-face__line").set("d", mouth).view())
        .view()
}

/// How much, as one to five bars: a help for the eye beside the words.
fn bars(filled: u8) -> View {
    let mut level =
        drawn("svg").class("wk-level").set("viewBox", "0 0 30 26").set("aria-hidden", "true").set("focusable", "false");
    for bar in 1..=5 {
        let class = if bar <= filled { "wk-level__bar wk-level__bar--filled" } else { "wk-level__bar" };
        let height = 3 + 4 * u32::from(bar);
        let (x, y) = (u32::from(bar) * 6 - 5, 25 - height);
        level = level.with(drawn("path").class(class).set("d", format!("M{x} {y}h4v{height}h-4z")).view());
    }
    level.view()
}
