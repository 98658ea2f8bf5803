//! Segments: titles, paragraphs, bylines, quotes and page furniture.
//!
//! Lines are put together into parts, each part gets its role from its words and then from where it stands, and the
//! quotes are found inside the parts that are text. Every character that is not white space lies in exactly one segment
//! that is no quote.

mod byline;
mod chrome;
mod dateline;
mod lines;
mod part;
mod quotes;

use crate::document::{Segment, SegmentKind};
use crate::kept_lines::KeptLines;
use crate::language::LanguageFiles;
use crate::language::reporting::Reporting;
use crate::span::Span;
use crate::token::{Token, tokens_of};
use byline::BylineRules;
use chrome::ChromeRules;
use lines::{Line, LineWords};
use part::{Part, Role};

/// What segments are told apart by, in every language at once: pages mix theirs.
#[derive(Clone, Debug, Default)]
pub struct SegmentRules {
    chrome: ChromeRules,
    bylines: BylineRules,
}

impl SegmentRules {
    /// Loads the rules of `languages`.
    pub fn load(languages: &[LanguageFiles]) -> SegmentRules {
        let mut rules = SegmentRules::default();
        for language in languages {
            rules.chrome.add(language);
            rules.bylines.add(language);
        }
        rules
    }
}

/// The segments of `text`, which has these `tokens`, sorted by their start; quotes follow the paragraph that holds them.
/// Takes time in proportion to the length of the text.
pub fn split(text: &str, tokens: &[Token], rules: &SegmentRules, reporting: &Reporting) -> Vec<Segment> {
    let lines = read_lines(text, tokens, true, rules).lines;
    segments(text, lines, rules, reporting)
}

/// What [`split`] gives, where `kept` has what was read of the lines of the last text.
pub(crate) fn split_again(
    text: &str,
    rules: &SegmentRules,
    reporting: &Reporting,
    kept: &mut KeptLines<Lines>,
) -> Vec<Segment> {
    kept.update(text, |line| read_lines(line, &tokens_of(line), false, rules));
    let mut after_blank = true;
    let mut lines = Vec::with_capacity(kept.iter().map(|(_, own)| own.lines.len()).sum());
    for (start, own) in kept.iter() {
        let first = lines.len();
        lines.extend(own.lines.iter().map(|(line, part)| {
            let moved = |span: Span| Span::new(span.start + start, span.end + start);
            (Line { span: moved(line.span), ..*line }, Part { span: moved(part.span), ..*part })
        }));
        match lines.get_mut(first) {
            Some((line, part)) => {
                line.after_blank |= after_blank;
                part.after_blank = line.after_blank;
                after_blank = own.blank_behind;
            }
            None => after_blank |= own.blank_behind,
        }
    }
    segments(text, lines, rules, reporting)
}

/// The lines of a text that are not blank, each with what it would be by itself.
#[derive(Debug)]
pub(crate) struct Lines {
    lines: Vec<(Line, Part)>,
    blank_behind: bool,
}

fn read_lines(text: &str, tokens: &[Token], after_blank: bool, rules: &SegmentRules) -> Lines {
    let (lines, blank_behind) = lines::lines(text, after_blank);
    let mut buffer = LineWords::default();
    let lines = lines.into_iter().map(|line| (line, read_line(text, tokens, line, rules, &mut buffer))).collect();
    Lines { lines, blank_behind }
}

/// Lines → segments.
fn segments(text: &str, lines: Vec<(Line, Part)>, rules: &SegmentRules, reporting: &Reporting) -> Vec<Segment> {
    let mut parts = join_lines(text, lines);
    chrome::place(&mut parts);
    find_titles(&mut parts);

    let mut segments = Vec::with_capacity(parts.len());
    let lead = parts.iter().position(|part| part.role == Role::Text && part.reads_like_text());
    let mut buffer = LineWords::default();
    for (index, part) in parts.iter().enumerate() {
        let kind = match part.role {
            Role::Text => SegmentKind::Paragraph,
            Role::Title => SegmentKind::Title,
            Role::Byline => SegmentKind::Byline,
            Role::Chrome(_) => SegmentKind::Chrome,
        };
        let mut span = part.span;
        if lead == Some(index)
            && let Some(dateline) = dateline::find(text, span, &rules.bylines, &mut buffer)
        {
            segments.push(Segment { kind: SegmentKind::Byline, span: dateline, speaker: None, entity: None });
            span = trimmed(text, Span::new(dateline.end, span.end));
        }
        segments.push(Segment { kind, span, speaker: None, entity: None });
        if matches!(kind, SegmentKind::Paragraph | SegmentKind::Title) {
            let goes_on = parts.get(index + 1).is_some_and(|next| quotes::opens_with_mark(next.span.of(text)));
            // A mark at the very end of a paragraph opens nothing.
            let found = quotes::find(text, span, goes_on, reporting).into_iter().filter(|span| !span.is_empty());
            for span in found {
                segments.push(Segment { kind: SegmentKind::Quote, span, speaker: None, entity: None });
            }
        }
    }
    segments
}

