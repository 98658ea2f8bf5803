//! Money: "Rp1,2 triliun", "US$ 3,5 juta", "10 juta dolar AS", "€3bn", "seharga 15 ribu", "3 dollars 50 cents".

use super::amount::{Amount, Kind};
use super::numeral::Form;
use super::phrases::{ending_at, goes_on, whole_word_at, word_follows};
use super::words::{NumberWords, Role};
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::token::Tokens;

/// A letter stands for a currency before an amount with marks that is no less.
const THOUSAND: f64 = 1000.0;

/// An amount from which a word that has other meanings too is the name of a currency.
const SURELY_MONEY: f64 = 10_000.0;

/// How many hundredths a letter behind the digits may name.
const COINS: std::ops::Range<f64> = 13.0..200.0;

/// How many tokens before an amount a word of prices may stand.
const CUE_REACH: usize = 5;

/// The currencies and what they are called in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Currencies {
    codes: Vec<&'static str>,
    /// What stands before an amount.
    before: Lexicon<usize>,
    /// Single letters that do, where what touches them is written as an amount.
    letters: Lexicon<usize>,
    /// What stands after one.
    after: Lexicon<Name>,
    prices: Lexicon<Option<usize>>,
}

#[derive(Clone, Copy, Debug)]
struct Name {
    currency: usize,
    /// Whether it is the name of the hundredth part.
    minor: bool,
    /// Whether the word has other meanings too.
    weak: bool,
    /// What one of them is worth, where it is a coin or a round sum: 0.05 for a nickel, 1000 for a grand.
    worth: f64,
}

impl Currencies {
    pub(super) fn load(files: &LanguageFiles) -> Currencies {
        let mut all = Currencies::default();
        for row in table::rows(table::shared!("numbers-currencies.tsv")) {
            let currency = all.codes.len();
            let code = row.column(0);
            all.codes.push(code);
            let name = Name { currency, minor: false, weak: false, worth: 1.0 };
            for form in row.forms(2).chain([code]) {
                let cased = if form == code { format!("={form}") } else { form.to_owned() };
                if !(form == code && row.column(3) == "word") {
                    all.before.insert(&cased, currency);
                }
                all.after.insert(&cased, name);
            }
        }
        for row in table::rows(files.file("currencies.tsv")) {
            let Some(currency) = all.index_of(row.column(0)) else {
                continue;
            };
            for (column, minor) in [(1, false), (2, true)] {
                for form in row.forms(column) {
                    let (form, weak) = form.strip_prefix('~').map_or((form, false), |form| (form, true));
                    all.after.insert(form, Name { currency, minor, weak, worth: 1.0 });
                }
            }
            for (form, worth) in row.forms(4).filter_map(|coin| coin.split_once('=')) {
                let worth = worth.parse().unwrap_or(1.0);
                all.after.insert(form, Name { currency, minor: false, weak: false, worth });
            }
            for form in row.forms(3) {
                match form.strip_prefix('~') {
                    Some(letter) => all.letters.insert(letter, currency),
                    None => all.before.insert(form, currency),
                }
            }
        }
        for row in table::rows(files.file("prices.tsv")) {
            let currency = all.index_of(row.column(1));
            for form in row.forms(0) {
                all.prices.insert(form, currency);
            }
        }
        all
    }

