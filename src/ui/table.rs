//! A table of figures.

use leptos::prelude::*;

/// A table: what it is about, the names of its columns, and its rows. The first cell of a row names it.
#[inline(never)]
pub fn table(about: &'static str, columns: &[&'static str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let columns: Vec<_> = columns.iter().map(|column| view! { <th scope="col">{*column}</th> }.into_any()).collect();
    let row = |cells: Vec<AnyView>| {
        let mut cells = cells.into_iter();
        let first = cells.next();
        let rest: Vec<_> = cells.map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
        view! { <tr><th scope="row">{first}</th>{rest}</tr> }.into_any()
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! {
        <table class="wk-table">
            <caption class="wk-table__about">{about}</caption>
            <thead><tr>{columns}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
