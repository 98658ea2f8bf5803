//! Reading one numeral, from its sign to its last part.
//!
//! [`Reader::numeral`] reads a sign, a first part (digits, number words below a thousand, a fraction, a vague word), the
//! scales that multiply it, and smaller parts that are added. What each part looks like is told by the methods in
//! `figures.rs` (digits) and `group.rs` (words below a thousand).

use super::decimal::Decimal;
use super::digits::{self, Marks};
use super::numeral::{Form, Numeral};
use super::reading::Reading;
use super::words::{NumberWords, Role, Word};
use crate::token::{Gap, TokenKind, Tokens};

/// A block of no more tokens than this may be a number and nothing else.
const LONE_NUMBER: usize = 16;

/// Reads the numerals of one block.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) words: &'a NumberWords,
    pub(super) marks: Marks,
}

impl<'a, 't> Reader<'a, 't> {
    /// A reader of a block in a document that has these `marks`, where the block itself does not show others.
    pub(super) fn new(tokens: &'a Tokens<'t>, words: &'a NumberWords, marks: Marks) -> Reader<'a, 't> {
        Reader { tokens, words, marks: digits::shown(tokens, words.marks).unwrap_or(marks) }
    }
}

impl Reader<'_, '_> {
    /// The numeral that starts at token `index`.
    pub(super) fn numeral(&self, index: usize) -> Option<Numeral> {
        if let Some(numeral) = self.prefixed_ordinal(index) {
            return Some(numeral);
        }
        let (start, negative) = self.sign(index);
        let mut numeral = match self.long_digits(start) {
            Some(numeral) => numeral,
            None => finish(start, self.sum(start)?),
        };
        // A dash with a space after it is a sign only where the number is all that the block says, but for a unit.
        if start > index
            && self.tokens.is_symbol(index, '-')
            && !self.tokens.is_glued(start)
            && numeral.end + 2 < self.tokens.len()
        {
            return None;
        }
        numeral.start = index;
        if negative {
            numeral.number = numeral.number.map(|number| -number);
            numeral.exact = numeral.exact.map(|exact| format!("-{exact}").into());
            if numeral.form == Form::Plain {
                numeral.form = Form::Digits;
            }
        }
        self.repeated(&mut numeral);
        Some(numeral)
    }

    /// `ke-17`, `ke-dua`: the prefix, perhaps a hyphen, and digits or words.
    fn prefixed_ordinal(&self, index: usize) -> Option<Numeral> {
        let prefix = self.word(index, &[Role::OrdinalPrefix])?;
        let after = index + prefix.1;
        let number = if self.tokens.is_symbol(after, '-') && self.tokens.is_glued(after) { after + 1 } else { after };
        let joined = self.tokens.is_glued(number) || (number == after && self.is_spaced_ordinal(index, number));
        if !joined {
            return None;
        }
        let mut numeral = match self.digits(number) {
            Some(digits) => finish(number, digits),
            None => finish(number, self.sum(number).filter(|reading| !reading.digits && reading.high.is_none())?),
        };
        numeral.start = index;
        numeral.ordinal = true;
        Some(numeral)
    }

    /// "yang ke 21", "ulang tahun ke 50": the prefix at token `index` parted by a space from plain digits at `number`,
    /// behind a word that such an ordinal follows.
    fn is_spaced_ordinal(&self, index: usize, number: usize) -> bool {
        let opened = index.checked_sub(1).is_some_and(|before| self.word(before, &[Role::OrdinalOpener]).is_some());
        opened && digits::is_digits(self.tokens, number) && digits::chain_end(self.tokens, number) == number + 1
    }

