//! Names of laws: "Pasal 27 ayat (3) UU Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik" is one law.

use super::vocabulary::bits;
use super::words::{Word, has, run_end};
use crate::token::{Case, Gap, TokenKind, Tokens};

/// No name of a law has more tokens.
const LONGEST: usize = 60;

/// No title of a law has more runs of capitalised words.
const MOST_RUNS: usize = 6;

/// What a word of `laws.tsv` is to the name of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawWord {
    /// Opens one that a number or a title follows (`UU`).
    Act,
    /// Opens one that a number has to follow (`Pasal`).
    Numbered,
    /// Is one by itself (`KUHP`).
    Code,
    /// Closes one that opens with an article (`Act`).
    Closing,
    /// Goes on inside one (`ayat`).
    Part,
    /// Joins two numbers, or the words of a title (`dan`).
    Joiner,
    /// Joins articles of one law (`juncto`).
    Linking,
    /// Stands before the law that another one changes, and joins the words of a title, too (`atas`).
    Amending,
    /// A letter follows (`huruf`).
    Letter,
    /// What the law is about follows (`tentang`).
    Subject,
    /// Stands between the words of a title, and is a common word elsewhere (`for`).
    Small,
    /// Stands before a law whose title tells what it is about (`the`).
    Article,
}

impl LawWord {
    /// The word that a data file calls `name`.
    pub fn from_name(name: &str) -> Option<LawWord> {
        Some(match name {
            "act" => LawWord::Act,
            "numbered" => LawWord::Numbered,
            "code" => LawWord::Code,
            "closing" => LawWord::Closing,
            "part" => LawWord::Part,
            "joiner" => LawWord::Joiner,
            "linking" => LawWord::Linking,
            "amending" => LawWord::Amending,
            "letter" => LawWord::Letter,
            "subject" => LawWord::Subject,
            "small" => LawWord::Small,
            "article" => LawWord::Article,
            _ => return None,
        })
    }

    /// Whether a law may open with it.
    pub const fn opens(self) -> bool {
        matches!(self, LawWord::Act | LawWord::Numbered | LawWord::Code)
    }
}

/// The index just past the name of a law that starts at token `start`; `None` where none does.
pub(super) fn law(tokens: &Tokens<'_>, words: &[Word], start: usize) -> Option<usize> {
    let (len, first) = words.get(start)?.law.filter(|(_, word)| word.opens())?;
    let capital = tokens.is_capitalized(start);
    let mut name = LawName { tokens, words, at: start + len, end: None, opener: first, numbered: false };
    if first == LawWord::Code && capital {
        name.end = Some(name.at);
    }
    if first != LawWord::Numbered && !capital {
        return None;
    }
    name.maker();
    while name.at < (start + LONGEST).min(tokens.len()) && name.step() {}
    let end = name.end?;
    // A bracket that closes the sentence's own is not the law's.
    let count = |mark| (start..end).filter(|&index| tokens.is_symbol(index, mark)).count();
    Some(if count(')') > count('(') { end - 1 } else { end })
}

/// The index just past a law whose title, behind an article and up to its closing word, has small words in it: "the Age
/// Discrimination in Employment Act". `None` where none starts at token `start`.
pub(super) fn titled_law(tokens: &Tokens<'_>, words: &[Word], start: usize) -> Option<usize> {
    let before = words.get(start.checked_sub(1)?)?.law?;
    if before.1 != LawWord::Article || words.get(start)?.law.is_some() {
        return None;
    }
    let mut name = LawName { tokens, words, at: start, end: None, opener: LawWord::Act, numbered: true };
    if !name.titled() || name.law_word(name.at - 1) != Some(LawWord::Closing) {
        return None;
    }
    // "The Senate in the Clean Air Act" has another article, and is two names.
    let parted = (start..name.at).any(|index| !tokens.is_capitalized(index));
    let again = (start..name.at).any(|index| name.law_word(index) == Some(LawWord::Article));
    (parted && !again).then_some(name.at)
}

/// The index just past the year that stands behind a law whose name ends at `end`: "Securities Act of 1933", "Companies Act, 2013".
pub(super) fn with_year(tokens: &Tokens<'_>, words: &[Word], end: usize) -> usize {
    let part = words.get(end).and_then(|word| word.law).filter(|(_, word)| *word == LawWord::Part);
    let comma = usize::from(tokens.is_symbol(end, ','));
    let at = end + part.map_or(comma, |(len, _)| len);
    let year = tokens.get(at).is_some_and(|token| {
        let digits = tokens.text(at).bytes().all(|byte| byte.is_ascii_digit());
        token.kind == TokenKind::Number && digits && token.span().len() == 4 && token.gap == Gap::Space
    });
    if year { at + 1 } else { end }
}

