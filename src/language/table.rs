//! Reading data files: one row a line, columns parted by tabs, `#` opening a line that is a comment.

/// The rows of a data file: each line that is neither empty nor a comment, with its columns trimmed of spaces.
// Every reader of a table uses these few functions, so that they are one piece of code each and not one for each reader.
#[inline(never)]
pub fn rows(content: &str) -> std::vec::IntoIter<Row<'_>> {
    let lines = content.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| Row { line }).collect::<Vec<_>>().into_iter()
}

/// One row of a data file.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    line: &'a str,
}

impl<'a> Row<'a> {
    /// The column with this index, from 0; empty where the row is shorter.
    #[inline(never)]
    pub fn column(&self, index: usize) -> &'a str {
        parts(self.line, b'\t').nth(index).unwrap_or("").trim()
    }

    /// The forms of a column that lists several, parted by `|`; none where the column is empty.
    #[inline(never)]
    pub fn forms(&self, index: usize) -> std::vec::IntoIter<&'a str> {
        let forms = parts(self.column(index), b'|').map(str::trim).filter(|form| !form.is_empty());
        forms.collect::<Vec<_>>().into_iter()
    }
}

/// The parts of `text` between each `mark`, which is ASCII. Columns are a few letters long: looking at each byte is faster than
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
    use super::*;

    #[test]
    fn rows_skip_comments_and_empty_lines() {
        let content = "# a comment\n\nsatu\t1\n dua | duo \t2\n";
        let rows: Vec<_> = rows(content).collect();
        assert_eq!(rows.len(), 2);
        let row = rows.get(1).copied().unwrap_or(Row { line: "" });
        assert_eq!(row.forms(0).collect::<Vec<_>>(), ["dua", "duo"]);
        assert_eq!(row.column(1), "2");
        assert_eq!(row.column(7), "");
    }
}
