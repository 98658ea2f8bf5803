//! The number words of a language (`numerals.tsv`): what each does in a number.

use super::decimal::Decimal;
use super::digits::Marks;
use crate::language::{LanguageFiles, table};
use crate::lexicon::{HashedSet, Lexicon, Match};
use crate::token::Tokens;

/// What a number word does. The data files tell each role at their head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Unit,
    Teen,
    Tens,
    TeenSuffix,
    TenSuffix,
    Hundred,
    Hundreds,
    Scale,
    OneScale,
    GluedScale,
    MoneyScale,
    Minus,
    Point,
    And,
    Article,
    Of,
    Over,
    Recent,
    Fraction,
    Denominator,
    FractionEnd,
    Ordinal,
    OrdinalPrefix,
    OrdinalOpener,
    OrdinalSuffix,
    Vague,
    VagueUnit,
}

impl Role {
    /// Whether a numeral may start with such a word.
    const fn starts(self) -> bool {
        match self {
            Role::Unit
            | Role::Teen
            | Role::Tens
            | Role::Hundreds
            | Role::OneScale
            | Role::Minus
            | Role::Article
            | Role::Fraction
            | Role::Denominator
            | Role::Ordinal
            | Role::OrdinalPrefix
            | Role::Vague
            | Role::VagueUnit => true,
            Role::TeenSuffix
            | Role::TenSuffix
            | Role::Hundred
            | Role::Scale
            | Role::GluedScale
            | Role::MoneyScale
            | Role::Point
            | Role::And
            | Role::Of
            | Role::Over
            | Role::Recent
            | Role::FractionEnd
            | Role::OrdinalOpener
            | Role::OrdinalSuffix => false,
        }
    }
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) role: Role,
    pub(super) value: Decimal,
    /// The most that a vague word allows.
    pub(super) most: Decimal,
    /// Whether the word makes an ordinal of the whole number ("kedua" in "kedua puluh").
    pub(super) ordinal: bool,
}

/// The number words of a language and its marks in digits.
#[derive(Clone, Debug)]
pub(super) struct NumberWords {
    words: Lexicon<Word>,
    /// The hashes of the words that a numeral may start with.
    starters: HashedSet,
    /// The marks in digits.
    pub(super) marks: Marks,
    /// Whether the language joins parts of a number by a word ("two hundred and five", "three and a half").
    pub(super) joins: bool,
}

impl Default for NumberWords {
    fn default() -> NumberWords {
        let marks = Marks { decimal: '.', group: ',' };
        NumberWords { words: Lexicon::default(), starters: HashedSet::default(), marks, joins: false }
    }
}

impl NumberWords {
    /// Loads `numerals.tsv` of a language.
    pub(super) fn load(files: &LanguageFiles) -> NumberWords {
        let content = files.file("numerals.tsv");
        let mut all = NumberWords::default();
        for row in table::rows(content) {
            match row.column(1) {
                "decimal_mark" => all.marks.decimal = row.column(0).chars().next().unwrap_or('.'),
                "group_mark" => all.marks.group = row.column(0).chars().next().unwrap_or(','),
                "ordinal_prefix" => {
                    insert(&mut all.words, row, Role::OrdinalPrefix, false);
                    derive(&mut all.words, content, row, COUNTING, |word| Word { ordinal: true, ..word });
                }
                "denominator_prefix" => {
                    derive(&mut all.words, content, row, COUNTING, |word| Word { role: Role::Denominator, ..word })
                }
                "fraction_prefix" => {
                    derive(&mut all.words, content, row, COUNTING, |word| Word { role: Role::Fraction, ..word });
                }
                role => {
                    if let Some(role) = role_named(role) {
                        all.joins |= role == Role::And;
                        insert(&mut all.words, row, role, role == Role::Ordinal);
                    }
                }
            }
        }
        derive_joined_ordinals(&mut all.words, content);
        all.starters = all.words.firsts().filter(|(_, word)| word.role.starts()).map(|(hash, _)| hash).collect();
        all
    }

