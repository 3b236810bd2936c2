//! What was measured: in words, as bars, and as a table.

use weerklank_core::{
    agenda::{Indicator, Observation},
    progress::{in_time, length},
};

use super::agenda_text::{explained_words_of, words_of};
use crate::{
    i18n::{self, words},
    ui::{
        bars::bars,
        prose::{block, card, cards, details, list, paragraph, small},
        table::table,
        view::View,
    },
};

/// What is measured: figures where there are any, and the names of what has none yet.
pub fn figures(indicators: &[&Indicator]) -> Vec<View> {
    let (measured, waiting): (Vec<&Indicator>, Vec<&Indicator>) =
        indicators.iter().partition(|indicator| !indicator.observations.is_empty());
    let mut content = Vec::new();
    if !measured.is_empty() {
        content.push(cards("wk-figures", measured.into_iter().map(figure).collect()));
    }
    if !waiting.is_empty() {
        let names = waiting.iter().map(|indicator| explained_words_of(&indicator.title)).collect();
        content.push(paragraph(words::indicator_none()));
        content.push(details(i18n::indicators_count(waiting.len()).into(), vec![list(names)]));
    }
    content
}

/// One of them. One figure is no development, and so not drawn.
fn figure(indicator: &Indicator) -> View {
    let unit = indicator.unit;
    let all = in_time(indicator);
    let values: Vec<_> = all.iter().map(|seen| seen.value).collect();
    let mut content = vec![block("wk-figures__name", words_of(&indicator.title))];
    content.extend(indicator.target.as_ref().map(|target| small(words_of(target))));
    content.push(paragraph(i18n::measured_last(&all, unit)));
    if all.len() > 1 {
        let row = |seen: &&Observation| {
            let figure = i18n::measured(seen.value, unit);
            (seen.on.in_dutch(), figure, length(seen.value, &values, unit))
        };
        content.push(bars(all.iter().map(row).collect()));
    }
    let columns = [words::figures_when(), words::figures_figure(), words::figures_people()];
    let rows = all.iter().map(|seen| {
        let people = seen.n.map_or_else(|| words::figures_people_unknown().into(), |n| n.to_string().into());
        vec![seen.on.in_dutch().into(), i18n::measured(seen.value, unit).into(), people]
    });
    content.push(details(
        words::figures_table().into(),
        vec![table(words_of(&indicator.title), &columns, rows.collect())],
    ));
    card("wk-figures__item", content)
}
