//! A table of figures.

use super::{
    element::{Element, element},
    view::View,
};

/// A table: what it is about, the names of its columns, and its rows. The first cell of a row names it.
#[inline(never)]
pub fn table(about: View, columns: &[&'static str], rows: Vec<Vec<View>>) -> View {
    let mut names = element("tr");
    for column in columns {
        names = names.with(element("th").set("scope", "col").text(*column).view());
    }
    let mut body = element("tbody");
    for row in rows {
        body = body.with(cells(row).view());
    }
    element("table")
        .class("wk-table")
        .with(element("caption").class("wk-table__about").with(about).view())
        .with(element("thead").with(names.view()).view())
        .with(body.view())
        .view()
}

fn cells(cells: Vec<View>) -> Element {
    let mut row = element("tr");
    for (place, cell) in cells.into_iter().enumerate() {
        let cell_or_name = if place == 0 { element("th").set("scope", "row") } else { element("td") };
        row = row.with(cell_or_name.with(cell).view());
    }
    row
}
