//! What a rule wants behind its first element.
//!
//! Hundreds of rules begin with a number, and nearly all of them fail at the element behind it. So each list of rules is
//! sorted by that element, and the token there finds the few rules that it may begin.

use super::grammar::{Id, Step, Target};

/// A rule in a list of rules that begin alike.
#[derive(Clone, Debug, PartialEq)]
struct Lead {
    next: Next,
    rule: Id,
    /// Whether the second element must touch the first.
    glued: bool,
}

/// Rules that begin alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leads {
    /// Sorted by what they want behind, then in the order in which they are tried.
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

impl Wanted {
    fn may_be_word(&self, hash: u32) -> bool {
        self.words.get(word_place(hash)).is_some_and(|word| word >> (hash & 63) & 1 != 0)
    }
}

impl Leads {
    /// Adds the rule of this id, which has these steps. Of rules that want the same behind, it is tried last.
    pub fn push(&mut self, rule: Id, steps: &[Step]) {
        let next = Next::of(steps.get(1));
        let wanted = &mut self.wanted;
        match next {
            Next::Nothing => wanted.nothing = true,
            Next::Number => wanted.number = true,
            Next::Category(bit) => wanted.categories |= bit,
            Next::Word(hash) => {
                if let Some(word) = wanted.words.get_mut(word_place(hash)) {
                    *word |= 1 << (hash & 63);
                }
            }
        }
        let place = self.all.partition_point(|lead| lead.next <= next);
        self.all.insert(place, Lead { next, rule, glued: steps.get(1).is_some_and(|step| step.glued) });
    }

    /// Whether one of the rules may go on where `ahead` stands behind its first element. Most often this is no.
    pub fn may_go_on(&self, ahead: &Ahead) -> bool {
        let wanted = &self.wanted;
        wanted.nothing
            || (wanted.number && ahead.number)
            || wanted.categories & ahead.categories != 0
            || wanted.may_be_word(ahead.hash)
    }

    /// Calls `each` with every rule that may go on where `ahead` stands behind its first element.
    pub fn going_on(&self, ahead: &Ahead, mut each: impl FnMut(Id)) {
        let wanted = &self.wanted;
        if wanted.nothing {
            self.wanting(Next::Nothing, ahead, &mut each);
        }
        if wanted.number && ahead.number {
            self.wanting(Next::Number, ahead, &mut each);
        }
        let mut categories = wanted.categories & ahead.categories;
        while categories != 0 {
            let lowest = categories & categories.wrapping_neg();
            self.wanting(Next::Category(lowest), ahead, &mut each);
            categories &= !lowest;
        }
        if wanted.may_be_word(ahead.hash) {
            self.wanting(Next::Word(ahead.hash), ahead, &mut each);
        }
    }

    fn wanting(&self, next: Next, ahead: &Ahead, each: &mut impl FnMut(Id)) {
        let first = self.all.partition_point(|lead| lead.next < next);
        let alike = self.all.iter().skip(first).take_while(|lead| lead.next == next);
        alike.filter(|lead| next == Next::Nothing || ahead.glued || !lead.glued).for_each(|lead| each(lead.rule));
    }
}

/// Where in [`Wanted::words`] a word has its bit.
const fn word_place(hash: u32) -> usize {
    (hash >> 6) as usize & 3
}

/// The second element of a rule, as far as one look tells it from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    /// There is none.
    Nothing,
    /// A number.
    Number,
    /// A constituent of a category with this bit.
    Category(u64),
    /// A word with this hash.
    Word(u32),
}

impl Next {
    fn of(step: Option<&Step>) -> Next {
        match step.map(|step| &step.target) {
            None => Next::Nothing,
            Some(Target::Word(hash, _)) => Next::Word(*hash),
            Some(Target::Category(category)) => Next::Category(category_bit(*category)),
            Some(Target::Number(_)) => Next::Number,
        }
    }
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

/// The bit of a category. Several share one, so that it says where a category is not.
pub const fn category_bit(category: Id) -> u64 {
    1 << (category & 63)
}
