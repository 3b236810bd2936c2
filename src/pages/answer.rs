//! Saying something about a theme: one question per screen, each skippable, back without loss.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use weerklank_core::{
    agenda::{Agenda, Theme},
    backend::{OperationName, Privacy},
    feedback::{AgeBand, Audience, Kind, LONGEST_TEXT},
    receipt::ReceiptCode,
    slug::Slug,
};

use crate::{
    components::{
        agenda_text::{paragraphs, paragraphs_as},
        contribution::{IMPORTANCE, RECOGNISE, Scale, said, scale_choices},
        danger_card::danger_card,
        link::{crumb, link},
        page_heading::{HEADING, page_heading},
        personal_details::personal_details,
        read_aloud::read_aloud,
    },
    i18n::{self, words},
    platform::{page, random},
    routes::{Route, Step},
    state::{draft::Draft, navigation::Navigation, outbox::Outbox, receipts::Receipt, site::Site},
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        choice::{chips, choice, choices},
        element::element,
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, block, card, lead, paragraph, section, small},
        switch::switch,
        view::{View, live, text},
    },
};

const PROBLEM: &str = "probleem";
const QUESTION: &str = "vraag";

/// What is being said, and about what.
#[derive(Clone)]
struct Writing {
    agenda: Slug,
    theme: Slug,
    draft: RwSignal<Draft>,
    site: Site,
    navigation: Navigation,
}

impl Writing {
    fn update(&self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.draft.with_untracked(|draft| draft.keep(&self.agenda, &self.theme));
    }

    fn at(&self, step: Step) -> Route {
        Route::Answer(self.agenda.clone(), self.theme.clone(), step)
    }

    fn go(&self, step: Step) {
        self.navigation.go(&self.site, self.at(step));
    }
}

/// One step of answering.
pub(super) fn answer_page(agenda: &Agenda, theme: &Theme, step: Step) -> View {
    let writing = Writing {
        agenda: agenda.id.clone(),
        theme: theme.id.clone(),
        draft: RwSignal::new(Draft::load(&agenda.id, &theme.id)),
        site: Site::current(),
        navigation: Navigation::current(),
    };
    let (title, content) = match step {
        Step::Who => (words().answer_who, who(&writing)),
        Step::Recognise => (words().answer_recognise, recognise(&writing, theme)),
        Step::Importance => (words().answer_importance, importance(&writing)),
        Step::Words => (words().answer_words, in_own_words(&writing, theme)),
        Step::Send => (words().answer_send, send(&writing, theme)),
    };
    let about = Route::Theme(agenda.id.clone(), theme.id.clone());
    let back = step.previous().map_or_else(|| about.clone(), |step| writing.at(step));
    let steps = match step {
        Step::Send => words().answer_last.to_owned(),
        step => i18n::question_of(step.number(), Step::QUESTIONS),
    };
    let back = link(back, ButtonKind::Quiet.class(), words().answer_back);
    let top = element("div").class("wk-top").with(crumb(about, &theme.title)).with(read_aloud(QUESTION));
    let question = element("div").set("id", QUESTION).with(page_heading(title, Some(steps))).with(content);
    vec![top.view(), question.view(), block("wk-step-back", back)].into()
}

fn who(writing: &Writing) -> View {
    let draft = writing.draft;
    let item = |(audience, label, hint): (Audience, &'static str, &'static str)| {
        let writing = writing.clone();
        let chosen = Signal::derive(move || draft.read().audience == Some(audience));
        let choose = move || {
            writing.update(|draft| draft.audience = Some(audience));
            writing.go(Step::Recognise);
        };
        choice(label, Some(hint), None, chosen, Box::new(choose))
    };
    let audiences = [
        (Audience::Youth, words().who_youth, words().who_youth_text),
        (Audience::Parent, words().who_parent, words().who_parent_text),
        (Audience::Professional, words().who_professional, words().who_professional_text),
        (Audience::Other, words().who_other, words().who_other_text),
    ];
    vec![lead(words().answer_who_text), choices(HEADING, audiences.map(item).into())].into()
}