    /// Where the number after a sign at token `index` starts, and whether the sign makes it negative.
    fn sign(&self, index: usize) -> (usize, bool) {
        if let Some((_, len)) = self.word(index, &[Role::Minus]) {
            return (index + len, true);
        }
        let tokens = self.tokens;
        // A dash of words is a sign where no number stands before it: "(BBCA) –1,76%", but "2010 –2015".
        let counts = |before: usize| tokens.get(before).is_some_and(|token| token.kind == TokenKind::Number);
        let dash =
            tokens.is_symbol(index, '–') && tokens.is_glued(index + 1) && !index.checked_sub(1).is_some_and(counts);
        // "(+0,31%)"
        let plus = tokens.is_symbol(index, '+') && tokens.is_glued(index + 1);
        if !(tokens.is_symbol(index, '-') || tokens.is_symbol(index, '−') || dash || plus) {
            return (index, false);
        }
        let opens = index == 0
            || !tokens.is_glued(index)
            || ["(", "[", "<", ">", "=", ":", "$"].contains(&tokens.text(index.wrapping_sub(1)));
        let joined = tokens.is_glued(index + 1);
        let alone = index == 0 && tokens.len() <= LONE_NUMBER;
        if opens && (joined || alone) { (index + 1, !plus) } else { (index, false) }
    }

    /// Digits that are more than a [`Decimal`] holds.
    fn long_digits(&self, index: usize) -> Option<Numeral> {
        let found = digits::read(self.tokens, index, self.marks, false).filter(|found| found.decimal.is_none())?;
        let mut exact = String::new();
        for token in index..found.end {
            match self.tokens.text(token) {
                mark @ ("." | ",") => {
                    // A mark in a number this long parts decimals only where it stands alone.
                    if found.end == index + 3 {
                        exact.push_str(if mark == "." || mark == "," { "." } else { "" });
                    }
                }
                digits => exact.push_str(digits),
            }
        }
        let number: f64 = exact.parse().unwrap_or(f64::INFINITY);
        Some(Numeral {
            start: index,
            end: found.end,
            number: number.is_finite().then_some(number),
            exact: Some(exact.into()),
            bounds: None,
            scale: 1.0,
            form: if found.plain { Form::Plain } else { Form::Digits },
            ordinal: false,
            doubtful: false,
        })
    }

    /// The parts of a number and their sum.
    fn sum(&self, index: usize) -> Option<Reading> {
        let reading = self.scales(self.part(index)?);
        if reading.ordinal {
            return Some(reading);
        }
        let reading = self.spoken_decimals(reading);
        let reading = self.smaller_parts(reading);
        let reading = self.added_fraction(reading);
        // "The last three quarters" are nine months.
        let counted = index.checked_sub(1).is_some_and(|before| self.word(before, &[Role::Recent]).is_some());
        Some(if counted { reading } else { self.divided(reading) })
    }

    /// The first part: digits, a fraction, a vague word, an article that stands for one, or a group of words.
    fn part(&self, index: usize) -> Option<Reading> {
        if let Some(digits) = self.digits(index) {
            return Some(digits);
        }
        if let Some((word, len)) = self.word(index, &[Role::Vague, Role::VagueUnit]) {
            return Some(Reading { high: Some(word.most), ..Reading::of_words(index + len, word.value) });
        }
        if let Some((word, len)) = self.word(index, &[Role::Fraction]) {
            return Some(self.scale_after_fraction(Reading::one_in(index + len, word.value)));
        }
        if let Some((word, len)) = self.word(index, &[Role::Denominator]) {
            // "quarter million": alone, the word counts nothing.
            let fraction = Reading::one_in(index + len, word.value);
            return Some(self.scale_after_fraction(fraction)).filter(|reading| reading.end > fraction.end);
        }
        if let Some(number) = self.one_scale(index).or_else(|| self.group(index)) {
            return Some(number);
        }
        let (_, len) = self.word(index, &[Role::Article])?;
        self.after_article(index + len)
    }

    /// "half a million", "a quarter of a million", "setengah juta": the scale of a fraction.
    fn scale_after_fraction(&self, fraction: Reading) -> Reading {
        let of = fraction.end + self.word(fraction.end, &[Role::Of]).map_or(0, |(_, len)| len);
        let article = self.word(of, &[Role::Article]).map(|(_, len)| of + len);
        // "A third of hundreds of people" has no article, and two numbers.
        let after = article.unwrap_or(fraction.end);
        let Some((scale, len)) = self.word(after, &[Role::Scale, Role::Hundred]) else {
            return fraction;
        };
        fraction.scaled(scale.value, after + len).unwrap_or(fraction)
    }

