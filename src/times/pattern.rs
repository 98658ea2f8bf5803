//! The notation of patterns, and its reading into rules.
//!
//! A pattern is what a linguist writes in `times_patterns.tsv`:
//!
//! | notation | matches |
//! |---|---|
//! | `lalu` | this word, whatever its case |
//! | `{weekday}` | a word of this category in `times.tsv`, or what another pattern of this category matched |
//! | `{weekday\|month}` | one of several categories |
//! | `<day>` | a number of this class (see [`NumberClass`]) |
//! | `(yang lalu\|silam)` | one of several sequences |
//! | `x?` | `x` or nothing |
//! | `[pada]` | must stand before (or, at the end, after) the rest, but is no part of the match |
//! | `[!nomor]` | must not stand there |
//! | `\(` | the character itself |
//!
//! A space between two elements allows white space there, and no space means that they touch: `<day>/<month>` matches
//! `24/9` alone, `<day> {month}` both `24 September` and `24September`.

use crate::span::Span;
use crate::token::{fold, fold_hash, tokenize};

/// Which numbers an element matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberClass {
    /// `<n>`: any number of the text, in digits or in words.
    Any,
    /// `<ordinal>`: a position in an order, such as `3rd` or `ketiga`.
    Ordinal,
    /// `<word>`: a number in words.
    Word,
    /// `<vague>`: a number that is not definite, such as `ribuan` or `dozens`.
    Vague,
    /// `<d>`: one or two digits.
    Digits,
    /// `<dd>`: just two digits.
    TwoDigits,
    /// `<decimals>`: two or three digits, of a second.
    Decimals,
    /// `<yy>`: two digits that are a year and no day of a month, 40 to 99.
    ShortYear,
    /// `<late>`: 13 to 31 in two digits, which is a day and no month.
    LateDay,
    /// `<hhmm>`: three or four digits of a clock without a separator, 100 to 2359, or 0000 to 0059.
    ClockDigits,
    /// `<day>`: 1 to 31.
    Day,
    /// `<year>`: four digits, 1000 to 2999, or 1800 to 2100 in words.
    Year,
    /// `<recent>`: four digits that are seldom anything but a year, 1900 to 2049.
    RecentYear,
    /// `<hour>`: 0 to 24.
    Hour,
    /// `<minute>`: two digits or words, 0 to 59.
    Minute,
}

/// One element of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it matches.
    pub element: Element,
    /// Whether it must touch the element before it.
    pub glued: bool,
}

/// What a step matches.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    /// One token, by the hash of its folded form and that form.
    Word(u32, Box<str>),
    /// A constituent of the category with this name.
    Category(Box<str>),
    /// A place that every language has, which only contexts speak of.
    Edge(Edge),
    /// A number.
    Number(NumberClass),
}

/// What contexts name beside words and numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// `{lower}`: a word without a capital.
    Lower,
    /// `{token}`: anything.
    Token,
    /// `{word}`: a word.
    Word,
    /// `{stop}`: the end of the block, or a mark that ends a part of a sentence.
    Stop,
}

impl Edge {
    fn named(name: &str) -> Option<Edge> {
        match name {
            "lower" => Some(Edge::Lower),
            "token" => Some(Edge::Token),
            "word" => Some(Edge::Word),
            "stop" => Some(Edge::Stop),
            _ => None,
        }
    }
}

/// What must, or must not, stand beside a match.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The sequences of which one must be there.
    pub options: Vec<Vec<Step>>,
    /// Whether none of them may be there instead.
    pub negated: bool,
}

/// One way through a pattern.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sequence {
    /// The elements, in order.
    pub steps: Vec<Step>,
    /// What must stand before them.
    pub before: Vec<Context>,
    /// What must stand after them.
    pub after: Vec<Context>,
}

/// Every way through `pattern`. Gives what is wrong, where it cannot be read.
pub fn read(pattern: &str) -> Result<Vec<Sequence>, String> {
    let mut reader = Reader { rest: pattern };
    let mut ways = vec![Sequence::default()];
    loop {
        let glued = !reader.skip_spaces();
        let Some(first) = reader.peek() else {
            break;
        };
        if first == '[' {
            reader.next();
            let negated = reader.eat('!');
            let options = reader.sequences(']')?;
            let context = Context { options, negated };
            for way in &mut ways {
                let side = if way.steps.is_empty() { &mut way.before } else { &mut way.after };
                side.push(context.clone());
            }
            continue;
        }
        let mut options = reader.element(glued)?;
        if reader.eat('?') {
            options.push(Vec::new());
        }
        ways = ways
            .iter()
            .flat_map(|way| {
                options.iter().map(|option| {
                    let mut longer = way.clone();
                    longer.steps.extend(option.iter().cloned());
                    longer
                })
            })
            .collect();
        if ways.len() > 4000 {
            return Err(format!("'{pattern}' has too many options"));
        }
    }
    ways.retain(|way| !way.steps.is_empty());
    if ways.is_empty() { Err(format!("'{pattern}' matches nothing")) } else { Ok(ways) }
}