/// The name of a law in the making.
struct LawName<'a, 't> {
    tokens: &'a Tokens<'t>,
    words: &'a [Word],
    at: usize,
    /// The end of what has been read of it; `None` as long as it is no law.
    end: Option<usize>,
    /// The word that opens the law, or that of the article.
    opener: LawWord,
    /// Whether it has a number.
    numbered: bool,
}

impl LawName<'_, '_> {
    /// Reads on. Gives whether anything there belongs to the name.
    fn step(&mut self) -> bool {
        let at = self.at;
        let Some(token) = self.tokens.get(at).filter(|token| token.gap != Gap::Line && !token.starts_sentence) else {
            return false;
        };
        if self.is_number(at) {
            self.numbered = true;
            self.end_at(at + 1);
            return true;
        }
        if let Some((len, word)) = self.words.get(at).and_then(|word| word.law) {
            return self.word(at + len, word);
        }
        let joint = at.checked_sub(1).is_some_and(|before| matches!(self.tokens.text(before), "/" | "." | "-"));
        match self.tokens.text(at) {
            ")" if self.end.is_some() => self.end_at(at + 1),
            "(" | "/" | "-" | "." | "," => self.at += 1,
            // "12/PMK.03/2015"
            _ if joint && token.gap == Gap::None && self.numbered => self.end_at(at + 1),
            // "Section 66A", "Section 5(2)(b)"
            _ if self.numbered && self.is_letter(at) => self.end_at(at + 1),
            _ => return self.titled(),
        }
        true
    }

    fn word(&mut self, after: usize, word: LawWord) -> bool {
        match word {
            LawWord::Part | LawWord::Article => self.at = after,
            // "Pasal 3 juncto Pasal 18 UU Tipikor", but "UU Nomor 20 Tahun 2001 juncto Pasal 55 KUHP" is two laws.
            LawWord::Linking if self.opener == LawWord::Numbered => self.at = after,
            // "Perubahan atas UU Nomor 32 Tahun 2002"
            LawWord::Amending if self.end.is_some() && self.opens_act(after) => self.at = after,
            LawWord::Joiner if self.is_number(after) => self.at = after,
            LawWord::Letter => {
                let letter = self.tokens.get(after).filter(|token| token.end - token.start == 1);
                if !letter.is_some_and(|token| token.kind == TokenKind::Word) {
                    return false;
                }
                self.end_at(after + 1);
            }
            LawWord::Subject if self.numbered || self.opener == LawWord::Act => return self.subject(after),
            LawWord::Joiner
            | LawWord::Amending
            | LawWord::Linking
            | LawWord::Closing
            | LawWord::Subject
            | LawWord::Small => return false,
            LawWord::Act | LawWord::Numbered | LawWord::Code => {
                if !self.tokens.is_capitalized(self.at) {
                    return false;
                }
                self.opener = word;
                self.at = after;
                if word == LawWord::Code {
                    self.end = Some(after);
                }
                self.maker();
            }
        }
        true
    }

    fn opens_act(&self, at: usize) -> bool {
        self.law_word(at) == Some(LawWord::Act) && self.tokens.is_capitalized(at)
    }

    /// Reads what stands just behind the opener: a title ("UU Cipta Kerja"), or who made the law.
    fn maker(&mut self) {
        let free = self.words.get(self.at).is_some_and(|word| word.capital && word.law.is_none());
        if free && !has(self.words, self.at, bits::ROMAN) && self.is_spaced(self.at) {
            let end = self.title_end(self.run_end(self.at));
            self.at = end;
            if self.opener == LawWord::Act {
                self.end = Some(end);
            }
        }
    }

