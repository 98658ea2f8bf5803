//! Matching: the patterns of a grammar against the tokens of a block.
//!
//! A bottom-up chart, filled from the last token to the first. Whatever can follow a token has then been found when the
//! token is reached, so that a rule is tried just where its first element stands and reads the rest from left to right.
//! A token that opens nothing costs one look-up. Constituents are kept short and few per token, so the whole is linear
//! in the length of the text.

use super::action::Action;
use super::boundary::is_cut;
use super::expression::{Expr, Number};
use super::grammar::{Grammar, Id, Opening, Rule, Target};
use super::lead::{Ahead, Leads, category_bit};
use super::number::{Numerals, number_at};
use super::pattern::{Edge, Element, Step};
use crate::numbers::Numeral;
use crate::span::Span;
use crate::token::{Case, TokenKind, Tokens, folds_to};

/// The most tokens that a constituent takes.
const LONGEST: usize = 48;
/// The most constituents that start at one token.
const MOST: usize = 64;

/// A match of a rule or a word of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Constituent {
    /// The index of its first token.
    pub start: usize,
    /// The index past its last token.
    pub end: usize,
    /// What it is.
    pub category: Id,
    /// The rule that made it; words of the calendar come before all rules.
    pub rule: Option<Id>,
    /// What it means.
    pub meaning: Expr,
}

/// A whole time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The index of its first token.
    pub first: usize,
    /// The index past its last token.
    pub last: usize,
    /// Where in the text, in UTF-8 bytes.
    pub span: Span,
    /// What it means.
    pub meaning: Expr,
    /// How sure the match is, from 0 to 1.
    pub score: f64,
}

/// The whole time expressions among the tokens of a block, in order; no two overlap.
pub fn find(tokens: &Tokens<'_>, numerals: &[Numeral], grammar: &Grammar) -> Vec<Found> {
    let numerals = Numerals::new(numerals, tokens.len());
    let opened = vec![Opened::default(); tokens.len()];
    let mut chart =
        Chart { tokens: *tokens, numerals, grammar, items: Vec::new(), opened, scratch: Scratch::default() };
    for at in (0..tokens.len()).rev() {
        chart.fill(at);
    }
    chart.longest()
}

struct Chart<'a> {
    tokens: Tokens<'a>,
    numerals: Numerals<'a>,
    grammar: &'a Grammar,
    items: Vec<Constituent>,
    /// What starts at each token.
    opened: Vec<Opened>,
    scratch: Scratch,
}

/// The items that start at one token.
#[derive(Clone, Copy, Debug, Default)]
struct Opened {
    /// The index of the first of them.
    first: u32,
    /// How many there are.
    count: u32,
    /// The bits of their categories.
    categories: u64,
}

impl Opened {
    fn range(self) -> std::ops::Range<usize> {
        self.first as usize..self.first as usize + self.count as usize
    }
}

/// A rule that is tried at a token, where its first element ends there, and what that is where it means something.
#[derive(Clone, Copy, Debug)]
struct Try {
    rule: Id,
    end: usize,
    part: Option<Part>,
}

/// What trying rules needs room for, kept from one token to the next.
#[derive(Default)]
struct Scratch {
    tries: Vec<Try>,
    parts: Vec<Part>,
    found: Vec<(usize, Expr)>,
}

/// What a step of a rule matched: an item of the chart or a number.
#[derive(Clone, Copy, Debug)]
enum Part {
    Item(usize),
    Number(Number),
}

impl<'a> Chart<'a> {
    /// Finds everything that starts at token `at`.
    fn fill(&mut self, at: usize) {
        let first = self.items.len();
        let grammar = self.grammar;
        let tokens = self.tokens;
        let Some(token) = tokens.get(at) else {
            return;
        };
        if grammar.openings.may_open(token.hash) {
            let ahead = self.ahead(at + 1);
            let goes_on = |opening: &Opening| match opening {
                Opening::Word(..) => true,
                // The element that opens them is one token.
                Opening::Rules(rules) => rules.may_go_on(&ahead),
            };
            for opening in grammar.openings.all_of(&tokens, at, goes_on) {
                match opening.value {
                    Opening::Word(category, meaning) => self.push(
                        first,
                        Constituent {
                            start: at,
                            end: at + opening.len,
                            category: *category,
                            rule: None,
                            meaning: meaning.clone(),
                        },
                    ),
                    Opening::Rules(rules) => {
                        self.add_tries(rules, at + 1, None);
                        self.try_rules(first, at);
                    }
                }
            }
        }
        if token.kind == TokenKind::Number || self.numerals.starting_at(at).is_some() {
            for (class, rules) in &grammar.by_number {
                if let Some((end, number)) = number_at(&tokens, &self.numerals, at, *class) {
                    self.add_tries(rules, end, Some(Part::Number(number)));
                }
            }
            self.try_rules(first, at);
        }
        // Each item is the first element of further rules, and so are the items that those make.
        let mut next = first;
        while let Some(item) = self.items.get(next).filter(|_| next - first < MOST) {
            if let Some(rules) = grammar.by_category.get(item.category as usize) {
                self.add_tries(rules, item.end, Some(Part::Item(next)));
                self.try_rules(first, at);
            }
            next += 1;
        }
        let items = self.items.get(first..).unwrap_or(&[]);
        let categories = items.iter().fold(0, |bits, item| bits | category_bit(item.category));
        if let (Some(slot), Ok(first), Ok(count)) =
            (self.opened.get_mut(at), u32::try_from(first), u32::try_from(items.len()))
        {
            *slot = Opened { first, count, categories };
        }
    }

