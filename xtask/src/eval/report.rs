//! The table of an evaluation.

use std::collections::BTreeMap;

/// What is counted, of one kind in one file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Things to be found.
    pub cases: usize,
    /// Found: an annotation of a fitting label overlaps.
    pub found: usize,
    /// Found with the same span.
    pub span: usize,
    /// Found with the right value.
    pub value: usize,
}

/// What is counted in one file.
#[derive(Debug, Default)]
pub struct FileReport {
    /// The tally of each kind.
    pub kinds: BTreeMap<String, Tally>,
    /// Cases in which nothing should be found, and how many of them have something.
    pub negatives: (usize, usize),
    /// Words in those cases, and annotations found there.
    pub negative_words: (usize, usize),
    /// Annotations of the kinds that a case speaks of, beyond those that are to be found.
    pub extra: usize,
    /// Cases on the list of those left out, with their expectations.
    pub excluded: usize,
    /// All cases of the file.
    pub cases: usize,
}

impl FileReport {
    /// Prints the table of one file.
    pub fn print(&self, name: &str) {
        println!("{name}");
        println!("  {:<22} {:>6} {:>14} {:>14} {:>14}", "kind", "cases", "found", "span-exact", "value-exact");
        let mut total = Tally::default();
        for (kind, tally) in &self.kinds {
            line(kind, tally);
            total.cases += tally.cases;
            total.found += tally.found;
            total.span += tally.span;
            total.value += tally.value;
        }
        line("all", &total);
        let (clean, alarmed) = self.negatives;
        let (words, alarms) = self.negative_words;
        println!("  negatives: {alarmed} of {clean} cases have something ({alarms} annotations in {words} words)");
        println!("  annotations beyond those asked for: {}", self.extra);
        println!("  left out by the list: {} of {} cases\n", self.excluded, self.cases);
    }
}

fn line(kind: &str, tally: &Tally) {
    let share = |count: usize| format!("{count} {:5.1} %", 100.0 * count as f64 / tally.cases.max(1) as f64);
    println!(
        "  {kind:<22} {:>6} {:>14} {:>14} {:>14}",
        tally.cases,
        share(tally.found),
        share(tally.span),
        share(tally.value)
    );
}