fn recognise(writing: &Writing, theme: &Theme) -> View {
    let asked = match writing.draft.read_untracked().audience {
        Some(Audience::Parent) => words().answer_recognise_parent,
        _ => words().answer_recognise_text,
    };
    vec![
        paragraphs_as("wk-lead", &theme.summary),
        paragraph(asked),
        one_of_five(writing, RECOGNISE, |draft| &mut draft.recognise, Step::Importance),
    ]
    .into()
}

fn importance(writing: &Writing) -> View {
    let asked = match writing.draft.read_untracked().audience {
        Some(Audience::Parent) => words().answer_importance_parent,
        _ => words().answer_importance_text,
    };
    vec![paragraph(asked), one_of_five(writing, IMPORTANCE, |draft| &mut draft.importance, Step::Words)].into()
}

/// Five answers, and the way past them: what is chosen stands in `place` of the draft, and leads to `next`.
fn one_of_five(writing: &Writing, scale: Scale, place: fn(&mut Draft) -> &mut Option<u8>, next: Step) -> View {
    let (choosing, skipping) = (writing.clone(), writing.clone());
    let draft = writing.draft;
    let chosen = Signal::derive(move || *place(&mut draft.get()));
    let choose: Arc<dyn Fn(u8) + Send + Sync> = Arc::new(move |answer| {
        choosing.update(|draft| *place(draft) = Some(answer));
        choosing.go(next);
    });
    let skip = move || {
        skipping.update(|draft| *place(draft) = None);
        skipping.go(next);
    };
    vec![
        scale_choices(scale, HEADING, chosen, &choose),
        actions(vec![button(ButtonKind::Secondary, words().answer_skip, skip)]),
    ]
    .into()
}

/// What sort of thing one wants to say. Pressing what was chosen takes the choice away.
fn kinds(writing: &Writing) -> View {
    let draft = writing.draft;
    let item = |kind: Kind| {
        let writing = writing.clone();
        let chosen = Signal::derive(move || draft.read().kind == Some(kind));
        let choose = move || {
            writing.update(|draft| draft.kind = if draft.kind == Some(kind) { None } else { Some(kind) });
        };
        choice(i18n::kind(kind), None, None, chosen, Box::new(choose))
    };
    chips(words().answer_kind, [Kind::Idea, Kind::Story, Kind::Question, Kind::Worry].map(item).into())
}

/// A rough age, of young people; last, and with the reason.
fn age(writing: &Writing) -> Option<View> {
    let draft = writing.draft;
    if draft.read_untracked().audience != Some(Audience::Youth) {
        return None;
    }
    let item = |band: AgeBand| {
        let writing = writing.clone();
        let chosen = Signal::derive(move || draft.read().age_band == Some(band));
        let choose = move || {
            writing.update(|draft| draft.age_band = if draft.age_band == Some(band) { None } else { Some(band) });
        };
        choice(i18n::age_band(band), None, None, chosen, Box::new(choose))
    };
    let bands = [AgeBand::From12, AgeBand::From16, AgeBand::From18, AgeBand::From23].map(item);
    let content = vec![paragraph(words().answer_age_text), chips(words().answer_age, bands.into())];
    Some(section("leeftijd", words().answer_age, content))
}

/// Whether a sentence may be shown: a yes of its own, which nobody gives by accident.
fn quote(writing: &Writing) -> Option<View> {
    let draft = writing.draft;
    if draft.read_untracked().text.trim().is_empty() {
        return None;
    }
    let changing = writing.clone();
    let on = Signal::derive(move || draft.read().quote_ok);
    let press = Box::new(move || changing.update(|draft| draft.quote_ok = !draft.quote_ok));
    let content = vec![paragraph(words().answer_quote_text), switch(words().answer_quote_yes, on, press)];
    Some(section("citeren", words().answer_quote, content))
}

