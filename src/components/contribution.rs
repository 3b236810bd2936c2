//! What one giver said, and what came of it, for that giver alone.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    agenda::Agenda,
    backend::OperationName,
    feedback::{self, Answers, Contribution, Feedback, LONGEST_TEXT, ModerationState},
    receipt::ReceiptCode,
    slug::Slug,
};

use super::{
    agenda_loader::{Place, with_agenda},
    danger_card::danger_card,
    failure_notice::failure_notice,
    link::text_link,
    looking::{after_a_look, look_soon, seen_in},
    outcome_card::{newest, nothing_yet, outcome_card},
    personal_details::personal_details,
    placing::{Placed, placing},
    theme_card::status,
    top_three::{ranking_in_words, top_three},
    verdict::Judging,
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
        element::{drawing, drawn, element},
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, block, details, list, paragraph, section, small, strong},
        view::{View, live, text},
    },
};

/// The id of the heading over where the contribution stands.
pub const STATUS: &str = "inbreng-status";
const SAID: &str = "inbreng-gezegd";
const EDITED_TEXT: &str = "aanpassen";
const EDITED_RECOGNISE: &str = "aanpassen-herken";
const EDITED_IMPORTANCE: &str = "aanpassen-belang";

/// What the giver is doing with their contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Reading,
    Editing,
    TakingBack,
}

/// What to do once the giver took it back.
pub type OnTakenBack = Arc<dyn Fn() + Send + Sync>;

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
    on_taken_back: OnTakenBack,
}

/// One contribution, with its status, answers, and ways to change it and take it back.
pub fn contribution_card(contribution: Contribution, code: ReceiptCode, on_taken_back: OnTakenBack) -> View {
    let agenda = contribution.feedback.agenda.clone();
    let themes = contribution.feedback.themes().to_vec();
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
    let now = live(move || contribution.with(standing));
    let answer = contribution.with_untracked(replies);
    let outcomes = contribution.with_untracked(Contribution::outcomes);
    let judging = card.backend.description().can(OperationName::Judge);
    let judging = if judging { Judging::each(outcomes.clone(), contribution, &card.code) } else { Vec::new() };
    let doing = live(move || match card.doing.get() {
        Doing::Reading => card.reading(),
        Doing::Editing => card.editing(),
        Doing::TakingBack => card.taking_back(),
    });
    let done = with_agenda(
        agenda,
        Place::Part,
        Box::new(move |agenda| {
            vec![with_words(&agenda, &outcomes, &judging).into(), with_themes(&agenda, &themes, &outcomes).into()]
                .into()
        }),
    );
    let beside = vec![
        section(SAID, words::mine_said(), vec![doing]),
        section("inbreng-antwoord", words::mine_replies(), vec![answer]),
    ];
    vec![section(STATUS, words::mine_status(), vec![now]), element("div").class("wk-columns").all(beside).view(), done]
        .into()
}

/// What was done with these words: the outcomes that answer them, each with the question whether that is right.
fn with_words(agenda: &Agenda, answers: &[Slug], judging: &[Judging]) -> Option<View> {
    let answer = |id: &Slug| {
        let outcome = agenda.outcome(id)?;
        let judging = judging.iter().find(|judging| judging.outcome == *id).map(Judging::view);
        Some(vec![outcome_card(agenda, outcome, 3), judging.into()].into())
    };
    let answers: Vec<_> = answers.iter().filter_map(answer).collect();
    (!answers.is_empty()).then(|| section("inbreng-gedaan", words::mine_answers(), answers))
}

/// What was done with the themes beside that.
fn with_themes(agenda: &Arc<Agenda>, themes: &[Slug], answers: &[Slug]) -> Option<View> {
    let done: Vec<_> = themes.iter().flat_map(|theme| with_theme(agenda, theme, answers)).collect();
    let title = if themes.len() > 1 { words::mine_outcomes_of_all() } else { words::mine_outcomes() };
    (!done.is_empty()).then(|| section("inbreng-thema", title, done))
}

