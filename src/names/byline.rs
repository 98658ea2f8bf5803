//! The names of lines that tell who wrote, where and for whom: datelines, and lines as "Editor: Rina Dewi".

use super::cover::{Stretch, touching};
use super::series::put;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, known, run_end};
use crate::document::SegmentKind;
use crate::label::Label;
use crate::token::{Case, Gap, TokenKind, Tokens};
use std::ops::Range;

/// How sure it is that a dateline opens with a place, and that a person stands behind the word for an author.
const TOLD: f64 = 0.8;

/// No word for an author has more tokens before its colon: "Laporan Wartawan Tribun:".
const LONGEST_OPENER: usize = 4;

/// No author's name has more words.
const LONGEST_NAME: usize = 4;

/// Adds the persons of a line that opens with a word for an author and a colon.
pub(super) fn authors(tokens: &Tokens<'_>, words: &[Word], kind: SegmentKind, names: &mut Vec<Spot>) {
    let opener = (1..=LONGEST_OPENER).find(|&at| tokens.is_symbol(at, ':'));
    let Some(colon) = opener.filter(|_| kind == SegmentKind::Byline) else {
        return;
    };
    let part = |index: usize| {
        tokens.is_capitalized(index) && !has(words, index, bits::COMMON) && known(words, index).is_none()
    };
    // Of "Muhammad Faisal Hanapi" the model may have found the beginning.
    for at in 0..names.len() {
        let next = names.get(at + 1).map_or(tokens.len(), |next| next.start);
        let Some(name) = names.get_mut(at).filter(|name| name.label == Some(Label::Person) && name.start > colon)
        else {
            continue;
        };
        let end = run_end(tokens, words, name.start);
        let first = tokens.is_symbol(name.start - 1, ':');
        if first && end <= next && end - name.start <= LONGEST_NAME && !tokens.is_symbol(end, ':') {
            name.end = name.end.max(end);
        }
    }
    // Who wrote is a person, whatever else the name may be of.
    let wrote = |name: &&mut Spot| {
        let other = matches!(name.label, Some(Label::Gpe | Label::Loc | Label::Fac | Label::WorkOfArt));
        name.start == colon + 1 && other && (2..=LONGEST_NAME).contains(&(name.end - name.start))
    };
    if let Some(name) = names.iter_mut().find(wrote).filter(|name| known(words, name.start).is_none()) {
        *name = Spot { start: name.start, end: name.end, label: Some(Label::Person), score: TOLD, ..Spot::default() };
    }
    let mut start = colon + 1;
    while start < tokens.len() {
        let end = (start..tokens.len()).find(|&index| !part(index)).unwrap_or(tokens.len());
        let free = names.iter().all(|name| name.end <= start || end <= name.start);
        // "Penulis: Anisa | Editor: Yoga": the second word for an author has a colon, too.
        if free && !tokens.is_symbol(end, ':') && (1..=LONGEST_NAME).contains(&(end - start)) {
            names.push(Spot { start, end, label: Some(Label::Person), score: TOLD, ..Spot::default() });
        }
        start = end + 1;
    }
}

/// Adds the paper or the site that stands behind the authors of a line without a colon: "By Ana Quintero, Sonoran Wire". Who is
/// a reporter, an editor or the like has no paper there.
pub(super) fn media(tokens: &Tokens<'_>, words: &[Word], kind: SegmentKind, names: &mut Vec<Spot>) {
    let behind = |name: &&Spot| name.label == Some(Label::Person) && tokens.is_symbol(name.end, ',');
    let Some(author) = names.iter().find(behind).filter(|_| kind == SegmentKind::Byline) else {
        return;
    };
    let start = author.end + 1;
    let ends = |at: usize| {
        tokens.get(at).is_none_or(|token| token.gap == Gap::Line)
            || tokens.is_symbol(at, '|')
            || tokens.is_symbol(at, '/')
    };
    let end = (start..tokens.len()).find(|&at| !tokens.is_capitalized(at)).unwrap_or(tokens.len());
    let role = |at: usize| words.get(at).is_some_and(|word| word.title > 0 || word.bits & bits::COMMON != 0);
    let whole = ends(end) && (2..=LONGEST_NAME).contains(&(end - start)) && !(start..end).any(role);
    let told = |name: &Spot| (name.start, name.end) == (start, end) && name.score > TOLD;
    if whole && !names.iter().any(told) && known(words, start).is_none_or(|(len, _)| start + len < end) {
        put(names, vec![Spot { start, end, label: Some(Label::Org), score: TOLD, ..Spot::default() }]);
    }
}

