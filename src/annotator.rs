//! The pipeline, stage by stage, from top to bottom.

mod session;

pub use session::Session;

use crate::document::{Document, SegmentKind};
use crate::language::detect::{Detector, UNDETERMINED};
use crate::language::reporting::Reporting;
use crate::language::titles::TitleWords;
use crate::language::{LANGUAGES, LanguageFiles};
use crate::reference::Reference;
use crate::segment::SegmentRules;
use crate::span::Span;
use crate::stage::Stage;
use crate::token::{Abbreviations, Token, Tokens, mark_sentences, tokenize};
use crate::{identifiers, names, numbers, resolve, segment, times};
use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// The engine: language data, loaded once and used for any number of texts.
#[derive(Debug)]
pub struct Annotator {
    languages: Vec<LanguageResources>,
    detector: Detector,
    segments: SegmentRules,
    reporting: Reporting,
    titles: TitleWords,
    names: names::NameResources,
}

/// What one language brings.
#[derive(Debug)]
struct LanguageResources {
    code: &'static str,
    abbreviations: Abbreviations,
    numbers: numbers::NumberLexicon,
    times: times::TimeLexicon,
    identifiers: identifiers::IdentifierLexicon,
}

impl LanguageResources {
    fn load(files: &LanguageFiles) -> LanguageResources {
        LanguageResources {
            code: files.code,
            abbreviations: Abbreviations::load(files),
            numbers: numbers::NumberLexicon::load(files),
            times: times::TimeLexicon::load(files),
            identifiers: identifiers::IdentifierLexicon::load(files),
        }
    }
}

/// What a caller may ask for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The moment from which relative and partial dates are read. Without one, the article's own dateline serves.
    pub reference: Option<Reference>,
    /// The language of the text.
    pub language: LanguageChoice,
    /// Whether page furniture is annotated too.
    pub annotate_chrome: bool,
}

/// Which language a text is read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LanguageChoice {
    /// Found out from the text, paragraph by paragraph.
    #[default]
    Auto,
    /// The language with this index in [`LANGUAGES`].
    Fixed(usize),
}

/// A language that Sorot does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageError {
    input: String,
}

impl fmt::Display for LanguageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<_> = LANGUAGES.iter().map(|language| language.code).collect();
        write!(formatter, "'{}' is not a language here: use auto or one of {}", self.input, known.join(", "))
    }
}

impl Error for LanguageError {}

impl FromStr for LanguageChoice {
    type Err = LanguageError;

    fn from_str(input: &str) -> Result<LanguageChoice, LanguageError> {
        if input == "auto" {
            return Ok(LanguageChoice::Auto);
        }
        LANGUAGES
            .iter()
            .position(|language| language.code == input)
            .map(LanguageChoice::Fixed)
            .ok_or_else(|| LanguageError { input: input.chars().take(40).collect() })
    }
}

/// A part of the text that is read on its own: one segment that is annotated, with its tokens and its language.
#[derive(Clone, Debug)]
pub struct Block {
    /// What the segment is.
    pub kind: SegmentKind,
    /// Where it stands, in UTF-8 bytes.
    pub span: Span,
    /// The index of its language in [`LANGUAGES`].
    pub language: usize,
    tokens: Range<usize>,
}

/// A text with its blocks and tokens: what the recognizers of whole documents read.
#[derive(Debug)]
pub struct Analysis<'t> {
    /// The text.
    pub text: &'t str,
    /// Its blocks in the order of the text.
    pub blocks: Vec<Block>,
    tokens: Vec<Token>,
}

impl Analysis<'_> {
    /// The tokens of one block of this analysis.
    pub fn tokens(&self, block: &Block) -> Tokens<'_> {
        Tokens::new(self.text, self.tokens.get(block.tokens.clone()).unwrap_or(&[]))
    }
}

impl Default for Annotator {
    fn default() -> Annotator {
        Annotator::new()
    }
}

impl Annotator {
    /// Loads every language that was built in.
    pub fn new() -> Annotator {
        Annotator {
            languages: LANGUAGES.iter().map(LanguageResources::load).collect(),
            detector: Detector::load(LANGUAGES),
            segments: SegmentRules::load(LANGUAGES),
            reporting: Reporting::load(LANGUAGES),
            titles: TitleWords::load(LANGUAGES),
            names: names::NameResources::load(LANGUAGES),
        }
    }

    /// Annotates `text`, with its language and reference date found out from the text itself.
    pub fn annotate(&self, text: &str) -> Document {
        self.annotate_with(text, &Options::default())
    }

