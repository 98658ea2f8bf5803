//! Where the names that the model finds begin and end: marks, titles and brackets are taken off them, what was taken for one name
//! is parted, and what was cut short is made whole.

use super::conjoined::{conjoin, coordinated};
use super::cover::touching;
use super::nickname::{called, forename, nicknamed};
use super::shortened::{
    closed_by_initial, descended, hyphenated, is_degree, is_descent, is_double, is_first, led_by_initials,
    led_by_surname,
};
use super::spotter::Spot;
use super::streets::{housed, is_milestone};
use super::tagger::Named;
use super::tagger::tags::Kind;
use super::vocabulary::bits;
use super::words::{Word, has, is_number, known};
use crate::label::Label;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// The names that the model finds, as they are in the text.
pub(super) fn mend(
    tokens: &Tokens<'_>,
    words: &[Word],
    spots: &[Spot],
    names: impl Iterator<Item = Named>,
) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for one in names {
        for part in parts(tokens, words, bare(tokens, words, spots, trimmed(tokens, words, one))) {
            for held in held_by(tokens, words, part) {
                named.extend(owned(tokens, words, held));
            }
        }
    }
    // Of two persons with nothing between them, one has both names.
    named.dedup_by(|next, before| {
        let persons = before.kind == Kind::Person && next.kind == Kind::Person && before.end == next.start;
        let word = words.get(next.start).copied().unwrap_or_default();
        let goes_on = tokens.get(next.start).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence);
        let one = persons && goes_on && word.title == 0 && tokens.is_capitalized(before.start);
        if one {
            before.end = next.end;
        }
        one
    });
    named.dedup_by(|next, before| {
        let person = is_double(tokens, words, before, next) || is_first(tokens, words, before, next);
        let one = person || joined(tokens, words, before, next);
        if one {
            before.end = next.end;
        }
        one
    });
    conjoin(tokens, words, &mut named);
    let mut past = 0;
    named.retain_mut(|one| {
        let further = match one.kind {
            Kind::Organization => spelled_out(tokens, one.start)
                .or_else(|| chartered(tokens, words, one.end))
                .or_else(|| addressed(tokens, words, one.end))
                .or_else(|| coordinated(tokens, words, one.start, one.end)),
            Kind::Person => {
                one.start = Some(led(tokens, words, one.start)).filter(|&start| start >= past).unwrap_or(one.start);
                let called = called(tokens, words, one);
                let begins = called.or_else(|| led_by_surname(tokens, words, one));
                one.start = begins.filter(|&start| start >= past).unwrap_or(one.start);
                let initials = Some(led_by_initials(tokens, words, one.start));
                one.start = initials.filter(|&start| start >= past).unwrap_or(one.start);
                let nicknamed = || nicknamed(tokens, words, one.end);
                let goes_on = hyphenated(tokens, words, one).or_else(|| descended(tokens, words, one));
                let goes_on = goes_on.or_else(|| connected(tokens, words, one.end)).or_else(nicknamed);
                goes_on.or_else(|| closed_by_initial(tokens, one))
            }
            Kind::Place => housed(tokens, words, one).or_else(|| directed(tokens, words, spots, one)),
            Kind::Actor => directed(tokens, words, spots, one),
            _ => None,
        };
        one.end = further.unwrap_or(one.end);
        let free = one.start >= past && !is_none(tokens, words, one);
        past = past.max(one.end);
        free
    });
    named
}

