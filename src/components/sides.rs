//! What young people and what parents say, side by side: in words first, then as a small picture.

use weerklank_core::{
    agenda::Agenda,
    counts::protected,
    outcome::{Outcome, Sides, Voices},
    sides::{Asked, Beside, Side},
    slug::Slug,
    text::Text,
};

use super::agenda_text::paragraphs;
use crate::{
    i18n::{self, words},
    ui::{
        element::{drawing, drawn, element},
        prose::{cards, paragraph, section, small, strong},
        view::View,
    },
};

/// Where the scale of the drawing begins, and how many steps of a tenth fit in it.
const EDGE: i32 = 12;
const WIDTH: i32 = 300;
const TENTHS: i32 = 40;

/// What both sides answer about a theme, on average; nothing without figures of both.
pub fn both_sides_of(agenda: &Agenda, theme: &Slug) -> Option<View> {
    let counts = agenda.counts.as_ref()?.themes.iter().find(|counts| counts.theme == *theme)?;
    let content: Vec<_> = Beside::all(counts).iter().map(beside).collect();
    (!content.is_empty()).then(|| section("naast-elkaar", words::sides_title(), content))
}

/// Where they differ, as a sentence; the drawing beside it says the same.
fn beside(beside: &Beside) -> View {
    let end: fn(u8) -> &'static str = match beside.asked {
        Asked::Recognise => i18n::recognise,
        Asked::Importance => i18n::importance,
    };
    let ends = element("div").class("wk-beside__ends").all([1, 5].map(|answer| part(end(answer))).into());
    let scale = element("div").class("wk-beside__scale").set("aria-hidden", "true").with(scale(beside));
    let key = [(Side::Youth, beside.youth), (Side::Parents, beside.parents)];
    let key = key.map(|(side, average)| element("li").with(named(side, Some(i18n::average(average)))).view());
    element("div")
        .class("wk-beside")
        .with(paragraph(strong(i18n::beside(beside))))
        .with(scale.with(ends.view()).view())
        .with(cards("wk-beside__key", key.into()))
        .view()
}

/// Five steps, with young people above the line and parents below it.
fn scale(beside: &Beside) -> View {
    let at = |tenths: u8| EDGE + (i32::from(tenths) - 10) * (WIDTH - 2 * EDGE) / TENTHS;
    let steps: String = (1..=5).map(|step| format!("M{} 17v10", at(step * 10))).collect();
    let line = drawn("path").class("wk-beside__line").set("d", format!("M{EDGE} 22H{}{steps}", WIDTH - EDGE));
    let marks = vec![line.view(), mark(Side::Youth, at(beside.youth), 10), mark(Side::Parents, at(beside.parents), 34)];
    drawing("wk-drawing", format!("0 0 {WIDTH} 44")).all(marks).view()
}

/// Who it is: a round for young people, a square on its corner for parents.
fn mark(side: Side, x: i32, y: i32) -> View {
    let mark = match side {
        Side::Youth => drawn("circle").class("wk-side").set("cx", x.to_string()).set("cy", y.to_string()).set("r", "8"),
        Side::Parents => {
            drawn("path").class("wk-side wk-side--parents").set("d", format!("M{x} {}l9 9-9 9-9-9z", y - 9))
        }
    };
    mark.view()
}

/// The mark and the name of a side, and what there is to say of it.
fn named(side: Side, remark: Option<String>) -> View {
    let name = match side {
        Side::Youth => words::group_youth(),
        Side::Parents => words::group_parents(),
    };
    let words = [Some(name.to_owned()), remark].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let mark = element("span")
        .class("wk-named__mark")
        .with(drawing("wk-drawing", "0 0 20 20").with(mark(side, 10, 10)).view());
    element("span").class("wk-named").with(mark.view()).with(part(words)).view()
}

fn part(words: impl Into<std::borrow::Cow<'static, str>>) -> View {
    element("span").text(words).view()
}

/// What both sides said about an outcome, with how many they were.
pub fn both_sides_said(outcome: &Outcome) -> Option<View> {
    let Sides { youth, parents } = outcome.sides.as_ref()?;
    let Voices { youth: young, parents: old } = outcome.voices.unwrap_or(Voices { youth: None, parents: None });
    let most = [young, old].into_iter().flatten().map(protected).max();
    let sides = [
        said(Side::Youth, youth, young, most, i18n::voices(young, None)),
        said(Side::Parents, parents, old, most, i18n::voices(None, old)),
    ];
    Some(element("div").class("wk-sides").all(sides.into()).view())
}

fn said(side: Side, text: &Text, voices: Option<u32>, most: Option<u32>, counted: Option<String>) -> View {
    let bar = |counted| {
        let long = |voices: u32| i32::try_from(u64::from(protected(voices)) * 200 / u64::from(most?.max(1))).ok();
        let class = if side == Side::Youth { "wk-side" } else { "wk-side wk-side--parents" };
        let bar = drawn("path").class(class).set("d", format!("M0 0h{}v10H0z", voices.and_then(long)?));
        Some(vec![drawing("wk-drawing", "0 0 200 10").with(bar.view()).view(), small(counted)].into())
    };
    element("div")
        .class("wk-sides__side")
        .with(named(side, None))
        .with(paragraphs(text))
        .maybe(counted.and_then(bar))
        .view()
}
