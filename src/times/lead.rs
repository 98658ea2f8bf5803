//! What a rule wants behind its first element.
//!
//! Hundreds of rules begin with a number, and nearly all of them fail at the element behind it. So each list of rules has
//! that element beside the rule, and a look at the token there passes over the rules that it cannot begin.

use super::grammar::{Id, Step, Target};
use super::pattern::NumberClass;

/// A rule in a list of rules that begin alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// The rule.
    pub rule: Id,
    /// The class of its first element, where that is a number.
    pub number: Option<NumberClass>,
    next: Next,
    /// Whether the second element must touch the first.
    glued: bool,
}

/// Rules that begin alike, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leads {
    all: Vec<Lead>,
    /// What their second elements are, taken together.
    wanted: Wanted,
}

/// Which second elements some rules have, as far as one look tells.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    /// Whether a rule has none.
    nothing: bool,
    number: bool,
    categories: u64,
    /// A bit for each word, by the low bits of its hash.
    words: [u64; 4],
}

impl Leads {
    /// Adds a rule, to be tried last.
    pub fn push(&mut self, lead: Lead) {
        let wanted = &mut self.wanted;
        match lead.next {
            Next::Nothing => wanted.nothing = true,
            Next::Number => wanted.number = true,
            Next::Category(bit) => wanted.categories |= bit,
            Next::Word(hash) => {
                if let Some(word) = wanted.words.get_mut(word_place(hash)) {
                    *word |= 1 << (hash & 63);
                }
            }
        }
        self.all.push(lead);
    }

    /// The rules.
    pub fn iter(&self) -> std::slice::Iter<'_, Lead> {
        self.all.iter()
    }

    /// Whether one of the rules may go on where `ahead` stands behind its first element. Most often this is no.
    pub fn may_go_on(&self, ahead: &Ahead) -> bool {
        let wanted = &self.wanted;
        let word = || wanted.words.get(word_place(ahead.hash)).is_some_and(|word| word >> (ahead.hash & 63) & 1 != 0);
        wanted.nothing || (wanted.number && ahead.number) || wanted.categories & ahead.categories != 0 || word()
    }
}

/// Where in [`Wanted::words`] a word has its bit.
const fn word_place(hash: u32) -> usize {
    (hash >> 6) as usize & 3
}

/// The second element of a rule, as far as one look tells it from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// There is none.
    Nothing,
    /// A word with this hash.
    Word(u32),
    /// A constituent of a category with this bit.
    Category(u64),
    /// A number.
    Number,
}

/// What stands at a token, as far as one look tells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ahead {
    /// The hash of the token; 0 past the end.
    pub hash: u32,
    /// Whether it touches the one before it.
    pub glued: bool,
    /// Whether a number may start there.
    pub number: bool,
    /// The [bits](category_bit) of the categories that start there.
    pub categories: u64,
}

impl Lead {
    /// The lead of the rule with this id, which has these steps.
    pub fn new(rule: Id, steps: &[Step]) -> Lead {
        let number = match steps.first().map(|step| &step.target) {
            Some(Target::Number(class)) => Some(*class),
            _ => None,
        };
        let next = match steps.get(1).map(|step| &step.target) {
            None => Next::Nothing,
            Some(Target::Word(hash, _)) => Next::Word(*hash),
            Some(Target::Category(category)) => Next::Category(category_bit(*category)),
            Some(Target::Number(_)) => Next::Number,
        };
        Lead { rule, number, next, glued: steps.get(1).is_some_and(|step| step.glued) }
    }

    /// Whether the rule may go on where `ahead` stands behind its first element.
    pub const fn may_go_on(&self, ahead: &Ahead) -> bool {
        let found = match self.next {
            Next::Nothing => return true,
            Next::Word(hash) => ahead.hash == hash,
            Next::Category(bit) => ahead.categories & bit != 0,
            Next::Number => ahead.number,
        };
        found && (ahead.glued || !self.glued)
    }
}

/// The bit of a category. Several share one, so that it says where a category is not.
pub const fn category_bit(category: Id) -> u64 {
    1 << (category & 63)
}
