//! What is written, as the one who spoke will see it on a phone: beside their own words, in both levels.

use leptos::{prelude::*, reactive::owner::Owner};
use serde_json::{Value, json};
use weerklank::{
    components::outcome_card::outcome_card,
    state::reading::Reading,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, paragraph, section, small},
        switch::switch,
        view::{View, live},
    },
};
use weerklank_core::{
    outcome::Outcome,
    quoting::quotable,
    staff::{Incoming, Part},
};

use super::{
    form::Sheet,
    givers::{answered, chosen, said},
};
use crate::{
    document::{text_at, without_empty_rows},
    state::mailbox::Mailbox,
    words::preview as words,
};

/// The preview; drawn anew when typing pauses.
pub fn preview(sheet: Sheet) -> View {
    let (mailbox, announcer) = (Mailbox::current(), Announcer::current());
    let (is_easy, place) = (RwSignal::new(false), RwSignal::new(0_usize));
    let body = Memo::new(move |_| {
        sheet.writing.paused.track();
        sheet.writing.replaced.track();
        without_empty_rows(sheet.writing.body.get_untracked())
    });
    let item = sheet.writing.item();
    let givers = Memo::new(move |_| {
        let new = body.with(chosen).into_iter().filter_map(|id| mailbox.find(&id));
        new.chain(answered(mailbox, &item.id)).collect::<Vec<_>>()
    });
    let level = switch(words::EASY, is_easy.into(), Box::new(move || is_easy.update(|easy| *easy = !*easy)));
    let next = live(move || {
        let count = givers.with(Vec::len);
        let go_on = move || {
            place.update(|place| *place = (*place + 1) % count.max(1));
            announcer.say(words::giver(place.get_untracked() + 1, count));
        };
        let button = || {
            let said = small(words::giver(place.get() % count.max(1) + 1, count));
            actions(vec![button(ButtonKind::Secondary, words::NEXT, go_on), said])
        };
        (count > 1).then(button).into()
    });
    let phone = live(move || {
        let giver = givers.with(|givers| givers.get(place.get() % givers.len().max(1)).cloned());
        let owner = Owner::current().unwrap_or_default().child();
        let is_easy = is_easy.get();
        let content = owner.with(|| {
            provide_context(if is_easy { Reading::always_easy() } else { Reading::always_plain() });
            body.with(|body| seen(&sheet, body, giver.as_ref(), is_easy))
        });
        // What was drawn reads from it for as long as it is shown.
        StoredValue::new(owner);
        element("div").class("wk-phone").all(content).view()
    });
    section("voorbeeld", words::TITLE, vec![small(words::LEAD), level, next, phone])
}

/// What one giver sees.
fn seen(sheet: &Sheet, body: &Value, giver: Option<&Incoming>, is_easy: bool) -> Vec<View> {
    let label = |words: &'static str| element("p").class("wk-phone__label").text(words).view();
    let mut content = Vec::new();
    if let Some(giver) = giver {
        content.extend([label(words::YOU_SAID), said(giver.contribution.feedback.text.as_deref())]);
        let line = text_at(body, "/text", weerklank_core::text::PLAIN);
        let is_new = chosen(body).contains(&giver.contribution.feedback.id);
        if is_new && !line.trim().is_empty() {
            content.extend([label(words::ANSWER), paragraph(line)]);
        }
    }
    if sheet.writing.item().part == Part::Outcomes {
        content.push(label(words::DONE));
        content.push(match outcome(body) {
            Some(outcome) => {
                let card = outcome_card(&sheet.agenda, &outcome, 3);
                let tag = if is_easy { weerklank_core::text::EASY } else { weerklank_core::text::PLAIN };
                element("div").set("lang", tag).with(card).view()
            }
            None => small(words::NOT_YET),
        });
    }
    content
}

/// The outcome, when there is enough of it to show.
fn outcome(body: &Value) -> Option<Outcome> {
    let mut outcome = body["outcome"].clone();
    let mailbox = Mailbox::current();
    let quotes = body["quotes"].as_array().into_iter().flatten().filter_map(|quote| {
        let giver = mailbox.find(&weerklank_core::receipt::FeedbackId::parse(quote["feedback"].as_str()?)?)?;
        let text = quote["text"].as_str()?;
        Some(json!({ "text": text, "by": quotable(&giver.contribution, &giver.hidden, text)? }))
    });
    outcome["quotes"] = quotes.collect();
    serde_json::from_value(outcome).ok()
}
