//! A text that is annotated again and again while somebody edits it: what was read of its blocks is kept, and only what a
//! change touches is read anew. The document is the one that a first reading gives, to the last byte.
//!
//! A block is read as a text of its own, so that its tokens and candidates stay what they are when the text before it grows.
//! What the blocks tell each other is brought up to date: the marks between digits, the day from which dates are read, and
//! names ([`crate::names::kept`]). Segments, entities and speakers are found in the whole document each time.

use super::{Analysis, Annotator, Block, LanguageChoice, LanguageResources, Options, code_of, is_read, languages_of};
use crate::candidate::Candidate;
use crate::document::{Annotation, Document, Segment, SegmentKind};
use crate::kept_lines::KeptLines;
use crate::language::LANGUAGES;
use crate::language::detect::Evidence;
use crate::names::kept::{BlockNames, KeptNames, View};
use crate::numbers::{self, Marks};
use crate::reference::Reference;
use crate::resolve::{self, KeptEntities, Title};
use crate::span::Span;
use crate::times::{self, TimeMention};
use crate::token::{Capitals, Token, Tokens, tokenize_block};
use crate::{identifiers, segment};

/// What is kept of the last reading of a text, for [`Annotator::annotate_again`].
#[derive(Debug, Default)]
pub struct Session {
    blocks: Vec<Kept>,
    /// The marks between digits of each language that a block is read in.
    marks: Vec<Option<Marks>>,
    now: Option<Reference>,
    names: KeptNames,
    entities: KeptEntities,
    lines: KeptLines<segment::Lines>,
    /// Which languages had no pack yet.
    waiting: Vec<usize>,
    /// Each part of the text that is no quote, and what it shows of languages.
    weighed: Vec<(String, Evidence)>,
    /// The parts of the text in `lines`, where nothing has been made of them yet.
    parted: Option<Parted>,
}

/// One block, with offsets from its own start.
#[derive(Debug)]
struct Kept {
    text: String,
    kind: SegmentKind,
    /// The language that it is read in.
    language: usize,
    tokens: Vec<Token>,
    /// The tokens as names are read in them, where the text is in small letters that its language does not read as such.
    raised: Option<Vec<Token>>,
    capitals: Capitals,
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
#[derive(Debug)]
struct Place {
    span: Span,
    kind: SegmentKind,
    /// The language that it is read in.
    language: usize,
}

/// The segments of the text that was looked at last, the language of the whole, and its blocks, read as was asked.
#[derive(Debug)]
struct Parted {
    asked: (LanguageChoice, bool),
    segments: Vec<Segment>,
    shown: Option<usize>,
    places: Vec<Place>,
}

impl Kept {
    fn new(text: &str, place: &Place, annotator: &Annotator) -> Kept {
        let text = place.span.of(text);
        let resources = annotator.language(place.language);
        let mut tokens = Vec::new();
        tokenize_block(text, Span::new(0, text.len()), &mut tokens);
        annotator.mark_sentences(text, &mut tokens, place.language);
        let shown = resources.and_then(|own| numbers::shown_marks(&Tokens::new(text, &tokens), &own.numbers));
        Kept {
            shown,
            text: text.to_owned(),
            kind: place.kind,
            language: place.language,
            capitals: Capitals::of(&tokens),
            tokens,
            raised: None,
            numbers: Vec::new(),
            moments: Vec::new(),
            times: Vec::new(),
            names: BlockNames::default(),
            annotations: Vec::new(),
            titles: Vec::new(),
            step: Step::Numbers,
        }
    }

    fn is_of(&self, text: &str, place: &Place) -> bool {
        self.kind == place.kind && self.language == place.language && self.text == place.span.of(text)
    }

    fn tokens(&self) -> Tokens<'_> {
        Tokens::new(&self.text, &self.tokens)
    }

    /// The tokens that names are read in.
    fn named(&self) -> &Vec<Token> {
        self.raised.as_ref().unwrap_or(&self.tokens)
    }

    /// The same, to be changed.
    fn named_mut(&mut self) -> &mut Vec<Token> {
        self.raised.as_mut().unwrap_or(&mut self.tokens)
    }

