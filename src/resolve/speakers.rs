//! Speakers: who says what stands between quotation marks.
//!
//! The words around a quote are read in the order in which a reader looks: behind it (`"…", kata Rina`), before it in the
//! same sentence (`Rina berkata: "…"`), then the quotes around it, for speech goes on over several.

use crate::annotator::{Analysis, Block};
use crate::document::{Annotation, Entity, Segment, SegmentKind};
use crate::label::Label;
use crate::language::reporting::{Cue, Reporting};
use crate::span::Span;
use crate::token::Tokens;

/// How many tokens around a quote are read: the subject of a long sentence, with title and office, is nearer.
const REACH: usize = 40;

/// Sets the speaker of every quote of `segments` that the text names one for. `annotations` are sorted; their entities are
/// indices of `entities`.
pub fn attribute(
    analysis: &Analysis<'_>,
    annotations: &[Annotation],
    entities: &[Entity],
    reporting: &Reporting,
    segments: &mut [Segment],
) {
    let reader = Reader { analysis, annotations, reporting };
    let found = reader.speakers(&quotes(segments));
    let quotes = segments.iter_mut().filter(|one| one.kind == SegmentKind::Quote);
    for (quote, speaker) in quotes.zip(found) {
        if let Some(annotation) = speaker.and_then(|speaker| annotations.get(speaker)) {
            let (name, entity) = best_name(annotation, entities);
            (quote.speaker, quote.entity) = (Some(name), entity);
        }
    }
}

/// Where the quotes of a text are.
pub(super) fn quotes(segments: &[Segment]) -> Vec<Span> {
    segments.iter().filter(|one| one.kind == SegmentKind::Quote).map(|one| one.span).collect()
}

/// The best name that the text gives of what an annotation is of, and its entity where there is one.
pub(super) fn best_name(annotation: &Annotation, entities: &[Entity]) -> (String, Option<usize>) {
    let found = annotation.entity.and_then(|index| Some((index, entities.get(index)?)));
    let name = found.map_or(&annotation.text, |(_, entity)| &entity.name);
    (name.clone(), found.map(|(index, _)| index))
}

/// What the words around one quote tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The annotation with this index is the speaker.
    Named(usize),
    /// Somebody who was named before.
    Before,
    /// A verb of saying has a subject that is no name.
    Unnamed,
    /// Nothing.
    Nothing,
}

/// What is read of a document.
pub(super) struct Reader<'a> {
    pub analysis: &'a Analysis<'a>,
    pub annotations: &'a [Annotation],
    pub reporting: &'a Reporting,
}

