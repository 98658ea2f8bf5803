//! `cargo xtask eval names`: exact spans and labels of the names in a corpus, found by the public way to annotate, counted
//! as conlleval does (Tjong Kim Sang and De Meulder 2003).
//!
//! Labels are compared as kinds: persons, organisations, places (GPE, LOC, FAC), events, products (with dishes), others; in
//! sentences that are marked with the labels of annotations, as these. What a corpus does not mark is not counted. `mapping.tsv` tells of corpora that mark places in another way than
//! annotations do.

use super::Options;
use super::calibration::Calibration;
use crate::conll::{self, Sentence};
use anyhow::Result;
use sorot::names::tagger::tags::{self, Kind};
use sorot::{Annotator, Label};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// How many sentences are one document, so that what one tells of a name is known to the others.
const TOGETHER: usize = 20;

/// What names are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Kind(Kind),
    Label(Label),
}

impl fmt::Display for Sort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sort::Kind(kind) => write!(formatter, "{kind:?}"),
            Sort::Label(label) => formatter.write_str(label.as_str()),
        }
    }
}

/// How the names of a corpus are sorted.
#[derive(Clone, Copy, Debug)]
struct Sorts {
    /// Whether by the labels of annotations.
    by_label: bool,
}

impl Sorts {
    fn of_gold(self, label: &str) -> Option<Sort> {
        if self.by_label {
            return conll::label(label).map(Sort::Label);
        }
        conll::kind(label).map(|kind| Sort::Kind(if kind == Kind::Food { Kind::Product } else { kind }))
    }

    fn of_found(self, label: Label) -> Option<Sort> {
        if self.by_label { label.is_name().then_some(Sort::Label(label)) } else { tags::kind_of(label).map(Sort::Kind) }
    }
}

/// What is counted of one kind.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
    /// Right in its kind, with another start or end.
    boundary: usize,
    /// Right in its span, with another kind.
    kind: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Scores the files of `options`, each in one table.
///
/// # Errors
///
/// A file that cannot be read.
pub fn run(options: &Options) -> Result<()> {
    let annotator = Annotator::new();
    for file in &options.files {
        let sentences = conll::read_part(file, &conll::beside())?;
        let labels = || sentences.iter().flat_map(|sentence| &sentence.names).map(|name| name.2.as_str());
        let sorts = Sorts { by_label: labels().any(|label| matches!(label, "GPE" | "NORP")) };
        let marked: BTreeSet<Sort> = labels().filter_map(|label| sorts.of_gold(label)).collect();
        let mut tallies: BTreeMap<Sort, Tally> = BTreeMap::new();
        let mut calibration = Calibration::default();
        for document in sentences.chunks(if options.alone { 1 } else { TOGETHER }) {
            score(document, &annotator, options, (sorts, &marked, Manner::of(file)), (&mut tallies, &mut calibration));
        }
        print(&file.display().to_string(), &tallies);
        calibration.print();
    }
    Ok(())
}

/// How a corpus marks what annotations tell apart.
#[derive(Clone, Copy, Debug, Default)]
struct Manner {
    /// Places that act as their governments do have no mark.
    unmarked_actors: bool,
    /// The abbreviation in brackets belongs to the name of the organisation before it.
    joined_abbreviations: bool,
}

impl Manner {
    /// The manner of the corpus in `file`.
    fn of(file: &Path) -> Manner {
        let file = file.display().to_string();
        let mut rows = include_str!("mapping.tsv").lines().filter(|line| !line.starts_with('#'));
        let manner = rows.find_map(|row| {
            let (corpus, rest) = row.split_once('\t')?;
            let (actors, abbreviations) = rest.split_once('\t')?;
            file.contains(corpus).then(|| Manner {
                unmarked_actors: actors == "unmarked",
                joined_abbreviations: abbreviations == "joined",
            })
        });
        manner.unwrap_or_default()
    }
}

/// The spans as the corpus would mark them: whole tokens of its own, and abbreviations in its manner.
fn in_tokens(
    found: Vec<(usize, usize, Sort)>,
    tokens: &[(usize, usize)],
    text: &str,
    manner: Manner,
) -> Vec<(usize, usize, Sort)> {
    let mut spans: Vec<(usize, usize, Sort)> = Vec::new();
    for (start, end, sort) in found {
        let first = tokens.partition_point(|token| token.1 <= start);
        let last = tokens.partition_point(|token| token.0 < end);
        let (Some(first), Some(last)) = (tokens.get(first), last.checked_sub(1).and_then(|last| tokens.get(last)))
        else {
            continue;
        };
        let (start, end) = (first.0.min(start), last.1.max(end));
        match spans.last_mut() {
            Some(before) if before.1 > start => {}
            Some(before)
                if manner.joined_abbreviations
                    && [before.2, sort] == [Sort::Kind(Kind::Organization); 2]
                    && text.get(before.1..start + 1).is_some_and(|between| between == " (") =>
            {
                before.1 = end;
            }
            _ => spans.push((start, end, sort)),
        }
    }
    spans
}