    /// "a hundred", "a dozen", "a half", "a fifth".
    fn after_article(&self, index: usize) -> Option<Reading> {
        if let Some((word, len)) = self.word(index, &[Role::Scale]) {
            return Reading::of_words(index, Decimal::ONE).scaled(word.value, index + len);
        }
        if let Some((word, len)) = self.word(index, &[Role::Fraction, Role::Denominator]) {
            let fraction = Reading::one_in(index + len, word.value);
            let scaled = self.scale_after_fraction(fraction);
            // "A quarter" is three months, too.
            return Some(Reading { doubtful: word.role == Role::Denominator && scaled.end == fraction.end, ..scaled });
        }
        let group = self.group_after_article(index)?;
        if !group.ordinal {
            // "a four-game streak" has an article of its own.
            return Some(group).filter(|_| self.word(index, &[Role::Hundred]).is_some());
        }
        let is_fraction = Decimal::integer(2).is_less_than(group.low) && self.ends_fraction(group.end);
        is_fraction.then_some(Reading { doubtful: true, ..Reading::one_in(group.end, group.low) })
    }

    /// Whether what stands at token `index` leaves "a third" before it a share: "a third of", "by a third.", where "a third
    /// day" and "a third-party app" number something.
    fn ends_fraction(&self, index: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        let joined = self.tokens.is_symbol(index, '-') && self.tokens.is_glued(index) && word(index + 1);
        !joined && (!word(index) || self.word(index, &[Role::FractionEnd, Role::Scale, Role::Hundred]).is_some())
    }

    /// The scales that follow: "1,2 juta", "three thousand millions", "tens of thousands".
    fn scales(&self, mut reading: Reading) -> Reading {
        while !reading.ordinal {
            let joined = self.word(reading.end, &[Role::Of]).filter(|_| reading.high.is_some());
            let after = reading.end + joined.map_or(0, |(_, len)| len);
            let Some((word, len)) = self.word(after, &[Role::Scale, Role::Hundred, Role::TenSuffix]) else {
                break;
            };
            let counts = match word.role {
                Role::Scale => true,
                Role::Hundred => reading.high.is_some() || (reading.digits && reading.scale == Decimal::ONE),
                _ => reading.high.is_some() && reading.scale == Decimal::ONE,
            };
            let Some(scaled) = reading.scaled(word.value, after + len).filter(|_| counts) else {
                break;
            };
            reading = scaled;
        }
        reading
    }

    /// "three point five", "dua koma lima", and the scales after them.
    fn spoken_decimals(&self, reading: Reading) -> Reading {
        let simple = reading.is_whole() && reading.scale == Decimal::ONE;
        let decimals = || {
            let (_, len) = self.word(reading.end, &[Role::Point])?;
            let start = reading.end + len;
            let (mut at, mut value, mut place) = (start, reading.low, Decimal::ONE);
            while let Some((word, len)) = self.word(at, &[Role::Unit]).filter(|(word, _)| !word.ordinal) {
                place = place.times(Decimal::power_of_ten(-1))?;
                value = value.plus(word.value.times(place)?)?;
                at += len;
            }
            if place == Decimal::ONE || self.word(at, &[Role::TenSuffix, Role::TeenSuffix]).is_some() {
                // "lima koma dua puluh lima": the decimals as one number below a hundred.
                let part = self.group(start)?;
                let places = if part.low.is_less_than(Decimal::integer(10)) { 1 } else { 2 };
                value = reading.low.plus(part.low.times(Decimal::power_of_ten(-places))?)?;
                at = part.end;
            }
            Some(Reading { end: at, low: value, words: true, ..reading })
        };
        if simple { decimals().map_or(reading, |read| self.scales(read)) } else { reading }
    }

