//! Numbers in digits: which of their marks part thousands and which opens the decimals.
//!
//! | written | language whose decimals open with `,` | language whose decimals open with `.` |
//! |---|---|---|
//! | `1.234.567` `1,234,567` | 1234567 | 1234567 |
//! | `1.234,5` `1,234.5` | 1234.5 | 1234.5 |
//! | `12.5` `12,5` | 12.5 | 12.5 |
//! | `2.016` | 2016 | 2.016 |
//! | `2,016` | 2.016 | 2016 |
//! | `4,500` | 4500: decimals do not end in a zero | 4500 |
//!
//! Where one mark and three digits leave both readings open, the language decides, unless the same text shows the habit
//! of the other convention, or a foreign currency sign stands before the number.

use super::decimal::Decimal;
use crate::token::{Gap, TokenKind, Tokens};

/// The marks between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The one that opens the decimals.
    pub(super) decimal: char,
    /// The one that parts thousands.
    pub(super) group: char,
}

/// A number in digits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Digits {
    /// The index just past its last token.
    pub(super) end: usize,
    /// The number; `None` where it has more digits than [`Decimal`] holds.
    pub(super) decimal: Option<Decimal>,
    /// Whether the number has neither marks nor more than one token.
    pub(super) plain: bool,
}

/// The parts of a chain such as `1.234,56`: longer chains are no numbers in any convention that groups by three and
/// ends below 10^42, and reading stops there.
const MOST_PARTS: usize = 14;

/// Reads the number in digits at token `index`; `None` where there is none, or where the chain of digits and marks is no
/// number (`1.2.3`, `192.168.1.2`).
pub(super) fn read(tokens: &Tokens<'_>, index: usize, marks: Marks, foreign: bool) -> Option<Digits> {
    let chain = Chain::at(tokens, index)?;
    let shape = chain.shape(marks, foreign)?;
    let digits = (0..chain.count).flat_map(|part| chain.part(part).bytes());
    let places = if shape == Shape::Decimals { chain.part(chain.count - 1).len() } else { 0 };
    let exponent = i32::try_from(places).ok()?.checked_neg()?;
    let mut end = chain.end();
    let mut decimal = Decimal::from_digits(digits, exponent);
    let mut plain = chain.count == 1;
    if plain && let Some((grouped_end, grouped)) = read_spaced(tokens, index) {
        (end, decimal, plain) = (grouped_end, Some(grouped), false);
    }
    Some(Digits { end, decimal, plain })
}

/// The index just past the chain of digits and marks that starts at token `index`.
pub(super) fn chain_end(tokens: &Tokens<'_>, index: usize) -> usize {
    let mut end = index + 1;
    while is_mark(tokens, end) && tokens.is_glued(end) && is_digits(tokens, end + 1) && tokens.is_glued(end + 1) {
        end += 2;
    }
    end
}

/// The marks that the digits of a block show beyond doubt, in a language that has the `usual` ones.
pub(super) fn shown(tokens: &Tokens<'_>, usual: Marks) -> Option<Marks> {
    let other = Marks { decimal: usual.group, group: usual.decimal };
    let mut index = 0;
    while index < tokens.len() {
        if !is_digits(tokens, index) {
            index += 1;
            continue;
        }
        if let Some(chain) = Chain::at(tokens, index)
            && chain.count > 2
            && chain.shape(usual, false).is_some()
            && let Some(marks) = [usual, other].into_iter().find(|marks| chain.mark(1) == Some(marks.group))
        {
            return Some(marks);
        }
        index = chain_end(tokens, index);
    }
    None
}

/// The marks of a document in a language that has the `usual` ones, from those that its blocks in that language show: others
/// where they are shown somewhere and the usual ones nowhere.
pub(super) fn habit(shown: impl Iterator<Item = Marks>, usual: Marks) -> Marks {
    let mut habit = usual;
    for marks in shown {
        if marks == usual {
            return usual;
        }
        habit = marks;
    }
    habit
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Integer,
    Decimals,
}

/// Digits parted by single glued marks.
#[derive(Clone, Copy)]
struct Chain<'a, 't> {
    tokens: &'a Tokens<'t>,
    start: usize,
    count: usize,
    /// Whether the chain goes on past what is read.
    cut: bool,
}

impl<'a, 't> Chain<'a, 't> {
    fn at(tokens: &'a Tokens<'t>, start: usize) -> Option<Chain<'a, 't>> {
        if !is_digits(tokens, start) {
            return None;
        }
        let mut count = 1;
        loop {
            let mark = start + 2 * count - 1;
            let goes_on = is_mark(tokens, mark)
                && tokens.is_glued(mark)
                && is_digits(tokens, mark + 1)
                && tokens.is_glued(mark + 1);
            if !goes_on || count == MOST_PARTS {
                return Some(Chain { tokens, start, count, cut: goes_on });
            }
            count += 1;
        }
    }

