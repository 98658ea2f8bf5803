//! Indirect speech: what somebody is said to have said, in the words of the article. "Rina mengatakan bahwa harga naik", "Menurut
//! Rina, harga naik", "Harga naik, kata Rina".
//!
//! One sentence is read at a time. One with a direct quote is left to that; where nobody is named who speaks, there is no speech.

use super::speakers::{Reader, best_name, first_from, quotes, start_of};
use crate::annotator::Analysis;
use crate::document::{Annotation, Entity, Segment, SegmentKind};
use crate::label::Label;
use crate::language::reporting::{Cue, Reporting};
use crate::language::speech::{Speech, SpeechWords};
use crate::span::Span;
use crate::token::{Case, TokenKind, Tokens};
use std::ops::Range;

/// How many tokens from the start, or the end, of a sentence on its verb of saying is looked for.
const REACH: usize = 40;

/// How many tokens stand at most between who speaks and the verb: a time, a place, an age.
const APART: usize = 8;

/// How many tokens behind the verb the word may stand that opens what is said.
const BEHIND: usize = 12;

/// How many tokens stand at most behind a verb that closes a sentence.
const CLOSING: usize = 8;

/// Behind a verb that closes a sentence, so few tokens are a time or a place, not what is said.
const SHORT_REST: usize = 3;

/// What is said has as many tokens at least.
const SHORTEST: usize = 3;

/// Adds the indirect speech of the text to `segments`, whose quotes have their speakers.
pub(super) fn add(
    analysis: &Analysis<'_>,
    annotations: &[Annotation],
    entities: &[Entity],
    words: (&Reporting, &SpeechWords),
    segments: &mut Vec<Segment>,
) {
    let (reporting, speech) = words;
    let reader = Reader { analysis, annotations, reporting };
    let quotes = quotes(segments);
    let mut found = Vec::new();
    let mut last = None;
    for block in analysis.blocks.iter().filter(|block| block.kind == SegmentKind::Paragraph) {
        let tokens = analysis.tokens(block);
        let mut start = 0;
        let mut previous = 0..0;
        while start < tokens.len() {
            let starts = |&at: &usize| tokens.get(at).is_some_and(|token| token.starts_sentence);
            let end = (start + 1..tokens.len()).find(starts).unwrap_or(tokens.len());
            let sentence = Sentence {
                tokens: &tokens,
                reader: &reader,
                speech,
                range: start..closed(&tokens, start..end),
                previous,
                last,
            };
            previous = start..end;
            start = end;
            let whole = sentence.span(sentence.range.clone());
            let quoted = quotes.partition_point(|quote| quote.end <= whole.start);
            if quotes.get(quoted).is_some_and(|quote| quote.start < whole.end) {
                continue;
            }
            let Some((said, speaker)) = sentence.said() else {
                continue;
            };
            let Some(annotation) = annotations.get(speaker).filter(|_| said.len() >= SHORTEST) else {
                continue;
            };
            last = Some(speaker);
            let (name, entity) = best_name(annotation, entities);
            let span = sentence.span(said);
            found.push(Segment { kind: SegmentKind::Speech, span, speaker: Some(name), entity });
        }
    }
    if !found.is_empty() {
        segments.extend(found);
        // What holds a part stands before it.
        segments.sort_by_key(|segment| (segment.span.start, segment.kind == SegmentKind::Speech));
    }
}

/// Where the sentence in `range` ends, without the marks that close it.
fn closed(tokens: &Tokens<'_>, range: Range<usize>) -> usize {
    let kept = |at: usize| matches!(tokens.text(at), ")" | "\"" | "”" | "’" | "»" | "%");
    let mark = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Symbol) && !kept(at);
    let mut end = range.end;
    while end > range.start && mark(end - 1) {
        end -= 1;
    }
    end
}

/// One sentence.
struct Sentence<'a, 't> {
    tokens: &'a Tokens<'t>,
    reader: &'a Reader<'a>,
    speech: &'a SpeechWords,
    range: Range<usize>,
    /// The sentence before it in its paragraph.
    previous: Range<usize>,
    /// Who spoke last, in indirect speech.
    last: Option<usize>,
}

