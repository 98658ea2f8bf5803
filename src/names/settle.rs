//! What the names of a block are, when all of the document is read: what it tells of a name in one place settles what is open, or
//! was read amiss, in another.

use super::cover::Cover;
use super::initials::is_initials;
use super::nickname::is_mark;
use super::scores::team;
use super::spotter::Spot;
use super::spread::Known;
use super::vocabulary::bits;
use super::words::{Word, has, known};
use crate::candidate::Candidate;
use crate::document::SegmentKind;
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};

/// An organisation of one word that is less sure than this may be a person whom the document names elsewhere.
const UNSURE: f64 = 0.75;

/// How sure a reading is that the document tells elsewhere.
const TOLD: f64 = 0.7;

/// How sure it is that a word of a person's name is that person where it is a common word, too.
const CALLED: f64 = 0.6;

/// How many words before a name are looked through for a title.
const LONGEST_TITLE: usize = 5;

/// The names in one block of `kind`, where what was `found` in it is settled by what is `known` of names in the whole document.
pub(super) fn settled(
    tokens: &Tokens<'_>,
    words: &[Word],
    spots: &[Spot],
    found: &[Spot],
    known: &Known,
    kind: SegmentKind,
) -> Vec<Candidate> {
    let mut names = Cover::new(tokens.len());
    // In the order of the text, as the names that were found.
    let mut parted = Vec::new();
    for spot in found {
        let inner = if kind == SegmentKind::Title { within_headline(tokens, words, spot, known) } else { Vec::new() };
        if !inner.is_empty() {
            inner.into_iter().for_each(|one| names.push(one));
            continue;
        }
        if let Some((organization, person)) = with_person(tokens, words, spot, known) {
            names.push(organization);
            names.push(person);
            parted.push((spot.start, spot.end));
            continue;
        }
        // A given name may be that of a city, too, and alone look like that of an organisation.
        let may_be_person = match spot.label {
            Some(Label::Gpe | Label::Loc) => true,
            Some(Label::Org) => spot.score < UNSURE && spot.designator == 0,
            _ => false,
        };
        // "AS" is a suspect where the article names one so.
        let initials = || is_initials(tokens, spot.start) && known.is_called(tokens, spot.start, Label::Person);
        let person = spot.end == spot.start + 1
            && !spot.start.checked_sub(1).is_some_and(|at| has(words, at, bits::BEFORE_PLACE))
            && (may_be_person && known.is_of_person(tokens, spot.start) || initials());
        let told = Spot { label: Some(Label::Person), score: TOLD, acts: false, ..*spot };
        names.push(if person { told } else { as_elsewhere(tokens, words, spot, known) });
    }
    // What the rules left open, or cut short, the document may tell.
    for spot in spots {
        for told in known.find(tokens, &Spot { score: 0.0, ..*spot }) {
            if parted.binary_search(&(told.start, told.end)).is_err() {
                names.replace(told);
            }
        }
    }
    // "MR" is a title elsewhere, and a suspect in an article that names one so.
    for start in 0..tokens.len() {
        let title = words.get(start).is_some_and(|word| word.title == 1) && is_initials(tokens, start);
        if title && names.is_free(start) && known.is_called(tokens, start, Label::Person) {
            names.push(Spot { start, end: start + 1, label: Some(Label::Person), score: TOLD, ..Spot::default() });
        }
    }
    // "Hope" and "Cahaya" are words elsewhere, and in an article on Hope Summers they are she, where no sentence starts with them.
    let paragraph = kind == SegmentKind::Paragraph;
    for start in (1..tokens.len()).filter(|&at| paragraph && tokens.is_capitalized(at)) {
        if is_called(tokens, words, start, known) && names.is_free(start) {
            names.push(Spot { start, end: start + 1, label: Some(Label::Person), score: CALLED, ..Spot::default() });
        }
    }
    names.into_names().filter_map(|spot| candidate(tokens, &spot)).collect()
}