/// A known place or organisation that owns, and what is its: "Indonesia's Ministry of Public Works", "Boeing's Starliner"; one and its
/// person, who has a known given name: "Sauber's Nico Hulkenberg"; and the name alone that owns what has none: "Toyota's".
fn owned(tokens: &Tokens<'_>, words: &[Word], name: Named) -> Vec<Named> {
    let listed = known(words, name.start);
    let mark = |index: usize| tokens.is_possessive(index) && tokens.is_glued(index);
    let last = name.end - 1;
    if last > name.start && mark(last) && listed.is_none_or(|(len, _)| name.start + len < name.end) {
        return vec![Named { end: last, ..name }];
    }
    let owner = match listed {
        Some((len, entry)) if entry.label == Label::Gpe => Some((name.start + len, Kind::Place)),
        Some((len, entry)) if entry.label == Label::Org => Some((name.start + len, Kind::Organization)),
        _ => None,
    };
    let owns = |&(at, _): &(usize, Kind)| mark(at) && at + 1 < name.end && tokens.is_capitalized(at + 1);
    let person = |&at: &usize| mark(at) && at + 2 < name.end && has(words, at + 1, bits::GIVEN);
    let fits = matches!(name.kind, Kind::Person | Kind::Organization);
    // "Joni Mitchell's Blue": the person alone.
    let whole = (name.start + 2..name.end).find(|&at| mark(at)).filter(|_| name.kind == Kind::Person);
    let owner = owner.filter(owns);
    if let (None, Some(end)) = (owner, whole) {
        return vec![Named { end, ..name }];
    }
    match (owner, (name.start + 1..name.end).find(person).filter(|_| fits)) {
        (Some((at, kind)), _) => vec![Named { end: at, kind, ..name }, Named { start: at + 1, ..name }],
        (None, Some(at)) => vec![
            Named { end: at, kind: Kind::Organization, ..name },
            Named { start: at + 1, kind: Kind::Person, ..name },
        ],
        (None, None) => vec![name],
    }
}

/// Where the name of a medium that is the address of its site ends, of which what is before the full stop ends at `end`: "detik.com".
fn addressed(tokens: &Tokens<'_>, words: &[Word], end: usize) -> Option<usize> {
    let dot = tokens.is_symbol(end, '.') && tokens.is_glued(end) && tokens.is_glued(end + 1);
    (dot && has(words, end + 1, bits::DOMAIN)).then_some(end + 2)
}

/// Whether an institution's name goes on over a small word: "Supreme Court of Canada", "Association for the Blind", and over an
/// "and" where it has such a word before: "Department of Mineral and Petroleum Resources".
fn joined(tokens: &Tokens<'_>, words: &[Word], before: &Named, next: &Named) -> bool {
    let small =
        |index: usize| tokens.get(index).is_some_and(|token| token.case == Case::Lower && token.gap == Gap::Space);
    let coordinates = |index: usize| has(words, index, bits::COORDINATOR);
    let leads = |index: usize| small(index) && has(words, index, bits::JOINER) && !coordinates(index);
    let institution = words.get(before.end - 1).is_some_and(|word| {
        tokens.is_capitalized(before.end - 1) && word.suffix.is_some_and(|(_, one)| one.label == Label::Org && one.long)
    });
    let fits = matches!(next.kind, Kind::Organization | Kind::Place | Kind::Actor | Kind::Other);
    // One more may stand between: "of the".
    let close = next.start == before.end + 1 || next.start == before.end + 2 && small(before.end + 1);
    let goes_on = leads(before.end) && close && institution && fits;
    // "Department of Energy and Department of Defense": what opens an institution's name opens another.
    let opens = words.get(next.start).and_then(|word| word.designator).is_some_and(|(_, one)| one.long && !one.suffix);
    let lists = coordinates(before.end)
        && next.start == before.end + 1
        && !opens
        && next.kind == Kind::Organization
        && has(words, next.end - 1, bits::GENERIC)
        && (before.start + 1..before.end).any(leads);
    before.kind == Kind::Organization && (goes_on || lists)
}

/// How far behind its start a name may end that its abbreviation spells.
const SPELLED: usize = 16;

/// Where the name that starts at `start` ends, if its abbreviation follows in brackets: each letter opens a word of it
/// (the letters tell where a name ends: Schwartz and Hearst 2003).
fn spelled_out(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let end = (start + 2..start + SPELLED).find(|&index| tokens.is_symbol(index, '('))?;
    let initials = (start..end)
        .filter(|&index| tokens.is_capitalized(index))
        .filter_map(|index| tokens.text(index).chars().next());
    let plain = |index: usize| {
        let word = tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word && !token.starts_sentence);
        word || tokens.is_symbol(index, ',') || tokens.is_symbol(index, '-')
    };
    let fits = initials.eq(tokens.text(end + 1).chars()) && (start + 1..end).all(plain);
    (fits && tokens.is_symbol(end + 2, ')')).then_some(end)
}

