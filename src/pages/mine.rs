//! Finding back what one said, with ten words and nothing else.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    backend::{Meaning, OperationName},
    feedback::Contribution,
    receipt::ReceiptCode,
};

use crate::{
    api::Failure,
    components::{
        contribution::ContributionCard, failure_notice::FailureNotice, outbox_status::OutboxStatus,
        page_heading::PageHeading, receipt_card::ReceiptLine,
    },
    i18n::{self, NO_CONTRIBUTION, words},
    platform::page,
    state::{outbox::Outbox, receipts::Receipt, site::Site},
    ui::{
        announcer::Announcer,
        button::{Button, ButtonKind},
        field::TextField,
        notice::{Notice, NoticeKind},
    },
};

const CODE: &str = "tien-woorden";

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
enum Showing {
    /// The field for ten words.
    Asking,
    /// Looking for what belongs to them.
    Finding,
    /// What belongs to them.
    Found(Box<Contribution>, ReceiptCode),
    /// That could not be read now.
    Failed(Failure, ReceiptCode),
    /// It was taken back.
    TakenBack,
}

/// Finding back what one said.
#[component]
pub fn MinePage() -> impl IntoView {
    let site = Site::current();
    if !site.backend.description().can(OperationName::Read) {
        return view! {
            <PageHeading title=words().mine_title />
            <Notice title=words().mine_not_here.to_owned()>
                <p class="wk-paragraph">{words().mine_not_here_text}</p>
            </Notice>
        }
        .into_any();
    }
    let outbox = Outbox::current();
    let announcer = use_context::<Announcer>();
    let showing = RwSignal::new(Showing::Asking);
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let kept = RwSignal::new(Receipt::kept());

    let backend = site.backend.clone();
    let find = move |code: ReceiptCode| {
        showing.set(Showing::Finding);
        problem.set(String::new());
        let backend = backend.clone();
        spawn_local(async move {
            let found = backend.contribution(&code.feedback_id(), &code.secret()).await;
            // The words are not needed on the screen any more; somebody may be looking.
            let next = match found {
                Ok(contribution) => {
                    typed.set(String::new());
                    Showing::Found(Box::new(contribution), code)
                }
                Err(Failure::Answered(Meaning::TakenBack)) => Showing::TakenBack,
                Err(Failure::Answered(Meaning::NotFound)) => {
                    problem.set(NO_CONTRIBUTION.to_owned());
                    Showing::Asking
                }
                Err(failure) => Showing::Failed(failure, code),
            };
            showing.set(next);
            let spoken = problem.get_untracked();
            if let Some(announcer) = announcer.filter(|_| !spoken.is_empty()) {
                announcer.say(spoken);
            }
        });
    };
    let submit = {
        let find = find.clone();
        move || match ReceiptCode::parse(&typed.get_untracked()) {
            Ok(code) => find(code),
            Err(error) => {
                problem.set(i18n::code_error(&error));
                page::focus_and_show(CODE);
                if let Some(announcer) = announcer {
                    announcer.say(i18n::code_error(&error));
                }
            }
        }
    };
    let again = move || {
        kept.set(Receipt::kept());
        showing.set(Showing::Asking);
    };
    let content = move || match showing.get() {
        Showing::Asking | Showing::Finding => {
            let (submit, open, outbox) = (submit.clone(), find.clone(), outbox.clone());
            let finding = showing.get() == Showing::Finding;
            view! {
                <p class="wk-lead">{words().mine_lead}</p>
                <TextField
                    id=CODE
                    label=words().mine_code
                    hint=words().mine_code_hint
                    value=typed
                    on_input=move |text| typed.set(text)
                    problem=problem
                    rows=3
                />
                <p class="wk-actions">
                    <Button kind=ButtonKind::Primary on_press=move |_| submit()>
                        {if finding { words().mine_finding } else { words().mine_find }}
                    </Button>
                </p>
                {underway(&outbox)}
                <KeptReceipts kept=kept on_open=open />
            }
            .into_any()
        }
        Showing::Found(contribution, code) => view! {
            <ContributionCard
                contribution=*contribution
                code=code.clone()
                on_taken_back=move || {
                    if let Some(receipt) = Receipt::kept().into_iter().find(|receipt| receipt.code == code) {
                        receipt.forget();
                    }
                    showing.set(Showing::TakenBack);
                }
            />
            <p class="wk-actions"><Button on_press=move |_| again()>{words().mine_another}</Button></p>
        }
        .into_any(),
        Showing::Failed(failure, code) => {
            let find = find.clone();
            view! {
                <FailureNotice failure=failure on_retry=move || find(code.clone()) />
                <p class="wk-actions"><Button on_press=move |_| again()>{words().mine_another}</Button></p>
            }
            .into_any()
        }
        Showing::TakenBack => view! {
            <Notice kind=NoticeKind::Good title=words().mine_taken_back.to_owned()>""</Notice>
            <p class="wk-actions"><Button on_press=move |_| again()>{words().mine_another}</Button></p>
        }
        .into_any(),
    };
    view! {
        <PageHeading title=words().mine_title />
        {content}
    }
    .into_any()
}

/// What is still on its way from this device.
fn underway(outbox: &Outbox) -> AnyView {
    let ids = {
        let outbox = outbox.clone();
        Memo::new(move |_| outbox.underway().into_iter().map(|entry| entry.feedback.id).collect::<Vec<_>>())
    };
    view! {
        <Show when=move || !ids.read().is_empty()>
            <section class="wk-section" aria-labelledby="onderweg">
                <h2 class="wk-section__title" id="onderweg">{words().mine_underway}</h2>
                {move || ids.get().into_iter().map(|id| view! { <OutboxStatus id=id /> }).collect_view()}
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn KeptReceipts(
    /// The receipts that are kept on this device.
    kept: RwSignal<Vec<Receipt>>,
    /// Opens one.
    on_open: impl Fn(ReceiptCode) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let lines = move || {
        let line = |receipt: Receipt| {
            let on_open = on_open.clone();
            let about = receipt.theme.as_str().replace('-', " ");
            view! {
                <ReceiptLine
                    receipt=receipt
                    about=about
                    on_open=move |receipt| on_open(receipt.code)
                    on_forget=move |receipt| {
                        receipt.forget();
                        kept.set(Receipt::kept());
                    }
                />
            }
        };
        kept.get().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || !kept.read().is_empty()>
            <section class="wk-section" aria-labelledby="op-deze-telefoon">
                <h2 class="wk-section__title" id="op-deze-telefoon">{words().mine_here}</h2>
                <ul class="wk-cards" role="list">{lines.clone()}</ul>
            </section>
        </Show>
    }
}
