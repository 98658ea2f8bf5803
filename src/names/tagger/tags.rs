//! The tags of the tagger: IOB2 over the kinds of names that training data tells apart. Outside comes first, then the tags
//! that open a name, then those that go on with one, so that each of the three is worked on as a whole.

use crate::label::Label;

/// A kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A person.
    Person,
    /// A company, agency, institution, party, team, band.
    Organization,
    /// A place of any size, where it is spoken of as a place.
    Place,
    /// A country or city that acts ("Rusia melarang impor"): its government or its team.
    Actor,
    /// A named event.
    Event,
    /// A product or brand.
    Product,
    /// A dish or drink.
    Food,
    /// A name of another kind: a nationality, a work of art.
    Other,
}

impl Kind {
    /// Every kind, in the order of the tags.
    pub const ALL: [Kind; 8] = [
        Kind::Person,
        Kind::Organization,
        Kind::Place,
        Kind::Actor,
        Kind::Event,
        Kind::Product,
        Kind::Food,
        Kind::Other,
    ];
}

/// The kind of a name with this label; `None` for what is no name. A dish is a product to readers, and a place that acts is a place.
pub const fn kind_of(label: Label) -> Option<Kind> {
    Some(match label {
        Label::Person => Kind::Person,
        Label::Org => Kind::Organization,
        Label::Gpe | Label::Loc | Label::Fac => Kind::Place,
        Label::Event => Kind::Event,
        Label::Product => Kind::Product,
        Label::Norp | Label::WorkOfArt | Label::Law | Label::Language => Kind::Other,
        _ => return None,
    })
}

/// How many kinds of names there are.
pub const KINDS: usize = Kind::ALL.len();

/// How many tags there are: outside, and the first and the further tokens of each kind.
pub const TAGS: usize = 1 + 2 * KINDS;

/// The tag of a token that is part of no name.
pub const OUTSIDE: usize = 0;

/// The tag of the first token of a name.
pub const fn begin(kind: Kind) -> usize {
    1 + kind as usize
}

/// The tag of a further token of a name.
pub const fn inside(kind: Kind) -> usize {
    1 + KINDS + kind as usize
}

/// The kind of a tag, and whether a name begins with it; `None` for [`OUTSIDE`].
pub fn kind(tag: usize) -> Option<(Kind, bool)> {
    let kind = Kind::ALL.get(tag.checked_sub(1)? % KINDS).filter(|_| tag < TAGS)?;
    Some((*kind, tag <= KINDS))
}

/// The tag of a place that acts for that of a place, and the other way round: both say that a place is named here. `None` for other
/// tags.
pub fn other_of_place(tag: usize) -> Option<usize> {
    let (kind, opens) = kind(tag)?;
    let other = match kind {
        Kind::Place => Kind::Actor,
        Kind::Actor => Kind::Place,
        _ => return None,
    };
    Some(if opens { begin(other) } else { inside(other) })
}

/// Whether tag `next` may follow tag `last`: a name goes on only where it has begun. `None` is the start of a text.
pub fn may_follow(last: Option<usize>, next: usize) -> bool {
    match kind(next) {
        Some((going_on, false)) => last.and_then(kind).is_some_and(|(open, _)| open == going_on),
        _ => true,
    }
}

/// The names that a sequence of tags spells: the first token, the token past the last, the kind.
pub fn names(tags: &[u8]) -> Vec<(usize, usize, Kind)> {
    let mut names: Vec<(usize, usize, Kind)> = Vec::new();
    for (index, &tag) in tags.iter().enumerate() {
        match kind(usize::from(tag)) {
            Some((kind, true)) => names.push((index, index + 1, kind)),
            Some((_, false)) => {
                if let Some(last) = names.last_mut().filter(|last| last.1 == index) {
                    last.1 = index + 1;
                }
            }
            None => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_spell_names() {
        let (person, person_on, place) = (begin(Kind::Person), inside(Kind::Person), begin(Kind::Place));
        let tags = [0, person as u8, person_on as u8, place as u8, place as u8, 0];
        assert_eq!(names(&tags), [(1, 3, Kind::Person), (3, 4, Kind::Place), (4, 5, Kind::Place)]);
        assert!(may_follow(Some(person), person_on) && !may_follow(Some(place), person_on));
        assert!(may_follow(None, place) && !may_follow(None, person_on));
    }
}