    /// Adds those of `rules` that may go on behind `end`, where `part` ends, to those that are tried.
    fn add_tries(&mut self, rules: &Leads, end: usize, part: Option<Part>) {
        let ahead = self.ahead(end);
        rules.going_on(&ahead, |rule| self.scratch.tries.push(Try { rule, end, part }));
    }

    /// Tries the rules that were added at token `at`, in the order of the files.
    fn try_rules(&mut self, first: usize, at: usize) {
        if self.scratch.tries.is_empty() {
            return;
        }
        let Scratch { mut tries, mut parts, mut found } = std::mem::take(&mut self.scratch);
        tries.sort_unstable_by_key(|one| one.rule);
        for one in tries.drain(..) {
            let rule = self.grammar.rules.get(one.rule as usize).filter(|_| self.items.len() - first < MOST);
            let Some(rule) = rule.filter(|rule| self.is_preceded(rule, at)) else {
                continue;
            };
            parts.clear();
            parts.extend(one.part);
            self.extend(rule, 1, at, one.end, &mut parts, &mut found);
            for (end, meaning) in found.drain(..) {
                let rule_id = Some(one.rule);
                self.push(first, Constituent { start: at, end, category: rule.category, rule: rule_id, meaning });
            }
        }
        self.scratch = Scratch { tries, parts, found };
    }

    /// What stands at token `at`, which has been filled or is past the end.
    fn ahead(&self, at: usize) -> Ahead {
        self.tokens.get(at).map_or_else(Ahead::default, |token| Ahead {
            hash: token.hash,
            glued: self.tokens.is_glued(at),
            number: token.kind == TokenKind::Number || self.numerals.starting_at(at).is_some(),
            categories: self.opened.get(at).map_or(0, |opened| opened.categories),
        })
    }

    /// Matches the steps of `rule` from `step` on at token `here`, and adds what they make to `found`.
    fn extend(
        &self,
        rule: &Rule,
        step: usize,
        start: usize,
        here: usize,
        parts: &mut Vec<Part>,
        found: &mut Vec<(usize, Expr)>,
    ) {
        if here - start > LONGEST {
            return;
        }
        let Some(next) = rule.steps.get(step) else {
            if self.is_followed(rule, here)
                && let Some(meaning) = self.meaning(rule.action, parts)
            {
                found.push((here, meaning));
            }
            return;
        };
        if next.glued && here > start && !self.tokens.is_glued(here) {
            return;
        }
        match &next.target {
            Target::Word(hash, form) => {
                if self.is_word(here, *hash, form) {
                    self.extend(rule, step + 1, start, here + 1, parts, found);
                }
            }
            Target::Number(class) => {
                if let Some((end, number)) = number_at(&self.tokens, &self.numerals, here, *class) {
                    parts.push(Part::Number(number));
                    self.extend(rule, step + 1, start, end, parts, found);
                    parts.pop();
                }
            }
            Target::Category(category) => {
                for index in self.starting_at(here) {
                    if let Some(item) = self.items.get(index).filter(|item| item.category == *category) {
                        parts.push(Part::Item(index));
                        self.extend(rule, step + 1, start, item.end, parts, found);
                        parts.pop();
                    }
                }
            }
        }
    }

    fn meaning(&self, action: Action, parts: &[Part]) -> Option<Expr> {
        let of = |part: &Part| match part {
            Part::Item(index) => self.items.get(*index).map(|item| item.meaning.clone()),
            Part::Number(number) => Some(Expr::Number(*number)),
        };
        // Most matches have one element.
        let parts = match parts {
            [one] => match action.apply_to_one(of(one)?) {
                Ok(meaning) => return meaning,
                Err(part) => vec![part],
            },
            parts => parts.iter().filter_map(of).collect(),
        };
        action.apply(parts)
    }

