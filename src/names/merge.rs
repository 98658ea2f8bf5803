//! Names of the model and of the rules, made one.
//!
//! The model goes before the rules for persons, organisations and places, which it was trained to tell. The rules tell what
//! it was not: which sort of place, peoples, languages, laws, works. They also go before it where it doubts and they do
//! not.

use super::bounds;
use super::cover::{Stretch, touching};
use super::spotter::Spot;
use super::tagger::tags::Kind;
use super::tagger::{Named, Tagged};
use super::vocabulary::bits;
use super::words::{Word, has};
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};

/// A name that the model is less sure of than this gives way to a rule that reads the same words in another way.
const DOUBTED: f64 = 0.5;

/// The same where the rule reads more of the text: "Pemerintah Provinsi Jawa Barat" instead of "Jawa Barat".
const DOUBTED_PART: f64 = 0.7;

/// The rules are believed where the model finds nothing and they are as sure as this.
const SURE: f64 = 0.8;

/// And only where the model takes a name for as likely as this: a place that a list knows, and one that a designator opens, which
/// may also say what sort of thing is meant ("di sekolah dasar").
const LIKELY_LISTED: f32 = 0.05;
const LIKELY_DESIGNATED: f32 = 0.2;

/// A name that the model is less sure of is none.
const LEAST: f64 = 0.35;

/// The same for a word of one or two letters in lower case, which is more often a word than an abbreviation.
const LEAST_SHORT: f64 = 0.9;

/// The same for kinds that few corpora mark, where there are capitals; what has none there ("nasi goreng") is no name.
const LEAST_RARE: f64 = 0.6;

/// How sure a rule is of a person behind a title.
const TITLED: f64 = 0.9;

/// How much the word of the model counts beside that of a recognizer of dates or numbers, which reads the words themselves.
const WEIGHT: f64 = 0.9;

/// The names of a block: what the rules made of it, and what the model found, with the label that it `tells` of each.
pub(super) fn merge(
    tokens: &Tokens<'_>,
    words: &[Word],
    spots: &[Spot],
    tagged: &Tagged,
    tells: impl Fn(&Named) -> (Label, f64),
) -> Vec<Spot> {
    let short = |one: &Named| {
        let token = tokens.get(one.start).filter(|_| one.end == one.start + 1);
        token.is_some_and(|token| token.case == Case::Lower && token.end - token.start <= 2)
    };
    let cased = (0..tokens.len()).any(|index| tokens.is_capitalized(index));
    let rare = |one: &Named| cased && matches!(one.kind, Kind::Event | Kind::Product | Kind::Food);
    let least = |one: &Named| match () {
        () if short(one) => LEAST_SHORT,
        () if rare(one) => LEAST_RARE,
        () => LEAST,
    };
    let small = |one: &Named| {
        (rare(one) || one.kind == Kind::Other) && !(one.start..one.end).any(|index| tokens.is_capitalized(index))
    };
    // The signs of editors, "(rds/bac)".
    let signs = |one: &Named| {
        let plain = !(one.start..one.end).any(|index| tokens.is_capitalized(index));
        cased && plain && (one.start..one.end).any(|index| tokens.is_symbol(index, '/'))
    };
    let sure = |one: &&Named| one.score >= least(one) && !small(one) && !signs(one);
    let named = bounds::mend(tokens, words, spots, tagged.names.iter().filter(sure).copied());
    let stronger = |spot: &Spot| is_stronger(tokens, words, spot, &named);

    let mut merged: Vec<Spot> = Vec::new();
    for one in &named {
        let near: Vec<&Spot> = touching(spots, one.start, one.end).collect();
        if near.iter().any(|spot| stronger(spot)) {
            continue;
        }
        let (mut label, sure) = label(words, one, &near).map_or_else(|| tells(one), |label| (label, 1.0));
        // "Mak Tini, warga Langgai": a people that no list has, where a place follows.
        let placed = || one.start.checked_sub(1).is_some_and(|at| has(words, at, bits::BEFORE_PLACE));
        if label == Label::Norp && placed() && listed(words, one.stretch()).is_none() {
            label = Label::Gpe;
        }
        // The full stop of an abbreviation at the end belongs to the name.
        let end = near
            .iter()
            .find(|spot| spot.start == one.start && spot.end == one.end + 1 && tokens.is_symbol(one.end, '.'))
            .map_or(one.end, |spot| spot.end);
        let designator = near.iter().find(|spot| spot.start == one.start).map_or(0, |spot| spot.designator);
        merged.push(Spot {
            start: one.start,
            end,
            label: Some(label),
            score: one.score * WEIGHT * sure,
            designator,
            acts: one.kind == Kind::Actor && label == Label::Gpe,
            firm: false,
            team: false,
        });
    }
    for spot in spots {
        let free = touching(&named, spot.start, spot.end).next().is_none();
        let own = match spot.label {
            // Rules alone find too many persons; a list knows who they are.
            Some(Label::Person) => {
                let several = spot.end > spot.start + 1;
                // "Ursula von der Leyen"
                let small = |index: usize| has(words, index, bits::CONNECTOR) && !tokens.is_capitalized(index);
                let joined = spot.score >= SURE && (spot.start + 1..spot.end).any(small);
                let titled = spot.score >= TITLED && several && has(words, spot.start, bits::GIVEN);
                stronger(spot)
                    || (free
                        && (spot.firm
                            || titled
                            || joined
                            || (several || is_likely(tagged, spot)) && listed(words, spot.stretch()).is_some()))
            }
            Some(Label::Org | Label::Gpe | Label::Loc | Label::Fac) => {
                stronger(spot) || (free && (spot.firm || spot.score >= SURE && is_likely(tagged, spot)))
            }
            Some(Label::Law) => true,
            Some(_) => free || stronger(spot),
            None => false,
        };
        if own {
            merged.push(*spot);
        }
    }
    merged
}

