//! What one said, and where it stands: of the receipts that are here, and of ten words that are typed.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    backend::{Meaning, OperationName},
    feedback::Contribution,
    receipt::{Reading, ReceiptCode},
};

use super::chunks::{self, Chunk};
use crate::{
    api::{Backend, Failure},
    components::{
        contribution::STATUS,
        failure_notice::failure_notice,
        news::news_notice,
        outbox_status::outbox_status,
        own_card::own_card,
        page_heading::{HEADING, page_heading},
    },
    i18n::{self, NO_CONTRIBUTION, words},
    platform::page,
    state::{
        mine::{Mine, Own},
        outbox::Outbox,
        receipts::Receipt,
        site::Site,
    },
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, cards, lead, list, paragraph, section, small},
        view::{View, live, text},
    },
};

const CODE: &str = "tien-woorden";
const SLIPS: &str = "verbeterd";
const KEPT: &str = "op-deze-telefoon";
const OF_TAB: &str = "in-dit-tabblad";

/// What the page shows.
#[derive(Clone)]
enum Showing {
    /// What is here, and the field for ten words.
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
    /// Codes that were read with slips mended, until the person says that they meant these.
    unsure: RwSignal<Option<Reading>>,
    busy: RwSignal<bool>,
    mine: Mine,
}

/// Finding back what one said.
pub(super) fn mine_page() -> View {
    let backend = Site::current().backend;
    let heading = page_heading(words::mine_title(), None);
    if !backend.description().can(OperationName::Read) {
        let why = vec![paragraph(words::mine_not_here_text())];
        return vec![heading, notice(NoticeKind::Info, words::mine_not_here().to_owned(), why)].into();
    }
    let finding = Finding {
        backend,
        outbox: Outbox::current(),
        announcer: Announcer::current(),
        showing: RwSignal::new(Showing::Asking),
        typed: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
        unsure: RwSignal::new(None),
        busy: RwSignal::new(false),
        mine: Mine::current(),
    };
    finding.mine.open();
    let seen = finding.mine.clone();
    Effect::new(move || seen.note_seen());
    let content = live(move || match finding.showing.get() {
        Showing::Asking => finding.asking(),
        Showing::Found(contribution, code) => finding.found(*contribution, code),
        Showing::Failed(failure, code) => {
            let again = finding.clone();
            let retry = Box::new(move || again.find(code.clone()));
            vec![failure_notice(failure, Some(retry)), finding.ask_again()].into()
        }
        Showing::TakenBack => {
            let taken_back = notice(NoticeKind::Good, words::mine_taken_back().to_owned(), Vec::new());
            vec![taken_back, finding.ask_again()].into()
        }
    });
    vec![heading, content].into()
}

impl Finding {
    fn asking(&self) -> View {
        let mine = self.mine.clone();
        vec![
            live(move || news_notice(&mine, None).into()),
            self.list(KEPT, words::mine_here(), None, true),
            self.list(OF_TAB, words::mine_of_tab(), Some(words::mine_of_tab_text()), false),
            self.underway(),
            section("zoeken", words::mine_search(), vec![self.form()]),
        ]
        .into()
    }

    fn form(&self) -> View {
        let (typed, unsure, busy) = (self.typed, self.unsure, self.busy);
        let finding = self.clone();
        let find = move || match Reading::of(&typed.get_untracked()) {
            Ok(reading) if reading.slips.is_empty() => finding.look_up(reading.codes),
            Ok(reading) => finding.ask_whether(reading),
            Err(error) => finding.complain(i18n::code_error(&error)),
        };
        let doing = live(move || text(if busy.get() { words::mine_finding() } else { words::mine_find() }));
        let question = Question { id: CODE, label: words::mine_code(), hint: words::mine_code_hint(), rows: 3 };
        let on_input = Box::new(move |text| {
            typed.set(text);
            unsure.set(None);
        });
        let finding = self.clone();
        vec![
            lead(words::mine_lead()),
            text_field(question, typed.into(), on_input, self.problem.into(), None),
            live(move || unsure.get().map(|reading| finding.slips(&reading)).into()),
            actions(vec![button(ButtonKind::Primary, doing, find)]),
        ]
        .into()
    }

    /// Asks whether the words that were mended are those that were meant.
    fn slips(&self, reading: &Reading) -> View {
        let (finding, refusing, unsure) = (self.clone(), self.clone(), self.unsure);
        let codes = reading.codes.clone();
        let meant = move || {
            let words: Vec<_> = codes.iter().map(ToString::to_string).collect();
            finding.typed.set(words.join("\n"));
            unsure.set(None);
            finding.look_up(codes.clone());
        };
        let not_meant = move || {
            unsure.set(None);
            refusing.complain(words::mine_slips_look().to_owned());
        };
        let content = vec![
            list(reading.slips.iter().map(|slip| i18n::slip(slip).into()).collect()),
            actions(vec![
                button(ButtonKind::Primary, words::mine_slips_yes(), meant),
                button(ButtonKind::Secondary, words::mine_slips_no(), not_meant),
            ]),
        ];
        let asked = notice(NoticeKind::Info, words::mine_slips().to_owned(), content);
        element("div").set("id", SLIPS).set("tabindex", "-1").with(asked).view()
    }

