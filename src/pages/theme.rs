//! One theme: what it is, why it matters, what the makers want to know, what runs, and what was done.

use std::sync::Arc;

use weerklank_core::{
    agenda::{Agenda, Theme},
    text::Text,
};

use crate::{
    components::{
        action::action_item,
        agenda_text::{paragraphs, paragraphs_as, read},
        hand_out::hand_out,
        link::{crumb, link, text_link},
        national_links::national_links,
        outcome_card::outcomes_of,
        page_heading::text_heading,
        points::points,
        questions::{answers_to, questions as questions_of},
        quotes::quotes,
        read_aloud::read_aloud,
        sides::both_sides_of,
        source_details::source_details,
    },
    i18n::{self, words},
    routes::{Route, Step},
    state::site::Site,
    ui::{
        button::ButtonKind,
        element::element,
        prose::{self, cards, details, list, paragraph, section, small, subheading},
        view::View,
    },
};

/// What the theme is about, and what is asked.
const ABOUT: &str = "thema";

/// One theme.
pub(super) fn theme_page(agenda: &Arc<Agenda>, theme: &Theme) -> View {
    let answer = Route::Answer(agenda.id.clone(), theme.id.clone(), Step::Who);
    let tier = theme.tier.map(|tier| i18n::tier(tier).to_owned());
    let about = element("div")
        .set("id", ABOUT)
        .with(text_heading(&theme.title, tier))
        .with(paragraphs_as("wk-lead", &theme.summary))
        .maybe(questions(agenda, theme));
    let mut content = vec![crumb(Route::Agenda(agenda.id.clone()), &agenda.title), about.view()];
    let say = link(answer, ButtonKind::Primary.class(), words::theme_say());
    content.push(
        element("div").class("wk-say").with(say).with(small(words::theme_say_text())).with(read_aloud(ABOUT)).view(),
    );
    content.extend(theme.why.as_ref().map(|why| section("waarom", words::theme_why(), vec![paragraphs(why)])));
    let said = quotes(agenda.quotes.iter().filter(|quote| quote.themes.contains(&theme.id)));
    content.extend((!said.is_empty()).then(|| section("stemmen", words::theme_said(), said)));
    content.extend(both_sides_of(agenda, &theme.id));
    content.push(influence(theme));
    content.push(section("leest-mee", words::theme_readers(), vec![readers(theme)]));
    content.extend(actions(agenda, theme));
    let belongs = points(agenda.principles.iter().filter(|point| point.themes.contains(&theme.id)));
    content.extend((!belongs.is_empty()).then(|| section("meer", words::theme_points(), belongs)));
    content.push(section("gedaan", words::theme_done(), outcomes_of(agenda, &theme.id)));
    content.extend(related(agenda, theme));
    content.push(background(agenda, theme));
    content.push(hand_out(agenda));
    element("article").all(content).view()
}

fn questions(agenda: &Agenda, theme: &Theme) -> Option<View> {
    let here = Route::Theme(agenda.id.clone(), theme.id.clone());
    (!theme.questions.is_empty()).then(|| {
        let title = element("h2").class("wk-asks__title").set("id", "vraag").text(words::theme_question());
        element("section")
            .class("wk-asks")
            .set("aria-labelledby", "vraag")
            .with(title.view())
            .with(questions_of(&theme.questions, &|question| answers_to(agenda, question, &here)))
            .view()
    })
}

/// What people's words can and cannot change; where the document does not say, that.
fn influence(theme: &Theme) -> View {
    let part = |title: &'static str, text: &Option<Text>| {
        let text = paragraphs(text.as_ref()?);
        Some(element("div").class("wk-influence__part").with(subheading(title.into())).with(text).view())
    };
    let influence = theme.influence.as_ref();
    let parts = influence
        .map(|influence| [part(words::theme_can(), &influence.can), part(words::theme_cannot(), &influence.cannot)]);
    let parts: Vec<_> = parts.into_iter().flatten().flatten().collect();
    let content = if parts.is_empty() {
        paragraph(words::theme_influence_unknown())
    } else {
        element("div").class("wk-influence").all(parts).view()
    };
    section("invloed", words::theme_influence(), vec![content])
}

/// Who reads what people say about it, and when an answer comes.
pub(super) fn readers(theme: &Theme) -> View {
    let config = Site::current().config;
    let (reader, days) = config.listener(Some(theme));
    paragraph(format!("{} {}", i18n::who_reads(read(reader).1), i18n::when_heard(days)))
}

fn actions(agenda: &Agenda, theme: &Theme) -> Option<View> {
    let actions = agenda.actions.iter().filter(|action| action.themes.contains(&theme.id));
    let items: Vec<_> = actions.map(|action| action_item(agenda, action)).collect();
    (!items.is_empty()).then(|| section("loopt", words::theme_actions(), vec![cards("wk-action-list", items)]))
}

fn related(agenda: &Agenda, theme: &Theme) -> Option<View> {
    let item = |theme: &Theme| text_link(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title, "wk-link");
    let items: Vec<_> = theme.related.iter().filter_map(|id| agenda.theme(id)).map(item).collect();
    (!items.is_empty()).then(|| section("hoort-bij", words::theme_related(), vec![list(items)]))
}

/// What only some readers want to know: how it was chosen, national plans, and the source.
fn background(agenda: &Agenda, theme: &Theme) -> View {
    let mut content = Vec::new();
    if let Some(how) = theme.priority.as_ref().and_then(|priority| priority.how.as_ref()).or(agenda.priorities.as_ref())
    {
        content.push(details(words::theme_priority().into(), vec![paragraphs(how)]));
    }
    if !theme.national_links.is_empty() {
        content.push(details(words::theme_national().into(), national_links(&theme.national_links)));
    }
    content.push(source_details(agenda, theme.source_ref.as_ref()));
    let sheet = Route::Sheet(agenda.id.clone(), theme.id.clone());
    content.push(prose::actions(vec![link(sheet, ButtonKind::Quiet.class(), words::sheet_start())]));
    element("div").class("wk-background").all(content).view()
}
