//! Corpora → what the tagger sees of each token, with the tags that the token may have.

use super::crf::Random;
use super::swap;
use crate::conll::{self, Sentence};
use crate::project;
use anyhow::{Context as _, Result};
use sorot::annotator::Analysis;
use sorot::document::{Segment, SegmentKind};
use sorot::names::tagger::observation::Observation;
use sorot::names::tagger::tags::{Kind, OUTSIDE, begin, inside};
use sorot::{Annotator, Label, LanguageChoice, Options, Span, names};
use std::path::Path;

/// How many sentences are read as one document: corpora that are shuffled have no others.
const TOGETHER: usize = 20;

/// Where the sentences are that were written for Sorot, below the project's root.
const OWN: &str = "xtask/corpus/";

/// What a corpus is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To learn from, with names exchanged.
    Train,
    /// To measure.
    Dev,
}

/// One line of the recipe.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The language of the model that it is for.
    pub language: String,
    /// The file below the folder of corpora, or the project's own.
    pub file: String,
    /// What it is for.
    pub role: Role,
    /// How many times it is read in one round.
    times: usize,
    casings: Vec<bool>,
    unmarked: Vec<Kind>,
    /// Whether it leaves places that act without a mark.
    pub actors_unmarked: bool,
}

/// The recipe: all corpora, in its order.
pub fn recipe() -> Vec<Corpus> {
    let lines = include_str!("recipe.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [language, file, role, times, casing, unmarked, actors] = columns.try_into().ok()?;
            Some(Corpus {
                language: language.to_owned(),
                file: file.to_owned(),
                role: match role {
                    "dev" => Role::Dev,
                    _ => Role::Train,
                },
                times: times.parse().ok()?,
                casings: match casing {
                    "cased" => vec![false],
                    "lower" => vec![true],
                    _ => vec![false, true],
                },
                unmarked: unmarked.split_whitespace().filter_map(kind_named).collect(),
                actors_unmarked: actors == "unmarked",
            })
        })
        .collect()
}

fn kind_named(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| format!("{kind:?}").to_lowercase() == name)
}

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    /// What is seen of each token.
    pub seen: Vec<Observation>,
    /// The tags that each token may have, a bit for each.
    pub allowed: Vec<u32>,
    /// The names that the corpus marks.
    pub gold: Vec<(usize, usize, Kind)>,
    /// The same with the labels of annotations, where the corpus has them and the names are its own.
    pub labels: Vec<(usize, usize, Label)>,
}