/// Where a company's name ends with its kind behind it, in brackets or not: "PT Waskita Karya (Persero) Tbk".
fn chartered(tokens: &Tokens<'_>, words: &[Word], end: usize) -> Option<usize> {
    let suffix = |index: usize| {
        let found = words.get(index).and_then(|word| word.suffix).filter(|(_, one)| one.label == Label::Org);
        let spaced = tokens.get(index).is_some_and(|token| token.gap != Gap::Line && !token.starts_sentence);
        found.filter(|(_, one)| spaced && (one.inner || tokens.is_capitalized(index)))
    };
    let bracketed = suffix(end + 1)
        .map(|(len, _)| end + 1 + len)
        .filter(|&close| tokens.is_symbol(end, '(') && tokens.is_symbol(close, ')'));
    // What a name has right behind it that is written small: "plc".
    let form = suffix(end).filter(|(_, one)| one.inner).map(|(len, _)| end + len);
    let past = bracketed.map(|close| close + 1);
    past.map(|past| suffix(past).map_or(past, |(len, _)| past + len)).or(form)
}

/// Where the name of a place ends that the rules read with a direction behind it: "Mosul timur", and not "Mosul east of the river".
fn directed(tokens: &Tokens<'_>, words: &[Word], spots: &[Spot], name: &Named) -> Option<usize> {
    let lower = tokens.get(name.end).is_some_and(|token| token.case == Case::Lower);
    let on = has(words, name.end + 1, bits::BEFORE_PLACE)
        || has(words, name.end + 1, bits::JOINER) && !has(words, name.end + 1, bits::COORDINATOR);
    let whole = |spot: &Spot| (spot.start, spot.end) == (name.start, name.end + 1) && spot.label.is_some();
    let read = || touching(spots, name.start, name.end).any(whole);
    (lower && has(words, name.end, bits::DIRECTION) && !on && read()).then_some(name.end + 1)
}

/// Where a surname begins that small words open: "said van Eck".
fn led(tokens: &Tokens<'_>, words: &[Word], start: usize) -> usize {
    let small = |&index: &usize| {
        let follows = tokens.get(index + 1).is_some_and(|next| next.gap == Gap::Space && !next.starts_sentence);
        let other = bits::JOINER | bits::COORDINATOR | bits::COMMON;
        follows && has(words, index, bits::CONNECTOR) && !has(words, index, other) && !tokens.is_capitalized(index)
    };
    let first = (0..start).rev().take_while(small).last().or_else(|| forename(tokens, words, start));
    // Behind a capital they are inside of a longer name; what is one by itself opens it.
    let inside = |first: usize| first.checked_sub(1).is_some_and(|before| tokens.is_capitalized(before));
    first.filter(|&first| !inside(first) || tokens.is_capitalized(first)).unwrap_or(start)
}

/// Where a person's name ends that goes on over small words: "Hans van der Berg", and with the full stop of what is short: "Marcos Jr.".
fn connected(tokens: &Tokens<'_>, words: &[Word], end: usize) -> Option<usize> {
    let small = |index: usize| has(words, index, bits::CONNECTOR) && !tokens.is_capitalized(index);
    let first = (end..end + 3).find(|&index| !small(index))?;
    if first > end && tokens.is_capitalized(first) && tokens.get(first).is_some_and(|token| !token.starts_sentence) {
        return Some(first + 1);
    }
    let degree = tokens.is_symbol(end, '.') && tokens.is_glued(end) && has(words, end - 1, bits::DEGREE);
    let goes_on = tokens.get(end + 1).is_some_and(|token| !token.starts_sentence);
    (degree && goes_on).then_some(end + 1)
}

