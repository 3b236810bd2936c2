//! Saying something about a theme: one question per screen, each skippable, back without loss.

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, Theme},
    backend::{OperationName, Privacy},
    feedback::{Audience, LONGEST_TEXT},
    receipt::ReceiptCode,
    slug::Slug,
};

use crate::{
    components::{
        agenda_text::Words,
        contribution::{RecogniseChoices, said},
        link::{Link, crumb},
        page_heading::PageHeading,
    },
    i18n::{self, words},
    platform::{page, random},
    routes::{Route, Step},
    state::{draft::Draft, navigation::Navigation, outbox::Outbox, receipts::Receipt, site::Site},
    ui::{
        announcer::Announcer,
        button::{Button, ButtonKind},
        choice::{Choice, ChoiceList},
        field::TextField,
        notice::{Notice, NoticeKind},
    },
};

/// The id of the heading, which asks the question of the step.
const HEADING: &str = "titel";
const PROBLEM: &str = "probleem";

/// What is being said, and about what.
#[derive(Clone)]
struct Writing {
    agenda: Slug,
    theme: Slug,
    draft: RwSignal<Draft>,
}

impl Writing {
    fn update(&self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.draft.with_untracked(|draft| draft.keep(&self.agenda, &self.theme));
    }

    fn at(&self, step: Step) -> Route {
        Route::Answer(self.agenda.clone(), self.theme.clone(), step)
    }

    fn theme_page(&self) -> Route {
        Route::Theme(self.agenda.clone(), self.theme.clone())
    }
}

/// One step of answering.
pub fn answer_page(agenda: &Agenda, theme: &Theme, step: Step) -> AnyView {
    let draft = RwSignal::new(Draft::load(&agenda.id, &theme.id));
    let writing = Writing { agenda: agenda.id.clone(), theme: theme.id.clone(), draft };
    let (title, content) = match step {
        Step::Who => (words().answer_who, who(&writing)),
        Step::Recognise => (words().answer_recognise, recognise(&writing, theme)),
        Step::Words => (words().answer_words, in_own_words(&writing, theme)),
        Step::Send => (words().answer_send, send(&writing, theme)),
    };
    let above = i18n::step_of(step.number(), Step::ALL.len());
    let back = step.previous().map_or_else(|| writing.theme_page(), |step| writing.at(step));
    view! {
        {crumb(writing.theme_page(), &theme.title)}
        <PageHeading title=title above=above />
        <noscript>
            <p class="wk-noscript">{words().answer_noscript}</p>
        </noscript>
        {content}
        <p class="wk-step-back"><Link to=back class="wk-button wk-button--quiet">{words().answer_back}</Link></p>
    }
    .into_any()
}

fn who(writing: &Writing) -> AnyView {
    let (site, navigation) = (Site::current(), Navigation::current());
    let (writing, draft) = (writing.clone(), writing.draft);
    let choice = move |audience: Audience, label: &'static str, hint: &'static str| {
        let (writing, site) = (writing.clone(), site.clone());
        view! {
            <Choice
                chosen=Signal::derive(move || draft.read().audience == Some(audience))
                label=label
                hint=hint
                on_choose=move || {
                    writing.update(|draft| draft.audience = Some(audience));
                    navigation.go(&site, writing.at(Step::Recognise));
                }
            />
        }
    };
    view! {
        <p class="wk-lead">{words().answer_who_text}</p>
        <ChoiceList labelled_by=HEADING>
            {choice(Audience::Youth, words().who_youth, words().who_youth_text)}
            {choice(Audience::Parent, words().who_parent, words().who_parent_text)}
            {choice(Audience::Professional, words().who_professional, words().who_professional_text)}
            {choice(Audience::Other, words().who_other, words().who_other_text)}
        </ChoiceList>
    }
    .into_any()
}

fn recognise(writing: &Writing, theme: &Theme) -> AnyView {
    let (site, navigation) = (Site::current(), Navigation::current());
    let draft = writing.draft;
    let choosing = writing.clone();
    let choose = move |answer| {
        choosing.update(|draft| draft.recognise = Some(answer));
        navigation.go(&site, choosing.at(Step::Words));
    };
    let (site, skipping) = (Site::current(), writing.clone());
    let skip = move |_| {
        skipping.update(|draft| draft.recognise = None);
        navigation.go(&site, skipping.at(Step::Words));
    };
    view! {
        <p class="wk-lead"><Words text=theme.summary.clone() /></p>
        <p class="wk-paragraph">{words().answer_recognise_text}</p>
        <RecogniseChoices labelled_by=HEADING chosen=Signal::derive(move || draft.read().recognise) on_choose=choose />
        <p class="wk-actions"><Button on_press=skip>{words().answer_skip}</Button></p>
    }
    .into_any()
}

