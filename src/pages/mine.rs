//! Finding back what one said, with ten words and nothing else.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    backend::{Meaning, OperationName},
    feedback::Contribution,
    receipt::ReceiptCode,
};

use crate::{
    api::{Backend, Failure},
    components::{
        contribution::{STATUS, contribution_card},
        failure_notice::failure_notice,
        outbox_status::outbox_status,
        page_heading::{HEADING, page_heading},
        receipt_card::receipt_line,
    },
    i18n::{self, NO_CONTRIBUTION, words},
    platform::page,
    state::{outbox::Outbox, receipts::Receipt, site::Site},
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, cards, lead, paragraph, section},
        view::{View, live, text},
    },
};

const CODE: &str = "tien-woorden";

/// What the page shows.
#[derive(Clone)]
enum Showing {
    /// The field for ten words.
    Asking,
    /// What belongs to them.
    Found(Box<Contribution>, ReceiptCode),
    /// That could not be read now.
    Failed(Failure, ReceiptCode),
    /// It was taken back.
    TakenBack,
}

/// What the page works on.
#[derive(Clone)]
struct Finding {
    backend: Backend,
    outbox: Outbox,
    announcer: Announcer,
    showing: RwSignal<Showing>,
    typed: RwSignal<String>,
    problem: RwSignal<String>,
    busy: RwSignal<bool>,
    kept: RwSignal<Vec<Receipt>>,
}

/// Finding back what one said.
pub(super) fn mine_page() -> View {
    let backend = Site::current().backend;
    let heading = page_heading(words().mine_title, None);
    if !backend.description().can(OperationName::Read) {
        let why = vec![paragraph(words().mine_not_here_text)];
        return vec![heading, notice(NoticeKind::Info, words().mine_not_here.to_owned(), why)].into();
    }
    let finding = Finding {
        backend,
        outbox: Outbox::current(),
        announcer: Announcer::current(),
        showing: RwSignal::new(Showing::Asking),
        typed: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        kept: RwSignal::new(Receipt::kept()),
    };
    let content = live(move || match finding.showing.get() {
        Showing::Asking => finding.asking(),
        Showing::Found(contribution, code) => finding.found(*contribution, code),
        Showing::Failed(failure, code) => {
            let again = finding.clone();
            let retry = Box::new(move || again.find(code.clone()));
            vec![failure_notice(failure, Some(retry)), finding.ask_again()].into()
        }
        Showing::TakenBack => {
            let taken_back = notice(NoticeKind::Good, words().mine_taken_back.to_owned(), Vec::new());
            vec![taken_back, finding.ask_again()].into()
        }
    });
    vec![heading, content].into()
}

impl Finding {
    fn asking(&self) -> View {
        let (typed, busy) = (self.typed, self.busy);
        let finding = self.clone();
        let find = move || match ReceiptCode::parse(&typed.get_untracked()) {
            Ok(code) => finding.find(code),
            Err(error) => finding.complain(i18n::code_error(&error)),
        };
        let doing = live(move || text(if busy.get() { words().mine_finding } else { words().mine_find }));
        let question = Question { id: CODE, label: words().mine_code, hint: words().mine_code_hint, rows: 3 };
        let on_input = Box::new(move |text| typed.set(text));
        vec![
            lead(words().mine_lead),
            text_field(question, typed.into(), on_input, self.problem.into(), None),
            actions(vec![button(ButtonKind::Primary, doing, find)]),
            self.underway(),
            self.kept(),
        ]
        .into()
    }

    fn found(&self, contribution: Contribution, code: ReceiptCode) -> View {
        let (finding, gone) = (self.clone(), code.clone());
        let taken_back = move || {
            Receipt::forget(&gone);
            finding.show(Showing::TakenBack, HEADING);
        };
        vec![contribution_card(contribution, code, Arc::new(taken_back)), self.ask_again()].into()
    }

    fn ask_again(&self) -> View {
        let finding = self.clone();
        let again = move || {
            finding.kept.set(Receipt::kept());
            finding.show(Showing::Asking, HEADING);
        };
        actions(vec![button(ButtonKind::Secondary, words().mine_another, again)])
    }

    /// What is still on its way from this device.
    fn underway(&self) -> View {
        let outbox = self.outbox.clone();
        let ids = Memo::new(move |_| outbox.waiting());
        live(move || {
            let items: Vec<_> = ids.get().into_iter().map(outbox_status).collect();
            (!items.is_empty()).then(|| section("onderweg", words().mine_underway, items)).into()
        })
    }

    /// The receipts that the person chose to keep on this device.
    fn kept(&self) -> View {
        let finding = self.clone();
        live(move || {
            let line = |receipt: &Receipt| {
                let (opening, opened) = (finding.clone(), receipt.code.clone());
                let (kept, forgotten) = (finding.kept, receipt.code.clone());
                let forget = move || {
                    Receipt::forget(&forgotten);
                    kept.set(Receipt::kept());
                    page::focus_soon(HEADING);
                };
                receipt_line(receipt, move || opening.find(opened.clone()), forget)
            };
            let items: Vec<_> = finding.kept.read().iter().map(line).collect();
            let list = || section("op-deze-telefoon", words().mine_here, vec![cards("wk-cards", items)]);
            (!finding.kept.read().is_empty()).then(list).into()
        })
    }

    /// Shows something else, and moves focus to what took the place of what was pressed.
    fn show(&self, showing: Showing, focus: &'static str) {
        self.showing.set(showing);
        page::focus_soon(focus);
    }

    fn complain(&self, words: String) {
        self.announcer.say(words.clone());
        self.problem.set(words);
        page::focus_and_show(CODE);
    }

    fn find(&self, code: ReceiptCode) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(String::new());
        let finding = self.clone();
        spawn_local(async move {
            let found = finding.backend.contribution(&code.feedback_id(), &code.secret()).await;
            finding.busy.set(false);
            match found {
                Ok(contribution) => {
                    // The words are not needed on the screen any more; somebody may be looking.
                    finding.typed.set(String::new());
                    finding.show(Showing::Found(Box::new(contribution), code), STATUS);
                }
                Err(Failure::Answered(Meaning::TakenBack)) => finding.show(Showing::TakenBack, HEADING),
                Err(Failure::Answered(Meaning::NotFound)) => finding.complain(NO_CONTRIBUTION.to_owned()),
                Err(failure) => finding.show(Showing::Failed(failure, code), HEADING),
            }
        });
    }
}
