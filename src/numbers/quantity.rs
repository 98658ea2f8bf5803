//! Quantities: "15 km", "120 km/jam", "6 ft 2 in", "minus 5 derajat Celsius", "magnitudo 5,6", "sekilo".

use super::amount::{Amount, Kind, to_decimal};
use super::numeral::Form;
use super::phrases::{ending_at, goes_on, whole_word_at, word_follows};
use super::words::{NumberWords, Role};
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::token::{Gap, Tokens};
use crate::value::Si;

/// The dimension whose units count only below a fraction bar.
const TIME: &str = "time";

/// The longest length of time, in seconds, over which a flow is measured: what is produced in a day is a volume.
const SHORT_TIME: f64 = 3600.0;

/// How many tokens of a quotation are looked back on to find where it opens.
const LONGEST_QUOTATION: usize = 40;

/// Whether the number is written with decimals: "1.5C above average" is no flat or gate.
fn has_decimals(count: &Amount) -> bool {
    count.form == Form::Digits && count.number.is_some_and(|number| number.fract() != 0.0)
}

/// A unit of measurement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// Its UCUM code.
    pub(super) code: Box<str>,
    pub(super) dimension: &'static str,
    si: &'static str,
    pub(super) factor: f64,
    offset: f64,
}

impl Unit {
    /// The amount in the SI unit of the dimension.
    pub(super) fn si(&self, number: Option<f64>) -> Si {
        Si { number: number.map(|number| to_decimal((number + self.offset) * self.factor)), unit: self.si.to_owned() }
    }

    /// What one of this unit is in another of the same dimension; `None` where they have not the same, or not the same
    /// zero.
    pub(super) fn ratio(&self, other: &Unit) -> Option<f64> {
        let same = self.dimension == other.dimension && self.offset == other.offset;
        (same && (self.offset == 0.0 || self.code == other.code)).then(|| self.factor / other.factor)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) unit: usize,
    /// Whether the form is a word or a mark of another meaning too.
    weak: bool,
}

/// The units and what they are called in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    units: Vec<(&'static str, Unit)>,
    quotients: Vec<(&'static str, &'static str, &'static str, &'static str)>,
    pub(super) names: Lexicon<Name>,
    /// The letters that tell a half of the earth behind minutes and seconds of arc.
    pub(super) hemispheres: Vec<(&'static str, usize)>,
    before: Lexicon<usize>,
    one: Lexicon<usize>,
    per: Lexicon<()>,
    below_zero: Lexicon<()>,
    /// What stands between the sides of a thing.
    pub(super) sides: Lexicon<()>,
}

impl Units {
    pub(super) fn load(files: &LanguageFiles) -> Units {
        let mut all = Units::default();
        let dimensions: Vec<table::Row<'_>> = table::rows(table::shared!("numbers-dimensions.tsv")).collect();
        for row in &dimensions {
            if let Some((above, below)) = row.column(2).split_once('/') {
                all.quotients.push((above, below, row.column(0), row.column(1)));
            }
        }
        for row in table::rows(table::shared!("numbers-units.tsv")) {
            let index = all.units.len();
            let number = |column: usize| row.column(column).parse().unwrap_or(0.0);
            let dimension = row.column(2);
            let si = dimensions.iter().find(|other| other.column(0) == dimension).map_or("1", |other| other.column(1));
            let unit = Unit { code: row.column(1).into(), dimension, si, factor: number(3), offset: number(4) };
            all.units.push((row.column(0), unit));
            all.hemispheres.extend(row.forms(7).map(|letter| (letter, index)));
            for (column, weak) in [(5, false), (6, true)] {
                for form in row.forms(column) {
                    all.names.insert(form, Name { unit: index, weak });
                }
            }
        }
        let rows = || table::rows(files.file("units.tsv"));
        let prefixes: Vec<&str> =
            rows().filter(|row| row.column(0) == "one").flat_map(|row| row.forms(1).collect::<Vec<_>>()).collect();
        for row in rows() {
            match row.column(0) {
                "per" => row.forms(1).for_each(|form| all.per.insert(form, ())),
                "sides" => row.forms(1).for_each(|form| all.sides.insert(form, ())),
                "below_zero" => row.forms(1).for_each(|form| all.below_zero.insert(form, ())),
                key => {
                    let Some(unit) = all.units.iter().position(|(known, _)| *known == key) else {
                        continue;
                    };
                    for form in row.forms(1) {
                        all.names.insert(form, Name { unit, weak: false });
                        let spelled_out = all.dimension(unit) != TIME && form.len() > 3;
                        for prefix in prefixes.iter().filter(|_| spelled_out) {
                            all.one.insert(&format!("{prefix}{form}"), unit);
                        }
                    }
                    for form in row.forms(2) {
                        all.before.insert(form, unit);
                    }
                }
            }
        }
        all
    }