    fn found(&self, contribution: Contribution, code: ReceiptCode) -> View {
        let (finding, gone) = (self.clone(), code.clone());
        let taken_back = move || {
            finding.mine.forget(&gone);
            finding.show(Showing::TakenBack, HEADING);
        };
        vec![chunks::found(contribution, code, Arc::new(taken_back)), self.ask_again()].into()
    }

    fn ask_again(&self) -> View {
        let finding = self.clone();
        let again = move || {
            finding.mine.open();
            finding.show(Showing::Asking, HEADING);
        };
        actions(vec![button(ButtonKind::Secondary, words::mine_another(), again)])
    }

    /// What is still on its way from this device.
    fn underway(&self) -> View {
        let outbox = self.outbox.clone();
        let ids = Memo::new(move |_| outbox.waiting());
        live(move || {
            let items: Vec<_> = ids.get().into_iter().map(outbox_status).collect();
            (!items.is_empty()).then(|| section("onderweg", words::mine_underway(), items)).into()
        })
    }

    /// What is kept on this device, or only known in this tab.
    fn list(&self, id: &'static str, title: &'static str, remark: Option<&'static str>, kept: bool) -> View {
        let finding = self.clone();
        live(move || {
            let all = finding.mine.all().into_iter();
            let some = all.filter(|own| Receipt::keeps(&own.code) == kept);
            let items: Vec<_> = some.map(|own| finding.card(&own, kept)).collect();
            if items.is_empty() {
                return None::<View>.into();
            }
            let remark = remark.map(small).into_iter();
            section(id, title, remark.chain([cards("wk-cards", items)]).collect())
        })
    }

    fn card(&self, own: &Own, kept: bool) -> View {
        let (finding, opened) = (self.clone(), own.code.clone());
        let other = if kept { self.forget_button(own.code.clone()) } else { self.keep_button(own.clone()) };
        own_card(own, move || finding.find(opened.clone()), other)
    }

    fn forget_button(&self, code: ReceiptCode) -> View {
        let mine = self.mine.clone();
        button(ButtonKind::Quiet, words::mine_forget(), move || {
            mine.forget(&code);
            page::focus_soon(HEADING);
        })
    }

    /// Keeps it on this device, as soon as one knows what it is about.
    fn keep_button(&self, own: Own) -> View {
        let (announcer, mine) = (self.announcer, self.mine.clone());
        let keep = move |receipt: &Receipt| {
            let kept = mine.keep(receipt);
            mine.open();
            announcer.say(if kept { words::receipt_kept() } else { words::receipt_kept_failed() });
            page::focus_soon(if kept { KEPT } else { OF_TAB });
        };
        live(move || {
            let keep = keep.clone();
            let keeping = |receipt| button(ButtonKind::Quiet, words::mine_keep(), move || keep(&receipt));
            own.receipt().map(keeping).into()
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

    fn ask_whether(&self, reading: Reading) {
        self.problem.set(String::new());
        self.unsure.set(Some(reading));
        self.announcer.say(words::mine_slips());
        page::focus_soon(SLIPS);
    }

    /// Opens what belongs to one code; of several, shows where each stands.
    fn look_up(&self, mut codes: Vec<ReceiptCode>) {
        if codes.len() == 1 {
            return codes.pop().into_iter().for_each(|code| self.find(code));
        }
        self.problem.set(String::new());
        self.typed.set(String::new());
        self.announcer.say(i18n::receipts_added(codes.len()));
        codes.into_iter().for_each(|code| self.mine.enter(code));
        page::focus_soon(OF_TAB);
    }

    fn find(&self, code: ReceiptCode) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(String::new());
        let finding = self.clone();
        spawn_local(async move {
            let found = match Chunk::Contribution.load().await {
                Ok(()) => finding.backend.contribution(&code.feedback_id(), &code.secret()).await,
                Err(failure) => Err(failure),
            };
            finding.busy.set(false);
            match found {
                Ok(contribution) => {
                    // The words are not needed on the screen any more; somebody may be looking.
                    finding.typed.set(String::new());
                    finding.mine.found(code.clone(), &contribution);
                    finding.show(Showing::Found(Box::new(contribution), code), STATUS);
                }
                Err(Failure::Answered(Meaning::TakenBack)) => finding.show(Showing::TakenBack, HEADING),
                Err(Failure::Answered(Meaning::NotFound)) => finding.complain(NO_CONTRIBUTION.to_owned()),
                Err(failure) => finding.show(Showing::Failed(failure, code), HEADING),
            }
        });
    }
}