impl Sentence<'_, '_> {
    /// What is said in it, in tokens, and the annotation that names who says it.
    fn said(&self) -> Option<(Range<usize>, usize)> {
        self.opened_by_source().or_else(|| self.behind_verb()).or_else(|| self.before_verb())
    }

    /// `Menurut Rina, harga naik`; `Menurutnya, harga naik`.
    fn opened_by_source(&self) -> Option<(Range<usize>, usize)> {
        let first = self.range.start;
        let cue = self.cue(first)?;
        let behind = first + cue.1;
        let comma = |from: usize| (from..self.range.end.min(from + REACH)).find(|&at| self.tokens.is_symbol(at, ','));
        match cue.0 {
            Cue::Source => {
                let pronoun = self.cue(behind).filter(|(cue, _)| *cue == Cue::Pronoun);
                if let Some((_, len)) = pronoun {
                    let open = comma(behind + len)?;
                    return Some((open + 1..self.range.end, self.before()?));
                }
                let nearest = comma(behind)?;
                let in_reach = nearest.max(behind + BEHIND).min(self.range.end);
                let speaker =
                    self.person_within(behind..in_reach).or_else(|| self.speaker_within(behind..nearest, true))?;
                let mut open = comma(self.end_of(speaker).max(behind))?;
                // "Menurut Rina, Kepala BMKG, hujan reda": what stands between two commas is who she is.
                let next = open + 1;
                let office = self.tokens.is_capitalized(next) && !self.is_named(next);
                if office || self.cue(next).is_some_and(|(cue, _)| cue == Cue::Indefinite) {
                    open = comma(next).filter(|&at| at + SHORTEST < self.range.end).unwrap_or(open);
                }
                Some((open + 1..self.range.end, speaker))
            }
            Cue::Back => {
                let open = if self.tokens.is_symbol(behind, ',') { behind + 1 } else { behind };
                Some((open..self.range.end, self.before()?))
            }
            _ => None,
        }
    }

    /// `Rina mengatakan bahwa harga naik`; `Ia menilai harga naik`.
    fn behind_verb(&self) -> Option<(Range<usize>, usize)> {
        let end = self.range.end.min(self.range.start + REACH);
        let verb = (self.range.start..end).find_map(|at| {
            // "Said Iqbal" is a name.
            let small = self.tokens.get(at).is_some_and(|token| token.case == Case::Lower);
            let found = self.speech.at(self.tokens, at).filter(|found| small && *found.value != Speech::That)?;
            Some((at, at + found.len, *found.value))
        });
        let (verb, behind, kind) = verb?;
        let opener = (behind..self.range.end.min(behind + BEHIND)).find(|&at| self.is(at, Speech::That));
        let open = match (opener, kind) {
            (Some(opener), _) => opener + 1,
            (None, Speech::Verb) if !self.tokens.is_symbol(behind, ',') && !self.tokens.is_symbol(behind, ':') => {
                behind
            }
            _ => return None,
        };
        // "Prices rose, said Miller": what is said stands before the comma. "The mayor, Miller, said": it does not.
        let commas = (self.range.start..verb).filter(|&at| self.tokens.is_symbol(at, ',')).count();
        if commas == 1 && self.tokens.is_symbol(verb.saturating_sub(1), ',') {
            return None;
        }
        // "Prices rose, Miller said on Monday"
        let rest = self.range.end.saturating_sub(open);
        if opener.is_none() && commas == 1 && rest <= SHORT_REST || rest < SHORTEST {
            return None;
        }
        let pronoun = |at: usize| self.cue(at).is_some_and(|(cue, len)| cue == Cue::Pronoun && at + len <= verb);
        if (self.range.start..verb).any(pronoun) {
            return Some((open..self.range.end, self.before()?));
        }
        let subject = self.speaker_within(self.range.start..verb, false)?;
        // "Politikus PDIP itu menyebut"
        let definite = self.cue(verb.saturating_sub(1)).is_some_and(|(cue, _)| cue == Cue::Definite);
        if definite && self.reader.annotations.get(subject).is_some_and(|one| one.label != Label::Person) {
            return Some((open..self.range.end, self.before()?));
        }
        let near = self.last_before(verb).is_some_and(|last| self.end_of(last) + APART >= verb);
        near.then_some((open..self.range.end, subject))
    }

