//! Entities of a text that is edited: while the same names follow each other, they speak of the same things.

use super::entities::{is_bracketed, is_called, join};
use crate::document::{Annotation, Entity};
use crate::label::Label;
use crate::names::NameResources;

/// The names of the last text, in order, and what they speak of.
#[derive(Debug, Default)]
pub(crate) struct KeptEntities {
    names: Vec<Name>,
    /// The entity of each name.
    of_names: Vec<Option<usize>>,
    entities: Vec<Entity>,
}

/// What the entities are made of.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    label: Label,
    text: String,
    /// Whether it stands in brackets behind a name, and whether it is told to be another name of it.
    bracketed: (bool, bool),
}

/// Gives what [`join`] gives.
pub(super) fn join_again(
    text: &str,
    annotations: &mut [Annotation],
    names: &NameResources,
    kept: &mut KeptEntities,
) -> Vec<Entity> {
    let places: Vec<usize> =
        annotations.iter().enumerate().filter(|(_, one)| one.label.is_name()).map(|(at, _)| at).collect();
    let bracketed = |at: usize| {
        let outer = at.checked_sub(1).and_then(|before| annotations.get(before)).filter(|one| one.label.is_name());
        outer.zip(annotations.get(at)).map_or((false, false), |(outer, inner)| {
            (is_bracketed(text, outer, inner), is_called(text, outer, inner, names))
        })
    };
    let same = |(&at, name): (&usize, &Name)| {
        annotations.get(at).is_some_and(|one| one.label == name.label && one.text == name.text)
            && bracketed(at) == name.bracketed
    };
    if places.len() == kept.names.len() && places.iter().zip(&kept.names).all(same) {
        let mut entities: Vec<Entity> =
            kept.entities.iter().map(|entity| Entity { mentions: Vec::new(), ..entity.clone() }).collect();
        for (&at, &entity) in places.iter().zip(&kept.of_names) {
            if let Some(annotation) = annotations.get_mut(at) {
                annotation.entity = entity;
            }
            if let Some(entity) = entity.and_then(|entity| entities.get_mut(entity)) {
                entity.mentions.push(at);
            }
        }
        return entities;
    }
    let name = |&at: &usize| {
        let one = annotations.get(at)?;
        Some(Name { label: one.label, text: one.text.clone(), bracketed: bracketed(at) })
    };
    kept.names = places.iter().filter_map(name).collect();
    kept.entities = join(text, annotations, names);
    kept.of_names = places.iter().map(|&at| annotations.get(at).and_then(|one| one.entity)).collect();
    kept.entities.clone()
}