    /// The parts below the scale that was read last: "dua juta lima ratus ribu", "thousand and twelve".
    fn smaller_parts(&self, mut reading: Reading) -> Reading {
        while reading.is_definite() && reading.scale != Decimal::ONE {
            let joined = self.word(reading.end, &[Role::And]).map(|(_, len)| len);
            let at = reading.end + joined.unwrap_or(0);
            let next = match self.digits(at) {
                Some(digits) => {
                    let scaled = self.scales(digits);
                    // Digits alone belong to the number only where a word joins them to it.
                    Some(scaled).filter(|scaled| scaled.is_whole() && (joined.is_some() || scaled.end > digits.end))
                }
                None => self.one_scale(at).or_else(|| self.group(at)).map(|group| self.scales(group)),
            };
            // "280 million first" is two numbers, "five billion and three quarters" has a fraction.
            let fits = |part: &Reading| {
                let another = part.ordinal && reading.digits;
                let fraction = joined.is_some() && self.proper_fraction(at).is_some();
                let below = part.low.is_less_than(reading.scale) && !part.low.is_zero();
                // "60 billion two-year bonds"
                let hyphen = self.tokens.is_symbol(part.end, '-') && self.tokens.is_glued(part.end);
                let compound = hyphen && self.is_glued_word(part.end + 1);
                below && !another && !fraction && !compound
            };
            let Some((part, sum)) = next.filter(fits).and_then(|part| Some((part, reading.plus(part)?))) else {
                break;
            };
            reading = Reading { scale: part.scale, ..sum };
        }
        // "lima ribu tiga juta": a greater scale multiplies the whole sum.
        if reading.is_definite() && reading.digits != reading.words { self.scales(reading) } else { reading }
    }

    fn one_scale(&self, index: usize) -> Option<Reading> {
        let (word, len) = self.word(index, &[Role::OneScale])?;
        let ordinal = word.ordinal;
        Some(Reading { scale: word.value, ordinal, ..Reading::of_words(index + len, word.value) })
    }

    /// "tiga setengah", "one and a half", "five and three quarters", "3 million and a half".
    fn added_fraction(&self, reading: Reading) -> Reading {
        let whole = reading.is_definite() && reading.divisor == Decimal::ONE && !reading.low.is_zero();
        let added = || {
            let mut at = reading.end;
            if self.words.joins {
                at += self.word(at, &[Role::And])?.1;
                at += self.word(at, &[Role::Article]).map_or(0, |(_, len)| len);
            }
            let mut fraction = self.proper_fraction(at)?;
            match self.word(fraction.end, &[Role::Scale]) {
                Some((scale, len)) if scale.value.is_less_than(reading.scale) => {
                    fraction = fraction.scaled(scale.value, fraction.end + len)?;
                }
                _ => fraction.low = fraction.low.times(reading.scale)?,
            }
            let sum = reading.plus(fraction)?;
            Some(if reading.scale == Decimal::ONE { self.scales(sum) } else { sum })
        };
        if whole { added().unwrap_or(reading) } else { reading }
    }

    /// A fraction below one at token `index`, in words.
    fn proper_fraction(&self, index: usize) -> Option<Reading> {
        let roles: &[Role] = if self.words.joins { &[Role::Fraction, Role::Denominator] } else { &[Role::Fraction] };
        if let Some((word, len)) = self.word(index, roles) {
            return Some(Reading::one_in(index + len, word.value));
        }
        let numerator = self.group(index)?;
        if numerator.ordinal {
            // "three and a fifth"
            let divisor = Some(numerator.low).filter(|low| self.words.joins && Decimal::integer(2).is_less_than(*low));
            return Some(Reading::one_in(numerator.end, divisor?));
        }
        let divided = self.divided(numerator);
        (divided.end > numerator.end && divided.low.is_less_than(divided.divisor)).then_some(divided)
    }

