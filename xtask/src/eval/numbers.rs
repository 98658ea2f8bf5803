//! `cargo xtask eval numbers`: numbers, times and identifiers in case files.
//!
//! For each thing that a case asks for, three questions: is it *found* (an annotation with a fitting label overlaps),
//! *span-exact* (with the very same span), *value-exact* (with the right value, whatever the span). How values compare is
//! told in [`super::compare`]. A case on the list `excluded.tsv` is counted and otherwise left out.

use super::Options;
use super::case::{Case, Expected};
use super::compare::{self, Verdict};
use super::report::FileReport;
use anyhow::{Context as _, Result};
use sorot::{Annotation, Annotator, Document};
use std::collections::HashMap;
use std::fs;

/// Evaluates every file and prints a table of each.
pub fn run(options: &Options) -> Result<()> {
    let annotator = Annotator::new();
    let excluded = excluded();
    for path in &options.files {
        let content = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut report = FileReport::default();
        for (number, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let case = Case::read(line).with_context(|| format!("{}:{}", path.display(), number + 1))?;
            if options.id.as_ref().is_some_and(|id| !case.id.contains(id.as_str())) {
                continue;
            }
            report.cases += 1;
            if excluded.contains_key(case.id.as_str()) {
                report.excluded += 1;
                continue;
            }
            let document = annotator.annotate_with(&case.text, &case.options);
            judge(&case, &document, options, &mut report);
        }
        report.print(&path.display().to_string());
    }
    Ok(())
}

/// The cases left out: id → reason.
fn excluded() -> HashMap<&'static str, &'static str> {
    include_str!("excluded.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
}

fn judge(case: &Case, document: &Document, options: &Options, report: &mut FileReport) {
    let in_scope = |annotation: &&Annotation| compare::is_in_scope(annotation.label, &case.scope);
    if case.expected.is_empty() {
        if options.kind.is_some() {
            return;
        }
        let alarms: Vec<&Annotation> = document.annotations.iter().filter(in_scope).collect();
        report.negatives.0 += 1;
        report.negatives.1 += usize::from(!alarms.is_empty());
        report.negative_words.0 += case.text.split_whitespace().count();
        report.negative_words.1 += alarms.len();
        if options.failures && !alarms.is_empty() {
            println!("ALARM {} | {} | {}", case.id, one_line(&case.text), shown(&alarms));
        }
        return;
    }
    for expected in &case.expected {
        if options.kind.as_ref().is_some_and(|kind| *kind != expected.kind) || compare::is_outside(&expected.kind) {
            continue;
        }
        let fitting: Vec<&Annotation> = document
            .annotations
            .iter()
            .filter(|annotation| overlap(annotation, expected) && compare::fits(annotation, expected))
            .collect();
        let exact_span = fitting.iter().any(|annotation| annotation.span == expected.span);
        let value = compare::verdict(&fitting, expected, exact_span, case);
        let tally = report.kinds.entry(expected.kind.clone()).or_default();
        tally.cases += 1;
        tally.found += usize::from(!fitting.is_empty());
        tally.span += usize::from(exact_span);
        tally.value += usize::from(value == Verdict::Right);
        if options.failures && value != Verdict::Right {
            let all: Vec<&Annotation> =
                document.annotations.iter().filter(|annotation| overlap(annotation, expected)).collect();
            let state = if fitting.is_empty() { "MISS " } else { "VALUE" };
            let wanted = compare::wanted(expected);
            let surface = one_line(expected.surface(&case.text));
            println!("{state} {} | {} | {surface} → {wanted} | {}", case.id, one_line(&case.text), shown(&all));
        }
    }
    report.extra += document
        .annotations
        .iter()
        .filter(in_scope)
        .filter(|annotation| !case.expected.iter().any(|expected| overlap(annotation, expected)))
        .count();
}

fn overlap(annotation: &Annotation, expected: &Expected) -> bool {
    annotation.span.start < expected.span.end && expected.span.start < annotation.span.end
}

fn shown(annotations: &[&Annotation]) -> String {
    let all: Vec<String> = annotations
        .iter()
        .map(|annotation| {
            let value = serde_json::to_string(&annotation.value).unwrap_or_default();
            format!("{} {:?} {value}", annotation.label.as_str(), annotation.text)
        })
        .collect();
    all.join("; ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