/// Whether what the model took for a name is a title and nothing more, "Chairman", or a common abbreviation.
fn is_none(tokens: &Tokens<'_>, words: &[Word], name: &Named) -> bool {
    if is_signature(tokens, name) || is_degree(tokens, name) {
        return true;
    }
    let Some(word) = words.get(name.start).filter(|word| word.name.is_none() && tokens.is_capitalized(name.start))
    else {
        return false;
    };
    let title = name.kind != Kind::Organization && word.title == name.end - name.start;
    // "NPL", "SMP": abbreviations that are no names.
    let common = name.end == name.start + 1 && word.bits & bits::COMMON != 0 && name.kind == Kind::Organization;
    let upper = tokens.get(name.start).is_some_and(|token| token.case == Case::Upper);
    (title || common && upper) && word.bits & (bits::GIVEN | bits::FAMILY) == 0
}

/// Whether what the model took for a name is the signs of editors: "(rds/bac)".
fn is_signature(tokens: &Tokens<'_>, name: &Named) -> bool {
    let bracketed = name.start.checked_sub(1).is_some_and(|before| tokens.is_symbol(before, '('));
    let slash = |index: usize| tokens.is_symbol(index, '/');
    let small = |index: usize| slash(index) || tokens.get(index).is_some_and(|token| token.case == Case::Lower);
    let mut span = name.start..name.end;
    bracketed && tokens.is_symbol(name.end, ')') && span.clone().any(slash) && span.all(small)
}

/// The name without the marks that part words, where it opens or ends with one, and without the short sign of an editor behind a slash:
/// "Reuters/", "Reuters/rslh".
fn trimmed(tokens: &Tokens<'_>, words: &[Word], mut name: Named) -> Named {
    let lower = |index: usize| tokens.get(index).is_some_and(|token| token.case == Case::Lower);
    let signed = |&index: &usize| tokens.is_symbol(index, '/') && lower(index + 1) && tokens.is_capitalized(name.start);
    name.end = (name.start..name.end).find(signed).unwrap_or(name.end);
    // No name goes on in the next cell of a table: the longer part is it.
    let cell = |&index: &usize| tokens.get(index).is_some_and(|token| token.gap == Gap::Line);
    while let Some(at) = (name.start + 1..name.end).find(cell) {
        (name.start, name.end) = if at - name.start > name.end - at { (name.start, at) } else { (at, name.end) };
    }
    // Nor in the next sentence.
    let opens = |&index: &usize| tokens.get(index).is_some_and(|token| token.starts_sentence);
    if let Some(end) = (name.start + 1..name.end).find(opens) {
        name.end = end - usize::from(tokens.is_symbol(end - 1, '.') && end - 1 > name.start);
    }
    while is_milestone(tokens, words, name.start) && name.start + 2 < name.end {
        name.start += 2;
    }
    name.end = (name.start + 1..name.end).find(|&index| is_milestone(tokens, words, index)).unwrap_or(name.end);
    let parts = |index: usize| matches!(tokens.text(index), "/" | "-" | "–" | "—" | "," | ":" | ";" | "|" | "•");
    // A verb of a headline ends the name before it, and none begins with one.
    let verb = |&index: &usize| has(words, index, bits::HEADLINE) && tokens.is_capitalized(index);
    name.start = (name.start..name.end).find(|index| !verb(index)).unwrap_or(name.end);
    name.end = (name.start..name.end).find(verb).unwrap_or(name.end);
    // A place ends with a capital, or with a direction: "Mosul timur".
    let place = matches!(name.kind, Kind::Place | Kind::Actor) && tokens.is_capitalized(name.start);
    let designated = |index: usize| words.get(index).is_some_and(|word| word.suffix.is_some());
    let small = |index: usize| lower(index) && place && !has(words, index, bits::DIRECTION) && !designated(index);
    // "Ferdinan Sinaga 2, Beto 1": goals.
    let number = |index: usize| name.kind == Kind::Person && is_number(tokens, index);
    while name.start < name.end && (parts(name.end - 1) || small(name.end - 1) || number(name.end - 1)) {
        name.end -= 1;
    }
    while name.start < name.end && parts(name.start) {
        name.start += 1;
    }
    name
}