    /// "two thirds", "dua pertiga", "one fifth", "one in five", "1 over 3".
    fn divided(&self, reading: Reading) -> Reading {
        if !reading.is_whole() || reading.low.is_zero() {
            return reading;
        }
        let hyphen = self.tokens.is_symbol(reading.end, '-') && self.tokens.is_glued(reading.end);
        let at = reading.end + usize::from(hyphen);
        if let Some((word, len)) = self.word(at, &[Role::Denominator]) {
            return Reading { end: at + len, divisor: word.value, words: true, ..reading };
        }
        if reading.low != Decimal::ONE {
            return reading;
        }
        if reading.words
            && let Some(ordinal) = self.group(at)
            && ordinal.ordinal
            && self.words.joins
            && Decimal::integer(2).is_less_than(ordinal.low)
        {
            return Reading { end: ordinal.end, divisor: ordinal.low, ..reading };
        }
        if let Some((_, len)) = self.word(at, &[Role::Over])
            && let Some(divisor) = self.digits(at + len).or_else(|| self.group(at + len))
            && divisor.is_whole()
            && Decimal::ONE.is_less_than(divisor.low)
        {
            return Reading { end: divisor.end, divisor: divisor.low, words: true, ..reading };
        }
        reading
    }

    /// "forty-five (45)", "5 (lima)": the same number once more in brackets belongs to the numeral.
    fn repeated(&self, numeral: &mut Numeral) {
        let tokens = self.tokens;
        if !tokens.is_symbol(numeral.end, '(') || numeral.number.is_none() {
            return;
        }
        let inside = numeral.end + 1;
        let Some(again) = self.sum(inside).map(|reading| finish(inside, reading)) else {
            return;
        };
        if again.number == numeral.number
            && again.is_digits() != numeral.is_digits()
            && tokens.is_symbol(again.end, ')')
        {
            numeral.end = again.end + 1;
            numeral.form = Form::Mixed;
        }
    }

    /// What stands where a chain of digits and marks is no number: commas part a list, full stops a code. Gives the
    /// index just past the chain.
    pub(super) fn skip_or_list(&self, index: usize, numerals: &mut Vec<Numeral>) -> usize {
        let end = digits::chain_end(self.tokens, index);
        let is_list = (index..end).all(|token| self.tokens.text(token) != ".");
        for token in (index..end).filter(|&token| is_list && digits::is_digits(self.tokens, token)) {
            if let Some(value) = Decimal::from_digits(self.tokens.text(token).bytes(), 0) {
                numerals.push(finish(token, Reading::of_digits(token + 1, value)));
            }
        }
        end
    }

    /// The word with one of `roles` at token `index`, and how many tokens it takes.
    pub(super) fn word(&self, index: usize, roles: &[Role]) -> Option<(Word, usize)> {
        self.words.at(self.tokens, index, roles).map(|found| (*found.value, found.len))
    }

    pub(super) fn is_glued_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.gap == Gap::None && token.kind == TokenKind::Word)
    }
}

/// The numeral that starts at token `start` and that `reading` has read to its end.
fn finish(start: usize, reading: Reading) -> Numeral {
    let divided = reading.divisor != Decimal::ONE;
    let value = reading.low.to_f64() / reading.divisor.to_f64();
    let form = match (reading.high.is_some(), reading.digits, reading.words) {
        (true, _, _) => Form::Vague,
        (false, true, true) => Form::Mixed,
        (false, false, _) => Form::Words,
        (false, true, false) if reading.end == start + 1 && !divided => Form::Plain,
        (false, true, false) => Form::Digits,
    };
    Numeral {
        start,
        end: reading.end,
        number: (reading.high.is_none() && value.is_finite()).then_some(value),
        exact: if divided { None } else { reading.low.exact() },
        bounds: reading.high.map(|high| (reading.low.to_f64(), high.to_f64())),
        scale: reading.multiplier.to_f64(),
        form,
        ordinal: reading.ordinal,
        doubtful: reading.doubtful,
    }
}
