//! Sentences that were written for Sorot, with their names marked: `xtask/corpus/*.txt`. A sentence a line, an empty line
//! between documents, a name in square brackets behind its label: `Gubernur [PERSON Sri Rahayu] tiba di [GPE Kupang].`

use crate::conll::Sentence;
use anyhow::{Context as _, Result, bail};

/// Whether `content` has marked sentences, not a token a line.
pub fn is_marked(content: &str) -> bool {
    let opens = |line: &str| {
        let name = line.split_once('[').map_or("", |(_, name)| name);
        name.split_once(' ')
            .is_some_and(|(label, _)| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    content.lines().any(opens)
}

/// The sentences of `content`.
///
/// # Errors
///
/// The line in which a name is not marked as it should be.
pub fn sentences(content: &str) -> Result<Vec<Sentence>> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| sentence(line).with_context(|| format!("line {}", index + 1))).collect()
}

fn sentence(line: &str) -> Result<Sentence> {
    let mut sentence = Sentence::default();
    let mut rest = line;
    while let Some((plain, opened)) = rest.split_once('[') {
        sentence.tokens.extend(words(plain));
        let (name, behind) = opened.split_once(']').with_context(|| format!("no ] behind [{opened}"))?;
        let (label, name) = name.split_once(' ').with_context(|| format!("[{name}] has no label or no name"))?;
        if name.contains('[') || behind.split('[').next().is_some_and(|plain| plain.contains(']')) {
            bail!("brackets in or behind [{label} {name}]");
        }
        let first = sentence.tokens.len();
        sentence.tokens.extend(words(name));
        sentence.names.push((first, sentence.tokens.len(), label.to_owned()));
        rest = behind;
    }
    sentence.tokens.extend(words(rest));
    Ok(sentence)
}

/// What stands between spaces: marks stay with the words that they touch, but for those around names.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_from_their_marks_and_neighbours() -> Result<()> {
        let read = sentence("\"Kami siap,\" kata [PERSON Ani Yudhoyono] ([ORG BPS]), [PERSON Reid]'s aide.")?;
        let tokens = "\"Kami siap,\" kata Ani Yudhoyono ( BPS ), Reid 's aide.";
        assert_eq!(read.tokens.join(" "), tokens);
        let names: Vec<_> = read.names.iter().map(|(start, end, label)| (*start, *end, label.as_str())).collect();
        assert_eq!(names, [(3, 5, "PERSON"), (6, 7, "ORG"), (8, 9, "PERSON")]);
        Ok(())
    }

    #[test]
    fn what_is_not_closed_is_told() {
        for line in ["[PERSON Ani", "[Ani]", "[ORG [GPE Bali] Post]"] {
            assert!(sentence(line).is_err(), "{line}");
        }
    }
}
