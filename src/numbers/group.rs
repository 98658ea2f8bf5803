//! Number words below a thousand, and the ordinals that end a number: "dua ratus lima puluh", "two hundred and first".

use super::decimal::Decimal;
use super::reader::Reader;
use super::reading::Reading;
use super::words::{Role, Word};

const TEN: Decimal = Decimal::integer(10);
const HUNDRED: Decimal = Decimal::integer(100);
const THOUSAND: Decimal = Decimal::integer(1000);

/// What the next word adds, the index just past it, and the room that is left after it: what a further word has to be
/// less than, so that "two hundred thirty four" is one number and "two three" is not.
struct Step {
    amount: Decimal,
    end: usize,
    room: Decimal,
    ordinal: bool,
}

impl Reader<'_, '_> {
    /// The number words below a thousand at token `index`.
    pub(super) fn group(&self, index: usize) -> Option<Reading> {
        self.group_from(index, index, Decimal::ZERO, THOUSAND)
    }

    /// The same after an article, which stands for the one of "a hundred".
    pub(super) fn group_after_article(&self, index: usize) -> Option<Reading> {
        match self.word(index, &[Role::Hundred]) {
            Some((word, len)) => self.group_from(index, index + len, word.value, HUNDRED),
            None => self.group(index),
        }
    }

    fn group_from(&self, start: usize, mut at: usize, mut value: Decimal, mut room: Decimal) -> Option<Reading> {
        let mut ordinal = false;
        while Decimal::ONE.is_less_than(room) {
            let next = if at == start { at } else { self.after_joint(at, room) };
            let Some(step) = self.step(next, at == start, room) else {
                break;
            };
            let Some(sum) = value.plus(step.amount).filter(|_| at == start || step.amount.is_less_than(room)) else {
                break;
            };
            (value, at, room) = (sum, step.end, step.room);
            ordinal |= step.ordinal;
        }
        (at > start).then_some(Reading { ordinal, ..Reading::of_words(at, value) })
    }

    /// The index of the next word: behind the "and" after hundreds, behind the hyphen after tens.
    fn after_joint(&self, at: usize, room: Decimal) -> usize {
        if room == HUNDRED {
            return at + self.word(at, &[Role::And]).map_or(0, |(_, len)| len);
        }
        let glued = self.tokens.is_glued(at) && self.tokens.is_glued(at + 1);
        at + usize::from(glued && matches!(self.tokens.text(at), "-" | "‐" | "‑" | "–" | "—"))
    }

    fn step(&self, at: usize, first: bool, room: Decimal) -> Option<Step> {
        let (word, len) = self.word(at, &[Role::Unit, Role::Teen, Role::Tens, Role::Hundreds, Role::Ordinal])?;
        let end = at + len;
        let done = |amount| Some(Step { amount, end, room: Decimal::ONE, ordinal: word.ordinal });
        // Only the first word carries the prefix of an ordinal.
        if word.ordinal && word.role != Role::Ordinal && !first {
            return None;
        }
        match word.role {
            Role::Unit => self.after_unit(word, end, first, room),
            Role::Teen => match self.word(end, &[Role::Hundred]) {
                Some((hundred, len)) if first => {
                    let amount = word.value.times(hundred.value)?;
                    Some(Step { amount, end: end + len, room: HUNDRED, ordinal: word.ordinal })
                }
                _ => done(word.value),
            },
            Role::Tens => Some(Step { amount: word.value, end, room: TEN, ordinal: false }),
            Role::Hundreds => Some(Step { amount: word.value, end, room: HUNDRED, ordinal: word.ordinal }),
            _ => done(word.value),
        }
    }

    /// A unit with the suffix that multiplies it: "dua belas", "dua puluh", "two hundred", "two hundredth".
    fn after_unit(&self, word: Word, end: usize, first: bool, room: Decimal) -> Option<Step> {
        let ordinal = word.ordinal;
        if word.value.is_zero() {
            return first.then_some(Step { amount: word.value, end, room: Decimal::ONE, ordinal });
        }
        let next = [Role::TeenSuffix, Role::TenSuffix, Role::Hundred, Role::Ordinal, Role::Tens];
        if let Some((suffix, len)) = self.word(end, &next) {
            let past = end + len;
            let product = word.value.times(suffix.value)?;
            match suffix.role {
                Role::TeenSuffix => {
                    let amount = word.value.plus(suffix.value)?;
                    return Some(Step { amount, end: past, room: Decimal::ONE, ordinal });
                }
                Role::TenSuffix => return Some(Step { amount: product, end: past, room: TEN, ordinal }),
                Role::Hundred if HUNDRED.is_less_than(room) => {
                    return Some(Step { amount: product, end: past, room: HUNDRED, ordinal });
                }
                // "one hundredth" is a fraction.
                Role::Ordinal if !suffix.value.is_less_than(HUNDRED) && Decimal::ONE.is_less_than(word.value) => {
                    return Some(Step { amount: product, end: past, room: Decimal::ONE, ordinal: true });
                }
                // "one twenty two", but a twenty-fifth is a fraction.
                Role::Tens if first && self.words.joins && self.group(end).is_some_and(|tens| !tens.ordinal) => {
                    return Some(Step { amount: word.value.times(HUNDRED)?, end, room: HUNDRED, ordinal });
                }
                _ => {}
            }
        }
        Some(Step { amount: word.value, end, room: Decimal::ONE, ordinal })
    }
}