fn in_own_words(writing: &Writing, theme: &Theme) -> View {
    let draft = writing.draft;
    let typing = writing.clone();
    let length = move || draft.read().text.chars().count();
    let problem = Signal::derive(move || {
        let over = length().saturating_sub(LONGEST_TEXT);
        if over > 0 { i18n::too_long(over) } else { String::new() }
    });
    let next =
        live(move || text(if draft.read().text.trim().is_empty() { words().answer_skip } else { words().answer_next }));
    let asked = theme.questions.first().map(|question| paragraphs_as("wk-question", &question.text));
    let value = Signal::derive(move || draft.read().text.clone());
    let count = Signal::derive(move || i18n::characters_left(length(), LONGEST_TEXT));
    let on_input = Box::new(move |text| typing.update(|draft| draft.text = text));
    let question =
        Question { id: "woorden", label: words().answer_words_label, hint: words().answer_words_hint, rows: 8 };
    let urgent = element("p").class("wk-urgent").text([words().answer_urgent, " "].concat()).with(link(
        Route::Help,
        "wk-link",
        words().help_all,
    ));
    let prompt = match draft.read_untracked().audience {
        Some(Audience::Parent) => words().answer_words_parent,
        _ => words().answer_words_text,
    };
    vec![
        asked.into(),
        paragraph(prompt),
        kinds(writing),
        text_field(question, value, on_input, problem, Some(count)),
        danger_card(value),
        urgent.view(),
        personal_details(value, question.id),
        small(words().answer_draft_kept),
        actions(vec![link(writing.at(Step::Send), ButtonKind::Primary.class(), next)]),
    ]
    .into()
}

fn send(writing: &Writing, theme: &Theme) -> View {
    let site = &writing.site;
    let description = site.backend.description();
    if !description.can(OperationName::Create) {
        return keep_yourself(writing, theme);
    }
    let (reader, days) = site.config.listener(theme);
    let lines = [
        i18n::who_reads(reader.nl()),
        i18n::when_heard(days),
        words().answer_line_reply.to_owned(),
        words().answer_line_public.to_owned(),
        words().answer_line_later.to_owned(),
    ];
    let mut promises = element("ul").class("wk-promises");
    for line in lines {
        promises = promises.with(card("wk-promises__line", vec![text(line)]));
    }
    let warning = match description.privacy {
        Privacy::Public => Some(words().answer_public_warning),
        Privacy::WriteOnly => Some(words().answer_write_only_warning),
        Privacy::PerRecord | Privacy::ReadOnly => None,
    };
    let warning = warning.map(|warning| notice(NoticeKind::Info, warning.to_owned(), Vec::new()));
    let happens = vec![promises.view(), warning.into()];
    let mut content = vec![yours(writing)];
    content.extend(quote(writing));
    content.extend(age(writing));
    content.push(section("wat-er-gebeurt", words().answer_what_happens, happens));
    content.push(submit(writing));
    content.into()
}

fn submit(writing: &Writing) -> View {
    let (outbox, announcer) = (Outbox::current(), Announcer::current());
    let problem = RwSignal::new(String::new());
    let complain = move |words: String| {
        announcer.say(words.clone());
        problem.set(words);
        page::focus_and_show(PROBLEM);
    };
    let to_change = writing.at(Step::Recognise);
    let writing = writing.clone();
    let mut sent = false;
    let submit = move || {
        // A second tap finds it sent, and does nothing.
        if sent {
            return;
        }
        let Some(entropy) = random::bytes() else {
            return complain(words().answer_no_randomness.to_owned());
        };
        let code = ReceiptCode::from_entropy(entropy);
        let draft = writing.draft.get_untracked();
        let feedback = draft.feedback(&writing.agenda, &writing.theme, &code, &writing.site.today);
        if let Some(wrong) = feedback.problems().into_iter().next() {
            return complain(wrong.message);
        }
        sent = true;
        Receipt::of(&feedback, &code).make_latest();
        outbox.submit(feedback, code);
        Draft::forget(&writing.agenda, &writing.theme);
        writing.navigation.go_instead(&writing.site, Route::Receipt);
    };
    let wrong = live(move || {
        let wrong = problem.get();
        let change = || link(to_change.clone(), "wk-link", words().answer_change);
        (!wrong.is_empty()).then(|| notice(NoticeKind::Problem, wrong, vec![paragraph(change())])).into()
    });
    vec![
        element("div").set("id", PROBLEM).set("tabindex", "-1").with(wrong).view(),
        actions(vec![button(ButtonKind::Primary, words().answer_submit, submit)]),
    ]
    .into()
}

