//! Whom sentences are about: what "katanya" and "he said" leave open is said by the subject of what was told last.

use super::speakers::{Reader, first_from, start_of};
use crate::document::Annotation;
use crate::label::Label;
use crate::language::reporting::Cue;
use crate::token::{Case, Gap};

/// How many annotations are looked back on for a person.
const REACH: usize = 40;

/// A title before the subject of a sentence has no more tokens.
const LONGEST_TITLE: usize = 5;

/// An office before the subject, from which a comma parts it, has no more tokens.
const LONGEST_OFFICE: usize = 14;

/// How many tokens before a name its sentence may start.
const LONGEST_OPENING: usize = 40;

/// So many tokens may stand between a subject and its verb of saying: a comma, an age, a time.
const NEAR: usize = 8;

impl Reader<'_> {
    /// The last person between `start`, where the quote before ends, and `end` who is the subject of a sentence.
    pub(super) fn last_subject(&self, start: usize, end: usize) -> Option<usize> {
        self.persons_before(end)
            .find(|&(at, person)| person.span.start >= start && self.is_subject(person, at, start))
            .map(|(at, _)| at)
    }

    /// The last person that is named before `place`, within reach.
    pub(super) fn last_person_before(&self, place: usize) -> Option<usize> {
        self.persons_before(place).next().map(|(at, _)| at)
    }

    /// The persons that are named before `place`, within reach, with their indices, the last first.
    fn persons_before(&self, place: usize) -> impl Iterator<Item = (usize, &Annotation)> {
        let to = self.annotations.partition_point(|annotation| annotation.span.start < place);
        let within = (to.saturating_sub(REACH)..to).rev();
        within
            .filter_map(|at| Some((at, self.annotations.get(at)?)))
            .filter(|(_, annotation)| annotation.label == Label::Person)
    }

    /// Whether a person, the annotation with the index `at`, is the subject of a sentence that starts at `floor` or behind it:
    /// the first person in it, who opens it with a title at most, stands apart behind an office, or has a verb.
    fn is_subject(&self, person: &Annotation, at: usize, floor: usize) -> bool {
        let block = self.analysis.blocks.partition_point(|block| block.span.end < person.span.end);
        let Some(block) = self.analysis.blocks.get(block) else {
            return false;
        };
        let tokens = self.analysis.tokens(block);
        let starts = |at: usize| tokens.get(at).is_some_and(|token| token.starts_sentence);
        let (name, behind) = (first_from(&tokens, person.span.start), first_from(&tokens, person.span.end));
        let Some(first) = (name.saturating_sub(LONGEST_OPENING)..=name).rev().find(|&at| starts(at)) else {
            return false;
        };
        // "Ia menenun sampai Rina memanggil": of whoever was named before.
        if self.reporting.at(&tokens, first).is_some_and(|found| *found.value == Cue::Pronoun) {
            return false;
        }
        let sentence = start_of(&tokens, first);
        let before = self.annotations.get(..at).unwrap_or_default().iter().rev();
        let alone = !before.take_while(|one| one.span.start >= sentence).any(|one| one.label == Label::Person);
        let opens = name - first <= LONGEST_TITLE && (first..name).all(|at| tokens.is_capitalized(at));
        let apart = name - first <= LONGEST_OFFICE && (tokens.is_symbol(behind, ',') || tokens.is_symbol(behind, '('));
        let speaks = (behind..behind + NEAR)
            .take_while(|&at| at < tokens.len() && !starts(at))
            .any(|at| self.reporting.at(&tokens, at).is_some_and(|found| *found.value == Cue::Verb));
        let acts = tokens.get(behind).is_some_and(|next| next.case == Case::Lower && next.gap == Gap::Space)
            && self.reporting.at(&tokens, behind).is_none_or(|found| *found.value != Cue::Joint);
        sentence >= floor && alone && (opens || apart || acts || speaks)
    }
}
