//! Corpora in the manner of CoNLL-2003: a token a line with its tag last, an empty line behind each sentence.

use crate::{marked, marks, project, texts};
use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, Parser};
use sorot::Label;
use sorot::names::tagger::tags::Kind;
use std::fs;
use std::path::{Path, PathBuf};

/// A name in a sentence: its first token, the token past its last, and its label as the corpus writes it.
pub type Name = (usize, usize, String);

/// One sentence: its tokens and the names in it.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The tokens as written.
    pub tokens: Vec<String>,
    /// The names in the order of the text.
    pub names: Vec<Name>,
}

impl Sentence {
    /// The sentence as a text, a space between tokens, with where each token stands in bytes.
    pub fn text(&self) -> (String, Vec<(usize, usize)>) {
        let mut text = String::new();
        let mut spans = Vec::new();
        for token in &self.tokens {
            if !text.is_empty() {
                text.push(' ');
            }
            spans.push((text.len(), text.len() + token.len()));
            text.push_str(token);
        }
        (text, spans)
    }

    /// The sentence as people write it, with where each token stands in bytes: no space before closing marks and behind
    /// opening ones. Straight quotation marks open and close in turn.
    pub fn raw(&self) -> (String, Vec<(usize, usize)>) {
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut open = false;
        let mut glued = true;
        for token in &self.tokens {
            let quote = token == "\"";
            let closes =
                matches!(token.as_str(), "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "”" | "’" | "'s")
                    || (quote && open);
            if !glued && !closes {
                text.push(' ');
            }
            spans.push((text.len(), text.len() + token.len()));
            text.push_str(token);
            open ^= quote;
            glued = matches!(token.as_str(), "(" | "[" | "“" | "‘") || (quote && open);
        }
        (text, spans)
    }

    /// The sentence in lower case.
    pub fn lower(&self) -> Sentence {
        Sentence { tokens: self.tokens.iter().map(|token| token.to_lowercase()).collect(), ..self.clone() }
    }
}

/// The folder of corpora beside the project.
pub fn beside() -> PathBuf {
    project::root().join("../shared/data")
}

/// The folder of corpora that `arguments` name with `--data`, or else the one beside the project.
///
/// # Errors
///
/// Arguments that are not understood, and a folder that is not there.
pub fn folder(mut arguments: Parser) -> Result<PathBuf> {
    let mut data = beside();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("data") => data = arguments.value()?.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    if !data.is_dir() {
        bail!("there are no corpora in {}: say where they are with --data", data.display());
    }
    Ok(data)
}

/// Reads a corpus with a token a line, one with marked sentences ([`marked`]), or marks of sentences ([`marks`]) in a file below
/// the corpora, `data`, or among the plain [`texts`]; of the sentences those that stand in the part behind `#`, in percent:
/// `train.txt#0-85`.
///
/// # Errors
///
/// A file that cannot be read, and a part that is none.
pub fn read_part(path: &Path, data: &Path) -> Result<Vec<Sentence>> {
    let name = path.to_str().context("the name of a corpus is no UTF-8")?;
    let (file, part) = name.rsplit_once('#').unwrap_or((name, "0-100"));
    let content = fs::read_to_string(file).with_context(|| format!("cannot read the corpus {file}"))?;
    let sentences = if let Some(source) = marks::source(&content) {
        let source = [data.join(source), texts::folder().join(source)].into_iter().find(|file| file.is_file());
        let source = source.with_context(|| format!("the sentences that {file} marks are not there"))?;
        marks::sentences(&content, &read_part(&source, data)?).with_context(|| format!("the marks {file}"))?
    } else if marked::is_marked(&content) {
        marked::sentences(&content).with_context(|| format!("the corpus {file}"))?
    } else {
        sentences(&content)
    };
    let (from, to) = part.split_once('-').context("a part is named as 0-85")?;
    let cut = |percent: &str| Ok::<usize, std::num::ParseIntError>(sentences.len() * percent.parse::<usize>()? / 100);
    let part = cut(from)?..cut(to)?;
    Ok(sentences.get(part).context("a part is named as 0-85")?.to_vec())
}

/// The sentences of `content`, a token a line. Columns are parted by tabs or spaces. Both IOB1 and IOB2 are understood.
fn sentences(content: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut last = String::from("O");
    for line in content.lines().chain([""]) {
        let columns: Vec<&str> = line.split(['\t', ' ']).filter(|column| !column.is_empty()).collect();
        let (Some(token), Some(tag)) = (columns.first(), columns.get(1..).and_then(<[&str]>::last)) else {
            if !sentence.tokens.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            last = String::from("O");
            continue;
        };
        let at = sentence.tokens.len();
        sentence.tokens.push((*token).to_owned());
        if let Some((position, label)) = tag.split_once('-') {
            let goes_on = position != "B" && last.split_once('-').is_some_and(|(_, open)| open == label);
            match sentence.names.last_mut().filter(|_| goes_on) {
                Some(name) => name.1 = at + 1,
                None => sentence.names.push((at, at + 1, label.to_owned())),
            }
        }
        last = (*tag).to_owned();
    }
    sentences
}

/// The label of annotations that the label in a sentence marked for Sorot stands for; `None` for what it has no such label for.
pub fn label(label: &str) -> Option<Label> {
    match label {
        "ACT" => Some(Label::Gpe),
        "WORK" => Some(Label::WorkOfArt),
        "FOOD" => Some(Label::Product),
        other => Label::from_name(other).filter(|label| label.is_name()),
    }
}

/// The kind that the label of a corpus stands for.
pub fn kind(label: &str) -> Option<Kind> {
    Some(match label {
        "PER" | "PERSON" | "PPL" | "person" => Kind::Person,
        "ORG" | "ORGANISATION" | "ORGANIZATION" | "corporation" | "group" => Kind::Organization,
        "LOC" | "PLACE" | "PLC" | "GPE" | "FAC" | "location" => Kind::Place,
        "ACT" => Kind::Actor,
        "EVT" | "EVENT" => Kind::Event,
        "IND" | "PRODUCT" | "product" => Kind::Product,
        "FNB" | "FOOD" => Kind::Food,
        "MISC" | "creative-work" | "WORK_OF_ART" | "WORK" | "NORP" | "LAW" | "LANGUAGE" => Kind::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_tagging_are_read() {
        let sentences =
            sentences("Joko PROPN B-PER\nWidodo PROPN I-PER\nBali X B-LOC\n\nThe I-ORG\nGuardian I-ORG\nBali I-LOC\n");
        let names: Vec<_> = sentences.iter().map(|sentence| sentence.names.clone()).collect();
        let name = |start, end, label: &str| (start, end, label.to_owned());
        assert_eq!(names[0], [name(0, 2, "PER"), name(2, 3, "LOC")]);
        assert_eq!(names[1], [name(0, 2, "ORG"), name(2, 3, "LOC")]);
        assert_eq!(sentences[0].text().0, "Joko Widodo Bali");
    }
}