/// A name that no list and no designator tells of, with the sort of place that a designator tells of it elsewhere, or, where it has
/// several words, with the label that the document is surest of.
fn as_elsewhere(tokens: &Tokens<'_>, words: &[Word], spot: &Spot, known: &Known) -> Spot {
    if is_side(tokens, words, spot, known) {
        return team(spot);
    }
    let told = |label: Label| matches!(label, Label::Person | Label::Org | Label::Gpe | Label::Loc | Label::Fac);
    let own = spot.designator == 0 && !spot.firm && words.get(spot.start).is_some_and(|word| word.name.is_none());
    // A storm has the name of a person, and a place that of nobody else.
    let fits = |label: &Label| match spot.label {
        Some(Label::Gpe) => *label != Label::Gpe,
        Some(one) => *label == Label::Event && told(one),
        None => false,
    };
    // "Vexel Technology" is a firm, and "Vexel" nobody.
    let person = spot.label == Some(Label::Person) && !known.is_of_person(tokens, spot.start);
    if own && person && spot.end == spot.start + 1 && known.is_called(tokens, spot.start, Label::Org) {
        return Spot { label: Some(Label::Org), acts: false, ..*spot };
    }
    let sort = if own { known.sort(tokens, spot) } else { None };
    if let Some(label) = sort.filter(fits) {
        return Spot { label: Some(label), acts: false, ..*spot };
    }
    let open = own && spot.end > spot.start + 1 && spot.label.is_some_and(told);
    match known.surest(tokens, spot).filter(|&(label, score)| open && told(label) && score > spot.score) {
        Some((label, score)) if Some(label) != spot.label => Spot { label: Some(label), score, acts: false, ..*spot },
        _ => *spot,
    }
}

/// Whether the word at `at` stands alone, with a capital inside a sentence, and is of a person's name elsewhere.
fn is_called(tokens: &Tokens<'_>, words: &[Word], at: usize, known: &Known) -> bool {
    let capital = tokens.get(at).is_some_and(|token| token.case == Case::Capital && !token.starts_sentence);
    let alone = |at: usize| !tokens.is_capitalized(at);
    // Behind a colon or an opening quotation mark a sentence may start, behind a mark of a list a title.
    let word = tokens.get(at - 1).is_some_and(|before| before.kind == TokenKind::Word);
    let said = is_mark(tokens, at - 1)
        && !tokens.is_glued(at)
        && at.checked_sub(2).is_some_and(|at| tokens.is_symbol(at, ','));
    let inside = word || said || tokens.is_symbol(at - 1, ',');
    let word = words.get(at).copied().unwrap_or_default();
    let free = word.title == 0 && word.designator.is_none() && word.name.is_none();
    capital && free && inside && alone(at - 1) && alone(at + 1) && known.is_of_person(tokens, at)
}

/// Whether a name that looks like that of a place or a person is that of a team which plays elsewhere in the document: "Coventry are fifth",
/// not "in Coventry", and not "the people of Coventry".
fn is_side(tokens: &Tokens<'_>, words: &[Word], spot: &Spot, known: &Known) -> bool {
    let may = match spot.label {
        Some(Label::Gpe | Label::Loc | Label::Norp) => true,
        Some(Label::Person) => spot.end == spot.start + 1 && !known.is_of_person(tokens, spot.start),
        _ => false,
    };
    let apart = |at: usize| {
        tokens.get(at).is_some_and(|token| token.kind == TokenKind::Symbol)
            || has(words, at, bits::OPPONENT | bits::COORDINATOR)
            || has(words, at, bits::COMMON) && !has(words, at, bits::BEFORE_PLACE | bits::JOINER)
    };
    let opens = || tokens.get(spot.start).is_some_and(|token| token.starts_sentence);
    may && known.is_team(tokens, spot) && spot.start.checked_sub(1).is_none_or(|at| opens() || apart(at))
}

/// The names that the text below a headline tells in `spot`, which was found in it and may have taken a verb for a part of a name:
/// "Persija Tumbang". None where it tells the whole, or where more of a name stands behind the first.
fn within_headline(tokens: &Tokens<'_>, words: &[Word], spot: &Spot, known: &Known) -> Vec<Spot> {
    let told = known.find(tokens, &Spot { score: 0.0, ..*spot });
    let Some(first) = told.first().filter(|first| first.start == spot.start && first.end < spot.end) else {
        return Vec::new();
    };
    let part = |index: usize| has(words, index, bits::GIVEN | bits::FAMILY | bits::GENERIC);
    let listed = words.get(spot.start).and_then(|word| word.name).is_some_and(|(len, _)| spot.start + len >= spot.end);
    let goes_on = listed || part(first.end) || words.get(first.end).is_some_and(|word| word.name.is_some());
    if goes_on { Vec::new() } else { told }
}