    /// `Harga naik, kata Rina`; `Prices rose, Miller said on Monday`.
    fn before_verb(&self) -> Option<(Range<usize>, usize)> {
        let first = (self.range.start + SHORTEST).max(self.range.end.saturating_sub(REACH));
        let commas = (first..self.range.end).rev().filter(|&at| self.tokens.is_symbol(at, ','));
        // The first verb behind the comma; commas come from the end, and words are looked at once.
        let (mut verb, mut looked_at) = (None, self.range.end);
        for comma in commas {
            let behind = comma + 1;
            let said = self.range.start..comma;
            match self.cue(behind) {
                Some((Cue::Back, _)) => return Some((said, self.before()?)),
                Some((Cue::Pronoun, len)) if self.is_verb(behind + len) => return Some((said, self.before()?)),
                Some((Cue::Verb | Cue::Source, len)) => {
                    let pronoun = self.cue(behind + len).is_some_and(|(cue, _)| cue == Cue::Pronoun);
                    let speaker =
                        if pronoun { self.before() } else { self.speaker_within(behind..self.range.end, true) };
                    return Some((said, speaker?));
                }
                _ => {}
            }
            verb = (behind + 1..looked_at).find(|&at| self.is_verb(at)).or(verb);
            looked_at = looked_at.min(behind + 1);
            let closing = verb.filter(|verb| verb + CLOSING >= self.range.end && !self.holds_comma(behind..*verb));
            if let Some(verb) = closing {
                return Some((said, self.speaker_within(behind..verb, true)?));
            }
        }
        None
    }

    /// Whether a name starts at the token at `at`.
    fn is_named(&self, at: usize) -> bool {
        let place = start_of(self.tokens, at);
        let annotations = self.reader.annotations;
        annotations.binary_search_by_key(&place, |one| one.span.start).is_ok()
    }

    fn holds_comma(&self, mut range: Range<usize>) -> bool {
        range.any(|at| self.tokens.is_symbol(at, ','))
    }

    fn is(&self, at: usize, kind: Speech) -> bool {
        self.speech.at(self.tokens, at).is_some_and(|found| *found.value == kind)
    }

    fn is_verb(&self, at: usize) -> bool {
        self.cue(at).is_some_and(|(cue, _)| cue == Cue::Verb)
    }

    /// The reporting word at `at`, with how many tokens it has.
    fn cue(&self, at: usize) -> Option<(Cue, usize)> {
        self.reader.reporting.at(self.tokens, at).map(|found| (*found.value, found.len))
    }

    fn speaker_within(&self, range: Range<usize>, first: bool) -> Option<usize> {
        self.reader.speaker_within(start_of(self.tokens, range.start), start_of(self.tokens, range.end), first)
    }

    fn person_within(&self, range: Range<usize>) -> Option<usize> {
        let found = self.speaker_within(range, true)?;
        self.reader.annotations.get(found).filter(|one| one.label == Label::Person).map(|_| found)
    }

    /// Who is spoken of before the sentence: the first person of the sentence before it, for that is its subject, else who spoke
    /// last, else who was named last.
    fn before(&self) -> Option<usize> {
        let subject = if self.previous.is_empty() { None } else { self.person_within(self.previous.clone()) };
        subject.or(self.last).or_else(|| self.reader.last_person_before(start_of(self.tokens, self.range.start)))
    }

    /// The last annotation that starts before the token at `at`.
    fn last_before(&self, at: usize) -> Option<usize> {
        let place = start_of(self.tokens, at);
        self.reader.annotations.partition_point(|one| one.span.start < place).checked_sub(1)
    }

    /// The index of the token behind an annotation.
    fn end_of(&self, annotation: usize) -> usize {
        self.reader.annotations.get(annotation).map_or(0, |one| first_from(self.tokens, one.span.end))
    }

    fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let start = start_of(self.tokens, range.start);
        Span::new(start, last.map_or(start, |token| token.span().end.max(start)))
    }
}
