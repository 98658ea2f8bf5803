//! Titles: the offices, ranks, forms of address and degrees that stand beside persons' names.

use super::speakers::first_from;
use crate::annotator::{Analysis, Block};
use crate::document::Annotation;
use crate::label::Label;
use crate::language::titles::{TitleKind, TitleWords};
use crate::span::Span;
use crate::token::{Gap, TokenKind, Tokens};

/// No title with what belongs to it has more tokens.
const LONGEST: usize = 14;

/// The titles beside one mention of a person, as the text writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// The title before the name, then the degrees behind it.
    pub written: String,
    /// Whether it is an office, not merely a form of address.
    pub office: bool,
}

/// Reads the titles beside each of `annotations`, which are sorted; gives one for each that stays. Takes academic titles and
/// degrees out of persons' spans, and drops annotations that are nothing but
/// titles or degrees.
pub(super) fn read(
    analysis: &Analysis<'_>,
    annotations: &mut Vec<Annotation>,
    words: &TitleWords,
) -> Vec<Option<Title>> {
    let mut titles = Vec::with_capacity(annotations.len());
    let mut kept: Vec<Annotation> = Vec::with_capacity(annotations.len());
    // Where the degrees of the person before end.
    let mut degrees_end = 0;
    let mut rest = std::mem::take(annotations).into_iter();
    while let Some(mut annotation) = rest.next() {
        if annotation.label.is_name() && annotation.span.end <= degrees_end {
            continue;
        }
        let mut title = None;
        if annotation.label == Label::Person
            && let Some(block) = block_of(analysis, annotation.span)
        {
            let tokens = analysis.tokens(block);
            let reader = Reader { tokens, before: &kept, behind: rest.as_slice(), words };
            if reader.is_title(annotation.span) {
                continue;
            }
            let (span, degrees) = reader.bare(annotation.span);
            if span != annotation.span {
                annotation.span = span;
                span.of(analysis.text).clone_into(&mut annotation.text);
            }
            degrees_end = degrees.end;
            title = reader.title(span, degrees);
        }
        titles.push(title);
        kept.push(annotation);
    }
    *annotations = kept;
    titles
}

fn block_of<'a>(analysis: &'a Analysis<'_>, span: Span) -> Option<&'a Block> {
    let at = analysis.blocks.partition_point(|block| block.span.end < span.end);
    analysis.blocks.get(at).filter(|block| block.span.start <= span.start)
}

/// What stands around one mention.
struct Reader<'a> {
    tokens: Tokens<'a>,
    /// The annotations before the mention.
    before: &'a [Annotation],
    /// The annotations behind the mention.
    behind: &'a [Annotation],
    words: &'a TitleWords,
}

