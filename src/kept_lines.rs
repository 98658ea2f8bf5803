//! What was read of each line of a text that is edited: only lines that changed are read again.

/// How many bytes are compared at once.
const CHUNK: usize = 4096;

/// The lines of a text, up to and with their `\n`, and what was read of each.
#[derive(Debug)]
pub(crate) struct KeptLines<T> {
    text: String,
    /// How many bytes each line has, and what was read of it.
    lines: Vec<(usize, T)>,
}

impl<T> Default for KeptLines<T> {
    fn default() -> KeptLines<T> {
        KeptLines { text: String::new(), lines: Vec::new() }
    }
}

impl<T> KeptLines<T> {
    /// Has `read` read the lines of `text`, but for those at its beginning and at its end that the last text had there, too.
    pub fn update(&mut self, text: &str, read: impl Fn(&str) -> T) {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let before = alike(old.chunks(CHUNK).zip(new.chunks(CHUNK)), |one, other| {
            one.iter().zip(other).take_while(|(one, other)| one == other).count()
        });
        let behind = alike(old.rchunks(CHUNK).zip(new.rchunks(CHUNK)), |one, other| {
            one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
        });
        let behind = behind.min(old.len().min(new.len()) - before);

        let (mut first, mut start) = (0, 0);
        for (len, _) in &self.lines {
            let end = start + len;
            // A last line without its end may go on in the new text.
            if end > before || old.get(end - 1) != Some(&b'\n') {
                break;
            }
            (first, start) = (first + 1, end);
        }
        let (mut last, mut length) = (0, 0);
        for (len, _) in self.lines.iter().skip(first).rev() {
            // The end of the line before has to be there, too: else something stands before it on its own line.
            if length + len >= behind {
                break;
            }
            (last, length) = (last + 1, length + len);
        }
        let middle = text.get(start..text.len() - length).unwrap_or_default();
        let lines: Vec<(usize, T)> = middle.split_inclusive('\n').map(|line| (line.len(), read(line))).collect();
        let end = self.lines.len() - last;
        self.lines.splice(first..end, lines);
        self.text.clear();
        self.text.push_str(text);
    }

    /// The text whose lines they are.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was read of each line, with where in the text it starts, in bytes.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.lines.iter().scan(0, |next, (len, read)| {
            let start = *next;
            *next += len;
            Some((start, read))
        })
    }
}

/// How many bytes the pairs have alike, from the first one on; `within` counts those of one pair.
fn alike<'a>(pairs: impl Iterator<Item = (&'a [u8], &'a [u8])>, within: impl Fn(&[u8], &[u8]) -> usize) -> usize {
    let mut count = 0;
    for (one, other) in pairs {
        if one != other {
            return count + within(one, other);
        }
        count += one.len();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::KeptLines;
    use std::cell::Cell;

    #[test]
    fn lines_are_those_of_the_text_and_few_are_read() {
        let mut kept: KeptLines<String> = KeptLines::default();
        let long = "satu\n".repeat(3000);
        let texts = [
            "",
            "satu",
            "satu\ndua",
            "satu\ndua\ntiga",
            "nol satu\ndua\ntiga",
            "\nnol satu\ndua\ntiga",
            "satu\ntiga",
            "\n\n\n",
            "\n\n",
            &long,
            &format!("{long}dua"),
            &format!("dua\n{long}dua"),
            &format!("{long}satu\ndua"),
            "",
        ];
        for text in texts {
            kept.update(text, str::to_owned);
            let lines: Vec<(usize, &str)> = kept.iter().map(|(start, line)| (start, line.as_str())).collect();
            let mut start = 0;
            let expected: Vec<(usize, &str)> = text
                .split_inclusive('\n')
                .map(|line| {
                    start += line.len();
                    (start - line.len(), line)
                })
                .collect();
            assert_eq!(lines, expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_changes_is_read_alone() {
        let mut kept: KeptLines<()> = KeptLines::default();
        let text = |line: &str| format!("{}{line}\n{}", "satu\n".repeat(2000), "dua\n".repeat(2000));
        kept.update(&text("tiga"), |_| ());
        let read = Cell::new(0);
        kept.update(&text("empat"), |_| read.set(read.get() + 1));
        assert!(read.get() <= 2, "{} lines", read.get());
    }
}
