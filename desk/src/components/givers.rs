//! Whom an answer is for: their own words, a line to them, and which of their sentences go with it.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Value, json};
use weerklank::{
    i18n,
    platform::page,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        prose::{actions, details, section, small},
        view::{View, live},
    },
};
use weerklank_core::{
    quoting::{quotable, with_hidden},
    readability::Level,
    receipt::FeedbackId,
    slug::Slug,
    staff::{Incoming, Part},
};

use super::{
    entry::{Entry, Input, entry},
    form::Sheet,
    gate::gate,
};
use crate::{document::text_at, state::mailbox::Mailbox, words::answer as words};

/// The id of the field for the line to givers.
pub const LINE: &str = "bericht";
const GIVERS: &str = "inzenders";
/// More givers than this are shown when somebody asks.
const MANY: usize = 6;
/// How many characters of somebody's words are shown before they are opened.
const AT_ONCE: usize = 280;

/// The ids in the body of what is written: whom it answers, beside those whom it answered before.
pub fn chosen(body: &Value) -> Vec<FeedbackId> {
    let ids = body["feedback"].as_array().into_iter().flatten();
    ids.filter_map(|id| FeedbackId::parse(id.as_str()?)).collect()
}

/// Those whom an outcome answered before.
pub fn answered(mailbox: Mailbox, outcome: &Slug) -> Vec<Incoming> {
    mailbox.all.with(|all| {
        let all = all.here().into_iter().flatten();
        let is_answered =
            |one: &&Incoming| one.contribution.replies.iter().any(|reply| reply.outcome.as_ref() == Some(outcome));
        all.filter(is_answered).cloned().collect()
    })
}

/// The sentences of a giver that may go with an outcome.
pub fn sentences(incoming: &Incoming) -> Vec<String> {
    let said = incoming.contribution.feedback.text.as_deref().unwrap_or_default();
    let shown = with_hidden(said, &incoming.hidden);
    let parts = shown.split_inclusive(['.', '!', '?', '\n']).map(str::trim);
    let may = |part: &&str| quotable(&incoming.contribution, &incoming.hidden, part).is_some();
    parts.filter(may).map(str::to_owned).collect()
}

/// The sentences that stand with an outcome already, each with whose it is: the outcome itself does not say.
pub fn quoted(outcome: &Value, givers: &[Incoming]) -> Vec<Value> {
    let quotes = outcome["quotes"].as_array().into_iter().flatten();
    let of = |quote: &Value| {
        let text = text_at(quote, "/text", weerklank_core::text::PLAIN);
        let giver = givers.iter().find(|giver| quotable(&giver.contribution, &giver.hidden, &text).is_some())?;
        Some(json!({ "feedback": giver.contribution.feedback.id, "text": text }))
    };
    quotes.filter_map(of).collect()
}

/// Whom it is for. Redrawn with the form.
pub fn givers(sheet: &Sheet) -> View {
    let mailbox = Mailbox::current();
    let ids = sheet.writing.body.with_untracked(chosen);
    let item = sheet.writing.item();
    let mut content = Vec::new();
    if ids.is_empty() {
        content.push(small(match item.part {
            Part::Replies => words::NOBODY_LEFT,
            _ => words::NOBODY_NEW,
        }));
    } else {
        let (count, sheet_of_cards) = (ids.len(), sheet.clone());
        content.push(small(words::for_so_many(count)));
        content.push(live(move || {
            let cards = ids.iter().map(|id| match mailbox.find(id) {
                Some(giver) => sheet_of_cards.giver(&giver, true),
                None => sheet_of_cards.nobody(id),
            });
            let list = element("ul").class("wk-givers").set("role", "list").all(cards.collect()).view();
            if count > MANY { details(words::ALL_GIVERS.into(), vec![list]) } else { list }
        }));
        content.push(sheet.line());
    }
    let earlier = sheet.clone();
    content.push(live(move || {
        let before = answered(mailbox, &item.id);
        let cards: Vec<_> = before.iter().map(|giver| earlier.giver(giver, false)).collect();
        let summary = words::answered_before(cards.len());
        let list = || element("ul").class("wk-givers").set("role", "list").all(cards).view();
        (!before.is_empty()).then(|| details(summary.into(), vec![list()])).into()
    }));
    section(GIVERS, words::FOR_WHOM, content)
}

