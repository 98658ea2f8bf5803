//! The pipeline, stage by stage, from top to bottom.

mod session;

pub use session::Session;

use crate::document::{Document, Segment, SegmentKind};
use crate::language::detect::{Detector, Evidence, UNDETERMINED};
use crate::language::pack::PackError;
use crate::language::reporting::Reporting;
use crate::language::speech::SpeechWords;
use crate::language::titles::TitleWords;
use crate::language::{LANGUAGES, LanguageFiles};
use crate::reference::Reference;
use crate::segment::SegmentRules;
use crate::span::Span;
use crate::stage::Stage;
use crate::token::{
    Abbreviations, Capitals, Gap, Token, Tokens, is_wrapped, mark_sentences, raise, tokenize_block, tokens_of, within,
};
use crate::{identifiers, names, numbers, resolve, segment, times};
use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::OnceLock;

/// The engine: language data, loaded once and used for any number of texts. What only texts of one language need is loaded
/// with the first of them.
#[derive(Debug)]
pub struct Annotator {
    /// What each of [`LANGUAGES`] brings.
    languages: Vec<OnceLock<LanguageResources>>,
    detector: Detector,
    segments: SegmentRules,
    reporting: Reporting,
    speech: SpeechWords,
    titles: TitleWords,
    names: names::NameResources,
}

/// What one language brings.
#[derive(Debug)]
struct LanguageResources {
    abbreviations: Abbreviations,
    numbers: numbers::NumberLexicon,
    times: times::TimeLexicon,
    identifiers: identifiers::IdentifierLexicon,
}

