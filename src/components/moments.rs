//! Moments that come: when, what for, and the way into one's own calendar.

use weerklank_core::{
    agenda::Agenda,
    calendar::{Event, calendar},
    progress::{Moment, Occasion},
    text::Text,
};

use super::{
    agenda_text::{read, words_of},
    link::text_link,
    outcome_card::{late_since, timeline, timeline_step},
};
use crate::{
    i18n::{self, words},
    platform::page::{self, FileKind},
    routes::Route,
    state::site::Site,
    ui::{
        announcer::Told,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, block, details, paragraph, small, strong},
        view::View,
    },
};

/// What the file for a calendar is called. It tells who finds it nothing.
const FILE: &str = "voortgang.ics";

/// The moment that comes first, for the eye.
pub fn first_moment(agenda: &Agenda, moment: &Moment) -> View {
    let mut content =
        vec![block("wk-moment__on", moment.on.in_dutch().into()), block("wk-moment__what", what_for(moment))];
    content.extend(theme_of(agenda, moment));
    content.extend(one_to_calendar(agenda, moment));
    element("div").class("wk-moment").all(content).view()
}

/// All moments that come, for who opens them: each alone, and together in one file.
pub fn all_moments(agenda: &Agenda, moments: &[Moment]) -> Option<View> {
    let step = |moment: &Moment| {
        let content = [what_for(moment)].into_iter().chain(theme_of(agenda, moment));
        let content = content.chain(one_to_calendar(agenda, moment));
        timeline_step(moment.on.in_dutch(), content.collect::<Vec<_>>().into())
    };
    let mut content = vec![timeline(moments.iter().map(step).collect())];
    let days = moments.iter().filter(|moment| moment.on.is_day()).count();
    if days > 1 {
        content.extend(to_calendar(agenda, moments, i18n::calendar_add_all(days).into()));
    }
    content.push(small(words::calendar_seen()));
    content.extend((days < moments.len()).then(|| small(words::calendar_no_day())));
    (!moments.is_empty()).then(|| details(i18n::moments_count(moments.len()).into(), content))
}

/// When there is something to hear about a part of an agenda; or why that takes longer than was promised.
pub fn next_of_part(moment: &Moment) -> View {
    if !moment.is_late(&Site::current().today) {
        return paragraph(vec![strong(moment.on.in_dutch()), ": ".into(), what_for(moment)]);
    }
    let because = match moment.occasion {
        Occasion::Outcome(outcome, _) => outcome.delay(),
        _ => None,
    };
    let late = vec![strong(words::outcome_late()), " ".into(), late_since(moment.on, because)];
    vec![paragraph(late), paragraph(what_for(moment))].into()
}

fn words_for<'a>(moment: &Moment<'a>) -> Option<&'a Text> {
    match moment.occasion {
        Occasion::Action(_, what) | Occasion::Outcome(_, what) => Some(what),
        Occasion::Reading(_) => None,
    }
}

fn what_for(moment: &Moment) -> View {
    words_for(moment).map_or_else(|| words::progress_reading().into(), words_of)
}

fn theme_of(agenda: &Agenda, moment: &Moment) -> Option<View> {
    let theme = moment.theme?;
    let link = text_link(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title, "wk-link");
    Some(block("wk-moment__theme", link))
}

/// A button for one moment. What it is about is said to who does not see what stands beside it.
fn one_to_calendar(agenda: &Agenda, moment: &Moment) -> Option<View> {
    let about = [" ".into(), moment.on.in_dutch().into(), ": ".into(), what_for(moment)];
    let about = element("span").class("wk-visually-hidden").all(about.into()).view();
    to_calendar(agenda, &[*moment], vec![words::calendar_add().into(), about].into())
}

/// A button that saves these moments as a file for a calendar; none where no day is known.
fn to_calendar(agenda: &Agenda, moments: &[Moment], name: View) -> Option<View> {
    let site = Site::current();
    let event = |moment: &Moment| {
        let about = moment.theme.map(|theme| read(&theme.title).1);
        Event {
            name: format!("{}-{}@weerklank", agenda.id, moment.name()),
            on: moment.on.clone(),
            title: words_for(moment).map_or(words::progress_reading(), |what| read(what).1).to_owned(),
            text: [about, Some(read(&agenda.title).1)].into_iter().flatten().collect::<Vec<_>>().join("\n"),
        }
    };
    let events: Vec<_> = moments.iter().filter(|moment| moment.on.is_day()).map(event).collect();
    if events.is_empty() {
        return None;
    }
    let told = Told::nothing();
    let address = site.href(&Route::Progress(agenda.id.clone()));
    let save = move || {
        let here = [page::origin(), address.clone()].concat();
        let with_address = |event: &Event| Event { text: format!("{}\n{here}", event.text), ..event.clone() };
        let events: Vec<_> = events.iter().map(with_address).collect();
        let is_saved = page::save(FILE, FileKind::CALENDAR, &calendar(&events, &site.today));
        told.tell(if is_saved { words::calendar_saved() } else { words::calendar_failed() });
    };
    Some(
        element("div")
            .class("wk-to-calendar")
            .with(actions(vec![button(ButtonKind::Secondary, name, save)]))
            .with(told.line())
            .view(),
    )
}
