//! Whether an answer is right, asked of who got it: the last step of the way back.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    feedback::{self, Contribution},
    receipt::ReceiptCode,
    slug::Slug,
    verdict::{Heard, LONGEST_LINE, Says, Verdict},
};

use super::{
    danger_card::danger_card,
    failure_notice::failure_notice,
    looking::{after_a_look, seen_in},
    personal_details::personal_details,
};
use crate::{
    api::{Backend, Failure},
    i18n::{self, words},
    platform::page,
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        choice::{chips, choice},
        element::element,
        field::{Question, text_field},
        prose::{actions, block, paragraph, small, strong, subheading},
        view::{View, live, text},
    },
};

const LINE: &str = "jouw-zin";

/// What the giver is asked about one outcome, with what they choose and type until it is sent.
#[derive(Clone)]
pub struct Judging {
    /// The outcome.
    pub outcome: Slug,
    backend: Backend,
    code: ReceiptCode,
    contribution: RwSignal<Contribution>,
    /// The outcome about which more is asked. One at a time: its field has an id.
    open: RwSignal<Option<Slug>>,
    says: RwSignal<Option<Says>>,
    heard: RwSignal<Option<Heard>>,
    typed: RwSignal<String>,
    problem: RwSignal<String>,
    /// Why it was not kept.
    failure: RwSignal<Option<Failure>>,
    /// While it is on its way, pressing again does nothing.
    busy: RwSignal<bool>,
    announcer: Announcer,
}

impl Judging {
    /// What is asked about each of these outcomes of a contribution.
    pub fn each(outcomes: Vec<Slug>, contribution: RwSignal<Contribution>, code: &ReceiptCode) -> Vec<Self> {
        let open = RwSignal::new(None);
        let each = |outcome| Self {
            outcome,
            backend: Site::current().backend,
            code: code.clone(),
            contribution,
            open,
            says: RwSignal::new(None),
            heard: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            problem: RwSignal::new(String::new()),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            announcer: Announcer::current(),
        };
        outcomes.into_iter().map(each).collect()
    }

    /// The question, or what its giver said.
    pub fn view(&self) -> View {
        let judging = self.clone();
        let content = live(move || match judging.before().filter(|_| !judging.is_open()) {
            Some(verdict) => judging.answered(verdict),
            None => judging.asking(),
        });
        element("div").class("wk-verdict").set("id", self.place()).set("tabindex", "-1").with(content).view()
    }

    fn place(&self) -> String {
        format!("oordeel-{}", self.outcome)
    }

    fn is_open(&self) -> bool {
        self.open.read().as_ref() == Some(&self.outcome)
    }

    /// What the giver said before.
    fn before(&self) -> Option<Verdict> {
        let of_this = |verdict: &&Verdict| verdict.outcome == self.outcome;
        self.contribution.with(|contribution| contribution.verdicts.iter().find(of_this).cloned())
    }

    fn answered(&self, verdict: Verdict) -> View {
        let mut content = vec![
            paragraph(vec![text(i18n::you_said(&verdict.on)), strong(i18n::says(verdict.says))]),
            verdict
                .heard
                .map(|heard| paragraph(vec![text(words::verdict_heard()), text(" "), strong(i18n::felt(heard))]))
                .into(),
            verdict.text.clone().map(|line| block("wk-said__text", line.into())).into(),
            small(words::verdict_happens()),
        ];
        let judging = self.clone();
        let change = move || {
            judging.says.set(Some(verdict.says));
            judging.heard.set(verdict.heard);
            judging.typed.set(verdict.text.clone().unwrap_or_default());
            judging.opens();
            page::focus_soon(judging.place());
        };
        content.push(actions(vec![button(ButtonKind::Secondary, words::verdict_change(), change)]));
        content.into()
    }