/// An organisation and the person of it, where both were taken for one name behind the person's title: "Direktur PT Maju Jaya
/// Hendra Lubis", "Direktur Jakpro Iwan Takwin".
fn with_person(tokens: &Tokens<'_>, words: &[Word], spot: &Spot, known: &Known) -> Option<(Spot, Spot)> {
    let len = spot.end - spot.start;
    let plain = (spot.start..spot.end).all(|index| tokens.get(index).is_some_and(|one| one.kind == TokenKind::Word));
    if len < 3 || !plain || !is_titled(tokens, words, spot.start) {
        return None;
    }
    let first = match spot.label {
        Some(Label::Org) => spot.start + spot.designator.max(1) + 1,
        Some(Label::Person) => spot.start + 1,
        _ => return None,
    };
    // Words of persons' names are words of companies' names, too: "PT Putra Jaya".
    let company = words.get(spot.start).is_some_and(|word| word.designator.is_some_and(|(_, one)| one.numbered));
    let office = spot.designator > 0 && !company;
    let called = |&index: &usize| tokens.is_capitalized(index) && known.is_called(tokens, index, Label::Person);
    let given = |&index: &usize| {
        (office || spot.label == Some(Label::Person)) && tokens.is_capitalized(index) && has(words, index, bits::GIVEN)
    };
    let mut range = first..spot.end - 1;
    let at = range.clone().find(called).or_else(|| range.find(given)).or_else(|| behind_known(tokens, words, spot))?;
    if spot.label == Some(Label::Person) && !(at == first && known.is_called(tokens, spot.start, Label::Org)) {
        return None;
    }
    let organization = Spot { end: at, label: Some(Label::Org), ..*spot };
    let person = Spot { start: at, end: spot.end, label: Some(Label::Person), score: spot.score, ..Spot::default() };
    Some((organization, person))
}

/// Where a person stands behind an organisation that a list knows, or behind one and its place: "prakirawan BMKG Nur Asia Utami",
/// "Kepala BPBD Kabupaten Luwu Aminuddin Tandirerung".
fn behind_known(tokens: &Tokens<'_>, words: &[Word], spot: &Spot) -> Option<usize> {
    if spot.label != Some(Label::Org) {
        return None;
    }
    let at = (spot.start..spot.end).rev().find_map(|index| {
        let (len, entry) = known(words, index)?;
        let tells = entry.label == Label::Org && index == spot.start || entry.label == Label::Gpe && index > spot.start;
        tells.then_some(index + len)
    })?;
    let plain = |index: usize| {
        let own = bits::GENERIC | bits::DIRECTION | bits::COMMON | bits::JOINER;
        let word = words.get(index).is_some_and(|word| word.designator.is_none() && word.suffix.is_none());
        word && tokens.is_capitalized(index) && !has(words, index, own)
    };
    (at + 2 <= spot.end && (at..spot.end).all(plain)).then_some(at)
}

/// Whether a title stands before the name at `start`, in the same sentence.
fn is_titled(tokens: &Tokens<'_>, words: &[Word], start: usize) -> bool {
    let mut before = (start.saturating_sub(LONGEST_TITLE)..start).rev();
    let mut goes_on = true;
    before.any(|index| {
        let inside = goes_on && tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word);
        goes_on = inside && tokens.get(index).is_some_and(|token| !token.starts_sentence);
        inside && words.get(index).is_some_and(|word| word.title > 0)
    })
}

fn candidate(tokens: &Tokens<'_>, spot: &Spot) -> Option<Candidate> {
    let span = tokens.span(spot.start, spot.end)?;
    Some(Candidate { span, label: spot.label, score: spot.score, value: None, acts: spot.acts })
}
