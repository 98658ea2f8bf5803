//! A text that is annotated again and again while somebody edits it: what was read of its blocks is kept, and only what a
//! change touches is read anew. The document is the one that a first reading gives, to the last byte.
//!
//! A block is read as a text of its own, so that its tokens and candidates stay what they are when the text before it grows.
//! What the blocks tell each other is brought up to date: the marks between digits, the day from which dates are read, and
//! names ([`crate::names::kept`]). Segments, entities and speakers are found in the whole document each time.

use super::{Analysis, Annotator, Block, LanguageChoice, LanguageResources, Options, is_read};
use crate::candidate::Candidate;
use crate::document::{Annotation, Document, SegmentKind};
use crate::kept_lines::KeptLines;
use crate::language::detect::{self, Sums};
use crate::names::kept::{BlockNames, KeptNames, View};
use crate::numbers::{self, Marks};
use crate::reference::Reference;
use crate::resolve::{self, KeptEntities, Title};
use crate::span::Span;
use crate::times::{self, TimeMention};
use crate::token::{Token, Tokens, mark_sentences, tokenize};
use crate::{identifiers, segment};

/// What is kept of the last reading of a text, for [`Annotator::annotate_again`].
#[derive(Debug, Default)]
pub struct Session {
    blocks: Vec<Kept>,
    /// Whether one language was asked for: then no block knows which it shows.
    fixed: bool,
    /// The marks between digits of each language.
    marks: Vec<Marks>,
    now: Option<Reference>,
    names: KeptNames,
    entities: KeptEntities,
    lines: KeptLines<segment::Lines>,
    /// The weights of languages on each line.
    sums: KeptLines<Sums>,
}

/// One block, with offsets from its own start.
#[derive(Debug)]
struct Kept {
    text: String,
    kind: SegmentKind,
    /// The language that the block shows, where it was looked for.
    detected: Option<usize>,
    /// The one that it is read in.
    language: usize,
    tokens: Vec<Token>,
    shown: Option<Marks>,
    numbers: Vec<Candidate>,
    moments: Vec<TimeMention>,
    /// The times, anchored.
    times: Vec<Candidate>,
    names: BlockNames,
    annotations: Vec<Annotation>,
    titles: Vec<Option<Title>>,
    step: Step,
}

/// From where on a block has to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Numbers,
    Times,
    Layer,
    Done,
}

/// A block of the text as it is now.
struct Place<'t> {
    span: Span,
    text: &'t str,
    kind: SegmentKind,
}

/// Which language blocks are read in: one for all, or for each the one that it shows, else that of the whole text.
#[derive(Clone, Copy)]
struct Choice {
    fixed: bool,
    fallback: usize,
}

impl Choice {
    const fn language(self, detected: Option<usize>) -> usize {
        match detected {
            Some(language) if !self.fixed => language,
            _ => self.fallback,
        }
    }
}

impl Kept {
    fn new(place: &Place<'_>, choice: Choice, annotator: &Annotator) -> Kept {
        let detected = if choice.fixed { None } else { annotator.detector.detect(place.text) };
        let language = choice.language(detected);
        let resources = annotator.languages.get(language);
        let mut tokens = Vec::new();
        tokenize(place.text, Span::new(0, place.text.len()), &mut tokens);
        if let Some(resources) = resources {
            mark_sentences(place.text, &mut tokens, &resources.abbreviations);
        }
        let shown = resources.and_then(|own| numbers::shown_marks(&Tokens::new(place.text, &tokens), &own.numbers));
        Kept {
            shown,
            text: place.text.to_owned(),
            kind: place.kind,
            detected,
            language,
            tokens,
            numbers: Vec::new(),
            moments: Vec::new(),
            times: Vec::new(),
            names: BlockNames::default(),
            annotations: Vec::new(),
            titles: Vec::new(),
            step: Step::Numbers,
        }
    }

