//! Saying something about a theme, or about what comes first: one question per screen, each skippable, back without
//! loss.

mod group;
mod place;
mod rank;

use std::sync::Arc;

use leptos::prelude::*;
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
        copying::copy_button,
        danger_card::danger_card,
        link::{crumb, link},
        looking::{after_a_look, look_soon, seen_in},
        page_heading::{HEADING, page_heading},
        personal_details::personal_details,
        read_aloud::read_aloud,
        top_three::ranking_in_words,
    },
    i18n::{self, words},
    platform::{
        page::{self, FileKind},
        random,
    },
    routes::{Route, Step},
    state::{draft::Draft, library::Load, navigation::Navigation, outbox::Outbox, receipts::Receipt, site::Site},
    ui::{
        announcer::{Announcer, Told},
        button::{ButtonKind, button},
        choice::{chips, choice, choices},
        element::element,
        field::{Question, text_field},
        notice::{NoticeKind, notice},
        prose::{actions, card, lead, paragraph, section, small},
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
    /// The theme it is about; nothing when it is about the agenda as a whole: a top three.
    theme: Option<Slug>,
    draft: RwSignal<Draft>,
    site: Site,
    navigation: Navigation,
}

impl Writing {
    fn update(&self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.keep();
    }

    fn keep(&self) -> bool {
        self.draft.with_untracked(|draft| draft.keep(&self.agenda, self.theme.as_ref()))
    }

    /// The steps that lead to sending.
    fn way(&self) -> &'static [Step] {
        if self.theme.is_some() { &Step::OF_THEME } else { &Step::OF_TOP_THREE }
    }

    fn at(&self, step: Step) -> Route {
        match &self.theme {
            Some(theme) => Route::Answer(self.agenda.clone(), theme.clone(), step),
            None => Route::TopThree(self.agenda.clone(), step),
        }
    }

    /// Goes on to the step after `step`.
    fn go_on(&self, step: Step) {
        self.go(step.next(self.way()));
    }

    fn is_of_group(&self) -> bool {
        self.draft.read_untracked().is_of_group()
    }

    /// The same question for one person, for a parent, and for who speaks for a group.
    fn asks(&self, one: &'static str, parent: &'static str, group: &'static str) -> &'static str {
        match self.draft.read_untracked().audience {
            _ if self.is_of_group() => group,
            Some(Audience::Parent) => parent,
            _ => one,
        }
    }

    /// Where to go when what was said cannot be sent.
    fn to_change(&self) -> Step {
        match self.draft.read_untracked().people() {
            None if self.is_of_group() => Step::Group,
            _ if self.theme.is_none() => Step::Rank,
            _ => Step::Recognise,
        }
    }

    /// The theme that the feedback is stored with.
    fn subject(&self) -> Option<Slug> {
        self.theme.clone().or_else(|| self.draft.read_untracked().ranking.first().cloned())
    }

    fn go(&self, step: Step) {
        self.navigation.go(&self.site, self.at(step));
    }
}

/// One step of answering, about `theme` or about the agenda as a whole.
pub(super) fn answer_page(agenda: &Arc<Agenda>, theme: Option<&Theme>, step: Step) -> View {
    let id = theme.map(|theme| theme.id.clone());
    let mut draft = Draft::load(&agenda.id, id.as_ref());
    // The agenda may have changed since it was chosen.
    draft.ranking.retain(|theme| agenda.theme(theme).is_some());
    let writing = Writing {
        agenda: agenda.id.clone(),
        theme: id,
        draft: RwSignal::new(draft),
        site: Site::current(),
        navigation: Navigation::current(),
    };
    if step.next(writing.way()) == Step::Words {
        look_soon();
    }
    let (title, content) = match step {
        Step::Rank => (words::rank_title(), rank::rank(&writing, agenda)),
        Step::Who => (words::answer_who(), who(&writing)),
        Step::Group => (words::group_title(), group::group(&writing)),
        Step::Recognise => (words::answer_recognise(), recognise(&writing, theme)),
        Step::Importance => (words::answer_importance(), importance(&writing)),
        Step::Place => (words::place_title(), place::place(&writing)),
        Step::Words if theme.is_none() => (words::rank_why(), in_own_words(&writing, None)),
        Step::Words => (words::answer_words(), in_own_words(&writing, theme)),
        Step::Send => (words::answer_send(), send(&writing, agenda, theme)),
    };
    let (about, name) = match theme {
        Some(theme) => (Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title),
        None => (Route::Agenda(agenda.id.clone()), &agenda.title),
    };
    let back = step.previous(writing.way()).map_or_else(|| about.clone(), |step| writing.at(step));
    let steps = match step {
        Step::Send => Some(words::answer_last().to_owned()),
        step => step.question(writing.way()).map(|(question, of)| i18n::question_of(question, of)),
    };
    let back = link(back, ButtonKind::Quiet.class(), words::answer_back());
    let question = element("div").set("id", QUESTION).with(page_heading(title, steps)).with(content);
    let back = element("div").class("wk-step-back").with(back).with(read_aloud(QUESTION));
    vec![crumb(about, name), question.view(), back.view()].into()
}