    /// Has the names read as those of a text that is, or is not, in `small` letters. Gives what the block told, where that is no
    /// longer so.
    fn raise(&mut self, annotator: &Annotator, small: bool) -> Option<BlockNames> {
        let raises = small && annotator.names.raises(self.language);
        if raises == self.raised.is_some() {
            return None;
        }
        self.raised = raises.then(|| {
            let mut raised = self.tokens.clone();
            annotator.raise(&self.text, &mut raised, self.language);
            raised
        });
        Some(std::mem::take(&mut self.names))
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
    /// A session is of one annotator, whose resources stay as they are but for languages that come to it; a new one costs one
    /// reading of the whole text, and so does such a language.
    pub fn annotate_again(&self, session: &mut Session, text: &str, options: &Options) -> Document {
        let waiting = self.names.waiting();
        if session.waiting != waiting {
            // What was read of lines depends on no pack.
            let Session { lines, weighed, parted, .. } = std::mem::take(session);
            *session = Session { waiting, lines, weighed, parted, ..Session::default() };
        }
        let Parted { segments, shown, places, .. } = self.part(session, text, options);
        let mut removed = self.exchange(&mut session.blocks, text, &places);
        let mut capitals = Capitals::default();
        session.blocks.iter().for_each(|block| capitals.add(block.capitals));
        let small = capitals.is_small();
        removed.extend(session.blocks.iter_mut().filter_map(|block| block.raise(self, small)));

        let marks: Vec<Option<Marks>> = (0..self.languages.len())
            .map(|language| {
                let mut own = session.blocks.iter().filter(|block| block.language == language).peekable();
                own.peek()?;
                Some(numbers::habit(own.filter_map(|block| block.shown), &self.language(language)?.numbers))
            })
            .collect();
        for block in &mut session.blocks {
            let own = marks.get(block.language);
            let (Some(resources), Some(Some(marks))) = (self.language(block.language), own) else {
                continue;
            };
            if block.step == Step::Numbers || session.marks.get(block.language) != own {
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
            let candidates = candidates.collect();
            let alone = block.alone();
            let tokens = std::mem::take(block.named_mut());
            let analysis = Analysis { text: &block.text, blocks: vec![alone], tokens };
            let (annotations, titles) = resolve::layer(&analysis, candidates, &self.titles);
            let tokens = analysis.tokens;
            *block.named_mut() = tokens;
            (block.annotations, block.titles) = (annotations, titles);
            block.step = Step::Done;
        }

        let (analysis, layer) = whole(text, &session.blocks, &places);
        let (annotations, entities, segments) = resolve::link(
            &analysis,
            layer,
            segments,
            &self.names,
            (&self.reporting, &self.speech),
            Some(&mut session.entities),
        );
        Document { language: code_of(shown), reference_date: now.map(|now| now.date), annotations, entities, segments }
    }

    /// What [`Annotator::missing`] tells of `text`, most of which `session` knows from its last text.
    pub fn missing_again(&self, session: &mut Session, text: &str, options: &Options) -> Vec<&'static str> {
        let mut missing = self.names.waiting();
        if !missing.is_empty() {
            let parted = self.part(session, text, options);
            missing.retain(|language| parted.places.iter().any(|place| place.language == *language));
            session.parted = Some(parted);
        }
        missing.into_iter().filter_map(|language| LANGUAGES.get(language)).map(|files| files.code).collect()
    }

    /// The segments of `text`, the language of the whole, and its blocks.
    fn part(&self, session: &mut Session, text: &str, options: &Options) -> Parted {
        let asked = (options.language, options.annotate_chrome);
        let known = session.parted.take().filter(|known| known.asked == asked && session.lines.text() == text);
        if let Some(known) = known {
            return known;
        }
        let segments = segment::split_again(text, &self.segments, &self.reporting, &mut session.lines);
        let parts: Vec<&Segment> = segments.iter().filter(|part| part.kind != SegmentKind::Quote).collect();
        let weigh = || self.weigh_again(&mut session.weighed, text, &parts);
        let (shown, own) = languages_of(options.language, parts.len(), weigh);
        let fallback = shown.unwrap_or_else(|| self.detector.default_language());
        let places = parts
            .iter()
            .zip(own)
            .filter(|(part, _)| is_read(part.kind, options))
            .map(|(part, language)| Place { span: part.span, kind: part.kind, language: language.unwrap_or(fallback) })
            .collect();
        Parted { asked, segments, shown, places }
    }

    /// Keeps the blocks at the beginning and at the end that are still in the text, and puts those of `places` between them.
    /// Gives what the blocks that are gone told.
    fn exchange(&self, blocks: &mut Vec<Kept>, text: &str, places: &[Place]) -> Vec<BlockNames> {
        let is_of = |block: &Kept, place: &Place| block.is_of(text, place);
        let gone = exchange(blocks, places, is_of, |place| Kept::new(text, place, self));
        gone.into_iter().map(|block| block.names).collect()
    }

    /// What each of the `parts` of `text` shows of languages. Those are looked at that changed.
    fn weigh_again(&self, weighed: &mut Vec<(String, Evidence)>, text: &str, parts: &[&Segment]) -> Vec<Evidence> {
        let is_of = |(known, _): &(String, Evidence), part: &&Segment| known == part.span.of(text);
        let weigh = |part: &&Segment| (part.span.of(text).to_owned(), self.detector.weigh(part.span.of(text)));
        exchange(weighed, parts, is_of, weigh);
        weighed.iter().map(|(_, evidence)| *evidence).collect()
    }

    fn update_names(&self, session: &mut Session, removed: Vec<BlockNames>) {
        let mut views: Vec<View<'_>> = session
            .blocks
            .iter_mut()
            .map(|block| View {
                tokens: Tokens::new(&block.text, block.raised.as_ref().unwrap_or(&block.tokens)),
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

/// Keeps those of `kept` at its beginning and at its end that are of the first and the last of `new`, and has `make` make
/// one for each between them. Gives those that are gone.
fn exchange<K, N>(kept: &mut Vec<K>, new: &[N], is_of: impl Fn(&K, &N) -> bool, make: impl Fn(&N) -> K) -> Vec<K> {
    let same = |(one, other): &(&K, &N)| is_of(one, other);
    let first = kept.iter().zip(new).take_while(same).count();
    let most = kept.len().min(new.len()) - first;
    let last = kept.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
    let made: Vec<K> = new.get(first..new.len() - last).unwrap_or_default().iter().map(make).collect();
    let end = kept.len() - last;
    kept.splice(first..end, made).collect()
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
    places: &[Place],
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
        analysis.tokens.extend(block.named().iter().map(|token| Token {
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