    /// The end of an act's title whose first words end at `end`, over words that are common elsewhere, and over "dan": "UU Perlindungan
    /// Anak", "UU Guru dan Dosen".
    fn title_end(&self, mut end: usize) -> usize {
        let goes_on = |index: usize| {
            let plain =
                !has(self.words, index, bits::HEADLINE) && self.words.get(index).is_some_and(|word| word.law.is_none());
            plain && self.tokens.is_capitalized(index) && self.is_spaced(index)
        };
        let named = |index: usize| {
            let word = self.words.get(index).copied().unwrap_or_default();
            word.name.is_some() || word.bits & bits::GIVEN != 0 || (word.title > 0 && goes_on(index + word.title))
        };
        let upper = |index: usize| self.tokens.get(index).is_some_and(|token| token.case == Case::Upper);
        loop {
            let joined = matches!(self.law_word(end), Some(LawWord::Joiner | LawWord::Amending));
            end += match () {
                () if goes_on(end) && !upper(end - 1) && !named(end) => 1,
                () if joined && goes_on(end + 1) && !upper(end - 1) && !named(end + 1) => 2,
                () => return end,
            };
        }
    }

    /// "of the Communications Act": capitalised words that a closing word ends, with small words and brackets between them: "of
    /// the Tree Growth in Non-Forest Areas Act".
    fn titled(&mut self) -> bool {
        if !self.numbered || !self.tokens.is_capitalized(self.at) {
            return false;
        }
        let mut end = self.at;
        for _ in 0..MOST_RUNS {
            end = run_end(self.tokens, self.words, end);
            let closed = end.checked_sub(1).and_then(|last| self.law_word(last));
            if matches!(closed, Some(LawWord::Closing | LawWord::Code)) {
                self.end_at(end);
                return true;
            }
            let Some(next) = self.next_run(end) else { break };
            end = next;
        }
        false
    }

    /// The start of the capitalised words behind the small words or the bracket at `end`.
    fn next_run(&self, end: usize) -> Option<usize> {
        let small = |index: usize| {
            matches!(self.law_word(index), Some(LawWord::Small | LawWord::Part | LawWord::Article | LawWord::Joiner))
                && !self.tokens.is_capitalized(index)
                && self.is_spaced(index)
        };
        let bracket = self.tokens.is_symbol(end, '(') || self.tokens.is_symbol(end, ')');
        let after = if bracket { end + 1 } else { (end..end + 2).find(|&index| !small(index)).unwrap_or(end + 2) };
        let goes_on = self.tokens.get(after).is_some_and(|token| token.gap != Gap::Line && !token.starts_sentence);
        (after > end && goes_on && self.tokens.is_capitalized(after)).then_some(after)
    }

    /// Whether a letter alone stands at `at`, just behind a number or in brackets.
    fn is_letter(&self, at: usize) -> bool {
        let word = self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.gap == Gap::None)
            && self.tokens.text(at).chars().count() == 1;
        let before = at.wrapping_sub(1);
        let ends = !self.tokens.is_glued(at + 1) || self.tokens.is_symbol(at + 1, '(');
        let bracketed = self.tokens.is_symbol(before, '(') && self.tokens.is_symbol(at + 1, ')');
        word && (bracketed || ends && self.is_number(before))
    }

    fn law_word(&self, index: usize) -> Option<LawWord> {
        self.words.get(index)?.law.map(|(_, word)| word)
    }

    /// "tentang Informasi dan Transaksi Elektronik": capitalised words, and the small words between them.
    fn subject(&mut self, start: usize) -> bool {
        let capital = |index: usize| self.tokens.is_capitalized(index) && self.is_spaced(index);
        let mut end = start;
        while capital(end) {
            end = run_end(self.tokens, self.words, end);
            let upper = self.tokens.get(end - 1).is_some_and(|token| token.case == Case::Upper);
            let joined = matches!(self.law_word(end), Some(LawWord::Joiner | LawWord::Amending));
            let fresh = self.words.get(end + 1).is_some_and(|word| word.law.is_none());
            if joined && fresh && !upper && capital(end + 1) {
                end += 1;
            }
        }
        if end > start {
            self.end_at(end);
        }
        end > start
    }

    /// The end of the capitalised words from `start` on, short of the first that is a word of laws.
    fn run_end(&self, start: usize) -> usize {
        let end = run_end(self.tokens, self.words, start);
        (start..end).find(|&index| self.law_word(index).is_some()).unwrap_or(end)
    }

    fn end_at(&mut self, end: usize) {
        self.at = end;
        self.end = Some(end);
    }

    fn is_number(&self, index: usize) -> bool {
        let digits = self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number);
        digits || has(self.words, index, bits::ROMAN)
    }

    fn is_spaced(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence)
    }
}