    fn asking(&self) -> View {
        let (judging, says) = (self.clone(), self.says);
        let item = |answer: Says| {
            let judging = self.clone();
            let choose = move || {
                judging.says.set(Some(answer));
                judging.opens();
            };
            let chosen = Signal::derive(move || says.get() == Some(answer));
            choice(i18n::says(answer), None, None, chosen, Box::new(choose))
        };
        let more = live(move || (judging.is_open() && says.read().is_some()).then(|| judging.asking_more()).into());
        let asked = chips(words::verdict_asked(), Says::ALL.map(item).into());
        element("div")
            .class("wk-no-print")
            .with(subheading(words::verdict_asked().into()))
            .with(asked)
            .with(more)
            .view()
    }

    /// What may be said beside it, and the button that sends.
    fn asking_more(&self) -> View {
        let (heard, typed, busy) = (self.heard, self.typed, self.busy);
        let item = |answer: Heard| {
            let chosen = Signal::derive(move || heard.get() == Some(answer));
            // Pressing what was chosen takes the choice away: nobody has to say this.
            let choose = move || heard.update(|heard| *heard = Some(answer).filter(|answer| *heard != Some(*answer)));
            choice(i18n::felt(answer), None, None, chosen, Box::new(choose))
        };
        let question = Question { id: LINE, label: words::verdict_line(), hint: words::verdict_line_hint(), rows: 3 };
        let count = Signal::derive(move || i18n::characters_left(typed.read().chars().count(), LONGEST_LINE));
        let on_input = Box::new(move |text| typed.set(text));
        let seen = seen_in(typed.into());
        let (sends, leaving) = (self.clone(), self.clone());
        let sending = move || {
            let sends = sends.clone();
            let doing = live(move || text(if busy.get() { words::mine_saving() } else { words::answer_submit() }));
            button(ButtonKind::Primary, doing, move || sends.send())
        };
        vec![
            subheading(words::verdict_heard().into()),
            chips(words::verdict_heard(), Heard::ALL.map(item).into()),
            text_field(question, typed.into(), on_input, self.problem.into(), Some(count)),
            danger_card(seen),
            personal_details(seen, LINE),
            small(words::verdict_happens()),
            self.failed(),
            actions(vec![
                after_a_look(Box::new(sending)),
                button(ButtonKind::Quiet, words::verdict_leave(), move || leaving.leaves()),
            ]),
        ]
        .into()
    }

    fn failed(&self) -> View {
        let failure = self.failure;
        let notice = |failure| vec![failure_notice(failure, None), paragraph(words::verdict_failed())].into();
        live(move || failure.get().map(notice).into())
    }

    fn opens(&self) {
        if !untrack(|| self.is_open()) {
            self.open.set(Some(self.outcome.clone()));
        }
    }

    fn leaves(&self) {
        self.says.set(None);
        self.failure.set(None);
        self.closes();
    }

    fn closes(&self) {
        self.open.set(None);
        page::focus_soon(self.place());
    }

    fn send(&self) {
        let Some(says) = self.says.get_untracked().filter(|_| !self.busy.get_untracked()) else { return };
        let verdict = Verdict {
            outcome: self.outcome.clone(),
            says,
            heard: self.heard.get_untracked(),
            text: feedback::said(&self.typed.get_untracked()),
            on: Site::current().today,
        };
        let problem = verdict.problems().into_iter().next().map(|(_, problem)| problem);
        self.problem.set(problem.clone().unwrap_or_default());
        if let Some(problem) = problem {
            self.announcer.say(problem);
            return page::focus_and_show(LINE);
        }
        self.busy.set(true);
        let judging = self.clone();
        spawn_local(async move {
            let id = judging.code.feedback_id();
            let result = judging.backend.judge(&id, &judging.code.secret(), &verdict).await;
            judging.busy.set(false);
            judging.failure.set(result.err());
            if result.is_ok() {
                judging.contribution.update(|contribution| contribution.judge(verdict));
                judging.announcer.say(words::verdict_sent());
                judging.closes();
            }
        });
    }
}
