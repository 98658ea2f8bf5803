//! What each word of a block can be to a name.

use super::law::LawWord;
use super::streets::is_milestone;
use super::vocabulary::{Designator, NameEntry, Role, Vocabulary, bits};
use crate::document::SegmentKind;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// What one token can be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// The [`bits`] of the word by itself.
    pub bits: u32,
    /// The longest known name that starts here, with its number of tokens.
    pub name: Option<(usize, NameEntry)>,
    /// How many tokens the longest title that starts here has; 0 for none.
    pub title: usize,
    /// The longest designator that starts here, with its number of tokens.
    pub designator: Option<(usize, Designator)>,
    /// The longest designator that stands behind names and starts here, with its number of tokens.
    pub suffix: Option<(usize, Designator)>,
    /// What the longest phrase that starts here is to the name of a law, with its number of tokens.
    pub law: Option<(usize, LawWord)>,
    /// Whether it is written as a name is: with a capital, and no common word.
    pub capital: bool,
}

impl Word {
    /// Whether a name may start here that no title and no designator opens.
    pub fn is_open(&self) -> bool {
        self.capital && self.title == 0 && self.designator.is_none()
    }

    /// Whether no name, no title and no law starts here: the word is none of the tables', nor has it a capital.
    pub fn is_nothing(&self) -> bool {
        !self.capital
            && self.bits == 0
            && self.title == 0
            && self.name.is_none()
            && self.designator.is_none()
            && self.law.is_none()
    }
}

/// The words of one block of `kind`.
pub(super) fn read(tokens: &Tokens<'_>, vocabulary: &Vocabulary, kind: SegmentKind) -> Vec<Word> {
    // Below a headline no verb has a capital, and what has one is a name: "Desa Tumbang Nusa".
    let silent = if kind == SegmentKind::Paragraph { bits::HEADLINE } else { 0 };
    (0..tokens.len()).map(|index| word(tokens, index, vocabulary, silent)).collect()
}

/// One word, without the bits that are `silent`.
fn word(tokens: &Tokens<'_>, index: usize, vocabulary: &Vocabulary, silent: u32) -> Word {
    let mut word = Word::default();
    let Some(token) = tokens.get(index).filter(|token| token.kind == TokenKind::Word) else {
        // "(Persero)" and the like open with a symbol; names do not.
        return word;
    };
    // A code of letters that are small is another word.
    let silent = if token.case == Case::Lower { silent | bits::COUNTRY_CODE } else { silent };
    for found in vocabulary.roles.all(*tokens, index) {
        match *found.value {
            Role::Name(entry) if token.case != Case::Lower && word.name.is_none() => {
                word.name = Some((found.len, entry));
            }
            Role::Title => word.title = word.title.max(found.len),
            Role::Designator(designator) => {
                let own = Some((found.len, designator));
                word.designator = word.designator.or(own);
                word.suffix = word.suffix.or(own.filter(|_| designator.suffix));
            }
            Role::Law(law) if word.law.is_none() => {
                word.law = Some((found.len, law));
                if law.opens() {
                    word.bits |= bits::LAW;
                }
            }
            Role::Word(own) if found.len == 1 => word.bits |= own & !silent,
            _ => {}
        }
    }
    if token.case == Case::Upper && tokens.text(index).bytes().all(|byte| b"IVX".contains(&byte)) {
        word.bits |= bits::ROMAN;
    }
    word.capital = tokens.is_capitalized(index) && word.bits & (bits::COMMON | bits::HEADLINE) == 0;
    word
}

/// No run of capitalised words is looked through further than this, in tokens: a line of nothing else is no name, and would
/// be looked through again from each of its words.
const LONGEST_RUN: usize = 100;

/// The index just past the run of capitalised words that starts at `start`: words parted by single spaces or hyphens,
/// initials with their full stops, and the small words inside persons' names.
pub(super) fn run_end(tokens: &Tokens<'_>, words: &[Word], start: usize) -> usize {
    let capital = |index: usize| words.get(index).is_some_and(|word| word.capital);
    let follows =
        |index: usize| tokens.get(index).is_some_and(|token| token.gap != Gap::Line && !token.starts_sentence);
    let glued = |index: usize| tokens.is_glued(index);
    let connects = |index: usize| has(words, index, bits::CONNECTOR) && follows(index);
    let given = |index: usize| has(words, index, bits::GIVEN);
    let mut end = start + 1;
    loop {
        let hyphen = tokens.is_symbol(end, '-') && glued(end) && glued(end + 1) && is_part(tokens, end + 1);
        let initial = tokens.is_symbol(end, '.') && glued(end) && is_initial(tokens, end - 1) && capital(end + 1);
        let joined = connects(end) && capital(end + 1) && follows(end + 1);
        let article = connects(end) && tokens.is_symbol(end + 1, '-') && glued(end + 1) && capital(end + 2);
        end += match () {
            () if end - start > LONGEST_RUN => return end,
            // "Pembahasan RUU Cipta Kerja": an act is a name of its own.
            () if words.get(end).is_some_and(|word| matches!(word.law, Some((_, LawWord::Act)))) => return end,
            // "Jalan Ahmad Yani Km 33"
            () if is_milestone(tokens, words, end) => return end,
            () if capital(end) && follows(end) && !is_amount(tokens, end) => 1,
            // "Theresa May"
            () if given(end - 1) && tokens.is_capitalized(end) && follows(end) => 1,
            // "Marks & Spencer"
            () if end == start + 1
                && tokens.is_symbol(end, '&')
                && capital(end + 1)
                && follows(end + 1)
                && !given(start)
                && !(capital(end + 2) && follows(end + 2)) =>
            {
                2
            }
            () if hyphen || initial || joined => 2,
            // "Hans van der Berg"
            () if connects(end) && connects(end + 1) && capital(end + 2) && follows(end + 2) => 3,
            () if article => 3,
            () => return end,
        };
    }
}

/// Whether the token at `index` has one of `bits`.
pub(super) fn has(words: &[Word], index: usize, bits: u32) -> bool {
    words.get(index).is_some_and(|word| word.bits & bits != 0)
}

/// The known name that starts at `index`, with its number of tokens, where it is no common word as well.
pub(super) fn known(words: &[Word], index: usize) -> Option<(usize, NameEntry)> {
    words.get(index)?.name.filter(|(_, entry)| !entry.doubtful)
}

/// Where the next thing stands in a list that has one up to `end`: behind one of `marks`, a word that joins things of one sort, or both.
pub(super) fn next_in_list(tokens: &Tokens<'_>, words: &[Word], end: usize, marks: &[char]) -> Option<usize> {
    let mark = end + usize::from(marks.iter().any(|&mark| tokens.is_symbol(end, mark)));
    let next = mark + usize::from(has(words, mark, bits::COORDINATOR));
    (next > end).then_some(next)
}

/// Whether the token at `index` is a number.
pub(super) fn is_number(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
}

/// Whether the word at `index` is the currency of an amount that touches it: "Kedah FC RM12,500".
fn is_amount(tokens: &Tokens<'_>, index: usize) -> bool {
    let number = |at: usize| tokens.is_glued(at) && is_number(tokens, at);
    let mark = tokens.is_symbol(index + 2, ',') || tokens.is_symbol(index + 2, '.');
    number(index + 1) && mark && number(index + 3)
}

fn is_part(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.kind != TokenKind::Symbol)
}

/// Whether the token at `index` is the initial of a name.
pub(super) fn is_initial(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.end - token.start <= 2 && token.case == Case::Capital)
}
