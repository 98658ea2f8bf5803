//! Telephone numbers.
//!
//! Without a word that announces one, only forms that hardly anything else has are taken: international numbers with
//! `+`, `00` or `011` (8 to 15 digits, ITU-T E.164), Indonesian mobile numbers (`08`, 10 to 13 digits) and fixed lines (an area
//! code of two or three digits after the `0`, 9 to 12 digits in all; the numbering plan of Kominfo, FTP Nasional), other
//! national numbers that open with `0`, those with an area code of one digit in groups of 2, 3 or 4, and 4 (Malaysia,
//! Australia; ITU-T E.129), and North American numbers in groups of 3, 3 and 4. After such a word any number
//! of 7 to 15 digits is taken, and right behind the name of a hotline one of 3 to 6.

use super::{IdentifierLexicon, Role};
use crate::span::Span;
use crate::token::{Gap, TokenKind, Tokens};

/// The most digits of a telephone number (ITU-T E.164), with a trunk prefix.
const MOST_DIGITS: usize = 16;

/// The fewest digits of a telephone number that is not told by its form.
const FEWEST_DIGITS: usize = 7;

/// The fewest and the most digits of the number of a hotline.
const SHORT_DIGITS: std::ops::RangeInclusive<usize> = 3..=6;

/// How many tokens before a short number the name of its hotline may end.
const HOTLINE_REACH: usize = 3;

/// The most groups of digits in one number.
const MOST_GROUPS: usize = 8;

/// How many tokens before a number the word that announces it may stand.
const CUE_REACH: usize = 6;

/// The spans of the telephone numbers.
pub(super) fn find(tokens: &Tokens<'_>, lexicon: &IdentifierLexicon) -> Vec<Span> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        match number(tokens, index, lexicon) {
            Some(end) => {
                found.extend(tokens.span(index, end));
                index = end;
            }
            None => index += 1,
        }
    }
    found
}

/// One group of digits.
#[derive(Clone, Copy)]
struct Group {
    /// The index of its digits.
    at: usize,
    /// The index just past its last token, with a closing bracket.
    end: usize,
    digits: usize,
    /// What stands before it: nothing, a space, a hyphen, a full stop, a bracket.
    joint: Joint,
}

