//! What one giver said, and what came of it, for that giver alone.

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    backend::OperationName,
    feedback::{Contribution, Feedback, LONGEST_TEXT, ModerationState},
    receipt::ReceiptCode,
};

use super::{agenda_loader::AgendaLoader, outcome_card::outcome_card};
use crate::{
    api::Failure,
    i18n::{self, words},
    platform::page,
    routes::Route,
    state::site::Site,
    ui::{
        announcer::Announcer,
        arcs::Arcs,
        button::{Button, ButtonKind},
        choice::{Choice, ChoiceList},
        field::TextField,
        notice::{Notice, NoticeKind},
    },
};

/// What the giver is doing with their contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Reading,
    Editing,
    TakingBack,
}

/// One contribution, with its status, answers, and ways to change it and take it back.
#[component]
pub fn ContributionCard(
    /// What was read with the receipt.
    contribution: Contribution,
    /// The receipt's code.
    code: ReceiptCode,
    /// What happens once it is taken back.
    on_taken_back: impl Fn() + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let backend = Site::current().backend;
    let can_edit = backend.description().can(OperationName::Edit);
    let can_take_back = backend.description().can(OperationName::TakeBack);
    let shown = RwSignal::new(contribution);
    let doing = RwSignal::new(Doing::Reading);
    let saved = RwSignal::new(false);
    let agenda = shown.with_untracked(|shown| shown.feedback.agenda.clone());

    let body = move || match doing.get() {
        Doing::Editing => {
            let code = code.clone();
            let keep = move |feedback: Option<Feedback>| {
                if let Some(feedback) = feedback {
                    shown.update(|shown| {
                        shown.feedback = feedback;
                        // What staff said was about the words before the change.
                        shown.moderation = None;
                    });
                    saved.set(true);
                }
                doing.set(Doing::Reading);
            };
            view! {
                <EditForm feedback=shown.with_untracked(|shown| shown.feedback.clone()) code=code on_done=keep />
            }
            .into_any()
        }
        Doing::TakingBack => {
            let done = on_taken_back.clone();
            let code = code.clone();
            view! { <TakeBack code=code on_done=done on_cancel=move || doing.set(Doing::Reading) /> }
                .into_any()
        }
        Doing::Reading => view! {
            {move || {
                saved
                    .get()
                    .then(|| view! { <Notice kind=NoticeKind::Good title=words().mine_saved.to_owned()>""</Notice> })
            }}
            {move || shown.with(|shown| said(&shown.feedback))}
            <div class="wk-actions">
                {can_edit
                    .then(|| {
                        view! {
                            <Button on_press=move |_| {
                                saved.set(false);
                                doing.set(Doing::Editing);
                            }>{words().mine_edit}</Button>
                        }
                    })}
                {can_take_back
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Quiet on_press=move |_| doing.set(Doing::TakingBack)>
                                {words().mine_take_back}
                            </Button>
                        }
                    })}
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="wk-section" aria-labelledby="inbreng-status">
            <h2 class="wk-section__title" id="inbreng-status">{words().mine_status}</h2>
            {move || shown.with(status)}
        </section>
        <section class="wk-section" aria-labelledby="inbreng-gezegd">
            <h2 class="wk-section__title" id="inbreng-gezegd">{words().mine_said}</h2>
            {body}
        </section>
        <section class="wk-section" aria-labelledby="inbreng-antwoord">
            <h2 class="wk-section__title" id="inbreng-antwoord">{words().mine_replies}</h2>
            {move || shown.with(replies)}
        </section>
        <section class="wk-section" aria-labelledby="inbreng-gedaan">
            <h2 class="wk-section__title" id="inbreng-gedaan">{words().mine_outcomes}</h2>
            <AgendaLoader
                id=agenda
                render=move |agenda| {
                    let theme = shown.with_untracked(|shown| shown.feedback.theme.clone());
                    let outcomes = agenda.outcomes_of(&theme);
                    let about = Route::Theme(agenda.id.clone(), theme.clone());
                    let title = agenda.theme(&theme).map(|theme| theme.title.nl().to_owned());
                    view! {
                        {title
                            .map(|title| {
                                view! {
                                    <p class="wk-paragraph"><super::link::Link to=about>{title}</super::link::Link></p>
                                }
                            })}
                        {outcomes
                            .is_empty()
                            .then(|| view! { <p class="wk-paragraph">{words().theme_nothing}</p> })}
                        {outcomes
                            .into_iter()
                            .map(|outcome| outcome_card(&agenda, outcome, 3))
                            .collect_view()}
                    }
                        .into_any()
                }
            />
        </section>
    }
}