    fn is_of(&self, place: &Place<'_>, choice: Choice) -> bool {
        self.kind == place.kind && self.language == choice.language(self.detected) && self.text == place.text
    }

    fn tokens(&self) -> Tokens<'_> {
        Tokens::new(&self.text, &self.tokens)
    }

    /// The block as the whole of a text.
    fn alone(&self) -> Block {
        let span = Span::new(0, self.text.len());
        Block { kind: self.kind, span, language: self.language, tokens: 0..self.tokens.len() }
    }

    fn read(&mut self, marks: Marks, resources: &LanguageResources) {
        let (mut found, mut moments) = (Vec::new(), Vec::new());
        let tokens = self.tokens();
        let numerals = numbers::read_numerals(&tokens, marks, &resources.numbers);
        numbers::recognize(&tokens, &numerals, &resources.numbers, &mut found);
        identifiers::recognize(&tokens, &resources.identifiers, &mut found);
        times::recognize(&tokens, &numerals, &self.alone(), &resources.times, &mut moments);
        self.numbers = found;
        self.moments = moments;
        self.step = Step::Times;
    }

    fn anchor(&mut self, now: Option<Reference>) {
        self.times.clear();
        times::anchor(self.moments.clone(), now, &mut self.times);
        self.step = Step::Layer;
    }
}

impl Annotator {
    /// Annotates `text`, most of which `session` knows from its last text. Gives what [`Annotator::annotate_with`] gives.
    ///
    /// A session is of one annotator, whose resources stay as they are; a new one costs one reading of the whole text.
    pub fn annotate_again(&self, session: &mut Session, text: &str, options: &Options) -> Document {
        let segments = segment::split_again(text, &self.segments, &self.reporting, &mut session.lines);
        let (language, fallback) = self.language_of(options, || {
            session.sums.update(text, |line| self.detector.sums(line));
            let mut sums = Sums::default();
            for (_, line) in session.sums.iter() {
                sums.iter_mut().zip(line).for_each(|(sum, own)| *sum = sum.saturating_add(*own));
            }
            detect::choose(&sums)
        });
        let read = segments.iter().filter(|part| is_read(part.kind, options));
        let places: Vec<Place<'_>> =
            read.map(|part| Place { span: part.span, text: part.span.of(text), kind: part.kind }).collect();
        let choice = Choice { fixed: matches!(options.language, LanguageChoice::Fixed(_)), fallback };
        if session.fixed != choice.fixed {
            *session = Session { fixed: choice.fixed, ..Session::default() };
        }
        let removed = self.exchange(&mut session.blocks, &places, choice);

        let marks: Vec<Marks> = self
            .languages
            .iter()
            .enumerate()
            .map(|(language, resources)| {
                let own = session.blocks.iter().filter(|block| block.language == language);
                numbers::habit(own.filter_map(|block| block.shown), &resources.numbers)
            })
            .collect();
        for block in &mut session.blocks {
            let own = (self.languages.get(block.language), marks.get(block.language));
            let (Some(resources), Some(marks)) = own else {
                continue;
            };
            if block.step == Step::Numbers || session.marks.get(block.language) != Some(marks) {
                block.read(*marks, resources);
            }
        }
        session.marks = marks;

        let now = options.reference.or_else(|| day_told(&session.blocks));
        let same_day = session.now == now;
        session.now = now;
        for block in session.blocks.iter_mut().filter(|block| block.step <= Step::Times || !same_day) {
            block.anchor(now);
        }

        self.update_names(session, removed);
        for block in session.blocks.iter_mut().filter(|block| block.step < Step::Done) {
            let candidates = [&block.numbers, &block.times, &block.names.candidates].into_iter().flatten().cloned();
            let analysis =
                Analysis { text: &block.text, blocks: vec![block.alone()], tokens: std::mem::take(&mut block.tokens) };
            let (annotations, titles) = resolve::layer(&analysis, candidates.collect(), &self.titles);
            block.tokens = analysis.tokens;
            (block.annotations, block.titles) = (annotations, titles);
            block.step = Step::Done;
        }

        let (analysis, layer) = whole(text, &session.blocks, &places);
        let (annotations, entities, segments) =
            resolve::link(&analysis, layer, segments, &self.names, &self.reporting, Some(&mut session.entities));
        Document { language, reference_date: now.map(|now| now.date), annotations, entities, segments }
    }