/// The name without a common word that opens it ("The Northern Rivers Commission"), and a person's without titles, where the
/// rules know that the name begins behind them: a title that they do not part from the name may be of it.
fn bare(tokens: &Tokens<'_>, words: &[Word], spots: &[Spot], mut name: Named) -> Named {
    let starts = |at: usize| {
        let begun = |spot: &Spot| spot.label.is_some() && spot.start == at && spot.end >= name.end;
        touching(spots, at, at + 1).any(begun)
    };
    let word = words.get(name.start).copied().unwrap_or_default();
    // "Kasat Lantas Polres Nganjuk": of an organisation, what opens it stands behind the title.
    let office = |at: usize| {
        let next = words.get(at).copied().unwrap_or_default();
        name.kind == Kind::Organization && at < name.end && next.designator.is_some_and(|(_, one)| !one.suffix)
    };
    if word.title > 0 && word.designator.is_none() && word.name.is_none() && office(name.start + word.title) {
        name.start += word.title;
        return name;
    }
    // "Fraksi PKS": a known organisation is named by itself behind a word for its part.
    let known = |at: usize| {
        let listed = words.get(at).and_then(|word| word.name);
        listed.is_some_and(|(len, entry)| at + len == name.end && entry.label == Label::Org)
    };
    if let Some((len, _)) = word.designator.filter(|(len, one)| one.loose && known(name.start + len)) {
        name.start += len;
        return name;
    }
    let title = if name.kind == Kind::Person { word.title } else { 0 };
    // "New York City" keeps its first word: a list knows the name, or its capital is not from the start of a sentence.
    let by_place = !tokens.is_capitalized(name.start) || tokens.get(name.start).is_some_and(|one| one.starts_sentence);
    let common = usize::from(word.bits & bits::COMMON != 0 && word.name.is_none() && by_place);
    if let Some(len) = [title, common].into_iter().find(|&len| len > 0 && starts(name.start + len)) {
        name.start += len;
    }
    name
}

/// The parts of a name before, inside and behind brackets: "Badan Meteorologi (BMKG)" is two names of one thing. A
/// part of the name of a person or place begins with a capital where it has any, or with a designator.
fn parts(tokens: &Tokens<'_>, words: &[Word], name: Named) -> Vec<Named> {
    let short = |index: usize| tokens.get(index).is_some_and(|token| matches!(token.case, Case::Upper | Case::Mixed));
    let cased = (name.start..name.end).any(|index| tokens.is_capitalized(index));
    // "(Persero)" goes on with the name.
    let closed = |index: usize| (index..name.end).any(|behind| tokens.is_symbol(behind, ')'));
    let opens = |index: usize| tokens.is_symbol(index, '(') && (short(index + 1) || !closed(index));
    let closes = |index: usize| tokens.is_symbol(index, ')') && short(index.saturating_sub(1));
    // "Fajar Alfian/Muhammad Rian Ardianto" are two persons.
    let slash =
        |index: usize| name.kind == Kind::Person && cased && tokens.is_symbol(index, '/') && !is_descent(tokens, index);
    // "Gogo Purman-Hendro Nakalelo", "Prabowo-Gibran": what has two words on both sides, or a list has on both.
    let listed_person = |index: usize| {
        words.get(index).and_then(|word| word.name).is_some_and(|(_, entry)| entry.label == Label::Person)
    };
    let couple = |index: usize| {
        let both = index > name.start + 1 && index + 2 < name.end;
        let listed = index == name.start + 1 && listed_person(name.start) && listed_person(index + 1);
        let hyphen = name.kind == Kind::Person && tokens.is_symbol(index, '-') && tokens.is_glued(index);
        hyphen && (both || listed) && tokens.is_capitalized(index + 1)
    };
    let designated = |index: usize| words.get(index).is_some_and(|word| word.designator.is_some());
    let any = !cased || !matches!(name.kind, Kind::Person | Kind::Place | Kind::Actor);
    let fits = |index: usize| any || tokens.is_capitalized(index) || designated(index);
    // "TNI AL dan Polri" are two organisations, where a list has the first.
    let listed = words.get(name.start).and_then(|word| word.name).map_or(0, |(len, _)| name.start + len);
    let joins = |index: usize| {
        index == listed && name.kind == Kind::Organization && has(words, index, bits::JOINER) && fits(index + 1)
    };
    // "Manado-Davao" are two places, where a list has the first; "Baden-Baden" is one.
    let place = |index: usize| words.get(index).and_then(|word| word.name).map(|(_, entry)| entry.label == Label::Gpe);
    let pair = |index: usize| {
        let other = tokens.get(index + 1).map(|token| token.hash) != tokens.get(name.start).map(|token| token.hash);
        let second = place(index + 1).unwrap_or(matches!(name.kind, Kind::Place | Kind::Actor));
        let hyphen = tokens.is_symbol(index, '-') && tokens.is_capitalized(index + 1);
        index == listed && hyphen && other && place(name.start) == Some(true) && second
    };
    // "Al Jazeera/AFP" are two media: of "AC/DC" neither side has two words, nor does a list have both.
    let agencies = |index: usize| {
        let both = index == listed && known(words, index + 1).is_some();
        let long = index > name.start + 1 || index + 2 < name.end || both;
        name.kind == Kind::Organization && long && tokens.is_symbol(index, '/') && tokens.is_capitalized(index + 1)
    };
    // "Theresia–Sabani": an en dash is in no name of a person.
    let ran = |index: usize| name.kind == Kind::Person && tokens.is_symbol(index, '–');
    let bracket = |index: usize| {
        let two = ran(index) || slash(index) || joins(index) || pair(index) || couple(index) || agencies(index);
        two || opens(index) || closes(index)
    };
    let mut parts: Vec<Named> = Vec::new();
    let mut start = name.start;
    for index in name.start..=name.end {
        if index == name.end || bracket(index) {
            let first = (start..index).find(|&index| fits(index)).unwrap_or(index);
            if first < index {
                parts.push(Named { start: first, end: index, ..name });
            }
            start = index + 1;
        }
    }
    parts
}

