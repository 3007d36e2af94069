//! Reading of the embedded tab-separated tables.

use std::collections::HashMap;

/// One row of a table, its cells by column name.
#[derive(Clone, Debug)]
pub struct Row<'t> {
    columns: &'t HashMap<&'t str, usize>,
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The trimmed cell of a column; empty where the table or row lacks it.
    pub fn cell(&self, column: &str) -> &'t str {
        self.columns.get(column).and_then(|at| self.cells.get(*at)).map_or("", |cell| cell.trim())
    }

    /// The cell, `None` where it is empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The items of a cell that are divided by `|`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.cell(column).split('|').map(str::trim).filter(|item| !item.is_empty())
    }
}

/// Calls `each` with every row of a tab-separated table with a header line; lines that begin with
/// `#` and empty lines are left out.
pub fn for_each_row<'t>(table: &'t str, mut each: impl FnMut(&Row<'_>)) {
    let mut lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let Some(header) = lines.next() else { return };
    let columns: HashMap<&'t str, usize> =
        header.split('\t').enumerate().map(|(at, name)| (name, at)).collect();
    for line in lines {
        each(&Row { columns: &columns, cells: line.split('\t').collect() });
    }
}