fn who(writing: &Writing) -> View {
    let draft = writing.draft;
    let item = |(audience, label, hint): (Audience, &'static str, &'static str)| {
        let writing = writing.clone();
        let chosen = Signal::derive(move || draft.read().audience == Some(audience) && !draft.read().is_of_group());
        let choose = move || {
            writing.update(|draft| {
                draft.audience = Some(audience);
                draft.group_size.clear();
            });
            writing.go_on(Step::Who);
        };
        choice(label, Some(hint), None, chosen, Box::new(choose))
    };
    let audiences = [
        (Audience::Youth, words::who_youth(), words::who_youth_text()),
        (Audience::Parent, words::who_parent(), words::who_parent_text()),
        (Audience::Professional, words::who_professional(), words::who_professional_text()),
        (Audience::Other, words::who_other(), words::who_other_text()),
    ];
    let group = link(writing.at(Step::Group), ButtonKind::Quiet.class(), words::answer_group());
    vec![lead(words::answer_who_text()), choices(HEADING, audiences.map(item).into()), actions(vec![group])].into()
}

fn recognise(writing: &Writing, theme: Option<&Theme>) -> View {
    let asked =
        writing.asks(words::answer_recognise_text(), words::answer_recognise_parent(), words::group_recognise());
    vec![
        theme.map(|theme| paragraphs_as("wk-lead", &theme.summary)).into(),
        paragraph(asked),
        one_of_five(writing, RECOGNISE, |draft| &mut draft.recognise, Step::Recognise),
    ]
    .into()
}

fn importance(writing: &Writing) -> View {
    let asked =
        writing.asks(words::answer_importance_text(), words::answer_importance_parent(), words::group_importance());
    vec![paragraph(asked), one_of_five(writing, IMPORTANCE, |draft| &mut draft.importance, Step::Importance)].into()
}