struct Reader<'p> {
    rest: &'p str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let first = letters.next();
        self.rest = letters.as_str();
        first
    }

    fn eat(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.next();
        }
        there
    }

    fn skip_spaces(&mut self) -> bool {
        let trimmed = self.rest.trim_start();
        let skipped = trimmed.len() < self.rest.len();
        self.rest = trimmed;
        skipped
    }

    fn until(&mut self, end: char) -> Result<String, String> {
        let mut inside = String::new();
        loop {
            match self.next() {
                Some(letter) if letter == end => return Ok(inside),
                Some(letter) => inside.push(letter),
                None => return Err(format!("'{end}' is missing")),
            }
        }
    }

    /// The sequences up to `end`, parted by `|`.
    fn sequences(&mut self, end: char) -> Result<Vec<Vec<Step>>, String> {
        let mut done = Vec::new();
        let mut open: Vec<Vec<Step>> = vec![Vec::new()];
        loop {
            let glued = !self.skip_spaces();
            match self.peek() {
                None => return Err(format!("'{end}' is missing")),
                Some(letter) if letter == end => {
                    self.next();
                    done.append(&mut open);
                    return Ok(done);
                }
                Some('|') => {
                    self.next();
                    done.append(&mut open);
                    open.push(Vec::new());
                }
                Some(_) => {
                    let mut options = self.element(glued)?;
                    if self.eat('?') {
                        options.push(Vec::new());
                    }
                    open = open
                        .iter()
                        .flat_map(|way| options.iter().map(|option| way.iter().chain(option).cloned().collect()))
                        .collect();
                }
            }
        }
    }

    /// The ways to match the next element.
    fn element(&mut self, glued: bool) -> Result<Vec<Vec<Step>>, String> {
        match self.peek() {
            Some('{') => {
                self.next();
                let names = self.until('}')?;
                let element =
                    |name: &str| Edge::named(name).map_or_else(|| Element::Category(name.into()), Element::Edge);
                Ok(names.split('|').map(|name| vec![Step { element: element(name.trim()), glued }]).collect())
            }
            Some('<') => {
                self.next();
                let names = self.until('>')?;
                names
                    .split('|')
                    .map(|name| Ok(vec![Step { element: Element::Number(number_class(name)?), glued }]))
                    .collect()
            }
            Some('(') => {
                self.next();
                let mut options = self.sequences(')')?;
                for first in options.iter_mut().filter_map(|option| option.first_mut()) {
                    first.glued = glued;
                }
                Ok(options)
            }
            // A mark that closes or parts what nothing opened would be waited for forever.
            Some(mark @ (')' | ']' | '|' | '?' | '[')) => {
                Err(format!("'{mark}' is out of place: write \\{mark} for itself"))
            }
            _ => Ok(vec![self.literal(glued)]),
        }
    }

    fn literal(&mut self, glued: bool) -> Vec<Step> {
        let mut text = String::new();
        while let Some(letter) = self.peek() {
            if letter.is_whitespace() || matches!(letter, '{' | '<' | '(' | ')' | '|' | '?' | '[' | ']') {
                break;
            }
            self.next();
            text.extend(if letter == '\\' { self.next() } else { Some(letter) });
        }
        let folded = fold(&text);
        // A possessive `'s` is a token only where it touches what is before it.
        // Digits would be one token with the digit.
        let before = if folded.starts_with(|letter: char| letter.is_ascii_digit()) { 'a' } else { '0' };
        let folded = if glued { format!("{before}{folded}") } else { folded };
        let mut tokens = Vec::new();
        tokenize(&folded, Span::new(0, folded.len()), &mut tokens);
        tokens
            .iter()
            .skip(usize::from(glued))
            .enumerate()
            .map(|(index, token)| {
                let word = token.span().of(&folded);
                Step { element: Element::Word(fold_hash(word), word.into()), glued: glued || index > 0 }
            })
            .collect()
    }
}

fn number_class(name: &str) -> Result<NumberClass, String> {
    Ok(match name {
        "n" => NumberClass::Any,
        "ordinal" => NumberClass::Ordinal,
        "word" => NumberClass::Word,
        "vague" => NumberClass::Vague,
        "d" => NumberClass::Digits,
        "dd" => NumberClass::TwoDigits,
        "decimals" => NumberClass::Decimals,
        "yy" => NumberClass::ShortYear,
        "late" => NumberClass::LateDay,
        "hhmm" => NumberClass::ClockDigits,
        "day" => NumberClass::Day,
        "year" => NumberClass::Year,
        "recent" => NumberClass::RecentYear,
        "hour" => NumberClass::Hour,
        "minute" => NumberClass::Minute,
        _ => return Err(format!("there is no number class '{name}'")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_alternatives_are_spelt_out() {
        let ways = read("{weekday}?,? <day> (bulan ini|{month})").unwrap();
        assert_eq!(ways.len(), 8);
        assert_eq!(read("[pada|sejak] <year>").unwrap().len(), 1);
    }

    #[test]
    fn touching_is_kept() {
        let ways = read("<d>/<d>").unwrap();
        let glued: Vec<bool> = ways[0].steps.iter().map(|step| step.glued).collect();
        assert_eq!(glued, [true, true, true]);
        let ways = read("lewat (lima|5)").unwrap();
        assert!(ways.iter().all(|way| way.steps.len() == 2));
        let ways = read("\\( <d> yang lalu").unwrap();
        assert_eq!(ways[0].steps.len(), 4);
        assert!(!ways[0].steps[1].glued);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert!(read("{weekday").unwrap_err().contains('}'));
        assert!(read("<hari>").unwrap_err().contains("hari"));
        assert!(read("(a|b").unwrap_err().contains(')'));
        assert!(read("[on|(] <day>").unwrap_err().contains(']'));
        assert!(read("a) <day>").unwrap_err().contains("out of place"));
    }
}
