//! What changed from one document to the next, in the shape of the contract: of a text that is edited, no more need cross over.

use super::wire::{self, WireAnnotation, WireSegment};
use crate::document::{CONTRACT_VERSION, Document, Entity};
use crate::offsets::Utf16Offsets;
use serde::Serialize;

/// The document that was told last, as far as the next is compared with it.
#[derive(Debug, Default)]
pub struct Told {
    document: Document,
    /// Where each annotation and each segment of it starts and ends, in UTF-16 code units.
    annotations: Vec<[usize; 2]>,
    segments: Vec<[usize; 2]>,
}

/// What is other than in the document before: one stretch of each list, exchanged for other items.
///
/// Behind the stretch, offsets of annotations and segments grow by `moved`, and indices of entities by as many as entities came
/// more than went. Which annotations mention an entity follows from [`crate::document::Annotation::entity`].
#[derive(Debug, Serialize)]
pub struct Change<'d> {
    version: u32,
    language: &'d str,
    reference_date: Option<String>,
    annotations: Splice<Vec<WireAnnotation<'d>>>,
    entities: Splice<&'d [Entity]>,
    segments: Splice<Vec<WireSegment<'d>>>,
}

/// One stretch of a list.
#[derive(Debug, Serialize)]
struct Splice<T> {
    /// How many items before it stay as they are.
    kept: usize,
    /// How many items it had.
    removed: usize,
    /// What it has now.
    added: T,
    /// By how many UTF-16 code units the items behind it have moved; it may be less than nothing.
    moved: isize,
}

/// How two lists differ: what is alike before and behind one stretch.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    kept: usize,
    removed: usize,
    added: usize,
}

impl Stretch {
    /// Compares a list of `old` items with one of `new`: `before` tells whether the items at an index of both are the same,
    /// `behind` tells it of an item in each, where both are behind the stretch.
    fn between(
        old: usize,
        new: usize,
        before: impl Fn(usize) -> bool,
        behind: impl Fn(usize, usize) -> bool,
    ) -> Stretch {
        let least = old.min(new);
        let kept = (0..least).take_while(|&at| before(at)).count();
        let last = (1..=least - kept).take_while(|&back| behind(old - back, new - back)).count();
        Stretch { kept, removed: old - kept - last, added: new - kept - last }
    }

    /// The same of items that have places; behind the stretch all places have moved by as much. Gives how much, too.
    fn of_places(old: &[[usize; 2]], new: &[[usize; 2]], alike: impl Fn(usize, usize) -> bool) -> (Stretch, isize) {
        let end = |places: &[[usize; 2]]| places.last().map(|place| place[1].cast_signed());
        let moved = end(old).zip(end(new)).map_or(0, |(old, new)| new - old);
        let stands = |one: usize, other: usize, moved: isize| {
            let to = |place: &[usize; 2]| place.map(|at| at.checked_add_signed(moved));
            old.get(one).zip(new.get(other)).is_some_and(|(old, new)| to(old) == new.map(Some))
        };
        let before = |at: usize| stands(at, at, 0) && alike(at, at);
        let behind = |one: usize, other: usize| stands(one, other, moved) && alike(one, other);
        (Stretch::between(old.len(), new.len(), before, behind), moved)
    }

    /// The index that an old one has become; `None` where it is of an item that others took the place of. Where as many came as
    /// went, each has the place of one.
    fn renumber(self, index: usize) -> Option<usize> {
        if index < self.kept || (self.removed == self.added && index < self.kept + self.removed) {
            Some(index)
        } else if index >= self.kept + self.removed {
            Some(index - self.removed + self.added)
        } else {
            None
        }
    }

    /// The items of the stretch as it is now.
    fn of<T>(self, items: &[T]) -> &[T] {
        items.get(self.kept..self.kept + self.added).unwrap_or_default()
    }

    fn splice<T>(self, added: T, moved: isize) -> Splice<T> {
        Splice { kept: self.kept, removed: self.removed, added, moved }
    }
}

impl Told {
    /// What `document`, of `text`, has that the last one had not. It is the last one from now on; the first is compared with an
    /// empty one.
    pub fn tell(&mut self, text: &str, document: Document) -> Change<'_> {
        let offsets = Utf16Offsets::new(text);
        let annotations: Vec<[usize; 2]> = document.annotations.iter().map(|one| offsets.both(one.span)).collect();
        let segments: Vec<[usize; 2]> = document.segments.iter().map(|one| offsets.both(one.span)).collect();

        let old = std::mem::replace(self, Told { document, annotations, segments });
        let new = &self.document;
        let same = |one: usize, other: usize| {
            let both = old.document.entities.get(one).zip(new.entities.get(other));
            both.is_some_and(|(was, is)| is_same(was, is))
        };
        let entities = Stretch::between(old.document.entities.len(), new.entities.len(), |at| same(at, at), same);
        let same_entity =
            |was: Option<usize>, is: Option<usize>| was.map(|index| entities.renumber(index)) == is.map(Some);

        let (annotations, annotations_moved) = Stretch::of_places(&old.annotations, &self.annotations, |one, other| {
            let both = old.document.annotations.get(one).zip(new.annotations.get(other));
            both.is_some_and(|(was, is)| {
                (was.label, was.score, was.acts) == (is.label, is.score, is.acts)
                    && same_entity(was.entity, is.entity)
                    && was.text == is.text
                    && was.value == is.value
            })
        });
        let (segments, segments_moved) = Stretch::of_places(&old.segments, &self.segments, |one, other| {
            let both = old.document.segments.get(one).zip(new.segments.get(other));
            both.is_some_and(|(was, is)| {
                was.kind == is.kind && same_entity(was.entity, is.entity) && was.speaker == is.speaker
            })
        });

        let told = annotations.of(&new.annotations).iter().zip(annotations.of(&self.annotations));
        let told_annotations = told.map(|(one, &place)| WireAnnotation::new(one, place)).collect();
        let told = segments.of(&new.segments).iter().zip(segments.of(&self.segments));
        let told_segments = told.map(|(one, &place)| WireSegment::new(one, place)).collect();
        Change {
            version: CONTRACT_VERSION,
            language: &new.language,
            reference_date: wire::day(new),
            annotations: annotations.splice(told_annotations, annotations_moved),
            entities: entities.splice(entities.of(&new.entities), 0),
            segments: segments.splice(told_segments, segments_moved),
        }
    }
}

/// Whether two entities are the same, but for the places of their mentions.
fn is_same(one: &Entity, other: &Entity) -> bool {
    (one.label, one.salience, one.geonames) == (other.label, other.salience, other.geonames)
        && one.name == other.name
        && one.aliases == other.aliases
        && one.title == other.title
}