/// Five answers to the question of `step`, and the way past them: what is chosen stands in `place` of the draft.
fn one_of_five(writing: &Writing, scale: Scale, place: fn(&mut Draft) -> &mut Option<u8>, step: Step) -> View {
    let (choosing, skipping) = (writing.clone(), writing.clone());
    let draft = writing.draft;
    let chosen = Signal::derive(move || *place(&mut draft.get()));
    let choose: Arc<dyn Fn(u8) + Send + Sync> = Arc::new(move |answer| {
        choosing.update(|draft| *place(draft) = Some(answer));
        choosing.go_on(step);
    });
    let skip = move || {
        skipping.update(|draft| *place(draft) = None);
        skipping.go_on(step);
    };
    vec![
        scale_choices(scale, HEADING, chosen, &choose),
        actions(vec![button(ButtonKind::Secondary, words::answer_skip(), skip)]),
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
    chips(words::answer_kind(), [Kind::Idea, Kind::Story, Kind::Question, Kind::Worry].map(item).into())
}

/// A rough age, of young people; last, and with the reason.
fn age(writing: &Writing) -> Option<View> {
    let draft = writing.draft;
    if draft.read_untracked().audience != Some(Audience::Youth) || writing.is_of_group() {
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
    let content = vec![paragraph(words::answer_age_text()), chips(words::answer_age(), bands.into())];
    Some(section("leeftijd", words::answer_age(), content))
}

/// Where what is typed is kept, and the wish to keep it for longer than this tab.
fn keeping(writing: &Writing) -> View {
    let draft = writing.draft;
    let changing = writing.clone();
    let on = Signal::derive(move || draft.read().on_device);
    let refused = RwSignal::new(false);
    let press = move || {
        changing.update(|draft| draft.on_device = !draft.on_device);
        refused.set(on.get_untracked() && !changing.keep());
        if refused.get_untracked() {
            changing.update(|draft| draft.on_device = false);
        }
    };
    let where_it_is = move || {
        text(match (on.get(), refused.get()) {
            (_, true) => words::answer_draft_refused(),
            (true, false) => words::answer_draft_on_device(),
            (false, false) => words::answer_draft_kept(),
        })
    };
    let said = element("p").class("wk-small").set("role", "status").with(live(where_it_is));
    vec![switch(words::answer_draft_keep(), on, Box::new(press)), said.view()].into()
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
    let (asked, reason) = if writing.is_of_group() {
        (words::group_quote(), words::group_quote_text())
    } else {
        (words::answer_quote(), words::answer_quote_text())
    };
    let content = vec![paragraph(reason), switch(words::answer_quote_yes(), on, press)];
    Some(section("citeren", asked, content))
}

/// The label of the field for words of one's own.
fn words_label(writing: &Writing) -> &'static str {
    if writing.is_of_group() { words::group_words_label() } else { words::answer_words_label() }
}

fn in_own_words(writing: &Writing, theme: Option<&Theme>) -> View {
    let draft = writing.draft;
    let typing = writing.clone();
    let length = move || draft.read().text.chars().count();
    let problem = Signal::derive(move || {
        let over = length().saturating_sub(LONGEST_TEXT);
        if over > 0 { i18n::too_long(over) } else { String::new() }
    });
    let next = live(move || {
        text(if draft.read().text.trim().is_empty() { words::answer_skip() } else { words::answer_next() })
    });
    let asked = theme.and_then(|theme| theme.questions.first());
    let asked = asked.map(|question| paragraphs_as("wk-question", &question.text));
    let value = Signal::derive(move || draft.read().text.clone());
    let seen = seen_in(value);
    let count = Signal::derive(move || i18n::characters_left(length(), LONGEST_TEXT));
    let on_input = Box::new(move |text| typing.update(|draft| draft.text = text));
    let question = Question { id: "woorden", label: words_label(writing), hint: words::answer_words_hint(), rows: 8 };
    let urgent = element("p").class("wk-urgent").text([words::answer_urgent(), " "].concat()).with(link(
        Route::Help,
        "wk-link",
        words::help_all(),
    ));
    let prompt = if theme.is_none() {
        words::rank_why_text()
    } else {
        writing.asks(words::answer_words_text(), words::answer_words_parent(), words::group_words())
    };
    vec![
        asked.into(),
        paragraph(prompt),
        // Why somebody chose three themes is of one sort.
        theme.map(|_| kinds(writing)).into(),
        text_field(question, value, on_input, problem, Some(count)),
        danger_card(seen),
        urgent.view(),
        personal_details(seen, question.id),
        small(words::answer_words_speak()),
        keeping(writing),
        actions(vec![link(writing.at(Step::Send), ButtonKind::Primary.class(), next)]),
    ]
    .into()
}

fn send(writing: &Writing, agenda: &Agenda, theme: Option<&Theme>) -> View {
    let draft = writing.draft;
    let site = &writing.site;
    if !site.backend.description().can(OperationName::Create) {
        return keep_yourself(writing, agenda, theme);
    }
    let mut promises = element("ul").class("wk-promises");
    for line in lines(site, theme) {
        promises = promises.with(card("wk-promises__line", vec![text(line)]));
    }
    let happens = vec![promises.view()];
    let mut content = vec![yours(writing, agenda)];
    content.extend(place::invitation(writing));
    content.extend(quote(writing));
    content.extend(age(writing));
    content.push(section("wat-er-gebeurt", words::answer_what_happens(), happens));
    if draft.read_untracked().text.trim().is_empty() {
        content.push(submit(writing));
    } else {
        let sending = writing.clone();
        content.extend(late_look(writing));
        content.push(after_a_look(Box::new(move || submit(&sending))));
    }
    content.into()
}

/// What happens with what is sent: nothing is promised that this backend cannot keep.
fn lines(site: &Site, theme: Option<&Theme>) -> Vec<String> {
    let description = site.backend.description();
    let can = |operation| description.can(operation);
    let (reader, days) = site.config.listener(theme);
    let mut lines = vec![i18n::who_reads(reader.nl())];
    if can(OperationName::Read) {
        lines.extend([i18n::when_heard(days), words::answer_line_reply().to_owned()]);
    } else {
        lines.push(words::answer_line_reference().to_owned());
    }
    let later = match (can(OperationName::Edit), can(OperationName::TakeBack)) {
        (true, true) => words::answer_line_later(),
        (_, true) => words::answer_line_take_back(),
        (_, false) => words::answer_line_final(),
    };
    let public = (description.privacy != Privacy::Public).then_some(words::answer_line_public());
    lines.extend(public.into_iter().chain([words::answer_line_never(), later]).map(str::to_owned));
    lines.extend(site.config.keep_months.map(i18n::kept_for));
    lines
}

/// The yes of who knows that everybody can read it, where that is so.
fn public(writing: &Writing, agreed: RwSignal<bool>) -> Option<View> {
    let is_public = writing.site.backend.description().privacy == Privacy::Public;
    let press = Box::new(move || agreed.update(|agreed| *agreed = !*agreed));
    let content =
        || vec![paragraph(words::answer_public_text()), switch(words::answer_public_yes(), agreed.into(), press)];
    is_public.then(|| notice(NoticeKind::Info, words::answer_public_warning().to_owned(), content()))
}

/// What there is to see in the words, if nobody could look while they were typed.
fn late_look(writing: &Writing) -> Option<View> {
    if matches!(*look_soon().read_untracked(), Load::Ready(_)) {
        return None;
    }
    let draft = writing.draft;
    let seen = seen_in(Signal::derive(move || draft.read().text.clone()));
    let to_words = writing.at(Step::Words);
    let details = live(move || {
        let change = || link(to_words.clone(), "wk-link", words::answer_change());
        let content = || vec![paragraph(words::detail_why()), paragraph(change())];
        let any = !seen.read().details.is_empty();
        any.then(|| notice(NoticeKind::Info, words::detail_title().to_owned(), content())).into()
    });
    let details = element("div").set("role", "status").with(details).view();
    Some(vec![danger_card(seen), details].into())
}

fn submit(writing: &Writing) -> View {
    let (outbox, announcer) = (Outbox::current(), Announcer::current());
    let problem = RwSignal::new(String::new());
    let complain = move |words: String| {
        announcer.say(words.clone());
        problem.set(words);
        page::focus_and_show(PROBLEM);
    };
    let to_change = writing.at(writing.to_change());
    let agreed = RwSignal::new(false);
    let asked = public(writing, agreed);
    let is_public = asked.is_some();
    let writing = writing.clone();
    let mut sent = false;
    let submit = move || {
        // A second tap finds it sent, and does nothing.
        if sent {
            return;
        }
        if is_public && !agreed.get_untracked() {
            return complain(words::answer_public_first().to_owned());
        }
        let Some(entropy) = random::bytes() else {
            return complain(words::answer_no_randomness().to_owned());
        };
        let Some(theme) = writing.subject() else {
            return complain(words::rank_none().to_owned());
        };
        let code = ReceiptCode::from_entropy(entropy);
        let draft = writing.draft.get_untracked();
        let feedback = draft.feedback(&writing.agenda, &theme, &code, &writing.site.today);
        if let Some(wrong) = feedback.problems().into_iter().next() {
            return complain(wrong.message);
        }
        sent = true;
        Receipt::of(&feedback, &code).make_latest();
        outbox.submit(feedback, code);
        Draft::forget(&writing.agenda, writing.theme.as_ref());
        writing.navigation.go_instead(&writing.site, Route::Receipt);
    };
    let wrong = live(move || {
        let wrong = problem.get();
        let change = || link(to_change.clone(), "wk-link", words::answer_change());
        (!wrong.is_empty()).then(|| notice(NoticeKind::Problem, wrong, vec![paragraph(change())])).into()
    });
    vec![
        asked.into(),
        element("div").set("id", PROBLEM).set("tabindex", "-1").with(wrong).view(),
        actions(vec![button(ButtonKind::Primary, words::answer_submit(), submit)]),
    ]
    .into()
}

/// What is about to be sent, with the way to change it.
fn yours(writing: &Writing, agenda: &Agenda) -> View {
    let draft = writing.draft.get_untracked();
    let said = Some(draft.text.trim().to_owned()).filter(|said| !said.is_empty());
    let who = draft.audience.map(|audience| i18n::speaker(audience, draft.people()));
    let who_step = if writing.is_of_group() { Step::Group } else { Step::Who };
    let ranking = Some(ranking_in_words(agenda, &draft.ranking)).filter(|ranking| !ranking.is_empty());
    let placed = i18n::placed(draft.impact, draft.feasible);
    let mut rows = Vec::new();
    for step in writing.way() {
        rows.extend(match step {
            Step::Rank => Some((words::rank_chosen(), ranking.clone(), *step)),
            Step::Who => Some((words::answer_who(), who.clone(), who_step)),
            Step::Recognise => Some((
                words::answer_recognise(),
                draft.recognise.map(|answer| i18n::recognise(answer).to_owned()),
                *step,
            )),
            Step::Importance => Some((
                words::answer_importance(),
                draft.importance.map(|answer| i18n::importance(answer).to_owned()),
                *step,
            )),
            Step::Words => Some((draft.kind.map_or(words_label(writing), i18n::kind), said.clone(), *step)),
            Step::Group | Step::Place | Step::Send => None,
        });
    }
    // Beside the way, so only when there is something.
    rows.extend(placed.map(|placed| (words::place_title(), Some(placed), Step::Place)));
    let mut summary = element("dl").class("wk-summary");
    for (question, answer, step) in rows {
        let answer = answer.unwrap_or_else(|| words::answer_nothing_chosen().to_owned());
        let about = element("span").class("wk-visually-hidden").text(question);
        let change = vec![text(words::answer_change()), about.view()];
        let answer = element("dd")
            .class("wk-summary__answer")
            .with(element("span").class("wk-summary__words").text(answer).view())
            .with(link(writing.at(step), "wk-link", change));
        summary = summary.with(element("dt").class("wk-summary__question").text(question).view()).with(answer.view());
    }
    section("dit-stuur-je", words::answer_yours(), vec![summary.view()])
}

/// For a site that cannot receive anything: what was written, to take along.
fn keep_yourself(writing: &Writing, agenda: &Agenda, theme: Option<&Theme>) -> View {
    let draft = writing.draft.get_untracked();
    let title = theme.map_or(&agenda.title, |theme| &theme.title);
    let recognise = draft.recognise.map(|answer| format!("{} {}", words::answer_recognise(), i18n::recognise(answer)));
    let lines = [
        Some(format!("{}\n", title.nl())),
        draft.audience.map(|audience| i18n::speaker(audience, draft.people())),
        Some(ranking_in_words(agenda, &draft.ranking)).filter(|ranking| !ranking.is_empty()),
        recognise,
        i18n::placed(draft.impact, draft.feasible),
        Some(format!("{}\n", draft.text.trim())),
    ];
    let written = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let copied = written.clone();
    let (told, copied) = (Told::nothing(), Box::new(move || copied.clone()));
    let save = move || {
        page::save("mijn-inbreng.txt", FileKind::TEXT, &written);
    };
    // Shown as it would be sent; the code is never used.
    let code = ReceiptCode::from_entropy([0; 12]);
    let shown = writing.subject().map(|theme| draft.feedback(&writing.agenda, &theme, &code, &writing.site.today));
    let why = vec![paragraph(words::answer_no_sending_text())];
    vec![
        notice(NoticeKind::Info, words::answer_no_sending().to_owned(), why),
        paragraphs(title),
        shown.map(|shown| said(&shown)).into(),
        actions(vec![
            copy_button(ButtonKind::Primary, words::answer_copy(), copied, words::answer_copy_failed(), told),
            button(ButtonKind::Secondary, words::answer_save(), save),
            button(ButtonKind::Secondary, words::answer_print(), page::print),
        ]),
        told.line(),
    ]
    .into()
}
