//! Numerals: tokens that spell a number, in digits, in words or in both.
//!
//! A numeral is read from the left: a sign, a first part (digits, number words below a thousand, a fraction, a vague
//! word), scales that multiply it, and smaller parts that are added. "2 juta 500 ribu", "three and a half million" and
//! "tens of thousands" are one numeral each.

use super::NumberLexicon;
use super::digits::{self, Marks};
use super::reader::Reader;
use crate::token::{TokenKind, Tokens};

/// A number as the text spells it, without any approximator, unit or counted noun.
///
/// Digits of dates, clock times and codes are numerals like any others: who reads those looks at the tokens. A chain of
/// digits that is no number (`1.2.3`) is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// The index of its first token in the block.
    pub start: usize,
    /// The index just past its last token.
    pub end: usize,
    /// The number; `None` where the words give bounds only ("puluhan"), and where it is too large for an `f64`.
    pub number: Option<f64>,
    /// The exact decimal digits, where an `f64` does not keep them.
    pub exact: Option<Box<str>>,
    /// The least and the most that vague words allow: 20 and 99 for "puluhan", 2000 and 9999 for "several thousand",
    /// 2 and 9 for "beberapa" and "a few".
    pub bounds: Option<(f64, f64)>,
    /// The scale words that multiply its digits: 10^6 for "1,2 juta"; 1 where there are none. The first number of
    /// "10-15 juta" has to be multiplied by it as well.
    pub scale: f64,
    /// How it is written.
    pub form: Form,
    /// Whether it names a position in an order: "ke-17", "kesepuluh", "pertama", "2nd", "twenty-first".
    pub ordinal: bool,
    /// Whether its words alone do not tell a fraction from something else: "a third", "quarter".
    pub doubtful: bool,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One run of digits, with no mark and no sign: `2016`, the 17 of `ke-17`.
    Plain,
    /// Digits with marks, a sign, a fraction bar or an exponent: `1.234,5`, `-3`, `3/4`, `2½`.
    Digits,
    /// Words alone.
    Words,
    /// Digits and words: `1,2 juta`, `40k`.
    Mixed,
    /// Words that give no definite number: "puluhan ribu", "several".
    Vague,
}

impl Numeral {
    /// The number, where it is a definite whole number from 0 on that a `u32` holds: what days, hours and years need.
    pub fn integer(&self) -> Option<u32> {
        let number =
            self.number.filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number))?;
        Some(number as u32)
    }

    /// Whether it is written with digits and marks alone, without any word.
    pub const fn is_digits(&self) -> bool {
        matches!(self.form, Form::Plain | Form::Digits)
    }
}

/// The marks between digits that one block shows, in the language of `lexicon`; `None` where it shows none.
pub fn shown_marks(tokens: &Tokens<'_>, lexicon: &NumberLexicon) -> Option<Marks> {
    digits::shown(tokens, lexicon.words.marks)
}

/// The marks between digits that a document uses, by what its blocks in the language of `lexicon` show, in their order.
pub fn habit(shown: impl Iterator<Item = Marks>, lexicon: &NumberLexicon) -> Marks {
    digits::habit(shown, lexicon.words.marks)
}

/// The numerals among the tokens of one block, in order; no two overlap. `marks` are those of the document.
pub fn read_numerals(tokens: &Tokens<'_>, marks: Marks, lexicon: &NumberLexicon) -> Vec<Numeral> {
    let reader = Reader::new(tokens, &lexicon.words, marks);
    let mut numerals = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        // Most words are in no number, and the marks of sentences open none where no digits touch them.
        let silent = match token.kind {
            TokenKind::Word => !lexicon.words.may_start(token.hash),
            TokenKind::Symbol => is_sentence_mark(tokens.text(index)) && !digits::is_digits(tokens, index + 1),
            TokenKind::Number => false,
        };
        if silent {
            index += 1;
        } else if let Some(numeral) = reader.numeral(index) {
            index = numeral.end;
            numerals.push(numeral);
        } else if digits::is_digits(tokens, index) {
            index = reader.skip_or_list(index, &mut numerals);
        } else {
            index += 1;
        }
    }
    numerals
}

