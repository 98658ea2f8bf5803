//! Times: dates, clock times, durations and sets, as TIMEX3.
//!
//! What a language writes is data: its calendar words are in `times.tsv`, the ways to put them together in
//! `times_patterns.tsv` (`pattern.rs` tells the notation). The machinery is shared:
//!
//! | step | where | from → to |
//! |---|---|---|
//! | words | `words` | rows of `times.tsv` → meanings |
//! | grammar | `grammar`, `pattern` | the files of a language → rules, looked up by their first element |
//! | match | `chart`, `lead`, `number`, `boundary` | tokens and numerals → time expressions |
//! | meaning | `action`, `fields`, `days` | the elements of a match → an `expression::Expr`: what the text says |
//! | anchor | `anchor`, `resolve`, `complete`, `cycle`, `shift`, `interval` | what the text says, and when it was said → a `point::Point` |
//! | calendar | `calendar`, `hijri`, `hebrew`, `hindu`, `holidays`, `zone` | arithmetic on dates |
//! | value | `timex` | a point → a TIMEX3 value |
//!
//! Matching needs one block; anchoring needs the whole document, because the dates around an expression complete it.
//!
//! # Choices
//!
//! - A date and a clock time that a preposition joins are two annotations in Indonesian ("1 Oktober 2016 pukul 19.30 WIB")
//!   and one in English ("tomorrow at 5 p.m."), but for the weekday with its date, as news agencies write it ("Thursday,
//!   Sept. 29 at 7 p.m."). Each language's patterns decide.
//! - A weekday or day without more lies before an article's date, and after the moment at which somebody speaks: a
//!   reference with a time of the day is such a moment. Words of tense in the sentence (`cue` rows) say otherwise.
//! - Without any reference, what cannot be known is `X`: "24/9" is `XXXX-09-24`, "kemarin" is `XXXX-XX-XX`.
//! - A part of a period has the value of the period ("akhir Oktober" is `2016-10`) and its `mod` (`END`), as TIMEX3
//!   has it.

mod action;
mod anchor;
mod boundary;
mod calendar;
mod chart;
mod complete;
mod cycle;
mod days;
mod expression;
mod fields;
mod grammar;
mod hebrew;
mod hijri;
mod hindu;
mod holidays;
mod interval;
mod lead;
mod number;
mod pattern;
mod point;
mod resolve;
mod shift;
mod timex;
mod words;
mod zone;

pub use anchor::anchor;

use crate::annotator::Block;
use crate::document::SegmentKind;
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::numbers::Numeral;
use crate::span::Span;
use crate::token::Tokens;
use expression::{Expr, Fields};
use grammar::{Grammar, Opening};
use resolve::Lean;

/// The calendar words and patterns of one language.
#[derive(Clone, Debug, Default)]
pub struct TimeLexicon {
    grammar: Grammar,
    cues: Lexicon<Lean>,
}

impl TimeLexicon {
    /// Loads the data files of a language.
    pub fn load(files: &LanguageFiles) -> TimeLexicon {
        let mut cues = Lexicon::default();
        for row in table::rows(files.file("tenses.tsv")) {
            let lean = if row.column(0) == "future" { Lean::Future } else { Lean::Past };
            row.forms(1).for_each(|form| cues.insert(form, lean));
        }
        TimeLexicon { grammar: Grammar::load(files), cues }
    }

    /// The word for the weekday in a date that names one.
    fn weekday(&self, tokens: &Tokens<'_>, found: &chart::Found) -> Option<String> {
        let Expr::Fields(Fields { weekday: Some(_), day: Some(_), .. }) = found.meaning else {
            return None;
        };
        let is_weekday = |opening: &Opening| match opening {
            Opening::Word(_, Expr::Fields(fields)) => fields.weekday.is_some(),
            _ => false,
        };
        (found.first..found.last).find_map(|at| {
            let word = self.grammar.openings.all(*tokens, at).find(|opening| is_weekday(opening.value))?;
            Some(tokens.span(at, at + word.len)?.of(tokens.text).to_owned())
        })
    }

    /// The tense of the sentence that holds token `at`, where a word shows it: the nearest one before, else after.
    fn tense(&self, tokens: &Tokens<'_>, at: usize) -> Option<Lean> {
        let first =
            (0..=at).rev().take(40).find(|&index| starts_sentence(tokens, index)).unwrap_or(at.saturating_sub(40));
        let last = (at + 1..tokens.len()).take(40).find(|&index| starts_sentence(tokens, index));
        let cue = |index: usize| self.cues.longest(tokens, index).map(|found| *found.value);
        (first..at).rev().find_map(cue).or_else(|| (at..last.unwrap_or((at + 40).min(tokens.len()))).find_map(cue))
    }
}

fn starts_sentence(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.starts_sentence)
}

/// A time expression as it is written, before anything that it leaves open is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// Where in the text, in UTF-8 bytes.
    span: Span,
    /// The same without its first token, where that is a preposition that another reading leaves out.
    shorter: Option<Span>,
    /// What the text says.
    expr: Expr,
    /// How sure the match is, from 0 to 1.
    score: f64,
    /// The weekday that it names beside a date, as the text writes it.
    weekday: Option<String>,
    /// The tense of its sentence, where a word shows it.
    tense: Option<Lean>,
    /// Where its paragraph starts: what stands in one paragraph is told together.
    block: Span,
    /// Whether it stands in the line that dates the article.
    dateline: bool,
}

/// Appends the time expressions among the `tokens` of one block to `mentions`.
pub fn recognize(
    tokens: &Tokens<'_>,
    numerals: &[Numeral],
    block: &Block,
    lexicon: &TimeLexicon,
    mentions: &mut Vec<TimeMention>,
) {
    let mut mention = |found: chart::Found| {
        mentions.push(TimeMention {
            span: found.span,
            weekday: lexicon.weekday(tokens, &found),
            shorter: tokens.span(found.first + 1, found.last),
            tense: lexicon.tense(tokens, found.first),
            expr: found.meaning,
            score: found.score,
            block: block.span,
            dateline: block.kind == SegmentKind::Byline,
        });
    };
    for found in chart::find(tokens, numerals, &lexicon.grammar) {
        match &found.meaning {
            Expr::Several(days) => days::each(tokens, &found, days).into_iter().for_each(&mut mention),
            _ => mention(found),
        }
    }
}