    /// Keeps the blocks at the beginning and at the end that are still in the text, and puts those of `places` between them.
    /// Gives what the blocks that are gone told.
    fn exchange(&self, blocks: &mut Vec<Kept>, places: &[Place<'_>], choice: Choice) -> Vec<BlockNames> {
        let same = |(block, place): &(&Kept, &Place<'_>)| block.is_of(place, choice);
        let first = blocks.iter().zip(places).take_while(same).count();
        let most = blocks.len().min(places.len()) - first;
        let last = blocks.iter().rev().zip(places.iter().rev()).take(most).take_while(same).count();
        let new = places.get(first..places.len() - last).unwrap_or_default();
        let new: Vec<Kept> = new.iter().map(|place| Kept::new(place, choice, self)).collect();
        let end = blocks.len() - last;
        blocks.splice(first..end, new).map(|gone| gone.names).collect()
    }

    fn update_names(&self, session: &mut Session, removed: Vec<BlockNames>) {
        let mut views: Vec<View<'_>> = session
            .blocks
            .iter_mut()
            .map(|block| View {
                tokens: Tokens::new(&block.text, &block.tokens),
                kind: block.kind,
                language: block.language,
                names: &mut block.names,
            })
            .collect();
        let changed = session.names.update(&self.names, &mut views, removed);
        for (block, _) in session.blocks.iter_mut().zip(changed).filter(|(_, changed)| *changed) {
            block.step = block.step.min(Step::Layer);
        }
    }
}

/// The day that the first dateline tells.
fn day_told(blocks: &[Kept]) -> Option<Reference> {
    let mut datelines = blocks.iter().filter(|block| block.kind == SegmentKind::Byline);
    datelines.find_map(|block| times::anchor(block.moments.clone(), None, &mut Vec::new())).map(Reference::day)
}

/// The whole document's blocks, tokens and annotations, from what is kept of each.
fn whole<'t>(
    text: &'t str,
    blocks: &[Kept],
    places: &[Place<'_>],
) -> (Analysis<'t>, (Vec<Annotation>, Vec<Option<Title>>)) {
    let sum = |count: fn(&Kept) -> usize| blocks.iter().map(count).sum();
    let tokens = Vec::with_capacity(sum(|block| block.tokens.len()));
    let mut analysis = Analysis { text, blocks: Vec::with_capacity(blocks.len()), tokens };
    let mut annotations: Vec<Annotation> = Vec::with_capacity(sum(|block| block.annotations.len()));
    let mut titles = Vec::with_capacity(annotations.capacity());
    for (block, place) in blocks.iter().zip(places) {
        let start = place.span.start;
        let first = analysis.tokens.len();
        // A text is less than 4 GiB long: the tokens' own offsets hold no more.
        let by = u32::try_from(start).unwrap_or(u32::MAX);
        analysis.tokens.extend(block.tokens.iter().map(|token| Token {
            start: token.start.saturating_add(by),
            end: token.end.saturating_add(by),
            ..*token
        }));
        let tokens = first..analysis.tokens.len();
        analysis.blocks.push(Block { kind: block.kind, span: place.span, language: block.language, tokens });
        annotations.extend(
            block
                .annotations
                .iter()
                .map(|one| Annotation { span: Span::new(one.span.start + start, one.span.end + start), ..one.clone() }),
        );
        titles.extend(block.titles.iter().cloned());
    }
    (analysis, (annotations, titles))
}