impl Group {
    /// Whether brackets are around its digits: "(02)".
    fn is_bracketed(&self) -> bool {
        self.end > self.at + 1
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    First,
    Space,
    Hyphen,
    Dot,
    Bracket,
}

/// The index just past the telephone number that starts at token `index`.
fn number(tokens: &Tokens<'_>, index: usize, lexicon: &IdentifierLexicon) -> Option<usize> {
    if !opens(tokens, index) {
        return None;
    }
    let plus = (index..index + 2).any(|at| tokens.is_symbol(at, '+'));
    let groups = groups(tokens, index);
    if let Some(end) = hotline(tokens, index, &groups, lexicon) {
        return Some(end);
    }
    if groups.iter().map(|group| group.digits).sum::<usize>() < FEWEST_DIGITS {
        return None;
    }
    let cued = is_announced(tokens, index, lexicon);
    // The longest run of groups that is a telephone number.
    (1..=groups.len()).rev().find_map(|count| {
        let groups = groups.get(..count)?;
        let end = groups.last()?.end;
        let closed = !continues(tokens, end);
        (closed && is_phone(tokens, groups, plus, cued)).then(|| extension(tokens, end, lexicon))
    })
}

/// The index just past a short number that starts at token `index` behind the name of a hotline: "call center 119".
fn hotline(tokens: &Tokens<'_>, index: usize, groups: &[Group], lexicon: &IdentifierLexicon) -> Option<usize> {
    let named = (index.saturating_sub(HOTLINE_REACH)..index).any(|at| {
        // Nothing but a preposition or a colon in between.
        lexicon.at(tokens, at, Role::Hotline).is_some_and(|len| (index - 1..=index).contains(&(at + len)))
    });
    // Two groups may be one number: "132 500".
    (1..=2).rev().filter(|_| named).find_map(|count| {
        let parts = groups.get(..count)?;
        let spaced = parts.iter().all(|group| matches!(group.joint, Joint::First | Joint::Space));
        let digits: usize = parts.iter().map(|group| group.digits).sum();
        let end = parts.last()?.end;
        (spaced && SHORT_DIGITS.contains(&digits) && !continues(tokens, end)).then_some(end)
    })
}

/// Whether a number may start here: digits, a plus or a bracket, with nothing before that they belong to.
fn opens(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(token) = tokens.get(index) else {
        return false;
    };
    let starts = match token.kind {
        TokenKind::Word => false,
        TokenKind::Number => true,
        TokenKind::Symbol => matches!(tokens.text(index), "+" | "(") && tokens.is_glued(index + 1),
    };
    if !starts {
        return false;
    }
    token.gap != Gap::None
        || index == 0
        || matches!(tokens.text(index - 1), ":" | "(" | "[" | "\"" | "“" | "'" | ";" | "@")
        || (tokens.is_symbol(index, '+') && tokens.get(index - 1).is_some_and(|before| before.kind == TokenKind::Word))
}

/// The groups of digits from token `index` on, as far as they may be one number.
fn groups(tokens: &Tokens<'_>, index: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut total = 0;
    let mut at = index;
    let mut joint = Joint::First;
    while groups.len() < MOST_GROUPS {
        let bracket = tokens.is_symbol(at, '(');
        let plus = usize::from(tokens.is_symbol(at + usize::from(bracket), '+') && groups.is_empty());
        let digits_at = at + usize::from(bracket) + plus;
        let Some(digits) = tokens.get(digits_at).filter(|token| token.kind == TokenKind::Number) else {
            break;
        };
        let len = digits.span().len();
        total += len;
        if total > MOST_DIGITS {
            break;
        }
        let closing = tokens.is_symbol(digits_at + 1, ')') && tokens.is_glued(digits_at + 1);
        if bracket && !closing {
            break;
        }
        let end = digits_at + 1 + usize::from(closing && bracket);
        groups.push(Group {
            at: digits_at,
            end,
            digits: len,
            joint: if bracket && joint != Joint::First { Joint::Bracket } else { joint },
        });
        let Some((next, next_joint)) = next_group(tokens, end) else {
            break;
        };
        (at, joint) = (next, next_joint);
    }
    groups
}

/// Where the next group would start, and what joins it.
fn next_group(tokens: &Tokens<'_>, end: usize) -> Option<(usize, Joint)> {
    let token = tokens.get(end)?;
    if token.gap == Gap::Line {
        return None;
    }
    let spaced = token.gap == Gap::Space;
    match tokens.text(end) {
        "-" | "–" | "‑" => {
            let even = tokens.is_glued(end + 1) != spaced;
            even.then_some((end + 1, Joint::Hyphen))
        }
        "." => (!spaced && tokens.is_glued(end + 1)).then_some((end + 1, Joint::Dot)),
        "(" => Some((end, Joint::Bracket)),
        _ => Some((end, if spaced { Joint::Space } else { Joint::Bracket })),
    }
}

/// Whether digits or letters go on after what would be the number.
fn continues(tokens: &Tokens<'_>, end: usize) -> bool {
    let Some(token) = tokens.get(end).filter(|token| token.gap == Gap::None) else {
        return false;
    };
    let extension = tokens.text(end).eq_ignore_ascii_case("x");
    (token.kind != TokenKind::Symbol && !extension)
        || matches!(tokens.text(end), "*" | "=" | "%" | "/" | "+" | "_" | "°")
        || (matches!(tokens.text(end), "-" | "." | ",")
            && tokens.get(end + 1).is_some_and(|next| next.gap == Gap::None && next.kind == TokenKind::Number))
}

fn is_phone(tokens: &Tokens<'_>, groups: &[Group], plus: bool, cued: bool) -> bool {
    let total: usize = groups.iter().map(|group| group.digits).sum();
    if total < FEWEST_DIGITS {
        return false;
    }
    let digits = groups.first().map_or("", |group| tokens.text(group.at));
    let sizes: Vec<usize> = groups.iter().map(|group| group.digits).collect();
    let dotted = groups.iter().any(|group| group.joint == Joint::Dot);
    let grouped = groups.len() > 1;
    // Dots part a number only in the American way or after a plus: else they part thousands.
    if dotted && !plus && !matches!(sizes.as_slice(), [3, 3, 4] | [1, 3, 3, 4]) {
        return false;
    }
    // 078-05-1120: a social security number of the United States.
    if !plus && matches!(sizes.as_slice(), [3, 2, 4]) {
        return false;
    }
    let all = || groups.iter().flat_map(|group| tokens.text(group.at).chars());
    if plus {
        return (8..=15).contains(&total) && is_country(all());
    }
    // "00 20 00 41" are bytes. Calls abroad open with 00, or with 011 in North America.
    let abroad = ["00", "011"].into_iter().find(|prefix| digits.starts_with(prefix));
    if let Some(prefix) = abroad.filter(|prefix| *prefix == "00" || digits == *prefix && groups.len() > 3) {
        return (10..=MOST_DIGITS).contains(&total)
            && (cued || (grouped && is_country(all().skip(prefix.len())) && sizes.iter().any(|size| *size > 2)));
    }
    // No exchange of North America opens with 1.
    if matches!(sizes.as_slice(), [3, 4]) && digits.starts_with('1') {
        return false;
    }
    let american = matches!(sizes.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
        // Behind a bracket a space parts what belongs together: "(740) 555-0199".
        && groups.iter().zip(groups.iter().skip(1)).all(|(one, next)| next.joint != Joint::Space || one.is_bracketed() || cued)
        && groups.iter().rev().nth(2).is_some_and(|area| tokens.text(area.at).starts_with(|first| first >= '2'));
    if american || (cued && (7..=15).contains(&total)) {
        return true;
    }
    if digits.starts_with("08") {
        return (10..=13).contains(&total);
    }
    if digits.starts_with('0') {
        // "05-401 5222", "(02) 9876 5432"; "02-2024 2025" has years in it.
        let short = matches!(sizes.as_slice(), [2, 3 | 4, 4])
            && groups.get(1).is_some_and(|group| {
                let parted = group.joint == Joint::Hyphen || groups.first().is_some_and(|area| area.is_bracketed());
                parted && !tokens.text(group.at).starts_with(['0', '1'])
            });
        if short {
            return true;
        }
        let area = sizes.first().is_some_and(|first| (3..=5).contains(first));
        return if grouped { area && (9..=12).contains(&total) } else { (10..=12).contains(&total) };
    }
    // A trunk 1 and ten digits, or the country code of Indonesia, without any mark.
    !grouped && ((total == 11 && digits.starts_with('1')) || ((11..=14).contains(&total) && digits.starts_with("628")))
}

/// Whether international digits open as a number of some country does: with no zero, nor with a
/// zero behind the 1 of North America (ITU-T E.164; NANPA's numbering plan).
fn is_country(mut digits: impl Iterator<Item = char>) -> bool {
    match digits.next() {
        Some('0') | None => false,
        Some('1') => digits.next().is_some_and(|area| area != '0'),
        Some(_) => true,
    }
}

/// "ext 897", "x63888" after a number: the index past it.
fn extension(tokens: &Tokens<'_>, end: usize, lexicon: &IdentifierLexicon) -> usize {
    let Some(len) = lexicon.at(tokens, end, Role::Extension) else {
        return end;
    };
    let dot = usize::from(tokens.is_symbol(end + len, '.'));
    let at = end + len + dot;
    let digits = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number && token.span().len() <= 6);
    if digits { at + 1 } else { end }
}

/// Whether a word for telephones stands shortly before.
fn is_announced(tokens: &Tokens<'_>, index: usize, lexicon: &IdentifierLexicon) -> bool {
    (index.saturating_sub(CUE_REACH)..index).any(|at| lexicon.at(tokens, at, Role::Phone).is_some())
}