impl Sheet {
    /// The line that these givers get, beside the outcome or by itself.
    fn line(&self) -> View {
        let value = RwSignal::new(self.writing.body.with_untracked(|body| text_at(body, "/text", Level::Plain.tag())));
        let gate = gate(&self.writing, value, Level::Plain, &self.glossary, LINE, words::LINE);
        let sheet = self.clone();
        let on_input = Box::new(move |typed: String| {
            sheet.writing.change(&sheet.session, |body| body["text"] = typed.into());
        });
        let of = Entry {
            id: LINE.to_owned(),
            label: words::LINE.into(),
            hint: words::LINE_HINT,
            input: Input::Lines(4),
            lang: None,
        };
        entry(of, value, on_input, self.problem("/text".to_owned()), Some(gate))
    }

    /// One giver.
    fn giver(&self, giver: &Incoming, can_be_left_out: bool) -> View {
        let feedback = &giver.contribution.feedback;
        let theme = self.agenda.theme(&feedback.theme).map(|theme| theme.title.nl().to_owned());
        let who = [Some(i18n::speaker(feedback.audience, feedback.group_size)), theme]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        let quotes = (self.writing.item().part == Part::Outcomes).then(|| self.quote_of(giver));
        let out = can_be_left_out.then(|| self.leave_out(&feedback.id));
        element("li")
            .class("wk-giver")
            .with(small(who.join(" · ")))
            .with(said(feedback.text.as_deref()))
            .maybe(quotes)
            .maybe(out)
            .view()
    }

    /// Somebody whose words are not here: taken back, or not read yet.
    fn nobody(&self, id: &FeedbackId) -> View {
        element("li").class("wk-giver").with(small(words::GONE)).with(self.leave_out(id)).view()
    }

    fn leave_out(&self, id: &FeedbackId) -> View {
        let (sheet, id, announcer) = (self.clone(), id.clone(), Announcer::current());
        let leave_out = button(ButtonKind::Quiet, words::LEAVE_OUT, move || {
            let is_other = |value: &Value| value.as_str() != Some(id.as_str());
            sheet.writing.reshape(&sheet.session, |body| {
                if let Some(ids) = body["feedback"].as_array_mut() {
                    ids.retain(is_other);
                }
                if let Some(quotes) = body["quotes"].as_array_mut() {
                    quotes.retain(|quote| is_other(&quote["feedback"]));
                }
            });
            announcer.say(words::LEFT_OUT);
            page::focus_soon(GIVERS);
        });
        actions(vec![leave_out])
    }

    /// Which sentence goes with the outcome, if one may.
    fn quote_of(&self, giver: &Incoming) -> View {
        let sentences: Arc<[String]> = sentences(giver).into();
        if sentences.is_empty() {
            let asked = giver.contribution.feedback.quote_ok;
            return small(if asked { words::QUOTE_LATER } else { words::NO_QUOTE });
        }
        let id = giver.contribution.feedback.id.clone();
        let is_theirs = |quote: &&Value| quote["feedback"].as_str() == Some(id.as_str());
        let now = self.writing.body.with_untracked(|body| {
            let quote = body["quotes"].as_array().into_iter().flatten().find(is_theirs);
            quote.and_then(|quote| sentences.iter().position(|it| quote["text"] == it.as_str())).map_or(0, |at| at + 1)
        });
        let options = [words::NO_SENTENCE.to_owned()].into_iter().chain(sentences.iter().cloned()).collect();
        let (sheet, of) = (self.clone(), id.clone());
        let on_choose = Box::new(move |place: String| {
            let sentence = place.parse::<usize>().ok().and_then(|place| sentences.get(place.checked_sub(1)?));
            sheet.writing.change(&sheet.session, |body| {
                if !body["quotes"].is_array() {
                    body["quotes"] = json!([]);
                }
                let Some(quotes) = body["quotes"].as_array_mut() else { return };
                quotes.retain(|quote| quote["feedback"].as_str() != Some(of.as_str()));
                quotes.extend(sentence.map(|text| json!({ "feedback": of, "text": text })));
            });
        });
        let of = Entry {
            id: format!("zin-{}", id.as_str()),
            label: words::SENTENCE.into(),
            hint: "",
            input: Input::OneOf(options),
            lang: None,
        };
        entry(of, RwSignal::new(now.to_string()), on_choose, Signal::stored(String::new()), None)
    }
}

/// Somebody's own words: the beginning at once, and all of them when they are many.
pub fn said(text: Option<&str>) -> View {
    let Some(text) = text else { return small(words::NO_WORDS) };
    let words_of = |text: String| element("blockquote").class("wk-giver__said").set("dir", "auto").text(text).view();
    match text.char_indices().nth(AT_ONCE) {
        None => words_of(text.to_owned()),
        Some((end, _)) => vec![
            words_of(format!("{}…", &text[..end])),
            details(words::ALL_WORDS.into(), vec![words_of(text.to_owned())]),
        ]
        .into(),
    }
}