fn is_sentence_mark(symbol: &str) -> bool {
    matches!(symbol, "," | "." | ":" | ";" | "(" | ")" | "\"" | "'" | "“" | "”" | "’" | "?" | "!" | "/" | "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use crate::span::Span;
    use crate::token::tokenize;

    /// The numerals of `text` as "words=number", "words=low..high", with "#" before an ordinal's number.
    fn read(language: &str, text: &str) -> String {
        let files = LANGUAGES.iter().find(|files| files.code == language).unwrap();
        let lexicon = NumberLexicon::load(files);
        let mut items = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut items);
        let tokens = Tokens::new(text, &items);
        let shown = |numeral: &Numeral| {
            let words = tokens.span(numeral.start, numeral.end).unwrap().of(text);
            let mark = if numeral.ordinal { "#" } else { "" };
            match (numeral.number, numeral.bounds) {
                (Some(number), _) => format!("{words}={mark}{number}"),
                (None, Some((low, high))) => format!("{words}={mark}{low}..{high}"),
                (None, None) => format!("{words}={mark}?"),
            }
        };
        read_numerals(&tokens, lexicon.words.marks, &lexicon).iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    fn check(language: &str, cases: &[(&str, &str)]) {
        let read: Vec<(&str, String)> = cases.iter().map(|(text, _)| (*text, read(language, text))).collect();
        let expected: Vec<(&str, String)> = cases.iter().map(|(text, all)| (*text, (*all).to_owned())).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn indonesian_numerals() {
        check(
            "id",
            &[
                ("dua ratus lima puluh ribu", "dua ratus lima puluh ribu=250000"),
                ("seribu dua ratus sebelas", "seribu dua ratus sebelas=1211"),
                ("sembilan belas juta tiga ratus ribu", "sembilan belas juta tiga ratus ribu=19300000"),
                ("1,2 juta", "1,2 juta=1200000"),
                ("2 juta 500 ribu", "2 juta 500 ribu=2500000"),
                ("tiga setengah tahun", "tiga setengah=3.5"),
                ("satu setengah juta", "satu setengah juta=1500000"),
                ("setengah juta", "setengah juta=500000"),
                ("sepertiga dan dua pertiga", "sepertiga=0.3333333333333333; dua pertiga=0.6666666666666666"),
                ("dua koma lima, lima koma dua puluh lima", "dua koma lima=2.5; lima koma dua puluh lima=5.25"),
                (
                    "ke-17, ke-dua, kesepuluh, kedua puluh lima",
                    "ke-17=#17; ke-dua=#2; kesepuluh=#10; kedua puluh lima=#25",
                ),
                ("pertama", "pertama=#1"),
                ("puluhan, ratusan ribu", "puluhan=20..99; ratusan ribu=200000..999999"),
                ("beberapa ratus ribu", "beberapa ratus ribu=200000..999999"),
                ("beberapa jam", "beberapa=2..9"),
                ("100k dan 5 rb", "100k=100000; 5 rb=5000"),
                ("5 (lima) orang", "5 (lima)=5"),
                ("- 1.200.000", "- 1.200.000=-1200000"),
                ("Jakarta - 250 warga lainnya pergi", "250=250"),
                ("minus 5", "minus 5=-5"),
                ("12.30", "12.30=12.3"),
                ("1.2.3", ""),
                ("2½", "2½=2.5"),
            ],
        );
    }

    #[test]
    fn english_numerals() {
        check(
            "en",
            &[
                ("two hundred and fifty thousand", "two hundred and fifty thousand=250000"),
                ("twenty-one thousand Eleven", "twenty-one thousand Eleven=21011"),
                ("three thousand millions", "three thousand millions=3000000000"),
                ("one and a half million", "one and a half million=1500000"),
                ("3 million and a half", "3 million and a half=3500000"),
                ("half a million", "half a million=500000"),
                ("two-thirds", "two-thirds=0.6666666666666666"),
                ("one twenty-fifth", "one twenty-fifth=0.04"),
                ("2nd, twenty-first, two hundredth", "2nd=#2; twenty-first=#21; two hundredth=#200"),
                ("one hundred and first", "one hundred and first=#101"),
                ("tens of thousands, several hundred", "tens of thousands=20000..99999; several hundred=200..999"),
                ("a dozen, two dozen", "a dozen=12; two dozen=24"),
                ("forty-five (45)", "forty-five (45)=45"),
                ("1 4/5 and 3/4", "1 4/5=1.8; 3/4=0.75"),
                ("2.5e-3", "2.5e-3=0.0025"),
                ("three point one four", "three point one four=3.14"),
                ("one in five", "one in five=0.2"),
                ("two three", "two=2; three=3"),
                ("22,24,26", "22=22; 24=24; 26=26"),
                (".77 and -.5", ".77=0.77; -.5=-0.5"),
            ],
        );
    }

    #[test]
    fn long_numbers_keep_their_digits() {
        let digits = "7".repeat(1000);
        assert_eq!(read("id", &digits), format!("{digits}=?"));
        assert_eq!(read("id", "12345678901234567890"), "12345678901234567890=12345678901234567000");
    }
}
