//! Everything of one database into another: as it is, all of it or nothing.

use std::fmt;

use sqlx::{AnyConnection, AssertSqlSafe, Column, Row, any::AnyRow};

use super::{
    Store, StoreError,
    export::{Cell, SECTIONS, cell},
};

/// A table that was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Its name.
    pub table: &'static str,
    /// How many rows there are, here and there.
    pub rows: usize,
}

/// Why nothing was copied.
#[derive(Debug)]
pub enum Uncopied {
    /// One of the two did not do it.
    Store(StoreError),
    /// There is something in this table already.
    NotEmpty(&'static str),
    /// What arrived in this table is not what was sent.
    Different(&'static str),
}

impl fmt::Display for Uncopied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::NotEmpty(table) => write!(f, "the database to copy to is not empty: there is something in `{table}`"),
            Self::Different(table) => write!(f, "what arrived in `{table}` is not what was sent; nothing was copied"),
        }
    }
}

impl std::error::Error for Uncopied {}

impl<E: Into<StoreError>> From<E> for Uncopied {
    fn from(error: E) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// Copies everything into an empty database, and reads it back from there.
    ///
    /// # Errors
    /// When `target` is not empty, or one of the two does not do it; then nothing was copied.
    pub async fn copy_into(&self, target: &Self) -> Result<Vec<Copied>, Uncopied> {
        let (mut read, mut write) = (self.begin_read().await?, target.begin_write().await?);
        let mut copied = Vec::new();
        // Each comes after those that its rows refer to. What is left out counts for one database only.
        for table in SECTIONS.iter().map(|(name, _)| *name).chain(["staff_tokens"]) {
            if !all(&mut write, table, "*").await?.is_empty() {
                return Err(Uncopied::NotEmpty(table));
            }
            let rows = all(&mut read, table, "*").await?;
            let columns = rows.first().map_or("*".to_owned(), columns);
            for row in &rows {
                insert(&mut write, table, &columns, row).await?;
            }
            if cells(&rows)? != cells(&all(&mut write, table, &columns).await?)? {
                return Err(Uncopied::Different(table));
            }
            copied.push(Copied { table, rows: rows.len() });
        }
        target.commit_published(write).await?;
        Ok(copied)
    }
}

async fn all(connection: &mut AnyConnection, table: &str, columns: &str) -> Result<Vec<AnyRow>, StoreError> {
    // Names of ours only, here and below.
    let sql = AssertSqlSafe(format!("select {columns} from {table}"));
    Ok(sqlx::query(sql).fetch_all(connection).await?)
}

fn columns(row: &AnyRow) -> String {
    row.columns().iter().map(Column::name).collect::<Vec<_>>().join(", ")
}

async fn insert(connection: &mut AnyConnection, table: &str, columns: &str, row: &AnyRow) -> Result<(), StoreError> {
    let places: Vec<_> = (1..=row.len()).map(|place| format!("${place}")).collect();
    let sql = AssertSqlSafe(format!("insert into {table} ({columns}) values ({})", places.join(", ")));
    let mut insert = sqlx::query(sql);
    for place in 0..row.len() {
        insert = match cell(row, place)? {
            // Only what is text may be absent.
            None => insert.bind(None::<String>),
            Some(Cell::Number(number)) => insert.bind(number),
            Some(Cell::Text(text)) => insert.bind(text),
        };
    }
    insert.execute(connection).await?;
    Ok(())
}

/// What is in rows, in an order of its own.
fn cells(rows: &[AnyRow]) -> Result<Vec<Vec<Option<Cell<'_>>>>, StoreError> {
    let cells = rows.iter().map(|row| (0..row.len()).map(|place| cell(row, place)).collect());
    let mut cells = cells.collect::<Result<Vec<Vec<_>>, _>>()?;
    cells.sort();
    Ok(cells)
}