fn slice<'t>(text: &'t str, name: &(usize, usize, Sort)) -> &'t str {
    text.get(name.0..name.1).unwrap_or("")
}

fn score(
    document: &[Sentence],
    annotator: &Annotator,
    options: &Options,
    (sorts, marked, manner): (Sorts, &BTreeSet<Sort>, Manner),
    (tallies, calibration): (&mut BTreeMap<Sort, Tally>, &mut Calibration),
) {
    let mut text = String::new();
    let mut gold: Vec<(usize, usize, Sort)> = Vec::new();
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for sentence in document {
        let (line, spans) = if options.raw { sentence.raw() } else { sentence.text() };
        let base = text.len();
        gold.extend(sentence.names.iter().filter_map(|(start, end, label)| {
            Some((base + spans.get(*start)?.0, base + spans.get(end.checked_sub(1)?)?.1, sorts.of_gold(label)?))
        }));
        tokens.extend(spans.iter().map(|(start, end)| (base + start, base + end)));
        text.push_str(&line);
        // Sentences of a shuffled corpus are no paragraphs of one text.
        text.push_str("\n\n");
    }
    let annotated = annotator.annotate(&text);
    let mut found: Vec<(usize, usize, Sort)> = Vec::new();
    for one in annotated.annotations.iter().filter(|one| !(manner.unmarked_actors && one.acts)) {
        if let Some(sort) = sorts.of_found(one.label).filter(|sort| marked.contains(sort)) {
            let name = (one.span.start, one.span.end, sort);
            calibration.count(one.score, gold.contains(&name));
            found.push(name);
        }
    }
    let found = in_tokens(found, &tokens, &text, manner);
    for one in &found {
        tallies.entry(one.2).or_default().found += 1;
    }
    for one in &gold {
        let tally = tallies.entry(one.2).or_default();
        tally.gold += 1;
        let overlapping = || found.iter().filter(|other| other.0 < one.1 && one.0 < other.1);
        tally.right += usize::from(found.contains(one));
        tally.boundary += usize::from(!found.contains(one) && overlapping().any(|other| other.2 == one.2));
        tally.kind += usize::from(overlapping().any(|other| (other.0, other.1) == (one.0, one.1) && other.2 != one.2));
        if options.failures && !found.contains(one) {
            let got: Vec<String> =
                overlapping().map(|other| format!("{:?} {}", slice(&text, other), other.2)).collect();
            println!("missed {:?} {}; found {}", slice(&text, one), one.2, got.join(", "));
        }
    }
    if options.failures {
        for one in found.iter().filter(|one| !gold.iter().any(|other| other.0 < one.1 && one.0 < other.1)) {
            let before: Vec<char> = slice(&text, &(0, one.0, one.2)).chars().rev().take(40).collect();
            let before: String = before.into_iter().rev().collect();
            println!("beyond {:?} {} behind {before:?}", slice(&text, one), one.2);
        }
    }
}

fn print(file: &str, tallies: &BTreeMap<Sort, Tally>) {
    println!("{file}");
    println!(
        "  {:<14} {:>6} {:>6} {:>6} {:>9} {:>6} {:>10} {:>7} {:>6}",
        "kind", "gold", "found", "right", "precision", "recall", "F1", "bounds", "kind"
    );
    let mut total = Tally::default();
    for (sort, tally) in tallies {
        line(&sort.to_string(), *tally);
        total.gold += tally.gold;
        total.found += tally.found;
        total.right += tally.right;
        total.boundary += tally.boundary;
        total.kind += tally.kind;
    }
    line("micro", total);
    let mean = tallies.values().map(|tally| tally.f1()).sum::<f64>() / tallies.len().max(1) as f64;
    println!("  macro F1 {mean:.1}");
}

fn line(name: &str, tally: Tally) {
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    println!(
        "  {name:<14} {:>6} {:>6} {:>6} {:>9.1} {:>6.1} {:>10.1} {:>7} {:>6}",
        tally.gold,
        tally.found,
        tally.right,
        percent(tally.right, tally.found),
        percent(tally.right, tally.gold),
        tally.f1(),
        tally.boundary,
        tally.kind
    );
}
