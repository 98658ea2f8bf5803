//! The names in sentences of others, without the sentences: `xtask/corpus/marks/*.tsv`. The first line tells the file that the
//! sentences are in, and each line behind it the number of a sentence, from 1, and the names in it, in their order, each behind
//! its label.

use crate::conll::Sentence;
use anyhow::{Context as _, Result};

/// What stands before the name of the file with the sentences.
const OPENING: &str = "# Names in the sentences of ";

/// The file that `content` marks the sentences of; `None` where it is no file of marks.
pub fn source(content: &str) -> Option<&str> {
    content.lines().next()?.strip_prefix(OPENING)
}

/// Those of the `sentences` that `content` tells of, with the names that it tells in the place of their own.
///
/// # Errors
///
/// The line that tells of no sentence, or of a name that is not where it should be.
pub fn sentences(content: &str, sentences: &[Sentence]) -> Result<Vec<Sentence>> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(index, line)| marked(line, sentences).with_context(|| format!("line {}", index + 1))).collect()
}

fn marked(line: &str, sentences: &[Sentence]) -> Result<Sentence> {
    let mut columns = line.split('\t');
    let number: usize = columns.next().unwrap_or_default().parse().context("no number of a sentence")?;
    let known = number.checked_sub(1).and_then(|index| sentences.get(index));
    let mut tokens = known.with_context(|| format!("there is no sentence {number}"))?.tokens.clone();
    let mut names = Vec::new();
    let mut from = 0;
    for name in columns {
        let (label, words) = name.split_once(' ').with_context(|| format!("'{name}' has no label or no name"))?;
        let words: Vec<&str> = words.split(' ').collect();
        let behind = tokens.get(from..).unwrap_or_default();
        let start = from
            + behind
                .windows(words.len())
                .position(|window| window == words)
                .with_context(|| format!("there is no '{name}' behind the names before it"))?;
        let name = words.join(" ");
        let (before, name, behind) = part(&name);
        let parted: Vec<String> =
            [before, name, behind].iter().flat_map(|part| part.split_whitespace()).map(str::to_owned).collect();
        let first = start + usize::from(!before.is_empty());
        let end = first + name.split_whitespace().count();
        from = start + parted.len();
        names.push((first, end, label.to_owned()));
        tokens.splice(start..start + words.len(), parted);
    }
    Ok(Sentence { tokens, names })
}

/// A name without the marks that stick to its words in some corpora, and these: "(PPP)," is "PPP". Brackets inside of it stay.
fn part(words: &str) -> (&str, &str, &str) {
    let name = words.trim_start_matches(['(', '"', '“']);
    let before = words.strip_suffix(name).unwrap_or_default();
    let open = name.contains('(');
    let inner = name.trim_end_matches(|last| ",;:?!\"”".contains(last) || (last == ')' && !open));
    match inner.is_empty() {
        true => ("", words, ""),
        false => (before, inner, name.strip_prefix(inner).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Sentence {
        Sentence { tokens: text.split(' ').map(str::to_owned).collect(), ..Sentence::default() }
    }

    #[test]
    fn names_are_found_in_their_order() -> Result<()> {
        let content = "# Names in the sentences of a/b.conll\n2\tGPE Bali\tORG Bali Post\n1\n";
        assert_eq!(source(content), Some("a/b.conll"));
        let read = sentences(content, &[of("Hari ini hujan ."), of("Di Bali , kata Bali Post .")])?;
        let names: Vec<_> = read[0].names.iter().map(|(start, end, label)| (*start, *end, label.as_str())).collect();
        assert_eq!(names, [(1, 2, "GPE"), (4, 6, "ORG")]);
        assert_eq!(read[1].tokens.len(), 4);
        Ok(())
    }

    #[test]
    fn marks_that_stick_to_a_name_are_parted_from_it() -> Result<()> {
        let sentence = of("Partai Persatuan Pembangunan (PPP), kata Jokowi, dan PAN (Solo) .");
        let content = "# Names in the sentences of a\n1\tORG Partai Persatuan Pembangunan\tORG (PPP),\tPERSON Jokowi,\tORG PAN (Solo)";
        let read = sentences(content, &[sentence])?;
        assert_eq!(read[0].tokens.join(" "), "Partai Persatuan Pembangunan ( PPP ), kata Jokowi , dan PAN (Solo) .");
        let names: Vec<_> =
            read[0].names.iter().map(|(start, end, _)| read[0].tokens[*start..*end].join(" ")).collect();
        assert_eq!(names, ["Partai Persatuan Pembangunan", "PPP", "Jokowi", "PAN (Solo)"]);
        Ok(())
    }

    #[test]
    fn what_does_not_fit_is_told() {
        for line in ["3", "x", "1\tGPE Bandung", "1\tBali", "1\tGPE Bali\tGPE Bali"] {
            assert!(sentences(line, &[of("Di Bali .")]).is_err(), "{line}");
        }
    }
}
