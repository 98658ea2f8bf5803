//! What is written short in a person's name, and what a hyphen joins in it: "R.M. Koesnadi", "Ch. Retno W.", "Siva Kumar a/l Muniandy",
//! "Kang Seong-jin", "Nathan Tjoe-A-On".

use super::tagger::Named;
use super::tagger::tags::Kind;
use super::vocabulary::bits;
use super::words::{Word, has, run_end};
use crate::token::{Case, Gap, TokenKind, Tokens};

/// A first name that is written short has no more letters: "Th. Wahyuningsih"; one that a list has, no more than so many: "Muh. Alif".
const LONGEST: usize = 2;
const LONGEST_LISTED: usize = 4;

/// Where a person's name begins that has initials, or a first name written short, before what was found at `start`.
pub(super) fn led_by_initials(tokens: &Tokens<'_>, words: &[Word], start: usize) -> usize {
    let mut first = start;
    while let Some(at) = first.checked_sub(2).filter(|&at| is_short(tokens, words, at)) {
        first = at;
    }
    // "Plan B. Kerry said": the letter is of what stands before it.
    let inside = first.checked_sub(1).is_some_and(|at| {
        let capital = tokens.is_capitalized(at) && words.get(at).is_some_and(|word| word.title == 0);
        capital && tokens.get(first).is_some_and(|token| !token.starts_sentence)
    });
    if inside { start } else { first }
}

/// Whether a capital letter, or a first name of two letters, with its full stop stands at token `at`, and is no title.
fn is_short(tokens: &Tokens<'_>, words: &[Word], at: usize) -> bool {
    let stands = tokens.is_symbol(at + 1, '.') && tokens.is_glued(at + 1);
    let goes_on = tokens.get(at + 2).is_some_and(|token| token.gap != Gap::Line && !token.starts_sentence);
    let letters = tokens.get(at).filter(|token| token.kind == TokenKind::Word && token.case == Case::Capital);
    let count = letters.map_or(0, |_| tokens.text(at).chars().count());
    let word = words.get(at).copied().unwrap_or_default();
    let common = if count > 1 { bits::COMMON | bits::DEGREE } else { bits::DEGREE };
    let free = word.title == 0 && word.designator.is_none() && word.bits & common == 0;
    let longest = if word.bits & bits::GIVEN != 0 { LONGEST_LISTED } else { LONGEST };
    stands && goes_on && free && (1..=longest).contains(&count)
}

/// Where a person's name ends that closes with an initial: its full stop is of it, "Retno W.".
pub(super) fn closed_by_initial(tokens: &Tokens<'_>, name: &Named) -> Option<usize> {
    let last = name.end - 1;
    let initial = last > name.start
        && tokens.get(last).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Capital)
        && tokens.text(last).chars().count() == 1;
    (initial && tokens.is_symbol(name.end, '.') && tokens.is_glued(name.end)).then_some(name.end + 1)
}

/// Whether the slash at `slash` is that of a word for "son of" or "daughter of" in Malaysia and Singapore: "a/l", "a/p", "s/o", "d/o".
pub(super) fn is_descent(tokens: &Tokens<'_>, slash: usize) -> bool {
    let Some(first) = slash.checked_sub(1) else {
        return false;
    };
    let of = [("a", "l"), ("a", "p"), ("s", "o"), ("d", "o")];
    let same = |at: usize, letter: &str| tokens.text(at).eq_ignore_ascii_case(letter);
    tokens.is_symbol(slash, '/') && of.iter().any(|(one, other)| same(first, one) && same(slash + 1, other))
}

/// Where a person's name ends that goes on with whose child somebody is: "Ravi A/L Muniandy".
pub(super) fn descended(tokens: &Tokens<'_>, words: &[Word], name: &Named) -> Option<usize> {
    let slash = (name.end..=name.end + 1).find(|&slash| is_descent(tokens, slash))?;
    let parent = slash + 2;
    let named = words.get(parent).is_some_and(|word| word.capital)
        && tokens.get(parent).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence);
    named.then(|| run_end(tokens, words, parent))
}