    fn index_of(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| *known == code)
    }

    /// The ISO 4217 code of a currency.
    pub(super) fn code(&self, currency: usize) -> &'static str {
        self.codes.get(currency).copied().unwrap_or("")
    }

    /// The `count` as an amount of money, if a currency stands before or after it.
    pub(super) fn measure(
        &self,
        tokens: &Tokens<'_>,
        count: &Amount,
        floor: usize,
        words: &NumberWords,
    ) -> Option<Amount> {
        self.after_currency(tokens, count, floor, words)
            .or_else(|| self.before_currency(tokens, count, floor, words))
            .or_else(|| self.after_price(tokens, count, floor))
    }

    /// "Rp 1,2 triliun", "-$5", "MUSD 60".
    fn after_currency(&self, tokens: &Tokens<'_>, count: &Amount, floor: usize, words: &NumberWords) -> Option<Amount> {
        // "Rp. 315": the full stop of an abbreviation.
        let dotted =
            count.start.checked_sub(1).filter(|&dot| tokens.is_symbol(dot, '.') && tokens.is_glued(dot) && dot > floor);
        let ends = [Some(count.start), dotted];
        if let Some(before) = count.start.checked_sub(1).filter(|before| *before >= floor)
            && let Some((currency, scale)) = self.scaled_code(tokens, before)
        {
            let kind = Kind::Money { currency, minor: false };
            return Some(Amount { kind, start: before, ..count.clone() }.times(scale));
        }
        let sign = ends.into_iter().flatten().find_map(|end| ending_at(&self.before, tokens, end, floor, |_| true));
        let (mut start, currency) = sign.or_else(|| self.letter(tokens, count, floor, words))?;
        if tokens.is_glued(start) && start > 0 && is_letter_before(tokens, start) {
            return None;
        }
        let scaled = money_scale(tokens, count, words);
        let mut amount = Amount { kind: Kind::Money { currency: *currency, minor: false }, ..scaled };
        let minus = start.checked_sub(1).filter(|&minus| {
            minus >= floor && tokens.is_symbol(minus, '-') && tokens.is_glued(start) && !tokens.is_glued(minus)
        });
        if let Some(minus) = minus {
            amount = amount.times(-1.0);
            start = minus;
        }
        amount.start = start;
        // "Rp 250.000,-"
        if tokens.is_symbol(amount.end, ',')
            && tokens.is_glued(amount.end)
            && tokens.is_glued(amount.end + 1)
            && matches!(tokens.text(amount.end + 1), "-" | "–")
        {
            amount.end += 2;
        }
        // "$10 dollars": the name repeats the sign.
        if let Some(name) = whole_word_at(&self.after, tokens, amount.end)
            && name.value.currency == *currency
            && !name.value.minor
            && !name.value.weak
            && !tokens.is_symbol(amount.end, '$')
        {
            amount.end += name.len;
        }
        Some(amount)
    }

    /// "N5,000", "R3.1 billion": a letter that stands for a currency where what touches it is written as an amount.
    fn letter(
        &self,
        tokens: &Tokens<'_>,
        count: &Amount,
        floor: usize,
        words: &NumberWords,
    ) -> Option<(usize, &usize)> {
        let sign = ending_at(&self.letters, tokens, count.start, floor, |_| true);
        let sign = sign.filter(|_| tokens.is_glued(count.start))?;
        let digits = count.form == Form::Digits;
        let large = digits && count.number.is_some_and(|number| number >= THOUSAND);
        // "N66.00"
        let last = count.end.saturating_sub(1);
        let hundredths =
            digits && count.end == count.start + 3 && tokens.is_symbol(last - 1, '.') && tokens.text(last).len() == 2;
        (large || hundredths || money_scale(tokens, count, words).scale > 1.0).then_some(sign)
    }

    /// "10 juta dolar AS", "20Rp", "75 USD million", "30 MUSD".
    fn before_currency(
        &self,
        tokens: &Tokens<'_>,
        count: &Amount,
        floor: usize,
        words: &NumberWords,
    ) -> Option<Amount> {
        let hyphen = usize::from(
            tokens.is_symbol(count.end, '-') && tokens.is_glued(count.end) && tokens.is_glued(count.end + 1),
        );
        let at = count.end + hyphen;
        if let Some((currency, scale)) = self.scaled_code(tokens, at) {
            let kind = Kind::Money { currency, minor: false };
            return Some(Amount { kind, end: at + 1, ..count.clone() }.times(scale));
        }
        let found = whole_word_at(&self.after, tokens, at)?;
        let name = *found.value;
        let end = at + found.len;
        // A symbol that another amount follows belongs to that amount: "1 $ 10".
        // "18.3p", "50p", where "1080p" is a picture and "7p" an hour.
        let is_coin = |number: f64| COINS.contains(&number) || number.fract() != 0.0;
        let coin = name.minor && tokens.is_glued(at) && count.number.is_some_and(is_coin);
        if name.weak && !(coin || self.is_large(count) || self.has_cue(tokens, count.start, floor)) {
            return None;
        }
        if tokens.is_symbol(at, '$') && !tokens.is_glued(at) && next_is_amount(tokens, end) && floor < count.start {
            return None;
        }
        let amount = Amount {
            kind: Kind::Money { currency: name.currency, minor: name.minor },
            end,
            ..count.clone().times(name.worth)
        };
        let scale = words.at(tokens, end, &[Role::Scale]).filter(|_| count.scale == 1.0 && !name.minor);
        match scale {
            Some(scale) if tokens.text(at).chars().all(|letter| letter.is_ascii_uppercase()) => {
                Some(Amount { end: end + scale.len, ..amount }.times(scale.value.value.to_f64()))
            }
            _ => Some(amount),
        }
    }

    /// "MUSD": a million of the currency with this code.
    fn scaled_code(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, f64)> {
        let code = tokens.text(at).strip_prefix('M').filter(|code| code.len() == 3)?;
        self.index_of(code).map(|currency| (currency, 1e6))
    }

    fn is_large(&self, count: &Amount) -> bool {
        count.number.or(count.min).is_some_and(|number| number.abs() >= SURELY_MONEY)
    }

    /// Whether a word of prices stands shortly before token `index`.
    fn has_cue(&self, tokens: &Tokens<'_>, index: usize, floor: usize) -> bool {
        (index.saturating_sub(CUE_REACH).max(floor)..index).any(|at| self.prices.longest(tokens, at).is_some())
    }

    /// "seharga 15 ribu": the currency that prices have where the article is from.
    fn after_price(&self, tokens: &Tokens<'_>, count: &Amount, floor: usize) -> Option<Amount> {
        let large = count.scale >= 1000.0 || count.number.is_some_and(|number| number >= 1000.0);
        let (_, currency) = ending_at(&self.prices, tokens, count.start, floor, Option::is_some)?;
        let currency = (*currency).filter(|_| large && count.form != Form::Vague)?;
        Some(Amount { kind: Kind::Money { currency, minor: false }, ..count.clone() })
    }

    /// One of a currency that no numeral counts: "a dollar".
    pub(super) fn one(&self, tokens: &Tokens<'_>, index: usize, words: &NumberWords) -> Option<Amount> {
        let article = words.at(tokens, index, &[Role::Article])?;
        let at = index + article.len;
        let name = whole_word_at(&self.after, tokens, at)?;
        let plain = !name.value.weak && !name.value.minor && name.value.worth == 1.0;
        let spelled_out = tokens.text(at).len() > 3 && plain;
        let kind = Kind::Money { currency: name.value.currency, minor: false };
        spelled_out.then(|| Amount::one(index, at + name.len, kind))
    }

    /// "3 dollars 50 cents", "$20 and 43 cents", "20 ringgit dan 43 sen", "twenty rupees 43": `whole` with its
    /// hundredths; `None` where the two are two amounts.
    pub(super) fn joined(
        &self,
        tokens: &Tokens<'_>,
        whole: &Amount,
        part: &Amount,
        words: &NumberWords,
    ) -> Option<Amount> {
        let (Kind::Money { currency, minor: false }, Some(number), Some(hundredths)) =
            (&whole.kind, whole.number, part.number)
        else {
            return None;
        };
        let joint = words.at(tokens, whole.end, &[Role::And]).map_or(0, |found| found.len);
        let small = (0.0..100.0).contains(&hundredths) && hundredths.fract() == 0.0 && number.fract() == 0.0;
        if whole.end + joint != part.start || !small {
            return None;
        }
        let fits = match &part.kind {
            // The cents of dollars are any dollars' cents.
            Kind::Money { currency: other, minor: true } => currency == other || self.code(*other) == "USD",
            // Two digits or words, with nothing counted after them.
            Kind::Count => {
                let compound = tokens.is_symbol(part.end, '-') && tokens.is_glued(part.end);
                !word_follows(tokens, part.end) && !goes_on(tokens, part.end) && !compound && hundredths >= 1.0
            }
            _ => false,
        };
        let amount = Amount { end: part.end, form: Form::Mixed, scale: 1.0, ..whole.clone() };
        fits.then_some(Amount { number: Some((number * 100.0 + hundredths) / 100.0), exact: None, ..amount })
    }
}

/// The count with the scale that is written after it in amounts of money alone: "$40m", "Rp5 M".
fn money_scale(tokens: &Tokens<'_>, count: &Amount, words: &NumberWords) -> Amount {
    let scale =
        |at| words.at(tokens, at, &[Role::MoneyScale]).map(|found| (found.value.value.to_f64(), at + found.len));
    // The numeral may have read the same letters as the scale of a plain number.
    if let Some(last) = count.end.checked_sub(1).filter(|last| *last > count.start && count.scale != 1.0)
        && let Some((money, _)) = scale(last)
    {
        return count.clone().times(money / count.scale);
    }
    match scale(count.end).filter(|(_, end)| count.scale == 1.0 && !goes_on(tokens, *end)) {
        Some((money, end)) => Amount { end, scale: money, form: Form::Mixed, ..count.clone().times(money) },
        None => count.clone(),
    }
}

fn is_letter_before(tokens: &Tokens<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| tokens.text(before).chars().any(char::is_alphanumeric))
}

fn next_is_amount(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.text(index).starts_with(|letter: char| letter.is_ascii_digit())
}
