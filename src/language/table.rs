//! Reading data files, as [`super::layout`] has them.

use super::layout::{COLUMN, COLUMNS};

/// The content of a data file that all languages share, by the module whose it is and its name: `shared!("names-news.tsv")` is
/// `src/names/data/news.tsv`.
macro_rules! shared {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $file))
    };
}
pub(crate) use shared;

/// The rows of a data file.
// Every reader of a table uses these few functions, so that they are one piece of code each and not one for each reader.
#[inline(never)]
pub fn rows(content: &str) -> std::vec::IntoIter<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let columns = if content.is_empty() { None } else { Some(parts(content, COLUMN as u8)) };
    for (index, column) in columns.into_iter().flatten().enumerate() {
        for (at, cell) in parts(column, b'\n').enumerate() {
            if index == 0 {
                rows.push(Row::default());
            }
            if let Some(slot) = rows.get_mut(at).and_then(|row| row.cells.get_mut(index)) {
                *slot = cell;
            }
        }
    }
    rows.into_iter()
}

/// Whether the first column of a data file has `cell`.
pub fn lists(content: &str, cell: &str) -> bool {
    parts(content, COLUMN as u8).next().is_some_and(|column| parts(column, b'\n').any(|one| one == cell))
}

/// One row of a data file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'a> {
    cells: [&'a str; COLUMNS],
}

impl<'a> Row<'a> {
    /// The column with this index, from 0; empty where the row is shorter.
    pub fn column(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().unwrap_or("")
    }

    /// The forms of a column that lists several, parted by `|`; none where the column is empty.
    #[inline(never)]
    pub fn forms(&self, index: usize) -> std::vec::IntoIter<&'a str> {
        let forms = parts(self.column(index), b'|').map(str::trim).filter(|form| !form.is_empty());
        forms.collect::<Vec<_>>().into_iter()
    }
}

/// The parts of `text` between each `mark`, which is ASCII. Cells are a few letters long: looking at each byte is faster than
/// the search for a character in a long text.
fn parts(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.as_bytes().iter().position(|byte| *byte == mark);
        rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::layout::columns;
    use super::*;

    #[test]
    fn rows_skip_comments_and_empty_lines() {
        let content = columns("# a comment\n\nsatu\t1\n dua | duo \t2\t\t\n\t\t\ttiga\n").unwrap();
        let rows: Vec<_> = rows(&content).collect();
        assert_eq!(rows.len(), 3);
        let row = rows.get(1).copied().unwrap();
        assert_eq!(row.forms(0).collect::<Vec<_>>(), ["dua", "duo"]);
        assert_eq!(row.column(1), "2");
        assert_eq!(row.column(3), "");
        assert_eq!(row.column(9), "");
        assert_eq!(rows.last().map(|row| (row.column(0), row.column(3))), Some(("", "tiga")));
        assert!(lists(&content, "satu") && !lists(&content, "1"));
    }

    #[test]
    fn an_empty_file_has_no_rows() {
        let content = columns("# nothing\n").unwrap();
        assert_eq!(rows(&content).count(), 0);
        assert!(columns(&format!("satu{}", "\t".repeat(COLUMNS))).is_err());
    }
}