/// Reads the names of a dateline: "BANDUNG, Kabar Kita -". The first is of a place, unless it is that of a site; what stands in brackets,
/// or behind a comma by itself, reports.
pub(super) fn dateline(tokens: &Tokens<'_>, words: &[Word], kind: SegmentKind, names: &mut Vec<Spot>) {
    let last = tokens.len().saturating_sub(1);
    if kind != SegmentKind::Byline || !matches!(tokens.text(last), "-" | "–" | "—") {
        return;
    }
    let word = |index: usize| words.get(index).is_some_and(|word| word.capital);
    // "LONDON/PARIS, Aug 5 (Reuters) -"
    let mut places: Vec<Spot> = Vec::new();
    let mut end = 0;
    loop {
        let start = end + usize::from(!places.is_empty());
        let capital = |index: usize| word(index) || !places.is_empty() && tokens.is_capitalized(index);
        end = (start..last).find(|&index| !capital(index)).unwrap_or(last);
        places.push(Spot { start, end, label: Some(Label::Gpe), score: TOLD, ..Spot::default() });
        if start == end || !tokens.is_symbol(end, '/') {
            break;
        }
    }
    let parted = end == last || tokens.is_symbol(end, ',') || tokens.is_symbol(end, '(');
    let paper = if places.len() == 1 { paper(tokens, words, end, last) } else { None };
    let first = paper.as_ref().is_some_and(|paper| paper.start == 0);
    if let Some(Range { start, end }) = paper {
        put(names, vec![Spot { start, end, label: Some(Label::Org), score: TOLD, ..Spot::default() }]);
    }
    if parted && !first && places.iter().all(|place| place.start < place.end) {
        let told = |name: &Spot, place: &Spot| {
            name.stretch() == place.stretch() && matches!(name.label, Some(Label::Gpe | Label::Loc | Label::Fac))
        };
        places.retain(|place| !names.iter().any(|name| told(name, place)));
        names.retain(|name| touching(&places, name.start, name.end).next().is_none());
        names.extend(places);
    }
    for start in 0..last {
        let bracketed = start > 0 && tokens.is_symbol(start - 1, '(');
        if start > 0 && !bracketed && !tokens.is_symbol(start - 1, ',') {
            continue;
        }
        let close = part_end(tokens, start, last);
        // "SIGI (Sulteng Kini) -": what no list knows is no place there.
        let other = |name: &Spot| bracketed && name.label != Some(Label::Org) && !is_place(words, &(start..close));
        let exact = names.iter().any(|name| (name.start, name.end) == (start, close) && !other(name));
        if !exact && reports(tokens, start..close, bracketed) {
            names.retain(|name| name.end <= start || close <= name.start);
            names.push(Spot { start, end: close, label: Some(Label::Org), score: TOLD, ..Spot::default() });
        }
    }
}

/// The paper of a dateline whose first part ends before token `end`: "Bisnis Nusantara, JAKARTA —", "BolaPojok –", where it is that part,
/// and "SURABAYA, Jatim Siaga –". "EAU CLAIRE, Wis. —" is in a state.
fn paper(tokens: &Tokens<'_>, words: &[Word], end: usize, last: usize) -> Option<Range<usize>> {
    if end == last {
        return Some(0..end).filter(|first| is_medium(tokens, words, first, true));
    }
    if !tokens.is_symbol(end, ',') {
        return None;
    }
    let behind = end + 1..part_end(tokens, end + 1, last);
    let upper = tokens.get(behind.start).is_some_and(|token| token.case == Case::Upper);
    let first = upper && is_place(words, &behind) && is_medium(tokens, words, &(0..end), false);
    Some(if first { 0..end } else { behind }).filter(|paper| is_medium(tokens, words, paper, false))
}

/// The end of the part of a dateline that starts at token `start`.
fn part_end(tokens: &Tokens<'_>, start: usize, last: usize) -> usize {
    (start..last).find(|&index| matches!(tokens.text(index), "," | "(" | ")")).unwrap_or(last.max(start))
}

/// Whether `span` is the name of a place that a list has.
fn is_place(words: &[Word], span: &Range<usize>) -> bool {
    known(words, span.start).is_some_and(|(len, one)| one.label == Label::Gpe && len == span.len())
}

/// Whether `span` of a dateline may be the name of a paper: several words that are no place's ("Sulteng Kini"), or one with a capital
/// inside. `alone`, a name of several words is a place's as well.
fn is_medium(tokens: &Tokens<'_>, words: &[Word], span: &Range<usize>, alone: bool) -> bool {
    let mixed = tokens.get(span.start).is_some_and(|token| token.case == Case::Mixed) && span.len() == 1;
    let several = !alone && (2..=LONGEST_NAME).contains(&span.len());
    let first = words.get(span.start);
    let region = has(words, span.start, bits::DIRECTION)
        || first.is_some_and(|word| word.designator.is_some_and(|(_, one)| one.label == Label::Gpe));
    (mixed || several && !region)
        && !is_place(words, span)
        && span.clone().all(|index| tokens.is_capitalized(index) && !has(words, index, bits::GIVEN))
}

/// Whether what stands in `span` of a dateline is the name of a site, or, in brackets, of an agency.
fn reports(tokens: &Tokens<'_>, span: Range<usize>, bracketed: bool) -> bool {
    let capitals = !span.is_empty() && span.clone().all(|index| tokens.is_capitalized(index));
    let dotted = |index: usize| {
        let token = tokens.get(index);
        let word = token.is_some_and(|token| token.kind == TokenKind::Word) || tokens.is_symbol(index, '.');
        word && (index == span.start || token.is_some_and(|token| token.gap == Gap::None))
    };
    let site = span.len() > 2 && tokens.is_symbol(span.start + 1, '.') && span.clone().all(dotted);
    site || (bracketed && capitals)
}