impl LanguageResources {
    fn load(files: &LanguageFiles) -> LanguageResources {
        LanguageResources {
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
    /// Which tokens are those of a block at `span`; the first `of_text` are those of the text. The first of the block opens
    /// a line, whatever stands before it.
    fn open_block(&mut self, span: Span, of_text: usize) -> Range<usize> {
        let mut own = within(self.tokens.get(..of_text).unwrap_or_default(), span);
        let last = own.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        let parted = last.is_none_or(|token| token.end as usize <= span.end)
            && self.tokens.get(own.start).is_none_or(|token| token.gap != Gap::None);
        if !parted || is_wrapped(self.text, self.tokens.get(own.clone()).unwrap_or_default()) {
            // What touches the block was read together with it, and its lines were read as lines.
            let first = self.tokens.len();
            tokenize_block(self.text, span, &mut self.tokens);
            own = first..self.tokens.len();
        }
        if let Some(first) = self.tokens.get_mut(own.clone()).and_then(<[Token]>::first_mut) {
            first.gap = Gap::Line;
        }
        own
    }

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
        Annotator::of(LANGUAGES)
    }

    /// Loads every language without its model: names are found by lists and rules alone until [`Annotator::add_language`]
    /// has brought the pack of their language. Without the feature `models`, [`Annotator::new`] does the same.
    pub fn without_models() -> Annotator {
        let languages: Vec<LanguageFiles> = LANGUAGES.iter().map(LanguageFiles::without_model).collect();
        Annotator::of(&languages)
    }

    fn of(languages: &[LanguageFiles]) -> Annotator {
        Annotator {
            languages: languages.iter().map(|_| OnceLock::new()).collect(),
            detector: Detector::load(languages),
            segments: SegmentRules::load(languages),
            reporting: Reporting::load(languages),
            speech: SpeechWords::load(languages),
            titles: TitleWords::load(languages),
            names: names::NameResources::load(languages),
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
        let tokens = tokens_of(text);
        done(Stage::Tokens);
        let segments = segment::split(text, &tokens, &self.segments, &self.reporting);
        done(Stage::Segments);
        let (language, mut analysis) = self.analyze_tokens(text, tokens, &segments, options);
        done(Stage::Tokens);

        let marks: Vec<Option<numbers::Marks>> = (0..self.languages.len())
            .map(|language| {
                let mut blocks = analysis.blocks.iter().filter(|block| block.language == language).peekable();
                blocks.peek()?;
                let lexicon = &self.language(language)?.numbers;
                let shown = blocks.filter_map(|block| numbers::shown_marks(&analysis.tokens(block), lexicon));
                Some(numbers::habit(shown, lexicon))
            })
            .collect();

        let mut candidates = Vec::new();
        let mut moments = Vec::new();
        for block in &analysis.blocks {
            let (Some(resources), Some(Some(marks))) = (self.language(block.language), marks.get(block.language))
            else {
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
        self.raise_small(&mut analysis);
        names::recognize(&analysis, &self.names, &mut candidates);
        done(Stage::Names);

        let words = (&self.reporting, &self.speech, &self.titles);
        let document = resolve::resolve(&analysis, segments, candidates, language, reference_date, &self.names, words);
        done(Stage::Resolve);
        document
    }

    /// What the language with this index in [`LANGUAGES`] brings.
    fn language(&self, index: usize) -> Option<&LanguageResources> {
        let (resources, files) = self.languages.get(index).zip(LANGUAGES.get(index))?;
        Some(resources.get_or_init(|| LanguageResources::load(files)))
    }

    /// Takes the pack of the language `code`: the model of its names, and the clusters of words that the model knows. Texts
    /// that are annotated from then on are read with it. A language that has its model keeps it.
    ///
    /// # Errors
    ///
    /// A [`PackError`] that says what is wrong with `pack`; nothing has changed then.
    ///
    /// ```
    /// use sorot::{Annotator, Options, language::LANGUAGES};
    ///
    /// let annotator = Annotator::without_models();
    /// let text = "Rapat dimulai pukul 19.30 WIB.";
    /// assert_eq!(annotator.missing(text, &Options::default()), ["id"]);
    /// // As a page would fetch it.
    /// let fetched = LANGUAGES.iter().find(|language| language.code == "id").and_then(|language| language.pack()?.to_bytes());
    /// annotator.add_language("id", &fetched.unwrap_or_default())?;
    /// assert!(annotator.missing(text, &Options::default()).is_empty());
    /// # Ok::<(), sorot::PackError>(())
    /// ```
    pub fn add_language(&self, code: &str, pack: &[u8]) -> Result<(), PackError> {
        self.names.add_pack(code, pack)
    }

    /// The codes of the languages whose pack `text` needs, read as `options` ask, and which have not come yet: without them
    /// its names are found by lists and rules alone.
    pub fn missing(&self, text: &str, options: &Options) -> Vec<&'static str> {
        self.missing_again(&mut Session::default(), text, options)
    }

    /// The resources for names.
    pub fn names(&self) -> &names::NameResources {
        &self.names
    }

    /// Segments → blocks with tokens, as names are read in them. Gives the language of the whole text, too.
    pub fn analyze<'t>(&self, text: &'t str, segments: &[Segment], options: &Options) -> (String, Analysis<'t>) {
        let (language, mut analysis) = self.analyze_tokens(text, tokens_of(text), segments, options);
        self.raise_small(&mut analysis);
        (language, analysis)
    }

    fn analyze_tokens<'t>(
        &self,
        text: &'t str,
        tokens: Vec<Token>,
        segments: &[Segment],
        options: &Options,
    ) -> (String, Analysis<'t>) {
        // A quote lies in a part that is looked at already.
        let parts: Vec<&Segment> = segments.iter().filter(|part| part.kind != SegmentKind::Quote).collect();
        let weigh = || parts.iter().map(|part| self.detector.weigh(part.span.of(text))).collect();
        let (whole, own) = languages_of(options.language, parts.len(), weigh);
        let fallback = whole.unwrap_or_else(|| self.detector.default_language());
        let of_text = tokens.len();
        let mut analysis = Analysis { text, blocks: Vec::new(), tokens };
        for (part, language) in parts.into_iter().zip(own) {
            if !is_read(part.kind, options) {
                continue;
            }
            let language = language.unwrap_or(fallback);
            let tokens = analysis.open_block(part.span, of_text);
            if let Some(items) = analysis.tokens.get_mut(tokens.clone()) {
                self.mark_sentences(text, items, language);
            }
            analysis.blocks.push(Block { kind: part.kind, span: part.span, language, tokens });
        }
        (code_of(whole), analysis)
    }

    fn mark_sentences(&self, text: &str, tokens: &mut [Token], language: usize) {
        if let Some(resources) = self.language(language) {
            mark_sentences(text, tokens, &resources.abbreviations);
        }
    }

    /// Has the `tokens` of one block of a text in small letters read as if they were in capitals.
    fn raise(&self, text: &str, tokens: &mut [Token], language: usize) {
        raise(tokens);
        self.mark_sentences(text, tokens, language);
    }

    /// Has a text in small letters read as one in capitals from now on, where its language wants it.
    fn raise_small(&self, analysis: &mut Analysis<'_>) {
        let Analysis { text, blocks, tokens } = analysis;
        let mut capitals = Capitals::default();
        for block in blocks.iter() {
            capitals.add(Capitals::of(tokens.get(block.tokens.clone()).unwrap_or_default()));
        }
        let small = capitals.is_small();
        for block in blocks.iter().filter(|block| small && self.names.raises(block.language)) {
            if let Some(tokens) = tokens.get_mut(block.tokens.clone()) {
                self.raise(text, tokens, block.language);
            }
        }
    }
}

/// The language of a text, and of each of its parts, as far as they show one; `weigh` finds what each part shows.
fn languages_of(
    choice: LanguageChoice,
    parts: usize,
    weigh: impl FnOnce() -> Vec<Evidence>,
) -> (Option<usize>, Vec<Option<usize>>) {
    if let LanguageChoice::Fixed(index) = choice {
        return (Some(index), vec![Some(index); parts]);
    }
    let shown = weigh();
    let mut whole = Evidence::default();
    shown.iter().for_each(|own| whole.add(own));
    (whole.language(), shown.iter().map(Evidence::language).collect())
}

/// The tag of a language, or that of none.
fn code_of(language: Option<usize>) -> String {
    language.and_then(|index| LANGUAGES.get(index)).map_or(UNDETERMINED, |language| language.code).to_owned()
}

/// Whether a part of the text is annotated.
const fn is_read(kind: SegmentKind, options: &Options) -> bool {
    match kind {
        SegmentKind::Quote | SegmentKind::Speech => false,
        SegmentKind::Chrome => options.annotate_chrome,
        SegmentKind::Title | SegmentKind::Paragraph | SegmentKind::Byline => true,
    }
}