    /// The unit with this index.
    pub(super) fn unit(&self, unit: usize) -> Option<Unit> {
        self.units.get(unit).map(|(_, unit)| unit.clone())
    }

    pub(super) fn dimension(&self, unit: usize) -> &'static str {
        self.units.get(unit).map_or("", |(_, unit)| unit.dimension)
    }

    /// The `count` as a quantity, if a unit stands after or before it.
    pub(super) fn measure(
        &self,
        tokens: &Tokens<'_>,
        count: &Amount,
        floor: usize,
        words: &NumberWords,
    ) -> Option<Amount> {
        if let Some((mut unit, mut end)) = self.unit_after(tokens, count, words) {
            let mut amount = count.clone();
            if unit.factor < 0.0 {
                amount = amount.times(-1.0);
                unit.factor = -unit.factor;
            }
            if matches!(unit.dimension, "temperature" | "angle")
                && let Some(below) = self.below_zero.longest(tokens, end)
            {
                amount = amount.times(-1.0);
                end += below.len;
            }
            return Some(Amount { end, kind: Kind::Quantity(unit), ..amount });
        }
        let (start, unit) = ending_at(&self.before, tokens, count.start, floor, |_| true)?;
        // "M37" is a star cluster or a rifle, "M5,6" an earthquake.
        if count.form == Form::Plain && tokens.is_glued(count.start) && tokens.text(start).len() == 1 {
            return None;
        }
        let unit = self.units.get(*unit)?.1.clone();
        Some(Amount { start, kind: Kind::Quantity(unit), ..count.clone() })
    }

    /// The unit after a count: touching, after a space, after a hyphen ("10-gallon"), in brackets ("20 (kg)").
    fn unit_after(&self, tokens: &Tokens<'_>, count: &Amount, words: &NumberWords) -> Option<(Unit, usize)> {
        let mut at = count.end;
        let hyphen = tokens.is_symbol(at, '-') && tokens.is_glued(at) && tokens.is_glued(at + 1);
        let bracket = matches!(tokens.text(at), "(" | "[" | "{" | "<") && tokens.is_glued(at + 1);
        if hyphen || bracket {
            at += 1;
        } else if count.number.is_some_and(|number| number < 1.0)
            && let Some(article) = words.at(tokens, at, &[Role::Article])
        {
            // "half a gallon"
            at += article.len;
        }
        if tokens.get(at)?.gap == Gap::Line {
            return None;
        }
        let (name, len) = self.name_at(tokens, at)?;
        let end = at + len;
        let dimension = self.dimension(name.unit);
        if Units::closes_quotation(tokens, at) {
            return None;
        }
        // "5 ft 7 in tall": after feet, inches are no preposition.
        let after_unit = count.start.checked_sub(1).is_some_and(|before| {
            self.name_at(tokens, before)
                .is_some_and(|(other, _)| self.dimension(other.unit) == dimension && !other.weak)
        });
        let glued = tokens.is_glued(at);
        let sure = !name.weak
            || after_unit
            || (glued && !tokens.is_symbol(end, '/') && (has_decimals(count) || !word_follows(tokens, end)))
            || self.is_weak_fit(tokens, at, end);
        if dimension == TIME || !sure {
            return None;
        }
        if bracket {
            let closed = matches!(tokens.text(end), ")" | "]" | "}" | ">") && tokens.is_glued(end);
            return closed.then(|| Some((self.units.get(name.unit)?.1.clone(), end + 1)))?;
        }
        let unit = self.units.get(name.unit)?.1.clone();
        Some(self.quotient(tokens, &unit, end).unwrap_or((unit, end)))
    }

    /// Whether the mark at token `index` may close a quotation that opens before it on the same line.
    fn closes_quotation(tokens: &Tokens<'_>, index: usize) -> bool {
        matches!(tokens.text(index), "\"" | "'" | "’" | "”")
            && (index.saturating_sub(LONGEST_QUOTATION)..index).any(|at| {
                let opens = tokens.get(at).is_some_and(|token| token.gap != Gap::None);
                opens && matches!(tokens.text(at), "\"" | "'" | "‘" | "“" | "’" | "”")
            })
    }

    /// A weak symbol after a space still is a unit at the end of what is said: "5 in."
    fn is_weak_fit(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
        let text = tokens.text(at);
        text.len() > 1 && text.chars().all(char::is_alphabetic) && !word_follows(tokens, end)
    }

    pub(super) fn name_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Name, usize)> {
        whole_word_at(&self.names, tokens, at).map(|found| (*found.value, found.len))
    }

    /// "km per jam", "meters per millisecond", "liter per 100 km": the quotient of `above` and the unit below the bar
    /// at token `bar`, where physics has a name for it. Barrels a day are barrels.
    fn quotient(&self, tokens: &Tokens<'_>, above: &Unit, bar: usize) -> Option<(Unit, usize)> {
        let slash = tokens.is_symbol(bar, '/');
        let mut at = bar + if slash { 1 } else { self.per.longest(tokens, bar)?.len };
        let hundred = usize::from(tokens.text(at) == "100");
        at += hundred;
        let (name, len) = self.name_at(tokens, at)?;
        let below = &self.units.get(name.unit)?.1;
        let short = below.factor <= SHORT_TIME;
        let (_, _, dimension, si) = self.quotients.iter().copied().find(|(one, other, _, _)| {
            *one == above.dimension
                && (*other == below.dimension || (*other == "short time" && below.dimension == TIME && short))
        })?;
        let code = if hundred > 0 {
            format!("{}/(100.{})", above.code, below.code)
        } else {
            format!("{}/{}", above.code, below.code)
        };
        let divisor = below.factor * if hundred > 0 { 100.0 } else { 1.0 };
        let unit = Unit { code: code.into(), dimension, si, factor: above.factor / divisor, offset: 0.0 };
        Some((unit, at + len))
    }

    /// Whether a word that is one unit by itself may start with the token of this hash.
    pub(super) fn may_open_one(&self, hash: u32) -> bool {
        self.one.may_open(hash)
    }

    /// One unit that no numeral counts: "a kilogram", "sekilo".
    pub(super) fn one(&self, tokens: &Tokens<'_>, index: usize, words: &NumberWords) -> Option<Amount> {
        if let Some(found) = whole_word_at(&self.one, tokens, index) {
            let unit = self.units.get(*found.value)?.1.clone();
            return Some(Amount::one(index, index + found.len, Kind::Quantity(unit)));
        }
        let article = words.at(tokens, index, &[Role::Article])?;
        let at = index + article.len;
        let (name, len) = self.name_at(tokens, at)?;
        let spelled_out = tokens.text(at).len() > 1 && !name.weak;
        let unit = self.units.get(name.unit)?.1.clone();
        let measured = matches!(unit.dimension, "length" | "mass" | "volume" | "area");
        (spelled_out && measured).then(|| Amount::one(index, at + len, Kind::Quantity(unit)))
    }

    /// "6 ft 2 in", "7 feet and 10 inches", "2 kilometer, 1 metre": two amounts of one thing, in the smaller unit.
    pub(super) fn joined(
        &self,
        tokens: &Tokens<'_>,
        whole: &Amount,
        part: &Amount,
        words: &NumberWords,
    ) -> Option<Amount> {
        let (Kind::Quantity(large), Kind::Quantity(small)) = (&whole.kind, &part.kind) else {
            return None;
        };
        let one_system = large.code.starts_with('[') == small.code.starts_with('[');
        if !matches!(large.dimension, "length" | "mass") || large.factor <= small.factor || !one_system {
            return None;
        }
        let comma = usize::from(tokens.is_symbol(whole.end, ',') && tokens.is_glued(whole.end));
        let at = whole.end + comma;
        let at = at + words.at(tokens, at, &[Role::And]).map_or(0, |found| found.len);
        if at != part.start || goes_on(tokens, whole.end) {
            return None;
        }
        let number = whole.number? * large.ratio(small)? + part.number?;
        Some(Amount {
            end: part.end,
            kind: part.kind.clone(),
            number: Some(to_decimal(number)),
            exact: None,
            ..whole.clone()
        })
    }
}
