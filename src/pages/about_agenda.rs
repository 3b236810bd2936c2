//! Where an agenda comes from: who talked, who takes part, and in which document it stands.

use weerklank_core::agenda::{Agenda, Indicator, Money};

use crate::{
    components::{
        agenda_text::{explained_words_of, paragraphs, words_of},
        link::crumb,
        national_links::national_links,
        page_heading::page_heading,
        people::{missing, people},
        points::points,
        priorities::priorities,
    },
    i18n::{self, words},
    routes::Route,
    ui::{
        element::element,
        prose::{details, fact, facts, list, paragraph, section, small, subheading},
        view::View,
    },
};

/// How an agenda was made, and what is in it beside its themes.
pub(super) fn about_agenda_page(agenda: &Agenda) -> View {
    let mut content =
        vec![crumb(Route::Agenda(agenda.id.clone()), &agenda.title), page_heading(words::about_agenda_title(), None)];
    let talked: Vec<_> = people(&agenda.consultations).into_iter().chain(missing(&agenda.missing)).collect();
    content.extend(filled("gepraat", words::about_agenda_talked(), talked));
    let chosen = agenda.priorities.as_ref().map(paragraphs).into_iter().chain(priorities(agenda)).collect();
    content.extend(filled("gekozen", words::about_agenda_chosen(), chosen));
    content.extend(filled("goed-om-te-weten", words::about_agenda_holds(), points(agenda.principles.iter())));
    content.extend(filled("landelijk", words::theme_national(), national_links(&agenda.national_links)));
    content.extend(filled(
        "meten",
        words::about_agenda_measures(),
        indicators(&agenda.indicators).into_iter().collect(),
    ));
    content.extend(filled("geld", words::about_agenda_money(), money(agenda)));
    content.extend(filled("doen-mee", words::about_agenda_with(), organisations(agenda).into_iter().collect()));
    content.extend(terms(agenda));
    content.push(source(agenda));
    content.into()
}

/// A part of the page, when there is something in it.
fn filled(id: &'static str, title: &'static str, content: Vec<View>) -> Option<View> {
    (!content.is_empty()).then(|| section(id, title, content))
}

fn indicators(indicators: &[Indicator]) -> Option<View> {
    let item = |indicator: &Indicator| {
        let mut content = vec![explained_words_of(&indicator.title)];
        content.extend(indicator.target.as_ref().map(|target| small(words_of(target))));
        let figures = indicator.observations.iter().map(|seen| i18n::observation(seen, indicator.unit));
        let figures: Vec<_> = figures.collect();
        let figures = if figures.is_empty() { words::indicator_none().to_owned() } else { figures.join("; ") };
        content.push(small(figures));
        content.into()
    };
    let items = || list(indicators.iter().map(item).collect());
    (!indicators.is_empty()).then(|| details(i18n::indicators_count(indicators.len()).into(), vec![items()]))
}

/// The amounts first; then what money is for, where the document names no amount, by theme.
fn money(agenda: &Agenda) -> Vec<View> {
    let mut content = Vec::new();
    let amount = |money: &Money| {
        let year = money.year.map(|year| format!(" ({year})"));
        let amount = format!("{}{}: ", i18n::euros(money.amount_eur?), year.unwrap_or_default());
        Some(vec![amount.into(), explained_words_of(&money.what)].into())
    };
    let amounts: Vec<_> = agenda.money.iter().filter_map(amount).collect();
    if !amounts.is_empty() {
        content.push(list(amounts));
    }
    let purposes = |of_theme: &dyn Fn(&Money) -> bool| -> Vec<View> {
        let purposes = agenda.money.iter().filter(|money| money.amount_eur.is_none() && of_theme(money));
        purposes.map(|money| explained_words_of(&money.what)).collect()
    };
    let mut without_amount = Vec::new();
    for theme in &agenda.themes {
        let purposes = purposes(&|money| money.themes.contains(&theme.id));
        if !purposes.is_empty() {
            without_amount.extend([subheading(words_of(&theme.title)), list(purposes)]);
        }
    }
    let rest = purposes(&|money| money.themes.is_empty());
    if !rest.is_empty() {
        without_amount.push(list(rest));
    }
    if !without_amount.is_empty() {
        without_amount.insert(0, paragraph(words::money_no_amount()));
        content.push(details(words::money_purposes().into(), without_amount));
    }
    content
}

fn organisations(agenda: &Agenda) -> Option<View> {
    // In the document's order: the kinds as they come up, each with its own organisations.
    let mut kinds: Vec<&str> = Vec::new();
    for organisation in &agenda.organisations {
        if !kinds.contains(&organisation.kind.as_str()) {
            kinds.push(&organisation.kind);
        }
    }
    let mut content = Vec::new();
    for kind in kinds {
        let members = agenda.organisations.iter().filter(|organisation| organisation.kind == kind);
        let member = members.map(|organisation| match &organisation.plain {
            None => organisation.name.clone().into(),
            Some(plain) => vec![format!("{}: ", organisation.name).into(), explained_words_of(plain)].into(),
        });
        content.push(subheading(i18n::organisation_kind(kind).into()));
        content.push(list(member.collect()));
    }
    (!content.is_empty()).then(|| details(i18n::organisations_count(agenda.organisations.len()).into(), content))
}

fn terms(agenda: &Agenda) -> Option<View> {
    let items = agenda.terms.iter().map(|term| fact(term.term.clone().into(), words_of(&term.plain)));
    let items = facts(items.collect());
    let content = details(i18n::terms_count(agenda.terms.len()).into(), vec![items]);
    (!agenda.terms.is_empty()).then(|| section("woorden", words::about_agenda_terms(), vec![content]))
}

fn source(agenda: &Agenda) -> View {
    let source = &agenda.source;
    let period = agenda.period.as_ref().map(|period| {
        let years = Some(period.in_dutch()).filter(|years| !years.is_empty());
        let years = years.map(|years| format!("{years}. ").into());
        years.into_iter().chain(period.note.as_ref().map(words_of)).collect::<Vec<_>>().into()
    });
    let municipalities = &agenda.region.municipalities;
    let municipalities = (!municipalities.is_empty()).then(|| municipalities.join(", ").into());
    let items = [
        (words::about_agenda_document(), Some(source.document.clone().into())),
        (words::about_agenda_publisher(), source.publisher.clone().map(View::from)),
        (words::about_agenda_published(), source.published.as_ref().map(|on| on.in_dutch().into())),
        (words::agenda_region(), Some(agenda.region.name.clone().into())),
        (words::about_agenda_municipalities(), municipalities),
        (words::agenda_period(), period),
        (words::about_agenda_licence(), source.licence.as_ref().map(words_of)),
        (words::about_agenda_ai(), source.ai.as_ref().map(words_of)),
    ];
    let items = items.into_iter().filter_map(|(name, content)| Some(fact(name.into(), content?)));
    let url = source.url.as_ref().and_then(|url| url.href()).map(|href| {
        let read = element("a").class("wk-link").set("href", href.to_owned()).set("rel", "noreferrer");
        paragraph(read.text(words::about_agenda_read()).view())
    });
    let content = [paragraph(words::about_agenda_ours()), facts(items.collect())];
    section("bron", words::about_agenda_source(), content.into_iter().chain(url).collect())
}