/// Whether the model takes a name for likely where the rules found `spot`.
fn is_likely(tagged: &Tagged, spot: &Spot) -> bool {
    let inside = tagged.inside.get(spot.start..spot.end).unwrap_or_default();
    let vague = spot.designator == 1 || (spot.designator > 0 && spot.label != Some(Label::Org));
    let least = if vague { LIKELY_DESIGNATED } else { LIKELY_LISTED };
    inside.iter().any(|&share| share >= least)
}

/// What a list says of the whole name; `None` where none has it, or doubts it.
fn listed(words: &[Word], (start, end): (usize, usize)) -> Option<Label> {
    let (len, entry) = words.get(start)?.name?;
    let whole = start + len == end || (entry.numbered && start + len < end);
    (whole && !entry.doubtful).then_some(entry.label)
}

/// Whether `spot`, which a rule found, goes before the names that the model finds in it.
fn is_stronger(tokens: &Tokens<'_>, words: &[Word], spot: &Spot, named: &[Named]) -> bool {
    let Some(own) = spot.label.filter(|_| spot.firm || spot.score >= SURE) else {
        return false;
    };
    let inner = || touching(named, spot.start, spot.end);
    if inner().next().is_none() || !inner().all(|one| spot.start <= one.start && one.end <= spot.end) {
        return false;
    }
    // A person in quotation marks is one: `"Mbah Rono"`.
    if own == Label::WorkOfArt && inner().any(|one| one.kind == Kind::Person && one.stretch() == spot.stretch()) {
        return false;
    }
    // A list knows a name of several words as one. Of a place, the words may stand for a club or a council.
    let place = matches!(own, Label::Gpe | Label::Loc);
    let within = |one: &Named| one.end - one.start < spot.end - spot.start;
    let parted = || inner().all(within) && (inner().all(|one| one.kind == Kind::Place) || inner().count() > 1);
    // "Timnas Indonesia U-23": the model may leave the class out.
    let class =
        |index: usize| tokens.get(index).is_some_and(|token| token.kind != TokenKind::Word || token.span().len() == 1);
    let classed = || {
        inner().count() == 1
            && inner()
                .all(|one| one.start == spot.start && one.kind == Kind::Organization && (one.end..spot.end).all(class))
    };
    // A maker's name with a number is that of what it makes: "Boeing 747".
    let made = || {
        own == Label::Product
            && words.get(spot.start).is_some_and(|word| word.name.is_some_and(|(_, entry)| entry.numbered))
    };
    let known = own != Label::Person
        && spot.end > spot.start + 1
        && (listed(words, spot.stretch()) == Some(own) || made())
        && (!place || parted());
    // "Fraksi PDIP": the party is what is named.
    let loose = words.get(spot.start).is_some_and(|word| word.designator.is_some_and(|(_, one)| one.loose));
    // A designator with a capital is of the name that it opens: "Komisi Disiplin PSSI". One that opens a sentence may have its capital
    // from there: "Tentara Rwanda menyerang".
    let held = |one: &Named| matches!(one.kind, Kind::Organization | Kind::Place | Kind::Actor);
    let opens = tokens.get(spot.start).is_some_and(|token| token.starts_sentence);
    let office = tokens.is_capitalized(spot.start)
        && inner().all(held)
        && !(opens && inner().all(|one| one.kind != Kind::Organization));
    let person = own == Label::Org && inner().any(|one| one.kind == Kind::Person);
    // "Sekretaris Kabinet Teddy Indra Wijaya": behind a title, a rule knows where a person's name begins.
    let generic = |index: usize| has(words, index, bits::GENERIC);
    let begun = own == Label::Person
        && spot.score >= TITLED
        && !generic(spot.start)
        && inner().all(|one| one.kind == Kind::Person && one.end == spot.end && one.start <= spot.start + 2);
    let told = |one: &Named| {
        let event = own == Label::Event && one.kind != Kind::Person;
        let part = one.end - one.start < spot.end - spot.start;
        // A designator of several words, or of an event, is of nothing else: "Pemerintah Provinsi", "kamp pengungsian", "Liga".
        let several = spot.designator > 1 && matches!(own, Label::Org | Label::Fac);
        let whole = !loose && (several || own == Label::Org && office);
        if part && loose && listed(words, one.stretch()).is_some() {
            return false;
        }
        event || part && whole || one.score < if part { DOUBTED_PART } else { DOUBTED }
    };
    spot.firm || known || begun || (spot.designator > 0 && !person && (classed() || inner().any(told)))
}

impl Stretch for Named {
    fn stretch(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

/// The label that a list or a designator tells of a name that the model finds; `None` where the model is to tell it.
fn label(words: &[Word], name: &Named, near: &[&Spot]) -> Option<Label> {
    let same = near.iter().find(|spot| spot.stretch() == name.stretch());
    // What a list knows to be no place is told by it better.
    let other = |label: &Label| {
        use Label::{Event, Fac, Language, Norp, Org, Product, WorkOfArt};
        matches!(label, Norp | Org | Fac | Product | Event | WorkOfArt | Language)
    };
    let told = |label: &Label| !matches!(label, Label::Fac | Label::Org);
    let designated = || same.filter(|spot| spot.designator > 0).and_then(|spot| spot.label).filter(told);
    let law = || (name.kind == Kind::Other && has(words, name.start, bits::LAW)).then_some(Label::Law);
    listed(words, name.stretch()).filter(other).or_else(designated).or_else(law)
}
