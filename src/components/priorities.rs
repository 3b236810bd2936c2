//! How priorities came about: impact against feasibility, as a drawing and as a table.

use weerklank_core::agenda::{Agenda, Theme};

use super::link::text_link;
use crate::{
    i18n::{self, words},
    routes::Route,
    ui::{
        element::{drawing, drawn},
        table::table,
        view::View,
    },
};

/// The side of the drawing, and the distance from one point of the scale to the next.
const SIDE: i32 = 240;
const STEP: i32 = 44;

/// Impact against feasibility of every theme for which the document gives both; nothing when there are fewer
/// than two. The table says the same as the drawing.
pub fn priorities(agenda: &Agenda) -> Option<View> {
    let weighed = |theme: &'_ Theme| {
        let priority = theme.priority.as_ref()?;
        Some((i32::from(priority.impact?), i32::from(priority.feasibility?)))
    };
    let themes: Vec<_> = agenda.themes.iter().filter_map(|theme| Some((theme, weighed(theme)?))).collect();
    if themes.len() < 2 {
        return None;
    }
    let mut dots = Vec::new();
    let mut rows = Vec::new();
    for (number, (theme, (impact, feasibility))) in (1..).zip(&themes) {
        // Themes at the same place stand side by side.
        let same = themes[..number - 1].iter().filter(|(_, place)| *place == (*impact, *feasibility)).count();
        let (x, y) = place_of(*impact, *feasibility);
        dots.push(dot(x + 22 * i32::try_from(same).unwrap_or(0), y, &number.to_string()));
        let title = text_link(Route::Theme(agenda.id.clone(), theme.id.clone()), &theme.title, "wk-link");
        let name = vec![format!("{number}. ").into(), title].into();
        rows.push(vec![name, i18n::of_five(*impact).into(), i18n::of_five(*feasibility).into()]);
    }
    let columns = [words::theme(), words::priority_impact(), words::priority_feasibility()];
    Some(vec![plot(dots), table(words::priority_table().into(), &columns, rows)].into())
}

/// One theme's place between impact and feasibility, 1 to 5 each; without them the drawing is empty.
pub fn place(place: Option<(u8, u8)>) -> View {
    let dot = place.map(|(impact, feasibility)| {
        let (x, y) = place_of(i32::from(impact), i32::from(feasibility));
        dot(x, y, "")
    });
    plot(Vec::from_iter(dot))
}

/// Where in the drawing a theme with this impact and feasibility stands.
fn place_of(impact: i32, feasibility: i32) -> (i32, i32) {
    (feasibility * STEP - 8, SIDE - impact * STEP)
}

/// The axes with their names, and dots between them. Words beside it say the same.
fn plot(dots: Vec<View>) -> View {
    let axes = format!("M20 4V{bottom}H{SIDE}", bottom = SIDE - 16);
    let view_box = format!("-4 -20 {} {}", SIDE + 8, SIDE + 28);
    let name = |x: i32, y: i32, words: &'static str| {
        drawn("text").class("wk-plot__name").set("x", x.to_string()).set("y", y.to_string()).text(words)
    };
    drawing("wk-plot", view_box)
        .with(drawn("path").class("wk-plot__axes").set("d", axes).view())
        .with(name(14, -8, words::priority_impact()).view())
        .with(name(SIDE, SIDE, words::priority_feasibility()).set("text-anchor", "end").view())
        .all(dots)
        .view()
}

fn dot(x: i32, y: i32, label: &str) -> View {
    let (across, down) = (x.to_string(), y.to_string());
    let dot = drawn("circle").class("wk-plot__dot").set("cx", across.clone()).set("cy", down).set("r", "10");
    let label = drawn("text")
        .class("wk-plot__number")
        .set("x", across)
        .set("y", (y + 4).to_string())
        .set("text-anchor", "middle")
        .text(label.to_owned());
    vec![dot.view(), label.view()].into()
}