/// Lines → parts: lines that were wrapped become one.
fn join_lines(text: &str, lines: Vec<(Line, Part)>) -> Vec<Part> {
    let wrap = Wrap::of(text, &lines);
    let mut parts: Vec<Part> = Vec::new();
    let mut last_line: Option<Line> = None;
    for (line, part) in lines {
        let open = match (parts.last_mut(), last_line) {
            (Some(open), Some(last)) if open.role == Role::Text && part.role == Role::Text && !line.after_blank => {
                wrap.is_some_and(|wrap| wrap.joins(text, &last, &line)).then_some(open)
            }
            _ => None,
        };
        last_line = Some(line);
        match open {
            Some(open) => {
                open.span = open.span.cover(part.span);
                open.words += part.words;
                open.one_line = false;
                open.ends_sentence = part.ends_sentence;
                open.ends_in_stop = part.ends_in_stop;
            }
            None => parts.push(part),
        }
    }
    parts
}

fn read_line(text: &str, tokens: &[Token], line: Line, rules: &SegmentRules, buffer: &mut LineWords) -> Part {
    let written = line.span.of(text);
    buffer.read(text, tokens, line.span);
    let ends_sentence = ends_sentence(written);
    let role = if let Some(class) = rules.chrome.class(&buffer.words, ends_sentence) {
        Role::Chrome(class)
    } else if rules.bylines.is_byline(written, &buffer.words, ends_sentence) {
        Role::Byline
    } else {
        Role::Text
    };
    Part {
        span: line.span,
        role,
        words: buffer.words.len(),
        after_blank: line.after_blank,
        one_line: true,
        ends_sentence,
        ends_in_stop: ends_in_stop(written),
        opens_high: !written.chars().next().is_some_and(char::is_lowercase),
        has_link: buffer.words.len() > LONGEST_HEADING,
    }
}

/// The heading of a list of links has no more words; a longer line brings its link along.
const LONGEST_HEADING: usize = 3;

/// Whether `written` ends with the mark of a sentence, behind which quotation marks and brackets may stand.
fn ends_sentence(written: &str) -> bool {
    let bare = written.trim_end_matches(|letter: char| matches!(letter, ')' | ']') || quotes::is_mark(letter));
    bare.ends_with(['.', '!', '?', '…', '。', '؟'])
        || (bare.len() < written.len() && bare.ends_with(','))
        || written.ends_with(')')
            && bare.len() > SHORTEST_SIGNED
            && bare
                .rfind(['(', '['])
                .is_some_and(|at| bare.get(..at).unwrap_or("").trim_end().ends_with(['.', '!', '?', '"', '”']))
}

/// Whether `written` ends in a full stop or a colon, as headlines do not; three stops in a row are another mark.
fn ends_in_stop(written: &str) -> bool {
    let bare = written.trim_end_matches(|letter: char| matches!(letter, ')' | ']') || quotes::is_mark(letter));
    written.ends_with(':')
        || (ends_sentence(written) && !bare.ends_with(['!', '?', '…', '؟']) && !bare.ends_with("..."))
}

/// A paragraph that is signed by an agency in brackets at its end is longer than this, in bytes.
const SHORTEST_SIGNED: usize = 40;

/// Texts whose lines are longer, in characters, are not wrapped by hand or by a mail program.
const WIDEST_WRAP: usize = 140;

/// Narrower lines, in characters, are verses, lists or tables.
const NARROWEST_WRAP: usize = 30;