impl Reader<'_> {
    /// The annotation that names the speaker of each quote.
    fn speakers(&self, quotes: &[Span]) -> Vec<Option<usize>> {
        let mut speakers: Vec<Option<usize>> = Vec::with_capacity(quotes.len());
        // The block and the speaker of the quote before, and where quotes that wait for a speaker begin.
        let mut last: Option<(usize, Option<usize>)> = None;
        let mut waiting = 0;
        for (order, &quote) in quotes.iter().enumerate() {
            let block_index = self.analysis.blocks.partition_point(|block| block.span.end < quote.end);
            let Some(block) = self.analysis.blocks.get(block_index) else {
                speakers.push(None);
                continue;
            };
            let open = order.checked_sub(1).and_then(|before| quotes.get(before)).is_some_and(|before| {
                last.and_then(|(at, _)| self.analysis.blocks.get(at)).is_some_and(|block| block.span.end == before.end)
            });
            // A quote without a closing mark goes on in the next paragraph.
            if !open && last.is_none_or(|(before, _)| before != block_index) {
                waiting = order;
            }
            let floor = order.checked_sub(1).and_then(|before| quotes.get(before)).map_or(0, |before| before.end);
            let ceiling = quotes.get(order + 1).map_or(usize::MAX, |next| next.start);
            let same_block = last.filter(|(before, _)| *before == block_index);
            let speaker = match self.told(block, quote, floor, ceiling) {
                Told::Named(annotation) => Some(annotation),
                Told::Before => self
                    .last_subject(floor, quote.start)
                    .or_else(|| last.and_then(|(_, speaker)| speaker))
                    .or_else(|| self.last_person_before(quote.start)),
                Told::Unnamed => None,
                // Speech that was parted, or goes on in the next paragraph.
                Told::Nothing => {
                    let goes_on =
                        last.filter(|(before, _)| before + 1 == block_index && (open || is_quote_alone(block, quote)));
                    same_block.or(goes_on).and_then(|(_, speaker)| speaker)
                }
            };
            if speaker.is_some() {
                // `"…." "…", kata Rina`: the verb behind the last quote serves for all of the paragraph.
                for earlier in speakers.get_mut(waiting..).unwrap_or(&mut []) {
                    *earlier = earlier.or(speaker);
                }
                waiting = order;
            }
            speakers.push(speaker);
            last = Some((block_index, speaker));
        }
        speakers
    }

    /// What stands around `quote` tells, between the quote before, which ends at `floor`, and the next, at `ceiling`.
    fn told(&self, block: &Block, quote: Span, floor: usize, ceiling: usize) -> Told {
        let tokens = self.analysis.tokens(block);
        let behind = self.told_behind(&tokens, quote, ceiling);
        if behind != Told::Nothing {
            return behind;
        }
        self.told_before(&tokens, quote, floor)
    }

    /// `"…", kata Menlu AS, John Kerry`; `"…," John Kerry told reporters`; `"…", tambahnya`.
    fn told_behind(&self, tokens: &Tokens<'_>, quote: Span, ceiling: usize) -> Told {
        let mark = first_from(tokens, quote.end);
        let first = mark + 1;
        let end = (first..first + REACH)
            .find(|&at| {
                tokens.get(at).is_none_or(|token| {
                    token.span().start >= ceiling
                        || (at > first && token.starts_sentence && token.span().start > quote.end)
                })
            })
            .unwrap_or(first + REACH);
        // Where a new sentence starts right behind the mark, it is about something else, unless the quote was left open
        // by a comma.
        let opens_anew = tokens.get(first).is_some_and(|token| token.starts_sentence);
        let open = quote.of(tokens.text).ends_with([',', '!', '?']);
        if opens_anew && !open {
            return Told::Nothing;
        }
        for at in first..end {
            let Some(found) = self.reporting.at(tokens, at) else {
                continue;
            };
            match found.value {
                Cue::Back => return Told::Before,
                Cue::Pronoun => {
                    let next = self.reporting.at(tokens, at + found.len);
                    if next.is_some_and(|next| *next.value == Cue::Verb) {
                        return Told::Before;
                    }
                }
                Cue::Definite | Cue::Indefinite | Cue::Joint => {}
                Cue::Verb | Cue::Source => {
                    let subject = (*found.value == Cue::Verb)
                        .then(|| self.speaker_within(start_of(tokens, first), start_of(tokens, at), true))
                        .flatten();
                    // A verb further on, without a name before it, is of another clause.
                    if subject.is_none() && at > first + 2 {
                        return Told::Nothing;
                    }
                    let introduces = at + found.len;
                    let next = tokens.is_symbol(introduces, ',') || tokens.is_symbol(introduces, ':');
                    // `"…?" Rina menjawab, "…"`: the words are of the quote behind them.
                    if next && start_of(tokens, introduces + 2) >= ceiling && !quote.of(tokens.text).ends_with(',') {
                        return Told::Nothing;
                    }
                    if let Some(subject) = subject {
                        return Told::Named(subject);
                    }
                    let behind = at + found.len;
                    let pronoun = self.reporting.at(tokens, behind).is_some_and(|next| *next.value == Cue::Pronoun);
                    if pronoun || self.is_definite(tokens, behind, end) {
                        return Told::Before;
                    }
                    return self
                        .speaker_within(start_of(tokens, behind), start_of(tokens, end), true)
                        .map_or(Told::Unnamed, Told::Named);
                }
            }
        }
        Told::Nothing
    }

    /// Whether the noun phrase at `start` is of a person who was named before it: "pelatih asal Brasil itu".
    fn is_definite(&self, tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
        let cue = |at: usize| self.reporting.at(tokens, at).map(|found| *found.value);
        let stops = |&at: &usize| matches!(tokens.text(at), "," | "." | "(");
        let stop = (start..end).find(stops).unwrap_or(end);
        let closing = (start..stop).find(|&at| cue(at) == Some(Cue::Definite));
        closing.is_some_and(|closing| {
            let persons = self.annotations.partition_point(|one| one.span.start < start_of(tokens, start));
            let mut inside = self.annotations.iter().skip(persons);
            let named = inside
                .by_ref()
                .take_while(|one| one.span.start < start_of(tokens, closing))
                .any(|one| one.label == Label::Person);
            closing > start && cue(start) != Some(Cue::Indefinite) && !named
        })
    }

    /// `John Kerry mengatakan kepada pers, "…"`; `Menurut Rina, "…"`; `Kerry: "…"`.
    fn told_before(&self, tokens: &Tokens<'_>, quote: Span, floor: usize) -> Told {
        let mark = first_from(tokens, quote.start).saturating_sub(1);
        let least = mark.saturating_sub(REACH);
        let start = (least..mark).rev().find(|&at| tokens.get(at).is_some_and(|token| token.starts_sentence));
        let start = start.unwrap_or(least).max(first_from(tokens, floor));
        for at in (start..mark).rev() {
            let Some(found) = self.reporting.at(tokens, at) else {
                continue;
            };
            match found.value {
                Cue::Back => return Told::Before,
                Cue::Pronoun | Cue::Definite | Cue::Indefinite | Cue::Joint => {}
                Cue::Verb | Cue::Source => {
                    let subject = self.speaker_within(start_of(tokens, start), start_of(tokens, at), false);
                    let object = self.speaker_within(start_of(tokens, at + found.len), quote.start, true);
                    let pronoun = (start..mark)
                        .any(|at| self.reporting.at(tokens, at).is_some_and(|found| *found.value == Cue::Pronoun));
                    let named = match found.value {
                        Cue::Source => object.or(subject),
                        _ if pronoun => subject,
                        _ => subject.or(object),
                    };
                    return match named {
                        Some(named) => Told::Named(named),
                        None if pronoun => Told::Before,
                        None => Told::Unnamed,
                    };
                }
            }
        }
        let colon = mark.checked_sub(1).is_some_and(|at| tokens.is_symbol(at, ':'));
        let named = self.speaker_within(start_of(tokens, start), quote.start, false).filter(|_| colon);
        named.map_or(Told::Nothing, Told::Named)
    }

    /// The annotation from `start` to `end` that may speak: the first or the last person, else an organisation.
    pub fn speaker_within(&self, start: usize, end: usize, first: bool) -> Option<usize> {
        let from = self.annotations.partition_point(|annotation| annotation.span.start < start);
        let to = self.annotations.partition_point(|annotation| annotation.span.start < end);
        let labelled = |label: Label| {
            let mut range =
                (from..to).filter(move |&at| self.annotations.get(at).is_some_and(|one| one.label == label));
            if first { range.next() } else { range.next_back() }
        };
        labelled(Label::Person).or_else(|| labelled(Label::Org))
    }
}