    /// The longest word at token `index` that has one of `roles`.
    #[inline]
    pub(super) fn at(&self, tokens: &Tokens<'_>, index: usize, roles: &[Role]) -> Option<Match<'_, Word>> {
        self.words.longest_of(tokens, index, |word| roles.contains(&word.role))
    }

    /// Whether a numeral may start with the word of this hash.
    #[inline]
    pub(super) fn may_start(&self, hash: u32) -> bool {
        self.words.may_open(hash) && self.starters.contains(&hash)
    }
}

/// The roles of words that prefixes are joined to.
const COUNTING: &[&str] = &["unit", "teen", "hundreds", "one_scale", "scale"];

fn insert(words: &mut Lexicon<Word>, row: table::Row<'_>, role: Role, ordinal: bool) {
    for form in row.forms(0) {
        words.insert(form, word(row, role, ordinal));
    }
}

fn word(row: table::Row<'_>, role: Role, ordinal: bool) -> Word {
    let number = |column| Decimal::parse(row.column(column));
    let value = number(2).unwrap_or(Decimal::ZERO);
    Word { role, value, most: number(3).unwrap_or(value), ordinal }
}

/// Adds the words of `roles` with the prefixes of `prefix` joined to them, changed by `change`. One and nothing make
/// neither ordinals nor fractions this way.
fn derive(
    words: &mut Lexicon<Word>,
    content: &str,
    prefix: table::Row<'_>,
    roles: &[&str],
    change: impl Fn(Word) -> Word,
) {
    for row in table::rows(content) {
        let Some(role) = role_named(row.column(1)).filter(|_| roles.contains(&row.column(1))) else {
            continue;
        };
        let base = word(row, role, false);
        if !Decimal::ONE.is_less_than(base.value) {
            continue;
        }
        for prefix in prefix.forms(0) {
            for form in row.forms(0) {
                words.insert(&format!("{prefix}{form}"), change(base));
            }
        }
    }
}

/// "twentyfirst": tens and ordinals below ten, written together.
fn derive_joined_ordinals(words: &mut Lexicon<Word>, content: &str) {
    for tens in table::rows(content).filter(|row| row.column(1) == "tens") {
        for unit in table::rows(content).filter(|row| row.column(1) == "ordinal") {
            let (tens_value, value) = (word(tens, Role::Tens, false).value, word(unit, Role::Ordinal, true).value);
            let Some(sum) = tens_value.plus(value).filter(|_| value.is_less_than(Decimal::integer(10))) else {
                continue;
            };
            for first in tens.forms(0) {
                for second in unit.forms(0) {
                    let joined = Word { role: Role::Ordinal, value: sum, most: sum, ordinal: true };
                    words.insert(&format!("{first}{second}"), joined);
                }
            }
        }
    }
}

fn role_named(name: &str) -> Option<Role> {
    Some(match name {
        "unit" => Role::Unit,
        "teen" => Role::Teen,
        "tens" => Role::Tens,
        "teen_suffix" => Role::TeenSuffix,
        "ten_suffix" => Role::TenSuffix,
        "hundred" => Role::Hundred,
        "hundreds" => Role::Hundreds,
        "scale" => Role::Scale,
        "one_scale" => Role::OneScale,
        "glued_scale" => Role::GluedScale,
        "money_scale" => Role::MoneyScale,
        "minus" => Role::Minus,
        "point" => Role::Point,
        "and" => Role::And,
        "article" => Role::Article,
        "of" => Role::Of,
        "over" => Role::Over,
        "recent" => Role::Recent,
        "fraction" => Role::Fraction,
        "denominator" => Role::Denominator,
        "fraction_end" => Role::FractionEnd,
        "ordinal" => Role::Ordinal,
        "ordinal_opener" => Role::OrdinalOpener,
        "ordinal_suffix" => Role::OrdinalSuffix,
        "vague" => Role::Vague,
        "vague_unit" => Role::VagueUnit,
        _ => return None,
    })
}