/// Where a person's name ends that goes on behind a hyphen: "Park Hang-seo", "Jeong Sang-bin" where "Jeong" alone was found, "Nathan Tjoe-A-On".
/// What has two words behind the hyphen is another person: "Gogo Purman-Hendro Nakalelo".
pub(super) fn hyphenated(tokens: &Tokens<'_>, words: &[Word], name: &Named) -> Option<usize> {
    let several = name.end > name.start + 1;
    if is_joined(tokens, name.end) {
        if has_case(tokens, name.end + 1, Case::Lower) {
            return several.then_some(name.end + 2);
        }
        let mut end = name.end;
        while is_joined(tokens, end) && tokens.is_capitalized(end + 1) {
            end += 2;
        }
        let goes_on = tokens.get(end).is_some_and(|token| token.gap == Gap::Space) && tokens.is_capitalized(end);
        let short = (name.end..end).any(|at| tokens.is_capitalized(at) && tokens.text(at).chars().count() == 1);
        return (several && end > name.end && (short || end > name.end + 2) && !goes_on).then_some(end);
    }
    let given = name.end;
    let follows = tokens.get(given).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence);
    let surname = !has(words, name.start, bits::GIVEN) && words.get(name.start).is_some_and(|word| word.name.is_none());
    (!several && surname && follows && is_given_in_two(tokens, words, given)).then_some(given + 3)
}

/// Where a person's name begins of which what was found is a given name in two parts: "Kang Seong-jin".
pub(super) fn led_by_surname(tokens: &Tokens<'_>, words: &[Word], name: &Named) -> Option<usize> {
    let before = name.start.checked_sub(1)?;
    let two = is_given_in_two(tokens, words, name.start) && name.end <= name.start + 3;
    let spaced = tokens.get(name.start).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence);
    let surname = words.get(before).is_some_and(|word| word.capital && word.title == 0 && word.name.is_none());
    let whole = before.checked_sub(1).is_none_or(|at| !tokens.is_capitalized(at));
    (two && spaced && surname && whole && has_case(tokens, before, Case::Capital)).then_some(before)
}

/// Whether a given name in two parts stands at token `at`, the second in lower case: "Sang-bin".
fn is_given_in_two(tokens: &Tokens<'_>, words: &[Word], at: usize) -> bool {
    let known = words.get(at).is_none_or(|word| word.designator.is_some());
    let short = tokens.text(at).len() <= 6 && tokens.text(at + 2).len() <= 6;
    has_case(tokens, at, Case::Capital)
        && is_joined(tokens, at + 1)
        && has_case(tokens, at + 2, Case::Lower)
        && short
        && !known
}

/// Whether a hyphen at token `hyphen` joins the words around it.
pub(super) fn is_joined(tokens: &Tokens<'_>, hyphen: usize) -> bool {
    tokens.is_symbol(hyphen, '-') && tokens.is_glued(hyphen) && tokens.is_glued(hyphen + 1)
}

fn has_case(tokens: &Tokens<'_>, index: usize, case: Case) -> bool {
    tokens.get(index).is_some_and(|token| token.case == case)
}

/// Whether two persons that a hyphen joins are one, by a surname in two parts: "Tavares-Lima".
pub(super) fn is_double(tokens: &Tokens<'_>, words: &[Word], before: &Named, next: &Named) -> bool {
    let single = |name: &Named| name.kind == Kind::Person && name.end == name.start + 1;
    let free = |name: &Named| {
        !has(words, name.start, bits::GIVEN) && words.get(name.start).is_some_and(|word| word.name.is_none())
    };
    let family = has(words, before.start, bits::FAMILY) || has(words, next.start, bits::FAMILY);
    let both = single(before) && single(next) && free(before) && free(next);
    both && family && next.start == before.end + 1 && is_joined(tokens, before.end)
}

/// Whether a person's first name, written short, was parted from the rest: "Ch. Retno".
pub(super) fn is_first(tokens: &Tokens<'_>, words: &[Word], before: &Named, next: &Named) -> bool {
    let persons = before.kind == Kind::Person && next.kind == Kind::Person;
    persons && before.end == before.start + 1 && next.start == before.end + 1 && is_short(tokens, words, before.start)
}

/// Whether what was found is a degree behind a name: ", S.Pd", ", M.Sc".
pub(super) fn is_degree(tokens: &Tokens<'_>, name: &Named) -> bool {
    let behind = name.start.checked_sub(1).is_some_and(|at| tokens.is_symbol(at, ','));
    let letter = tokens.text(name.start).len() == 1 && tokens.is_capitalized(name.start);
    let stop = tokens.is_symbol(name.start + 1, '.') && tokens.is_glued(name.start + 2);
    let rest = (2..=4).contains(&tokens.text(name.start + 2).len());
    behind && name.end == name.start + 3 && letter && stop && rest
}