impl Reader<'_> {
    /// The name without the abbreviated titles that it opens with and the degrees that it ends with; and the span of the
    /// degrees inside and behind it, empty where there are none.
    fn bare(&self, span: Span) -> (Span, Span) {
        let (mut first, last) = (first_from(&self.tokens, span.start), first_from(&self.tokens, span.end));
        while let Some(len) = self.words.at(&self.tokens, first).map(|found| found.len) {
            let stop = first + len;
            let letters = self.tokens.get(first).map_or(0, |token| token.span().len());
            if letters < 2 || stop >= last || !self.tokens.is_symbol(stop - 1, '.') {
                break;
            }
            first = stop;
        }
        let mut end = last;
        for at in (first + 1..last).rev() {
            // "Mahfud MD": what follows a single word without any mark is of the name.
            let plain = at == first + 1 && at + 1 == last;
            if !plain && self.degrees_end(at).is_some_and(|stop| stop >= last) {
                end = at;
            }
        }
        let name_end = end.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(span.end, |token| token.span().end);
        let start = self.tokens.get(first).map_or(span.start, |token| token.span().start);
        let mut at = end;
        while let Some(stop) = self.degrees_end(at + usize::from(self.tokens.is_symbol(at, ','))) {
            at = stop;
        }
        let degrees = self.tokens.span(end, at).unwrap_or(Span::new(name_end, name_end));
        (if name_end > start { Span::new(start, name_end) } else { span }, degrees)
    }

    /// Where the degree at token `at` ends, with the full stop that closes it.
    fn degrees_end(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).filter(|token| {
            token.gap != Gap::Line && self.tokens.is_capitalized(at) && token.kind == TokenKind::Word
        })?;
        let end = at + self.words.degree(&self.tokens, at)?;
        let whole = self.tokens.get(end).is_none_or(|token| token.gap != Gap::None || token.kind == TokenKind::Symbol);
        whole.then_some(end)
    }

    /// The title of the mention at `span`: what stands before it, else an office in apposition, with its `degrees`.
    fn title(&self, span: Span, degrees: Span) -> Option<Title> {
        let name = first_from(&self.tokens, span.start);
        let (mut pieces, mut office) = self.front(name);
        if !office && let Some(behind) = self.apposition(first_from(&self.tokens, span.end.max(degrees.end))) {
            pieces = behind;
            office = true;
        }
        let degrees = degrees.of(self.tokens.text).trim_start_matches([',', ' ']);
        pieces.extend((!degrees.is_empty()).then_some(degrees));
        let written = pieces.join(", ").split_whitespace().collect::<Vec<_>>().join(" ");
        (!written.is_empty()).then_some(Title { written, office })
    }

    /// The pieces of the title that ends where the name starts, and whether an office is among them.
    fn front(&self, name: usize) -> (Vec<&str>, bool) {
        let mut least = name.saturating_sub(LONGEST);
        if let Some(sentence) = (least..=name).rev().find(|&at| self.starts_sentence(at)) {
            least = sentence;
        }
        let found = (least..name).find_map(|start| {
            let title = self.pieces(start, name, self.before)?;
            (title.end == name).then_some(title)
        });
        found.map_or((Vec::new(), false), |title| (title.written, title.office))
    }

    /// `Ganjar Pranowo, Gubernur Jawa Tengah, …`: the pieces of an office between a comma and the end of the phrase.
    fn apposition(&self, end: usize) -> Option<Vec<&str>> {
        let start = end + 1;
        if !self.tokens.is_symbol(end, ',') || self.starts_sentence(start) {
            return None;
        }
        let title = self.pieces(start, start + LONGEST, self.behind)?;
        let place = self.tokens.get(title.end).map_or(usize::MAX, |token| token.span().start);
        let person = self.behind.iter().take(LONGEST).any(|one| one.label == Label::Person && one.span.start == place);
        // "…, Gubernur Jawa Tengah, Ganjar …": the name behind the comma is the governor's.
        let closed = self.tokens.text(title.end.saturating_sub(1)) != "," || !person;
        (title.office && !person && closed).then_some(title.written)
    }

    /// Whether a sentence starts at the token, or the cell of a table.
    fn starts_sentence(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.starts_sentence || token.gap == Gap::Line)
    }

    /// Reads a title from token `start` up to `stop`: title words, the words of a portfolio behind them, a word in brackets
    /// (`Brigjen (Pol)`), commas, and names of places and institutions, which are not of the title.
    fn pieces(&self, start: usize, stop: usize, names: &[Annotation]) -> Option<Pieces<'_>> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut office = false;
        let mut at = start;
        while at < stop {
            let open = runs.last().is_some_and(|&(_, end)| end == at);
            let found = self.words.at(&self.tokens, at).filter(|found| at + found.len <= stop);
            let bracket = self.tokens.is_symbol(at, '(') && self.tokens.is_capitalized(at + 1);
            if let Some(end) = self.bracket_end(at, names).filter(|&end| !runs.is_empty() && end <= stop) {
                at = end;
            } else if let Some(end) = self.name_end(at, names) {
                // A portfolio may be named after what is a name, too.
                if runs.is_empty() || end > stop {
                    break;
                }
                at = end;
            } else if let Some(found) = found.filter(|found| *found.value != TitleKind::Portfolio) {
                if *found.value == TitleKind::Cue {
                    break;
                }
                office |= *found.value == TitleKind::Office;
                let mut end = at + found.len;
                end += usize::from(end < stop && self.tokens.is_symbol(end, '.') && self.tokens.is_glued(end));
                match runs.last_mut().filter(|_| open) {
                    Some(run) => run.1 = end,
                    None => runs.push((at, end)),
                }
                at = end;
            } else if let Some(run) = runs.last_mut().filter(|_| open) {
                let dot = usize::from(self.tokens.is_symbol(at + 2, '.'));
                let short = self.tokens.text(at + 1).len() <= SHORT && self.tokens.is_symbol(at + 2 + dot, ')');
                let portfolio = found.filter(|_| self.tokens.is_capitalized(at));
                let list = self.tokens.is_symbol(at, ',') || self.tokens.get(at).is_some_and(|_| found.is_some());
                if bracket && short {
                    run.1 = at + 3 + dot;
                    at = run.1;
                } else if let Some(portfolio) = portfolio {
                    at += portfolio.len;
                    run.1 = at;
                } else if list && self.is_portfolio(at + 1) && at + 2 <= stop {
                    at += 2;
                    run.1 = at;
                } else if self.tokens.is_symbol(at, ',') {
                    at += 1;
                } else {
                    break;
                }
            } else if !runs.is_empty() && self.tokens.is_symbol(at, ',') {
                at += 1;
            } else {
                break;
            }
        }
        let written = runs.iter().filter_map(|&(start, end)| Some(self.tokens.span(start, end)?.of(self.tokens.text)));
        (!runs.is_empty()).then(|| Pieces { written: written.collect(), end: at, office })
    }

    /// Where the brackets that open at token `at` end, if they hold an abbreviation of what stands before: a name or a title
    /// ("Partai Amanat (PA)", "Menteri Keuangan (Menkeu)").
    fn bracket_end(&self, at: usize, names: &[Annotation]) -> Option<usize> {
        let first = at + 1;
        let title = || self.words.at(&self.tokens, first).filter(|found| *found.value == TitleKind::Office);
        let end = self.name_end(first, names).or_else(|| title().map(|found| first + found.len))?;
        (self.tokens.is_symbol(at, '(') && self.tokens.is_symbol(end, ')')).then_some(end + 1)
    }

    /// Whether the name at `span` is nothing but an abbreviated title.
    fn is_title(&self, span: Span) -> bool {
        let first = first_from(&self.tokens, span.start);
        self.words.at(&self.tokens, first).is_some_and(|found| {
            let end = first + found.len;
            self.tokens.is_symbol(end - 1, '.') && first_from(&self.tokens, span.end) == end
        })
    }

    fn is_portfolio(&self, at: usize) -> bool {
        self.tokens.is_capitalized(at)
            && self.words.at(&self.tokens, at).is_some_and(|found| *found.value == TitleKind::Portfolio)
    }

    /// Where the name of a place or an institution that starts at token `at` ends.
    fn name_end(&self, at: usize, names: &[Annotation]) -> Option<usize> {
        let place = self.tokens.get(at)?.span().start;
        let index = names.binary_search_by_key(&place, |one| one.span.start).ok()?;
        let name = names.get(index).filter(|one| one.label.is_name() && one.label != Label::Person)?;
        Some(first_from(&self.tokens, name.span.end))
    }
}

/// A word in brackets that belongs to a title is no longer, in bytes: `(Pol)`, `(Purn)`.
const SHORT: usize = 4;

/// A title that was read.
struct Pieces<'a> {
    written: Vec<&'a str>,
    /// The index of the token behind it.
    end: usize,
    office: bool,
}