/// How the lines of a text were wrapped.
#[derive(Clone, Copy, Debug)]
struct Wrap {
    /// The width of the widest line behind which another follows, in characters.
    width: usize,
    /// Whether lines may be shorter than they need be, as in what is copied from a PDF.
    ragged: bool,
}

impl Wrap {
    /// How the lines of `text` were wrapped; `None` where each line is a paragraph of its own.
    ///
    /// A line was wrapped if the first word of the next would not have fit any more. Headlines and paragraphs that happen to
    /// look so are told from it by the next line, which seldom goes on in lower case there. Where nearly all lines break off in a
    /// sentence besides, they need not be full.
    fn of(text: &str, lines: &[(Line, Part)]) -> Option<Wrap> {
        let following = || {
            let pairs = lines.iter().zip(lines.iter().skip(1));
            pairs.map(|((line, _), (next, _))| (line, next)).filter(|(_, next)| !next.after_blank)
        };
        let width = following().map(|(line, _)| line.width).max()?;
        if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
            return None;
        }
        let (full, ragged) = (Wrap { width, ragged: false }, Wrap { width, ragged: true });
        let (mut pairs, mut filled, mut long, mut lower) = (0_usize, 0_usize, 0_usize, 0_usize);
        for (line, next) in following() {
            pairs += 1;
            filled += usize::from(full.joins(text, line, next));
            long += usize::from(ragged.is_long(line) && !ends_sentence(line.span.of(text)));
            lower += usize::from(goes_on(text, next));
        }
        if filled * 4 >= pairs * 3 && lower * 3 >= pairs {
            return Some(full);
        }
        (pairs >= FEWEST_RAGGED && long * 4 >= pairs * 3 && lower * 3 >= pairs).then_some(ragged)
    }

    /// Whether `line` was broken before `next` because the next word did not fit.
    fn joins(self, text: &str, line: &Line, next: &Line) -> bool {
        if self.ragged {
            return self.is_long(line) || goes_on(text, next);
        }
        let word = next.span.of(text).chars().take(self.width).take_while(|letter| !letter.is_whitespace()).count();
        // Wrapping programs differ in whether they count the space and the hyphen.
        line.width + 1 + word + 2 > self.width
    }

    /// Whether the line is long enough to be one of a paragraph that goes on, where lines are ragged.
    const fn is_long(self, line: &Line) -> bool {
        line.width * 3 >= self.width * 2
    }
}

/// Whether a line goes on with the sentence of the one before it: it begins in lower case.
fn goes_on(text: &str, line: &Line) -> bool {
    line.span.of(text).starts_with(char::is_lowercase)
}

/// So many lines that another follows tell that lines are ragged.
const FEWEST_RAGGED: usize = 4;

/// A headline has no more words.
const LONGEST_TITLE: usize = 30;

/// A subheading has no more words.
const LONGEST_SUBTITLE: usize = 14;

/// Headlines: the first line of the article, where text follows; and subheadings: short lines between paragraphs.
fn find_titles(parts: &mut [Part]) {
    let texts: Vec<usize> =
        parts.iter().enumerate().filter(|(_, part)| part.role == Role::Text).map(|(index, _)| index).collect();
    let reads_like_text = |at: Option<&usize>| at.and_then(|&at| parts.get(at)).is_some_and(Part::reads_like_text);
    let mut titles = Vec::new();
    for (order, &index) in texts.iter().enumerate() {
        let Some(part) = parts.get(index) else {
            continue;
        };
        let short = part.one_line && part.words > 0 && part.words <= LONGEST_TITLE && !part.ends_in_stop;
        let followed = order + 1 < texts.len();
        let first = order == 0 && part.words > 1;
        let below_title = order > 0 && titles.last() == texts.get(order - 1);
        let between = reads_like_text(texts.get(order.wrapping_sub(1))) || below_title;
        let subtitle = part.opens_high
            && part.words <= LONGEST_SUBTITLE
            && between
            && !part.reads_like_text()
            && reads_like_text(texts.get(order + 1));
        if short && followed && (first || subtitle) {
            titles.push(index);
        }
    }
    for index in titles {
        if let Some(part) = parts.get_mut(index) {
            part.role = Role::Title;
        }
    }
}

/// The span of `text` without the white space around it.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let lead = inner.len() - inner.trim_start().len();
    Span::new(span.start + lead, span.start + lead + inner.trim().len())
}