fn in_own_words(writing: &Writing, theme: &Theme) -> AnyView {
    let draft = writing.draft;
    let typing = writing.clone();
    let problem = move || {
        let length = draft.read().text.chars().count();
        if length > LONGEST_TEXT { i18n::too_long(length - LONGEST_TEXT) } else { String::new() }
    };
    let question = theme.questions.first().map(|question| question.text.clone());
    let next = writing.at(Step::Send);
    view! {
        {question.map(|question| view! { <p class="wk-question"><Words text=question /></p> })}
        <p class="wk-paragraph">{words().answer_words_text}</p>
        <TextField
            id="woorden"
            label=words().answer_words_label
            hint=words().answer_words_hint
            value=Signal::derive(move || draft.read().text.clone())
            on_input=move |text| typing.update(|draft| draft.text = text)
            problem=Signal::derive(problem)
            count=Signal::derive(move || i18n::characters_left(draft.read().text.chars().count(), LONGEST_TEXT))
        />
        <p class="wk-small">{words().answer_draft_kept}</p>
        <p class="wk-urgent">
            {words().answer_urgent} " " <Link to=Route::Help>{words().help_all}</Link>
        </p>
        <p class="wk-actions">
            <Link to=next class=ButtonKind::Primary.class()>
                {move || if draft.read().text.trim().is_empty() { words().answer_skip } else { words().answer_next }}
            </Link>
        </p>
    }
    .into_any()
}

fn send(writing: &Writing, theme: &Theme) -> AnyView {
    let site = Site::current();
    let description = site.backend.description();
    let warning = match description.privacy {
        Privacy::Public => Some(words().answer_public_warning),
        Privacy::WriteOnly => Some(words().answer_write_only_warning),
        Privacy::PerRecord | Privacy::ReadOnly => None,
    };
    if !description.can(OperationName::Create) {
        return keep_yourself(writing, theme);
    }
    let listener = theme.audience.as_ref();
    let reader = listener.and_then(|listener| listener.reader.clone()).unwrap_or_else(|| site.config.reader.clone());
    let days = listener.and_then(|listener| listener.answer_within_days).unwrap_or(site.config.answer_within_days);
    let lines = [
        i18n::who_reads(reader.nl()),
        i18n::when_heard(days),
        words().answer_line_reply.to_owned(),
        words().answer_line_public.to_owned(),
        words().answer_line_later.to_owned(),
    ];
    view! {
        {yours(writing)}
        <section class="wk-section" aria-labelledby="wat-er-gebeurt">
            <h2 class="wk-section__title" id="wat-er-gebeurt">{words().answer_what_happens}</h2>
            <ul class="wk-promises">
                {lines.map(|line| view! { <li class="wk-promises__line">{line}</li> }).into_iter().collect_view()}
            </ul>
            {warning.map(|warning| view! { <Notice title=warning.to_owned()>""</Notice> })}
        </section>
        <Submit writing=writing.clone() />
    }
    .into_any()
}

#[component]
fn Submit(
    /// What is sent.
    writing: Writing,
) -> impl IntoView {
    let (site, navigation, outbox) = (Site::current(), Navigation::current(), Outbox::current());
    let announcer = use_context::<Announcer>();
    let problem = RwSignal::new(String::new());
    let sent = StoredValue::new(false);
    let complain = move |words: String| {
        if let Some(announcer) = announcer {
            announcer.say(words.clone());
        }
        problem.set(words);
        page::focus_and_show(PROBLEM);
    };
    let recognise = writing.at(Step::Recognise);
    let submit = move |_| {
        // A second tap finds it sent, and does nothing.
        if sent.get_value() {
            return;
        }
        let draft = writing.draft.get_untracked();
        let Some(entropy) = random::bytes() else {
            complain(words().answer_no_randomness.to_owned());
            return;
        };
        let code = ReceiptCode::from_entropy(entropy);
        let feedback = draft.feedback(&writing.agenda, &writing.theme, &code, &site.today);
        if let Some(wrong) = feedback.problems().into_iter().next() {
            complain(wrong.message);
            return;
        }
        sent.set_value(true);
        let receipt = Receipt {
            code: code.clone(),
            agenda: writing.agenda.clone(),
            theme: writing.theme.clone(),
            on: feedback.created_on.clone(),
        };
        receipt.make_latest();
        outbox.submit(feedback, code);
        Draft::forget(&writing.agenda, &writing.theme);
        navigation.go_instead(&site, Route::Receipt);
    };
    view! {
        <div id=PROBLEM tabindex="-1">
            {move || {
                let wrong = problem.get();
                let to = recognise.clone();
                (!wrong.is_empty())
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Problem title=wrong>
                                <p class="wk-paragraph"><Link to=to>{words().answer_change}</Link></p>
                            </Notice>
                        }
                    })
            }}
        </div>
        <p class="wk-actions">
            <Button kind=ButtonKind::Primary on_press=submit>{words().answer_submit}</Button>
        </p>
    }
}