/// What is about to be sent, with the way to change it.
fn yours(writing: &Writing) -> View {
    let draft = writing.draft.get_untracked();
    let said = Some(draft.text.trim().to_owned()).filter(|said| !said.is_empty());
    let rows = [
        (words().answer_who, draft.audience.map(|audience| i18n::audience(audience).to_owned()), Step::Who),
        (words().answer_recognise, draft.recognise.map(|answer| i18n::recognise(answer).to_owned()), Step::Recognise),
        (
            words().answer_importance,
            draft.importance.map(|answer| i18n::importance(answer).to_owned()),
            Step::Importance,
        ),
        (draft.kind.map_or(words().answer_words_label, i18n::kind), said, Step::Words),
    ];
    let mut summary = element("dl").class("wk-summary");
    for (question, answer, step) in rows {
        let answer = answer.unwrap_or_else(|| words().answer_nothing_chosen.to_owned());
        let about = element("span").class("wk-visually-hidden").text(question);
        let change = vec![text(words().answer_change), about.view()];
        let answer = element("dd")
            .class("wk-summary__answer")
            .with(element("span").class("wk-summary__words").text(answer).view())
            .with(link(writing.at(step), "wk-link", change));
        summary = summary.with(element("dt").class("wk-summary__question").text(question).view()).with(answer.view());
    }
    section("dit-stuur-je", words().answer_yours, vec![summary.view()])
}

/// For a site that cannot receive anything: what was written, to take along.
fn keep_yourself(writing: &Writing, theme: &Theme) -> View {
    let announcer = Announcer::current();
    let draft = writing.draft.get_untracked();
    let done = RwSignal::new("");
    let say = move |words: &'static str| {
        done.set(words);
        announcer.say(words);
    };
    let recognise = draft.recognise.map(|answer| format!("{} {}\n", words().answer_recognise, i18n::recognise(answer)));
    let audience = draft.audience.map(|audience| format!("{}\n", i18n::audience(audience)));
    let title = theme.title.nl();
    let written =
        format!("{title}\n\n{}{}{}\n", audience.unwrap_or_default(), recognise.unwrap_or_default(), draft.text.trim());
    let copied = written.clone();
    let copy = move || {
        let copied = copied.clone();
        spawn_local(async move {
            say(if page::copy(&copied).await { words().receipt_copied } else { words().answer_copy_failed });
        });
    };
    let save = move || {
        page::save("mijn-inbreng.txt", &written);
    };
    // Shown as it would be sent; the code is never used.
    let code = ReceiptCode::from_entropy([0; 12]);
    let shown = draft.feedback(&writing.agenda, &writing.theme, &code, &writing.site.today);
    let why = vec![paragraph(words().answer_no_sending_text)];
    vec![
        notice(NoticeKind::Info, words().answer_no_sending.to_owned(), why),
        paragraphs(&theme.title),
        said(&shown),
        actions(vec![
            button(ButtonKind::Primary, words().answer_copy, copy),
            button(ButtonKind::Secondary, words().answer_save, save),
            button(ButtonKind::Secondary, words().answer_print, page::print),
        ]),
        small(live(move || text(done.get()))),
    ]
    .into()
}