fn status(contribution: &Contribution) -> AnyView {
    let state = contribution.moderation.as_ref().map_or(ModerationState::New, |moderation| moderation.state);
    let reason = contribution.moderation.as_ref().and_then(|moderation| moderation.reason.clone());
    let arcs = match (state, contribution.replies.is_empty()) {
        (_, false) => 3,
        (ModerationState::New, _) => 1,
        _ => 2,
    };
    view! {
        <p class="wk-status">
            <Arcs filled=arcs />
            <span class="wk-status__word">{i18n::moderation(state)}</span>
        </p>
        {reason.map(|reason| view! { <p class="wk-paragraph">{reason}</p> })}
    }
    .into_any()
}

/// What was said, as its giver reads it back.
pub fn said(feedback: &Feedback) -> AnyView {
    view! {
        <div class="wk-said">
            <p class="wk-small">{i18n::audience(feedback.audience)}</p>
            {feedback
                .answers
                .recognise
                .map(|answer| {
                    view! {
                        <p class="wk-paragraph">{words().answer_recognise} " " <strong class="wk-strong">{i18n::recognise(answer)}</strong></p>
                    }
                })}
            {feedback.text.clone().map(|text| view! { <p class="wk-said__text">{text}</p> })}
        </div>
    }
    .into_any()
}