/// What is about to be sent, with the way to change it.
fn yours(writing: &Writing) -> AnyView {
    let draft = writing.draft;
    let (who, recognise, own_words) = (writing.at(Step::Who), writing.at(Step::Recognise), writing.at(Step::Words));
    let row = |question: &'static str, answer: Signal<String>, to: Route| {
        view! {
            <dt class="wk-summary__question">{question}</dt>
            <dd class="wk-summary__answer">
                <span class="wk-summary__words">{move || answer.get()}</span>
                <Link to=to>{words().answer_change}<span class="wk-visually-hidden">": " {question}</span></Link>
            </dd>
        }
    };
    let or_nothing = |answer: Option<String>| answer.unwrap_or_else(|| words().answer_nothing_chosen.to_owned());
    let audience =
        Signal::derive(move || or_nothing(draft.read().audience.map(|audience| i18n::audience(audience).to_owned())));
    let chosen = Signal::derive(move || or_nothing(draft.read().recognise.map(|answer| i18n::recognise(answer).to_owned())));
    let text = Signal::derive(move || {
        or_nothing(Some(draft.read().text.trim().to_owned()).filter(|text| !text.is_empty()))
    });
    view! {
        <section class="wk-section" aria-labelledby="dit-stuur-je">
            <h2 class="wk-section__title" id="dit-stuur-je">{words().answer_yours}</h2>
            <dl class="wk-summary">
                {row(words().answer_who, audience, who)}
                {row(words().answer_recognise, chosen, recognise)}
                {row(words().answer_words_label, text, own_words)}
            </dl>
        </section>
    }
    .into_any()
}

/// For a site that cannot receive anything: what was written, to take along.
fn keep_yourself(writing: &Writing, theme: &Theme) -> AnyView {
    let announcer = use_context::<Announcer>();
    let draft = writing.draft;
    let title = theme.title.nl().to_owned();
    let as_text = move || {
        let draft = draft.read_untracked();
        let recognise = draft.recognise.map(|answer| format!("{} {}\n", words().answer_recognise, i18n::recognise(answer)));
        let audience = draft.audience.map(|audience| format!("{}\n", i18n::audience(audience)));
        format!("{title}\n\n{}{}{}\n", audience.unwrap_or_default(), recognise.unwrap_or_default(), draft.text.trim())
    };
    let done = RwSignal::new("");
    let say = move |words: &'static str| {
        done.set(words);
        if let Some(announcer) = announcer {
            announcer.say(words);
        }
    };
    let copied = as_text.clone();
    let copy = move |_| {
        let text = copied();
        leptos::task::spawn_local(async move {
            say(if page::copy(&text).await { words().receipt_copied } else { words().answer_copy_failed });
        });
    };
    let save = move |_| {
        page::save("mijn-inbreng.txt", &as_text());
    };
    let shown = writing.clone();
    view! {
        <Notice title=words().answer_no_sending.to_owned()>
            <p class="wk-paragraph">{words().answer_no_sending_text}</p>
        </Notice>
        {move || {
            let code = ReceiptCode::from_entropy([0; 12]);
            let today = Site::current().today;
            said(&shown.draft.read().feedback(&shown.agenda, &shown.theme, &code, &today))
        }}
        <div class="wk-actions wk-no-print">
            <Button kind=ButtonKind::Primary on_press=copy>{words().answer_copy}</Button>
            <Button on_press=save>{words().answer_save}</Button>
            <Button on_press=move |_| page::print()>{words().answer_print}</Button>
        </div>
        <p class="wk-small">{move || done.get()}</p>
    }
    .into_any()
}