    /// Annotates `text` as `options` ask.
    pub fn annotate_with(&self, text: &str, options: &Options) -> Document {
        self.annotate_observed(text, options, |_| {})
    }

    /// Annotates `text` as `options` ask, and calls `done` whenever a stage is finished, so that its time can be taken.
    pub fn annotate_observed(&self, text: &str, options: &Options, mut done: impl FnMut(Stage)) -> Document {
        let segments = segment::split(text, &self.segments, &self.reporting);
        done(Stage::Segments);
        let (language, analysis) = self.analyze(text, &segments, options);
        done(Stage::Tokens);

        let marks: Vec<numbers::Marks> = self
            .languages
            .iter()
            .enumerate()
            .map(|(language, resources)| {
                let blocks = analysis.blocks.iter().filter(|block| block.language == language);
                let shown =
                    blocks.filter_map(|block| numbers::shown_marks(&analysis.tokens(block), &resources.numbers));
                numbers::habit(shown, &resources.numbers)
            })
            .collect();

        let mut candidates = Vec::new();
        let mut moments = Vec::new();
        for block in &analysis.blocks {
            let (Some(resources), Some(marks)) = (self.languages.get(block.language), marks.get(block.language)) else {
                continue;
            };
            let tokens = analysis.tokens(block);
            let numerals = numbers::read_numerals(&tokens, *marks, &resources.numbers);
            numbers::recognize(&tokens, &numerals, &resources.numbers, &mut candidates);
            identifiers::recognize(&tokens, &resources.identifiers, &mut candidates);
            done(Stage::Numbers);
            times::recognize(&tokens, &numerals, block, &resources.times, &mut moments);
            done(Stage::Times);
        }
        let reference_date = times::anchor(moments, options.reference, &mut candidates);
        done(Stage::Times);
        names::recognize(&analysis, &self.names, &mut candidates);
        done(Stage::Names);

        let words = (&self.reporting, &self.titles);
        let document = resolve::resolve(&analysis, segments, candidates, language, reference_date, &self.names, words);
        done(Stage::Resolve);
        document
    }

    /// The resources for names.
    pub fn names(&self) -> &names::NameResources {
        &self.names
    }

    /// The resources for names, to be changed.
    pub fn names_mut(&mut self) -> &mut names::NameResources {
        &mut self.names
    }

    /// Segments → blocks with tokens. Gives the language of the whole text, too.
    pub fn analyze<'t>(
        &self,
        text: &'t str,
        segments: &[crate::document::Segment],
        options: &Options,
    ) -> (String, Analysis<'t>) {
        let (code, fallback) = self.language_of(options, || self.detector.detect(text));
        let mut analysis = Analysis { text, blocks: Vec::new(), tokens: Vec::new() };
        for part in segments {
            if !is_read(part.kind, options) {
                continue;
            }
            let language = match options.language {
                LanguageChoice::Fixed(index) => index,
                LanguageChoice::Auto => self.detector.detect(part.span.of(text)).unwrap_or(fallback),
            };
            let first = analysis.tokens.len();
            tokenize(text, part.span, &mut analysis.tokens);
            let tokens = first..analysis.tokens.len();
            if let (Some(items), Some(resources)) =
                (analysis.tokens.get_mut(tokens.clone()), self.languages.get(language))
            {
                mark_sentences(text, items, &resources.abbreviations);
            }
            analysis.blocks.push(Block { kind: part.kind, span: part.span, language, tokens });
        }
        (code, analysis)
    }

    /// The language of the whole text as a tag, and the one that is read where a part shows none; `detect` finds the language
    /// that the text shows.
    fn language_of(&self, options: &Options, detect: impl FnOnce() -> Option<usize>) -> (String, usize) {
        let (whole, fallback) = match options.language {
            LanguageChoice::Fixed(index) => (Some(index), index),
            LanguageChoice::Auto => {
                let found = detect();
                (found, found.unwrap_or_else(|| self.detector.default_language()))
            }
        };
        let code = whole.and_then(|index| self.languages.get(index)).map_or(UNDETERMINED, |resources| resources.code);
        (code.to_owned(), fallback)
    }
}

/// Whether a part of the text is annotated.
const fn is_read(kind: SegmentKind, options: &Options) -> bool {
    match kind {
        SegmentKind::Quote => false,
        SegmentKind::Chrome => options.annotate_chrome,
        SegmentKind::Title | SegmentKind::Paragraph | SegmentKind::Byline => true,
    }
}