/// The theme, and what was done with it; nothing if that has been shown.
fn with_theme(agenda: &Arc<Agenda>, theme: &Slug, answers: &[Slug]) -> Vec<View> {
    let title = agenda.theme(theme).map(|theme| {
        let to = Route::Theme(agenda.id.clone(), theme.id.clone());
        block("wk-outcome-of__theme", text_link(to, &theme.title, "wk-link"))
    });
    let mut rest = agenda.outcomes_of(theme);
    let nothing = rest.is_empty().then(|| nothing_yet(agenda, theme));
    rest.retain(|outcome| !answers.contains(&outcome.id));
    let rest = newest(agenda, rest, |agenda, outcome| outcome_card(agenda, outcome, 3));
    let content: Vec<_> = nothing.into_iter().chain(rest).collect();
    if content.is_empty() { content } else { title.into_iter().chain(content).collect() }
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
            content.push(notice(NoticeKind::Good, words::mine_saved().to_owned(), Vec::new()));
        }
        content.push(self.contribution.with_untracked(|contribution| said(&contribution.feedback)));
        let mut possible = Vec::new();
        if can(OperationName::Edit) {
            look_soon();
            possible.push(button(ButtonKind::Secondary, words::mine_edit(), start(Doing::Editing)));
        }
        if can(OperationName::TakeBack) {
            possible.push(button(ButtonKind::Quiet, words::mine_take_back(), start(Doing::TakingBack)));
        }
        content.push(actions(possible));
        content.into()
    }

    fn editing(&self) -> View {
        let feedback = self.contribution.with_untracked(|contribution| contribution.feedback.clone());
        let before = feedback.clone();
        let typed = RwSignal::new(feedback.text.clone().unwrap_or_default());
        let answers = RwSignal::new(feedback.answers);
        let ranking = RwSignal::new(feedback.ranking.clone());
        let choices = if feedback.ranking.is_empty() { weighing(answers) } else { choosing(&feedback, ranking) };
        let problem = RwSignal::new(String::new());
        let card = self.clone();
        let save = move || {
            let mut changed = feedback.clone();
            changed.text = feedback::said(&typed.get_untracked());
            changed.answers = answers.get_untracked();
            changed.ranking = ranking.get_untracked();
            if let Some(wrong) = changed.problems().into_iter().next() {
                card.announcer.say(wrong.message.clone());
                problem.set(wrong.message);
                page::focus_and_show(EDITED_TEXT);
            } else {
                problem.set(String::new());
                card.save(changed);
            }
        };
        let busy = self.busy;
        let saving = move || {
            let doing = live(move || text(if busy.get() { words::mine_saving() } else { words::mine_save() }));
            button(ButtonKind::Primary, doing, save.clone())
        };
        let stopping = self.clone();
        let question =
            Question { id: EDITED_TEXT, label: words::answer_words_label(), hint: words::answer_words_hint(), rows: 8 };
        let count = Signal::derive(move || i18n::characters_left(typed.read().chars().count(), LONGEST_TEXT));
        let on_input = Box::new(move |text| typed.set(text));
        let seen = seen_in(typed.into());
        vec![
            notice(NoticeKind::Info, words::mine_edit_before().to_owned(), vec![list(kept_after_editing(&before))]),
            choices,
            text_field(question, typed.into(), on_input, problem.into(), Some(count)),
            danger_card(seen),
            personal_details(seen, question.id),
            self.failed(),
            actions(vec![
                after_a_look(Box::new(saving)),
                button(ButtonKind::Quiet, words::mine_cancel(), move || stopping.go_on(Doing::Reading)),
            ]),
        ]
        .into()
    }

    fn taking_back(&self) -> View {
        let (card, stopping) = (self.clone(), self.clone());
        notice(
            NoticeKind::Info,
            words::mine_take_back_sure().to_owned(),
            vec![
                paragraph(words::mine_take_back_text()),
                list(self.contribution.with_untracked(stays_after_taking_back)),
                self.failed(),
                actions(vec![
                    button(ButtonKind::Danger, words::mine_take_back_yes(), move || card.take_back()),
                    button(ButtonKind::Secondary, words::mine_take_back_no(), move || stopping.go_on(Doing::Reading)),
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
                card.announcer.say(words::mine_saved());
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

/// What can be chosen again about a theme.
fn weighing(answers: RwSignal<Answers>) -> View {
    let asked = |id, asked, scale, place: fn(&mut Answers) -> &mut Option<u8>| {
        let chosen = Signal::derive(move || *place(&mut answers.get()));
        let choose: Arc<dyn Fn(u8) + Send + Sync> =
            Arc::new(move |answer| answers.update(|answers| *place(answers) = Some(answer)));
        let asked = element("p").class("wk-outcome__label").set("id", id).text(asked).view();
        View::from(vec![asked, scale_choices(scale, id, chosen, &choose)])
    };
    let placed = Signal::derive(move || answers.with(|answers| (answers.impact, answers.feasible)));
    let place: Arc<dyn Fn(Placed) + Send + Sync> =
        Arc::new(move |placed| answers.update(|answers| (answers.impact, answers.feasible) = placed));
    vec![
        asked(EDITED_RECOGNISE, words::answer_recognise(), RECOGNISE, |answers| &mut answers.recognise),
        asked(EDITED_IMPORTANCE, words::answer_importance(), IMPORTANCE, |answers| &mut answers.importance),
        details(words::place_title().into(), vec![placing(placed, &place)]),
    ]
    .into()
}

/// A top three to choose again, of the themes that are still there.
fn choosing(feedback: &Feedback, ranking: RwSignal<Vec<Slug>>) -> View {
    let choose = move |agenda: Arc<Agenda>| {
        ranking.update(|chosen| chosen.retain(|theme| agenda.theme(theme).is_some()));
        top_three(&agenda, ranking.into(), Arc::new(move |chosen| ranking.set(chosen)))
    };
    with_agenda(feedback.agenda.clone(), Place::Part, Box::new(choose))
}

/// Where a contribution stands; and when it was declined, why, and what its giver can do.
pub fn standing(contribution: &Contribution) -> View {
    let moderation = contribution.moderation.as_ref();
    let state = moderation.map_or(ModerationState::New, |moderation| moderation.state);
    let arcs = match (state, contribution.replies.is_empty()) {
        (_, false) => 3,
        (ModerationState::New, _) => 1,
        _ => 2,
    };
    let mut content = vec![status("wk-status", arcs, i18n::moderation(state))];
    let reason = moderation.and_then(|moderation| moderation.reason.clone());
    content.extend(reason.map(|reason| vec![label(words::mine_declined_why()), paragraph(reason)].into()));
    if state == ModerationState::Declined && Site::current().backend.description().can(OperationName::Edit) {
        content.push(small(words::mine_declined_then()));
    }
    content.into()
}

fn label(words: &'static str) -> View {
    block("wk-outcome__label", words.into())
}

/// What was said, as its giver reads it back.
pub fn said(feedback: &Feedback) -> View {
    let Answers { recognise, importance, impact, feasible } = feedback.answers;
    let chosen =
        |question: &'static str, answer: &'static str| paragraph(vec![text([question, " "].concat()), strong(answer)]);
    element("div")
        .class("wk-said")
        .with(small(i18n::speaker(feedback.audience, feedback.group_size)))
        .maybe(ranked(feedback))
        .maybe(recognise.map(|answer| chosen(words::answer_recognise(), i18n::recognise(answer))))
        .maybe(importance.map(|answer| chosen(words::answer_importance(), i18n::importance(answer))))
        .maybe(i18n::placed(impact, feasible).map(paragraph))
        .maybe(feedback.text.clone().map(|said| block("wk-said__text", text(said))))
        .view()
}

/// A top three, as soon as the agenda is there that names its themes.
fn ranked(feedback: &Feedback) -> Option<View> {
    let ranking = feedback.ranking.clone();
    let show = move |agenda: Arc<Agenda>| block("wk-said__text", ranking_in_words(&agenda, &ranking).into());
    (!feedback.ranking.is_empty()).then(|| with_agenda(feedback.agenda.clone(), Place::Part, Box::new(show)))
}

/// What a change does not undo.
fn kept_after_editing(before: &Feedback) -> Vec<View> {
    let always = [words::mine_edit_again(), words::mine_read_already(), words::mine_edit_replies()];
    always.into_iter().chain(quoted(before)).map(View::from).collect()
}

/// What taking back does not undo. That staff's answer to this giver alone goes, too, is the contract's
/// (`docs/contract.md`, 5.6).
fn stays_after_taking_back(contribution: &Contribution) -> Vec<View> {
    let reply = (!contribution.replies.is_empty()).then_some(words::mine_take_back_reply());
    let always = [words::mine_read_already(), words::mine_take_back_backup()].into_iter();
    always.chain(reply).chain(quoted(&contribution.feedback)).map(View::from).collect()
}

/// Who allowed it may be quoted already.
fn quoted(feedback: &Feedback) -> Option<&'static str> {
    feedback.quote_ok.then_some(words::mine_quoted())
}

fn replies(contribution: &Contribution) -> View {
    if contribution.replies.is_empty() {
        return paragraph(words::mine_no_reply());
    }
    let reply = |reply: &weerklank_core::feedback::Reply| {
        let words = block("wk-said__text", text(reply.text.clone()));
        let others = reply.others.map(|others| small(i18n::answer_for(others)));
        element("div").class("wk-reply").with(small(reply.on.in_dutch())).with(words).maybe(others).view()
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
    drawing("wk-face", "0 0 32 32")
        .with(drawn("circle").class("wk-face__line").set("cx", "16").set("cy", "16").set("r", "14").view())
        .with(drawn("path").class("wk-face__line").set("d", "M11 11v2M21 11v2").view())
        .with(drawn("path").class("wk-face__line").set("d", mouth).view())
        .view()
}

/// How much, as one to five bars: a help for the eye beside the words.
fn bars(filled: u8) -> View {
    let mut level = drawing("wk-level", "0 0 30 26");
    for bar in 1..=5 {
        let class = if bar <= filled { "wk-level__bar wk-level__bar--filled" } else { "wk-level__bar" };
        let height = 3 + 4 * u32::from(bar);
        let (x, y) = (u32::from(bar) * 6 - 5, 25 - height);
        level = level.with(drawn("path").class(class).set("d", format!("M{x} {y}h4v{height}h-4z")).view());
    }
    level.view()
}