    fn part(&self, part: usize) -> &'t str {
        self.tokens.text(self.start + 2 * part)
    }

    /// The mark before a part.
    fn mark(&self, part: usize) -> Option<char> {
        let at = (self.start + 2 * part).checked_sub(1)?;
        self.tokens.text(at).chars().next()
    }

    fn end(&self) -> usize {
        self.start + 2 * self.count - 1
    }

    /// Whether the parts from the second up to `end` are groups of thousands.
    fn is_grouped(&self, end: usize) -> bool {
        let first = self.part(0);
        let one_mark = (1..end).all(|part| self.mark(part) == self.mark(1));
        let by_three = first.len() <= 3 && (1..end).all(|part| self.part(part).len() == 3);
        // Lakhs and crores: `12,34,567`.
        let by_two = end > 2
            && self.mark(1) == Some(',')
            && first.len() <= 2
            && (1..end - 1).all(|part| self.part(part).len() == 2)
            && self.part(end - 1).len() == 3;
        one_mark && !first.starts_with('0') && (by_three || by_two)
    }

    /// Whether digits stand before and after the chain, each behind a dash.
    fn is_between_dashes(&self) -> bool {
        let dash = |at: usize| {
            matches!(self.tokens.text(at), "-" | "–") && self.tokens.is_glued(at) && self.tokens.is_glued(at + 1)
        };
        let (before, after) = (self.start.wrapping_sub(1), self.end());
        let digits = |at: usize| is_digits(self.tokens, at);
        dash(before) && digits(self.start.wrapping_sub(2)) && dash(after) && digits(after + 1)
    }

    fn shape(&self, marks: Marks, foreign: bool) -> Option<Shape> {
        if self.cut {
            return None;
        }
        match self.count {
            1 => Some(Shape::Integer),
            // "21-19,18-21": a comma between two scores.
            2 if self.mark(1) == Some(',') && self.is_between_dashes() => None,
            2 if !self.is_grouped(2) => Some(Shape::Decimals),
            2 => {
                let last = self.part(1);
                let is_group = self.mark(1) == Some(marks.group) || foreign || last.ends_with('0');
                Some(if is_group { Shape::Integer } else { Shape::Decimals })
            }
            count if self.mark(count - 1) != self.mark(1) => self.is_grouped(count - 1).then_some(Shape::Decimals),
            count => self.is_grouped(count).then_some(Shape::Integer),
        }
    }
}

/// `1 234 567`, and `40 000` with one plain space where the last group is all zeros.
fn read_spaced(tokens: &Tokens<'_>, index: usize) -> Option<(usize, Decimal)> {
    let first = tokens.text(index);
    if !(1..=3).contains(&first.len()) || first.starts_with('0') {
        return None;
    }
    let mut end = index + 1;
    let mut narrow = true;
    while end - index < MOST_PARTS && is_digits(tokens, end) && tokens.text(end).len() == 3 {
        match gap(tokens, end) {
            Some(' ') => narrow = false,
            Some('\u{A0}' | '\u{2009}' | '\u{202F}') => {}
            _ => break,
        }
        end += 1;
    }
    let groups = end - index - 1;
    let more = is_mark(tokens, end) && tokens.is_glued(end) && is_digits(tokens, end + 1) && tokens.is_glued(end + 1);
    let sure = groups > 1 || (groups == 1 && (narrow || tokens.text(end - 1) == "000"));
    if !sure || more {
        return None;
    }
    let digits = (index..end).flat_map(|part| tokens.text(part).bytes());
    Some((end, Decimal::from_digits(digits, 0)?))
}

/// The one character between the token at `index` and the one before it.
fn gap(tokens: &Tokens<'_>, index: usize) -> Option<char> {
    let token = tokens.get(index).filter(|token| token.gap == Gap::Space)?;
    let before = tokens.get(index.checked_sub(1)?)?;
    let mut between = tokens.text.get(before.end as usize..token.start as usize)?.chars();
    let only = between.next()?;
    between.next().is_none().then_some(only)
}

/// Whether the token at `index` is digits.
pub(super) fn is_digits(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
}

fn is_mark(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.is_symbol(index, '.') || tokens.is_symbol(index, ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::token::tokenize;

    const COMMA: Marks = Marks { decimal: ',', group: '.' };
    const POINT: Marks = Marks { decimal: '.', group: ',' };

    fn number(text: &str, marks: Marks) -> Option<f64> {
        let mut items = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut items);
        let tokens = Tokens::new(text, &items);
        read(&tokens, 0, shown(&tokens, marks).unwrap_or(marks), false)?.decimal.map(Decimal::to_f64)
    }

    #[test]
    fn marks_are_told_apart_by_language_and_shape() {
        for (text, with_comma, with_point) in [
            ("250.000", 250_000.0, 250_000.0),
            ("1.919.440", 1_919_440.0, 1_919_440.0),
            ("1.234,56", 1234.56, 1234.56),
            ("1,234.56", 1234.56, 1234.56),
            ("12.5", 12.5, 12.5),
            ("2.016", 2016.0, 2.016),
            ("2,016", 2.016, 2016.0),
            ("0.125", 0.125, 0.125),
            ("4,500", 4500.0, 4500.0),
            ("12.30", 12.3, 12.3),
            ("40 000", 40_000.0, 40_000.0),
            ("1 234 567", 1_234_567.0, 1_234_567.0),
            ("2016 250", 2016.0, 2016.0),
            ("2,016 of 3,456,789", 2016.0, 2016.0),
        ] {
            assert_eq!(number(text, COMMA), Some(with_comma), "{text}");
            assert_eq!(number(text, POINT), Some(with_point), "{text}");
        }
    }

    #[test]
    fn chains_that_are_no_numbers_are_refused() {
        for text in ["1.2.3", "192.168.1.2", "1,2,3", "1.234.56"] {
            assert_eq!(number(text, COMMA), None, "{text}");
        }
    }
}
