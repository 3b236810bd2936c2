//! Whether a text is easy enough, under the field where it is typed. It looks when typing pauses, and only at the
//! text that changed.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank::ui::{
    element::element,
    prose::list,
    view::{View, live},
};
use weerklank_core::{
    desk::marks::{Mark, Marks, marks},
    readability::{Glossary, Level},
};

use crate::{fields::Lack, state::writing::Writing, words::gate as words};

/// How the text in the field with this id reads, which is called `label`.
pub fn gate(
    writing: &Writing,
    value: RwSignal<String>,
    level: Level,
    glossary: &Arc<Glossary>,
    id: &str,
    label: &str,
) -> View {
    let (paused, glossary) = (writing.paused, Arc::clone(glossary));
    let settled = Memo::new(move |_| {
        paused.track();
        value.get_untracked()
    });
    let judged = Memo::new(move |_| marks(level, &settled.read(), &glossary));
    let (at, label) = (id.to_owned(), label.to_owned());
    let lack = Memo::new(move |_| {
        let passes = judged.with(|judged| judged.passes);
        (!passes).then(|| Lack { at: at.clone(), label: label.clone(), what: words::TOO_HARD.to_owned() })
    });
    writing.gates.update_untracked(|gates| gates.push(lack));
    let id = format!("{id}-gate");
    live(move || {
        let text = settled.read();
        if text.trim().is_empty() { View::from(None) } else { judged.with(|judged| verdict(&text, judged, &id)) }
    })
}

/// What is made of a text: whether it passes, the text with what is hard marked in it, and what to do about that.
fn verdict(text: &str, judged: &Marks, id: &str) -> View {
    let (class, said) = match judged.passes {
        true => ("wk-gate wk-gate--passes", words::PASSES),
        false => ("wk-gate", words::FAILS),
    };
    let score = judged.score.flesch().map(words::score);
    let said = element("p").class("wk-gate__said").set("id", id.to_owned()).text(said).maybe(score.map(View::from));
    let marked =
        (!judged.parts.is_empty()).then(|| element("p").class("wk-gate__text").all(marked(text, &judged.parts)).view());
    let mut advice: Vec<String> = Vec::new();
    for one in judged.parts.iter().map(advice_of).chain(judged.whole.iter().cloned()) {
        if !advice.contains(&one) {
            advice.push(one);
        }
    }
    let advice = (!advice.is_empty()).then(|| list(advice.into_iter().map(View::from).collect()));
    element("div").class(class).with(said.view()).maybe(marked).maybe(advice).view()
}

fn advice_of(mark: &Mark) -> String {
    if mark.allowed { format!("{} {}", words::MAY_STAY, mark.advice) } else { mark.advice.clone() }
}

/// The text in pieces: hard words as with a marker pen, and hard sentences with a line under them.
fn marked(text: &str, parts: &[Mark]) -> Vec<View> {
    let mut edges: Vec<usize> = parts.iter().flat_map(|mark| [mark.at.start, mark.at.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let piece = |edge: &[usize]| {
        let (start, end) = (edge[0], edge[1]);
        let is_in = |is_word| {
            let covers = |mark: &Mark| mark.is_word == is_word && mark.at.start <= start && end <= mark.at.end;
            parts.iter().any(covers)
        };
        let words = text.get(start..end).unwrap_or_default().to_owned();
        match (is_in(true), is_in(false)) {
            (true, _) => element("mark").class("wk-mark").text(words).view(),
            (false, true) => element("u").class("wk-gate__sentence").text(words).view(),
            (false, false) => words.into(),
        }
    };
    edges.windows(2).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let judged = marks(Level::Plain, text, &Glossary::default());
        verdict(text, &judged, "veld").to_html()
    }

    #[test]
    fn a_hard_word_is_marked_in_the_text_with_what_to_do() {
        let html = html("Indien je wilt, praten we.");
        assert!(html.contains(r#"<mark class="wk-mark">Indien</mark> je wilt, praten we."#), "{html}");
        assert!(html.contains("‘Indien’ kan gewoner. Zeg bijvoorbeeld: als."), "{html}");
        assert!(html.contains(words::FAILS));
    }

    #[test]
    fn a_long_sentence_is_underlined_around_its_hard_words() {
        let long = "Indien je met ons wilt praten over wat er goed gaat, dan zoeken we daar samen met jou een fijne plek voor.";
        let html = html(long);
        assert!(html.contains("<mark") && html.contains("<u"), "{html}");
    }

    #[test]
    fn easy_text_passes_without_marks() {
        let html = html("Wij lezen wat je schrijft.");
        assert!(html.contains(words::PASSES) && !html.contains("<mark"), "{html}");
    }
}