/// An organisation and the person behind it who has the title before it, where the model took both for one name: "Presiden Bank Dunia
/// Ajay Banga", "Kabid Humas Polda Riau Kombes Hendra".
fn held_by(tokens: &Tokens<'_>, words: &[Word], name: Named) -> Vec<Named> {
    if !matches!(name.kind, Kind::Organization | Kind::Person) || !is_titled(words, name.start) {
        return vec![name];
    }
    let known = words.get(name.start).and_then(|word| word.name);
    let known =
        known.filter(|(_, entry)| entry.label == Label::Org && !entry.doubtful).map(|(len, _)| name.start + len);
    let title = |&index: &usize| {
        let title = words.get(index).is_some_and(|word| word.title > 0) && tokens.is_capitalized(index);
        title && !has(words, index, bits::GIVEN | bits::FAMILY | bits::GENERIC)
    };
    let title = (name.start + 1..name.end).find(title).filter(|_| name.kind == Kind::Organization);
    let Some(end) = title.or(known).filter(|&end| end < name.end) else {
        return vec![name];
    };
    let person = |index: usize| {
        let word = words.get(index).is_some_and(|word| {
            let other = word.name.is_some_and(|(_, entry)| entry.label != Label::Person && !entry.doubtful);
            word.capital && word.designator.is_none() && !other
        });
        let plain =
            !has(words, index, bits::GENERIC) && tokens.get(index).is_some_and(|one| one.kind == TokenKind::Word);
        word && plain
    };
    let mut start = end;
    while let Some(title) = words.get(start).map(|word| word.title).filter(|&title| title > 0 && start < name.end) {
        start += title;
    }
    let organization = Named { end, kind: Kind::Organization, ..name };
    if start >= name.end && end < start {
        vec![organization]
    } else if start < name.end && (start..name.end).all(person) && !tokens.is_symbol(name.end, '(') {
        vec![organization, Named { start, kind: Kind::Person, ..name }]
    } else {
        vec![name]
    }
}

/// Whether a title ends right before the name that starts at `start`.
fn is_titled(words: &[Word], start: usize) -> bool {
    let mut before = (1..=LONGEST_TITLE).filter_map(|len| Some((len, words.get(start.checked_sub(len)?)?)));
    before.any(|(len, word)| word.title == len)
}

/// How many words a title has at most before the organisation that it is of.
const LONGEST_TITLE: usize = 4;
