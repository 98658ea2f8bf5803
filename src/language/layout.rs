//! How the build lays out a data file: column by column, without comments.
//!
//! People edit rows. What travels to readers has all cells of the first column, then all of the second, and so on: what stands
//! side by side is alike then, and a compressor takes 6 % off. [`super::table`] reads it.

/// What parts two columns; the cells of one are parted by line feeds. No data file has it.
pub const COLUMN: char = '\u{1}';

/// The most columns that a data file has.
pub const COLUMNS: usize = 8;

/// The columns of `content`, which has rows: a row a line, cells parted by tabs, comments opened by `#`. Cells are trimmed of
/// spaces; those at the end of a column that are empty are left out, but for the first column, which tells how many rows there
/// are.
///
/// # Errors
///
/// What is wrong, where a row has too many columns or a mark that has a meaning here.
pub fn columns(content: &str) -> Result<String, String> {
    let lines = content.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').map(str::trim).collect()).collect();
    if let Some(row) = rows.iter().find(|row| row.len() > COLUMNS || row.iter().any(|cell| cell.contains(COLUMN))) {
        return Err(format!("'{}' has more than {COLUMNS} columns, or a control character", row.join("\t")));
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = |index: usize| {
        let cells: Vec<&str> = rows.iter().map(|row| row.get(index).copied().unwrap_or("")).collect();
        let column = cells.join("\n");
        if index == 0 { column } else { column.trim_end_matches('\n').to_owned() }
    };
    Ok((0..width).map(column).collect::<Vec<_>>().join(&COLUMN.to_string()))
}