impl Corpus {
    /// Reads the corpus below `data`, the folder of corpora, or below the project where it is its own. Beside each sentence to
    /// learn from that has names, `exchanged` copies of it are read that have others.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    pub fn examples(&self, data: &Path, annotator: &Annotator, exchanged: usize) -> Result<Vec<Example>> {
        let folder = if self.file.starts_with(OWN) { project::root() } else { data.to_path_buf() };
        let mut sentences = conll::read_part(&folder.join(&self.file), data)?;
        let labelled = sentences.iter().flat_map(|sentence| &sentence.names).any(|name| name.2 == "GPE");
        let own = sentences.len();
        if self.role == Role::Train {
            let names = swap::names(&sentences);
            let mut random = Random(1945);
            let named: Vec<Sentence> =
                sentences.iter().filter(|sentence| !sentence.names.is_empty()).cloned().collect();
            let read = std::mem::take(&mut sentences);
            for _ in 0..self.times {
                sentences.extend_from_slice(&read);
                for _ in 0..exchanged {
                    sentences.extend(named.iter().map(|sentence| swap::swapped(sentence, &names, &mut random)));
                }
            }
        }
        // Names that stand for others are of their kind, not of their label.
        let labelled = |index: usize| labelled && index < own;
        let language = self.language.parse().context("the recipe names a language")?;
        let mut examples = Vec::new();
        for &lower in &self.casings {
            for (number, group) in sentences.chunks(TOGETHER).enumerate() {
                let group: Vec<Sentence> =
                    group.iter().map(|sentence| if lower { sentence.lower() } else { sentence.clone() }).collect();
                let read = self.document(&group, annotator, language);
                examples.extend(read.into_iter().zip(number * TOGETHER..).map(|(example, index)| {
                    let labels = if labelled(index) { example.labels } else { Vec::new() };
                    Example { labels, ..example }
                }));
            }
        }
        Ok(examples)
    }

    fn document(&self, sentences: &[Sentence], annotator: &Annotator, language: LanguageChoice) -> Vec<Example> {
        let mut text = String::new();
        let mut segments = Vec::new();
        for sentence in sentences {
            let start = text.len();
            text.push_str(&sentence.text().0);
            segments.push(Segment {
                kind: SegmentKind::Paragraph,
                span: Span::new(start, text.len()),
                speaker: None,
                entity: None,
            });
            text.push('\n');
        }
        let options = Options { language, ..Options::default() };
        let (_, analysis) = annotator.analyze(&text, &segments, &options);
        let seen = names::observe(&analysis, annotator.names());
        let blocks = seen.into_iter().enumerate();
        blocks.zip(sentences).map(|((block, seen), sentence)| self.example(&analysis, block, seen, sentence)).collect()
    }

    fn example(&self, analysis: &Analysis<'_>, block: usize, seen: Vec<Observation>, sentence: &Sentence) -> Example {
        let (_, spans) = sentence.text();
        let block = &analysis.blocks[block];
        let tokens = analysis.tokens(block);
        // The corpus cuts its tokens in another way.
        let first = |token: usize| {
            let start = block.span.start + spans[token].0;
            tokens.iter().position(|own| own.start as usize >= start).unwrap_or(tokens.len())
        };
        let past = |token: usize| {
            let end = block.span.start + spans[token].1;
            tokens.iter().position(|own| own.start as usize >= end).unwrap_or(tokens.len())
        };
        let gold: Vec<(usize, usize, Kind)> = sentence
            .names
            .iter()
            .filter_map(|(start, end, label)| Some((first(*start), past(end - 1), conll::kind(label)?)))
            .filter(|(start, end, _)| start < end)
            .collect();

        let labels = sentence
            .names
            .iter()
            .filter_map(|(start, end, label)| Some((first(*start), past(end - 1), conll::label(label)?)))
            .filter(|(start, end, _)| start < end)
            .collect();

        let lower = !(0..tokens.len()).any(|index| tokens.is_capitalized(index));
        let open = self.unmarked.iter().fold(0_u32, |mask, &kind| mask | 1 << begin(kind) | 1 << inside(kind));
        let known: Vec<bool> = seen.iter().map(|one| is_known_place(one.known)).collect();
        let actor = |first: bool| 1_u32 << if first { begin(Kind::Actor) } else { inside(Kind::Actor) };
        let mut allowed: Vec<u32> = seen
            .iter()
            .enumerate()
            .map(|(at, one)| match known[at] && self.actors_unmarked {
                true => actor(one.known % 2 == 0),
                // Where there are capitals, no other word can be a name that the corpus does not mark.
                false if tokens.is_capitalized(at) || lower => 1 << OUTSIDE | open,
                false => 1 << OUTSIDE,
            })
            .collect();
        for &(start, end, kind) in &gold {
            for at in start..end {
                let tag = if at == start { begin(kind) } else { inside(kind) };
                allowed[at] = 1 << tag;
                if kind == Kind::Place && !self.actors_unmarked && known[at] {
                    allowed[at] |= actor(at == start);
                }
            }
        }
        // A name that goes on where none has begun is cut off.
        for at in 0..allowed.len() {
            let opens = at > 0 && allowed[at - 1] & (actor(true) | actor(false)) != 0;
            if allowed[at] == actor(false) && !opens {
                allowed[at] = actor(true);
            }
        }
        Example { seen, allowed, gold, labels }
    }
}

/// Whether the mark of a known name is that of a country, a province or a city that is sure.
fn is_known_place(known: u8) -> bool {
    known < 64 && known / 2 == Label::Gpe as u8 + 1
}