fn replies(contribution: &Contribution) -> AnyView {
    if contribution.replies.is_empty() {
        return view! { <p class="wk-paragraph">{words().mine_no_reply}</p> }.into_any();
    }
    contribution
        .replies
        .iter()
        .map(|reply| {
            view! {
                <div class="wk-reply">
                    <p class="wk-small">{reply.on.in_dutch()}</p>
                    <p class="wk-said__text">{reply.text.clone()}</p>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

#[component]
fn EditForm(
    /// What was said.
    feedback: Feedback,
    /// The receipt's code.
    code: ReceiptCode,
    /// What happens afterwards: with the new version, or with none when nothing was changed.
    on_done: impl Fn(Option<Feedback>) + Clone + Send + 'static,
) -> impl IntoView {
    let backend = Site::current().backend;
    let announcer = use_context::<Announcer>();
    let text = RwSignal::new(feedback.text.clone().unwrap_or_default());
    let recognise = RwSignal::new(feedback.answers.recognise);
    let problem = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    let saving = RwSignal::new(false);
    let cancel = on_done.clone();
    let save = move |_| {
        if saving.get_untracked() {
            return;
        }
        let mut changed = feedback.clone();
        let words_typed = text.get_untracked();
        changed.text = Some(words_typed.trim().to_owned()).filter(|text| !text.is_empty());
        changed.answers.recognise = recognise.get_untracked();
        if let Some(wrong) = changed.problems().into_iter().next() {
            problem.set(wrong.message);
            page::focus_and_show("aanpassen");
            return;
        }
        problem.set(String::new());
        failure.set(None);
        saving.set(true);
        let (backend, code, on_done) = (backend.clone(), code.clone(), on_done.clone());
        spawn_local(async move {
            let result = backend.edit(&changed, &code.secret()).await;
            saving.set(false);
            match result {
                Ok(()) => {
                    if let Some(announcer) = announcer {
                        announcer.say(words().mine_saved);
                    }
                    on_done(Some(changed));
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    view! {
        <p class="wk-outcome__label" id="aanpassen-herken">{words().answer_recognise}</p>
        <RecogniseChoices labelled_by="aanpassen-herken" chosen=recognise on_choose=move |answer| recognise.set(Some(answer)) />
        <TextField
            id="aanpassen"
            label=words().answer_words_label
            hint=words().answer_words_hint
            value=text
            on_input=move |typed| text.set(typed)
            problem=problem
            count=Signal::derive(move || i18n::characters_left(text.read().chars().count(), LONGEST_TEXT))
        />
        {move || failure.get().map(failed)}
        <div class="wk-actions">
            <Button kind=ButtonKind::Primary on_press=save>
                {move || if saving.get() { words().mine_saving } else { words().mine_save }}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move |_| cancel(None)>{words().mine_cancel}</Button>
        </div>
    }
}

#[component]
fn TakeBack(
    /// The receipt's code.
    code: ReceiptCode,
    /// What happens once it is gone.
    on_done: impl Fn() + Clone + Send + 'static,
    /// What happens when it stays.
    on_cancel: impl Fn() + Send + 'static,
) -> impl IntoView {
    let backend = Site::current().backend;
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let take_back = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let (backend, code, on_done) = (backend.clone(), code.clone(), on_done.clone());
        spawn_local(async move {
            let result = backend.take_back(&code.feedback_id(), &code.secret()).await;
            busy.set(false);
            match result {
                Ok(()) => on_done(),
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    view! {
        <Notice title=words().mine_take_back_sure.to_owned()>
            <p class="wk-paragraph">{words().mine_take_back_text}</p>
            {move || failure.get().map(failed)}
            <div class="wk-actions">
                <Button kind=ButtonKind::Danger on_press=take_back>{words().mine_take_back_yes}</Button>
                <Button on_press=move |_| on_cancel()>{words().mine_take_back_no}</Button>
            </div>
        </Notice>
    }
}

fn failed(failure: Failure) -> AnyView {
    let (title, text) = i18n::failure(&failure);
    view! {
        <Notice kind=NoticeKind::Problem title=title.to_owned()>
            <p class="wk-paragraph">{text}</p>
        </Notice>
    }
    .into_any()
}

/// The five answers to "herken je dit?".
#[component]
pub fn RecogniseChoices(
    /// The id of the element that asks.
    labelled_by: &'static str,
    /// What was chosen.
    #[prop(into)]
    chosen: Signal<Option<u8>>,
    /// What happens when one is chosen.
    on_choose: impl Fn(u8) + Clone + Send + 'static,
) -> impl IntoView {
    let choice = move |answer: u8| {
        let on_choose = on_choose.clone();
        view! {
            <Choice
                chosen=Signal::derive(move || chosen.get() == Some(answer))
                on_choose=move || on_choose(answer)
                label=i18n::recognise(answer)
                icon=move || view! { <Level filled=answer /> }
            />
        }
    };
    view! {
        <ChoiceList labelled_by=labelled_by>{(1..=5).rev().map(choice).collect_view()}</ChoiceList>
    }
}

/// How much, as one to five bars: a help for the eye beside the words.
#[component]
fn Level(
    /// How many bars are filled, 1 to 5.
    filled: u8,
) -> impl IntoView {
    let bars = (1..=5u8).map(|bar| {
        let class = if bar <= filled { "wk-level__bar wk-level__bar--filled" } else { "wk-level__bar" };
        let height = 3 + 4 * u32::from(bar);
        view! {
            <rect class=class x=(u32::from(bar) * 6 - 5).to_string() y=(25 - height).to_string() width="4" height=height.to_string() rx="1.5" />
        }
    });
    view! {
        <svg class="wk-level" viewBox="0 0 30 26" aria-hidden="true" focusable="false">{bars.collect_view()}</svg>
    }
}