/// The longest quotation mark, in bytes.
const MARK: usize = 3;

/// Whether the paragraph is this quote and nothing more.
fn is_quote_alone(block: &Block, quote: Span) -> bool {
    quote.start <= block.span.start + MARK && quote.end + MARK + 1 >= block.span.end
}

/// The index of the first token that starts at `place` or behind it.
pub(super) fn first_from(tokens: &Tokens<'_>, place: usize) -> usize {
    let (mut low, mut high) = (0, tokens.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if tokens.get(middle).is_some_and(|token| token.span().start < place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Where the token at `index` starts; the end of the block behind its last.
pub(super) fn start_of(tokens: &Tokens<'_>, index: usize) -> usize {
    let last = tokens.len().checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |token| token.span().end);
    tokens.get(index).map_or(last, |token| token.span().start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use crate::segment::{SegmentRules, split};
    use crate::token::tokens_of;
    use crate::{Annotator, Options};

    /// The speakers of the quotes in `text`, where every mention of `names` is annotated.
    fn speakers(text: &str, names: &[(&str, Label)]) -> Vec<Option<String>> {
        let reporting = Reporting::load(LANGUAGES);
        let mut segments = split(text, &tokens_of(text), &SegmentRules::load(LANGUAGES), &reporting);
        let mut annotations: Vec<Annotation> = names
            .iter()
            .flat_map(|&(name, label)| {
                text.match_indices(name).map(move |(start, _)| Annotation {
                    span: Span::new(start, start + name.len()),
                    text: name.to_owned(),
                    label,
                    score: 1.0,
                    entity: None,
                    acts: false,
                    value: None,
                })
            })
            .collect();
        annotations.sort_by_key(|annotation| annotation.span);
        let (_, analysis) = Annotator::new().analyze(text, &segments, &Options::default());
        attribute(&analysis, &annotations, &[], &reporting, &mut segments);
        segments.into_iter().filter(|one| one.kind == SegmentKind::Quote).map(|quote| quote.speaker).collect()
    }

    const PEOPLE: &[(&str, Label)] = &[
        ("Ahmad Fauzi", Label::Person),
        ("Rina Marlina", Label::Person),
        ("Bandung", Label::Gpe),
        ("Dinas Perhubungan", Label::Org),
        ("Theresa May", Label::Person),
    ];

    fn check(text: &str, expected: &[Option<&str>]) {
        let found = speakers(text, PEOPLE);
        assert_eq!(found.iter().map(Option::as_deref).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn the_subject_behind_the_quote_speaks() {
        for text in [
            "\"Jalan itu akan dibuka minggu depan\", kata Wali Kota Bandung, Ahmad Fauzi, di Balai Kota.",
            "\"Jalan itu akan dibuka minggu depan,\" ujar Ahmad Fauzi kepada Rina Marlina.",
            "\"Jalan itu akan dibuka minggu depan,\" Ahmad Fauzi menegaskan.",
            "“The road will open again next week,” Mayor Ahmad Fauzi told reporters in Bandung.",
            "“The road will open again next week,” said Ahmad Fauzi.",
        ] {
            check(text, &[Some("Ahmad Fauzi")]);
        }
    }

    #[test]
    fn the_subject_before_the_quote_speaks() {
        for text in [
            "Wali Kota Bandung Ahmad Fauzi mengatakan, \"Jalan itu akan dibuka minggu depan.\"",
            "Menurut Ahmad Fauzi, \"jalan itu akan dibuka kembali minggu depan juga\".",
            "Ahmad Fauzi: \"Jalan itu akan dibuka minggu depan.\"",
            "Ahmad Fauzi told them: “The road will open again next week.”",
        ] {
            check(text, &[Some("Ahmad Fauzi")]);
        }
    }

    #[test]
    fn speech_goes_on_with_the_same_speaker() {
        let name = Some("Ahmad Fauzi");
        check(
            "\"Jalan dibuka minggu depan juga\", kata Ahmad Fauzi.\n\n\"Pipa sudah diganti semua\", tambahnya.",
            &[name, name],
        );
        check("\"Jalan dibuka minggu depan juga\", kata Ahmad Fauzi. \"Pipa sudah diganti semuanya.\"", &[name, name]);
        check("\"Jalan dibuka minggu depan.\" \"Pipa sudah diganti semua\", kata Ahmad Fauzi.", &[name, name]);
        check("Ahmad Fauzi datang pagi. \"Jalan dibuka minggu depan juga\", katanya.", &[name]);
        check("“The road will open,” said Ahmad Fauzi.\n\n“It is safe now,” he added.", &[name, name]);
    }

    #[test]
    fn an_organisation_speaks_where_no_person_does() {
        check("\"Jalan itu akan dibuka minggu depan\", tulis Dinas Perhubungan.", &[Some("Dinas Perhubungan")]);
    }

    #[test]
    fn whoever_has_no_name_is_not_given_one() {
        check("Ahmad Fauzi datang. \"Air naik begitu cepat sekali\", kata seorang warga.", &[None]);
        check("\"Air naik begitu cepat sekali malam itu.\" Ahmad Fauzi mengatakan bantuan akan datang.", &[None]);
    }
}