    /// Adds an item, unless an earlier rule has read the same words as the same category with the same meaning.
    fn push(&mut self, first: usize, item: Constituent) {
        let here = self.items.get(first..).unwrap_or(&[]);
        let known = here
            .iter()
            .any(|other| other.category == item.category && other.end == item.end && other.meaning == item.meaning);
        if !known && here.len() < MOST {
            self.items.push(item);
        }
    }

    /// The indices of the items that start at token `at`, which has been filled.
    fn starting_at(&self, at: usize) -> std::ops::Range<usize> {
        self.opened.get(at).map_or(0..0, |opened| opened.range())
    }

    fn is_word(&self, at: usize, hash: u32, form: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.hash == hash) && folds_to(self.tokens.text(at), form)
    }

    /// Whether what must stand before a match that starts at token `start` is there.
    fn is_preceded(&self, rule: &Rule, start: usize) -> bool {
        let mut before = start;
        rule.before.iter().rev().all(|context| {
            let found = context.options.iter().find(|steps| self.precedes(steps, before)).map(Vec::len);
            before -= found.unwrap_or(0);
            found.is_none() == context.negated
        })
    }

    /// The same behind one that ends before token `end`.
    fn is_followed(&self, rule: &Rule, end: usize) -> bool {
        let mut after = end;
        rule.after.iter().all(|context| {
            let found = context.options.iter().find(|steps| self.follows(steps, after)).map(Vec::len);
            after += found.unwrap_or(0);
            found.is_none() == context.negated
        })
    }

    fn precedes(&self, steps: &[Step], end: usize) -> bool {
        end.checked_sub(steps.len()).is_some_and(|start| self.follows(steps, start))
    }

    fn follows(&self, steps: &[Step], start: usize) -> bool {
        steps.iter().enumerate().all(|(offset, step)| {
            let at = start + offset;
            (!step.glued || offset == 0 || self.tokens.is_glued(at)) && self.is_context(&step.element, at)
        })
    }

    fn is_context(&self, element: &Element, at: usize) -> bool {
        match element {
            Element::Word(hash, form) => self.is_word(at, *hash, form),
            Element::Number(class) => number_at(&self.tokens, &self.numerals, at, *class).is_some(),
            Element::Edge(edge) => self.is_edge(*edge, at),
            Element::Category(_) => false,
        }
    }

    fn is_edge(&self, edge: Edge, at: usize) -> bool {
        let token = self.tokens.get(at);
        let word = token.filter(|token| token.kind == TokenKind::Word);
        match (edge, token) {
            (Edge::Lower, _) => word.is_some_and(|token| token.case == Case::Lower),
            (Edge::Word, _) => word.is_some(),
            (Edge::Token, _) => token.is_some(),
            (Edge::Stop, Some(token)) => {
                token.kind == TokenKind::Symbol
                    && matches!(self.tokens.text(at), "." | "," | ";" | ":" | ")" | "!" | "?" | "\"" | "”")
                    && !self.tokens.is_glued(at + 1)
            }
            (Edge::Stop, None) => true,
        }
    }

    /// Whether a sentence starts inside: "Sun. For six minutes" is no hour of a Sunday.
    fn spans_sentences(&self, item: &Constituent) -> bool {
        let digits = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let starts = |at: &usize| self.tokens.get(*at).is_some_and(|token| token.starts_sentence);
        // Behind "16." a month is none.
        (item.start + 1..item.end).filter(starts).any(|at| !at.checked_sub(2).is_some_and(digits))
    }

    /// The longest whole expressions, from the left. Of two as long, the one of the earlier rule.
    fn longest(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut past = 0;
        for (at, opened) in self.opened.iter().enumerate() {
            if opened.count == 0 || at < past || is_cut(&self.tokens, at, at) {
                continue;
            }
            let best = self
                .items
                .get(opened.range())
                .unwrap_or(&[])
                .iter()
                .filter_map(|item| {
                    let score = self.grammar.score(item.category, item.start == 0 && item.end == self.tokens.len())?;
                    let whole = !is_cut(&self.tokens, item.end, at) && !self.spans_sentences(item);
                    whole.then_some((item, score))
                })
                .min_by_key(|(item, _)| (std::cmp::Reverse(item.end), item.rule));
            if let Some((item, score)) = best
                && let Some(span) = self.tokens.span(item.start, item.end)
            {
                past = item.end;
                found.push(Found { first: item.start, last: item.end, span, meaning: item.meaning.clone(), score });
            }
        }
        found
    }
}
